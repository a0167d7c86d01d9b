//! Coding a transcript: the text with its coding, the picker beside what is selected, the
//! segment and the codebook beside the text. See `words::coding` for what is said.

pub mod acts;
pub mod bench;
pub mod book;
pub mod code_card;
pub mod gestures;
pub mod handles;
pub mod head;
pub mod inspector;
pub mod keys;
pub mod margin;
pub mod picker;
pub mod scene;
pub mod turn;
pub mod turns;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use self::bench::{Bench, Picking, Scene, Work};
use self::book::Book;
use self::head::{Head, KeySheet};
use self::inspector::{Inspector, Shown};
use self::margin::Margin;
use self::picker::Picker;
use self::scene::{Said, about_transcript, counted, layers_of, options, tags};
use self::turns::Turns;
use crate::app::browser::measure;
use crate::app::context::{
    use_about, use_codebook, use_desk, use_dispatch, use_layers, use_now,
    use_participants, use_transcripts, use_words,
};
use crate::app::parts::Empty;
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::coding::{Layers, Sheet};
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::themes::code_counts;
use crate::transcript::Transcript;

/// Props of [`CodingScreen`].
#[derive(Properties, PartialEq)]
pub struct CodingProps {
    /// The transcript to code.
    pub transcript: TranscriptId,
    /// The segment to begin at.
    #[prop_or_default]
    pub segment: Option<SegmentId>,
    /// The turn to begin at.
    #[prop_or_default]
    pub turn: Option<usize>,
}

/// The screen.
#[component]
pub fn CodingScreen(props: &CodingProps) -> Html {
    let words = &use_words().coding;
    let transcripts = use_transcripts();
    match transcripts.get(&props.transcript) {
        Some(transcript) => html! {
            <Desk transcript={Shared::from(transcript)} segment={props.segment} turn={props.turn} />
        },
        None => html! {
            <div class="page">
                <Empty title={words.gone.0} text={words.gone.1}>
                    <a class="button" href={Route::Transcripts.href()}>{ words.to_list }</a>
                </Empty>
            </div>
        },
    }
}

#[derive(Properties, PartialEq)]
struct DeskProps {
    transcript: Shared<Transcript>,
    segment: Option<SegmentId>,
    turn: Option<usize>,
}

/// The coding of one transcript.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let words = use_words();
    let (codebook, layers, about) = (use_codebook(), use_layers(), use_about());
    let (desk, now, participants) = (use_desk(), use_now(), use_participants());
    let transcript = &props.transcript;
    let (bench, work) = use_bench();
    let sheet = use_sheet(transcript, &layers, desk.coder, work.everyone);
    let sheet_tags = use_memo(
        (sheet.clone(), codebook.clone(), about.clone(), desk.coder),
        |(sheet, codebook, about, coder)| tags(sheet, codebook, about, *coder, words),
    );
    let counts = use_memo(layers.clone(), |layers| Shared::new(code_counts(layers)));
    bench.lay(Scene {
        transcript: Rc::clone(transcript.rc()),
        sheet: Rc::clone(sheet.rc()),
        codebook: Rc::clone(codebook.rc()),
        coder: desk.coder,
    });
    use_beginning(props, &bench);
    let said = Said {
        transcript,
        sheet: &sheet,
        codebook: &codebook,
        about: &about,
        own: desk.coder,
        now,
        words,
    };
    let shown = work.segment.and_then(|it| said.segment(it));
    let page = use_node_ref();
    let others = layers_of(&layers, transcript.id, desk.coder, true)
        .any(|it| it.coder != desk.coder && !it.segments().is_empty());
    let coverage = sheet.coverage(transcript);
    html! {
        <div class={classes!("coding", shown.is_some().then_some("inspecting"), work.picking.map(|_| "picking"))}>
            <div class="coding-text">
                <Head
                    name={transcript.name.clone()}
                    about={about_transcript(transcript, &participants, words).join(" · ")}
                    {coverage}
                    everyone={others.then_some(work.everyone)}
                    bench={bench.clone()}
                />
                <div class="coding-page" ref={page.clone()}>
                    <Turns
                        transcript={transcript.clone()}
                        sheet={sheet.clone()}
                        tags={Shared::from(&sheet_tags)}
                        turn={work.turn}
                        segment={work.segment}
                        code={work.code}
                        open={work.open}
                        bench={bench.clone()}
                    />
                    <Margin
                        page={page.clone()}
                        sheet={sheet.clone()}
                        about={about.clone()}
                        segment={work.segment}
                        open={work.open}
                        bench={bench.clone()}
                    />
                    if let Some(picking) = work.picking {
                        <Choosing {picking} work={work.clone()} sheet={sheet.clone()} page={page.clone()} counts={(*counts).clone()} bench={bench.clone()} />
                    }
                </div>
            </div>
            <aside class="coding-side">
                <Side {shown} bench={bench.clone()} />
                <Book
                    {codebook}
                    counts={(*counts).clone()}
                    code={work.code.or_else(|| code_of(&sheet, work.segment))}
                    selecting={work.selection.is_some()}
                    bench={bench.clone()}
                />
                <KeySheet />
            </aside>
        </div>
    }
}

fn code_of(sheet: &Sheet, segment: Option<SegmentId>) -> Option<CodeId> {
    segment.and_then(|it| sheet.mark(it)).map(|it| it.segment.code)
}

/// Returns the bench, and what the coder is at.
#[hook]
fn use_bench() -> (Bench, Work) {
    let dispatch = use_dispatch();
    let work = use_state(Work::default);
    let bench = use_memo((), {
        let setter = work.setter();
        move |()| Bench::new(Callback::from(move |it| setter.set(it)), dispatch)
    });
    ((*bench).clone(), (*work).clone())
}

/// Returns what is shown of the coding; unchanged turns are those of the time before.
#[hook]
fn use_sheet(
    transcript: &Shared<Transcript>,
    layers: &Shared<Layers>,
    coder: CoderId,
    everyone: bool,
) -> Shared<Sheet> {
    type Before = Option<(Shared<Transcript>, Rc<Sheet>)>;
    let before = use_mut_ref(|| Before::None) as Rc<RefCell<Before>>;
    let sheet = use_memo(
        (transcript.clone(), layers.clone(), coder, everyone),
        |(transcript, layers, coder, everyone)| {
            let shown = layers_of(layers, transcript.id, *coder, *everyone);
            let old = before.borrow().clone();
            let old = old.filter(|(of, _)| of == transcript).map(|(_, it)| it);
            let made = Rc::new(Sheet::of(transcript, shown, old.as_deref()));
            before.replace(Some((transcript.clone(), Rc::clone(&made))));
            Shared::from(made)
        },
    );
    (*sheet).clone()
}

/// Begins at the segment of the address, if it names one.
#[hook]
fn use_beginning(props: &DeskProps, bench: &Bench) {
    let coder = use_desk().coder;
    let first = bench.clone();
    use_effect_with((props.segment, coder), move |(segment, coder)| {
        let (Some(id), Some(scene)) = (*segment, first.scene()) else { return };
        let study = first.dispatch().study();
        let Some((layer, found)) = study.as_ref().and_then(|it| it.segment(id)) else {
            return;
        };
        let turn = scene.transcript.turn_at(found.range.start()).unwrap_or_default();
        let others = layer.coder != *coder;
        first.set(|it| {
            it.everyone |= others;
            it.segment = Some(id);
            it.turn = turn;
        });
        show_turn(turn);
    });
    let bench = bench.clone();
    use_effect_with(props.turn, move |turn| {
        if let Some(turn) = *turn {
            bench.set(|it| it.turn = turn);
            show_turn(turn);
        }
    });
}

/// Brings a turn into sight, with the focus on it.
fn show_turn(turn: usize) {
    measure::reveal(turn);
    measure::focus_still(&format!("turn-{turn}"));
}

#[derive(Properties, PartialEq)]
struct ChoosingProps {
    picking: Picking,
    work: Work,
    sheet: Shared<Sheet>,
    page: NodeRef,
    counts: Shared<std::collections::HashMap<CodeId, usize>>,
    bench: Bench,
}

/// The picker with what it offers, which is worked out only while it is open.
#[component]
fn Choosing(props: &ChoosingProps) -> Html {
    let (codebook, layers, coder) = (use_codebook(), use_layers(), use_desk().coder);
    // In the order in which they were when it was opened: nothing jumps while one works.
    let listed = use_memo((codebook, props.picking), |(codebook, _)| {
        options(codebook, &layers, coder)
    });
    let listed =
        use_memo((Rc::clone(&*listed), props.counts.clone()), |(all, counts)| {
            counted(all, counts)
        });
    let range = match props.picking {
        Picking::Selection { .. } => props.work.selection,
        Picking::Recode(id) => props.sheet.mark(id).map(|it| it.segment.range),
    };
    let given: Rc<[CodeId]> = props
        .sheet
        .marks
        .iter()
        .filter(|it| it.coder == coder && Some(it.segment.range) == range)
        .map(|it| it.segment.code)
        .collect();
    html! {
        <Picker
            options={Rc::clone(&*listed)}
            {given}
            picking={props.picking}
            {range}
            page={props.page.clone()}
            bench={props.bench.clone()}
        />
    }
}

#[derive(Properties, PartialEq)]
struct SideProps {
    shown: Option<Shown>,
    bench: Bench,
}

/// The segment's panel, or what to do to see one.
#[component]
fn Side(props: &SideProps) -> Html {
    let words = &use_words().coding.segment;
    let bench = props.bench.clone();
    match &props.shown {
        Some(shown) => html! { <Inspector shown={shown.clone()} {bench} /> },
        None => html! { <p class="coding-hint note">{ words.none }</p> },
    }
}
