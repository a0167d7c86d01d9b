//! Ready-made codes: which there are, where they are from, and which of them to take.

use std::rc::Rc;

use yew::prelude::*;

use super::changes;
use crate::app::browser::ids;
use crate::app::context::{use_codebook, use_dispatch, use_study, use_words};
use crate::app::parts::{Button, Checkbox};
use crate::app::screens::files::say_undoable;
use crate::id::{CodeId, Id as _};
use crate::interchange::coded::{Existing, Shelf, book_plan, shelves};
use crate::order::Set;
use crate::study::Command;
use crate::words::EN;

/// The shelves.
#[component]
pub(super) fn Shelves() -> Html {
    let words = &use_words().versions.shelves;
    let all = use_memo((), |()| shelves().into_iter().map(Rc::new).collect::<Vec<_>>());
    html! {
        <div class="shelves">
            <p class="note check-text">{ words.text }</p>
            for it in all.iter() {
                <One key={it.name} shelf={Rc::clone(it)} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    shelf: Rc<Shelf>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().versions.shelves;
    let (shelf, book, study) = (&props.shelf, use_codebook(), use_study());
    let groups = shelf.groups();
    let left_out = use_state(Set::<usize>::new);
    let dispatch = use_dispatch();
    let wanted: Vec<usize> =
        groups.iter().copied().filter(|it| !left_out.contains(it)).collect();
    let draft = shelf.only(&wanted);
    let is_here = |at: usize| {
        let id = shelf.draft.codes.get(at).and_then(|it| it.id);
        id.is_some_and(|it| book.contains(CodeId::from_uuid(it)))
    };
    let new = draft
        .codes
        .iter()
        .filter(|it| it.id.is_none_or(|it| !book.contains(CodeId::from_uuid(it))))
        .count();
    let new = if wanted.is_empty() { 0 } else { new };
    let onadd = Callback::from({
        let (dispatch, study, name) = (dispatch, study, shelf.name);
        move |_: MouseEvent| {
            let plan = book_plan(&study, &draft, Existing::Keep, &mut ids::ids()).value;
            if changes::run(&dispatch, Command::Together(plan.commands)) {
                say_undoable(&dispatch, (EN.versions.shelves.added)(name, plan.codes));
            }
        }
    });
    let ontick = |at: usize| {
        let (now, setter) = ((*left_out).clone(), left_out.setter());
        Callback::from(move |on: bool| {
            let mut next = now.clone();
            if on {
                next.remove(&at);
            } else {
                next.insert(at);
            }
            setter.set(next);
        })
    };
    let codes = shelf.draft.codes.len();
    html! {
        <section class="shelf" aria-label={shelf.name}>
            <h2>{ shelf.name }<span class="note">{ (words.codes)(codes) }</span></h2>
            <p class="shelf-about">{ shelf.about }</p>
            <details>
                <summary>{ words.parts }</summary>
                <ul class="shelf-groups">
                    for at in groups.iter().copied() {
                        <li key={at}>
                            <Checkbox
                                id={format!("shelf-{}-{at}", codes)}
                                label={name(shelf, at)}
                                checked={!left_out.contains(&at) || is_here(at)}
                                disabled={is_here(at)}
                                onchange={ontick(at)}
                            />
                            <p class="note">{ inside(shelf, at) }</p>
                        </li>
                    }
                </ul>
            </details>
            <div class="row">
                if new > 0 {
                    <Button label={Some(AttrValue::from(format!("{}: {}", (words.add)(new), shelf.name)))} onclick={onadd}>{ (words.add)(new) }</Button>
                } else if !wanted.is_empty() {
                    <p class="note">{ words.there }</p>
                }
            </div>
        </section>
    }
}

fn name(shelf: &Shelf, at: usize) -> String {
    shelf.draft.codes.get(at).map(|it| it.fields.name.clone()).unwrap_or_default()
}

/// Returns what a group is about and the names of the codes in it.
fn inside(shelf: &Shelf, group: usize) -> String {
    let under = |mut at: usize| {
        while let Some(parent) = shelf.draft.codes.get(at).and_then(|it| it.parent) {
            if parent == group {
                return true;
            }
            at = parent;
        }
        false
    };
    let codes = shelf.draft.codes.iter().enumerate();
    let names: Vec<&str> = codes
        .filter(|(at, _)| under(*at))
        .map(|(_, it)| it.fields.name.as_str())
        .collect();
    let definition =
        shelf.draft.codes.get(group).map_or("", |it| it.fields.definition.as_str());
    if names.is_empty() {
        definition.to_owned()
    } else {
        format!("{definition} {}.", names.join(", "))
    }
}
