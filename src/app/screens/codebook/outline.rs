//! The tree of codes, with a search in names and definitions.

use std::rc::Rc;

use yew::prelude::*;

use super::changes;
use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Checkbox, Dot, Dropped, Keys, TextField, Tree, TreeItem};
use crate::app::shared::Shared;
use crate::codebook::{Code, Codebook, NumberKeys, Step};
use crate::id::{CodeId, Id as _};
use crate::order::Map;
use crate::themes::Reach;
use crate::words::EN;

/// Props of [`Outline`].
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// The codebook.
    pub book: Shared<Codebook>,
    /// Which of them the number keys give.
    #[prop_or_default]
    pub keys: NumberKeys,
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
    let all = use_state(|| false);
    let oninput = use_event(typed.setter(), |text: String, typed| typed.set(text));
    let onall = use_event(all.setter(), |on: bool, all| all.set(on));
    let away = props.book.len() - props.book.active().count();
    // A code that is looked at is in sight.
    let selected = props.selected.and_then(|it| props.book.get(it));
    let shown = *all || selected.is_some_and(|it| !it.is_active());
    let items = use_memo(
        (
            (props.book.clone(), props.keys.clone()),
            Rc::clone(&props.reach),
            (*typed).clone(),
            shown,
        ),
        |((book, keys), reach, typed, shown)| items(book, keys, reach, typed, *shown),
    );
    let onkey = use_event((dispatch.clone(), props.onselect.clone()), {
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
                (Some(way), _) if event.alt_key() => {
                    changes::step(dispatch, changes::TREE, id, way);
                }
                (None, "F2") => {
                    onselect.emit(key.clone());
                    focus::focus_id("code-name");
                }
                (None, "Delete") => {
                    changes::clear(dispatch, id);
                    focus::focus("#codebook-tree [tabindex='0']");
                }
                _ => return,
            }
            event.prevent_default();
        }
    });
    let onmove = use_event(dispatch, |it: Dropped, dispatch| {
        if let (Some(id), Some(target)) =
            (CodeId::parse(&it.key), CodeId::parse(&it.target))
        {
            changes::drop_at(dispatch, id, target, it.place);
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
            if away > 0 {
                <Checkbox
                    id="codebook-archived"
                    label={(words.show_archived)(away)}
                    checked={shown}
                    onchange={onall}
                />
            }
            if items.is_empty() && !typed.trim().is_empty() {
                <p class="note">{ (words.not_found)(&typed) }</p>
            }
            <Tree
                id="codebook-tree"
                label={words.tree}
                items={(*items).clone()}
                selected={props.selected.map(|it| AttrValue::from(it.to_string()))}
                onselect={props.onselect.clone()}
                {onkey}
                onmove={Some(onmove)}
            />
            <p class="note codebook-keys">{ words.tree_keys }</p>
        </section>
    }
}

/// Returns the lines of the tree. A source is said where it begins: not again for each code
/// under one that has it too.
fn items(
    book: &Codebook,
    keys: &NumberKeys,
    reach: &Map<CodeId, Reach>,
    typed: &str,
    archived: bool,
) -> Rc<[Shared<TreeItem>]> {
    let sources = book.codes().any(|it| !it.source.is_empty());
    let mut above: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for entry in book.search(typed, archived) {
        let code = &entry.code;
        above.truncate(entry.depth);
        let over = above.last().copied();
        let differs = over.unwrap_or_default() != code.source || over.is_none();
        let source = match code.source.as_str() {
            _ if !sources || !differs => "",
            "" => EN.codebook.emergent,
            source => source,
        };
        above.push(&code.source);
        let number = keys.number_of(code.id);
        let count = reach.get(&code.id).map_or(0, |it| it.segments);
        found.push(Shared::new(TreeItem {
            key: code.id.to_string().into(),
            depth: entry.depth,
            label: code.name.clone().into(),
            lead: html! { <Dot colour={code.colour} /> },
            tail: tail(code, source, number, count),
        }));
    }
    found.into()
}

fn tail(code: &Code, source: &str, number: Option<u8>, count: usize) -> Html {
    html! {
        <>
            if !source.is_empty() {
                <span class="code-mark">{ source.to_owned() }</span>
            }
            if !code.is_active() {
                <span class="code-mark archived">{ EN.codebook.archived }</span>
            }
            if let Some(number) = number {
                <Keys keys={number.to_string()} />
            }
            if count > 0 {
                <span class="figure">{ EN.numbers.whole(count) }</span>
            }
        </>
    }
}
