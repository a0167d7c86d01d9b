//! Changes of participants and surveys.

use std::rc::Rc;

use super::{Changed, bury, named, questionnaire, transcripts};
use crate::id::{Id as _, ParticipantId, SurveyId, TranscriptId};
use crate::participants::Participant;
use crate::stamp::Stamp;
use crate::study::{Command, MemoTarget, Refusal, Study};
use crate::survey::{Survey, Update, update};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    use Command as C;
    match command {
        C::PutParticipants { attributes, people } => {
            put_people(study, attributes, people)
        }
        C::RemoveParticipant { id } => remove_person(study, *id, stamp),
        C::AddSurvey(survey) => {
            let surveys = Rc::make_mut(&mut study.surveys);
            if surveys.contains_key(&survey.id) {
                return Err(Refusal::IdTaken);
            }
            named(&survey.name)?;
            surveys.insert(survey.id, Rc::new((**survey).clone()));
            Ok(survey.name.clone())
        }
        C::UpdateSurvey { id, made } => update_survey(study, *id, made, stamp),
        C::RenameSurvey { id, name } => {
            let name = named(name)?;
            edit_survey(study, *id, stamp, |it| {
                it.name.clone_from(&name);
                Ok(name)
            })
        }
        C::SetQuestion { survey, question, column } => {
            edit_survey(study, *survey, stamp, |it| {
                questionnaire::set_question(it, question, column.as_ref(), stamp)
            })
        }
        C::ReverseQuestion { survey, question, reversed } => {
            edit_survey(study, *survey, stamp, |it| {
                let found = it.questions.iter_mut().find(|it| it.0.id == *question);
                let (found, _) = found.ok_or(Refusal::Gone)?;
                if found.reversed == *reversed {
                    return Err(Refusal::NothingToDo);
                }
                found.reversed = *reversed;
                found.provenance = found.provenance.touched(stamp);
                Ok(found.name.clone())
            })
        }
        C::RemoveSurvey { id } => {
            let gone =
                Rc::make_mut(&mut study.surveys).remove(id).ok_or(Refusal::Gone)?;
            bury(study, id.uuid(), stamp);
            Ok(gone.name.clone())
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn put_people(
    study: &mut Study,
    attributes: &[String],
    people: &[Participant],
) -> Changed {
    let all = Rc::make_mut(&mut study.participants);
    for person in people {
        named(&person.name)?;
        let twin = |it: &Participant| it.name == person.name && it.id != person.id;
        if all.people.values().any(twin) {
            return Err(Refusal::NameTaken(person.name.clone()));
        }
        all.people.insert(person.id, person.clone());
    }
    for attribute in attributes {
        if !all.attributes.contains(attribute) {
            all.attributes.push(attribute.clone());
        }
    }
    Ok(match people {
        [one] => one.name.clone(),
        _ => people.len().to_string(),
    })
}

fn remove_person(study: &mut Study, id: ParticipantId, stamp: &Stamp) -> Changed {
    let all = Rc::make_mut(&mut study.participants);
    let gone = all.people.remove(&id).ok_or(Refusal::Gone)?;
    let linked: Vec<TranscriptId> = study
        .transcripts
        .values()
        .filter(|it| {
            let speaks = it.speakers.values().any(|it| it.participant == Some(id));
            speaks || it.participant == Some(id)
        })
        .map(|it| it.id)
        .collect();
    for transcript in linked {
        transcripts::edit(study, transcript, stamp, |it| {
            it.participant = it.participant.filter(|&it| it != id);
            for speaker in it.speakers.values_mut() {
                speaker.participant = speaker.participant.filter(|&it| it != id);
            }
            Ok(())
        })?;
    }
    bury(study, id.uuid(), stamp);
    Ok(gone.name)
}

/// Questions that the newer file adds bring their ids with them.
fn update_survey(
    study: &mut Study,
    id: SurveyId,
    made: &Update,
    stamp: &Stamp,
) -> Changed {
    let old = study.surveys.get(&id).ok_or(Refusal::Gone)?;
    let (before, newer) = &made.compared;
    // What was changed since they were compared is not lost.
    let again = (!Rc::ptr_eq(before, old)).then(|| update(old, newer, stamp));
    let made = again.as_ref().unwrap_or(made);
    if made.is_nothing() {
        return Err(Refusal::NothingToDo);
    }
    let added = made.survey.questions.iter().skip(old.questions.len());
    if added.into_iter().any(|(it, _)| study.has(MemoTarget::Question(it.id))) {
        return Err(Refusal::IdTaken);
    }
    let name = old.name.clone();
    let mut next = made.survey.clone();
    next.provenance = old.provenance.touched(stamp);
    questionnaire::keep_second(old, &mut next);
    Rc::make_mut(&mut study.surveys).insert(id, Rc::new(next));
    Ok(name)
}

pub(super) fn edit_survey(
    study: &mut Study,
    id: SurveyId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Survey) -> Changed,
) -> Changed {
    let surveys = Rc::make_mut(&mut study.surveys);
    let survey = Rc::make_mut(surveys.get_mut(&id).ok_or(Refusal::Gone)?);
    let subject = change(survey)?;
    survey.provenance = survey.provenance.touched(stamp);
    Ok(subject)
}
