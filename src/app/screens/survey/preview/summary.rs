//! What there is to say about the file as a whole.

use std::rc::Rc;

use yew::prelude::*;

use super::super::job::Ready;
use crate::app::context::use_words;
use crate::app::parts::{Button, Choice, Look, Select};
use crate::app::shared::Shared;
use crate::interchange::xlsx::SheetName;
use crate::parsed::{Severity, Tool};
use crate::words::Words;
use crate::words::survey::Survey;

/// Returns the file's rows, columns, delimiter and encoding in words.
pub fn summary(ready: &Ready, words: &Survey) -> String {
    let table = &ready.draft.table;
    (words.file)(table.rows(), table.columns.len(), table.delimiter, ready.encoding)
}

/// Shows the sheets of a workbook that has several, to choose another.
pub fn sheets(
    (sheets, chosen): (&[SheetName], usize),
    plain: bool,
    onagain: &Callback<(bool, Option<String>)>,
    words: &Survey,
) -> Html {
    if sheets.len() < 2 {
        return Html::default();
    }
    let choice = |it: &SheetName| {
        let hidden = it.hidden.then(|| (words.sheet_hidden)(&it.name));
        Choice::new(it.name.clone(), hidden.unwrap_or_else(|| it.name.clone()))
    };
    let options: Rc<[Choice]> = sheets.iter().map(choice).collect();
    let value = sheets.get(chosen).map(|it| it.name.clone()).unwrap_or_default();
    let onchange = onagain.reform(move |name: AttrValue| (plain, Some(name.to_string())));
    html! {
        <Select id="survey-sheet" label={words.sheet} inline=true {value} {options} {onchange} />
    }
}

/// Shows which tool wrote the file, with its header rows, and a choice to read it otherwise;
/// nothing for a table that no tool is known to have written.
pub fn source(
    (tool, headers): (Tool, usize),
    plain: bool,
    onplain: &Callback<bool>,
    all: &Words,
) -> Html {
    let words = &all.exports;
    if tool == Tool::Plain && !plain {
        return Html::default();
    }
    let onclick = onplain.reform(move |_: MouseEvent| !plain);
    let (said, other) = if plain {
        (words.is_plain.to_owned(), words.again)
    } else {
        ((words.recognised)(tool, headers), words.plain)
    };
    html! {
        <p class="note preview-tool">
            { said }
            { " " }
            <Button look={Look::Quiet} {onclick}>{ other }</Button>
        </p>
    }
}

/// Props of [`Notes`].
#[derive(Properties, PartialEq)]
pub struct NotesProps {
    /// The file.
    pub notes: Shared<Ready>,
}

/// The remarks about the file, each with its place.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let all = use_words();
    let words = &all.survey;
    let notes = &props.notes.notes;
    if notes.is_empty() {
        return Html::default();
    }
    let open = notes.len() <= 3 || notes.iter().any(|it| it.severity == Severity::Loss);
    html! {
        <details class="remarks" {open}>
            <summary>{ (words.remarks)(notes.len()) }</summary>
            <ul>
                for (at, note) in notes.iter().enumerate() {
                    <li key={at.to_string()} class={severity(note.severity)}>
                        { remark(note, all) }
                    </li>
                }
            </ul>
        </details>
    }
}

fn severity(it: Severity) -> &'static str {
    match it {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Loss => "loss",
    }
}

fn remark(it: &crate::parsed::Note, all: &crate::words::Words) -> Html {
    let said = (all.problem)(&it.problem);
    let place = (all.place)(&it.place);
    html! {
        <>
            if !place.is_empty() {
                <b>{ (all.survey.at)(&place) }</b>
            }
            { said.message }
            if let Some(hint) = said.hint {
                { " " }<span>{ hint }</span>
            }
        </>
    }
}
