//! The one way to change a study: [`apply`]. Pure: the same study, command and stamp give
//! the same result. Each slice has its own file.

mod about;
mod codebook;
mod coding;
mod correct;
mod finding;
mod material;
mod merging;
mod pseudonyms;
mod questionnaire;
mod restore;
mod scales;
mod scrubbed;
mod themes;
mod transcripts;
mod versions;

use std::rc::Rc;

pub(super) use themes::target_name;
use uuid::Uuid;

use super::{Command, Memo, MemoTarget, Refusal, Study};
use crate::coding::Layer;
use crate::id::{CodeId, SegmentId};
use crate::order::{self, Set};
use crate::stamp::Stamp;

/// Returns the study after the command, or why it stays as it is.
pub fn apply(study: &Study, command: &Command, stamp: &Stamp) -> Result<Study, Refusal> {
    let mut next = study.clone();
    change(&mut next, command, stamp)?;
    Ok(next)
}

fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Result<(), Refusal> {
    use Command as C;
    let subject = match command {
        C::Together(all) => {
            if all.is_empty() {
                return Err(Refusal::NothingToDo);
            }
            return all.iter().try_for_each(|it| change(study, it, stamp));
        }
        C::Restore(earlier) => restore::change(study, earlier, stamp),
        C::DescribeStudy { .. }
        | C::SetDisclosure(_)
        | C::AddCoder { .. }
        | C::RenameCoder { .. } => about::change(study, command, stamp),
        C::PutParticipants { .. }
        | C::RemoveParticipant { .. }
        | C::AddSurvey(_)
        | C::UpdateSurvey { .. }
        | C::RenameSurvey { .. }
        | C::SetQuestion { .. }
        | C::ReverseQuestion { .. }
        | C::RemoveSurvey { .. } => material::change(study, command, stamp),
        C::PutComposite { .. } | C::RemoveComposite { .. } => {
            scales::change(study, command, stamp)
        }
        C::AddQuestion { .. }
        | C::MoveQuestion { .. }
        | C::RemoveQuestion { .. }
        | C::EnterRespondent { .. }
        | C::RemoveRespondent { .. }
        | C::SettleAnswer { .. }
        | C::RemoveSecondTyping { .. } => questionnaire::change(study, command, stamp),
        C::AddTranscripts(_)
        | C::RenameTranscript { .. }
        | C::SetTranscriptKind { .. }
        | C::LinkTranscript { .. }
        | C::EditSpeaker { .. }
        | C::MergeSpeakers { .. }
        | C::RemoveTranscript { .. } => transcripts::change(study, command, stamp),
        C::Correct(it) => correct::change(study, it, None, stamp),
        C::Pseudonymise(it) => pseudonyms::change(study, it, stamp),
        C::AddCodes(_)
        | C::EditCode { .. }
        | C::MoveCode { .. }
        | C::RemoveCode { .. }
        | C::ArchiveCode { .. }
        | C::SetFavourite { .. } => codebook::change(study, command, stamp),
        C::SaveVersion { .. }
        | C::RenameVersion { .. }
        | C::ReturnToVersion { .. }
        | C::RemoveVersion { .. } => versions::change(study, command, stamp),
        C::MergeCodes { .. } | C::DealSegment { .. } => {
            merging::change(study, command, stamp)
        }
        C::AddSegments { .. }
        | C::Recode { .. }
        | C::Resize { .. }
        | C::SetStance { .. }
        | C::SetSegmentMemo { .. }
        | C::CheckSegments(_)
        | C::RemoveSegments(_) => coding::change(study, command, stamp),
        C::AddTheme(_)
        | C::EditTheme { .. }
        | C::SetThemeCodes { .. }
        | C::MoveTheme { .. }
        | C::PinQuote { .. }
        | C::RemoveTheme { .. }
        | C::WriteMemo { .. }
        | C::RemoveMemo { .. } => themes::change(study, command, stamp),
        C::SaveQuery { .. }
        | C::RemoveQuery { .. }
        | C::SetStopWords(_)
        | C::AcceptProposal { .. }
        | C::DismissProposals(_)
        | C::ProposeAgain { .. } => finding::change(study, command, stamp),
    }?;
    study.log.add(stamp, command.action(), &subject);
    Ok(())
}

/// What a slice's `change` answers: to what it was done, for the log.
type Changed = Result<String, Refusal>;

/// Returns a name without spaces around it, unless it is empty.
fn named(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::NameEmpty) } else { Ok(name.to_owned()) }
}

/// Remembers that a record was removed. Memos on it go on as memos on the study.
fn bury(study: &mut Study, id: Uuid, stamp: &Stamp) {
    Rc::make_mut(&mut study.removed).insert(id, *stamp);
    let stray = |it: &Memo| !study.has(it.on);
    if study.memos.values().any(stray) {
        let on = MemoTarget::Study(study.about.id);
        let memos = study.memos.iter().map(|(&id, it)| {
            let kept = if stray(it) { Memo { on, ..it.clone() } } else { it.clone() };
            (id, kept)
        });
        study.memos = Rc::new(order::map(memos));
    }
}

/// Takes segments that are gone out of the themes' chosen quotes.
fn forget_quotes(study: &mut Study, gone: &Set<SegmentId>) {
    if study.themes.iter().any(|it| it.quotes.iter().any(|it| gone.contains(it))) {
        for theme in Rc::make_mut(&mut study.themes) {
            if theme.quotes.iter().any(|it| gone.contains(it)) {
                Rc::make_mut(theme).quotes.retain(|it| !gone.contains(it));
            }
        }
    }
}

/// Replaces every layer that has segments of the code.
fn each_layer_with(
    study: &mut Study,
    code: CodeId,
    mut next: impl FnMut(&Layer) -> Layer,
) {
    let has = |it: &Rc<Layer>| it.segments().iter().any(|it| it.code == code);
    if study.layers.values().any(has) {
        for layer in Rc::make_mut(&mut study.layers).values_mut() {
            if has(layer) {
                *layer = Rc::new(next(layer));
            }
        }
    }
}
