//! Yew's hooks for a state, a remembered value and an effect, each compiled once. Yew's own
//! are compiled anew for every type and closure; here they hold values of any type, and
//! what is left for each is to put its values in and take them out.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use yew::functional::{Hook, HookContext, TearDown};

use crate::piece::Same;

/// Draws something with a hook, where a context is at hand.
struct Run<F>(F);

impl<T, F: FnOnce(&mut HookContext) -> T> Hook for Run<F> {
    type Output = T;

    fn run(self, context: &mut HookContext) -> T {
        (self.0)(context)
    }
}

/// What an effect or a remembered value depends on.
struct Given(Rc<dyn Same>);

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&*other.0)
    }
}

/// What an effect does, and what it leaves to be done when it ends.
type Effect = Box<dyn FnOnce() -> Box<dyn FnOnce()>>;

#[inline(never)]
fn effect(context: &mut HookContext, given: Given, act: Effect) {
    yew::functional::use_effect_with(given, |_: &Given| act()).run(context);
}

/// Does something after the component is drawn, the first time and whenever `given`
/// differs, and what that returns before the next time and at the end.
pub fn use_effect_with<D, F, E>(given: D, act: F) -> impl Hook<Output = ()>
where
    D: PartialEq + 'static,
    F: FnOnce(&D) -> E + 'static,
    E: TearDown,
{
    let given = Rc::new(given);
    let act: Effect = {
        let given = Rc::clone(&given);
        Box::new(move || {
            let end = act(&given);
            Box::new(move || end.tear_down())
        })
    };
    Run(move |context: &mut HookContext| effect(context, Given(given), act))
}

/// Makes a value, once. Not `dyn FnMut`, of which the compiler also makes the form that is
/// called once and then gone, for each of them.
trait Make {
    fn make(&mut self) -> Option<Rc<dyn Any>>;
}

/// Makes a value by a function, the first time.
struct First<F>(Option<F>);

impl<T: 'static, F: FnOnce() -> T> Make for First<F> {
    fn make(&mut self) -> Option<Rc<dyn Any>> {
        Some(Rc::new((self.0.take()?)()))
    }
}

#[inline(never)]
fn remembered(
    context: &mut HookContext,
    given: Given,
    make: &mut dyn Make,
) -> Option<Rc<dyn Any>> {
    let found = yew::functional::use_memo(given, |_: &Given| make.make()).run(context);
    Option::clone(&found)
}

/// Returns what `make` makes of what is given, made anew only when that differs.
pub fn use_memo<T, F, D>(given: D, make: F) -> impl Hook<Output = Rc<T>>
where
    T: 'static,
    F: FnOnce(&D) -> T,
    D: PartialEq + 'static,
{
    let given = Rc::new(given);
    Run(move |context: &mut HookContext| {
        let held = Rc::clone(&given);
        taken(remembered(context, Given(held), &mut First(Some(move || make(&given)))))
    })
}

#[inline(never)]
#[expect(clippy::expect_used, reason = "what was put in with this type")]
fn taken<T: 'static>(found: Option<Rc<dyn Any>>) -> Rc<T> {
    found.and_then(|it| it.downcast().ok()).expect("the same type")
}

/// A state, and its value when this was made: the one that it is compared by.
struct Inner {
    handle: yew::functional::UseStateHandle<Rc<dyn Any>>,
    seen: Rc<dyn Any>,
}

impl Inner {
    fn of(handle: yew::functional::UseStateHandle<Rc<dyn Any>>) -> Self {
        let seen = Rc::clone(&handle);
        Self { handle, seen }
    }
}

impl Clone for Inner {
    #[inline(never)]
    fn clone(&self) -> Self {
        Self::of(self.handle.clone())
    }
}

#[inline(never)]
fn state(context: &mut HookContext, first: &mut dyn Make) -> Inner {
    let first = || first.make().unwrap_or_else(|| Rc::new(()));
    Inner::of(yew::functional::use_state(first).run(context))
}

/// Holds a value from one drawing to the next; to set it draws the component again.
pub fn use_state<T, F>(first: F) -> impl Hook<Output = UseStateHandle<T>>
where
    T: 'static,
    F: FnOnce() -> T,
{
    Run(move |context: &mut HookContext| {
        UseStateHandle(state(context, &mut First(Some(first))), PhantomData)
    })
}

/// A state: reads as its value.
pub struct UseStateHandle<T>(Inner, PhantomData<T>);

impl<T: 'static> UseStateHandle<T> {
    /// Sets the value, and draws the component again.
    pub fn set(&self, value: T) {
        self.0.handle.set(Rc::new(value));
    }

    /// Returns what sets the value, and never changes.
    pub fn setter(&self) -> UseStateSetter<T> {
        UseStateSetter(self.0.handle.setter(), PhantomData)
    }
}

impl<T: 'static> Deref for UseStateHandle<T> {
    type Target = T;

    #[inline(never)]
    #[expect(clippy::expect_used, reason = "what was put in with this type")]
    fn deref(&self) -> &T {
        self.0.handle.downcast_ref().expect("the same type")
    }
}

impl<T> Clone for UseStateHandle<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T: PartialEq + 'static> PartialEq for UseStateHandle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.seen.downcast_ref::<T>().is_some_and(|it| it.same(&*other.0.seen))
    }
}

impl<T: fmt::Debug + 'static> fmt::Debug for UseStateHandle<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(to)
    }
}

/// What sets a state.
pub struct UseStateSetter<T>(
    yew::functional::UseStateSetter<Rc<dyn Any>>,
    PhantomData<T>,
);

impl<T: 'static> UseStateSetter<T> {
    /// Sets the value, and draws the component again.
    pub fn set(&self, value: T) {
        self.0.set(Rc::new(value));
    }
}

impl<T> Clone for UseStateSetter<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T> PartialEq for UseStateSetter<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> fmt::Debug for UseStateSetter<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("UseStateSetter")
    }
}
