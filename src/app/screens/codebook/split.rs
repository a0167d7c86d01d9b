//! Splitting a code: its segments one at a time, each in its context, dealt out to other
//! codes by a key. Each step is saved at once, so that one can stop and go on another day.

use std::rc::Rc;

use yew::prelude::*;

use super::changes;
use super::doing::option;
use crate::app::browser::{events, focus, ids, live};
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_layers, use_participants, use_transcripts,
    use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{
    Button, Combobox, Dot, Empty, Keys, Look, PickOption, TextField,
};
use crate::app::route::Route;
use crate::codebook::Codebook;
use crate::coding::{Layers, in_context};
use crate::id::{CodeId, Id as _, SegmentId, TranscriptId};
use crate::order::{self, Map, Set};
use crate::study::{Command, SegmentRef};
use crate::text::natural_order;
use crate::themes::described;
use crate::transcript::Transcript;
use crate::words::EN;

/// So many characters are shown around a passage.
const AROUND: u32 = 320;
/// So many codes can be dealt to: the number keys.
const MOST: usize = 9;

/// A step that was done, to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// It has another code now.
    Given,
    /// It was left, and has another code too.
    Both(SegmentId),
    /// It was left.
    Left(SegmentId),
}

/// What has been done since the screen was opened.
#[derive(Clone, Debug, Default, PartialEq)]
struct Walk {
    targets: Vec<CodeId>,
    trail: Vec<Done>,
}

impl Walk {
    /// Tells whether a segment was left.
    fn left(&self) -> Set<SegmentId> {
        let left = |it: &Done| match it {
            Done::Given => None,
            Done::Both(id) | Done::Left(id) => Some(*id),
        };
        order::set(self.trail.iter().filter_map(left))
    }
}

/// Returns the code's segments, in the order of the transcripts and of their words.
fn queue(
    layers: &Layers,
    transcripts: &Map<TranscriptId, Rc<Transcript>>,
    code: CodeId,
) -> Vec<SegmentRef> {
    let mut all: Vec<(&str, u32, SegmentRef)> = Vec::new();
    for layer in layers.values() {
        let name = transcripts.get(&layer.transcript).map_or("", |it| it.name.as_str());
        for it in layer.segments().iter().filter(|it| it.code == code) {
            let at = SegmentRef {
                transcript: layer.transcript,
                coder: layer.coder,
                id: it.id,
            };
            all.push((name, it.range.start(), at));
        }
    }
    order::sort_by(&mut all, |a, b| {
        natural_order(a.0, b.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    all.into_iter().map(|it| it.2).collect()
}

#[derive(Properties, PartialEq)]
pub(super) struct SplitProps {
    pub(super) code: CodeId,
}

/// Splitting a code.
#[component]
pub(super) fn Split(props: &SplitProps) -> Html {
    let words = &use_words().versions.split;
    let (book, layers, transcripts) = (use_codebook(), use_layers(), use_transcripts());
    let dispatch = use_dispatch();
    let id = props.code;
    let walk = use_state(|| Walk { targets: begun(&book, id), trail: Vec::new() });
    let left = walk.left();
    let all = queue(&layers, &transcripts, id);
    let waiting: Vec<SegmentRef> =
        all.iter().copied().filter(|it| !left.contains(&it.id)).collect();
    let current = waiting.first().copied();
    let act = use_event((id, current, (*walk).clone(), walk.setter(), dispatch), {
        |what: Act, (id, current, walk, setter, dispatch)| {
            if let Some(next) = act(what, *id, *current, walk, dispatch) {
                setter.set(next);
            }
        }
    });
    let onkeydown = use_event(act.clone(), |event: KeyboardEvent, act| {
        if events::in_text_field(&event) || event.ctrl_key() || event.meta_key() {
            return;
        }
        let digit =
            event.code().strip_prefix("Digit").and_then(|it| it.parse::<usize>().ok());
        let what = match (digit, event.key().as_str()) {
            (Some(number @ 1..), _) if event.shift_key() => Act::Both(number - 1),
            (Some(number @ 1..), _) => Act::Give(number - 1),
            (_, "0" | "l" | "L") => Act::Leave,
            (_, "Backspace") => Act::Back,
            _ => return,
        };
        event.prevent_default();
        act.emit(what);
    });
    use_effect_with((), |()| {
        focus::focus_id("split");
    });
    let Some(code) = book.get(id) else {
        return html! {
            <Empty title={words.nothing} text="">
                <a class="button" href={Route::Codebook.href()}>{ words.done }</a>
            </Empty>
        };
    };
    let done = walk.trail.len();
    let leave = act.reform(|_: MouseEvent| Act::Leave);
    let back = act.reform(|_: MouseEvent| Act::Back);
    html! {
        <section class="split" id="split" tabindex="-1" aria-label={(words.title)(&code.name)} {onkeydown}>
            <header class="split-head">
                <h2><Dot colour={code.colour} />{ (words.title)(&code.name) }</h2>
                <span class="figure" role="status">{ (words.progress)(done, done + waiting.len()) }</span>
                <a class="button" href={Route::Code { id }.href()}>{ words.done }</a>
            </header>
            <p class="note check-text">{ words.text }</p>
            <div class="split-sides">
                <div class="split-passage">
                    if let Some(at) = current {
                        <Passage key={at.id.to_string()} {at} />
                        <div class="row">
                            <Button keys={Some(AttrValue::from("0"))} onclick={leave}>{ words.leave }</Button>
                            <Button keys={Some(AttrValue::from("⌫"))} disabled={done == 0} onclick={back}>{ words.back }</Button>
                        </div>
                    } else {
                        <p class="split-end" key="end">
                            { if all.is_empty() && done == 0 { words.nothing.to_owned() } else { (words.finished)(all.len()) } }
                        </p>
                        if done > 0 {
                            <div class="row">
                                <Button keys={Some(AttrValue::from("⌫"))} onclick={back}>{ words.back }</Button>
                            </div>
                        }
                    }
                </div>
                <Targets code={id} targets={walk.targets.clone()} ready={current.is_some()} onact={act} />
            </div>
        </section>
    }
}

/// The codes to begin with: those under the code.
fn begun(book: &Codebook, id: CodeId) -> Vec<CodeId> {
    let under = book.children(Some(id)).into_iter().filter(|it| it.is_active());
    under.map(|it| it.id).take(MOST).collect()
}

/// What a key or a button does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Give(usize),
    Both(usize),
    Leave,
    Back,
    Add(CodeId),
    Drop(CodeId),
}

/// Does it; returns what has been done then, if anything was.
fn act(
    what: Act,
    code: CodeId,
    current: Option<SegmentRef>,
    walk: &Walk,
    dispatch: &crate::app::dispatch::Dispatch,
) -> Option<Walk> {
    let words = &EN.versions.split;
    let mut next = walk.clone();
    match what {
        Act::Give(at) | Act::Both(at) => {
            let (segment, target) = (current?, *walk.targets.get(at)?);
            let copy = matches!(what, Act::Both(_)).then(ids::new_id);
            let keeps = copy.is_some();
            let command = Command::DealSegment { segment, code: target, copy };
            changes::run(dispatch, command).then_some(())?;
            next.trail.push(if keeps { Done::Both(segment.id) } else { Done::Given });
            let study = dispatch.study()?;
            let name = study.codebook.get(target)?.name.clone();
            live::say(&(words.given)(&name));
        }
        Act::Leave => {
            next.trail.push(Done::Left(current?.id));
            live::say(words.left);
        }
        Act::Back => {
            let last = *next.trail.last()?;
            // Only what was dealt is taken back, not what was done elsewhere since.
            let undoable = dispatch.session()?.undoable() == Some("segment.dealt");
            match last {
                Done::Given if !undoable => return None,
                Done::Given | Done::Both(_) if undoable => dispatch.undo(),
                _ => {}
            }
            next.trail.pop();
        }
        Act::Add(target) if target != code && !next.targets.contains(&target) => {
            next.targets.push(target);
            next.targets.truncate(MOST);
        }
        Act::Add(_) => return None,
        Act::Drop(target) => next.targets.retain(|it| *it != target),
    }
    if !matches!(what, Act::Add(_)) {
        focus::focus_id("split");
    }
    Some(next)
}

#[derive(Properties, PartialEq)]
struct PassageProps {
    at: SegmentRef,
}

/// A passage in its context, with who said it and who coded it.
#[component]
fn Passage(props: &PassageProps) -> Html {
    let all = use_words();
    let (layers, transcripts, about) = (use_layers(), use_transcripts(), use_about());
    let people = use_participants();
    let SegmentRef { transcript, coder, id } = props.at;
    let segment = layers.get(&(transcript, coder)).and_then(|it| it.get(id));
    let (Some(segment), Some(text)) = (segment, transcripts.get(&transcript)) else {
        return html! {};
    };
    let around = in_context(text, segment.range, AROUND);
    let speaker = text.turns.get(around.turn).and_then(|it| it.speaker);
    let speaker = speaker.and_then(|it| text.speakers.get(&it));
    let person = speaker.and_then(|it| it.participant).or(text.participant);
    let mut facts =
        vec![described(person, &people.attributes, &people, about.disclosure)];
    facts.extend(about.coders.get(&coder).map(|it| it.name.clone()));
    facts.extend(segment.stance.map(|it| (all.coding.stance)(it).to_owned()));
    facts.retain(|it| !it.is_empty());
    html! {
        <>
            <blockquote class="said split-quote">
                <span class="split-around">{ around.before }</span>
                <mark>{ around.quote }</mark>
                <span class="split-around">{ around.after }</span>
            </blockquote>
            <p class="doubt-by">
                <a href={Route::Segment { id: transcript, segment: id }.href()}>
                    { (all.versions.place)(&text.name, around.turn) }
                </a>
                <span>{ facts.join(" · ") }</span>
            </p>
            if !segment.memo.is_empty() {
                <p class="note">{ &segment.memo }</p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TargetsProps {
    code: CodeId,
    targets: Vec<CodeId>,
    /// Whether there is a passage to deal out.
    ready: bool,
    onact: Callback<Act>,
}

/// The codes to deal out to, and more of them.
#[component]
fn Targets(props: &TargetsProps) -> Html {
    let words = &use_words().versions.split;
    let (book, dispatch) = (use_codebook(), use_dispatch());
    let name = use_state(String::new);
    let wrong = use_state(AttrValue::default);
    let onpick = use_event(props.onact.clone(), |key: AttrValue, onact| {
        if let Some(id) = CodeId::parse(&key) {
            onact.emit(Act::Add(id));
        }
    });
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let of =
        ((*name).clone(), name.setter(), wrong.setter(), props.onact.clone(), props.code);
    let onsubmit = use_event((of, dispatch), {
        |event: SubmitEvent, ((name, setter, wrong, onact, code), dispatch)| {
            event.prevent_default();
            match changes::add(dispatch, Some(*code), name) {
                Ok(id) => {
                    setter.set(String::new());
                    wrong.set(AttrValue::default());
                    onact.emit(Act::Add(id));
                }
                Err(said) => wrong.set(said.into()),
            }
        }
    });
    let others: Rc<[PickOption]> = book
        .active()
        .filter(|it| it.id != props.code && !props.targets.contains(&it.id))
        .map(|it| option(it))
        .collect();
    html! {
        <aside class="split-targets" aria-label={words.targets}>
            <h3>{ words.targets }</h3>
            if props.targets.is_empty() {
                <p class="note">{ words.no_targets }</p>
            } else {
                <ol class="target-list">
                    for (at, code) in props.targets.iter().enumerate() {
                        if let Some(code) = book.get(*code) {
                            <li key={code.id.to_string()}>
                                <Button
                                    class="target"
                                    disabled={!props.ready}
                                    title={Some(AttrValue::from((words.give)(&code.name)))}
                                    onclick={props.onact.reform(move |it: MouseEvent| if it.shift_key() { Act::Both(at) } else { Act::Give(at) })}
                                >
                                    <Keys keys={(at + 1).to_string()} />
                                    <Dot colour={code.colour} />
                                    <span>{ &code.name }</span>
                                </Button>
                                <Button
                                    look={Look::Quiet}
                                    disabled={!props.ready}
                                    label={Some(AttrValue::from((words.both)(&code.name)))}
                                    title={Some(AttrValue::from((words.both)(&code.name)))}
                                    onclick={props.onact.reform(move |_: MouseEvent| Act::Both(at))}
                                >
                                    { "+" }
                                </Button>
                                <Button
                                    look={Look::Quiet}
                                    label={Some(AttrValue::from((words.drop_target)(&code.name)))}
                                    onclick={drop_it(&props.onact, code.id)}
                                >
                                    { "×" }
                                </Button>
                            </li>
                        }
                    }
                </ol>
                <p class="note">{ words.both_help }</p>
            }
            if props.targets.len() < MOST {
                <form class="book-add" {onsubmit} novalidate=true>
                    <TextField
                        id="split-new"
                        label={words.new_target.0}
                        value={(*name).clone()}
                        error={(*wrong).clone()}
                        {oninput}
                    />
                    <Button submit=true>{ words.new_target.1 }</Button>
                </form>
                <Combobox
                    id="split-add"
                    label={words.add_target}
                    placeholder={Some(AttrValue::from(words.add_target))}
                    options={others}
                    {onpick}
                    stay=true
                />
            }
        </aside>
    }
}

fn drop_it(onact: &Callback<Act>, id: CodeId) -> Callback<MouseEvent> {
    onact.reform(move |_: MouseEvent| Act::Drop(id))
}
