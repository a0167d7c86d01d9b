//! Changes of transcripts and their speakers.

use std::rc::Rc;

use super::{Changed, bury, finding, forget_quotes, named};
use crate::id::{Id as _, ParticipantId, TranscriptId};
use crate::order;
use crate::stamp::Stamp;
use crate::study::{Command, Refusal, Study};
use crate::transcript::{Speaker, Transcript, Turn};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    use Command as C;
    match command {
        C::AddTranscripts(all) => add_transcripts(study, all),
        C::RenameTranscript { id, name } => {
            let name = named(name)?;
            if study.transcripts.values().any(|it| it.name == name && it.id != *id) {
                return Err(Refusal::NameTaken(name));
            }
            edit(study, *id, stamp, |it| {
                it.name = name;
                Ok(())
            })
        }
        C::SetTranscriptKind { id, kind } => edit(study, *id, stamp, |it| {
            it.kind = *kind;
            Ok(())
        }),
        C::LinkTranscript { id, participant } => {
            known(study, *participant)?;
            edit(study, *id, stamp, |it| {
                it.participant = *participant;
                Ok(())
            })
        }
        C::EditSpeaker { transcript, speaker, name, interviewer, participant } => {
            let name = named(name)?;
            known(study, *participant)?;
            edit(study, *transcript, stamp, |it| {
                let same =
                    |(id, other): (_, &Speaker)| id != speaker && other.name == name;
                if it.speakers.iter().any(same) {
                    return Err(Refusal::NameTaken(name));
                }
                let found = it.speakers.get_mut(speaker).ok_or(Refusal::Gone)?;
                let (interviewer, participant) = (*interviewer, *participant);
                *found = Speaker { name, interviewer, participant };
                Ok(())
            })
        }
        C::MergeSpeakers { transcript, from, into } => {
            edit(study, *transcript, stamp, |it| {
                if from == into {
                    return Err(Refusal::IntoItself);
                }
                if !it.speakers.contains_key(into) {
                    return Err(Refusal::Gone);
                }
                it.speakers.remove(from).ok_or(Refusal::Gone)?;
                let given = it.turns.iter().map(|turn| match turn.speaker {
                    Some(speaker) if speaker == *from => {
                        Turn { speaker: Some(*into), ..*turn }
                    }
                    _ => *turn,
                });
                it.turns = Rc::new(given.collect());
                Ok(())
            })
        }
        C::RemoveTranscript { id } => {
            let gone =
                Rc::make_mut(&mut study.transcripts).remove(id).ok_or(Refusal::Gone)?;
            let layers = study.layers_on(*id).flat_map(|it| it.segments());
            let segments = order::set(layers.map(|it| it.id));
            Rc::make_mut(&mut study.layers).retain(|(on, _), _| on != id);
            forget_quotes(study, &segments);
            finding::forget(&mut study.finding, |it| it.transcript == *id);
            bury(study, id.uuid(), stamp);
            Ok(gone.name.clone())
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn known(study: &Study, participant: Option<ParticipantId>) -> Result<(), Refusal> {
    let unknown = |id| !study.participants.people.contains_key(&id);
    if participant.is_some_and(unknown) { Err(Refusal::Gone) } else { Ok(()) }
}

fn add_transcripts(study: &mut Study, all: &[Transcript]) -> Changed {
    let transcripts = Rc::make_mut(&mut study.transcripts);
    for it in all {
        if transcripts.contains_key(&it.id) {
            return Err(Refusal::IdTaken);
        }
        named(&it.name)?;
        if transcripts.values().any(|other| other.name == it.name) {
            return Err(Refusal::NameTaken(it.name.clone()));
        }
        transcripts.insert(it.id, Rc::new(it.clone()));
    }
    Ok(match all {
        [] => return Err(Refusal::NothingToDo),
        [one] => one.name.clone(),
        _ => all.len().to_string(),
    })
}

/// Changes one transcript.
pub(super) fn edit(
    study: &mut Study,
    id: TranscriptId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Transcript) -> Result<(), Refusal>,
) -> Changed {
    let transcripts = Rc::make_mut(&mut study.transcripts);
    let transcript = Rc::make_mut(transcripts.get_mut(&id).ok_or(Refusal::Gone)?);
    change(transcript)?;
    transcript.provenance = transcript.provenance.touched(stamp);
    Ok(transcript.name.clone())
}
