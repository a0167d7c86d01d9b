//! Other tabs of this page: whose turn it is to write (Web Locks), what they ask each other
//! (a broadcast channel), and what they changed in local storage.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, BroadcastChannel, MessageEvent, StorageEvent};

use super::events::{At, Listener, listen};
use super::timers;

/// How long the browser has to say whether a turn is free, in milliseconds.
const PATIENCE: u32 = 1_000;

/// How to ask for a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Only when nobody has it.
    IfFree,
    /// After all who have it or asked before.
    Queue,
    /// At once: whoever has it loses it.
    Steal,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    end: Function,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.end.call0(&JsValue::NULL).ok();
    }
}

/// A place in the queue, until it is dropped.
#[derive(Debug)]
pub struct Waiting(AbortController);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Asks for the turn of this name. `answer` gets it, or nothing when [`Ask::IfFree`] found
/// it taken; `lost` runs when another took it by force. Where the browser has no locks,
/// neither ever runs. What is returned is the place in the queue.
pub fn ask(
    name: &str,
    how: Ask,
    answer: impl FnOnce(Option<Turn>) + 'static,
    lost: impl FnOnce() + 'static,
) -> Option<Waiting> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    let request: Function = request.dyn_into().ok()?;
    let options = Object::new();
    let control = AbortController::new().ok()?;
    match how {
        Ask::IfFree => Reflect::set(&options, &"ifAvailable".into(), &true.into()),
        Ask::Queue => Reflect::set(&options, &"signal".into(), &control.signal()),
        Ask::Steal => Reflect::set(&options, &"steal".into(), &true.into()),
    }
    .ok()?;
    let has = Rc::new(Cell::new(false));
    let had = Rc::clone(&has);
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            answer(None);
            return JsValue::UNDEFINED;
        }
        has.set(true);
        let mut end = None;
        let held = Promise::new(&mut |yes, _| end = Some(yes));
        answer(end.map(|end| Turn { end }));
        held.into()
    });
    let asked = request.call3(&locks, &name.into(), &options, &granted).ok()?;
    // The promise fails when the turn is stolen, or when we no longer wait for it.
    let failed = Closure::once_into_js(move |_: JsValue| {
        if had.get() {
            lost();
        }
    });
    let asked: Promise = asked.dyn_into().ok()?;
    let catch = Reflect::get(&asked, &"catch".into()).ok()?;
    catch.dyn_into::<Function>().ok()?.call1(&asked, &failed).ok()?;
    (how == Ask::Queue).then_some(Waiting(control))
}

/// Whether a turn is to be had.
#[derive(Debug)]
pub enum Free {
    /// It is ours until this is dropped; nothing to drop where the browser has no locks.
    Ours(Option<Turn>),
    /// Another tab has it.
    Taken,
}

/// Tells whether this browser has turns.
pub fn has_turns() -> bool {
    let locks = web_sys::window()
        .and_then(|it| Reflect::get(&it.navigator(), &"locks".into()).ok());
    locks.is_some_and(|it| it.is_object())
}

/// Asks for a turn that nobody has.
pub async fn if_free(name: &str) -> Free {
    if !has_turns() {
        return Free::Ours(None);
    }
    let found = Rc::new(RefCell::new(None));
    let said = Rc::new(Cell::new(false));
    let answered = Promise::new(&mut |yes, _| {
        let (found, said) = (Rc::clone(&found), Rc::clone(&said));
        let answer = move |turn| {
            found.replace(turn);
            said.set(true);
            yes.call0(&JsValue::NULL).ok();
        };
        ask(name, Ask::IfFree, answer, || ());
    });
    // A browser that refuses to say anything, as to a page of no origin, has no turns.
    let late = future_to_promise(async {
        timers::sleep(PATIENCE).await;
        Ok(JsValue::NULL)
    });
    JsFuture::from(Promise::race(&Array::of2(&answered, &late))).await.ok();
    let turn = found.take();
    if turn.is_some() || !said.get() { Free::Ours(turn) } else { Free::Taken }
}

/// What this page's tabs say to each other, until it is dropped.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _hears: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Listens to the other tabs; nothing where the browser has no such channel.
    pub fn open(hears: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new("heddle").ok()?;
        let hears = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hears(text);
            }
        });
        channel.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        Some(Self { channel, _hears: hears })
    }

    /// Says something to all other tabs.
    pub fn say(&self, text: &str) {
        self.channel.post_message(&text.into()).ok();
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Runs with the key whenever another tab changed something in local storage.
pub fn on_changed(run: impl Fn(String) + 'static) -> Option<Listener> {
    listen(At::Window, "storage", move |event| {
        let key = event.dyn_into::<StorageEvent>().ok().and_then(|it| it.key());
        if let Some(key) = key {
            run(key);
        }
    })
}
