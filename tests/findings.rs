//! Findings as tables: what is written can be read again, and harms nobody.

use std::collections::{BTreeMap, BTreeSet};

use heddle::id::Ids;
use heddle::interchange::findings::{
    OutTable, answers_table, codings_table, people_table, quotes_table, tsv,
};
use heddle::interchange::table_out::{self, OutCell};
use heddle::interchange::{coded, csv, transcripts};
use heddle::participants::Participant;
use heddle::stamp::Provenance;
use heddle::study::{Command, NewSegment, NewTheme, Study, apply};
use heddle::themes::{Counts, code_counts, code_reach, going, quotes, segments, tally};
use heddle::transcript::{Draft, TranscriptKind};

use crate::common::{code, id, stamp, study};
use crate::corpus::corpus;

fn file((header, rows): &OutTable) -> Vec<u8> {
    table_out::csv(header, rows.iter().map(Vec::as_slice))
}

fn column(table: &OutTable, name: &str) -> Vec<String> {
    let at = table.0.iter().position(|it| it == name).unwrap();
    let text = |it: &OutCell| match it {
        OutCell::Text(it) => it.clone(),
        OutCell::Count(it) => it.to_string(),
        OutCell::Number(it) => it.to_string(),
        OutCell::Empty => String::new(),
    };
    table.1.iter().map(|row| text(&row[at])).collect()
}

#[test]
fn codings_go_out_as_they_came_in() {
    let study = corpus();
    let out = codings_table(&study);
    let came = std::fs::read("tests/fixtures/corpus/codings.csv").unwrap();
    let came = csv::read(&came).value;
    let rows: BTreeSet<Vec<String>> = (0..came.rows())
        .map(|row| (0..5).map(|it| came.cell(row, it).to_owned()).collect())
        .collect();
    let columns =
        ["document", "start", "end", "code", "coder"].map(|it| column(&out, it));
    let written: BTreeSet<Vec<String>> = (0..out.1.len())
        .map(|row| columns.iter().map(|it| it[row].clone()).collect())
        .collect();
    assert_eq!(written, rows);
}

#[test]
fn a_study_without_codings_gets_them_back_from_the_file() {
    let study = corpus();
    let bare = Study { layers: std::rc::Rc::default(), ..study.clone() };
    let table = csv::read(&file(&codings_table(&study))).value;
    let plan = coded::codings_plan(&bare, &table, &mut Ids::seeded(9));
    assert_eq!(plan.notes, Vec::new());
    assert_eq!((plan.value.codes, plan.value.coders), (0, 0));
    let stamp = study.about.provenance.created;
    let again = plan
        .value
        .commands
        .iter()
        .fold(bare, |study, command| apply(&study, command, &stamp).unwrap());
    assert_eq!(code_counts(&again.layers), code_counts(&study.layers));
    assert_eq!(codings_table(&again), codings_table(&study));
}

#[test]
fn quotes_are_as_many_segments_as_the_tally_says() {
    let study = corpus();
    let material = study.material();
    let tallies = tally(&study.themes, &material, None);
    for (theme, tally) in study.themes.iter().zip(&tallies) {
        let found = quotes(theme, &material);
        assert_eq!(segments(&found), tally.counts.segments, "{}", theme.name);
        assert!(found.len() <= tally.counts.segments);
        let table = quotes_table(&study, &[(theme, found)], &["role".to_owned()]);
        assert_eq!(table.1.len(), tally.counts.segments);
        let mut by: BTreeMap<String, usize> = BTreeMap::new();
        for role in column(&table, "role") {
            *by.entry(role).or_default() += 1;
        }
        assert!(!by.contains_key(""));
    }
}

#[test]
fn what_merging_would_change_is_what_it_changes() {
    let study = corpus();
    let codes: Vec<_> = study.codebook.codes().map(|it| it.id).collect();
    let count = |study: &Study, code| {
        code_reach(&study.layers).get(&code).map_or(0, |it| it.segments)
    };
    for pair in codes.windows(2) {
        let (from, into) = (pair[0], pair[1]);
        let going =
            going(&study.codebook, &study.layers, &study.themes, from, Some(into));
        assert_eq!(going.segments, count(&study, from));
        let stamp = study.about.provenance.created;
        let merge = heddle::study::Command::MergeCodes { from, into };
        let merged = apply(&study, &merge, &stamp).unwrap();
        let sum = going.segments + count(&study, into) - going.joined;
        assert_eq!(count(&merged, into), sum);
        assert_eq!(
            merged.codebook.children(None).len() + 1,
            study.codebook.children(None).len()
                + if study.codebook.parent(from).is_none() {
                    going.children.len()
                } else {
                    1
                }
        );
    }
}

#[test]
fn answers_and_people_go_out_as_they_came_in() {
    let study = corpus();
    let survey = study.surveys.values().next().unwrap();
    let came = std::fs::read("tests/fixtures/corpus/survey.csv").unwrap();
    let (came, out) = (csv::read(&came).value, answers_table(survey));
    let out = csv::read(&file(&out)).value;
    assert_eq!(out.header, came.header);
    assert_eq!(out.rows(), came.rows());
    for row in 0..came.rows() {
        for at in 0..came.header.len() {
            // The options of one cell stand in the question's order, not in the cell's.
            let options = |cell: &str| {
                let mut all: Vec<String> = cell.split(';').map(str::to_owned).collect();
                all.sort();
                all
            };
            let (out, came) = (out.cell(row, at), came.cell(row, at));
            // A number has its shortest form: 11.0 comes back as 11.
            if let (Ok(a), Ok(b)) = (out.parse::<f64>(), came.parse::<f64>()) {
                assert_eq!(a.to_bits(), b.to_bits(), "{row} {at}");
                continue;
            }
            assert_eq!(options(out), options(came), "{row} {at}");
        }
    }
    let people = people_table(&study);
    assert_eq!(
        people.0,
        ["participant", "role", "site", "tenure", "document", "respondent"]
    );
    assert_eq!(column(&people, "document")[0], "interview-001");
}

#[test]
fn what_is_pasted_is_never_computed() {
    let table = (
        vec!["a".to_owned(), "b".to_owned()],
        vec![vec![OutCell::text("=cmd|'/c calc'"), OutCell::text("x\ty\nz")]],
    );
    assert_eq!(tsv(&table), "a\tb\n'=cmd|'/c calc'\tx y z");
}

proptest::proptest! {
    #[test]
    fn every_change_has_its_sentence(command in crate::common::any_command()) {
        let action = command.action();
        let said = (heddle::words::EN.log.sentence)(action, "it", 2);
        proptest::prop_assert!(action == "nothing" || !said.contains(action), "{}", said);
    }
}

/// A study with a focus group whose speakers are participants, and coded turns in it.
fn focus_group() -> (Study, Command) {
    let mut it = study();
    let talk = "Moderator: What helped?\n\nAnn: The huddle did.\n\nBen: Not to me.\n\n\
                Moderator: And you?\n\nAnn: It did to me.\n\nCal: I was away.\n\n\
                Moderator: So?\n\nBen: So no.\n\nCal: I was away.\n";
    let read = transcripts::read("group.txt", talk.as_bytes()).value.unwrap();
    let draft = Draft { kind: TranscriptKind::FocusGroup, ..read };
    let group = draft.into_transcript(&mut Ids::seeded(21), &stamp(3));
    let speaker =
        |name: &str| *group.speakers.iter().find(|it| it.1.name == name).unwrap().0;
    let person = |number, name: &str, role: &str| Participant {
        attributes: [("role".to_owned(), role.to_owned())].into(),
        ..Participant::new(id(number), name, Provenance::new(&stamp(4)))
    };
    let link = |name: &str, number| Command::EditSpeaker {
        transcript: group.id,
        speaker: speaker(name),
        name: name.into(),
        interviewer: false,
        participant: Some(id(number)),
    };
    let segment = |number, turn: usize| NewSegment {
        id: id(number),
        code: id(60),
        range: group.turns[turn].range,
        stance: None,
        memo: String::new(),
    };
    let theme = NewTheme {
        id: id(61),
        name: "Huddles".into(),
        statement: String::new(),
        codes: vec![id(60)],
    };
    let commands = [
        Command::AddTranscripts(vec![group.clone()]),
        Command::PutParticipants {
            attributes: vec![],
            people: vec![person(70, "Ann", "Nurse"), person(71, "Ben", "Porter")],
        },
        link("Ann", 70),
        link("Ben", 71),
        Command::AddCodes(vec![code(60, "Huddle", None)]),
        Command::AddTheme(theme),
        // Ann twice, Ben once, and Cal, who is nobody that is known.
        Command::AddSegments {
            transcript: group.id,
            coder: id(1),
            segments: vec![
                segment(80, 1),
                segment(81, 2),
                segment(82, 4),
                segment(83, 5),
            ],
        },
    ];
    for command in &commands {
        it = apply(&it, command, &stamp(9)).unwrap();
    }
    let renamed = Command::EditSpeaker {
        transcript: group.id,
        speaker: speaker("Ann"),
        name: "Sister".into(),
        interviewer: false,
        participant: Some(id(70)),
    };
    (it, renamed)
}

#[test]
fn those_who_speak_in_a_focus_group_count_for_themselves() {
    let (it, renamed) = focus_group();
    let material = it.material();
    let themes = [it.theme(id(61)).unwrap().clone()];
    let found = tally(&themes, &material, Some("role")).remove(0);
    let counts = |it: &Counts| (it.segments, it.transcripts, it.participants);
    assert_eq!(counts(&found.counts), (4, 1, 2));
    // The two of the study have an interview each: the base is four.
    assert_eq!(found.base, 4);
    let by: Vec<_> = found
        .by
        .iter()
        .map(|it| (it.value.as_deref().unwrap_or("-"), counts(&it.counts), it.base))
        .collect();
    assert_eq!(
        by,
        [
            ("Doctor", (0, 0, 0), 1),
            ("Nurse", (2, 1, 1), 2),
            ("Porter", (1, 1, 1), 1),
            ("-", (1, 1, 0), 0),
        ]
    );
    // A quote says who said it by role, never by name.
    let all = quotes(&themes[0], &material);
    let table = quotes_table(&it, &[(&themes[0], all)], &["role".to_owned()]);
    assert_eq!(column(&table, "role"), ["Nurse", "Porter", "Nurse", ""]);
    // What is linked stays linked when the speaker gets another name.
    let after = apply(&it, &renamed, &stamp(10)).unwrap();
    let again = tally(&themes, &after.material(), Some("role")).remove(0);
    assert_eq!(again.by, found.by);
}
