//! Answers in people's own words: the first ones, a search, and all of them as a file.

use yew::prelude::*;

use super::sheet::file_name;
use super::to_coding::ToCoding;
use crate::app::browser::files;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in;
use crate::app::parts::{Button, TextField};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::interchange::table_out::{self, OutCell};
use crate::survey::{Answers, Survey};
use crate::words::EN;

/// So many answers are shown at first, and with each press of the button.
const PAGE: usize = 50;

/// Props of [`OpenAnswers`].
#[derive(Properties, PartialEq)]
pub struct OpenAnswersProps {
    /// The survey.
    pub survey: Shared<Survey>,
    /// The question.
    pub question: QuestionId,
}

/// Returns the answers, each with who gave it.
fn answers(survey: &Survey, question: QuestionId) -> Vec<(&str, &str)> {
    let Some((_, column)) = survey.question(question) else { return Vec::new() };
    let Answers::Text(given) = &column.answers else { return Vec::new() };
    let all = survey.respondents.iter().zip(given);
    all.filter_map(|(who, it)| Some((&**who, &**it.as_ref().ok()?))).collect()
}

/// Answers in people's own words.
#[component]
pub fn OpenAnswers(props: &OpenAnswersProps) -> Html {
    let words = &use_words().results.open;
    let dispatch = use_dispatch();
    let typed = use_state(String::new);
    let shown = use_state(|| PAGE);
    let ontyped = use_event((), {
        let (typed, shown) = (typed.setter(), shown.setter());
        move |text: String, ()| {
            typed.set(text);
            shown.set(PAGE);
        }
    });
    let more = use_event(*shown, {
        let shown = shown.setter();
        move |_: MouseEvent, now| shown.set(now + PAGE)
    });
    let save = use_event(
        (props.survey.clone(), props.question, dispatch),
        |_: MouseEvent, (survey, question, dispatch)| {
            let all = answers(survey, *question);
            say_leaks_in(dispatch, &mut all.iter().map(|it| it.1));
            let header = EN.results.open.heads.map(str::to_owned);
            let rows: Vec<[OutCell; 2]> = all
                .into_iter()
                .map(|(who, it)| [OutCell::text(who), OutCell::text(it)])
                .collect();
            let csv = table_out::csv(&header, rows.iter().map(<[OutCell; 2]>::as_slice));
            let name = survey.question(*question).map_or("", |(it, _)| &it.name);
            let file = format!("{}.csv", file_name(&[name, "answers"]));
            files::download(&file, "text/csv", &csv);
        },
    );
    let all = answers(&props.survey, props.question);
    let wanted = typed.trim().to_lowercase();
    let found: Vec<&(&str, &str)> =
        all.iter().filter(|it| it.1.to_lowercase().contains(&wanted)).collect();
    let rest = found.len().saturating_sub(*shown);
    html! {
        <section class="open-answers" aria-labelledby="open-answers">
            <header class="open-head">
                <h2 id="open-answers">{ (words.title)(all.len()) }</h2>
                if all.len() > 5 {
                    <TextField
                        id="open-find"
                        kind="search"
                        label={words.find}
                        hide_label=true
                        placeholder={words.find}
                        value={(*typed).clone()}
                        oninput={ontyped}
                    />
                }
                <p class="note" role="status">
                    if !wanted.is_empty() {
                        { (words.found)(found.len()) }
                    }
                </p>
                <Button onclick={save}>{ words.csv }</Button>
                <ToCoding question={props.question} />
            </header>
            <ul class="open-list">
                for (at, (who, it)) in found.iter().take(*shown).enumerate() {
                    <li key={at.to_string()}>
                        <blockquote class="said">{ it.to_string() }</blockquote>
                        <p class="note">{ (words.by)(who) }</p>
                    </li>
                }
            </ul>
            if rest > 0 {
                <Button onclick={more}>{ (words.more)(rest.min(PAGE)) }</Button>
            }
        </section>
    }
}
