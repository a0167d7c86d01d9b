//! Dragging an item of a tree to another place in it, by mouse or pen. The keys do the same:
//! what a tree does with Alt and the arrows is its owner's.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::events::{self, Listener};
use crate::app::browser::{measure, timers};
use crate::app::event::use_event;
use crate::codebook::Beside;

/// So far a pointer moves before it drags, in pixels.
const FAR: f64 = 5.0;

/// An item that was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The item.
    pub key: AttrValue,
    /// The item beside or in which it was dropped.
    pub target: AttrValue,
    /// Where, seen from that one.
    pub place: Beside,
}

/// What dragging has to do with an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drag {
    /// Nothing.
    #[default]
    None,
    /// It is being dragged.
    Moved,
    /// What is dragged would come there.
    Target(Beside),
}

impl Drag {
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Moved => Some("dragged"),
            Self::Target(Beside::Before) => Some("drop-before"),
            Self::Target(Beside::Inside) => Some("drop-inside"),
            Self::Target(Beside::After) => Some("drop-after"),
        }
    }
}

/// What is being dragged, and where it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dragging(Option<(AttrValue, Option<(AttrValue, Beside)>)>);

impl Dragging {
    /// Returns what it has to do with an item.
    pub(super) fn of(&self, key: &AttrValue) -> Drag {
        match &self.0 {
            Some((moved, _)) if moved == key => Drag::Moved,
            Some((_, Some((target, place)))) if target == key => Drag::Target(*place),
            _ => Drag::None,
        }
    }
}

/// What listens while something is dragged.
type Following = Rc<RefCell<Option<[Option<Listener>; 3]>>>;

/// Returns what is being dragged, and what hears that a pointer is pressed on an item.
#[hook]
pub(super) fn use_drag(
    id: &AttrValue,
    ondrop: Callback<Dropped>,
) -> (Dragging, Callback<(AttrValue, PointerEvent)>) {
    let dragging = use_state(Dragging::default);
    let following: Following = use_mut_ref(|| None);
    let onpointerdown = use_event((id.clone(), ondrop), {
        let dragging = dragging.setter();
        move |(key, event): (AttrValue, PointerEvent), (id, ondrop)| {
            if event.button() != 0 || event.pointer_type() == "touch" {
                return;
            }
            let from = (f64::from(event.client_x()), f64::from(event.client_y()));
            let show = Callback::from({
                let dragging = dragging.clone();
                move |it| dragging.set(it)
            });
            follow(&following, id, key, from, &show, ondrop);
        }
    });
    ((*dragging).clone(), onpointerdown)
}

fn follow(
    following: &Following,
    id: &AttrValue,
    key: AttrValue,
    from: (f64, f64),
    show: &Callback<Dragging>,
    ondrop: &Callback<Dropped>,
) {
    let over = Rc::new(RefCell::new(None::<(AttrValue, Beside)>));
    let begun = Rc::new(RefCell::new(false));
    let ends = Rc::clone(following);
    let stop = move || {
        // Not dropped by its own call.
        let done = ends.borrow_mut().take();
        timers::after(0, move || drop(done));
    };
    let [moves, up] = measure::follow({
        let (id, show, ondrop) = (id.clone(), show.clone(), ondrop.clone());
        let stop = stop.clone();
        move |x: f64, y: f64, last: bool| {
            if !*begun.borrow() {
                if (x - from.0).abs().max((y - from.1).abs()) < FAR {
                    if last {
                        stop();
                    }
                    return;
                }
                begun.replace(true);
            }
            let target = target(&id, &key, x, y);
            if last {
                stop();
                show.emit(Dragging::default());
                if let Some((target, place)) = target {
                    ondrop.emit(Dropped { key: key.clone(), target, place });
                }
            } else if *over.borrow() != target || target.is_none() {
                over.replace(target.clone());
                show.emit(Dragging(Some((key.clone(), target))));
            }
        }
    });
    let escape = events::keys({
        let show = show.clone();
        move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                show.emit(Dragging::default());
                stop();
            }
        }
    });
    following.replace(Some([moves, up, escape]));
}

/// Returns the item under the pointer, and where the dragged one would come.
fn target(id: &str, key: &AttrValue, x: f64, y: f64) -> Option<(AttrValue, Beside)> {
    let (item, share) = measure::tree_item_at(x, y)?;
    let target = AttrValue::from(item.strip_prefix(id)?.strip_prefix('-')?.to_owned());
    let place = match share {
        it if it < 0.3 => Beside::Before,
        it if it > 0.7 => Beside::After,
        _ => Beside::Inside,
    };
    (target != *key).then_some((target, place))
}
