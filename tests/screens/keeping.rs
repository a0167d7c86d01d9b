//! Keeping studies: the lock, this computer, earlier states, another tab, what cannot be read.

use std::rc::Rc;

use heddle::app::layout::{LockScreen, ReadingAlong};
use heddle::app::route::Route;
use heddle::app::screens::files::EarlierList;
use heddle::app::screens::home::UnreadableList;
use heddle::app::session::{Action, Role, Session};
use heddle::app::shared::Shared;
use heddle::store::points::{Points, rooms_of};
use heddle::store::{MemoryDrawer, Shelf, Unreadable, copies};
use heddle::study::{Command, apply};
use yew::prelude::*;

use crate::common::{id, stamp, study};
use crate::stage::{NOW, at, screen, session};

#[tokio::test]
async fn a_computer_without_a_passphrase() {
    insta::assert_snapshot!(screen(study(), Route::Computer).await);
}

#[tokio::test]
async fn a_locked_computer() {
    insta::assert_snapshot!(at(study(), Route::Home, html! { <LockScreen /> }).await);
}

#[tokio::test]
async fn another_tab_writes() {
    let strip = || html! { <ReadingAlong /> };
    assert!(!at(study(), Route::Codebook, strip()).await.contains("another tab"));
    let reads =
        |role| Session::reduce(&Rc::new(Session::of(study())), Action::Role(role));
    let html = session(&reads(Role::Reads), Route::Codebook, strip()).await;
    assert!(html.contains("This study is open in another tab, which is writing."));
    assert!(html.contains(">Write here</button>"));
    let html = session(&reads(Role::Asks), Route::Codebook, strip()).await;
    assert!(html.contains("disabled") && html.contains("Asking the other tab…"));
}

#[tokio::test]
async fn what_cannot_be_read_is_said() {
    let one = |name: Option<&str>, whole| Unreadable {
        id: id(7),
        name: name.map(str::to_owned),
        parts: 3,
        units: 900,
        whole,
    };
    let studies: Rc<[Unreadable]> = Rc::from([
        one(Some("Winter"), true),
        one(Some("Spring"), false),
        one(None, false),
    ]);
    insta::assert_snapshot!(
        at(
            study(),
            Route::Home,
            html! {
                <UnreadableList studies={studies.clone()} onopen={Callback::noop()} />
            }
        )
        .await
    );
}

#[tokio::test]
async fn an_earlier_state_is_looked_at() {
    let shelf = Shelf::new(MemoryDrawer::default());
    let saved = shelf.save(&study(), None, NOW.at).unwrap();
    let about = study().about.id;
    let mut points = Points::of(about, &[].into(), [], &copies::plain);
    let drawer = shelf.drawer();
    let get = |key: &str| heddle::store::Drawer::get(drawer, key).unwrap();
    points.make(&get, &copies::plain).unwrap();
    drop((saved, rooms_of(about)));
    let list: Rc<[_]> = points.list().into();
    let gone = Command::RemoveTheme { id: id(40) };
    let now = Shared::new(apply(&study(), &gone, &stamp(9)).unwrap());
    let opened = Some((list[0].key.clone(), Some(Shared::new(study()))));
    insta::assert_snapshot!(
        at(
            study(),
            Route::Files,
            html! {
                <EarlierList
                    points={Rc::clone(&list)}
                    study={now.clone()}
                    opened={opened.clone()}
                    now={NOW}
                    onlook={Callback::noop()}
                    onclose={Callback::noop()}
                    onrestore={Callback::noop()}
                    onbeside={Callback::noop()}
                />
            }
        )
        .await
    );
}
