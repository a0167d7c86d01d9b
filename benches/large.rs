//! The study of the benchmarks: 1,000,000 words, 50,000 segments and 300 codes.

use heddle::coding::Stance;
use heddle::id::{CodeId, Ids};
use heddle::participants::Participant;
use heddle::stamp::{Moment, Provenance, Stamp};
use heddle::study::{CodeFields, Command, NewCode, NewSegment, NewTheme, Study, apply};
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn, Transcript};

/// Words of about the length and repetition of talk.
const WORDS: &str = "and the of to it was we that a in they is you had but so on for \
    because people really ward coach time staff board data team meeting shift nurse \
    consultant patient fall pressure winter bed handover huddle chart number week month \
    asked told said thought learned tried stopped started nobody everyone something \
    sometimes probably actually honestly leadership collaborative improvement measurement \
    ownership protected redeployed understanding difficult different important";

struct Random(u32);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % n.max(1)
    }
}

fn turn(random: &mut Random, words: usize) -> String {
    let all: Vec<&str> = WORDS.split_whitespace().collect();
    let mut text = String::new();
    for at in 0..words {
        // Common words are commoner, as in talk; some words occur hardly twice.
        let place = random.below(all.len()).min(random.below(all.len()));
        text.push_str(if at > 0 { " " } else { "" });
        text.push_str(all.get(place).copied().unwrap_or("we"));
        if random.below(40) == 0 {
            text.push_str(&random.below(100_000).to_string());
        }
        text.push_str(if random.below(12) == 0 { "." } else { "" });
    }
    text
}

/// 125 interviews of 8,000 words.
fn transcripts(ids: &mut Ids, random: &mut Random, stamp: &Stamp) -> Vec<Transcript> {
    let speaker =
        |name: &str, interviewer| DraftSpeaker { name: name.into(), interviewer };
    (0..125)
        .map(|number| {
            let turns = (0..100).map(|at| DraftTurn {
                speaker: Some(at % 2),
                time: None,
                source: 0,
                text: turn(random, 80),
            });
            let draft = Draft {
                name: format!("P{number:03}"),
                speakers: vec![
                    speaker("Interviewer", true),
                    speaker("Participant", false),
                ],
                turns: turns.collect(),
                ..Draft::default()
            };
            draft.into_transcript(ids, stamp)
        })
        .collect()
}

/// 134 segments of one coder on one interview.
fn segments(
    transcript: &Transcript,
    book: &[CodeId],
    ids: &mut Ids,
    random: &mut Random,
) -> Vec<NewSegment> {
    let made = (0..134).filter_map(|_| {
        let start = u32::try_from(random.below(transcript.text.len() as usize)).ok()?;
        let end = start + 40 + u32::try_from(random.below(200)).ok()?;
        Some(NewSegment {
            id: ids.make(),
            code: *book.get(random.below(300))?,
            range: transcript.text.range(start, end)?,
            stance: Stance::ALL.get(random.below(4)).copied(),
            memo: String::new(),
        })
    });
    made.collect()
}

/// Returns the study.
pub(crate) fn study() -> Study {
    let (mut ids, mut random) = (Ids::seeded(5), Random(1));
    let stamp = Stamp { at: Moment(1_700_000_000_000), by: ids.make() };
    let study = Study::new(ids.make(), "Large", "Amara", &stamp);
    let (jo, sam) = (ids.make(), ids.make());
    let book: Vec<CodeId> = (0..300).map(|_| ids.make()).collect();
    let transcripts = transcripts(&mut ids, &mut random, &stamp);
    let (mut people, mut links, mut layers) = (Vec::new(), Vec::new(), Vec::new());
    for transcript in &transcripts {
        let id = transcript.id;
        let provenance = Provenance::new(&stamp);
        let mut person = Participant::new(ids.make(), &transcript.name, provenance);
        person.attributes.insert("role".into(), format!("Role {}", random.below(6)));
        links.push(Command::LinkTranscript { id, participant: Some(person.id) });
        people.push(person);
        for coder in [stamp.by, jo, sam] {
            let segments = segments(transcript, &book, &mut ids, &mut random);
            layers.push(Command::AddSegments { transcript: id, coder, segments });
        }
    }
    let codes = book.iter().zip(1..).map(|(&id, number)| {
        let name = format!("Code {number}");
        NewCode { id, parent: None, fields: CodeFields { name, ..CodeFields::default() } }
    });
    let themes = book.chunks(30).zip(1..).map(|(codes, number)| {
        let (name, statement) = (format!("Theme {number}"), String::new());
        Command::AddTheme(NewTheme {
            id: ids.make(),
            name,
            statement,
            codes: codes.to_vec(),
        })
    });
    let mut commands = vec![
        Command::AddCoder { id: jo, name: "Jo".into() },
        Command::AddCoder { id: sam, name: "Sam".into() },
        Command::PutParticipants { attributes: vec!["role".into()], people },
        Command::AddTranscripts(transcripts),
        Command::AddCodes(codes.collect()),
    ];
    commands.extend(links);
    commands.extend(layers);
    commands.extend(themes);
    apply(&study, &Command::Together(commands), &stamp).unwrap_or(study)
}
