//! The screen Files: the study as one file, other studies from files, tables, and the room
//! that all of it takes. Also what the other screens need for files of theirs.

mod arrivals;
mod backup_file;
mod earlier;
mod notes;
mod opening;
mod report;
mod room;
mod tables;
mod taking;

use std::rc::Rc;

use yew::prelude::*;

pub use self::arrivals::{Arrivals, use_arrivals};
pub use self::earlier::{EarlierList, EarlierListProps};
pub use self::notes::{Notes, NotesProps};
pub use self::opening::{Found, FoundProps, Reading, read_study};
pub use self::report::{ReportFile, ReportFileProps};
pub use self::room::{RoomTable, RoomTableProps};
pub use self::tables::{Tables, TablesProps, codebook_out};
pub use self::taking::{
    copy_table, save_table, save_text, say_undoable, table_file_name,
};
use crate::app::context::{use_keeper, use_now, use_saving, use_study, use_words};
use crate::app::parts::PageHead;
use crate::app::screens::pseudonyms::LeakCheck;
use crate::store::Counts;
use crate::study::Study;
use crate::words::EN;

/// Returns what a study holds, in words.
fn holds(study: &Study) -> String {
    let counts = Counts::of(study);
    (EN.files.holds)([
        counts.respondents,
        counts.transcripts,
        study.codebook.len(),
        counts.segments,
        study.themes.len(),
        counts.coders,
    ])
}

/// The screen.
#[component]
pub fn FilesScreen() -> Html {
    let words = &use_words().files;
    let (study, saving, now) = (use_study(), use_saving(), use_now());
    let keeper = use_keeper();
    // Looked at again after each save.
    let kept =
        use_memo(saving.clone(), |_| (keeper.list().unwrap_or_default(), keeper.used()));
    html! {
        <div class="page files">
            <PageHead title={words.title} />
            <LeakCheck />
            <backup_file::BackupFile />
            <earlier::Earlier />
            <opening::Opening />
            <ReportFile study={study.clone()} />
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
