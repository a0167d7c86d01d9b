//! Segments that a changed definition puts in doubt: where they are, and that they still fit.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{focus, live, timers};
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_now, use_participants, use_transcripts,
    use_words,
};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::parts::{Button, Dot, Empty, Look};
use crate::app::route::Route;
use crate::codebook::Code;
use crate::coding::in_context;
use crate::id::CodeId;
use crate::order::{self, Map};
use crate::study::{Command, SegmentRef};
use crate::text::{natural_order, short};
use crate::themes::{Doubt, described};
use crate::words::EN;

/// So many segments of a code are listed at once.
const SHOWN: usize = 40;
/// So long are their words at most.
const QUOTE: usize = 400;

#[derive(Properties, PartialEq)]
pub(super) struct CheckProps {
    pub(super) doubts: Rc<Map<CodeId, Vec<Doubt>>>,
}

/// All that is to be checked.
#[component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let words = &use_words().versions;
    let book = use_codebook();
    let (title, text) = words.check_none;
    if props.doubts.is_empty() {
        return html! { <Empty {title} {text} /> };
    }
    html! {
        <div class="check">
            <p class="note check-text">{ words.check_text }</p>
            for code in book.codes() {
                if let Some(all) = props.doubts.get(&code.id) {
                    <OfCode key={code.id.to_string()} code={Rc::clone(code)} doubts={Rc::<[Doubt]>::from(all.as_slice())} />
                }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OfCodeProps {
    code: Rc<Code>,
    doubts: Rc<[Doubt]>,
}

#[component]
fn OfCode(props: &OfCodeProps) -> Html {
    let all = use_words();
    let (code, now) = (&props.code, use_now());
    let when = code.redefined.map(|it| (all.time.when)(it.at, now)).unwrap_or_default();
    html! {
        <section class="check-code" aria-label={code.name.clone()}>
            <h2>
                <Dot colour={code.colour} />
                <a href={Route::Code { id: code.id }.href()}>{ (all.codebook.named)(code) }</a>
                <span class="note">{ (all.versions.changed)(&when) }</span>
            </h2>
            if !code.definition.is_empty() {
                <p class="check-rule">{ &code.definition }</p>
            }
            <DoubtList doubts={Rc::clone(&props.doubts)} id={format!("doubt-{}", code.id)} />
        </section>
    }
}

/// Props of [`DoubtList`].
#[derive(Properties, PartialEq)]
pub struct DoubtListProps {
    /// The segments.
    pub doubts: Rc<[Doubt]>,
    /// The list's id.
    pub id: AttrValue,
}

/// Segments in doubt, each with a way to its place and a way out of doubt.
#[component]
pub fn DoubtList(props: &DoubtListProps) -> Html {
    let words = &use_words().versions;
    let (transcripts, about) = (use_transcripts(), use_about());
    let (people, dispatch) = (use_participants(), use_dispatch());
    let mut sorted: Vec<&Doubt> = props.doubts.iter().collect();
    let name = |it: &Doubt| {
        transcripts.get(&it.transcript).map(|it| it.name.as_str()).unwrap_or_default()
    };
    order::sort_by(&mut sorted, |a, b| {
        natural_order(name(a), name(b))
            .then(a.segment.range.start().cmp(&b.segment.range.start()))
    });
    let onall = use_event((Rc::clone(&props.doubts), dispatch), {
        |_: MouseEvent, (doubts, dispatch)| check(dispatch, doubts)
    });
    let count = sorted.len();
    html! {
        <div class="doubts" id={props.id.clone()}>
            if count > 1 {
                <div class="row"><Button onclick={onall}>{ (words.fit_all)(count) }</Button></div>
            }
            <ol class="doubt-list">
                for (at, it) in sorted.iter().take(SHOWN).enumerate() {
                    if let Some(transcript) = transcripts.get(&it.transcript) {
                        <One
                            key={it.segment.id.to_string()}
                            button={format!("{}-{at}", props.id)}
                            quote={short(transcript.text.slice(it.segment.range), QUOTE)}
                            place={(words.place)(&transcript.name, in_context(transcript, it.segment.range, 0).turn)}
                            who={described(transcript.participant, &people.attributes, &people, about.disclosure)}
                            coder={about.coders.get(&it.coder).map(|it| it.name.clone()).unwrap_or_default()}
                            doubt={(*it).clone()}
                        />
                    }
                }
            </ol>
            if count > SHOWN {
                <p class="note">{ (words.more)(count - SHOWN) }</p>
            }
        </div>
    }
}

/// Says that segments still fit.
fn check(dispatch: &Dispatch, doubts: &[Doubt]) {
    let all = doubts.iter().map(|it| SegmentRef {
        transcript: it.transcript,
        coder: it.coder,
        id: it.segment.id,
    });
    dispatch.run(Command::CheckSegments(all.collect()));
    live::say(&(EN.versions.checked)(doubts.len()));
}

#[derive(Properties, PartialEq)]
struct OneProps {
    button: AttrValue,
    quote: AttrValue,
    place: AttrValue,
    who: AttrValue,
    coder: AttrValue,
    doubt: Doubt,
}

#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().versions;
    let it = &props.doubt;
    let dispatch = use_dispatch();
    let onclick = use_event((it.clone(), props.button.clone(), dispatch), {
        |_: MouseEvent, (doubt, button, dispatch)| {
            check(dispatch, std::slice::from_ref(doubt));
            // The next one has come to the place of this one.
            let button = button.clone();
            timers::after(0, move || {
                if !focus::focus_id(&button) {
                    focus::focus("#codebook-views [tabindex='0']");
                }
            });
        }
    });
    let by: Vec<&str> = [props.who.as_str(), props.coder.as_str()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    let to = Route::Segment { id: it.transcript, segment: it.segment.id };
    html! {
        <li>
            <blockquote class="said">{ &props.quote }</blockquote>
            <p class="doubt-by">
                <a href={to.href()}>{ &props.place }</a>
                <span>{ by.join(" · ") }</span>
                <Button id={Some(props.button.clone())} label={Some(AttrValue::from((words.fits_name)(&short(&props.quote, 60))))} look={Look::Quiet} {onclick}>
                    { words.fits }
                </Button>
            </p>
        </li>
    }
}
