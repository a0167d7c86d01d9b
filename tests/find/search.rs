//! Words and patterns in transcripts, hits in order, and how often words are said.

use std::collections::{BTreeMap, BTreeSet};

use heddle::find::{
    Ask, Hit, Index, Limits, Order, SaidBy, Scope, Within, around, english, frequencies,
    in_order, list, search,
};
use heddle::interchange::findings::words_table;
use heddle::interchange::table_out::OutCell;
use heddle::stats::Disclosure;
use heddle::study::{Command, Study, apply};
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn, TranscriptKind};
use proptest::prelude::*;

use crate::common::{id, stamp, study};

/// A study with one transcript, of these turns, said by a participant.
fn of(turns: &[&str]) -> Study {
    let turns = turns.iter().map(|it| DraftTurn {
        speaker: Some(0),
        time: None,
        source: 0,
        text: (*it).to_owned(),
    });
    let draft = Draft {
        name: "P".into(),
        speakers: vec![DraftSpeaker { name: "P".into(), interviewer: false }],
        turns: turns.collect(),
        ..Draft::default()
    };
    let mut ids = heddle::id::Ids::seeded(3);
    let made = draft.into_transcript(&mut ids, &stamp(1));
    let empty = Study::new(id(9), "S", "A", &stamp(0));
    apply(&empty, &Command::AddTranscripts(vec![made]), &stamp(1)).unwrap()
}

fn hits(study: &Study, typed: &str, pattern: bool, limits: &Limits) -> Vec<Hit> {
    let index = Index::default().renewed(&study.transcripts);
    let Some(ask) = Ask::parse(typed, pattern).unwrap() else { return Vec::new() };
    search(&ask, &index, &study.material(), limits, id(1))
}

fn text(study: &Study, hit: &Hit) -> String {
    study.transcript(hit.transcript).unwrap().text.slice(hit.range).to_owned()
}

fn found(typed: &str, said: &str) -> Vec<String> {
    let study = of(&[said]);
    hits(&study, typed, false, &Limits::default())
        .iter()
        .map(|it| text(&study, it))
        .collect()
}

#[test]
fn words_phrases_stars_and_question_marks() {
    let said = "Staffing gaps, again: the staff didn’t know. STAFF gaps 🙂 and naïve co-workers.";
    for (query, hits) in [
        ("staff", &["staff", "STAFF"][..]),
        ("staff*", &["Staffing", "staff", "STAFF"]),
        ("*ing", &["Staffing"]),
        ("s*f", &["staff", "STAFF"]),
        ("st?ff", &["staff", "STAFF"]),
        ("staff???", &["Staffing"]),
        ("?aps", &["gaps", "gaps"]),
        ("*a?f*g", &["Staffing"]),
        ("\"staff gaps\"", &["STAFF gaps"]),
        ("\"staff* gaps\"", &["Staffing gaps", "STAFF gaps"]),
        ("“gaps again”", &["gaps, again"]),
        ("didn't", &["didn’t"]),
        ("DIDN’T know", &["didn’t", "know"]),
        ("gaps coffee", &[]),
        ("naïve", &["naïve"]),
        ("na?ve", &["naïve"]),
        ("\"co-workers\"", &["co-workers"]),
        ("workers", &["workers"]),
        ("*", &[]),
        ("\"\" * ?", &[]),
        ("", &[]),
    ] {
        assert_eq!(found(query, said), hits, "{query}");
    }
}

#[test]
fn hits_that_overlap_are_one() {
    assert_eq!(found("\"a b\" \"b c\"", "a b c"), ["a b c"]);
    assert_eq!(found("a \"a b\"", "a b a"), ["a b", "a"]);
}

#[test]
fn a_turn_has_to_hold_all_of_it() {
    let study = of(&["staff and gaps", "staff alone", "gaps alone"]);
    let found = hits(&study, "staff gaps", false, &Limits::default());
    assert_eq!(found.iter().map(|it| it.turn).collect::<Vec<_>>(), [0, 0]);
}

#[test]
fn patterns_are_found_turn_by_turn() {
    let study = of(&["Ward 12, then ward 3.", "Ward"]);
    let found = hits(&study, r"^ward|\d+\.$", true, &Limits::default());
    let found: Vec<_> = found.iter().map(|it| (it.turn, text(&study, it))).collect();
    assert_eq!(found, [(0, "Ward".into()), (0, "3.".into()), (1, "Ward".into())]);
}

#[test]
fn limits_leave_out_what_they_should() {
    let it = study();
    let all = hits(&it, "*e*", false, &Limits::default());
    let names = |hits: &[Hit]| -> BTreeSet<String> {
        hits.iter()
            .map(|hit| it.transcript(hit.transcript).unwrap().name.clone())
            .collect()
    };
    let by = |hit: &Hit| {
        let transcript = it.transcript(hit.transcript).unwrap();
        transcript.speaker(&transcript.turns[hit.turn]).unwrap().clone()
    };
    let with = |limits: Limits| hits(&it, "*e*", false, &limits);
    let others = with(Limits { said_by: SaidBy::Others, ..Limits::default() });
    let asked = with(Limits { said_by: SaidBy::Interviewers, ..Limits::default() });
    assert!(!others.is_empty() && !asked.is_empty());
    assert_eq!(others.len() + asked.len(), all.len());
    assert!(others.iter().all(|it| !by(it).interviewer));
    assert!(asked.iter().all(|it| by(it).interviewer));
    let name = by(&others[0]).name;
    let one =
        with(Limits { said_by: SaidBy::Speaker(name.clone()), ..Limits::default() });
    assert_eq!(
        one,
        others.iter().copied().filter(|it| by(it).name == name).collect::<Vec<_>>()
    );
    let value = |it: Option<&str>| Some(("role".to_owned(), it.map(str::to_owned)));
    let nurses = with(Limits { value: value(Some("Nurse")), ..Limits::default() });
    assert_eq!(names(&nurses), BTreeSet::from(["P01".to_owned()]));
    assert!(with(Limits { value: value(None), ..Limits::default() }).is_empty());
    let one = it.transcripts_by_name()[1].id;
    let second = with(Limits { within: Within::One(one), ..Limits::default() });
    assert_eq!(names(&second), BTreeSet::from(["P02".to_owned()]));
    let kind = |kind| with(Limits { within: Within::Kind(kind), ..Limits::default() });
    assert_eq!(kind(TranscriptKind::Interview), all);
    assert!(kind(TranscriptKind::Document).is_empty());
    let coded = with(Limits { coded: Some(true), ..Limits::default() });
    let not = with(Limits { coded: Some(false), ..Limits::default() });
    assert!(!coded.is_empty() && !not.is_empty());
    assert_eq!(coded.len() + not.len(), all.len());
    for hit in &coded {
        let layer = it.layer(hit.transcript, id(1)).unwrap();
        assert!(layer.segments().iter().any(|it| it.range.overlaps(hit.range)));
    }
}

#[test]
fn hits_come_in_the_order_of_what_is_around_them() {
    let study = of(&["old team work", "new team play", "a team is", "team"]);
    let all = hits(&study, "team", false, &Limits::default());
    let transcript = study.transcripts_by_name()[0].clone();
    let order = |order| -> Vec<usize> {
        let places = in_order(&all, order, |_| Some(&*transcript));
        places.into_iter().map(|it| all[it].turn).collect()
    };
    assert_eq!(order(Order::Place), [0, 1, 2, 3]);
    assert_eq!(order(Order::Before), [3, 2, 1, 0]);
    assert_eq!(order(Order::After), [3, 2, 1, 0]);
    let it = around(&transcript, &all[0]);
    assert_eq!((&*it.before, &*it.found, &*it.after), ("old ", "team", " work"));
    let long = of(&[&format!("{0} here {0}", "word ".repeat(40).trim_end())]);
    let hit = hits(&long, "here", false, &Limits::default());
    let it = around(&long.transcripts_by_name()[0].clone(), &hit[0]);
    assert!(it.before.starts_with("…word ") && it.before.ends_with("word "), "{it:?}");
    assert!(it.after.starts_with(" word") && it.after.ends_with("word…"), "{it:?}");
    assert!(it.before.chars().count() < 80);
}

/// The same by going through the words one by one.
fn plain(
    study: &Study,
    stop: &[String],
) -> (BTreeMap<String, (usize, usize, usize)>, usize) {
    let mut all: BTreeMap<String, Vec<(String, Option<String>)>> = BTreeMap::new();
    let mut said = 0;
    for it in study.transcripts.values() {
        for turn in it.turns.iter() {
            let own = it.text.slice(turn.range).to_lowercase().replace('’', "'");
            for word in own.split(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '\'' | '\u{300}'..='\u{36f}')
            }) {
                let word = word.trim_matches('\'');
                if word.is_empty() {
                    continue;
                }
                said += 1;
                let person = it.participant_at(turn.range.start());
                let person = person.filter(|_| !it.is_interviewer(turn));
                let person = person.map(|it| it.to_string());
                all.entry(word.to_owned()).or_default().push((it.id.to_string(), person));
            }
        }
    }
    all.retain(|word, _| word.contains(char::is_alphabetic) && !stop.contains(word));
    let counted = all.into_iter().map(|(word, places)| {
        let texts: BTreeSet<_> = places.iter().map(|it| &it.0).collect();
        let people: BTreeSet<_> = places.iter().filter_map(|it| it.1.as_ref()).collect();
        let counts = (places.len(), texts.len(), people.len());
        (word, counts)
    });
    (counted.collect(), said)
}

#[test]
fn words_are_counted_as_one_by_one() {
    for it in [study(), crate::corpus::corpus()] {
        let index = Index::default().renewed(&it.transcripts);
        let material = it.material();
        let limits = Limits::default();
        let scope = Scope { limits: &limits, material: &material, coder: id(1) };
        let stop = english();
        let found = frequencies(&index, &scope, &stop);
        let (expected, said) = plain(&it, &stop);
        assert_eq!(found.said, said);
        let counts: BTreeMap<String, (usize, usize, usize)> = found
            .words
            .iter()
            .map(|it| (it.word.to_string(), (it.count, it.transcripts, it.participants)))
            .collect();
        assert_eq!(counts, expected);
        let shown: usize = found.words.iter().map(|it| it.count).sum();
        assert_eq!(shown + found.left_out, said);
        assert!(found.words.is_sorted_by(|a, b| (b.count, &a.word) < (a.count, &b.word)));
        assert!((found.share(said) - 1.0).abs() < 1e-12);
        // Coded and uncoded words are all words.
        let part = |coded| {
            let limits = Limits { coded: Some(coded), ..Limits::default() };
            frequencies(&index, &Scope { limits: &limits, ..scope }, &stop).said
        };
        assert_eq!(part(true) + part(false), said);
    }
}

#[test]
fn words_of_few_people_do_not_say_how_few() {
    let it = crate::corpus::corpus();
    let index = Index::default().renewed(&it.transcripts);
    let (material, limits) = (it.material(), Limits::default());
    let scope = Scope { limits: &limits, material: &material, coder: id(1) };
    let found = frequencies(&index, &scope, &english());
    let rule = Disclosure { below: 3, round: 0, zeros: false };
    let (_, rows) = words_table(&found, rule, "[c]");
    let small = |it: usize| (1..3).contains(&it);
    let mut hidden = 0;
    for (word, row) in found.words.iter().zip(&rows) {
        let n = word.participants;
        let few = small(n) || small(found.participants - n);
        let cell = |n| if few { OutCell::text("[c]") } else { OutCell::Count(n) };
        assert_eq!(row[3..], [cell(word.transcripts), cell(n)], "{}", word.word);
        assert_eq!(row[1], OutCell::Count(word.count));
        hidden += usize::from(few);
    }
    assert!(hidden > 0 && hidden <= rows.len());
    let (_, plain) = words_table(&found, Disclosure::default(), "[c]");
    assert!(!plain.iter().flatten().any(|it| *it == OutCell::text("[c]")));
}

#[test]
fn the_list_of_stop_words_is_in_order_and_can_be_typed() {
    let english = english();
    assert!(english.is_sorted() && english.len() > 250);
    assert!(
        english.contains(&"didn't".to_owned()) && !english.contains(&"staff".to_owned())
    );
    assert_eq!(list("The, and\nDIDN’T the"), ["and", "didn't", "the"]);
}

#[test]
fn an_index_is_renewed_only_where_something_changed() {
    let it = study();
    let index = Index::default().renewed(&it.transcripts);
    assert!(index.is_of(&it.transcripts));
    let first = it.transcripts_by_name()[0].id;
    let renamed = Command::RenameTranscript { id: first, name: "Other".into() };
    let next = apply(&it, &renamed, &stamp(90)).unwrap();
    assert!(!index.is_of(&next.transcripts));
    let renewed = index.renewed(&next.transcripts);
    assert!(renewed.is_of(&next.transcripts));
    let words = |index: &Index| {
        (0..).map_while(|it| index.word(it).cloned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(words(&index), words(&renewed));
    let gone = apply(&it, &Command::RemoveTranscript { id: first }, &stamp(91)).unwrap();
    assert!(index.renewed(&gone.transcripts).text(first).is_none());
}

proptest! {
    #[test]
    fn a_word_of_the_text_is_found_where_it_stands(said in "[a-zA-Zé’ .,🙂]{0,60}") {
        let study = of(&[&said]);
        let index = Index::default().renewed(&study.transcripts);
        for word in (0..).map_while(|it| index.word(it)) {
            let hits = hits(&study, word, false, &Limits::default());
            prop_assert!(!hits.is_empty(), "{}", word);
            for hit in hits {
                let folded = text(&study, &hit).to_lowercase().replace('’', "'");
                prop_assert_eq!(&folded, &**word);
            }
        }
    }

    #[test]
    fn anything_can_be_asked(query in ".{0,20}", said in ".{1,60}", pattern in any::<bool>()) {
        let study = of(&[&said]);
        let index = Index::default().renewed(&study.transcripts);
        if let Ok(Some(ask)) = Ask::parse(&query, pattern) {
            let limits = Limits::default();
            for hit in search(&ask, &index, &study.material(), &limits, id(1)) {
                let whole = study.transcript(hit.transcript).unwrap().text.len();
                prop_assert!(hit.range.end() <= whole);
            }
        }
    }
}
