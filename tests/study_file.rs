//! The study file: what is written is read again the same, and damage costs only itself.

use heddle::interchange::study_file::{looks_like_study, read, write};
use heddle::parsed::{Problem, Severity};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

fn reread(text: &str) -> (Option<Study>, Vec<Problem>) {
    let parsed = read(text);
    (parsed.value, parsed.notes.into_iter().map(|it| it.problem).collect())
}

#[test]
fn a_study_comes_back_the_same() {
    let study = study();
    let text = write(&study);
    assert!(looks_like_study(&text));
    assert_eq!(reread(&text), (Some(study.clone()), vec![]));
    assert_eq!(write(&reread(&text).0.unwrap()), text);
}

#[test]
fn exports_are_valid_by_the_schema() {
    let schema = include_str!("../docs/study.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("study.json", schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let checked = compiler.compile("study.json", &mut schemas).unwrap();
    // With a number key of one coder, behind one without a code.
    let key = Command::SetFavourite { id: id(22), number: Some(2) };
    let study = apply(&study(), &key, &stamp(900)).unwrap();
    let good: serde_json::Value = serde_json::from_str(&write(&study)).unwrap();
    let keys = serde_json::json!([null, good["codebook"][2]["id"]]);
    assert_eq!(good["coders"][0]["number_keys"], keys);
    if let Err(error) = schemas.validate(&good, checked) {
        panic!("{error:#}");
    }
    let mut bad = good;
    bad["layers"][0]["segments"][0]["start"] = "zero".into();
    assert!(schemas.validate(&bad, checked).is_err());
}

#[test]
fn version_1_opens() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/study/v1.json");
    // Only ever written for a new version: a file that people have must open for ever.
    if std::env::var_os("HEDDLE_WRITE_FIXTURE").is_some() {
        std::fs::write(path, write(&study())).unwrap();
    }
    let fixture = std::fs::read_to_string(path).unwrap();
    let (study, problems) = reread(&fixture);
    assert_eq!(problems, []);
    assert_eq!(write(&study.unwrap()), fixture, "the writer changed: raise the version");
}

#[test]
fn what_is_no_study_is_refused_in_words() {
    let whole = write(&study());
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    assert!(
        matches!(&reread(&half).1[..], [Problem::JsonDamaged { line, .. }] if *line > 5)
    );
    assert_eq!(reread("").1, [Problem::EmptyFile]);
    assert_eq!(reread("[1, 2]").1, [Problem::NotAStudy]);
    assert_eq!(reread("{\"format\":\"else\"}").1, [Problem::NotAStudy]);
    assert!(matches!(&reread("%PDF-1.7").1[..], [Problem::JsonDamaged { .. }]));
    let newer = whole.replace("\"version\":1", "\"version\":7");
    assert_eq!(reread(&newer).1, [Problem::NewerVersion { found: 7, known: 1 }]);
}

#[test]
fn one_bad_record_costs_only_itself() {
    let whole = write(&study());
    let bad = whole.replacen("\"colour\":5", "\"colour\":\"five\"", 1);
    assert_ne!(bad, whole);
    let (found, problems) = reread(&bad);
    let found = found.unwrap();
    assert!(
        matches!(&problems[0], Problem::RecordUnreadable { kind, .. } if kind == "code")
    );
    // The codes under the lost one, and the segments, are still there.
    assert_eq!(found.layers.len(), study().layers.len());
    assert_eq!(found.codebook.len(), study().codebook.len());
}

#[test]
fn offsets_outside_the_text_find_their_quote_or_are_named() {
    let whole = write(&study());
    let moved =
        whole.replacen("\"start\":18,\"end\":46", "\"start\":1700,\"end\":4500", 1);
    assert_ne!(moved, whole);
    let parsed = read(&moved);
    assert!(matches!(parsed.notes[0].problem, Problem::QuoteMoved { .. }));
    assert_eq!(parsed.notes[0].severity, Severity::Warning);
    assert_eq!(parsed.value.unwrap().layers, study().layers);

    let quote = "\"quote\":\"She sat with us at the desk.";
    assert!(moved.contains(quote));
    let lost = moved.replacen(quote, "\"quote\":\"Nobody ever said this.", 1);
    let parsed = read(&lost);
    let length = study().transcripts_by_name()[0].text.len();
    let problem =
        Problem::OutsideText { start: "1700".into(), end: "4500".into(), length };
    assert_eq!(
        (parsed.notes[0].severity, &parsed.notes[0].problem),
        (Severity::Loss, &problem)
    );
    let kept: usize =
        parsed.value.unwrap().layers.values().map(|it| it.segments().len()).sum();
    assert_eq!(kept, 4);
}

#[test]
fn links_to_nowhere_are_repaired() {
    let whole = write(&study());
    let code = "00000000-000a-11ce-0000-000000000015";
    let bad = whole.replacen(
        &format!("\"code\":\"{code}\""),
        "\"code\":\"00000000-0000-0000-0000-0000000000ff\"",
        1,
    );
    assert_ne!(bad, whole);
    let (found, problems) = reread(&bad);
    assert!(
        matches!(&problems[0], Problem::DanglingLink { kind, .. } if kind == "segment")
    );
    let found = found.unwrap();
    assert_eq!(found.codebook.len(), study().codebook.len() + 1);
}

proptest! {
    #[test]
    fn any_study_comes_back_the_same(commands in prop::collection::vec(any_command(), 0..20)) {
        let mut it = study();
        for (at, command) in (1..).zip(&commands) {
            it = apply(&it, command, &stamp(at * 1000)).unwrap_or(it);
        }
        let (found, problems) = reread(&write(&it));
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(found.unwrap(), it);
    }

    #[test]
    fn cut_or_flipped_files_never_panic(at in 0usize..20_000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = write(&study()).into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        drop(read(&String::from_utf8_lossy(&bytes)));
    }
}
