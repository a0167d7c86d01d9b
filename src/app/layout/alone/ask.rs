//! One question after the other, with large targets.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{events, focus, page};
use crate::app::context::{use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, Progress};
use crate::app::shared::Shared;
use crate::id::{QuestionId, StudyId, SurveyId};
use crate::store::Answering;
use crate::survey::form::{Form, Wrong};
use crate::survey::{Filling, Kind, Missing, Question, Reply};

/// Props of [`Ask`].
#[derive(Properties, PartialEq)]
pub(super) struct AskProps {
    pub(super) form: Shared<Form>,
    pub(super) study: StudyId,
    pub(super) survey: SurveyId,
    /// Hears the answers.
    pub(super) onsent: Callback<Vec<(QuestionId, Reply)>>,
}

/// Which questions are pages now: those that are asked, and texts.
fn pages(filling: &Filling) -> Vec<usize> {
    let (asked, shown) = (filling.asked(), filling.shown());
    let questions = filling.form().questions().iter().enumerate();
    let is_page = |at: usize, it: &Question| {
        asked.get(at) == Some(&true)
            || (it.asking.is_text_only() && shown.get(at) == Some(&true))
    };
    questions.filter(|(at, it)| is_page(*at, it)).map(|it| it.0).collect()
}

/// The questions.
#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let all = use_words();
    let words = &all.entry.alone;
    let keeper = use_keeper();
    let (study, survey) = (props.study, props.survey);
    // What was answered before a reload is taken up again.
    let before = use_memo((), |()| Answering::of(&**keeper.vault(), study, survey));
    let filling = use_state(|| {
        let typed = |id| before.as_ref().as_ref()?.typed(id).map(str::to_owned);
        Filling::resumed(props.form.rc(), &typed)
    });
    let at = use_state(|| {
        let id = before.as_ref().as_ref()?.at()?;
        props.form.questions().iter().position(|it| it.id == id)
    });
    let all_pages = pages(&filling);
    let current =
        (*at).filter(|it| all_pages.contains(it)).or(all_pages.first().copied());
    let place =
        current.and_then(|it| all_pages.iter().position(|p| *p == it)).unwrap_or(0);
    use_effect_with(current, |_| {
        page::to_top();
        focus::focus("main h1");
    });
    use_effect_with((current, (*filling).clone()), move |(current, filling)| {
        let id = |at: usize| filling.form().questions().get(at).map(|it| it.id);
        let made = Answering::new(survey, current.and_then(id), &filling.typed());
        // Without room they are still here, until the page is left.
        made.keep(&**keeper.vault(), study).ok();
    });
    let onput = use_event((filling.clone(), current), |text: String, (filling, at)| {
        if let Some(at) = at {
            let mut next = (**filling).clone();
            next.put(*at, &text);
            filling.set(next);
        }
    });
    let onchoose =
        use_event((filling.clone(), current), |reply: Reply, (filling, at)| {
            if let Some(at) = at {
                let mut next = (**filling).clone();
                next.choose(*at, reply);
                filling.set(next);
            }
        });
    let onsubmit = use_event(
        (filling.clone(), at.setter(), current, props.onsent.clone()),
        |event: SubmitEvent, (filling, at, current, onsent)| {
            event.prevent_default();
            let Some(current) = current else { return };
            let mut next = (**filling).clone();
            if !next.insist(*current) {
                filling.set(next);
                focus::focus(".alone-answer input, .alone-answer textarea");
                return;
            }
            let pages = pages(&next);
            match pages.iter().find(|it| *it > current) {
                Some(to) => {
                    at.set(Some(*to));
                    filling.set(next);
                }
                None => onsent.emit(next.finished("")),
            }
        },
    );
    let back = use_event(
        (all_pages.clone(), place, at.setter()),
        |_: MouseEvent, (pages, place, at)| {
            if let Some(to) = place.checked_sub(1).and_then(|it| pages.get(it)) {
                at.set(Some(*to));
            }
        },
    );
    let Some((current, question)) =
        current.and_then(|it| Some((it, props.form.questions().get(it)?)))
    else {
        return Html::default();
    };
    let wrong = filling.lines().get(current).and_then(|it| it.wrong.clone());
    let said = wrong.map(|it| match it {
        Wrong::Required => words.required.to_owned(),
        it => (all.entry.wrong)(&it),
    });
    let heading = heading(props.form.questions(), current);
    let last = place + 1 == all_pages.len();
    html! {
        <form class="alone-form" {onsubmit} novalidate=true key={current.to_string()}>
            <Progress label={(words.step)(place + 1, all_pages.len())} done={place} of={all_pages.len()} />
            if let Some(heading) = heading {
                <p class="alone-heading">{ heading }</p>
            }
            <h1 tabindex="-1" id="alone-question">
                { &question.text }
                if question.asking.required {
                    <abbr class="entry-required" title={all.parts.required}>{ "*" }</abbr>
                }
            </h1>
            if !question.asking.help.is_empty() {
                <p class="alone-text" id="alone-help">{ &question.asking.help }</p>
            }
            if !question.asking.is_text_only() {
                <div class="alone-answer">
                    <Answer
                        question={question.clone()}
                        typed={filling.lines().get(current).map(|it| it.typed.clone()).unwrap_or_default()}
                        reply={filling.lines().get(current).and_then(|it| it.reply.clone())}
                        wrong={said.is_some()}
                        {onput}
                        {onchoose}
                    />
                </div>
            }
            if let Some(said) = said {
                <p class="field-error" id="alone-error" role="alert">{ said }</p>
            }
            <div class="alone-steps">
                if place > 0 {
                    <Button onclick={back}>{ words.steps[0] }</Button>
                }
                <Button look={Look::Primary} submit=true>
                    { if last { words.steps[2] } else { words.steps[1] } }
                </Button>
            </div>
        </form>
    }
}

/// Returns the heading of the section in which a question stands.
fn heading(questions: &[Question], at: usize) -> Option<String> {
    let until = questions.iter().take(at + 1).rev();
    let found = until.map(|it| &it.asking.heading).find(|it| !it.is_empty());
    found.cloned()
}

#[derive(Properties, PartialEq)]
struct AnswerProps {
    question: Question,
    typed: String,
    reply: Option<Reply>,
    wrong: bool,
    onput: Callback<String>,
    onchoose: Callback<Reply>,
}

/// The field or the list of one question.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let words = &use_words().entry.alone;
    let question = &props.question;
    let oninput = use_event(props.onput.clone(), |event: InputEvent, onput| {
        onput.emit(events::value(&event));
    });
    let invalid = props.wrong.then_some("true");
    let several = matches!(question.kind, Kind::Multiple(..));
    let field = match &question.kind {
        Kind::Text => html! {
            <textarea class="input" rows="5" aria-labelledby="alone-question" aria-invalid={invalid}
                value={props.typed.clone()} {oninput} />
        },
        Kind::Number | Kind::Date => {
            let number = matches!(question.kind, Kind::Number);
            html! {
                <input
                    class="input"
                    type={if number { "text" } else { "date" }}
                    inputmode={number.then_some("decimal")}
                    autocomplete="off"
                    aria-labelledby="alone-question"
                    aria-invalid={invalid}
                    value={props.typed.clone()}
                    {oninput}
                />
            }
        }
        _ => Html::default(),
    };
    let ticked = |at: u16| match &props.reply {
        Some(Reply::Choice(it)) => *it == at,
        Some(Reply::Choices(all)) => all.contains(&at),
        _ => false,
    };
    let picked = |reply: Reply| {
        let mut all: Vec<u16> = match (&props.reply, several) {
            (Some(Reply::Choices(all)), true) => all.to_vec(),
            _ => Vec::new(),
        };
        match reply {
            Reply::Choice(it) if several => {
                match all.iter().position(|known| *known == it) {
                    Some(at) => drop(all.remove(at)),
                    None => all.push(it),
                }
                crate::order::sort(&mut all);
                Reply::Choices(all.into())
            }
            other => other,
        }
    };
    let mut options: Vec<(String, Reply, bool, bool)> = Vec::new();
    for (at, level) in (0_u16..).zip(question.kind.levels()) {
        options.push((
            level.label.clone(),
            picked(Reply::Choice(at)),
            ticked(at),
            several,
        ));
    }
    if several {
        let none = Reply::Choices(Box::default());
        let on = props.reply.as_ref() == Some(&none);
        options.push((words.none_of.to_owned(), none, on, false));
    }
    for (code, reason) in (0_u8..).zip(&question.missing_codes) {
        let reply = Reply::Missing(Missing::Declared(code));
        let on = props.reply.as_ref() == Some(&reply);
        let label = if reason.reason.is_empty() { &reason.value } else { &reason.reason };
        options.push((label.clone(), reply, on, false));
    }
    html! {
        <>
            { field }
            if !options.is_empty() {
                <div role={if several { "group" } else { "radiogroup" }} aria-labelledby="alone-question" class="alone-options">
                    if several {
                        <p class="alone-text">{ words.several }</p>
                    }
                    for (at, (label, reply, on, many)) in options.into_iter().enumerate() {
                        <Touch
                            key={at.to_string()}
                            label={label}
                            reply={Rc::new(reply)}
                            {on}
                            {many}
                            onchoose={props.onchoose.clone()}
                        />
                    }
                </div>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OptionProps {
    label: AttrValue,
    reply: Rc<Reply>,
    on: bool,
    many: bool,
    onchoose: Callback<Reply>,
}

/// One answer to touch.
#[component]
fn Touch(props: &OptionProps) -> Html {
    let onchange = use_event(
        (Rc::clone(&props.reply), props.onchoose.clone()),
        |_: Event, (reply, onchoose)| onchoose.emit((**reply).clone()),
    );
    html! {
        <label class={classes!("alone-option", props.on.then_some("on"))}>
            <input
                type={if props.many { "checkbox" } else { "radio" }}
                name="alone"
                checked={props.on}
                {onchange}
            />
            <span>{ &props.label }</span>
        </label>
    }
}
