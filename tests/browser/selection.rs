//! Selections of the browser as places in a transcript, and back: emoji, combining marks,
//! triple clicks, ends between the turns.

use std::rc::Rc;

use heddle::app::browser::selection;
use heddle::app::screens::coding::bench::ROOT;
use heddle::app::screens::coding::turns::Turns;
use heddle::app::shared::Shared;
use heddle::coding::{Layer, Segment, Sheet, Spot, selected};
use heddle::id::{Id as _, Ids};
use heddle::stamp::{Moment, Provenance, Stamp};
use heddle::text::find_quote;
use heddle::transcript::{Draft, DraftTurn, Transcript};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Node};
use yew::prelude::*;

const TURNS: [&str; 4] =
    ["How so?", "Nurse 👩‍⚕️ said cafe\u{301} twice.", "Why\nnot?", "שלום means peace 🙂"];

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

#[derive(Properties, PartialEq)]
struct StageProps {
    transcript: Shared<Transcript>,
    sheet: Shared<Sheet>,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let none = || Shared::from(Rc::from([]));
    let tags = (0..TURNS.len()).map(|_| none()).collect::<Vec<_>>();
    html! {
        <Turns
            transcript={props.transcript.clone()}
            sheet={props.sheet.clone()}
            tags={Shared::new(tags)}
            turn={0}
            segment={None}
            code={None}
            open={None}
            bench={heddle::app::screens::coding::bench::Bench::default()}
        />
    }
}

/// Draws the turns, two passages coded, and returns the transcript.
async fn stage() -> (Rc<Transcript>, yew::AppHandle<Stage>) {
    let mut ids = Ids::seeded(1);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let turns = TURNS
        .iter()
        .map(|it| DraftTurn { text: (*it).into(), ..DraftTurn::default() })
        .collect();
    let draft = Draft { turns, ..Draft::default() };
    let transcript = Rc::new(draft.into_transcript(&mut ids, &stamp));
    let segments = ["👩‍⚕️ said", "said cafe\u{301}"].map(|quote| {
        Rc::new(Segment {
            id: ids.make(),
            code: heddle::id::CodeId::from_uuid(uuid::Uuid::nil()),
            range: find_quote(&transcript.text, quote, 0).unwrap(),
            stance: None,
            memo: String::new(),
            checked: None,
            provenance: Provenance::new(&stamp),
        })
    });
    let layer = Rc::new(Layer::with(transcript.id, stamp.by, segments.into()));
    let sheet = Sheet::of(&transcript, [&layer], &|_| true, None);
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let props =
        StageProps { transcript: Shared::from(&transcript), sheet: Shared::new(sheet) };
    let app = yew::Renderer::<Stage>::with_root_and_props(place, props).render();
    gloo_timers::future::TimeoutFuture::new(20).await;
    (transcript, app)
}

fn said(turn: usize) -> Node {
    document().get_element_by_id(&format!("said-{turn}")).unwrap().into()
}

/// The text node of a run of a turn.
fn run(turn: usize, number: u32) -> Node {
    said(turn).child_nodes().get(number).unwrap().first_child().unwrap()
}

/// What is understood when the browser has selected from one place to another.
fn read(of: &Transcript, from: (&Node, u32), to: (&Node, u32)) -> Option<String> {
    let range = document().create_range().unwrap();
    range.set_start(from.0, from.1).unwrap();
    range.set_end(to.0, to.1).unwrap();
    let window = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    window.remove_all_ranges().unwrap();
    window.add_range(&range).unwrap();
    let (from, to) = selection::read(ROOT)?;
    selected(of, from, to).map(|it| of.text.slice(it).to_owned())
}

#[wasm_bindgen_test]
async fn any_node_and_offset_becomes_a_place() {
    let (it, app) = stage().await;
    let read = |from: (&Node, u32), to: (&Node, u32)| read(&it, from, to);
    // "Nurse " | "👩‍⚕️ " | "said" | " café" | " twice."
    assert_eq!(run(1, 1).text_content().unwrap(), "👩‍⚕️ ");
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(read((&run(1, 0), 0), (&run(1, 0), 5)), some("Nurse"));
    assert_eq!(read((&run(1, 1), 0), (&run(1, 2), 4)), some("👩‍⚕️ said"));
    // Into the middle of the joined emoji, and of the letter with its accent.
    assert_eq!(read((&run(1, 1), 0), (&run(1, 1), 2)), some("👩‍⚕️"));
    assert_eq!(read((&run(1, 3), 1), (&run(1, 3), 5)), some("cafe\u{301}"));
    // A triple click ends in the next turn, before its number.
    let next: Node = document().get_element_by_id("turn-2").unwrap().into();
    assert_eq!(read((&run(1, 0), 0), (&next, 0)), some(TURNS[1]));
    let number = next.first_child().unwrap().first_child().unwrap();
    assert_eq!(read((&run(1, 0), 0), (&number, 0)), some(TURNS[1]));
    // Ends on the text's element itself count its runs.
    assert_eq!(read((&said(1), 0), (&said(1), 2)), some("Nurse 👩‍⚕️"));
    assert_eq!(read((&said(1), 1), (&said(1), 5)), some("👩‍⚕️ said cafe\u{301} twice."));
    // Across turns, with a line break inside one, from right to left.
    let all = read((&run(1, 4), 1), (&run(3, 0), 4));
    assert_eq!(all, some("twice.\nWhy\nnot?\nשלום"));
    // The whole page, and all turns of its one box.
    let root: Node = document().get_element_by_id(ROOT).unwrap().into();
    assert_eq!(read((&root, 0), (&root, 1)), some(it.text.as_str()));
    let turns = root.first_child().unwrap();
    assert_eq!(read((&turns, 0), (&turns, 4)), some(it.text.as_str()));
    // A caret is no selection.
    assert_eq!(read((&run(0, 0), 2), (&run(0, 0), 2)), None);
    app.destroy();
}

#[wasm_bindgen_test]
async fn what_is_shown_reads_back() {
    let (it, app) = stage().await;
    for quote in ["How", "👩‍⚕️ said cafe\u{301}", "twice.\nWhy\nnot?", "peace 🙂"]
    {
        let range = find_quote(&it.text, quote, 0).unwrap();
        let from = Spot::of_start(&it, range.start()).unwrap();
        let to = Spot::of_end(&it, range.end()).unwrap();
        selection::show(from, to);
        let (from, to) = selection::read(ROOT).unwrap();
        assert_eq!(selected(&it, from, to), Some(range), "{quote}");
    }
    selection::clear();
    assert_eq!(selection::read(ROOT), None);
    app.destroy();
}

#[wasm_bindgen_test]
async fn what_is_selected_elsewhere_is_not_ours() {
    let (_, app) = stage().await;
    let other = document().create_element("p").unwrap();
    other.set_text_content(Some("elsewhere"));
    document().body().unwrap().append_child(&other).unwrap();
    let range = document().create_range().unwrap();
    range.select_node_contents(&other).unwrap();
    assert_eq!(selection::spots(ROOT, &range), None);
    other.remove();
    app.destroy();
}
