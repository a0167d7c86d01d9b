//! The coding screen and its pieces.

use std::rc::Rc;

use heddle::app::parts::PickOption;
use heddle::app::route::Route;
use heddle::app::screens::coding::bench::{Bench, Picking};
use heddle::app::screens::coding::inspector::{Inspector, Shown};
use heddle::app::screens::coding::margin::{Bracket, Drawing, MarginView};
use heddle::app::screens::coding::picker::{CodeOption, Picker};
use heddle::app::screens::coding::turn::{Tag, Turn};
use heddle::app::shared::Shared;
use heddle::codebook::Colour;
use heddle::coding::{Layer, Mark, Segment, Sheet, Stance};
use heddle::id::CodeId;
use heddle::stamp::Provenance;
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn, Transcript};
use yew::prelude::*;

use crate::common::{id, stamp};
use crate::stage::{part, screen};

fn transcript() -> Transcript {
    let turn = |speaker, time, text: &str| DraftTurn {
        speaker: Some(speaker),
        time: Some(time),
        source: 0,
        text: text.to_owned(),
    };
    Draft {
        name: "P07".into(),
        speakers: vec![
            DraftSpeaker { name: "Interviewer".into(), interviewer: true },
            DraftSpeaker { name: "Ward sister".into(), interviewer: false },
        ],
        turns: vec![
            turn(0, 0, "What helped?"),
            turn(1, 3_754_000, "The nurse 👩‍⚕️ <b>sat</b> with us. Not a form."),
        ],
        ..Draft::default()
    }
    .into_transcript(&mut heddle::id::Ids::seeded(1), &stamp(0))
}

fn segment(of: &Transcript, number: u32, quote: &str) -> Rc<Segment> {
    Rc::new(Segment {
        id: id(number),
        code: id(number + 100),
        range: heddle::text::find_quote(&of.text, quote, 0).unwrap(),
        stance: Some(Stance::Facilitator),
        memo: String::new(),
        checked: None,
        provenance: Provenance::new(&stamp(0)),
    })
}

fn sheet(of: &Transcript) -> Sheet {
    let segments =
        vec![segment(of, 10, "👩‍⚕️ <b>sat</b>"), segment(of, 11, "with us. Not")];
    Sheet::of(of, [&Rc::new(Layer::with(of.id, id(1), segments))], &|_| true, None)
}

fn tag(number: u32, name: &'static str) -> Tag {
    Tag {
        id: id(number),
        code: id(number + 100),
        name: name.into(),
        colour: Colour::new(number),
        detail: "facilitator · Jo".into(),
    }
}

#[tokio::test]
async fn a_turn_with_two_segments_the_first_shown() {
    let html = part(|| {
        let of = transcript();
        let sheet = sheet(&of);
        html! {
            <Turn
                transcript={Shared::new(of)}
                at={1}
                marks={Shared::from(&sheet.turns[1])}
                tags={Shared::from(Rc::from([tag(10, "Credibility"), tag(11, "No <form>")]))}
                current=true
                segment={Some(id(10))}
            />
        }
    })
    .await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn an_interviewers_turn_without_coding() {
    let html = part(|| {
        let of = transcript();
        let sheet = sheet(&of);
        html! {
            <Turn
                transcript={Shared::new(of)}
                at={0}
                marks={Shared::from(&sheet.turns[0])}
                tags={Shared::from(Rc::from([]))}
            />
        }
    })
    .await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn the_picker_lists_codes_with_their_place_and_count() {
    let html = part(|| {
        let option = |number: u32, name: &'static str, path: &'static str| CodeOption {
            pick: PickOption {
                key: id::<CodeId>(number).to_string().into(),
                label: name.into(),
                lead: Html::default(),
                tail: Html::default(),
            },
            colour: Colour::new(number),
            path: path.into(),
            count: number as usize,
        };
        html! {
            <Picker
                options={Shared::from(Rc::from([
                    option(1, "Credibility", "Coaching"),
                    option(2, "Winter pressure", ""),
                ]))}
                given={Rc::from([id(2)])}
                picking={Picking::Selection { focus: true }}
            />
        }
    })
    .await;
    insta::assert_snapshot!(html);
}

fn shown(own: bool) -> Shown {
    let of = transcript();
    let mut segment = (*segment(&of, 10, "sat</b> with us")).clone();
    segment.memo = "Ask the others too.".into();
    Shown {
        mark: Mark { segment: Rc::new(segment), coder: id(1) },
        quote: "sat</b> with us".into(),
        place: "turn 2".into(),
        code: "Credibility".into(),
        colour: Colour::new(3),
        coder: "Amara".into(),
        when: "today, 14:02".into(),
        own,
        also: Rc::from([tag(11, "No form")]),
    }
}

#[tokio::test]
async fn ones_own_segment_can_be_changed() {
    let html = part(|| html! { <Inspector shown={shown(true)} /> }).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn another_coders_segment_is_looked_at() {
    let html = part(|| html! { <Inspector shown={shown(false)} /> }).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn the_margin_is_one_drawing_of_attributes() {
    let html = part(|| {
        let bracket = Bracket {
            segment: id(10),
            colour: Colour::new(3),
            on: true,
            x: 500.0,
            top: 20.25,
            bottom: 76.0,
            label: 20.25,
            name: vec!["Coach makes sense of".into(), "it".into()],
            detail: "facilitator · Amara, Jo".into(),
        };
        let drawing = Drawing { brackets: vec![bracket], labels: 512.0, shown: None };
        html! { <MarginView drawing={Rc::new(drawing)} bench={Bench::default()} /> }
    })
    .await;
    assert!(!html.contains("style="));
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn the_screen_of_the_sample() {
    let study = heddle::sample::study(id(1)).unwrap().value;
    let first = study.transcripts_by_name()[0].id;
    let html = screen(study, Route::Transcript { id: first }).await;
    // The first two boxes of its 40 turns; the rest follows once these are seen.
    assert_eq!(html.matches("<article").count(), 16);
    assert!(html.contains("of 20 turns coded"), "{html}");
    assert!(!html.contains("style="));
}

#[tokio::test]
async fn a_transcript_that_is_gone_leads_to_the_others() {
    let study = heddle::sample::study(id(1)).unwrap().value;
    let html = screen(study, Route::Transcript { id: id(77) }).await;
    insta::assert_snapshot!(html);
}
