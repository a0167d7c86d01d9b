//! The report: what is to be in it, and saving it.

use std::rc::Rc;

use yew::prelude::*;

use super::taking::out_file_name;
use crate::app::browser::{clock, files, page};
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in_markup;
use crate::app::parts::{Button, Checkbox, Choice, Select};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::interchange::report::{self, Made};
use crate::stamp::Moment;
use crate::study::Study;
use crate::survey::{Kind, Question};
use crate::words::EN;
use crate::words::time::Now;

/// A change of what was chosen.
type Change = Rc<dyn Fn(&mut report::Choice)>;

/// Returns the report's file.
fn file(study: &Study, choice: &report::Choice, now: Now) -> String {
    let day = Moment(now.at.0 + i64::from(now.ahead) * 60_000).day().to_string();
    let release = page::meta("heddle-release").unwrap_or_default();
    let made = Made { day: &day, release: &release };
    report::report(study, choice, &made, &EN.report.report)
}

/// Props of [`ReportFile`].
#[derive(Properties, PartialEq)]
pub struct ReportFileProps {
    /// The study.
    pub study: Shared<Study>,
}

/// The section.
#[component]
pub fn ReportFile(props: &ReportFileProps) -> Html {
    let words = &use_words().report;
    let (study, dispatch) = (&props.study, use_dispatch());
    // What was not touched follows the study.
    let chosen = use_state(|| None::<report::Choice>);
    let choice = (*chosen).clone().unwrap_or_else(|| report::Choice::proposed(study));
    let change = use_event((chosen.setter(), choice.clone()), {
        |change: Change, (chosen, choice)| {
            let mut next = choice.clone();
            change(&mut next);
            chosen.set(Some(next));
        }
    });
    let onsave =
        use_event((dispatch, choice.clone()), |_: MouseEvent, (dispatch, choice)| {
            let Some(study) = dispatch.study() else { return };
            let now = clock::now();
            let name = out_file_name(&study.about.name, EN.report.file, now, "html");
            let text = file(&study, choice, now);
            say_leaks_in_markup(dispatch, &text);
            files::download(&name, "text/html", text.as_bytes());
        });
    let ticks = {
        let change = change.clone();
        move |id: String,
              label: String,
              checked: bool,
              set: fn(&mut report::Choice, bool)| {
            let change = change.clone();
            let onchange = Callback::from(move |yes: bool| {
                change.emit(Rc::new(move |it: &mut report::Choice| set(it, yes)));
            });
            html! { <Checkbox {id} {label} {checked} {onchange} /> }
        }
    };
    html! {
        <section class="files-part" aria-labelledby="files-report">
            <h2 id="files-report">{ words.title }</h2>
            <p class="files-text">{ words.text }</p>
            <details class="report-choice">
                <summary>{ words.what }</summary>
                { by(study, &choice, &change) }
                { ticks("report-quotes".into(), words.quotes.into(), choice.quotes, |it, yes| it.quotes = yes) }
                { ticks("report-codebook".into(), words.codebook.into(), choice.codebook, |it, yes| it.codebook = yes) }
                { questions(study, &choice, &change) }
            </details>
            <div class="row">
                <Button onclick={onsave}>{ words.save }</Button>
            </div>
        </section>
    }
}

/// By what is counted, and what tells who is quoted.
fn by(study: &Study, choice: &report::Choice, change: &Callback<Change>) -> Html {
    let words = &EN.report;
    let attributes = &study.participants.attributes;
    if attributes.is_empty() {
        return Html::default();
    }
    let [label, nothing] = words.by;
    let mut options = vec![Choice::new("", nothing)];
    options.extend(attributes.iter().map(|it| Choice::new(it.clone(), it.clone())));
    let onchange = {
        let change = change.clone();
        Callback::from(move |value: AttrValue| {
            change.emit(Rc::new(move |it: &mut report::Choice| {
                it.by = (!value.is_empty()).then(|| value.to_string());
            }));
        })
    };
    let people = study.participants.len();
    let tick = |(at, name): (usize, &String)| {
        let single = study.participants.values_of(name).len() >= people.max(2);
        let label = if single { (words.single)(name) } else { name.clone() };
        let (change, attribute) = (change.clone(), name.clone());
        let onchange = Callback::from(move |yes: bool| {
            let attribute = attribute.clone();
            change.emit(Rc::new(move |it: &mut report::Choice| {
                it.told_by.retain(|it| *it != attribute);
                it.told_by.extend(yes.then(|| attribute.clone()));
            }));
        });
        let (id, checked) = (format!("report-told-{at}"), choice.told_by.contains(name));
        html! { <Checkbox {id} {label} {checked} {onchange} /> }
    };
    html! {
        <>
            <Select
                id="report-by"
                {label}
                value={choice.by.clone().unwrap_or_default()}
                options={Rc::from(options)}
                {onchange}
                inline=true
            />
            <fieldset>
                <legend>{ words.told_by }</legend>
                { for attributes.iter().enumerate().map(tick) }
            </fieldset>
        </>
    }
}

/// The surveys' questions.
fn questions(study: &Study, choice: &report::Choice, change: &Callback<Change>) -> Html {
    let all: Vec<&Question> = study
        .surveys
        .values()
        .flat_map(|it| it.questions.iter().map(|it| &it.0))
        .filter(|it| it.kind != Kind::Identifier)
        .collect();
    if all.is_empty() {
        return Html::default();
    }
    let with = |id: QuestionId| !choice.without.contains(&id);
    let some = all.iter().filter(|it| with(it.id)).count();
    let tick = |it: &&Question| {
        let (change, id) = (change.clone(), it.id);
        let onchange = Callback::from(move |yes: bool| {
            change.emit(Rc::new(move |it: &mut report::Choice| {
                if yes {
                    it.without.remove(&id);
                } else {
                    it.without.insert(id);
                }
            }));
        });
        let (name, checked) = (format!("report-{id}"), with(id));
        html! { <Checkbox id={name} label={it.text.clone()} {checked} {onchange} /> }
    };
    html! {
        <fieldset class="report-questions">
            <legend>{ (EN.report.questions)(some, all.len()) }</legend>
            { for all.iter().map(tick) }
        </fieldset>
    }
}
