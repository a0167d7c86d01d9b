//! The tree of codes, with a search in names and definitions.

use std::rc::Rc;

use yew::prelude::*;

use super::changes;
use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Dot, TextField, Tree, TreeItem};
use crate::app::shared::Shared;
use crate::codebook::{Codebook, Entry, Step};
use crate::id::{CodeId, Id as _};
use crate::order::Map;
use crate::themes::Reach;
use crate::words::EN;

/// Props of [`Outline`].
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// The codebook.
    pub book: Shared<Codebook>,
    /// Where each code is used.
    pub reach: Rc<Map<CodeId, Reach>>,
    /// Which code is selected.
    pub selected: Option<CodeId>,
    /// Hears which code is chosen.
    pub onselect: Callback<AttrValue>,
}

/// The tree.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let words = &use_words().codebook;
    let dispatch = use_dispatch();
    let typed = use_state(String::new);
    let oninput = use_event(typed.setter(), |text: String, typed| typed.set(text));
    let items = use_memo(
        (props.book.clone(), Rc::clone(&props.reach), (*typed).clone()),
        |(book, reach, typed)| {
            let lines = book.search(typed);
            Rc::<[TreeItem]>::from(
                lines.iter().map(|it| item(it, reach)).collect::<Vec<_>>(),
            )
        },
    );
    let onkey = use_event((dispatch, props.onselect.clone()), {
        |(key, event): (AttrValue, KeyboardEvent), (dispatch, onselect)| {
            let Some(id) = CodeId::parse(&key) else { return };
            let way = match event.key().as_str() {
                "ArrowUp" => Some(Step::Up),
                "ArrowDown" => Some(Step::Down),
                "ArrowRight" => Some(Step::Deeper),
                "ArrowLeft" => Some(Step::Higher),
                _ => None,
            };
            match (way, event.key().as_str()) {
                (Some(way), _) if event.alt_key() => changes::step(dispatch, id, way),
                (None, "F2") => {
                    onselect.emit(key.clone());
                    focus::focus_id("code-name");
                }
                (None, "Delete") => changes::remove(dispatch, id),
                _ => return,
            }
            event.prevent_default();
        }
    });
    html! {
        <section class="codebook-outline" aria-label={words.tree}>
            <TextField
                id="codebook-search"
                kind="search"
                label={words.search}
                hide_label=true
                placeholder={Some(AttrValue::from(words.search))}
                value={(*typed).clone()}
                {oninput}
            />
            if items.is_empty() {
                <p class="note">{ (words.not_found)(&typed) }</p>
            }
            <Tree
                id="codebook-tree"
                label={words.tree}
                items={(*items).clone()}
                selected={props.selected.map(|it| AttrValue::from(it.to_string()))}
                onselect={props.onselect.clone()}
                {onkey}
            />
            <p class="note codebook-keys">{ words.tree_keys }</p>
        </section>
    }
}

fn item(entry: &Entry, reach: &Map<CodeId, Reach>) -> TreeItem {
    let code = &entry.code;
    let count = reach.get(&code.id).map_or(0, |it| it.segments);
    TreeItem {
        key: code.id.to_string().into(),
        depth: entry.depth,
        label: code.name.clone().into(),
        lead: html! { <Dot colour={code.colour} /> },
        tail: html! { if count > 0 { <span class="figure">{ EN.numbers.whole(count) }</span> } },
    }
}
