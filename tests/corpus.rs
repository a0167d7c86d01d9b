//! The corpus generator's small study, read by the product's own readers: every count must be
//! the generator's (`tests/fixtures/corpus/expected.json`, computed by plain Python).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use heddle::id::Ids;
use heddle::interchange::bundle::{Bundle, FileIn};
use heddle::interchange::study_file;
use heddle::stamp::{Moment, Stamp};
use heddle::study::Study;
use heddle::themes::{Theme, code_counts, code_tally, tally};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus")
}

fn file(name: &str) -> FileIn {
    file_of(&folder(), name)
}

fn file_of(folder: &Path, name: &str) -> FileIn {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    FileIn { name: name.rsplit('/').next().unwrap().to_owned(), bytes }
}

fn expected() -> Value {
    serde_json::from_slice(&file("expected.json").bytes).unwrap()
}

fn study(ending: &str, documents: usize) -> (Study, Vec<heddle::parsed::Note>) {
    read(&folder(), ending, documents)
}

/// Reads a study that the corpus generator made.
pub(crate) fn read(
    folder: &Path,
    ending: &str,
    documents: usize,
) -> (Study, Vec<heddle::parsed::Note>) {
    let file = |name: &str| file_of(folder, name);
    let mut ids = Ids::seeded(3);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let names =
        (1..=documents).map(|it| format!("interviews/interview-{it:03}.{ending}"));
    let bundle = Bundle {
        transcripts: names.map(|it| file(&it)).collect(),
        survey: Some((file("survey.csv"), "Survey".into())),
        sheet: None,
        dictionary: None,
        participants: Some(file("participants.csv")),
        codebook: Some(file("codebook.csv")),
        codings: Some(file("codings.csv")),
    };
    let empty = Study::new(ids.make(), "Corpus", "Coder A", &stamp);
    let parsed = bundle.add_to(empty, &mut ids, &stamp).unwrap();
    (parsed.value, parsed.notes)
}

/// Returns the corpus as a study.
pub(crate) fn corpus() -> Study {
    study("txt", 4).0
}

fn counts(value: &Value) -> BTreeMap<String, usize> {
    let all = value.as_object().unwrap().iter();
    all.map(|(name, count)| (name.clone(), count.as_u64().unwrap() as usize)).collect()
}

#[test]
fn themes_have_the_generators_counts() {
    let (study, notes) = study("txt", 4);
    let losses: Vec<_> =
        notes.iter().filter(|it| it.severity > heddle::parsed::Severity::Info).collect();
    assert!(losses.is_empty(), "{losses:#?}");
    let expected = expected();
    let words: usize = study.transcripts.values().map(|it| it.words()).sum();
    // The generator counts the labels "Interviewer:" and "Participant:" as words.
    let turns: usize = study.transcripts.values().map(|it| it.turns.len()).sum();
    assert_eq!(words + turns, expected["words"].as_u64().unwrap() as usize);

    let per_code = code_counts(&study.layers);
    let by_name: BTreeMap<String, usize> = per_code
        .iter()
        .map(|(id, count)| (study.codebook.get(*id).unwrap().name.clone(), *count))
        .collect();
    assert_eq!(by_name, counts(&expected["segments_per_code"]));
    // A code alone is counted as a theme of that one code is.
    for theme in study.themes.iter() {
        for &code in &theme.codes {
            let alone = Rc::new(Theme { codes: vec![code], ..(**theme).clone() });
            let wanted = tally(&[alone], &study.material(), None);
            let found = code_tally(code, &study.material());
            assert_eq!(Some(found), wanted.first().map(|it| (it.counts, it.base)));
        }
    }

    let found = tally(&study.themes, &study.material(), Some("role"));
    let name = |id| study.theme(id).unwrap().name.clone();
    let segments: BTreeMap<_, _> =
        found.iter().map(|it| (name(it.theme), it.counts.segments)).collect();
    assert_eq!(segments, counts(&expected["segments_per_theme"]));
    let documents: BTreeMap<_, _> =
        found.iter().map(|it| (name(it.theme), it.counts.transcripts)).collect();
    assert_eq!(documents, counts(&expected["documents_per_theme"]));

    for (role, themes) in expected["segments_by_role_and_theme"].as_object().unwrap() {
        for it in &found {
            let group = it.by.iter().find(|by| by.value.as_ref() == Some(role)).unwrap();
            let wanted = themes[name(it.theme)].as_u64().unwrap_or(0);
            assert_eq!(
                group.counts.segments as u64,
                wanted,
                "{role}, {}",
                name(it.theme)
            );
        }
    }
}

#[test]
fn subtitles_hold_the_same_words_as_the_text() {
    let (text, _) = study("txt", 3);
    let (subtitles, _) = study("vtt", 3);
    let layers = |it: &Study| -> Vec<_> {
        let mut all: Vec<_> = it
            .layers
            .values()
            .flat_map(|layer| {
                let transcript = it.transcript(layer.transcript).unwrap();
                layer.segments().iter().map(|it| {
                    (
                        transcript.name.clone(),
                        it.range,
                        transcript.text.slice(it.range).to_owned(),
                    )
                })
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(layers(&text), layers(&subtitles));
}

#[test]
fn the_corpus_comes_back_from_its_file() {
    let (study, _) = study("txt", 4);
    let text = study_file::write(&study);
    let parsed = study_file::read(&text);
    assert_eq!(parsed.notes, []);
    assert_eq!(parsed.value.unwrap(), study);
}
