//! More like these: turns that are like the passages of a code, with the words that say so.
//! The list is one stop for the keyboard: up and down go through it, Enter codes, Delete
//! dismisses, o opens the transcript.

use std::rc::Rc;

use yew::prelude::*;

use super::code_all::codes;
use super::coding::new_segment;
use super::limits::LimitFields;
use super::proposal::{Proposed, Shown};
use super::{ViewProps, numbered};
use crate::app::browser::{focus, live, timers};
use crate::app::context::{
    use_codebook, use_desk, use_dispatch, use_finding, use_layers, use_participants,
    use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, Message, Select};
use crate::app::route::{Route, use_go};
use crate::app::screens::files::say_undoable;
use crate::app::sought::Sought;
use crate::find::{
    Dismissed, Like, Limits, Method, Proposal, SaidBy, Scope, mark, more_like_these,
};
use crate::id::{CodeId, Id as _};
use crate::order;
use crate::study::Command;
use crate::text::TextRange;
use crate::themes::Material;
use crate::words::EN;

/// So many are proposed at once.
const MOST: usize = 20;

/// What is done with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Accept,
    Dismiss,
    Open,
    Go(bool),
}

/// What is proposed, and from how many passages.
#[derive(Default)]
struct Made {
    proposals: Rc<[Proposal]>,
    passages: usize,
    dismissed: usize,
}

/// Interviewers are left out unless they are asked for.
fn of_others(sought: &Sought) -> Limits {
    let mut limits = sought.limits.clone();
    if limits.said_by == SaidBy::All && !sought.everybody {
        limits.said_by = SaidBy::Others;
    }
    limits
}

/// The view.
#[component]
pub(super) fn LikeView(props: &ViewProps) -> Html {
    let words = &use_words().search.like;
    let sought = &props.sought;
    let (transcripts, people, layers, book) =
        (use_transcripts(), use_participants(), use_layers(), use_codebook());
    let (desk, dispatch, finding) = (use_desk(), use_dispatch(), use_finding());
    let at = use_state(|| 0_usize);
    let code = sought.code.filter(|it| book.contains(*it));
    let made = use_memo(
        (
            (code, of_others(sought), desk.coder),
            (transcripts.clone(), people, layers, finding),
        ),
        |((code, limits, coder), (transcripts, people, layers, finding))| {
            let Some(code) = *code else { return Made::default() };
            let material = Material { transcripts, layers, participants: people };
            let scope = Scope { limits, material: &material, coder: *coder };
            let own = |it: &&Dismissed| it.code == code && it.coder == *coder;
            let own = finding.dismissed.iter().filter(own);
            let dismissed = order::set(own.map(|it| (it.transcript, it.mark)));
            let like = Like {
                codes: &[code],
                stop: &finding.stop_words(),
                dismissed: &dismissed,
                method: Method::default(),
                most: MOST,
            };
            let by_coder = layers.values().filter(|it| it.coder == *coder);
            let passages = by_coder.flat_map(|it| it.segments());
            Made {
                proposals: more_like_these(&like, &dispatch.index(), &scope).into(),
                passages: passages.filter(|it| it.code == code).count(),
                dismissed: dismissed.len(),
            }
        },
    );
    let set = use_event((Rc::clone(sought), props.onchange.clone(), at.setter()), {
        |next: (Option<CodeId>, Option<Limits>, Option<bool>), (sought, onchange, at)| {
            let mut it = (**sought).clone();
            let (code, limits, whole) = next;
            it.code = code.or(it.code);
            if let Some(limits) = limits {
                it.everybody = limits.said_by == SaidBy::All;
                it.limits = limits;
            }
            it.whole_turn = whole.unwrap_or(it.whole_turn);
            at.set(0);
            onchange.emit(it);
        }
    });
    let oncode = use_event(set.clone(), |value: AttrValue, set| {
        set.emit((CodeId::parse(&value), None, None));
    });
    let onlimits =
        use_event(set.clone(), |it: Limits, set| set.emit((None, Some(it), None)));
    let onextent = use_event(set, |value: AttrValue, set| {
        set.emit((None, None, Some(value == "1")));
    });
    let go = use_go();
    let onact = use_event(
        (
            (Rc::clone(&made.proposals), code, sought.whole_turn, desk.coder),
            (at.setter(), go, dispatch.clone()),
        ),
        |(place, act): (usize, Act), ((all, code, whole, coder), (at, go, dispatch))| {
            let (Some(it), Some(code)) = (all.get(place), *code) else { return };
            let Some(study) = dispatch.study() else { return };
            let Some(transcript) = study.transcript(it.transcript) else { return };
            let Some(turn) = transcript.turns.get(it.turn) else { return };
            let (words, id) = (&EN.search.like, it.transcript);
            let done = match act {
                Act::Accept => {
                    let range: TextRange = if *whole { turn.range } else { it.sentence };
                    let range = transcript.text.trim(range).unwrap_or(range);
                    let segment = Box::new(new_segment(code, range));
                    let coder = *coder;
                    let accept =
                        Command::AcceptProposal { transcript: id, coder, segment };
                    (accept, words.accepted)
                }
                Act::Dismiss => {
                    let mark = mark(transcript.text.slice(turn.range));
                    let gone = Dismissed { code, coder: *coder, transcript: id, mark };
                    (Command::DismissProposals(vec![gone]), words.dismissed)
                }
                Act::Open => return go.emit(Route::Turn { id, turn: it.turn }),
                Act::Go(forward) => {
                    let last = all.len().saturating_sub(1);
                    let to = if forward {
                        (place + 1).min(last)
                    } else {
                        place.saturating_sub(1)
                    };
                    at.set(to);
                    focus::focus_id(&format!("proposal-{to}"));
                    return;
                }
            };
            dispatch.run(done.0);
            say_undoable(dispatch, done.1.to_owned());
            // The next one comes to its place, with the focus.
            let to = place.min(all.len().saturating_sub(2));
            at.set(to);
            timers::after(50, move || {
                if !focus::focus_id(&format!("proposal-{to}")) {
                    focus::focus_id("like-code");
                    live::say(EN.search.like.nothing.0);
                }
            });
        },
    );
    let onagain = use_event((code, desk.coder, dispatch), {
        |_: MouseEvent, (code, coder, dispatch)| {
            if let Some(code) = *code {
                dispatch.run(Command::ProposeAgain { code, coder: *coder });
            }
        }
    });
    let shown = |it: &Proposal| {
        let transcript = transcripts.get(&it.transcript)?;
        let turn = transcript.turns.get(it.turn)?.range;
        Some(Shown::new(transcript, turn, it, sought.whole_turn))
    };
    html! {
        <>
            <p class="note search-lead">{ words.lead }</p>
            <div class="search-ask">
                <Select
                    id="like-code"
                    label={EN.search.code}
                    value={code.map(|it| it.to_string()).unwrap_or_default()}
                    options={codes(&book, EN.search.choose, false)}
                    onchange={oncode}
                />
                <Select
                    id="like-extent"
                    label={words.extent.0}
                    value={usize::from(sought.whole_turn).to_string()}
                    options={numbered(&words.extent.1)}
                    onchange={onextent}
                />
            </div>
            <LimitFields limits={of_others(sought)} onchange={onlimits} />
            if code.is_none() {
                <Message message={words.start.0} hint={words.start.1} />
            } else if made.passages == 0 {
                <Message message={words.bare.0} hint={words.bare.1} />
            } else if made.proposals.is_empty() {
                <Message message={words.nothing.0} hint={words.nothing.1} />
            } else {
                <p role="status">
                    <strong>{ (words.found)(made.proposals.len(), made.passages) }</strong>
                </p>
                <p class="note" id="like-keys">{ words.keys }</p>
                <ol class="proposals">
                    for (place, it) in made.proposals.iter().filter_map(shown).enumerate() {
                        <Proposed
                            key={it.key.to_string()}
                            {place}
                            shown={it.clone()}
                            here={place == (*at).min(made.proposals.len().saturating_sub(1))}
                            onact={onact.clone()}
                        />
                    }
                </ol>
            }
            if made.dismissed > 0 {
                <p>
                    <Button look={Look::Quiet} onclick={onagain}>
                        { (words.again)(made.dismissed) }
                    </Button>
                </p>
            }
        </>
    }
}
