//! Changes of composite scales.

use super::material::edit_survey;
use super::{Changed, bury, named};
use crate::id::Id as _;
use crate::order;
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, MemoTarget, Refusal, Study};
use crate::survey::{Composite, KindName, Survey};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::PutComposite { survey, composite } => {
            let known = study.surveys.get(survey).ok_or(Refusal::Gone)?;
            let new = !known.composites.iter().any(|it| it.id == composite.id);
            if new && study.has(MemoTarget::Question(composite.id)) {
                return Err(Refusal::IdTaken);
            }
            edit_survey(study, *survey, stamp, |it| put(it, composite, stamp))
        }
        Command::RemoveComposite { survey, id } => {
            let done = edit_survey(study, *survey, stamp, |it| {
                let at = it.composites.iter().position(|it| it.id == *id);
                let gone = it.composites.remove(at.ok_or(Refusal::Gone)?);
                Ok(gone.name)
            })?;
            bury(study, id.uuid(), stamp);
            Ok(done)
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn put(survey: &mut Survey, composite: &Composite, stamp: &Stamp) -> Changed {
    let name = named(&composite.name)?;
    let twin = |it: &Composite| it.name == name && it.id != composite.id;
    if survey.by_name(&name).is_some() || survey.composites.iter().any(twin) {
        return Err(Refusal::NameTaken(name));
    }
    let mut items = Vec::new();
    for id in &composite.items {
        let (question, _) = survey.question(*id).ok_or(Refusal::Gone)?;
        let numeric = matches!(question.kind.name(), KindName::Scale | KindName::Number);
        if numeric && !items.contains(id) {
            items.push(*id);
        }
    }
    if items.len() < 2 {
        return Err(Refusal::TooFewItems);
    }
    // In the questionnaire's order, whichever was ticked first.
    let place = |id: &_| survey.questions.iter().position(|(it, _)| it.id == *id);
    order::sort_by_key(&mut items, place);
    let least = composite.least.clamp(1, items.len());
    let mut next = Composite {
        name: name.clone(),
        items,
        least,
        provenance: Provenance::new(stamp),
        ..composite.clone()
    };
    match survey.composites.iter_mut().find(|it| it.id == composite.id) {
        Some(old) => {
            next.provenance = old.provenance;
            if next == *old {
                return Err(Refusal::NothingToDo);
            }
            next.provenance = old.provenance.touched(stamp);
            *old = next;
        }
        None => survey.composites.push(next),
    }
    Ok(name)
}
