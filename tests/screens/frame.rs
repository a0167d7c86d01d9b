//! The frame around every screen.

use heddle::app::route::Route;
use heddle::sample;

use crate::common::id;
use crate::stage::page;

#[tokio::test]
async fn the_frame_of_a_study() {
    let study = sample::study(id(7)).unwrap().value;
    let html = page(Some(study), Route::Codebook).await;
    // Without the screen inside it, which has tests of its own.
    let (before, rest) = html.split_once("<main").unwrap();
    let (_, after) = rest.split_once("</main>").unwrap();
    insta::assert_snapshot!(format!("{before}<main/>{after}"));
}

#[tokio::test]
async fn home_has_no_frame() {
    let html = page(None, Route::Home).await;
    assert!(!html.contains("class=\"bar\""), "{html}");
    assert!(html.contains("<main id=\"main\""), "{html}");
}

#[tokio::test]
async fn a_study_s_screen_waits_until_one_is_open() {
    let html = page(None, Route::Codebook).await;
    assert!(!html.contains("<h1"), "{html}");
}

#[test]
fn addresses_read_back() {
    use yew_router::Routable as _;
    for route in [
        Route::Home,
        Route::Overview,
        Route::Question { question: id(1) },
        Route::Segment { id: id(2), segment: id(3) },
        Route::Theme { id: id(4) },
    ] {
        assert_eq!(Route::recognize(&route.to_path()), Some(route));
    }
    for path in ["/nowhere", "/study/theme/none", "/study/transcript/1/at/2"] {
        assert_eq!(Route::recognize(path), Some(Route::Unknown), "{path}");
    }
}
