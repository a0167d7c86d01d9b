//! The first screen.

use std::rc::Rc;

use heddle::app::context::Now;
use heddle::app::keeper::Keeper;
use heddle::app::screens::home::NewStudy;
use heddle::stamp::Moment;
use heddle::store::{Drawer, DrawerError, MemoryDrawer};
use heddle::study::Study;
use yew::prelude::*;

use crate::common::{id, stamp};
use crate::stage::{NOW, home, part};

fn kept(names: &[&str]) -> Keeper {
    let keeper = Keeper::new(Rc::new(MemoryDrawer::default()), 5_242_880);
    for (at, name) in (0_u32..).zip(names) {
        let study = Study::new(id(at + 10), name, "Amara", &stamp(0));
        let hours = i64::from(at + 1) * 20 * 3_600_000;
        keeper.save(&study, Now { at: Moment(NOW.at.0 - hours), ..NOW }, false).unwrap();
    }
    keeper
}

/// A browser that keeps nothing.
struct Blocked;

impl Drawer for Blocked {
    fn get(&self, _: &str) -> Result<Option<String>, DrawerError> {
        Err(DrawerError::Blocked)
    }
    fn put(&self, _: &str, _: &str) -> Result<(), DrawerError> {
        Err(DrawerError::Blocked)
    }
    fn remove(&self, _: &str) -> Result<(), DrawerError> {
        Err(DrawerError::Blocked)
    }
    fn keys(&self, _: &str) -> Result<Vec<String>, DrawerError> {
        Err(DrawerError::Blocked)
    }
}

#[tokio::test]
async fn a_first_visit_has_three_ways_in() {
    insta::assert_snapshot!(home(kept(&[])).await);
}

#[tokio::test]
async fn studies_are_listed_the_last_saved_first() {
    let keeper = kept(&["Winter falls <b>", "Sepsis bundle", "Old"]);
    keeper.set_binned(id(12), Some(NOW.at)).unwrap();
    insta::assert_snapshot!(home(keeper).await);
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_is_said() {
    let html = home(Keeper::new(Rc::new(Blocked), 5_242_880)).await;
    assert!(html.contains("This browser keeps nothing for this page."), "{html}");
    assert!(!html.contains("role=\"meter\""), "{html}");
}

#[tokio::test]
async fn files_that_wait_are_named_in_the_form() {
    let html = part(|| {
        html! {
            <NewStudy waiting=2 onbegin={Callback::noop()} oncancel={Callback::noop()} />
        }
    });
    insta::assert_snapshot!(html.await);
}
