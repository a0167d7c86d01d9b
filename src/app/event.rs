//! One hook for what is to happen on an event. A screen has hundreds of them, and Yew's
//! own `use_callback` is compiled anew for each closure and each tuple of dependencies;
//! here that is so only for each kind of event (`docs/decisions/0004-size.md`).

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

/// What to do on an event. Not `Fn`, of which the compiler also makes the form that is called
/// once and then gone, for each of hundreds.
trait Act<IN, OUT> {
    fn act(&self, event: IN) -> OUT;
}

/// What is done with what is given.
struct With<D, F>(D, F);

impl<IN, OUT, D, F: Fn(IN, &D) -> OUT> Act<IN, OUT> for With<D, F> {
    fn act(&self, event: IN) -> OUT {
        (self.1)(event, &self.0)
    }
}

/// What to do on an event, as of the latest drawing.
type Latest<IN, OUT> = Rc<dyn Act<IN, OUT>>;

/// Returns a callback that stays the same from one drawing to the next, so that nothing is
/// drawn again because of it, and that always does what `act` of the latest drawing does,
/// with that drawing's `given`.
///
/// An effect that should run again when `given` changes must name it: the callback does
/// not change.
pub fn use_event<IN, OUT, D, F>(given: D, act: F) -> impl Hook<Output = Callback<IN, OUT>>
where
    IN: 'static,
    OUT: 'static,
    D: 'static,
    F: Fn(IN, &D) -> OUT + 'static,
{
    use_latest(Rc::new(With(given, act)))
}

/// A cell that holds what to do, and the callback that does what the cell holds.
struct Steady<IN, OUT> {
    held: Rc<RefCell<Latest<IN, OUT>>>,
    callback: Callback<IN, OUT>,
}

#[hook]
fn use_latest<IN: 'static, OUT: 'static>(latest: Latest<IN, OUT>) -> Callback<IN, OUT> {
    let steady = use_mut_ref(|| None::<Steady<IN, OUT>>);
    let mut steady = steady.borrow_mut();
    if let Some(steady) = steady.as_ref() {
        steady.held.replace(latest);
        return steady.callback.clone();
    }
    let held = Rc::new(RefCell::new(latest));
    let callback = {
        let held = Rc::clone(&held);
        Callback::from(move |event| {
            // Taken out first: what is done may draw, and drawing replaces it.
            let act = Rc::clone(&held.borrow());
            act.act(event)
        })
    };
    steady.insert(Steady { held, callback }).callback.clone()
}
