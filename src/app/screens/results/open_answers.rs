//! Answers in people's own words: the first ones, a search, and all of them as a file.

use yew::prelude::*;

use super::sheet::file_name;
use super::to_coding::ToCoding;
use crate::app::browser::files;
use crate::app::context::{use_about, use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in;
use crate::app::parts::{Button, Message, TextField};
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
    let rule = use_about().disclosure;
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
        (props.survey.clone(), props.question, dispatch, rule.is_on()),
        |_: MouseEvent, (survey, question, dispatch, hides)| {
            let all = answers(survey, *question);
            say_leaks_in(dispatch, &mut all.iter().map(|it| it.1));
            // Who said it would tell who they are.
            let from = usize::from(*hides);
            let header = EN.results.open.heads.map(str::to_owned);
            let rows: Vec<[OutCell; 2]> = all
                .into_iter()
                .map(|(who, it)| [OutCell::text(who), OutCell::text(it)])
                .collect();
            let rows = rows.iter().filter_map(|it| it.get(from..));
            let csv = table_out::csv(header.get(from..).unwrap_or_default(), rows);
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
    if rule.is_small(all.len()) {
        return html! { <Message message={EN.analysis.hidden.few} /> };
    }
    // Which few people use some words is not listed either.
    let few = rule.is_small(found.len());
    html! {
        <section class="open-answers" aria-labelledby="open-answers">
            <header class="open-head">
                <h2 id="open-answers">{ (words.title)(rule.shown(all.len())) }</h2>
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
                        { (words.found)(rule.seen(found.len())) }
                    }
                </p>
                <Button onclick={save}>{ words.csv }</Button>
                <ToCoding question={props.question} />
            </header>
            if few {
                <Message message={EN.analysis.hidden.few} />
            }
            <ul class="open-list">
                for (at, (who, it)) in found.iter().take(*shown).filter(|_| !few).enumerate() {
                    <li key={at.to_string()}>
                        <blockquote class="said">{ it.to_string() }</blockquote>
                        if !rule.is_on() {
                            <p class="note">{ (words.by)(who) }</p>
                        }
                    </li>
                }
            </ul>
            if rest > 0 {
                <Button onclick={more}>{ (words.more)(rest.min(PAGE)) }</Button>
            }
        </section>
    }
}
