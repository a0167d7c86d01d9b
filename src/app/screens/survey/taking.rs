//! Takes what was understood of a file into the study: its answers are made in slices, so that
//! the page stays awake, then all of it comes with one command.

use std::rc::Rc;

use yew::prelude::*;

use super::job::{Job, Ready, Stage};
use crate::app::browser::{clock, ids, live};
use crate::app::dispatch::Dispatch;
use crate::app::notice::{Notice, Tone};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::stamp::Stamp;
use crate::study::Command;
use crate::survey::Update;
use crate::survey::reading::{Making, SurveyDraft};
use crate::words::EN;

/// What is taken: the survey's name, what was understood of it, and which survey of the study it
/// is a newer export of.
pub(super) type Taken = (String, SurveyDraft, Option<SurveyId>);

/// Begins to make the survey, slice by slice; `say` hears how far it is. A newer export of a
/// survey is compared with that, and taken by [`renew`] once the person has seen what changes.
/// Nothing when nobody is there to take it.
pub(super) fn take(
    dispatch: &Dispatch,
    (name, draft, into): Taken,
    ready: &Shared<Ready>,
    say: Callback<Stage>,
) -> Option<Job> {
    let stamp = Stamp { at: clock::now().at, by: dispatch.coder()? };
    let names = (name.trim(), ready.name.as_str());
    let old = into.zip(dispatch.study());
    let old = old.and_then(|(id, study)| study.surveys.get(&id).cloned());
    // So that nothing of what was changed is lost to whoever comes back.
    let ready = Shared::new(Ready { draft: draft.clone(), into, ..(**ready).clone() });
    let making = Making::start(draft, names, &mut ids::ids(), &stamp);
    let dispatch = dispatch.clone();
    let say = Callback::from(move |it| {
        say.emit(match it {
            Stage::Made(ready, read) => {
                let words = &EN.survey;
                let said =
                    (words.imported)(read.value.rows(), read.value.questions.len());
                let hint = match read.notes.len() {
                    0 => String::new(),
                    remarks => (words.imported_hint)(remarks),
                };
                let command = Command::AddSurvey(Box::new(read.value.clone()));
                if put(&dispatch, command, said, hint) {
                    Stage::Idle
                } else {
                    Stage::Ready(ready, None)
                }
            }
            other => other,
        });
    });
    Some(Job::make(&ready, making, old.map(|it| (it, stamp)), say))
}

/// Takes what a newer export changes. Returns whether it is there.
pub(super) fn renew(dispatch: &Dispatch, update: &Shared<Update>) -> bool {
    let id = update.survey.id;
    let command = Command::UpdateSurvey { id, made: Rc::clone(update.rc()) };
    put(dispatch, command, (EN.update.said)(update), String::new())
}

/// Carries the command out and says what came of it. Returns whether it was.
fn put(dispatch: &Dispatch, command: Command, said: String, hint: String) -> bool {
    match dispatch.attempt(command) {
        Ok(()) => {
            live::say(&said);
            dispatch.notify(Notice::new(Tone::Info, said, hint));
            true
        }
        Err(refusal) => {
            let (message, hint) = crate::words::refusals::refusal(&refusal);
            dispatch.notify(Notice::warning(message, hint));
            false
        }
    }
}
