//! Where screens and parts are drawn for the tests.

use heddle::app::context::{Contexts, Now};
use heddle::app::hub::Hub;
use heddle::app::keeper::Keeper;
use heddle::app::layout::Frame;
use heddle::app::route::Route;
use heddle::app::screens;
use heddle::app::session::Session;
use heddle::app::shared::Shared;
use heddle::stamp::Moment;
use heddle::study::Study;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History as _, MemoryHistory};
use yew_router::prelude::*;

/// The tests' clock: 2026-11-23T14:02:00Z, an hour ahead of UTC.
pub(crate) const NOW: Now = Now { at: Moment(1_795_442_520_000), ahead: 60 };

/// Returns the HTML of something, a tag a line, so that differences are seen.
pub(crate) fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[derive(Properties, PartialEq)]
struct StageProps {
    inside: Html,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    props.inside.clone()
}

async fn render(make: impl Fn() -> Html + Send + 'static) -> String {
    let renderer =
        yew::LocalServerRenderer::<Stage>::with_props(StageProps { inside: make() });
    lines(&renderer.hydratable(false).render().await)
}

/// Draws a part.
pub(crate) async fn part(make: impl Fn() -> Html + Send + 'static) -> String {
    render(make).await
}

/// Draws something inside the app's contexts, at an address, with a study open or none.
async fn inside(
    study: Option<Study>,
    keeper: Shared<Keeper>,
    route: Route,
    inside: Html,
) -> String {
    drawn(study.map_or_else(Session::default, Session::of), keeper, route, inside).await
}

/// Draws something in a session, as on the screen at an address.
pub(crate) async fn session(session: &Session, route: Route, piece: Html) -> String {
    drawn(session.clone(), Shared::default(), route, piece).await
}

async fn drawn(
    session: Session,
    keeper: Shared<Keeper>,
    route: Route,
    inside: Html,
) -> String {
    let history = MemoryHistory::new();
    history.push(route.to_path());
    let history = AnyHistory::from(history);
    let html = html! {
        <Router {history}>
            <Contexts hub={Hub::new(session, keeper, NOW)}>{ inside }</Contexts>
        </Router>
    };
    let props = StageProps { inside: html };
    let renderer = yew::LocalServerRenderer::<Stage>::with_props(props);
    lines(&renderer.hydratable(false).render().await)
}

/// Draws a screen of a study, without the frame around it.
pub(crate) async fn screen(study: Study, route: Route) -> String {
    inside(Some(study), Shared::default(), route, screens::screen(route)).await
}

/// Draws a piece that reads the study, as on the screen at an address.
pub(crate) async fn at(study: Study, route: Route, piece: Html) -> String {
    inside(Some(study), Shared::default(), route, piece).await
}

/// Draws the first screen over a keeper.
pub(crate) async fn home(keeper: Keeper) -> String {
    let keeper = Shared::new(keeper);
    inside(None, keeper, Route::Home, screens::screen(Route::Home)).await
}

/// Draws the whole page.
pub(crate) async fn page(study: Option<Study>, route: Route) -> String {
    inside(study, Shared::default(), route, html! { <Frame /> }).await
}
