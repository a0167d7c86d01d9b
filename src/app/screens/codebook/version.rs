//! One version in the list: compared, renamed, gone back to, deleted.

use std::rc::Rc;

use yew::prelude::*;

use super::changes;
use super::compare::Changes;
use crate::app::browser::focus;
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_now, use_study, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Confirm, Look, Message, TextField};
use crate::app::screens::files::say_undoable;
use crate::codebook::{Differs, Version};
use crate::stamp::Stamp;
use crate::study::{Command, returning};
use crate::words::EN;

#[derive(Properties, PartialEq)]
pub(super) struct OneProps {
    pub(super) version: Rc<Version>,
    pub(super) oncompare: Callback<[AttrValue; 2]>,
}

/// What is being done with it.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Nothing,
    Renaming,
    Returning,
}

/// One version.
#[component]
pub(super) fn One(props: &OneProps) -> Html {
    let all = use_words();
    let words = &all.versions;
    let (about, now) = (use_about(), use_now());
    let it = &props.version;
    let (doing, wrong) = (use_state(|| Doing::Nothing), use_state(AttrValue::default));
    let coder = about.coders.get(&it.stamp.by).map_or("", |it| it.name.as_str());
    let when = (all.time.when)(it.stamp.at, now);
    let oncompare = use_event((it.id, props.oncompare.clone()), {
        |_: MouseEvent, (id, oncompare)| {
            oncompare.emit([id.to_string().into(), AttrValue::default()]);
            focus::focus_id("compare-0");
        }
    });
    let dispatch = use_dispatch();
    let onremove = use_event((it.id, it.name.clone(), dispatch.clone()), {
        |_: MouseEvent, (id, name, dispatch)| {
            if changes::run(dispatch, Command::RemoveVersion { id: *id }) {
                say_undoable(dispatch, (EN.versions.removed)(name));
                focus::focus_id("version-name");
            }
        }
    });
    let field = format!("version-{}", it.id);
    let onrename = use_event((doing.setter(), *doing, field.clone()), {
        |_: MouseEvent, (setter, now, field)| {
            if *now == Doing::Renaming {
                setter.set(Doing::Nothing);
            } else {
                setter.set(Doing::Renaming);
                focus::when_drawn(field.clone());
            }
        }
    });
    let onname = use_event((it.id, doing.setter(), wrong.setter(), dispatch), {
        |name: String, (id, doing, wrong, dispatch)| {
            let why =
                changes::said(dispatch.attempt(Command::RenameVersion { id: *id, name }));
            if why.is_empty() {
                doing.set(Doing::Nothing);
                focus::when_drawn(format!("rename-{id}"));
            }
            wrong.set(why.into());
        }
    });
    let onreturn = use_event((doing.setter(), *doing), {
        |_: MouseEvent, (setter, now)| {
            let back = *now == Doing::Returning;
            setter.set(if back { Doing::Nothing } else { Doing::Returning });
        }
    });
    let ondone = use_event((doing.setter(), it.id), |(), (doing, id)| {
        doing.set(Doing::Nothing);
        focus::when_drawn(format!("return-{id}"));
    });
    // Which version, for the ear: the eye sees the line.
    let of = html! { <span class="unseen">{ (words.of)(&it.name) }</span> };
    html! {
        <li>
            if *doing == Doing::Renaming {
                <TextField
                    key="field"
                    id={field}
                    label={words.name}
                    hide_label=true
                    value={it.name.clone()}
                    error={(*wrong).clone()}
                    oncommit={onname}
                />
            } else {
                <span class="version-name" key="name" dir="auto">{ &it.name }</span>
            }
            <span class="note">{ (words.made)(coder, &when, it.codebook.len()) }</span>
            <span class="row">
                <Button look={Look::Quiet} onclick={oncompare}>{ words.compare_it }{ of.clone() }</Button>
                <Button look={Look::Quiet} id={format!("rename-{}", it.id)} expanded={*doing == Doing::Renaming} onclick={onrename}>{ words.rename }{ of.clone() }</Button>
                <Button look={Look::Quiet} id={format!("return-{}", it.id)} expanded={*doing == Doing::Returning} onclick={onreturn}>{ words.return_to }{ of.clone() }</Button>
                <Button look={Look::Quiet} onclick={onremove}>{ words.remove }{ of }</Button>
            </span>
            if *doing == Doing::Returning {
                <Return key="return" version={Rc::clone(it)} {ondone} />
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ReturnProps {
    version: Rc<Version>,
    ondone: Callback<()>,
}

/// What going back would change, and whether to.
#[component]
fn Return(props: &ReturnProps) -> Html {
    let words = &use_words().versions;
    let (study, desk, dispatch) = (use_study(), use_desk(), use_dispatch());
    let stamp = Stamp { at: use_now().at, by: desk.coder };
    let version = &props.version;
    let would = use_memo((study, version.id), move |(study, id)| {
        returning(study, *id, &stamp).ok()
    });
    let onyes = use_event((version.clone(), dispatch, props.ondone.clone()), {
        |(), (version, dispatch, ondone)| {
            if changes::run(dispatch, Command::ReturnToVersion { id: version.id }) {
                say_undoable(dispatch, (EN.versions.returned)(&version.name));
            }
            ondone.emit(());
        }
    });
    let oncancel = props.ondone.clone();
    match would.as_ref() {
        None => html! { <Message message={(words.return_none)(&version.name)} /> },
        Some(would) => html! {
            <div class="version-return">
                <ul class="return-says">
                    for it in (words.return_says)(would) {
                        <li key={it.clone()}>{ it }</li>
                    }
                </ul>
                <details class="return-changes">
                    <summary>{ words.return_changes }</summary>
                    <Changes changes={Rc::<[Differs]>::from(would.changes.as_slice())} />
                </details>
                <Confirm question={(words.return_sure)(&version.name)} yes={words.return_yes} {onyes} {oncancel} />
            </div>
        },
    }
}
