//! What there is to say about the file as a whole.

use std::ops::RangeInclusive;
use std::rc::Rc;

use yew::prelude::*;

use super::super::job::Ready;
use super::Again;
use crate::app::context::use_words;
use crate::app::parts::{Button, Checkbox, Choice, Look, Select};
use crate::app::shared::Shared;
use crate::interchange::exports::Layout;
use crate::interchange::xlsx::SheetName;
use crate::parsed::{ExportRemark, Note, Problem, Severity, Tool};
use crate::words::Words;
use crate::words::exports::Exports;
use crate::words::survey::Survey;

/// Returns the file's rows, columns, delimiter and encoding in words.
pub fn summary(ready: &Ready, words: &Survey) -> String {
    let table = &ready.draft.table;
    (words.file)(table.rows(), table.columns.len(), table.delimiter, ready.encoding)
}

/// Shows the sheets of a workbook that has several, to choose another.
pub fn sheets(
    (sheets, chosen): (&[SheetName], usize),
    layout: Layout,
    onagain: &Callback<Again>,
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
    let onchange =
        onagain.reform(move |name: AttrValue| (layout, Some(name.to_string())));
    html! {
        <Select id="survey-sheet" label={words.sheet} inline=true {value} {options} {onchange} />
    }
}

/// So many rows above the headings are offered.
const ABOVE: usize = 9;
/// So many rows of headings are offered.
const HEADERS: usize = 4;

/// Shows which tool wrote the file, with a choice to read it otherwise, and which of its rows are
/// the headings; nothing for a file that has no such rows.
pub fn source(
    (tool, headers): (Tool, usize),
    layout: Layout,
    onlayout: &Callback<Layout>,
    all: &Words,
) -> Html {
    let words = &all.exports;
    if headers == 0 {
        return Html::default();
    }
    let plain = layout.plain.is_some();
    let said = if plain {
        Some((words.is_plain.to_owned(), words.again, None))
    } else {
        let recognised =
            || ((words.recognised)(tool, headers), words.plain, Some((0, 1)));
        (tool != Tool::Plain).then(recognised)
    };
    let (above, headers) = layout.plain.unwrap_or((0, headers));
    let select = |id: &'static str,
                  label,
                  value: usize,
                  all: RangeInclusive<usize>,
                  with| {
        let options: Rc<[Choice]> =
            all.map(|it| Choice::new(it.to_string(), it.to_string())).collect();
        let with: Box<dyn Fn(usize) -> (usize, usize)> = with;
        let onchange = onlayout.reform(move |it: AttrValue| Layout {
            plain: Some(with(it.parse().unwrap_or(value))),
            ..layout
        });
        html! {
            <Select {id} {label} inline=true value={value.to_string()} {options} {onchange} />
        }
    };
    html! {
        <div class="preview-rows">
            if let Some((said, other, plain)) = said {
                <p class="note preview-tool">
                    { said }
                    { " " }
                    <Button
                        look={Look::Quiet}
                        onclick={onlayout.reform(move |_: MouseEvent| Layout { plain, ..layout })}
                    >
                        { other }
                    </Button>
                </p>
            }
            { select("survey-above", words.above, above, 0..=ABOVE, Box::new(move |it| (it, headers))) }
            { select("survey-headers", words.headers, headers, 1..=HEADERS, Box::new(move |it| (above, it))) }
        </div>
    }
}

/// Shows which kinds of rows are taken in that one may not want: what was made while the survey
/// was tried out, and who did not reach the end.
pub fn rows(
    notes: &[Note],
    layout: Layout,
    onlayout: &Callback<Layout>,
    words: &Exports,
) -> Html {
    let tick =
        |id: &'static str, label: String, checked: bool, onchange: Callback<bool>| {
            html! { <Checkbox {id} {label} {checked} {onchange} /> }
        };
    let one = |note: &Note| match &note.problem {
        Problem::Export(
            ExportRemark::PreviewsDropped { rows } | ExportRemark::PreviewsKept { rows },
        ) => Some(tick(
            "survey-previews",
            (words.previews)(rows.len()),
            layout.previews,
            onlayout.reform(move |previews| Layout { previews, ..layout }),
        )),
        Problem::Export(
            ExportRemark::Unfinished { rows } | ExportRemark::UnfinishedDropped { rows },
        ) => Some(tick(
            "survey-unfinished",
            (words.unfinished)(rows.len()),
            !layout.finished,
            onlayout.reform(move |all: bool| Layout { finished: !all, ..layout }),
        )),
        _ => None,
    };
    notes.iter().filter_map(one).collect()
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
