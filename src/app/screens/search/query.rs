//! The conditions of a query, to build: a row each, and groups within groups.

use std::rc::Rc;

use yew::prelude::*;

use super::condition::{Condition, fresh};
use super::numbered;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, Select};
use crate::find::{Group, Is, Part};

/// So deep may groups lie in each other here; deeper ones of a file are shown too.
const DEEP: usize = 3;

/// Props of [`GroupFields`].
#[derive(Properties, PartialEq)]
pub(super) struct GroupProps {
    /// What its fields' ids begin with.
    pub(super) id: AttrValue,
    /// The group.
    pub(super) group: Group,
    /// In how many groups it lies.
    #[prop_or_default]
    pub(super) depth: usize,
    /// Hears what it is now.
    pub(super) onchange: Callback<Group>,
}

/// A group of conditions.
#[component]
pub(super) fn GroupFields(props: &GroupProps) -> Html {
    let words = &use_words().search.segments;
    let given = (props.group.clone(), props.onchange.clone());
    let onjoin = use_event(given.clone(), |value: AttrValue, (group, onchange)| {
        onchange.emit(Group { any: value == "1", ..group.clone() });
    });
    let onadd = use_event((given.clone(), props.id.clone()), {
        |_: MouseEvent, ((group, onchange), id)| {
            let mut group = group.clone();
            // The same kind again, since that is what is mostly wanted.
            let last = group.parts.iter().rev().find(|it| !matches!(it.is, Is::Group(_)));
            let is = last.map_or_else(|| fresh(0), |it| it.is.clone());
            group.parts.push(Part { not: false, is });
            let at = group.parts.len() - 1;
            onchange.emit(group);
            let id = format!("{id}-{at}-kind");
            crate::app::browser::timers::after(30, move || {
                crate::app::browser::focus::focus_id(&id);
            });
        }
    });
    let onpart = use_event((given, props.id.clone()), {
        |(at, part): (usize, Option<Part>), ((group, onchange), id)| {
            let mut group = group.clone();
            if let Some(part) = part {
                if let Some(old) = group.parts.get_mut(at) {
                    *old = part;
                }
            } else if at < group.parts.len() {
                group.parts.remove(at);
                // The focus stays in the group.
                crate::app::browser::focus::focus_id(&format!("{id}-add"));
            }
            onchange.emit(group);
        }
    });
    let add = AttrValue::from(format!("{}-add", props.id));
    html! {
        <div class="query-group">
            if props.group.parts.len() > 1 {
                <Select
                    id={format!("{}-join", props.id)}
                    label={words.all.0}
                    hide_label=true
                    value={usize::from(props.group.any).to_string()}
                    options={numbered(&words.all.1)}
                    onchange={onjoin}
                />
            }
            <ul class="query-parts">
                for (at, part) in props.group.parts.iter().enumerate() {
                    <li key={at}>
                        <Row
                            id={format!("{}-{at}", props.id)}
                            {at}
                            part={part.clone()}
                            depth={props.depth}
                            onchange={onpart.clone()}
                        />
                    </li>
                }
            </ul>
            <Button look={Look::Quiet} id={add} onclick={onadd}>{ words.add }</Button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    id: AttrValue,
    at: usize,
    part: Part,
    depth: usize,
    onchange: Callback<(usize, Option<Part>)>,
}

/// A condition, with what it is about and whether it must be so.
#[component]
fn Row(props: &RowProps) -> Html {
    let words = &use_words().search.segments;
    let given = (props.at, props.part.clone(), props.onchange.clone());
    let onnot = use_event(given.clone(), |value: AttrValue, (at, part, onchange)| {
        onchange.emit((*at, Some(Part { not: value == "1", ..part.clone() })));
    });
    let onkind = use_event(given.clone(), |value: AttrValue, (at, part, onchange)| {
        let is = fresh(value.parse().unwrap_or_default());
        onchange.emit((*at, Some(Part { not: part.not, is })));
    });
    let onis = use_event(given.clone(), |is: Is, (at, part, onchange)| {
        onchange.emit((*at, Some(Part { not: part.not, is })));
    });
    let ongroup = use_event(given.clone(), |it: Group, (at, part, onchange)| {
        onchange.emit((*at, Some(Part { not: part.not, is: Is::Group(it) })));
    });
    let ondrop = use_event(given, |_: MouseEvent, (at, _, onchange)| {
        onchange.emit((*at, None));
    });
    let kind = kind(&props.part.is);
    let about = words.kinds.get(kind).copied().unwrap_or_default();
    let kinds = numbered(&words.kinds);
    let group = matches!(props.part.is, Is::Group(_));
    // Deep enough, no further group is offered.
    let most =
        if props.depth + 1 < DEEP || group { kinds.len() } else { kinds.len() - 1 };
    let kinds: Rc<[_]> = kinds.iter().take(most).cloned().collect();
    html! {
        <div class="query-row" role="group" aria-label={(words.condition)(about)}>
            <Select
                id={format!("{}-kind", props.id)}
                label={words.about}
                hide_label=true
                value={kind.to_string()}
                options={kinds}
                onchange={onkind}
            />
            <Select
                id={format!("{}-not", props.id)}
                label={words.not.0}
                hide_label=true
                value={usize::from(props.part.not).to_string()}
                options={numbered(&words.not.1)}
                onchange={onnot}
            />
            if let Is::Group(group) = &props.part.is {
                <GroupFields
                    id={props.id.clone()}
                    group={group.clone()}
                    depth={props.depth + 1}
                    onchange={ongroup}
                />
            } else {
                <Condition id={props.id.clone()} is={props.part.is.clone()} onchange={onis} />
            }
            <Button
                look={Look::Quiet}
                class="query-drop"
                label={AttrValue::from(format!("{}: {about}", words.drop))}
                onclick={ondrop}
            >
                { "×" }
            </Button>
        </div>
    }
}

/// The place of a condition's kind in the list of kinds.
fn kind(is: &Is) -> usize {
    match is {
        Is::Code { .. } => 0,
        Is::Near { .. } => 1,
        Is::Coder(_) => 2,
        Is::Stance(_) => 3,
        Is::Value { .. } => 4,
        Is::Kind(_) => 5,
        Is::Words(_) => 6,
        Is::Memo(_) => 7,
        Is::Group(_) => 8,
    }
}
