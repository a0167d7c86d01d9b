//! Through what was found, place by place, while one reads and codes: F3 goes to the next
//! place, Shift+F3 to the one before, in this transcript and on into the others. The words
//! are selected, so that Enter codes them.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{events, focus, live, timers};
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::route::{Route, use_go};
use crate::app::session::Action;
use crate::app::sought::Sought;
use crate::find::{Ask, Hit, search};
use crate::id::TranscriptId;
use crate::study::Study;
use crate::themes::Material;
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

/// Waits until a turn has the focus.
fn wait(turn: usize, patience: u32, run: impl FnOnce() + 'static) {
    if focus::is_at(&format!("turn-{turn}")) {
        run();
    } else if patience > 0 {
        timers::after(20, move || wait(turn, patience - 1, run));
    }
}

/// Searches again: texts were corrected since, and places are not where they were.
fn again(sought: &Sought, study: &Study, dispatch: &Dispatch) -> Option<Sought> {
    let ask = Ask::parse(&sought.typed, sought.pattern).ok()??;
    let material = Material {
        transcripts: &study.transcripts,
        layers: &study.layers,
        participants: &study.participants,
    };
    let coder = dispatch.coder()?;
    let hits = search(&ask, &dispatch.index(), &material, &sought.limits, coder);
    // The same place again, as far as one can say.
    let at = sought.at.filter(|_| hits.len() == sought.hits.len());
    Some(Sought { hits: hits.into(), at, ..sought.clone() })
}

/// Props of [`HitSteps`].
#[derive(Properties, PartialEq)]
pub struct HitStepsProps {
    /// The transcript that is shown.
    pub transcript: TranscriptId,
    /// Goes to a place in it, and selects its words.
    pub onhit: Callback<Hit>,
}

/// Steps through what was found; nothing when nothing was looked for.
#[component]
pub fn HitSteps(props: &HitStepsProps) -> Html {
    let words = &use_words().search;
    let (dispatch, go) = (use_dispatch(), use_go());
    let sought = use_state(|| {
        let session = dispatch.session();
        Rc::new(session.map(|it| (**it.sought()).clone()).unwrap_or_default())
    });
    // The texts that were searched.
    let texts = use_state(|| dispatch.study().map(|it| Rc::clone(&it.transcripts)));
    // Come from another transcript: the place is here.
    use_effect_with((), {
        let (sought, here, onhit) =
            (Rc::clone(&*sought), props.transcript, props.onhit.clone());
        move |()| {
            let hit = sought.at.and_then(|at| sought.hits.get(at)).copied();
            if let Some(hit) = hit.filter(|it| it.transcript == here) {
                wait(hit.turn, 60, move || onhit.emit(hit));
            }
        }
    });
    let given = (props.transcript, Rc::clone(&*sought), sought.setter(), dispatch, go);
    let step = use_event(
        (given, props.onhit.clone(), texts),
        |forward: bool, ((here, sought, setter, dispatch, go), onhit, texts)| {
            let Some(study) = dispatch.study() else { return };
            let same =
                texts.as_ref().is_some_and(|it| Rc::ptr_eq(it, &study.transcripts));
            let fresh = if same { None } else { again(sought, &study, dispatch) };
            texts.set(Some(Rc::clone(&study.transcripts)));
            let sought = &fresh.unwrap_or_else(|| (**sought).clone());
            let has = |it: &Hit| {
                let transcript = study.transcript(it.transcript);
                transcript.is_some_and(|of| of.turns.get(it.turn).is_some())
            };
            let Some(to) = next(sought, *here, forward, &has) else { return };
            let Some(&hit) = sought.hits.get(to) else { return };
            let found = Sought { at: Some(to), ..sought.clone() };
            live::say(&(EN.search.step)(to + 1, found.hits.len()));
            dispatch.act(Action::Seek(Box::new(found.clone())));
            setter.set(Rc::new(found));
            go.emit(Route::Turn { id: hit.transcript, turn: hit.turn });
            if hit.transcript == *here {
                onhit.emit(hit);
            }
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
