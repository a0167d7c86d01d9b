//! Coding a transcript: the text with its coding, the picker beside what is selected, the
//! segment and the codebook beside the text. See `words::coding` for what is said.

pub mod acts;
pub mod bench;
pub mod book;
pub mod code_card;
pub mod correct;
pub mod correct_shown;
pub mod drops;
pub mod gestures;
pub mod handles;
pub mod head;
pub mod inspector;
pub mod keys;
pub mod margin;
pub mod notes;
pub mod picker;
pub mod scene;
pub mod turn;
pub mod turns;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use self::bench::{Bench, Only, Picking, Scene, Show, Who, Work};
use self::book::Book;
use self::correct::Correct;
use self::head::{AllKeys, Head};
use self::inspector::{Inspector, Shown};
use self::margin::Margin;
use self::notes::Notes;
use self::picker::Picker;
use self::scene::{
    Said, about_transcript, codes_of, counted, layers_of, options, seen_layers, tags,
};
use self::turns::{Tags, Turns};
use crate::app::browser::{actions, measure, timers};
use crate::app::context::{
    use_about, use_codebook, use_desk, use_dispatch, use_layers, use_memos, use_now,
    use_participants, use_themes, use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Empty};
use crate::app::route::Route;
use crate::app::screens::search::HitSteps;
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::coding::{Coverage, Segment, Sheet};
use crate::find::Hit;
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::study::{About, MemoTarget};
use crate::themes::{Themes, code_counts};
use crate::transcript::Transcript;

/// How many times one looks whether a turn is drawn.
const PATIENCE: u32 = 100;

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
    if let Some(transcript) = transcripts.get(&props.transcript) {
        return html! {
            <Desk transcript={Shared::from(transcript)} segment={props.segment} turn={props.turn} />
        };
    }
    html! {
        <div class="page">
            <Empty title={words.gone.0} text={words.gone.1}>
                <a class="button" href={Route::Transcripts.href()}>{ words.to_list }</a>
            </Empty>
        </div>
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
    let themes = use_themes();
    let sheet = use_sheet(transcript, desk.coder, work.show, &codebook, &themes);
    let sheet_tags = use_tags(&sheet, &codebook, &about, desk.coder);
    let blind = (work.show.who == Who::Mine).then_some(desk.coder);
    let counts = use_memo((layers.clone(), blind), |(layers, blind)| {
        Shared::new(code_counts(&seen_layers(layers, *blind)))
    });
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
    let noted = use_noted(transcript.id);
    let others = use_memo((layers.clone(), about.clone(), desk.coder), {
        let id = transcript.id;
        move |(layers, about, own)| -> Rc<[Choice]> {
            layers_of(layers, id, *own, Who::Others)
                .filter(|it| !it.segments().is_empty())
                .filter_map(|it| about.coders.get(&it.coder))
                .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
                .collect()
        }
    });
    let coverage = if work.show.only == Only::All {
        sheet.coverage(transcript)
    } else {
        let shown = layers_of(&layers, transcript.id, desk.coder, work.show.who);
        Coverage::of_layers(transcript, shown)
    };
    let onhit = use_event(bench.clone(), |hit: Hit, bench| {
        bench.go(hit.turn);
        bench.select_shown(hit.range);
    });
    html! {
        <div class={classes!("coding", shown.is_some().then_some("inspecting"), work.picking.map(|_| "picking"))}>
            <div class="coding-text">
                <Head
                    name={transcript.name.clone()}
                    about={about_transcript(transcript, &participants, words).join(" · ")}
                    {coverage}
                    others={Rc::clone(&*others)}
                    show={work.show}
                    sheet={sheet.clone()}
                    length={transcript.text.len()}
                    codebook={codebook.clone()}
                    {themes}
                    bench={bench.clone()}
                />
                <HitSteps transcript={transcript.id} {onhit} />
                <div class="coding-page" ref={page.clone()}>
                    <Turns
                        transcript={transcript.clone()}
                        sheet={sheet.clone()}
                        tags={sheet_tags}
                        turn={work.turn}
                        segment={work.segment}
                        code={work.code}
                        open={work.open}
                        noted={Rc::clone(&noted.1)}
                        bench={bench.clone()}
                    />
                    <Margin
                        page={page.clone()}
                        transcript={transcript.clone()}
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
                if let Some(turn) = work.correcting {
                    <Correct key={format!("correct-{turn}")} transcript={transcript.clone()} {turn} {blind} bench={bench.clone()} />
                }
                <Side {shown} bench={bench.clone()} />
                <Book
                    keys={codebook.number_keys(about.keys_of(desk.coder))}
                    {codebook}
                    counts={(*counts).clone()}
                    code={work.code.or_else(|| code_of(&sheet, work.segment))}
                    selecting={work.selection.is_some()}
                    {blind}
                    bench={bench.clone()}
                />
                <Notes
                    transcript={transcript.id}
                    turn={work.turn}
                    count={noted.0}
                    open={work.noting}
                    bench={bench.clone()}
                />
                <AllKeys />
            </aside>
        </div>
    }
}

fn code_of(sheet: &Sheet, segment: Option<SegmentId>) -> Option<CodeId> {
    segment.and_then(|it| sheet.mark(it)).map(|it| it.segment.code)
}

/// Returns how many memos there are on the transcript and its turns, and which turns.
#[hook]
fn use_noted(transcript: TranscriptId) -> (usize, Rc<[usize]>) {
    let memos = use_memos();
    let noted = use_memo((memos, transcript), |(memos, transcript)| {
        let mut turns = Vec::new();
        let mut count = 0;
        for it in memos.values() {
            match it.on {
                MemoTarget::Turn(id, turn) if id == *transcript => {
                    count += 1;
                    turns.extend(usize::try_from(turn).ok());
                }
                MemoTarget::Transcript(id) if id == *transcript => count += 1,
                _ => (),
            }
        }
        (count, Rc::<[usize]>::from(turns))
    });
    (noted.0, Rc::clone(&noted.1))
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

/// The codes, coders and coder that a sheet was said with.
type With = (Shared<Codebook>, Shared<About>, CoderId);

/// Returns the sheet's segments in words; those of unchanged turns are those of the time before.
#[hook]
fn use_tags(
    sheet: &Shared<Sheet>,
    codebook: &Shared<Codebook>,
    about: &Shared<About>,
    own: CoderId,
) -> Shared<Tags> {
    let words = use_words();
    let with: With = (codebook.clone(), about.clone(), own);
    let before = use_mut_ref(|| None::<(With, Shared<Sheet>, Shared<Tags>)>);
    let said = use_memo((sheet.clone(), with), |(sheet, with)| {
        let old = before.borrow().clone().filter(|(of, ..)| of == with);
        let old = old.as_ref().map(|(_, sheet, tags)| (&**sheet, &**tags));
        let (codebook, about, own) = with;
        let made = Shared::new(tags(sheet, codebook, about, *own, words, old));
        before.replace(Some((with.clone(), sheet.clone(), made.clone())));
        made
    });
    (*said).clone()
}

type Before = Option<(Shared<Transcript>, Rc<Sheet>)>;

/// Returns what is shown of the coding; unchanged turns are those of the time before.
#[hook]
fn use_sheet(
    transcript: &Shared<Transcript>,
    coder: CoderId,
    show: Show,
    codebook: &Shared<Codebook>,
    themes: &Shared<Themes>,
) -> Shared<Sheet> {
    let layers = use_layers();
    // A filter follows the codebook and the themes; without one they do not matter.
    let codes = use_memo(
        (show.only, codebook.clone(), themes.clone()),
        |(only, book, themes)| codes_of(*only, book, themes),
    );
    let before = use_mut_ref(|| Before::None) as Rc<RefCell<Before>>;
    let sheet = use_memo(
        (transcript.clone(), layers, coder, show, Rc::clone(&codes)),
        |(transcript, layers, coder, show, codes)| {
            let shown = layers_of(layers, transcript.id, *coder, show.who);
            let keep = |it: &Segment| match (show.only, &**codes) {
                (Only::Stance(stance), _) => it.stance == Some(stance),
                (_, Some(codes)) => codes.contains(&it.code),
                _ => true,
            };
            let old = before.borrow().clone();
            let old = old.filter(|(of, _)| of == transcript).map(|(_, it)| it);
            let made = Rc::new(Sheet::of(transcript, shown, &keep, old.as_deref()));
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
            if others && it.show.who == Who::Mine {
                it.show.who = Who::Everyone;
            }
            it.segment = Some(id);
            it.turn = turn;
        });
        show_turn(turn, PATIENCE);
    });
    let bench = bench.clone();
    use_effect_with(props.turn, move |turn| {
        if let Some(turn) = *turn {
            bench.set(|it| it.turn = turn);
            show_turn(turn, PATIENCE);
        }
    });
}

/// Brings a turn into sight, with the focus on it; as soon as it is drawn.
fn show_turn(turn: usize, patience: u32) {
    let id = format!("turn-{turn}");
    if patience > 0 && !actions::is_there(&id) {
        return timers::after(10, move || show_turn(turn, patience - 1));
    }
    measure::reveal(turn);
    measure::focus_still(&id);
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
    let listed = use_memo(((*listed).clone(), props.counts.clone()), |(all, counts)| {
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
            options={(*listed).clone()}
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
    if let Some(shown) = &props.shown {
        return html! { <Inspector shown={shown.clone()} {bench} /> };
    }
    html! { <p class="coding-hint note">{ words.none }</p> }
}
