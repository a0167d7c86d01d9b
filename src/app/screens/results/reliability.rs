//! How well the questions of a composite scale go together.

use yew::prelude::*;

use super::sheet::{Figure, Line, Sheet, file_name};
use super::tables::{DECIMALS, LEVEL};
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Column, Message};
use crate::app::screens::files::say_undoable;
use crate::id::{QuestionId, SurveyId};
use crate::stats::composites::{Together, items, together};
use crate::stats::{Disclosure, Stat, Summary, Tally, Undefined};
use crate::study::Command;
use crate::survey::{Composite, Survey};
use crate::words::EN;

/// Decimals of alpha and correlations.
const FINE: usize = 3;

/// Returns the tables, and the questions that seem to run the other way.
pub(super) fn sheets(
    survey: &Survey,
    scale: &Composite,
    rule: Disclosure,
) -> (Vec<(&'static str, Sheet)>, Vec<QuestionId>) {
    let words = &EN.analysis.scales;
    let all = items(survey, scale);
    let found = together(survey, scale, LEVEL);
    let few = rule.is_small(found.alpha.n);
    let of = |it: Stat| if few { Err(Undefined::Hidden) } else { it };
    let mut measures = measures(scale, &found, &of);
    if !rule.is_small(found.rows - found.alpha.n) {
        let (n, rows) = (rule.shown(found.alpha.n), rule.shown(found.rows));
        measures.notes.push((words.method)(n, rows));
    }
    if rule.is_on() {
        measures.notes.push((EN.analysis.hidden.note)(rule));
    }
    let line = |(at, (question, values)): (usize, &(&_, Vec<_>))| {
        let question: &crate::survey::Question = question;
        let values: &Vec<crate::stats::pairing::Part<f64>> = values;
        let it = Summary::of(&Tally::of(values.iter().filter_map(|it| it.ok())));
        let little = rule.is_small(it.n);
        let own = |it: Stat| if little { Err(Undefined::Hidden) } else { it };
        let dropped = found.alpha.dropped.get(at);
        let none: Stat = Err(Undefined::NoAnswers);
        let (rest, alpha) = dropped.map_or((none, none), |it| (it.rest, it.alpha));
        let loading = found.omega.loadings.get(at).copied();
        let loading = loading
            .ok_or_else(|| found.omega.value.err().unwrap_or(Undefined::NoAnswers));
        let name = if question.is_reversed() {
            (EN.analysis.reversed)(&question.text)
        } else {
            question.text.clone()
        };
        let n = if little {
            Figure::Stat(Err(Undefined::Hidden), 0)
        } else {
            Figure::Count(rule.shown(it.n))
        };
        Line::new(vec![
            Figure::Words(name),
            n,
            Figure::Stat(own(it.mean), DECIMALS),
            Figure::Stat(own(it.sd), DECIMALS),
            Figure::Bounded(of(rest), FINE),
            Figure::Bounded(of(alpha), FINE),
            Figure::Bounded(of(loading), FINE),
        ])
    };
    let lines = all.iter().enumerate().map(line).collect();
    let [first, rest @ ..] = words.item_heads;
    let mut columns = vec![Column::words(first)];
    columns.extend(rest.map(Column::figures));
    let mut notes = vec![words.item_method.to_owned()];
    if rule.is_on() {
        notes.push((EN.analysis.hidden.note)(rule));
    }
    let of_items = Sheet {
        caption: (words.of_items)(&scale.name),
        columns,
        lines,
        notes,
        file: file_name(&[&scale.name, "items"]),
    };
    let against = if few { &[][..] } else { &found.alpha.against[..] };
    let against = against.iter().filter_map(|at| Some(all.get(*at)?.0.id)).collect();
    (vec![("reliability", measures), ("items", of_items)], against)
}

fn measures(scale: &Composite, found: &Together, of: &dyn Fn(Stat) -> Stat) -> Sheet {
    let words = &EN.analysis.scales;
    let alpha = &found.alpha;
    let ends = match alpha.alpha.interval {
        Ok(it) => [Ok(it.low), Ok(it.high)],
        Err(why) => [Err(why); 2],
    };
    let values = [
        alpha.alpha.value,
        alpha.standardised,
        alpha.mean_correlation,
        found.omega.value,
    ];
    let line = |(at, (label, value)): (usize, (&&str, Stat))| {
        let mut figures =
            vec![Figure::Words((*label).to_owned()), Figure::Bounded(of(value), FINE)];
        figures.extend(ends.map(|it| {
            if at == 0 { Figure::Bounded(of(it), FINE) } else { Figure::Empty }
        }));
        Line::new(figures)
    };
    let [measure, rest @ ..] = words.heads;
    let mut columns = vec![Column::words(measure)];
    columns.extend(rest.map(Column::figures));
    Sheet {
        caption: (words.reliability)(&scale.name),
        columns,
        lines: words.measures.iter().zip(values).enumerate().map(line).collect(),
        notes: Vec::new(),
        file: file_name(&[&scale.name, "reliability"]),
    }
}

/// Props of [`Against`].
#[derive(Properties, PartialEq)]
pub struct AgainstProps {
    /// The survey.
    pub survey: SurveyId,
    /// The questions that run the other way, with what they are called and whether they are
    /// reverse-coded now.
    pub items: Vec<(QuestionId, String, bool)>,
    /// Whether alpha is below 0.
    pub negative: bool,
}

/// Says which questions seem to run the other way, and turns them round.
#[component]
pub fn Against(props: &AgainstProps) -> Html {
    let words = &use_words().analysis.scales;
    let dispatch = use_dispatch();
    let onturn = use_event(
        (dispatch, props.survey),
        |(question, name, reversed): (QuestionId, String, bool), (dispatch, survey)| {
            let (survey, reversed) = (*survey, !reversed);
            dispatch.run(Command::ReverseQuestion { survey, question, reversed });
            let said = if reversed {
                (EN.analysis.scales.turned)(&name)
            } else {
                (EN.analysis.scales.turned_back)(&name)
            };
            say_undoable(dispatch, said);
        },
    );
    let names: Vec<String> = props.items.iter().map(|it| it.1.clone()).collect();
    let against = (words.against)(&names);
    let (message, hint) = if props.negative {
        (words.negative.to_owned(), against)
    } else {
        (against, String::new())
    };
    html! {
        <Message tone={Tone::Warning} {message} {hint}>
            <div class="row">
                for it in &props.items {
                    <Turn key={it.0.to_string()} item={it.clone()} onturn={onturn.clone()} />
                }
            </div>
        </Message>
    }
}

#[derive(Properties, PartialEq)]
struct TurnProps {
    item: (QuestionId, String, bool),
    onturn: Callback<(QuestionId, String, bool)>,
}

#[component]
fn Turn(props: &TurnProps) -> Html {
    let words = &use_words().analysis.scales;
    let onclick = use_event(
        (props.item.clone(), props.onturn.clone()),
        |_: MouseEvent, (item, onturn)| onturn.emit(item.clone()),
    );
    let label = if props.item.2 { words.turn_back } else { words.turn };
    html! { <Button {onclick}>{ label(&props.item.1) }</Button> }
}
