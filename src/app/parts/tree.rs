//! A tree: one stop for the Tab key, arrows inside it.

use std::rc::Rc;

use yew::prelude::*;

use super::tree_drag::{Drag, Dragging, Dropped, use_drag};
use crate::app::browser::focus;
use crate::app::event::use_event;
use crate::app::shared::Shared;
use crate::app::steps::use_drawn;
use crate::codebook::Beside;
use crate::order::Set;

/// How many lines stand in one box, which the browser lays out and paints only near the window.
const BOX: usize = 25;
/// How many boxes are drawn at once when a tree appears: more than a window shows. The others
/// follow while these are looked at.
const FIRST: usize = 1;

/// One line of a tree, in reading order. Lines are shared: one that is the same in memory is
/// not drawn again.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeItem {
    /// What tells it from the others.
    pub key: AttrValue,
    /// How many items it lies under.
    pub depth: usize,
    /// Its name.
    pub label: AttrValue,
    /// Before the name: a dot.
    pub lead: Html,
    /// After the name: a count, a key.
    pub tail: Html,
}

/// Props of [`Tree`].
#[derive(Properties, PartialEq)]
pub struct TreeProps {
    /// Its id; items have `{id}-{key}`.
    pub id: AttrValue,
    /// What it is a tree of.
    pub label: AttrValue,
    /// Its lines: an item lies under the last one before it with a smaller depth.
    pub items: Rc<[Shared<TreeItem>]>,
    /// Which one is selected.
    #[prop_or_default]
    pub selected: Option<AttrValue>,
    /// Whether its items can be dragged; what is around the tree hears of it.
    #[prop_or_default]
    pub draggable: bool,
    /// Hears which one is chosen, by a click, Enter or Space.
    #[prop_or_default]
    pub onselect: Callback<AttrValue>,
    /// Hears other keys pressed on an item, such as F2 or Delete.
    #[prop_or_default]
    pub onkey: Callback<(AttrValue, KeyboardEvent)>,
    /// Hears where an item was dragged to; without it, items cannot be dragged.
    #[prop_or_default]
    pub onmove: Option<Callback<Dropped>>,
}

/// One visible line with what a screen reader is told about it.
#[derive(Clone, PartialEq)]
struct Line {
    item: Shared<TreeItem>,
    /// Whether it has items under it, and whether they are in sight.
    open: Option<bool>,
    position: usize,
    siblings: usize,
}

/// Returns each item's place among its siblings, from 1, and how many siblings there are.
fn places(items: &[Shared<TreeItem>]) -> Vec<(usize, usize)> {
    // The family that is being counted at each depth, and each item's family and place.
    let mut open: Vec<usize> = Vec::new();
    let mut families: Vec<usize> = Vec::new();
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        open.truncate(item.depth + 1);
        while open.len() <= item.depth {
            open.push(families.len());
            families.push(0);
        }
        let family = open.get(item.depth).copied().unwrap_or_default();
        if let Some(count) = families.get_mut(family) {
            *count += 1;
            found.push((*count, family));
        }
    }
    let size = |family: usize| families.get(family).copied().unwrap_or_default();
    found.into_iter().map(|(place, family)| (place, size(family))).collect()
}

/// Returns the lines in sight: those under a closed item are left out.
fn visible(items: &[Shared<TreeItem>], closed: &Set<AttrValue>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(items.len());
    let mut hidden_below = usize::MAX;
    let places = places(items);
    for ((at, item), (position, siblings)) in items.iter().enumerate().zip(places) {
        if item.depth > hidden_below {
            continue;
        }
        hidden_below = usize::MAX;
        let parent = items.get(at + 1).is_some_and(|next| next.depth > item.depth);
        let open = parent.then(|| !closed.contains(&item.key));
        if open == Some(false) {
            hidden_below = item.depth;
        }
        lines.push(Line { item: item.clone(), open, position, siblings });
    }
    lines
}

/// What a key does in the tree.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Focus(AttrValue),
    Open(AttrValue),
    Close(AttrValue),
    Select,
}

/// Returns what a key does when the focus is on `from`.
fn step(lines: &[Line], from: &str, key: &str) -> Option<Step> {
    let at = lines.iter().position(|it| it.item.key == from)?;
    let line = lines.get(at)?;
    let to = |at: usize| lines.get(at).map(|it| Step::Focus(it.item.key.clone()));
    match key {
        "ArrowDown" => to(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(to),
        "Home" => to(0),
        "End" => lines.len().checked_sub(1).and_then(to),
        "ArrowRight" => match line.open {
            Some(false) => Some(Step::Open(line.item.key.clone())),
            Some(true) => to(at + 1),
            None => None,
        },
        "ArrowLeft" if line.open == Some(true) => {
            Some(Step::Close(line.item.key.clone()))
        }
        "ArrowLeft" => {
            let above =
                lines.get(..at)?.iter().rposition(|it| it.item.depth < line.item.depth);
            above.and_then(to)
        }
        "Enter" | " " => Some(Step::Select),
        letter if letter.chars().count() == 1 => {
            let letter = letter.to_lowercase();
            let starts = |it: &&Line| it.item.label.to_lowercase().starts_with(&letter);
            let next =
                lines.iter().skip(at + 1).chain(lines.iter().take(at)).find(starts);
            next.map(|it| Step::Focus(it.item.key.clone()))
        }
        _ => None,
    }
}

/// A tree.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let closed = use_state(Set::<AttrValue>::new);
    let focused = use_state(|| None::<AttrValue>);
    let lines = use_memo((Rc::clone(&props.items), (*closed).clone()), |(it, closed)| {
        visible(it, closed)
    });
    let place = |key: &AttrValue| lines.iter().position(|it| it.item.key == *key);
    let selected = props.selected.as_ref().and_then(place);
    let stop_at = (*focused).as_ref().and_then(place).or(selected).unwrap_or_default();
    let stop = lines.get(stop_at).map(|it| it.item.key.clone());

    let set_closed = use_event((*closed).clone(), {
        let setter = closed.setter();
        move |(key, close): (AttrValue, bool), closed: &Set<AttrValue>| {
            let mut next = closed.clone();
            if close {
                next.insert(key)
            } else {
                next.remove(&key)
            };
            setter.set(next);
        }
    });
    let onkeydown = use_event(
        (
            (props.id.clone(), props.items.clone(), (*closed).clone(), stop.clone()),
            (props.onselect.clone(), props.onkey.clone(), set_closed.clone()),
        ),
        {
            let focused = focused.setter();
            move |event: KeyboardEvent,
                  ((id, items, closed, stop), (onselect, onkey, set))| {
                let Some(from) = stop else { return };
                let held = event.ctrl_key() || event.meta_key() || event.alt_key();
                let step = (!held)
                    .then(|| step(&visible(items, closed), from, &event.key()))
                    .flatten();
                match step {
                    Some(Step::Focus(key)) => {
                        focus::focus_id(&format!("{id}-{key}"));
                        focused.set(Some(key));
                    }
                    Some(Step::Open(key)) => set.emit((key, false)),
                    Some(Step::Close(key)) => set.emit((key, true)),
                    Some(Step::Select) => onselect.emit(from.clone()),
                    None => return onkey.emit((from.clone(), event)),
                }
                event.prevent_default();
            }
        },
    );
    let onfocus = use_event((), {
        let focused = focused.setter();
        move |key: AttrValue, ()| focused.set(Some(key))
    });
    let ondrop = use_event(
        (props.items.clone(), (*closed).clone(), props.onmove.clone()),
        |dropped: Dropped, (items, closed, onmove)| {
            if let Some(onmove) = onmove {
                onmove.emit(inside_open(dropped, items, closed));
            }
        },
    );
    let (drag, onpointerdown) = use_drag(&props.id, ondrop);
    let draggable = props.onmove.is_some();
    let boxes = use_drawn(lines.len().div_ceil(BOX), FIRST, usize::MAX);
    let around = Around {
        tree: props.id.clone(),
        draggable: props.draggable,
        onselect: props.onselect.clone(),
        onfocus,
        onclose: set_closed,
        onpointerdown: draggable.then_some(onpointerdown),
    };
    html! {
        <div class={classes!("tree", draggable.then_some("draggable"))} role="tree" id={props.id.clone()} aria-label={props.label.clone()} {onkeydown}>
            for at in 0..boxes {
                <TreeBox
                    key={at.to_string()}
                    part={Part { at, lines: Rc::clone(&lines) }}
                    selected={selected.filter(|it| it / BOX == at)}
                    stop={Some(stop_at).filter(|it| it / BOX == at)}
                    drag={drag.clone()}
                    around={around.clone()}
                />
            }
        </div>
    }
}

/// Behind an item whose own items are in sight means before the first of them.
fn inside_open(
    dropped: Dropped,
    items: &[Shared<TreeItem>],
    closed: &Set<AttrValue>,
) -> Dropped {
    let lines = visible(items, closed);
    let at = lines.iter().position(|it| it.item.key == dropped.target);
    let open = at.and_then(|it| lines.get(it)).is_some_and(|it| it.open == Some(true));
    match at.and_then(|it| lines.get(it + 1)) {
        Some(first) if open && dropped.place == Beside::After => {
            Dropped { target: first.item.key.clone(), place: Beside::Before, ..dropped }
        }
        _ => dropped,
    }
}

/// What a box holds: the lines from `at` times [`BOX`] on. Equal when these are, whatever
/// became of the others.
#[derive(Clone)]
struct Part {
    at: usize,
    lines: Rc<Vec<Line>>,
}

impl Part {
    fn lines(&self) -> &[Line] {
        let rest = self.lines.get(self.at * BOX..).unwrap_or_default();
        rest.get(..BOX).unwrap_or(rest)
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && self.lines() == other.lines()
    }
}

/// What is the same for all lines of a tree.
#[derive(Clone, PartialEq)]
struct Around {
    tree: AttrValue,
    draggable: bool,
    onselect: Callback<AttrValue>,
    onfocus: Callback<AttrValue>,
    onclose: Callback<(AttrValue, bool)>,
    onpointerdown: Option<Callback<(AttrValue, PointerEvent)>>,
}

#[derive(Properties, PartialEq)]
struct TreeBoxProps {
    part: Part,
    selected: Option<usize>,
    stop: Option<usize>,
    drag: Dragging,
    around: Around,
}

/// Some lines.
#[component]
fn TreeBox(props: &TreeBoxProps) -> Html {
    let from = props.part.at * BOX;
    html! {
        <div class="tree-box">
            for (at, line) in props.part.lines().iter().enumerate() {
                <Branch
                    key={line.item.key.to_string()}
                    line={line.clone()}
                    selected={props.selected == Some(from + at)}
                    stop={props.stop == Some(from + at)}
                    drag={props.drag.of(&line.item.key)}
                    around={props.around.clone()}
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BranchProps {
    line: Line,
    selected: bool,
    stop: bool,
    drag: Drag,
    around: Around,
}

#[component]
fn Branch(props: &BranchProps) -> Html {
    let Line { item, open, position, siblings } = &props.line;
    let around = &props.around;
    let key = item.key.clone();
    let onclick = use_event(
        (key.clone(), around.onselect.clone(), around.onfocus.clone()),
        |_: MouseEvent, (key, onselect, onfocus)| {
            onfocus.emit(key.clone());
            onselect.emit(key.clone());
        },
    );
    let onturn = use_event(
        (key, *open, around.onclose.clone()),
        |event: MouseEvent, (key, open, onclose)| {
            event.stop_propagation();
            onclose.emit((key.clone(), *open == Some(true)));
        },
    );
    let onpointerdown = use_event(
        (item.key.clone(), around.onpointerdown.clone()),
        |event: PointerEvent, (key, hears)| {
            if let Some(hears) = hears {
                hears.emit((key.clone(), event));
            }
        },
    );
    let level = item.depth + 1;
    let depth = format!("depth-{}", item.depth.min(6));
    html! {
        <div
            class={classes!("tree-item", depth, props.selected.then_some("on"), props.drag.class())}
            role="treeitem"
            id={format!("{}-{}", around.tree, item.key)}
            aria-level={level.to_string()}
            aria-posinset={position.to_string()}
            aria-setsize={siblings.to_string()}
            aria-selected={props.selected.to_string()}
            aria-expanded={open.map(|it| it.to_string())}
            tabindex={if props.stop { "0" } else { "-1" }}
            draggable={around.draggable.then_some("true")}
            {onclick}
            {onpointerdown}
        >
            if let Some(open) = *open {
                <span
                    class={classes!("tree-turn", open.then_some("open"))}
                    aria-hidden="true"
                    onclick={onturn}
                />
            } else {
                <span class="tree-turn none" aria-hidden="true" />
            }
            { item.lead.clone() }
            <span class="tree-label">{ &item.label }</span>
            <span class="tree-tail">{ item.tail.clone() }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// a (b (c), d), e
    fn items() -> Vec<Shared<TreeItem>> {
        [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]
            .map(|(name, depth)| {
                Shared::new(TreeItem {
                    key: name.into(),
                    depth,
                    label: name.into(),
                    lead: Html::default(),
                    tail: Html::default(),
                })
            })
            .into()
    }

    fn closed(keys: &[&'static str]) -> Set<AttrValue> {
        keys.iter().map(|it| AttrValue::from(*it)).collect()
    }

    #[test]
    fn what_lies_under_a_closed_item_is_out_of_sight() {
        let items = items();
        let show = |keys: &[&'static str]| {
            visible(&items, &closed(keys))
                .iter()
                .map(|it| format!("{}{}/{}", it.item.key, it.position, it.siblings))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(show(&[]), "a1/2 b1/2 c1/1 d2/2 e2/2");
        assert_eq!(show(&["b"]), "a1/2 b1/2 d2/2 e2/2");
        assert_eq!(show(&["a", "b"]), "a1/2 e2/2");
    }

    #[test]
    fn behind_an_open_item_is_before_its_first() {
        let to = |target: &'static str, place, keys: &[&'static str]| {
            let dropped = Dropped { key: "e".into(), target: target.into(), place };
            let found = inside_open(dropped, &items(), &closed(keys));
            (found.target.to_string(), found.place)
        };
        assert_eq!(to("a", Beside::After, &[]), ("b".into(), Beside::Before));
        assert_eq!(to("a", Beside::After, &["a"]), ("a".into(), Beside::After));
        assert_eq!(to("a", Beside::Inside, &[]), ("a".into(), Beside::Inside));
        assert_eq!(to("c", Beside::After, &[]), ("c".into(), Beside::After));
    }

    #[test]
    fn keys_move_the_focus() {
        let items = items();
        let to = |keys: &[&'static str], from: &str, key: &str| {
            step(&visible(&items, &closed(keys)), from, key)
        };
        let focus = |it: &'static str| Some(Step::Focus(it.into()));
        assert_eq!(to(&[], "a", "ArrowDown"), focus("b"));
        assert_eq!(to(&["a"], "a", "ArrowDown"), focus("e"));
        assert_eq!(to(&[], "a", "ArrowUp"), None);
        assert_eq!(to(&[], "c", "ArrowLeft"), focus("b"));
        assert_eq!(to(&[], "b", "ArrowLeft"), Some(Step::Close("b".into())));
        assert_eq!(to(&["b"], "b", "ArrowRight"), Some(Step::Open("b".into())));
        assert_eq!(to(&[], "b", "ArrowRight"), focus("c"));
        assert_eq!(to(&[], "c", "e"), focus("e"));
        assert_eq!(to(&[], "c", "End"), focus("e"));
        assert_eq!(to(&[], "c", "F2"), None);
    }
}
