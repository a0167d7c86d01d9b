//! A codebook or a table of codings before it is taken: what it would change, and what is
//! wrong with it.

use std::rc::Rc;

use yew::prelude::*;

use super::changes::run;
use super::compare::Changes;
use crate::app::browser::ids;
use crate::app::context::{use_dispatch, use_study, use_words};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::open::{Incoming, IncomingKind};
use crate::app::parts::{
    Button, Choice, Column, Look, Message, Row, Segmented, Table, cell,
};
use crate::app::screens::files::{Notes, say_undoable};
use crate::codebook::{Differs, difference};
use crate::id::Ids;
use crate::interchange::coded::{
    BookDraft, BookForm, Existing, Plan, book_plan, codings_plan, read_book,
};
use crate::interchange::table_in;
use crate::parsed::{Note, Parsed};
use crate::study::{Command, Study};
use crate::survey::Table as RawTable;
use crate::words::EN;

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

/// What was read.
#[derive(PartialEq)]
enum Read {
    Book(BookForm, BookDraft),
    Codings(RawTable),
}

/// Reads a file, once.
fn read(file: &Incoming) -> (Read, Vec<Note>) {
    if file.kind == IncomingKind::Codings {
        let Parsed { value, notes } = table_in::read(&file.bytes);
        return (Read::Codings(value), notes);
    }
    let (form, Parsed { value, notes }) = read_book(&file.name, &file.bytes);
    (Read::Book(form, value), notes)
}

fn plan(read: &Read, existing: Existing, study: &Study, ids: &mut Ids) -> Parsed<Plan> {
    match read {
        Read::Book(_, draft) => book_plan(study, draft, existing, ids),
        Read::Codings(table) => codings_plan(study, table, ids),
    }
}

/// A file before it is taken.
#[component]
pub fn ImportPreview(props: &ImportPreviewProps) -> Html {
    let words = &use_words().codebook;
    let (study, dispatch) = (use_study(), use_dispatch());
    let name = props.file.name.clone();
    let existing = use_state(Existing::default);
    let was_read = use_memo(props.file.clone(), |file| Rc::new(read(file)));
    // Counted with ids that nobody keeps; taken with new ones.
    let planned = use_memo(
        (study.clone(), Rc::clone(&*was_read), *existing),
        |(study, read, existing)| {
            let mut notes = read.1.clone();
            let plan = plan(&read.0, *existing, study, &mut Ids::seeded(0));
            let plan = plan.take(&mut notes);
            (plan, Rc::new(notes))
        },
    );
    let take = use_event(
        (Rc::clone(&*was_read), *existing, name.clone(), dispatch, props.ondone.clone()),
        |_: MouseEvent, (read, existing, name, dispatch, ondone)| {
            let Some(study) = dispatch.study() else { return };
            let plan = plan(&read.0, *existing, &study, &mut ids::ids()).value;
            if run(dispatch, Command::Together(plan.commands)) {
                say_undoable(dispatch, (EN.codebook.taken)(name));
                ondone.emit(());
            }
        },
    );
    let leave = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let onexisting = use_event(existing.setter(), |value: AttrValue, existing| {
        existing.set(if value == "update" { Existing::Update } else { Existing::Keep });
    });
    let (plan, notes) = &*planned;
    let nothing = plan.commands.is_empty();
    let [codes_help, codings_help] = words.columns_help;
    let (adds, help) = match &was_read.0 {
        Read::Book(..) if nothing => (words.adds_nothing.to_owned(), codes_help),
        Read::Codings(_) if nothing => (words.adds_nothing.to_owned(), codings_help),
        Read::Codings(_) => {
            ((words.adds_codings)(plan.segments, plan.codes, plan.coders), codings_help)
        }
        Read::Book(form, _) => (
            (words.adds_codes)([plan.codes, plan.changed, plan.kept, plan.themes]),
            (words.forms)(*form),
        ),
    };
    let [keep, update] = words.existing.1;
    let ways = [Choice::new("keep", keep), Choice::new("update", update)];
    let way = if *existing == Existing::Update { "update" } else { "keep" };
    html! {
        <section class="card import" aria-label={(words.import_of)(&name)}>
            <h2>{ (words.import_of)(&name) }</h2>
            <Message tone={if nothing { Tone::Warning } else { Tone::Info }} message={adds}>
                <p class="note">{ help }</p>
            </Message>
            if plan.kept + plan.changed > 0 {
                <Segmented
                    id="import-existing"
                    label={words.existing.0}
                    show_label=true
                    value={way}
                    options={Rc::<[Choice]>::from(ways)}
                    onchange={onexisting}
                />
            }
            <Notes notes={Rc::clone(notes)} />
            { shown(&was_read.0, plan, &study) }
            <div class="row">
                if !nothing {
                    <Button look={Look::Primary} onclick={take}>{ words.take }</Button>
                }
                <Button onclick={leave}>{ words.leave }</Button>
            </div>
        </section>
    }
}

/// What would change, or the first rows as they were read.
fn shown(read: &Read, plan: &Plan, study: &Study) -> Html {
    let words = &EN.codebook;
    match read {
        Read::Book(..) => {
            let changes = difference(&study.codebook, &plan.after);
            if changes.is_empty() || plan.after.is_empty() {
                return html! {};
            }
            html! {
                <details class="import-changes">
                    <summary>{ (words.import_changes)(changes.len()) }</summary>
                    <Changes changes={Rc::<[Differs]>::from(changes)} />
                </details>
            }
        }
        Read::Codings(table) => {
            let rows = table.rows();
            let shown = rows.min(ROWS);
            let columns: Rc<[Column]> =
                table.header.iter().map(|it| Column::words(it.clone())).collect();
            let first = (0..shown).map(|row| {
                let width = table.header.len();
                let cells = (0..width).map(|it| cell(table.cell(row, it).to_owned()));
                Row::new(row.to_string(), cells.collect())
            });
            html! {
                if shown > 0 {
                    <Table
                        id="import-rows"
                        caption={(words.first_rows)(shown, rows)}
                        {columns}
                        rows={first.collect::<Rc<[Row]>>()}
                    />
                }
            }
        }
    }
}
