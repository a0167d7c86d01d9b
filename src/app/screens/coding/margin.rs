//! The margin: a bracket over exactly the lines of each segment, in stable lanes, with its
//! code, stance and coders beside it. One SVG over the text, measured for what is in the
//! window or near it. It is decoration: the turns' lists say the same to the keyboard.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, ROOT, Scene};
use super::drops::use_met;
use super::handles::Handles;
use super::turns::BOX;
use crate::app::browser::measure::{self, Frame, Place, Ruler};
use crate::app::browser::timers;
use crate::app::event::use_event;
use crate::app::parts::colour_class;
use crate::app::shared::Shared;
use crate::codebook::Colour;
use crate::coding::{Group, Sheet, Spot};
use crate::id::{CoderId, SegmentId};
use crate::order;
use crate::study::About;
use crate::text::wrap;
use crate::transcript::Transcript;
use crate::words::Words;

/// How far outside the window brackets are drawn, in pixels.
const AROUND: f64 = 400.0;
/// Between two lanes.
const LANE: f64 = 8.0;
/// The height of a line of a label.
const LINE: f64 = 16.0;
/// How many characters fit on a line of a label.
const FITS: usize = 22;
/// How long it is quiet before positions are looked at once more, in milliseconds.
const QUIET: u32 = 120;
/// More lanes than these are drawn on top of each other.
const LANES: usize = 7;

/// Props of [`Margin`].
#[derive(Properties, PartialEq)]
pub struct MarginProps {
    /// What the brackets are measured against; it holds the text.
    pub page: NodeRef,
    /// The text.
    pub transcript: Shared<Transcript>,
    /// The coding.
    pub sheet: Shared<Sheet>,
    /// The coders, for their names.
    pub about: Shared<About>,
    /// The segment that is shown.
    pub segment: Option<SegmentId>,
    /// The turn whose list is open: what is below it has moved.
    pub open: Option<usize>,
    /// What hears the gestures.
    pub bench: Bench,
}

/// One bracket with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// The segment that a click shows.
    pub segment: SegmentId,
    /// Its code's colour.
    pub colour: Colour,
    /// Whether it is the one shown.
    pub on: bool,
    /// Where it is.
    pub x: f64,
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
    /// Where its label begins.
    pub label: f64,
    /// The name, in lines.
    pub name: Vec<String>,
    /// Stance and coders.
    pub detail: String,
}

/// All that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The brackets.
    pub brackets: Vec<Bracket>,
    /// Where the labels stand.
    pub labels: f64,
    /// Where the shown segment's first and last lines are, when it can be resized.
    pub shown: Option<Place>,
}

/// The margin.
#[component]
pub fn Margin(props: &MarginProps) -> Html {
    let drawing = use_state_eq(Drawing::default);
    let pacer = use_memo((), |()| Pacer::default());
    let measure = {
        let (page, bench, about) = (&props.page, &props.bench, &props.about);
        use_event((about.clone(), props.segment), {
            let (page, bench, setter) = (page.clone(), bench.clone(), drawing.setter());
            move |(), &(ref about, segment)| {
                if let Some(found) = measured(&page, &bench, about, segment) {
                    setter.set(found);
                }
            }
        })
    };
    pacer.measure.replace(measure);
    let about = props.about.clone();
    use_effect_with((props.sheet.clone(), about, props.segment), {
        let pacer = Rc::clone(&pacer);
        move |_| pacer.ask()
    });
    use_effect_with((props.transcript.clone(), props.open), {
        let pacer = Rc::clone(&pacer);
        move |_| pacer.ask_twice()
    });
    use_effect_with((), move |()| {
        let listeners = measure::on_moved(move || pacer.ask_twice());
        move || drop(listeners)
    });
    html! {
        <MarginView
            drawing={Rc::new((*drawing).clone())}
            bench={props.bench.clone()}
        />
    }
}

/// When to measure: just before the frame that shows what changed, which lays the page out
/// anyway, so that brackets and text change at once. Where texts may have moved, once more
/// when it is quiet again: what comes into the window gets its height only when it is drawn,
/// and moves what is below it.
#[derive(Default)]
struct Pacer {
    measure: RefCell<Callback<()>>,
    waiting: Cell<bool>,
    twice: Cell<bool>,
    quiet: RefCell<Option<timers::Timeout>>,
}

impl Pacer {
    fn ask(self: &Rc<Self>) {
        if !self.waiting.replace(true) {
            let it = Rc::clone(self);
            measure::next_frame(move || it.look());
        }
    }

    fn ask_twice(self: &Rc<Self>) {
        self.twice.set(true);
        self.ask();
    }

    fn look(self: &Rc<Self>) {
        self.waiting.set(false);
        self.run();
        if self.twice.take() {
            let it = Rc::clone(self);
            self.quiet.replace(Some(timers::later(QUIET, move || it.run())));
        }
    }

    fn run(&self) {
        let measure = self.measure.borrow().clone();
        measure.emit(());
    }
}

fn measured(
    page: &NodeRef,
    bench: &Bench,
    about: &About,
    shown: Option<SegmentId>,
) -> Option<Drawing> {
    let scene = bench.scene()?;
    let boxes = measure::near(ROOT, AROUND);
    let all = scene.transcript.turns.len();
    let turns = boxes.start * BOX..(boxes.end * BOX).min(all);
    let frame = measure::frame(page, turns.start)?;
    let first = scene.transcript.turns.get(turns.start)?.range.start();
    let last = scene.transcript.turns.get(turns.end.checked_sub(1)?)?.range.end();
    let near = scene.transcript.text.range(first, last)?;
    let mut ruler = Ruler::on(page)?;
    let run = |at: Spot| {
        let spans = &scene.sheet.turns.get(at.turn)?.spans;
        let run = spans.partition_point(|it| it.unit <= at.unit).checked_sub(1)?;
        Some((run, spans.get(run)?.unit))
    };
    let names = Names { scene: &scene, about, words: bench.words() };
    let mut found = Drawing::default();
    let mut lanes = 0;
    for group in &scene.sheet.groups {
        let Some(part) = group.range.intersection(near) else { continue };
        let ends = bench.ends(part);
        let place = ends.and_then(|(from, to)| ruler.place(from, to, &run));
        let Some(place) = place else { continue };
        let lane = group.lane.min(LANES - 1);
        lanes = lanes.max(lane + 1);
        let on = group.members.iter().any(|(id, _)| Some(*id) == shown);
        let own = group
            .members
            .iter()
            .any(|(id, coder)| Some(*id) == shown && *coder == scene.coder);
        if own && part == group.range {
            found.shown = Some(place);
        }
        found.brackets.push(names.bracket(group, on, &frame, lane, &place));
    }
    found.labels = frame.right + 14.0 + LANE * float(lanes.max(1)) + 2.0;
    push_down(&mut found.brackets);
    Some(found)
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or_default())
}

/// Puts the labels below each other where they would collide.
fn push_down(brackets: &mut [Bracket]) {
    order::sort_by(brackets, |a, b| a.top.total_cmp(&b.top).then(a.x.total_cmp(&b.x)));
    let mut free = f64::MIN;
    for it in brackets {
        it.label = it.top.max(free);
        let lines = it.name.len() + usize::from(!it.detail.is_empty());
        free = it.label + LINE * float(lines) + 6.0;
    }
}

struct Names<'a> {
    scene: &'a Scene,
    about: &'a About,
    words: &'static Words,
}

impl Names<'_> {
    fn bracket(
        &self,
        group: &Group,
        on: bool,
        frame: &Frame,
        lane: usize,
        place: &Place,
    ) -> Bracket {
        let code = self.scene.codebook.get(group.code);
        let inset = place.line / 8.0;
        let own = group.members.iter().find(|(_, it)| *it == self.scene.coder);
        Bracket {
            segment: own.or(group.members.first()).map_or_else(nil, |it| it.0),
            colour: code.map(|it| it.colour).unwrap_or_default(),
            on,
            x: frame.right + 14.0 + LANE * float(lane),
            top: place.top + inset,
            bottom: place.bottom - inset,
            label: 0.0,
            name: wrap(
                &code.map(|it| (self.words.codebook.named)(it)).unwrap_or_default(),
                FITS,
                2,
            ),
            detail: detail(
                group.stance.map(self.words.coding.stance),
                self.about,
                group.members.iter().map(|(_, it)| *it),
                self.scene.coder,
            ),
        }
    }
}

fn nil() -> SegmentId {
    crate::id::Id::from_uuid(uuid::Uuid::nil())
}

/// Returns stance and coders in words; the coder alone who codes now is not named.
pub fn detail(
    stance: Option<&str>,
    about: &About,
    coders: impl Iterator<Item = CoderId>,
    own: CoderId,
) -> String {
    let coders: Vec<CoderId> = coders.collect();
    let mut parts: Vec<String> = stance.map(str::to_owned).into_iter().collect();
    if coders.iter().any(|it| *it != own) {
        let names: Vec<&str> = coders
            .iter()
            .filter_map(|it| about.coders.get(it))
            .map(|it| it.name.as_str())
            .collect();
        parts.push(names.join(", "));
    }
    parts.join(" · ")
}

/// Props of [`MarginView`].
#[derive(Properties, PartialEq)]
pub struct MarginViewProps {
    /// What is drawn.
    pub drawing: Rc<Drawing>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// The margin, once it is measured.
#[component]
pub fn MarginView(props: &MarginViewProps) -> Html {
    let drawing = &props.drawing;
    html! {
        <svg class="margin" aria-hidden="true">
            for it in drawing.brackets.iter() {
                <BracketView
                    key={it.segment.to_string()}
                    bracket={it.clone()}
                    labels={drawing.labels}
                    bench={props.bench.clone()}
                />
            }
            if let Some(place) = drawing.shown {
                <Handles {place} bench={props.bench.clone()} />
            }
        </svg>
    }
}

#[derive(Properties, PartialEq)]
struct BracketProps {
    bracket: Bracket,
    labels: f64,
    bench: Bench,
}

#[component]
fn BracketView(props: &BracketProps) -> Html {
    let it = &props.bracket;
    let onclick = use_event(it.segment, {
        let bench = props.bench.clone();
        move |_: MouseEvent, id| bench.visit(*id)
    });
    let (onmouseover, onmouseout) = use_met(it.segment, &props.bench);
    let x = format!("{:.1}", props.labels);
    let line = |at: usize| format!("{:.1}", it.label + LINE * (float(at) + 0.75));
    html! {
        <g class={classes!("bracket", colour_class(it.colour), it.on.then_some("on"))} {onclick} {onmouseover} {onmouseout}>
            <rect
                class="bracket-line"
                x={format!("{:.1}", it.x)}
                y={format!("{:.1}", it.top)}
                width="3"
                height={format!("{:.1}", (it.bottom - it.top).max(3.0))}
                rx="1.5"
            />
            for (at, part) in it.name.iter().enumerate() {
                <text class="bracket-name" x={x.clone()} y={line(at)}>{ part.clone() }</text>
            }
            if !it.detail.is_empty() {
                <text class="bracket-detail" {x} y={line(it.name.len())}>{ it.detail.clone() }</text>
            }
        </g>
    }
}
