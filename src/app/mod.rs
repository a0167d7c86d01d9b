//! The page: a Yew app over the core. Screens read contexts ([`context`]), pieces take
//! props ([`parts`]), changes go through one [`dispatch::Dispatch`], and every call of the
//! browser is in [`browser`].

pub mod alone;
pub mod backup;
pub mod browser;
pub mod context;
pub mod copies;
pub mod dispatch;
pub mod event;
pub mod follow;
pub mod hub;
pub mod keeper;
pub mod layout;
pub mod leaving;
pub mod locking;
pub mod notice;
pub mod open;
pub mod parts;
pub mod route;
pub mod saver;
pub mod screens;
pub mod session;
pub mod shared;
pub mod sought;
pub mod steps;
pub mod turns;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use self::browser::{clock, panic, timers};
use self::context::Contexts;
use self::hub::Hub;
use self::layout::Frame;
use self::saver::Saver;
use self::session::{Action, Session};
use self::shared::Shared;

/// Starts the app in the page.
pub fn start() {
    panic::install();
    let Some(root) = browser::page::root() else { return };
    spawn_local(async move {
        let (keeper, mended) = copies::keeper().await;
        let locked = keeper.is_locked();
        let hub = Hub::new(Session::default(), Shared::new(keeper), clock::now());
        hub.act(Action::Lock(locked));
        hub.act(Action::Alone(alone::now().is_some()));
        if let Some(notice) = copies::notice(&mended) {
            hub.act(Action::Notify(notice));
        }
        drop(
            yew::Renderer::<Page>::with_root_and_props(root, PageProps { hub }).render(),
        );
    });
}

/// Props of [`Page`] and [`App`].
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// The page's hub, which knows the world outside.
    pub hub: Shared<Hub>,
}

/// The app with the page's address as its router.
#[component]
pub fn Page(props: &PageProps) -> Html {
    html! {
        <HashRouter>
            <App hub={props.hub.clone()} />
        </HashRouter>
    }
}

/// The app, inside any router.
#[component]
pub fn App(props: &PageProps) -> Html {
    use_effect_with(props.hub.clone(), |hub| {
        let hub = hub.clone();
        let tick = timers::every(30_000, move || hub.tick(clock::now()));
        move || drop(tick)
    });
    html! {
        <Contexts hub={props.hub.clone()}>
            <Saver />
            <Frame />
        </Contexts>
    }
}
