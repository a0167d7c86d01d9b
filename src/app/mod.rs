//! The page: a Yew app over the core. Screens read contexts ([`context`]), pieces take
//! props ([`parts`]), changes go through one [`dispatch::Dispatch`], and every call of the
//! browser is in [`browser`].

pub mod backup;
pub mod browser;
pub mod context;
pub mod dispatch;
pub mod keeper;
pub mod layout;
pub mod notice;
pub mod open;
pub mod parts;
pub mod route;
pub mod saver;
pub mod screens;
pub mod session;
pub mod shared;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;
use yew_router::prelude::*;

use self::browser::{clock, panic, storage, timers};
use self::context::{Contexts, ContextsProps, Now, empty_study};
use self::dispatch::Dispatch;
use self::keeper::Keeper;
use self::layout::Frame;
use self::saver::Saver;
use self::session::Session;
use self::shared::Shared;

/// Starts the app in the page.
#[wasm_bindgen(start)]
pub fn start() {
    panic::install();
    let Some(root) = browser::page::root() else { return };
    let keeper = Shared::new(Keeper::new(storage::drawer(), storage::ROOM));
    let props = PageProps { keeper, now: clock::now() };
    drop(yew::Renderer::<Page>::with_root_and_props(root, props).render());
}

/// Props of [`Page`] and [`App`]: the world outside.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Where studies are kept.
    pub keeper: Shared<Keeper>,
    /// The clock at the start.
    pub now: Now,
}

/// The app with the page's address as its router.
#[component]
pub fn Page(props: &PageProps) -> Html {
    html! {
        <HashRouter>
            <App keeper={props.keeper.clone()} now={props.now} />
        </HashRouter>
    }
}

/// The app, inside any router.
#[component]
pub fn App(props: &PageProps) -> Html {
    let session = use_reducer(Session::default);
    let nothing = use_memo((), |()| Shared::new(empty_study()));
    let now = use_state(|| props.now);
    use_effect_with((), {
        let now = now.setter();
        move |()| {
            let tick = timers::every(30_000, move || now.set(clock::now()));
            move || drop(tick)
        }
    });
    let inside = html! {
        <ContextProvider<Shared<Keeper>> context={props.keeper.clone()}>
            <Saver />
            <Frame />
        </ContextProvider<Shared<Keeper>>>
    };
    let dispatch = Dispatch::from(session.dispatcher());
    let given = ContextsProps::of(&session, &nothing, dispatch, *now, inside);
    html! { <Contexts ..given /> }
}
