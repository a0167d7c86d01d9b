//! Which quotes are shown, and how those who said them are described.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::{Checkbox, Choice, Select};
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::coding::Stance;
use crate::id::{CodeId, CoderId, Id as _};
use crate::participants::Participants;
use crate::study::About;
use crate::themes::QuoteFilter;

/// What is chosen above the quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which quotes.
    pub filter: QuoteFilter,
    /// Only those that were chosen to speak for the theme.
    pub only_chosen: bool,
    /// The attributes by which people are described.
    pub attributes: Vec<String>,
}

/// Props of [`Filters`].
#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    /// What is chosen.
    pub view: View,
    /// The theme's codes.
    pub codes: Rc<[CodeId]>,
    /// The codebook.
    pub book: Shared<Codebook>,
    /// The coders.
    pub about: Shared<About>,
    /// The participants.
    pub people: Shared<Participants>,
    /// Hears what is chosen now.
    pub onchange: Callback<View>,
}

/// Between an attribute and its value, in a choice's value.
const GAP: char = '\u{1f}';

fn stance_word(it: Option<Stance>) -> &'static str {
    it.map_or("none", Stance::as_str)
}

/// Filters.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let words = &use_words().themes;
    let [code, stance, coder] = words.filters;
    let all = || Choice::new("", words.every);
    let named = |id: CodeId| props.book.get(id).map(|it| it.name.clone());
    let codes = props.codes.iter().filter_map(|it| Some((it.to_string(), named(*it)?)));
    let codes = codes.map(|(id, name)| Choice::new(id, name));
    let stances = Stance::ALL.map(Some).into_iter().chain([None]);
    let stances = stances.map(|it| Choice::new(stance_word(it), (words.stance)(it)));
    let coders = props.about.coders.values();
    let coders = coders.map(|it| Choice::new(it.id.to_string(), it.name.clone()));
    let values = props.people.attributes.iter().flat_map(|name| {
        let values = props.people.values_of(name);
        let choice = move |it: &str| {
            Choice::new(format!("{name}{GAP}{it}"), format!("{name}: {it}"))
        };
        values.into_iter().map(choice)
    });
    let pick = |field: fn(&mut QuoteFilter, &str)| {
        let (view, onchange) = (props.view.clone(), props.onchange.clone());
        Callback::from(move |value: AttrValue| {
            let mut view = view.clone();
            field(&mut view.filter, &value);
            onchange.emit(view);
        })
    };
    let only = {
        let (view, onchange) = (props.view.clone(), props.onchange.clone());
        Callback::from(move |only_chosen| {
            onchange.emit(View { only_chosen, ..view.clone() });
        })
    };
    let filter = &props.view.filter;
    let with = |rest: Vec<Choice>| Rc::<[Choice]>::from([vec![all()], rest].concat());
    let said = filter.value.as_ref().map(|(name, value)| {
        format!("{name}{GAP}{}", value.as_deref().unwrap_or_default())
    });
    html! {
        <div class="quote-filters">
            <Select
                id="quotes-code"
                label={code}
                value={filter.code.map(|it| it.to_string()).unwrap_or_default()}
                options={with(codes.collect())}
                onchange={pick(|it, value| it.code = CodeId::parse(value))}
            />
            <Select
                id="quotes-stance"
                label={stance}
                value={filter.stance.map(stance_word).unwrap_or_default()}
                options={with(stances.collect())}
                onchange={pick(|it, value| {
                    it.stance = (!value.is_empty()).then(|| Stance::parse(value));
                })}
            />
            <Select
                id="quotes-coder"
                label={coder}
                value={filter.coder.map(|it| it.to_string()).unwrap_or_default()}
                options={with(coders.collect())}
                onchange={pick(|it, value| it.coder = CoderId::parse(value))}
            />
            <Select
                id="quotes-value"
                label={words.filter_value}
                value={said.unwrap_or_default()}
                options={with(values.collect())}
                onchange={pick(|it, value| {
                    it.value = value
                        .split_once(GAP)
                        .map(|(name, value)| (name.to_owned(), Some(value.to_owned())));
                })}
            />
            <Checkbox
                id="quotes-chosen"
                label={words.only_chosen}
                checked={props.view.only_chosen}
                onchange={only}
            />
            <SaidBy view={props.view.clone()} people={props.people.clone()} onchange={props.onchange.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SaidByProps {
    view: View,
    people: Shared<Participants>,
    onchange: Callback<View>,
}

/// The attributes by which people are described.
#[component]
fn SaidBy(props: &SaidByProps) -> Html {
    let words = &use_words().themes;
    let toggle = |name: &str| {
        let (view, onchange) = (props.view.clone(), props.onchange.clone());
        let (name, order) = (name.to_owned(), props.people.attributes.clone());
        Callback::from(move |on: bool| {
            let mut view = view.clone();
            let chosen = |it: &String| {
                if *it == name { on } else { view.attributes.contains(it) }
            };
            let attributes = order.iter().filter(|it| chosen(it)).cloned().collect();
            view.attributes = attributes;
            onchange.emit(view);
        })
    };
    html! {
        if !props.people.attributes.is_empty() {
            <fieldset class="said-by">
                <legend class="field-label">{ words.said_by }</legend>
                for (at, name) in props.people.attributes.iter().enumerate() {
                    <Checkbox
                        key={name.clone()}
                        id={format!("said-by-{at}")}
                        label={name.clone()}
                        checked={props.view.attributes.contains(name)}
                        onchange={toggle(name)}
                    />
                }
            </fieldset>
        }
    }
}
