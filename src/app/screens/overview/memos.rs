//! Memos on one thing: dated notes of the coders, oldest first, edited in their place.

use yew::prelude::*;

use crate::app::browser::{focus, ids};
use crate::app::context::{use_about, use_dispatch, use_memos, use_now, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextArea};
use crate::app::screens::files::say_undoable;
use crate::id::MemoId;
use crate::order;
use crate::study::{Command, Memo, MemoTarget};
use crate::words::EN;

/// Props of [`Memos`].
#[derive(Properties, PartialEq)]
pub struct MemosProps {
    /// What the memos are on.
    pub on: MemoTarget,
    /// The id of the section, unique on the page.
    pub id: AttrValue,
}

/// Memos on one thing.
#[component]
pub fn Memos(props: &MemosProps) -> Html {
    let words = &use_words().overview;
    let memos = use_memos();
    let adding = use_state(|| None::<MemoId>);
    let on = props.on;
    let mut own: Vec<&Memo> = memos.values().filter(|it| it.on == on).collect();
    order::sort_by_key(&mut own, |it| (it.provenance.created.at, it.id));
    let add = use_event(adding.setter(), |_: MouseEvent, adding| {
        adding.set(Some(ids::new_id()));
    });
    let drafted = adding.filter(|id| own.iter().all(|it| it.id != *id));
    let written = own.iter().map(|it| (it.id, Some((*it).clone())));
    let all: Vec<(MemoId, Option<Memo>)> =
        written.chain(drafted.map(|id| (id, None))).collect();
    html! {
        <section class="memos" aria-labelledby={format!("{}-head", props.id)}>
            <h2 id={format!("{}-head", props.id)}>{ words.memos }</h2>
            if all.is_empty() {
                <p class="note">{ words.no_memos }</p>
            }
            // A memo that is being written becomes one that is, in the same field.
            for (id, memo) in all {
                <One key={id.to_string()} {id} {on} {memo} />
            }
            <div class="row">
                <Button look={Look::Quiet} onclick={add}>{ words.add_memo }</Button>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    id: MemoId,
    on: MemoTarget,
    /// Nothing while its first words are typed.
    memo: Option<Memo>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let all = use_words();
    let words = &all.overview;
    let (about, now, dispatch) = (use_about(), use_now(), use_dispatch());
    let editing = use_state(|| props.memo.is_none());
    let (id, on) = (props.id, props.on);
    let field = format!("memo-{id}");
    use_effect_with(props.memo.is_none(), {
        let field = field.clone();
        move |fresh| {
            if *fresh {
                focus::focus_id(&field);
            }
        }
    });
    let toggle =
        use_event((editing.setter(), *editing), |_: MouseEvent, (setter, now)| {
            setter.set(!now);
        });
    let oncommit = use_event((dispatch.clone(), id, on), {
        |text: String, (dispatch, id, on)| {
            dispatch.run(Command::WriteMemo { id: *id, on: *on, text });
        }
    });
    let onremove = use_event((dispatch, id), |_: MouseEvent, (dispatch, id)| {
        dispatch.run(Command::RemoveMemo { id: *id });
        say_undoable(dispatch, EN.overview.memo_removed.to_owned());
    });
    let text = props.memo.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    let made = props.memo.as_ref().map(|it| it.provenance.created);
    let coder = |by| about.coders.get(&by).map_or("", |it| it.name.as_str()).to_owned();
    html! {
        <article class="memo">
            if let Some(made) = made {
                <p class="memo-head" key="head">
                    <b>{ coder(made.by) }</b>
                    { format!(" · {}", (all.time.when)(made.at, now)) }
                </p>
            }
            if *editing {
                <TextArea
                    key="field"
                    id={field}
                    label={words.memo}
                    hide_label=true
                    value={text}
                    rows={4}
                    {oncommit}
                />
            } else {
                <p class="memo-text" key="text">{ text }</p>
            }
            if made.is_some() {
                <div class="row" key="row">
                    <Button look={Look::Quiet} expanded={*editing} onclick={toggle}>
                        { if *editing { words.done } else { words.edit } }
                    </Button>
                    <Button look={Look::Quiet} onclick={onremove}>{ words.remove }</Button>
                </div>
            }
        </article>
    }
}
