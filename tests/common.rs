//! Studies for tests, made of commands, and streams of commands that people might give.

use std::rc::Rc;

use heddle::codebook::Colour;
use heddle::coding::Stance;
use heddle::find::{Dismissed, Group, Is, Near, Part};
use heddle::id::{CodeId, CoderId, Id, Ids, QuestionId, SegmentId, ThemeId};
use heddle::order::Map;
use heddle::participants::Participant;
use heddle::stamp::{Moment, Provenance, Stamp};
use heddle::stats::Disclosure;
use heddle::study::{
    CodeFields, Command, Lost, MemoTarget, NewCode, NewSegment, NewTheme, Pseudonyms,
    Rewording, Scrub, SegmentRef, Study, Typing, apply,
};
use heddle::survey::{
    Answers, Asking, Column, Composite, Kind, Level, Limit, Limits, Missing, MissingCode,
    Question, Reply, Score, Survey,
};
use heddle::text::{Change, TextRange};
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn, TranscriptKind};
use proptest::prelude::*;

/// An id of any kind with this number.
pub(crate) fn id<I: Id>(number: u32) -> I {
    I::from_uuid(uuid::Uuid::from_u128(u128::from(number) + (0xA11CE << 64)))
}

pub(crate) fn stamp(at: i64) -> Stamp {
    Stamp { at: Moment(1_700_000_000_000 + at), by: id(1) }
}

pub(crate) fn range(start: u32, end: u32) -> TextRange {
    TextRange::new(start, end).unwrap()
}

pub(crate) fn code(number: u32, name: &str, parent: Option<u32>) -> NewCode {
    let fields = CodeFields {
        name: name.to_owned(),
        definition: format!("What {name} means."),
        colour: Colour::new(number),
        ..CodeFields::default()
    };
    NewCode { id: id(number), parent: parent.map(id), fields }
}

fn draft(name: &str, source: u32) -> Draft {
    let turn = |speaker, source, text: &str| DraftTurn {
        speaker: Some(speaker),
        time: Some(source * 40),
        source,
        text: text.to_owned(),
    };
    Draft {
        name: name.to_owned(),
        source: format!("{name}.txt"),
        speakers: vec![
            DraftSpeaker { name: "Interviewer".into(), interviewer: true },
            DraftSpeaker { name: "Ward sister".into(), interviewer: false },
        ],
        turns: vec![
            turn(0, source, "What helped? 👩‍⚕️"),
            turn(
                1,
                source + 40,
                "She sat with us at the desk. “Naïve,” we said… cafe\u{301}.",
            ),
            turn(0, source + 140, "And then?"),
            turn(
                1,
                source + 170,
                "January came. Nine staff were off.\nNobody drew charts.",
            ),
        ],
        ..Draft::default()
    }
}

#[expect(clippy::too_many_lines, reason = "something of every kind")]
fn survey() -> Survey {
    let provenance = Provenance::new(&stamp(3));
    let question = |number, name: &str, kind| Question {
        id: id(number),
        name: name.to_owned(),
        text: format!("{name}, as asked?"),
        kind,
        missing_codes: vec![MissingCode {
            value: "-99".into(),
            reason: "Refused".into(),
        }],
        asking: Asking::default(),
        reversed: name == "learned",
        provenance,
    };
    let levels = |all: &[&str]| all.iter().map(|it| Level::plain(it)).collect::<Vec<_>>();
    let column = |answers| Rc::new(Column { answers, strays: Map::default() });
    let mut odd = Column {
        answers: Answers::Number(vec![Ok(2.5), Err(Missing::Unreadable), Ok(1e12)]),
        strays: Map::new(),
    };
    odd.strays.insert(1, "a few".into());
    let scale = Kind::Scale(vec![
        Level { score: Some(1.0), ..Level::plain("Disagree") },
        Level { score: Some(2.0), label: "I agree".into(), ..Level::plain("Agree") },
        Level { off_scale: true, ..Level::plain("Not sure") },
    ]);
    let tools = Kind::Multiple(levels(&["Huddle", "Chart, paper"]), ";".into());
    let mut years = question(54, "years", Kind::Number);
    years.asking = Asking {
        heading: "About your work".into(),
        help: "Whole years will do.".into(),
        shown_if: "[role] = 'Nurse'".into(),
        required: true,
        limits: Limits {
            least: Some(Limit::Number(0.0)),
            most: Some(Limit::Number(60.5)),
            whole: true,
        },
        redcap: [("alignment".to_owned(), "LV".to_owned())].into(),
    };
    Survey {
        id: id(50),
        name: "Staff survey".into(),
        source: "staff.csv".into(),
        composites: vec![Composite {
            id: id(59),
            name: "Learning 🙂".into(),
            items: vec![id(52), id(54)],
            score: Score::Sum,
            least: 1,
            provenance,
        }],
        respondents: Rc::new(vec!["R1".into(), "R2".into(), "R3".into()]),
        questions: vec![
            (question(51, "role", Kind::Single(levels(&["Nurse", "Doctor"]))), {
                column(Answers::Choice(vec![Ok(0), Ok(1), Err(Missing::Empty)]))
            }),
            (question(52, "learned", scale), {
                column(Answers::Choice(vec![Ok(2), Err(Missing::Declared(0)), Ok(1)]))
            }),
            (question(53, "tools", tools), {
                let some: Box<[u16]> = Box::new([0, 1]);
                column(Answers::Choices(vec![
                    Ok(some),
                    Err(Missing::NotShown),
                    Ok([].into()),
                ]))
            }),
            (years, Rc::new(odd)),
            (question(55, "seen", Kind::Date), {
                let day = heddle::stamp::Day::parse("2026-02-28").unwrap();
                column(Answers::Date(vec![Ok(day), Err(Missing::Empty), Ok(day)]))
            }),
            (question(56, "comment", Kind::Text), {
                column(Answers::Text(vec![
                    Ok("None".into()),
                    Ok("=1+1".into()),
                    Ok("".into()),
                ]))
            }),
        ],
        second: None,
        provenance,
    }
}

/// A question with every kind of condition.
pub(crate) fn asks(code: u32) -> Group {
    let near = |how| Is::Near { code: id(code), under: true, how };
    let inner = [
        Is::Coder(id(2)),
        Is::Stance(None),
        Is::Stance(Some(Stance::Mixed)),
        Is::Value { attribute: "role".into(), value: Some("Nurse".into()) },
        Is::Value { attribute: "role".into(), value: None },
        Is::Kind(TranscriptKind::FocusGroup),
        Is::Words("\"the coach\" list*".into()),
        Is::Memo(String::new()),
        near(Near::Overlaps),
        near(Near::Inside),
        near(Near::Around),
        near(Near::Words(5)),
        near(Near::Turns(1)),
    ];
    let inner = inner.into_iter().enumerate();
    let parts = inner.map(|(at, is)| Part { not: at % 3 == 1, is }).collect();
    Group {
        any: false,
        parts: vec![
            Part { not: false, is: Is::Code { code: id(code), under: true } },
            Part { not: false, is: Is::Group(Group { any: true, parts }) },
        ],
    }
}

/// A small study with something of everything.
#[expect(clippy::too_many_lines, reason = "something of everything")]
pub(crate) fn study() -> Study {
    let mut ids = Ids::seeded(9);
    let transcripts =
        ["P01", "P02"].map(|it| draft(it, 13).into_transcript(&mut ids, &stamp(2)));
    let (first, second) = (transcripts[0].id, transcripts[1].id);
    let segment = |number, code, start, end, stance| NewSegment {
        id: id(number),
        code: id(code),
        range: range(start, end),
        stance,
        memo: if number == 31 { "Look again.".to_owned() } else { String::new() },
    };
    let person = |number, name: &str, role: &str| Participant {
        attributes: [("role".to_owned(), role.to_owned())].into(),
        respondent: (number == 5).then(|| "R1".to_owned()),
        ..Participant::new(id(number), name, Provenance::new(&stamp(4)))
    };
    let commands = [
        Command::AddCoder { id: id(2), name: "Jo".into() },
        Command::PutParticipants {
            attributes: vec!["role".into()],
            people: vec![person(5, "P01", "Nurse"), person(6, "P02", "Doctor")],
        },
        Command::AddSurvey(Box::new(survey())),
        Command::EnterRespondent {
            survey: id(50),
            typing: Typing::Second,
            respondent: "R2".into(),
            replaces: None,
            replies: vec![
                (id(51), Reply::Choice(0)),
                (id(54), Reply::Stray("a lot".into())),
            ],
        },
        Command::SettleAnswer {
            survey: id(50),
            question: id(51),
            respondent: "R2".into(),
            reply: Reply::Choice(1),
        },
        Command::AddTranscripts(transcripts.to_vec()),
        Command::LinkTranscript { id: first, participant: Some(id(5)) },
        Command::LinkTranscript { id: second, participant: Some(id(6)) },
        Command::AddCodes(vec![
            code(20, "Coaching", None),
            code(21, "Credibility", Some(20)),
            code(22, "Visits", Some(20)),
            code(23, "Pressures", None),
        ]),
        Command::AddSegments {
            transcript: first,
            coder: id(1),
            segments: vec![
                segment(30, 21, 18, 46, Some(Stance::Facilitator)),
                segment(31, 22, 21, 60, None),
                segment(32, 23, 85, 118, Some(Stance::Barrier)),
            ],
        },
        Command::AddSegments {
            transcript: first,
            coder: id(2),
            segments: vec![segment(33, 21, 18, 46, Some(Stance::Mixed))],
        },
        Command::AddSegments {
            transcript: second,
            coder: id(1),
            segments: vec![segment(34, 23, 85, 100, Some(Stance::Barrier))],
        },
        Command::AddTheme(NewTheme {
            id: id(40),
            name: "Coaching that fits".into(),
            statement: "They were heard.".into(),
            codes: vec![id(21), id(22)],
        }),
        Command::PinQuote { theme: id(40), segment: id(30), pinned: true },
        Command::WriteMemo {
            id: id(45),
            on: MemoTarget::Code(id(21)),
            text: "Jo and I differ.".into(),
        },
        Command::SaveQuery { id: id(80), name: "Heard".into(), asks: asks(20) },
        Command::SetStopWords(Some(vec!["and".into(), "the".into()])),
        Command::DismissProposals(vec![Dismissed {
            code: id(21),
            coder: id(1),
            transcript: first,
            mark: 7,
        }]),
    ];
    let mut study = Study::new(id(9), "Winter falls", "Amara", &stamp(0));
    for (at, command) in (5..).zip(&commands) {
        study = apply(&study, command, &stamp(at)).unwrap();
    }
    study
}

/// A command about finding.
fn finding(segment: impl Strategy<Value = SegmentRef>) -> impl Strategy<Value = Command> {
    let code = || (20u32..26).prop_map(id::<CodeId>);
    let words = prop::sample::select(&["", "Credibility", "Time", "New 🙂 name"][..]);
    let words = words.prop_map(str::to_owned);
    prop_oneof![
        1 => (80u32..82, words.clone(), 20u32..26).prop_map(|(it, name, code)| {
            Command::SaveQuery { id: id(it), name, asks: asks(code) }
        }),
        1 => (80u32..82).prop_map(|it| Command::RemoveQuery { id: id(it) }),
        1 => prop::option::of(words.clone()).prop_map(|it| {
            Command::SetStopWords(it.map(|it| heddle::find::list(&it)))
        }),
        1 => (code(), 1u32..3, 0u32..3).prop_map(|(code, coder, mark)| {
            let transcript = study().transcripts_by_name()[0].id;
            Command::DismissProposals(vec![Dismissed { code, coder: id(coder), transcript, mark }])
        }),
        1 => (code(), 1u32..3).prop_map(|(code, coder)| {
            Command::ProposeAgain { code, coder: id(coder) }
        }),
        1 => (segment, code(), 0u32..80).prop_map(|(at, code, start)| {
            let range = range(start, start + 20);
            let new = NewSegment { id: at.id, code, range, stance: None, memo: String::new() };
            Command::AcceptProposal { transcript: at.transcript, coder: at.coder, segment: Box::new(new) }
        }),
    ]
}

/// A command that somebody might give to [`study`], sensible or not.
#[expect(clippy::too_many_lines, reason = "a line or two a command")]
pub(crate) fn any_command() -> impl Strategy<Value = Command> {
    let code = || (20u32..26).prop_map(id::<CodeId>);
    let theme = || (40u32..43).prop_map(id::<ThemeId>);
    let segment =
        (30u32..38, 0usize..3, 1u32..3).prop_map(|(number, transcript, coder)| {
            let known = study();
            let id_of =
                known.transcripts_by_name().get(transcript).map_or(id(99), |it| it.id);
            SegmentRef { transcript: id_of, coder: id(coder), id: id(number) }
        });
    let passage =
        (0u32..150, 1u32..60).prop_map(|(start, length)| range(start, start + length));
    let stance = prop::option::of(prop::sample::select(&Stance::ALL[..]));
    let words = prop::sample::select(&["", "Credibility", "Time", "New 🙂 name"][..]);
    let words = words.prop_map(str::to_owned);
    let new = (segment.clone(), code(), passage.clone(), stance.clone()).prop_map(
        |(at, code, range, stance)| Command::AddSegments {
            transcript: at.transcript,
            coder: at.coder,
            segments: vec![NewSegment {
                id: at.id,
                code,
                range,
                stance,
                memo: String::new(),
            }],
        },
    );
    prop_oneof![
        3 => new,
        3 => any_rewording().prop_map(Command::Correct),
        1 => any_rewording().prop_map(|it| {
            let scrubs = vec![
                Scrub { words: "P01".into(), with: "[Person A]".into() },
                Scrub { words: "January".into(), with: "[date]".into() },
                Scrub { words: "Credibility".into(), with: "[Place 1]".into() },
            ];
            Command::Pseudonymise(Box::new(Pseudonyms { texts: vec![it], scrubs }))
        }),
        1 => (segment.clone(), code()).prop_map(|(segment, code)| Command::Recode { segment, code }),
        1 => (segment.clone(), passage).prop_map(|(segment, range)| Command::Resize { segment, range }),
        1 => (segment.clone(), stance).prop_map(|(segment, stance)| Command::SetStance { segment, stance }),
        1 => (segment.clone(), words.clone()).prop_map(|(segment, memo)| Command::SetSegmentMemo { segment, memo }),
        1 => segment.clone().prop_map(|it| Command::RemoveSegments(vec![it])),
        1 => (code(), prop::option::of(code()), prop::option::of(code()))
            .prop_map(|(id, parent, before)| Command::MoveCode { id, parent, before }),
        1 => (code(), code()).prop_map(|(from, into)| Command::MergeCodes { from, into }),
        1 => code().prop_map(|id| Command::RemoveCode { id }),
        1 => (code(), any::<bool>()).prop_map(|(id, archived)| Command::ArchiveCode { id, archived }),
        1 => (code(), prop::option::of(0u8..4)).prop_map(|(id, number)| Command::SetFavourite { id, number }),
        1 => (70u32..73, words.clone()).prop_map(|(it, name)| Command::SaveVersion { id: id(it), name }),
        1 => (70u32..73).prop_map(|it| Command::RemoveVersion { id: id(it) }),
        1 => (70u32..73).prop_map(|it| Command::ReturnToVersion { id: id(it) }),
        1 => (70u32..73, words.clone()).prop_map(|(it, name)| Command::RenameVersion { id: id(it), name }),
        1 => (segment.clone(), code(), prop::option::of(80u32..83)).prop_map(|(segment, code, copy)| {
            Command::DealSegment { segment, code, copy: copy.map(id) }
        }),
        1 => segment.clone().prop_map(|it| Command::CheckSegments(vec![it])),
        1 => (20u32..26, words.clone(), prop::option::of(20u32..26)).prop_map(|(number, name, parent)| {
            let fields = CodeFields { name, ..CodeFields::default() };
            Command::AddCodes(vec![NewCode { id: id(number), parent: parent.map(id), fields }])
        }),
        1 => (code(), words.clone()).prop_map(|(id, name)| Command::EditCode {
            id,
            fields: CodeFields {
                definition: format!("{name} is said."),
                counter_example: name.clone(),
                source: name.clone(),
                name,
                colour: Colour::new(3),
                ..CodeFields::default()
            },
        }),
        1 => (theme(), prop::collection::vec(code(), 0..4)).prop_map(|(id, codes)| Command::SetThemeCodes { id, codes }),
        1 => (theme(), words.clone()).prop_map(|(id, name)| {
            Command::AddTheme(NewTheme { id, name, statement: String::new(), codes: vec![] })
        }),
        1 => (theme(), prop::option::of(theme())).prop_map(|(id, before)| Command::MoveTheme { id, before }),
        1 => theme().prop_map(|id| Command::RemoveTheme { id }),
        1 => (theme(), 30u32..38, any::<bool>()).prop_map(|(theme, segment, pinned)| {
            Command::PinQuote { theme, segment: id::<SegmentId>(segment), pinned }
        }),
        1 => (2u32..4, words.clone()).prop_map(|(coder, name)| Command::AddCoder { id: id::<CoderId>(coder), name }),
        1 => words.clone().prop_map(|name| Command::DescribeStudy { name, description: "d".into() }),
        1 => (51u32..55, any::<bool>()).prop_map(|(question, reversed)| {
            Command::ReverseQuestion { survey: id(50), question: id(question), reversed }
        }),
        1 => (59u32..61, words.clone(), prop::collection::vec(51u32..58, 0..4)).prop_map(|(it, name, items)| {
            let composite = Composite {
                id: id(it),
                name,
                items: items.into_iter().map(id).collect(),
                score: Score::Mean,
                least: 1,
                provenance: Provenance::new(&stamp(9)),
            };
            Command::PutComposite { survey: id(50), composite: Box::new(composite) }
        }),
        1 => (59u32..61).prop_map(|it| Command::RemoveComposite { survey: id(50), id: id(it) }),
        1 => (0usize..3).prop_map(|it| Command::SetDisclosure(Disclosure { below: it * 5, round: it, zeros: it == 2 })),
        1 => segment.clone().prop_map(|it| Command::RemoveTranscript { id: it.transcript }),
        1 => (5u32..8).prop_map(|it| Command::RemoveParticipant { id: id(it) }),
        2 => any_entry(),
        4 => finding(segment.clone()),
        1 => (44u32..47, words).prop_map(|(it, text)| {
            Command::WriteMemo { id: id(it), on: MemoTarget::Theme(id(40)), text }
        }),
    ]
}

/// A change of the survey's questions or of what respondents answered.
fn any_entry() -> impl Strategy<Value = Command> {
    let question = || (51u32..58).prop_map(id::<QuestionId>);
    let who = || {
        prop::sample::select(&["R1", "R2", "R4", "", "R5"][..]).prop_map(str::to_owned)
    };
    let typing = || prop::sample::select(&[Typing::First, Typing::Second][..]);
    let reply = || {
        prop_oneof![
            (0u16..3).prop_map(Reply::Choice),
            Just(Reply::Number(7.0)),
            Just(Reply::NONE),
            Just(Reply::Missing(Missing::NotShown)),
            Just(Reply::Missing(Missing::Declared(0))),
            Just(Reply::Stray("odd".into())),
        ]
    };
    let survey = id(50);
    let enter = (typing(), who(), prop::option::of(who()), question(), reply()).prop_map(
        move |(typing, respondent, replaces, question, reply)| Command::EnterRespondent {
            survey,
            typing,
            respondent,
            replaces,
            replies: vec![(question, reply)],
        },
    );
    prop_oneof![
        3 => enter,
        1 => (question(), prop::option::of(question()))
            .prop_map(move |(id, before)| Command::MoveQuestion { survey, id, before }),
        1 => question().prop_map(move |id| Command::RemoveQuestion { survey, id }),
        1 => (typing(), who()).prop_map(move |(typing, respondent)| {
            Command::RemoveRespondent { survey, typing, respondent }
        }),
        1 => (question(), who(), reply()).prop_map(move |(question, respondent, reply)| {
            Command::SettleAnswer { survey, question, respondent, reply }
        }),
        1 => Just(Command::RemoveSecondTyping { survey }),
    ]
}

/// Other words somewhere in one of the transcripts of [`study`], sensible or not.
pub(crate) fn any_rewording() -> impl Strategy<Value = Rewording> {
    let with = prop::sample::select(
        &["", "x", "[Nurse A]", " 👩‍⚕️", "e\u{301}\n", "\u{301}", "שלום"][..],
    );
    let lost = prop::sample::select(&[Lost::Refuse, Lost::Move, Lost::Remove][..]);
    let change = (0u32..60, prop_oneof![0u32..4, 0u32..40], with);
    (0usize..2, prop::collection::vec(change, 1..3), lost).prop_map(
        |(transcript, all, lost)| {
            let known = study();
            let mut end = 0;
            let changes = all.into_iter().map(|(gap, length, with)| {
                let start = end + gap;
                end = start + length;
                Change { start, end, with: with.to_owned() }
            });
            let transcript = known.transcripts_by_name()[transcript].id;
            Rewording { transcript, changes: changes.collect(), lost }
        },
    )
}
