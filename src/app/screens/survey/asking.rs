//! How a question is asked in a form: heading, help, whether it must be answered, when it is
//! shown, and which answers are taken.

use std::rc::Rc;

use yew::prelude::*;

use super::question_editor::set;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Choice, Look, Select, TextField};
use crate::app::shared::Shared;
use crate::survey::logic::{Comparison, Rule, Side};
use crate::survey::{
    Asking, Kind, Limit, Limits, Question, RuleTrouble, Survey, rule_of,
};
use crate::words::EN;

/// Props of [`AskingEditor`].
#[derive(Properties, PartialEq)]
pub(super) struct AskingEditorProps {
    pub(super) survey: Shared<Survey>,
    pub(super) question: Question,
}

/// How a question is asked in a form.
#[component]
pub(super) fn AskingEditor(props: &AskingEditorProps) -> Html {
    let words = &use_words().survey.asking;
    let dispatch = use_dispatch();
    let question = &props.question;
    let asking = &question.asking;
    let limit_wrong = use_state(|| ["", ""]);
    let onasking = use_event(
        (dispatch, props.survey.id, question.clone()),
        |asking: Asking, (dispatch, survey, it)| {
            if asking != it.asking {
                set(dispatch, *survey, Question { asking, ..it.clone() });
            }
        },
    );
    let deps = (asking.clone(), onasking.clone());
    let onheading = use_event(deps.clone(), |text: String, (it, on)| {
        on.emit(Asking { heading: text.trim().to_owned(), ..it.clone() });
    });
    let onhelp = use_event(deps.clone(), |text: String, (it, on)| {
        on.emit(Asking { help: text.trim().to_owned(), ..it.clone() });
    });
    let onrequired = use_event(deps.clone(), |required: bool, (it, on)| {
        on.emit(Asking { required, ..it.clone() });
    });
    let onwhole = use_event(deps.clone(), |whole: bool, (it, on)| {
        let limits = Limits { whole, ..it.limits.clone() };
        on.emit(Asking { limits, ..it.clone() });
    });
    let onrule = use_event(deps, |text: String, (it, on)| {
        on.emit(Asking { shown_if: text.trim().to_owned(), ..it.clone() });
    });
    let onlimit = use_event(
        (question.clone(), onasking, limit_wrong.setter()),
        |(high, text): (bool, String), (it, on, wrong)| {
            let limit = Limit::parse(&text, &it.kind);
            if limit.is_none() && !text.trim().is_empty() {
                let said = EN.survey.asking.no_limit;
                return wrong.set(if high { ["", said] } else { [said, ""] });
            }
            wrong.set(["", ""]);
            let mut limits = it.asking.limits.clone();
            if high {
                limits.most = limit;
            } else {
                limits.least = limit;
            }
            on.emit(Asking { limits, ..it.asking.clone() });
        },
    );
    let onleast = use_event(onlimit.clone(), |text: String, it| it.emit((false, text)));
    let onmost = use_event(onlimit, |text: String, it| it.emit((true, text)));
    let id = |what: &str| format!("{what}-{}", question.id);
    let number = matches!(question.kind, Kind::Number);
    let limited = number || matches!(question.kind, Kind::Date);
    let limit = |it: Option<Limit>| it.map(|it| it.to_string()).unwrap_or_default();
    let open = *asking != Asking::default();
    let [low_wrong, high_wrong] = *limit_wrong;
    html! {
        <details class="asking" {open}>
            <summary>{ words.title }</summary>
            <div class="asking-fields">
                <TextField id={id("heading")} label={words.heading} optional=true value={asking.heading.clone()} oncommit={onheading} />
                <TextField id={id("help")} label={words.help} optional=true value={asking.help.clone()} oncommit={onhelp} />
                <Checkbox id={id("required")} label={words.required} checked={asking.required} onchange={onrequired} />
                if limited {
                    <div class="row asking-limits">
                        <TextField id={id("least")} label={words.limits[0]} value={limit(asking.limits.least)} error={low_wrong} oncommit={onleast} />
                        <TextField id={id("most")} label={words.limits[1]} value={limit(asking.limits.most)} error={high_wrong} oncommit={onmost} />
                        if number {
                            <Checkbox id={id("whole")} label={words.whole} checked={asking.limits.whole} onchange={onwhole} />
                        }
                    </div>
                }
                <RuleEditor survey={props.survey.clone()} question={question.clone()} {onrule} />
                if !asking.is_asked() {
                    <p class="note">{ words.not_asked }</p>
                }
            </div>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct RuleEditorProps {
    survey: Shared<Survey>,
    question: Question,
    onrule: Callback<String>,
}

/// Returns what is wrong with a rule, in words.
fn trouble(it: &RuleTrouble) -> String {
    let words = &EN.survey.asking;
    match it {
        RuleTrouble::Unread => words.unread.to_owned(),
        RuleTrouble::Unknown(name) => (words.unknown)(name),
        RuleTrouble::Later(name) => (words.later)(name),
    }
}

/// Says a rule in words, with the wordings and labels that people know.
fn in_words(rule: &Rule, survey: &Survey) -> String {
    let words = &EN.survey.asking;
    let side = |it: &Side, other: &Side| match it {
        Side::Field(name) => {
            survey.by_name(name).map_or(name.clone(), |(it, _)| format!("“{}”", it.text))
        }
        Side::Box(name, code) => survey.by_name(name).map_or(name.clone(), |(it, _)| {
            let level = it.kind.levels().iter().find(|it| it.value == *code);
            let label = level.map_or(code.as_str(), |it| it.label.as_str());
            format!("“{}”: “{label}”", it.text)
        }),
        Side::Constant(text) => match other {
            Side::Box(..) if text == "1" => words.ticks[0].to_owned(),
            Side::Box(..) if text == "0" => words.ticks[1].to_owned(),
            Side::Field(name) => {
                let levels = survey.by_name(name).map(|it| it.0.kind.levels());
                let level = levels.and_then(|it| it.iter().find(|it| it.value == *text));
                match level {
                    Some(it) => format!("“{}”", it.label),
                    None if text.is_empty() => words.blank.to_owned(),
                    None => text.clone(),
                }
            }
            _ => text.clone(),
        },
    };
    match rule {
        Rule::Compare(a, how, b) => {
            format!("{} {} {}", side(a, b), (words.comparison)(*how), side(b, a))
        }
        Rule::And(all) | Rule::Or(all) => {
            let word = if matches!(rule, Rule::And(_)) { words.and } else { words.or };
            let parts: Vec<String> = all
                .iter()
                .map(|it| match it {
                    Rule::Compare(..) => in_words(it, survey),
                    _ => format!("({})", in_words(it, survey)),
                })
                .collect();
            parts.join(word)
        }
    }
}

/// When a question is shown: the rule as it is written, in words, and a row that adds to it.
#[component]
fn RuleEditor(props: &RuleEditorProps) -> Html {
    let words = &use_words().survey.asking;
    let (survey, question) = (&props.survey, &props.question);
    let place = survey.questions.iter().position(|it| it.0.id == question.id);
    let asked = use_state(|| AttrValue::from("0"));
    let how = use_state(|| AttrValue::from("0"));
    let value = use_state(|| AttrValue::from(""));
    let onasked =
        use_event((asked.setter(), value.setter()), |it: AttrValue, (asked, value)| {
            asked.set(it);
            value.set(AttrValue::from(""));
        });
    let onhow = use_event(how.setter(), |it: AttrValue, how| how.set(it));
    let onvalue = use_event(value.setter(), |it: AttrValue, value| value.set(it));
    let ontyped = use_event(value.setter(), |it: String, value| value.set(it.into()));
    let earlier: Vec<Question> = survey
        .questions
        .iter()
        .take(place.unwrap_or(0))
        .map(|it| it.0.clone())
        .filter(|it| it.asking.is_asked() && !matches!(it.kind, Kind::Identifier))
        .collect();
    let chosen = asked.parse::<usize>().ok().and_then(|it| earlier.get(it)).cloned();
    let add = use_event(
        (
            (chosen.clone(), (*how).clone(), (*value).clone()),
            (question.asking.shown_if.clone(), props.onrule.clone()),
        ),
        |_: MouseEvent, ((chosen, how, value), (rule, onrule))| {
            let Some(asked) = chosen else { return };
            let how = how.parse().ok().and_then(|it: usize| Comparison::ALL.get(it));
            let how = how.copied().unwrap_or(Comparison::Equal);
            let levels = asked.kind.levels();
            let value = if value.is_empty() {
                levels.first().map(|it| it.value.clone()).unwrap_or_default()
            } else {
                value.to_string()
            };
            let made = if matches!(asked.kind, Kind::Multiple(..)) {
                let ticked = if how == Comparison::Unequal { "0" } else { "1" };
                let side = Side::Box(asked.name.clone(), value);
                Rule::Compare(side, Comparison::Equal, Side::Constant(ticked.to_owned()))
            } else {
                Rule::Compare(Side::Field(asked.name.clone()), how, Side::Constant(value))
            };
            onrule.emit(if rule.is_empty() {
                made.to_string()
            } else if rule.contains(" or ") {
                format!("({rule}) and {made}")
            } else {
                format!("{rule} and {made}")
            });
        },
    );
    let rule = place.and_then(|at| rule_of(&survey.questions.iter().map(|it| &it.0), at));
    let (error, said) = match &rule {
        None => (String::new(), words.always.to_owned()),
        Some(Err(it)) => (trouble(it), String::new()),
        Some(Ok(it)) => (String::new(), (words.shown)(&in_words(it, survey))),
    };
    let id = |what: &str| format!("{what}-{}", question.id);
    let questions: Rc<[Choice]> = earlier
        .iter()
        .enumerate()
        .map(|(at, it)| Choice::new(at.to_string(), it.text.clone()))
        .collect();
    let multiple =
        chosen.as_ref().is_some_and(|it| matches!(it.kind, Kind::Multiple(..)));
    let signs: Rc<[Choice]> = Comparison::ALL
        .into_iter()
        .take(if multiple { 2 } else { 6 })
        .enumerate()
        .map(|(at, it)| Choice::new(at.to_string(), (words.comparison)(it)))
        .collect();
    let levels: Rc<[Choice]> = chosen
        .iter()
        .flat_map(|it| it.kind.levels())
        .map(|it| Choice::new(it.value.clone(), it.label.clone()))
        .collect();
    html! {
        <div class="asking-rule">
            <TextField
                id={id("rule")}
                label={words.shown_if}
                help={words.shown_if_help}
                value={question.asking.shown_if.clone()}
                {error}
                oncommit={props.onrule.clone()}
            />
            if !said.is_empty() {
                <p class="note">{ said }</p>
            }
            if !earlier.is_empty() {
                <div class="asking-add">
                    <Select id={id("rule-of")} label={words.parts[0]} value={(*asked).clone()} options={questions} onchange={onasked} />
                    <Select id={id("rule-how")} label={words.parts[1]} value={(*how).clone()} options={signs} onchange={onhow} />
                    if levels.is_empty() {
                        <TextField id={id("rule-value")} label={words.parts[2]} value={(*value).clone()} oninput={ontyped} />
                    } else {
                        <Select id={id("rule-value")} label={words.parts[2]} value={(*value).clone()} options={levels} onchange={onvalue} />
                    }
                    <Button look={Look::Plain} onclick={add}>{ words.add }</Button>
                </div>
            }
        </div>
    }
}
