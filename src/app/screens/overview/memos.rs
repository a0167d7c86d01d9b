//! Memos on one thing: dated notes of the coders, oldest first, edited in their place.

use yew::prelude::*;

use crate::app::browser::ids;
use crate::app::context::{use_about, use_dispatch, use_memos, use_now, use_words};
use crate::app::parts::{Button, Look, TextArea};
use crate::app::screens::files::say_undoable;
use crate::id::MemoId;
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
    let (memos, dispatch) = (use_memos(), use_dispatch());
    let adding = use_state(|| None::<MemoId>);
    let on = props.on;
    let mut own: Vec<&Memo> = memos.values().filter(|it| it.on == on).collect();
    own.sort_by_key(|it| (it.provenance.created.at, it.id));
    let add = use_callback(adding.setter(), |_: MouseEvent, adding| {
        adding.set(Some(ids::new_id()));
    });
    let oncommit =
        use_callback((dispatch, on, *adding), |text: String, (dispatch, on, id)| {
            if let Some(id) = *id {
                dispatch.run(Command::WriteMemo { id, on: *on, text });
            }
        });
    let drafted = adding.filter(|id| own.iter().all(|it| it.id != *id));
    html! {
        <section class="memos" aria-labelledby={format!("{}-head", props.id)}>
            <h2 id={format!("{}-head", props.id)}>{ words.memos }</h2>
            if own.is_empty() && drafted.is_none() {
                <p class="note">{ words.no_memos }</p>
            }
            for it in own.iter() {
                <One key={it.id.to_string()} memo={(*it).clone()} open={*adding == Some(it.id)} />
            }
            if let Some(id) = drafted {
                <TextArea
                    key={id.to_string()}
                    id={format!("memo-{id}")}
                    label={words.memo}
                    value=""
                    rows={4}
                    {oncommit}
                />
            }
            <div class="row">
                <Button look={Look::Quiet} onclick={add}>{ words.add_memo }</Button>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    memo: Memo,
    open: bool,
}

#[component]
fn One(props: &OneProps) -> Html {
    let all = use_words();
    let words = &all.overview;
    let (about, now, dispatch) = (use_about(), use_now(), use_dispatch());
    let editing = use_state(|| props.open);
    let memo = &props.memo;
    let (id, on) = (memo.id, memo.on);
    let made = memo.provenance.created;
    let coder = about.coders.get(&made.by).map_or("", |it| it.name.as_str());
    let toggle =
        use_callback((editing.setter(), *editing), |_: MouseEvent, (setter, now)| {
            setter.set(!now);
        });
    let oncommit = use_callback((dispatch.clone(), id, on), {
        |text: String, (dispatch, id, on)| {
            dispatch.run(Command::WriteMemo { id: *id, on: *on, text });
        }
    });
    let onremove = use_callback((dispatch, id), |_: MouseEvent, (dispatch, id)| {
        dispatch.run(Command::RemoveMemo { id: *id });
        say_undoable(dispatch, EN.overview.memo_removed.to_owned());
    });
    html! {
        <article class="memo">
            <p class="memo-head">
                <b>{ coder.to_owned() }</b>
                { format!(" · {}", (all.time.when)(made.at, now)) }
            </p>
            if *editing {
                <TextArea
                    id={format!("memo-{id}")}
                    label={words.memo}
                    hide_label=true
                    value={memo.text.clone()}
                    rows={4}
                    {oncommit}
                />
            } else {
                <p class="memo-text">{ &memo.text }</p>
            }
            <div class="row">
                <Button look={Look::Quiet} expanded={*editing} onclick={toggle}>
                    { if *editing { words.done } else { words.edit } }
                </Button>
                <Button look={Look::Quiet} onclick={onremove}>{ words.remove }</Button>
            </div>
        </article>
    }
}
