//! Open answers of a survey as a text to code.

use super::Study;
use crate::id::{Id as _, Ids, QuestionId, TranscriptId};
use crate::participants::Participant;
use crate::stamp::Stamp;
use crate::survey::{Answers, Survey};
use crate::text::short;
use crate::transcript::{
    Draft, DraftSpeaker, DraftTurn, Transcript, TranscriptKind, free_name,
};

/// How long the name of a transcript of answers is at most.
const LONGEST: usize = 80;

/// Returns what tells from which question a transcript of answers was made.
fn source(survey: &Survey, question: QuestionId) -> String {
    format!("{}#{}", survey.id, question.uuid())
}

fn survey_of(study: &Study, question: QuestionId) -> Option<&Survey> {
    let has = |it: &&std::rc::Rc<Survey>| it.question(question).is_some();
    study.surveys.values().find(has).map(|it| &**it)
}

/// Returns the transcript that was made of a question's answers, if there is one.
pub fn made_of(study: &Study, question: QuestionId) -> Option<TranscriptId> {
    let source = source(survey_of(study, question)?, question);
    let found = study.transcripts.values().find(|it| it.source == source);
    found.map(|it| it.id)
}

/// Returns a question's open answers as a transcript: a turn an answer, its respondent the
/// speaker, who is the participant with that respondent's id where there is one. Nothing
/// when nobody answered in words.
pub fn transcript_of(
    study: &Study,
    question: QuestionId,
    ids: &mut Ids,
    stamp: &Stamp,
) -> Option<Transcript> {
    let survey = survey_of(study, question)?;
    let (asked, column) = survey.question(question)?;
    let Answers::Text(given) = &column.answers else { return None };
    let people: Vec<&Participant> = study.participants.people.values().collect();
    let person = |who: &str| {
        people.iter().find(|it| it.respondent.as_deref() == Some(who)).copied()
    };
    let wording = if asked.text.is_empty() { &asked.name } else { &asked.text };
    let taken = |name: &str| study.transcripts.values().any(|it| it.name == name);
    let mut draft = Draft {
        name: free_name(&short(wording, LONGEST), taken),
        source: source(survey, question),
        kind: TranscriptKind::Answers,
        ..Draft::default()
    };
    let mut who = Vec::new();
    let mut at = 0;
    for (respondent, answer) in survey.respondents.iter().zip(given) {
        let Some(text) = answer.as_ref().ok().map(|it| it.trim()) else { continue };
        if text.is_empty() {
            continue;
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let known = person(respondent);
        let name = known.map_or(&**respondent, |it| &it.name);
        draft.turns.push(DraftTurn {
            speaker: Some(draft.speakers.len()),
            time: None,
            source: at,
            text: text.clone(),
        });
        at = at.saturating_add(crate::text::chars(&text)).saturating_add(1);
        draft.speakers.push(DraftSpeaker { name: name.to_owned(), interviewer: false });
        who.push(known.map(|it| it.id));
    }
    if draft.turns.is_empty() {
        return None;
    }
    let mut made = draft.into_transcript(ids, stamp);
    let turns = std::rc::Rc::clone(&made.turns);
    for (turn, who) in turns.iter().zip(who) {
        let speaker = turn.speaker.and_then(|it| made.speakers.get_mut(&it));
        if let Some(speaker) = speaker {
            speaker.participant = who;
        }
    }
    Some(made)
}
