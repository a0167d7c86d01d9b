//! The screen Files: the study as one file, other studies from files, tables, and the room
//! that all of it takes. Also what the other screens need for files of theirs.

mod arrivals;
mod notes;
mod opening;
mod room;
mod tables;
mod taking;

use std::rc::Rc;

use yew::prelude::*;

pub use self::arrivals::{Arrivals, use_arrivals};
pub use self::notes::{Notes, NotesProps};
pub use self::opening::{Found, FoundProps, Reading, read_study};
pub use self::room::{RoomTable, RoomTableProps};
pub use self::tables::{Tables, TablesProps, codebook_out};
pub use self::taking::{copy_table, save_table, say_undoable, table_file_name};
use crate::app::backup;
use crate::app::context::{
    use_dispatch, use_keeper, use_now, use_saving, use_study, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, PageHead};
use crate::store::Counts;

/// The screen.
#[component]
pub fn FilesScreen() -> Html {
    let all = use_words();
    let words = &all.files;
    let (study, saving, now) = (use_study(), use_saving(), use_now());
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let onsave = use_event((keeper.clone(), dispatch), {
        |_: MouseEvent, (keeper, dispatch)| backup::download(keeper, dispatch)
    });
    let counts = Counts::of(&study);
    let holds = [
        counts.respondents,
        counts.transcripts,
        study.codebook.len(),
        counts.segments,
        study.themes.len(),
        counts.coders,
    ];
    let last = saving.backup.map_or_else(
        || words.never_saved.to_owned(),
        |at| (words.saved)(&(all.time.when)(at, now)),
    );
    // Looked at again after each save.
    let kept =
        use_memo(saving.clone(), |_| (keeper.list().unwrap_or_default(), keeper.used()));
    html! {
        <div class="page files">
            <PageHead title={words.title} />
            <section class="files-part" aria-labelledby="files-save">
                <h2 id="files-save">{ words.save }</h2>
                <p class="files-text">{ words.save_text }</p>
                <p class="note">{ (words.holds)(holds) }</p>
                <div class="row">
                    <Button look={Look::Primary} onclick={onsave}>{ words.save_do }</Button>
                    <span class="note">{ last }</span>
                </div>
            </section>
            <opening::Opening />
            <Tables study={study.clone()} />
            <RoomTable
                entries={Rc::from(kept.0.as_slice())}
                used={kept.1}
                room={keeper.room()}
                open={study.about.id}
                {now}
            />
        </div>
    }
}
