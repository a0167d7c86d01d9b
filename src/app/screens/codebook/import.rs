//! A table of codes or codings, before it is taken: what it would add, and what is wrong
//! with it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::ids;
use crate::app::context::{use_dispatch, use_study, use_words};
use crate::app::event::use_event;
use crate::app::notice::{Notice, Tone};
use crate::app::open::{Incoming, IncomingKind};
use crate::app::parts::{Button, Column, Look, Message, Row, Table, cell};
use crate::app::screens::files::{Notes, say_undoable};
use crate::id::Ids;
use crate::interchange::coded::{Plan, codebook_plan, codings_plan};
use crate::interchange::table_in;
use crate::parsed::{Note, Parsed};
use crate::study::{Command, Study};
use crate::survey::Table as RawTable;
use crate::words::EN;
use crate::words::refusals::refusal;

/// So many rows are shown as they were read.
const ROWS: usize = 4;

/// Props of [`ImportPreview`].
#[derive(Properties, PartialEq)]
pub struct ImportPreviewProps {
    /// The file.
    pub file: Incoming,
    /// Hears that it was taken or left.
    pub ondone: Callback<()>,
}

fn plan(
    kind: IncomingKind,
    study: &Study,
    table: &RawTable,
    ids: &mut Ids,
) -> Parsed<Plan> {
    if kind == IncomingKind::Codings {
        codings_plan(study, table, ids)
    } else {
        codebook_plan(study, table, ids)
    }
}

/// A table before it is taken.
#[component]
pub fn ImportPreview(props: &ImportPreviewProps) -> Html {
    let words = &use_words().codebook;
    let (study, dispatch) = (use_study(), use_dispatch());
    let (name, kind) = (props.file.name.clone(), props.file.kind);
    let table =
        use_memo(Rc::clone(&props.file.bytes), |bytes| Rc::new(table_in::read(bytes)));
    // Counted with ids that nobody keeps; taken with new ones.
    let planned = use_memo((study, Rc::clone(&*table), kind), |(study, table, kind)| {
        let Parsed { value, notes } =
            plan(*kind, study, &table.value, &mut Ids::seeded(0));
        let notes: Vec<Note> = table.notes.iter().cloned().chain(notes).collect();
        (value, Rc::new(notes))
    });
    let take = use_event(
        (Rc::clone(&*table), kind, name.clone(), dispatch, props.ondone.clone()),
        |_: MouseEvent, (table, kind, name, dispatch, ondone)| {
            let Some(study) = dispatch.study() else { return };
            let plan = plan(*kind, &study, &table.value, &mut ids::ids()).value;
            match dispatch.attempt(Command::Together(plan.commands)) {
                Ok(()) => {
                    say_undoable(dispatch, (EN.codebook.taken)(name));
                    ondone.emit(());
                }
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    dispatch.notify(Notice::warning(message, hint));
                }
            }
        },
    );
    let leave = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let (plan, notes) = &*planned;
    let nothing = plan.commands.is_empty();
    let codings = kind == IncomingKind::Codings;
    let adds = match kind {
        _ if nothing => words.adds_nothing.to_owned(),
        IncomingKind::Codings => {
            (words.adds_codings)(plan.segments, plan.codes, plan.coders)
        }
        _ => (words.adds_codes)(plan.codes, plan.themes),
    };
    let [codes_help, codings_help] = words.columns_help;
    let help = if codings { codings_help } else { codes_help };
    let rows = table.value.rows();
    let shown = rows.min(ROWS);
    let columns: Rc<[Column]> =
        table.value.header.iter().map(|it| Column::words(it.clone())).collect();
    let first = (0..shown).map(|row| {
        let width = table.value.header.len();
        let cells = (0..width).map(|it| cell(table.value.cell(row, it).to_owned()));
        Row::new(row.to_string(), cells.collect())
    });
    html! {
        <section class="card import" aria-label={(words.import_of)(&name)}>
            <h2>{ (words.import_of)(&name) }</h2>
            <Message tone={if nothing { Tone::Warning } else { Tone::Info }} message={adds}>
                <p class="note">{ help }</p>
            </Message>
            <Notes notes={Rc::clone(notes)} />
            if shown > 0 {
                <Table
                    id="import-rows"
                    caption={(words.first_rows)(shown, rows)}
                    {columns}
                    rows={first.collect::<Rc<[Row]>>()}
                />
            }
            <div class="row">
                if !nothing {
                    <Button look={Look::Primary} onclick={take}>{ words.take }</Button>
                }
                <Button onclick={leave}>{ words.leave }</Button>
            </div>
        </section>
    }
}
