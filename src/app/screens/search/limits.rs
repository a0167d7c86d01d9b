//! Where to look.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{use_participants, use_transcripts, use_words};
use crate::app::parts::{Choice, Select};
use crate::find::{Limits, SaidBy, Within};
use crate::id::{Id as _, TranscriptId};
use crate::order;
use crate::participants::Participants;
use crate::text::natural_order;
use crate::transcript::TranscriptKind;

/// Between an attribute and its value, in a choice's value.
const GAP: char = '\u{1f}';

/// Returns the values of all attributes, to choose from.
pub(super) fn values(people: &Participants) -> Vec<Choice> {
    let all = people.attributes.iter().flat_map(|name| {
        let choice = move |it: &str| Choice::new(join(name, it), format!("{name}: {it}"));
        people.values_of(name).into_iter().map(choice)
    });
    all.collect()
}

/// Returns an attribute with its value as one text.
pub(super) fn join(attribute: &str, value: &str) -> String {
    format!("{attribute}{GAP}{value}")
}

/// Returns the attribute and the value of [`join`].
pub(super) fn split(text: &str) -> Option<(String, String)> {
    text.split_once(GAP).map(|(name, value)| (name.to_owned(), value.to_owned()))
}

/// Props of [`LimitFields`].
#[derive(Properties, PartialEq)]
pub(super) struct LimitProps {
    pub(super) limits: Limits,
    pub(super) onchange: Callback<Limits>,
}

/// The limits, to choose.
#[component]
pub(super) fn LimitFields(props: &LimitProps) -> Html {
    let all_words = use_words();
    let words = &all_words.search;
    let (transcripts, people) = (use_transcripts(), use_participants());
    // A list to choose from, and what the choice says of the limits.
    let list = |id: &'static str,
                label: &'static str,
                value: String,
                options: Vec<Choice>,
                set: fn(&mut Limits, &str)| {
        let (limits, onchange) = (props.limits.clone(), props.onchange.clone());
        let onchange = Callback::from(move |value: AttrValue| {
            let mut limits = limits.clone();
            set(&mut limits, &value);
            onchange.emit(limits);
        });
        html! { <Select {id} {label} {value} options={Rc::from(options)} {onchange} /> }
    };
    let limits = &props.limits;
    let [everybody, others, interviewers] = words.said_by.1;
    let mut said_by = vec![
        Choice::new("", everybody),
        Choice::new("others", others),
        Choice::new("interviewers", interviewers),
    ];
    let names = transcripts.values().flat_map(|it| it.speakers.values());
    let mut names: Vec<&str> =
        order::set(names.map(|it| it.name.as_str()).filter(|it| !it.is_empty()))
            .into_iter()
            .collect();
    order::sort_by(&mut names, |a, b| natural_order(a, b));
    said_by
        .extend(names.into_iter().map(|it| Choice::new(format!("={it}"), it.to_owned())));
    let mut within = vec![Choice::new("", words.within.1)];
    let has = |kind| transcripts.values().any(|it| it.kind == kind);
    within.extend(
        TranscriptKind::ALL
            .into_iter()
            .filter(|it| has(*it))
            .map(|it| Choice::new(it.as_str(), (all_words.transcripts.kind)(it))),
    );
    let mut all: Vec<_> = transcripts.values().collect();
    order::sort_by(&mut all, |a, b| natural_order(&a.name, &b.name));
    within.extend(
        all.into_iter().map(|it| Choice::new(it.id.to_string(), it.name.clone())),
    );
    let own = [vec![Choice::new("", words.value.1)], values(&people)].concat();
    let [either, coded, not] = words.coded.1;
    let coded =
        vec![Choice::new("", either), Choice::new("yes", coded), Choice::new("no", not)];
    let said = match &limits.said_by {
        SaidBy::All => String::new(),
        SaidBy::Others => "others".to_owned(),
        SaidBy::Interviewers => "interviewers".to_owned(),
        SaidBy::Speaker(name) => format!("={name}"),
    };
    let place = match limits.within {
        Within::All => String::new(),
        Within::Kind(kind) => kind.as_str().to_owned(),
        Within::One(id) => id.to_string(),
    };
    let value = limits.value.as_ref();
    let value =
        value.map(|(name, value)| join(name, value.as_deref().unwrap_or_default()));
    let is_coded = limits.coded.map_or("", |it| if it { "yes" } else { "no" });
    html! {
        <div class="search-limits">
            { list("search-by", words.said_by.0, said, said_by, set_said_by) }
            { list("search-in", words.within.0, place, within, set_within) }
            { list("search-value", words.value.0, value.unwrap_or_default(), own, |it, value| {
                it.value = split(value).map(|(name, value)| (name, Some(value)));
            }) }
            { list("search-coded", words.coded.0, is_coded.to_owned(), coded, |it, value| {
                it.coded = (!value.is_empty()).then_some(value == "yes");
            }) }
        </div>
    }
}

fn set_said_by(limits: &mut Limits, value: &str) {
    limits.said_by = match value {
        "" => SaidBy::All,
        "others" => SaidBy::Others,
        "interviewers" => SaidBy::Interviewers,
        name => SaidBy::Speaker(name.trim_start_matches('=').to_owned()),
    };
}

fn set_within(limits: &mut Limits, value: &str) {
    limits.within = match (TranscriptKind::parse(value), TranscriptId::parse(value)) {
        (Some(kind), _) => Within::Kind(kind),
        (_, Some(id)) => Within::One(id),
        _ => Within::All,
    };
}
