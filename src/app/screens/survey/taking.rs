//! Takes what was understood of a file into the study: its answers are made in slices, so that
//! the page stays awake, then all of it comes with one command.

use yew::prelude::*;

use super::job::{Job, Ready, Stage};
use crate::app::browser::{clock, ids, live};
use crate::app::dispatch::Dispatch;
use crate::app::notice::{Notice, Tone};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::parsed::Parsed;
use crate::stamp::Stamp;
use crate::study::Command;
use crate::survey::reading::{Making, SurveyDraft};
use crate::survey::{Survey, update};
use crate::words::EN;

/// What is taken: the survey's name, what was understood of it, and which survey of the study it
/// is a newer export of.
pub(super) type Taken = (String, SurveyDraft, Option<SurveyId>);

/// Begins to make the survey, slice by slice; `say` hears how far it is. Nothing when nobody is
/// there to take it.
pub(super) fn take(
    dispatch: &Dispatch,
    (name, draft, into): Taken,
    ready: &Shared<Ready>,
    say: Callback<Stage>,
) -> Option<Job> {
    let stamp = Stamp { at: clock::now().at, by: dispatch.coder()? };
    let names = (name.trim(), ready.name.as_str());
    let making = Making::start(draft, names, &mut ids::ids(), &stamp);
    let dispatch = dispatch.clone();
    let say = Callback::from(move |it| {
        say.emit(match it {
            Stage::Made(_, read) if put(&dispatch, &read, into, &stamp) => Stage::Idle,
            Stage::Made(ready, _) => Stage::Ready(ready, None),
            other => other,
        });
    });
    Some(Job::make(ready, making, say))
}

/// Puts the survey into the study, or updates the one that it is a newer export of. Returns
/// whether it is there.
fn put(
    dispatch: &Dispatch,
    read: &Parsed<Survey>,
    into: Option<SurveyId>,
    stamp: &Stamp,
) -> bool {
    let old = into.zip(dispatch.study());
    let old = old.and_then(|(id, study)| study.surveys.get(&id).cloned());
    let newer = Box::new(read.value.clone());
    let (command, said, hint) = if let Some(old) = old {
        let made = update(&old, &newer, stamp);
        let (said, more) = ((EN.update.said)(&made), (EN.update.more)(&made));
        (Command::UpdateSurvey { id: old.id, newer }, said, more)
    } else {
        let words = &EN.survey;
        let said = (words.imported)(newer.rows(), newer.questions.len());
        let hint = match read.notes.len() {
            0 => String::new(),
            remarks => (words.imported_hint)(remarks),
        };
        (Command::AddSurvey(newer), said, hint)
    };
    // What changed is there to be read, until the person has read it.
    let tone = if into.is_some() { Tone::Warning } else { Tone::Info };
    match dispatch.attempt(command) {
        Ok(()) => {
            live::say(&said);
            dispatch.notify(Notice::new(tone, said, hint));
            true
        }
        Err(refusal) => {
            let (message, hint) = crate::words::refusals::refusal(&refusal);
            dispatch.notify(Notice::warning(message, hint));
            false
        }
    }
}
