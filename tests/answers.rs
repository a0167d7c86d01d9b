//! Open answers of a survey as a transcript.

use heddle::id::Ids;
use heddle::study::answers::{made_of, transcript_of};
use heddle::study::{Command, apply};
use heddle::transcript::TranscriptKind;

use crate::common::{id, stamp, study};

#[test]
fn answers_become_turns_of_their_respondents() {
    let study = study();
    let question = id(56);
    assert_eq!(made_of(&study, question), None);
    let made = transcript_of(&study, question, &mut Ids::seeded(4), &stamp(1)).unwrap();
    assert_eq!(made.kind, TranscriptKind::Answers);
    assert_eq!(made.name, "comment, as asked?");
    // The third answer has no words.
    assert_eq!(made.text.as_str(), "None\n=1+1");
    let who: Vec<_> = made
        .turns
        .iter()
        .map(|it| made.speaker(it).map(|it| (it.name.as_str(), it.participant)).unwrap())
        .collect();
    // R1 is P01's respondent.
    assert_eq!(who, [("P01", Some(id(5))), ("R2", None)]);
    assert_eq!(made.participant_at(0), Some(id(5)));
    assert_eq!(made.participant_at(6), None);
    let after = apply(&study, &Command::AddTranscripts(vec![made.clone()]), &stamp(2));
    let after = after.unwrap();
    assert_eq!(made_of(&after, question), Some(made.id));
    // Once more has a name of its own; other kinds of questions have no words.
    let again = transcript_of(&after, question, &mut Ids::seeded(5), &stamp(3)).unwrap();
    assert_eq!(again.name, "comment, as asked? (2)");
    assert_eq!(transcript_of(&study, id(51), &mut Ids::seeded(6), &stamp(3)), None);
}
