//! Through what was found, place by place, while one reads and codes: F3 goes to the next
//! place, Shift+F3 to the one before, in this transcript and on into the others. The words
//! are selected, so that Enter codes them.

use yew::prelude::*;

use crate::app::browser::{events, live, selection, timers};
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::route::{Route, use_go};
use crate::app::session::Action;
use crate::app::sought::Sought;
use crate::coding::Spot;
use crate::find::Hit;
use crate::id::TranscriptId;
use crate::words::EN;

/// Returns which hit comes next from where one is: the one gone to last, if it is of this
/// transcript, or else the transcript's first, or last.
fn next(
    sought: &Sought,
    here: TranscriptId,
    forward: bool,
    has: &dyn Fn(&Hit) -> bool,
) -> Option<usize> {
    let hits = &sought.hits;
    let of_here = |it: &Hit| it.transcript == here;
    let at = sought.at.filter(|it| hits.get(*it).is_some_and(of_here));
    let count = hits.len();
    let from = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at + count.saturating_sub(1),
        (None, true) => hits.iter().position(of_here).unwrap_or_default(),
        (None, false) => hits.iter().rposition(of_here).unwrap_or_default(),
    };
    let step = |it: usize| if forward { from + it } else { from + count - it };
    (0..count).map(|it| step(it) % count).find(|it| hits.get(*it).is_some_and(has))
}

/// Selects the words of a hit, as soon as its turn has the focus.
fn select(dispatch: &Dispatch, hit: Hit) {
    let study = dispatch.study();
    let transcript = study.as_ref().and_then(|it| it.transcript(hit.transcript));
    let Some(transcript) = transcript else { return };
    let (from, to) = (
        Spot::of_start(transcript, hit.range.start()),
        Spot::of_end(transcript, hit.range.end()),
    );
    let (Some(from), Some(to)) = (from, to) else { return };
    wait(hit.turn, 60, move || selection::show(from, to));
}

fn wait(turn: usize, patience: u32, run: impl FnOnce() + 'static) {
    let id = format!("turn-{turn}");
    if patience > 0 && !crate::app::browser::focus::is_at(&id) {
        return timers::after(20, move || wait(turn, patience - 1, run));
    }
    run();
}

/// Props of [`HitSteps`].
#[derive(Properties, PartialEq)]
pub struct HitStepsProps {
    /// The transcript that is shown.
    pub transcript: TranscriptId,
}

/// Steps through what was found; nothing when nothing was looked for.
#[component]
pub fn HitSteps(props: &HitStepsProps) -> Html {
    let words = &use_words().search;
    let (dispatch, go) = (use_dispatch(), use_go());
    let sought = use_state(|| {
        let session = dispatch.session();
        session.map(|it| (**it.sought()).clone()).unwrap_or_default()
    });
    let step = use_event(
        (props.transcript, (*sought).clone(), sought.setter(), dispatch, go),
        |forward: bool, (here, sought, setter, dispatch, go)| {
            let Some(study) = dispatch.study() else { return };
            let has = |it: &Hit| {
                let transcript = study.transcript(it.transcript);
                transcript.is_some_and(|of| of.turns.get(it.turn).is_some())
            };
            let Some(to) = next(sought, *here, forward, &has) else { return };
            let Some(&hit) = sought.hits.get(to) else { return };
            let found = Sought { at: Some(to), ..sought.clone() };
            live::say(&(EN.search.step)(to + 1, found.hits.len()));
            dispatch.act(Action::Seek(Box::new(found.clone())));
            setter.set(found);
            go.emit(Route::Turn { id: hit.transcript, turn: hit.turn });
            crate::app::browser::focus::focus_id(&format!("turn-{}", hit.turn));
            select(dispatch, hit);
        },
    );
    use_effect_with((), {
        let step = step.clone();
        move |()| {
            let listener = events::keys(move |event| {
                if event.key() == "F3" && !event.ctrl_key() && !event.alt_key() {
                    event.prevent_default();
                    step.emit(!event.shift_key());
                }
            });
            move || drop(listener)
        }
    });
    let onback = use_event(step.clone(), |_: MouseEvent, step| step.emit(false));
    let onnext = use_event(step, |_: MouseEvent, step| step.emit(true));
    if sought.hits.is_empty() {
        return html! {};
    }
    let at = sought.at.map_or(0, |it| it + 1);
    let [what, back, on] = words.steps;
    html! {
        <div class="hit-steps row" role="group" aria-label={what}>
            <span class="note">
                { format!("“{}”: {}", sought.typed, (words.step)(at, sought.hits.len())) }
            </span>
            <Button look={Look::Quiet} keys="Shift+F3" onclick={onback}>{ back }</Button>
            <Button look={Look::Quiet} keys="F3" onclick={onnext}>{ on }</Button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::text::TextRange;

    #[test]
    fn the_next_place_and_the_one_before() {
        let mut ids = Ids::seeded(1);
        let texts: [TranscriptId; 3] = [ids.make(), ids.make(), ids.make()];
        let hit = |text: usize, turn| Hit {
            transcript: texts[text],
            turn,
            range: TextRange::new(0, 1).unwrap(),
        };
        let hits = [hit(0, 1), hit(1, 0), hit(1, 4), hit(2, 2)];
        let sought = |at| Sought { hits: hits.into(), at, ..Sought::default() };
        let all = |_: &Hit| true;
        for (at, here, forward, to) in [
            (None, 0, true, 0),
            (None, 1, true, 1),
            (None, 1, false, 2),
            (Some(1), 1, true, 2),
            (Some(2), 1, true, 3),
            (Some(3), 2, true, 0),
            (Some(0), 0, false, 3),
            // Somewhere else by now: from where one is.
            (Some(0), 2, true, 3),
        ] {
            let found = next(&sought(at), texts[here], forward, &all);
            assert_eq!(found, Some(to), "{at:?} {here} {forward}");
        }
        // A transcript that is gone is passed by.
        let gone = |it: &Hit| it.transcript != texts[1];
        assert_eq!(next(&sought(Some(0)), texts[0], true, &gone), Some(3));
        assert_eq!(next(&Sought::default(), texts[0], true, &all), None);
    }
}
