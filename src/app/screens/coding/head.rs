//! The head of the screen: what is coded, by whom, and how densely; what is shown of it.

use std::fmt::Write as _;
use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, Only, ROOT, Show, Who};
use crate::app::browser::{actions, measure};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Look, PageHead, Section, Segmented, Select};
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::coding::{Coverage, Sheet, Stance, density};
use crate::id::{CoderId, Id as _};
use crate::themes::Themes;

/// In how many parts the strip shows a transcript.
const PARTS: usize = 160;
/// How high it is, and how much of that is a segment: four over each other fill it.
const FULL: u16 = 400;
const HIGH: f64 = 100.0;

/// Props of [`Head`].
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The transcript's name.
    pub name: AttrValue,
    /// Whom it is about, and its kind.
    pub about: AttrValue,
    /// How much is coded.
    pub coverage: Coverage,
    /// The others who have coded it too: their ids and names.
    pub others: Rc<[Choice]>,
    /// What is shown.
    #[prop_or_default]
    pub show: Show,
    /// The coding that is shown.
    #[prop_or_default]
    pub sheet: Shared<Sheet>,
    /// How long the text is, in characters.
    #[prop_or_default]
    pub length: u32,
    /// The codes.
    #[prop_or_default]
    pub codebook: Shared<Codebook>,
    /// The themes.
    #[prop_or_default]
    pub themes: Shared<Themes>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// The head of the screen.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let words = &use_words().coding;
    let Coverage { coded, of } = props.coverage;
    let coverage = (words.coverage)(coded, of);
    let parts = [props.about.as_str(), &coverage];
    let about: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let next = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.uncoded(true)
    });
    let left = coded < of;
    html! {
        <>
            <PageHead title={props.name.clone()} about={about.join(" · ")} section={Section::Weft}>
                if !props.others.is_empty() {
                    <Whose
                        key="layers"
                        who={props.show.who}
                        others={Rc::clone(&props.others)}
                        bench={props.bench.clone()}
                    />
                }
                if !props.codebook.is_empty() {
                    <Filter
                        key="only"
                        only={props.show.only}
                        codebook={props.codebook.clone()}
                        themes={props.themes.clone()}
                        bench={props.bench.clone()}
                    />
                }
                if left {
                    <Button key="next" look={Look::Quiet} keys="N" onclick={next}>{ words.next_uncoded }</Button>
                }
            </PageHead>
            <Strip sheet={props.sheet.clone()} length={props.length} bench={props.bench.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WhoseProps {
    who: Who,
    others: Rc<[Choice]>,
    bench: Bench,
}

/// Whose layers are shown: one's own, one other's, all others', everyone's.
#[component]
fn Whose(props: &WhoseProps) -> Html {
    let words = &use_words().coding;
    let several = props.others.len() > 1;
    let options = use_memo(Rc::clone(&props.others), |others| -> Rc<[Choice]> {
        let mut all = vec![Choice::new("mine", words.mine)];
        if others.len() > 1 {
            all.extend(others.iter().cloned());
        }
        all.push(Choice::new("others", words.others));
        all.push(Choice::new("all", words.everyone));
        all.into()
    });
    let options = Rc::<[Choice]>::clone(&options);
    let value: AttrValue = match props.who {
        Who::Mine => "mine".into(),
        Who::Others => "others".into(),
        Who::Everyone => "all".into(),
        Who::One(coder) => coder.to_string().into(),
    };
    let onchange = use_event((), {
        let bench = props.bench.clone();
        move |value: AttrValue, ()| {
            let who = match value.as_str() {
                "mine" => Who::Mine,
                "others" => Who::Others,
                id => CoderId::parse(id).map_or(Who::Everyone, Who::One),
            };
            bench.set(|it| it.show.who = who);
        }
    });
    if several {
        html! { <Select id="layers" label={words.layers} hide_label=true {value} {options} {onchange} /> }
    } else {
        html! { <Segmented id="layers" label={words.layers} {value} {options} {onchange} /> }
    }
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    only: Only,
    codebook: Shared<Codebook>,
    themes: Shared<Themes>,
    bench: Bench,
}

/// Which segments are shown: all, a stance's, a theme's or a code's.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let words = &use_words().coding;
    let options =
        use_memo((props.codebook.clone(), props.themes.clone()), |(book, themes)| {
            let mut all = vec![Choice::new("", words.all_segments)];
            for stance in Stance::ALL {
                let name = (words.stance)(stance);
                all.push(Choice::new(stance.as_str(), (words.only_stance)(name)));
            }
            for it in themes.iter() {
                all.push(Choice::new(it.id.to_string(), (words.only_theme)(&it.name)));
            }
            for it in book.entries() {
                let indent = "\u{a0}\u{a0}".repeat(it.depth);
                let label = format!("{indent}{}", it.code.name);
                all.push(Choice::new(it.code.id.to_string(), label));
            }
            Rc::<[Choice]>::from(all)
        });
    let value = match props.only {
        Only::All => String::new(),
        Only::Stance(it) => it.as_str().to_owned(),
        Only::Theme(it) => it.to_string(),
        Only::Code(it) => it.to_string(),
    };
    let onchange = use_event((props.codebook.clone(), props.themes.clone()), {
        let bench = props.bench.clone();
        move |value: AttrValue, (book, themes): &(Shared<Codebook>, Shared<Themes>)| {
            let theme = || themes.iter().find(|it| it.id.to_string() == *value);
            let code =
                || crate::id::CodeId::parse(&value).filter(|it| book.contains(*it));
            let only = Stance::parse(&value)
                .map(Only::Stance)
                .or_else(|| theme().map(|it| Only::Theme(it.id)))
                .or_else(|| code().map(Only::Code));
            bench.set(|it| it.show.only = only.unwrap_or_default());
        }
    });
    html! {
        <Select
            id="only"
            label={words.only}
            hide_label=true
            {value}
            options={Rc::<[Choice]>::clone(&options)}
            {onchange}
        />
    }
}

#[derive(Properties, PartialEq)]
struct StripProps {
    sheet: Shared<Sheet>,
    length: u32,
    bench: Bench,
}

/// The whole transcript in one line: how densely it is coded; a click goes there.
#[component]
fn Strip(props: &StripProps) -> Html {
    let words = &use_words().coding;
    let strip = use_memo((props.sheet.clone(), props.length), |(sheet, length)| {
        let found = density(&sheet.marks, *length, PARTS);
        let coded = found.iter().filter(|it| **it > 0.0).count();
        let mut path = format!("M0 {FULL}");
        for (at, it) in found.iter().enumerate() {
            // Whole numbers: they are written at a fraction of the cost.
            let height = (it * HIGH).round().clamp(0.0, f64::from(FULL));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within 0 and FULL"
            )]
            let top = FULL - height as u16;
            write!(path, "V{top}H{}", at + 1).ok();
        }
        write!(path, "V{FULL}Z").ok();
        (path, coded * 100 / PARTS)
    });
    let node = use_node_ref();
    let onclick = use_event(props.length, {
        let (bench, node) = (props.bench.clone(), node.clone());
        move |event: MouseEvent, length| {
            let share = measure::share_across(&node, f64::from(event.client_x()));
            if let (Some(share), Some(scene)) = (share, bench.scene()) {
                let wanted = share * f64::from(*length);
                let turns = &scene.transcript.turns;
                let after =
                    turns.partition_point(|it| f64::from(it.range.start()) <= wanted);
                bench.go(after.saturating_sub(1));
            }
        }
    });
    html! {
        <svg
            ref={node}
            class="density"
            viewBox={format!("0 0 {PARTS} {FULL}")}
            preserveAspectRatio="none"
            role="img"
            aria-label={(words.density)(strip.1)}
            {onclick}
        >
            <path d={strip.0.clone()} />
        </svg>
    }
}

/// Opens the sheet of all keys.
#[component]
pub fn AllKeys() -> Html {
    let words = &use_words().coding;
    let onclick = use_event((), |_: MouseEvent, ()| actions::press_key(ROOT, "?"));
    html! {
        <div class="all-keys"><Button look={Look::Quiet} keys="?" {onclick}>{ words.keys_head }</Button></div>
    }
}
