//! Tables to take along.

use yew::prelude::*;

use super::taking::save_table;
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Message};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::interchange::coded::codebook_table;
use crate::interchange::findings::{
    OutTable, answers_table, codings_table, people_table, quotes_table,
};
use crate::interchange::table_out::OutCell;
use crate::stats::composites::with_composites;
use crate::study::Study;
use crate::themes::quotes;
use crate::words::EN;

/// A table of the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Answers(SurveyId),
    People,
    Codebook,
    Quotes,
    Codings,
}

/// Returns the codebook as a table to save.
pub fn codebook_out(study: &Study) -> OutTable {
    let (header, rows) = codebook_table(study);
    let header = header.into_iter().map(str::to_owned).collect();
    let row = |it: Vec<String>| it.into_iter().map(OutCell::Text).collect();
    (header, rows.into_iter().map(row).collect())
}

fn table(study: &Study, which: Which) -> Option<OutTable> {
    Some(match which {
        // With composite scales as columns behind the questions.
        Which::Answers(id) => answers_table(&with_composites(study.surveys.get(&id)?)),
        Which::People => people_table(study),
        Which::Codebook => codebook_out(study),
        Which::Quotes => {
            let material = study.material();
            let themes = study.themes.iter();
            let all: Vec<_> =
                themes.map(|it| (it.as_ref(), quotes(it, &material))).collect();
            quotes_table(study, &all, &study.participants.attributes)
        }
        Which::Codings => codings_table(study),
    })
}

/// Props of [`Tables`].
#[derive(Properties, PartialEq)]
pub struct TablesProps {
    /// The study.
    pub study: Shared<Study>,
}

/// The tables that there are.
#[component]
pub fn Tables(props: &TablesProps) -> Html {
    let words = &use_words().files;
    let (study, dispatch) = (&props.study, use_dispatch());
    let [answers, people, codebook, quotes, codings] = words.names;
    let segments: usize = study.layers.values().map(|it| it.segments().len()).sum();
    let mut all: Vec<(Which, String, String, usize)> = study
        .surveys
        .values()
        .map(|it| {
            let file = format!("{} {answers}", it.name);
            (Which::Answers(it.id), (words.answers)(&it.name), file, it.rows())
        })
        .collect();
    let named = |which, label: &str, file: &str, rows| {
        (which, label.to_owned(), file.to_owned(), rows)
    };
    all.extend([
        named(Which::People, words.people, people, study.participants.len()),
        named(Which::Codebook, words.codebook, codebook, study.codebook.len()),
        named(
            Which::Quotes,
            words.quotes,
            quotes,
            segments.min(study.themes.len() * segments),
        ),
        named(Which::Codings, words.codings, codings, segments),
    ]);
    html! {
        <section class="files-part" aria-labelledby="files-tables">
            <h2 id="files-tables">{ words.tables }</h2>
            <p class="files-text">{ words.tables_text }</p>
            if study.about.disclosure.is_on() {
                <Message tone={Tone::Warning} message={EN.analysis.hidden.raw} />
            }
            <ul class="table-list">
                for (which, label, file, rows) in all.into_iter().filter(|it| it.3 > 0) {
                    <One
                        key={label.clone()}
                        {which}
                        label={label.clone()}
                        {file}
                        rows={(which != Which::Quotes).then_some(rows)}
                        dispatch={dispatch.clone()}
                    />
                }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    which: Which,
    label: AttrValue,
    file: AttrValue,
    rows: Option<usize>,
    dispatch: Dispatch,
}

#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().files;
    let onclick = use_event(
        (props.which, props.file.clone(), props.dispatch.clone()),
        |_: MouseEvent, (which, file, dispatch)| {
            let study = dispatch.study();
            if let Some(table) = study.and_then(|it| table(&it, *which)) {
                save_table(dispatch, file, &table);
            }
        },
    );
    html! {
        <li>
            <span class="table-name">{ &props.label }</span>
            if let Some(rows) = props.rows {
                <span class="note">{ (EN.files.rows)(rows) }</span>
            }
            <Button label={AttrValue::from((words.save_table)(&props.label))} {onclick}>
                { words.csv }
            </Button>
        </li>
    }
}
