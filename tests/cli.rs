//! `heddle-cli` import, themes and check, as a script would call them.

use std::path::PathBuf;

use serde_json::Value;

fn fixture(name: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/fixtures/corpus").join(name).display().to_string()
}

fn temporary(name: &str) -> String {
    let folder = std::env::temp_dir().join(format!("heddle-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name).display().to_string()
}

/// Runs a command line; returns the exit code, the output and the errors.
fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("heddle-cli").chain(arguments.iter().copied());
    let code = heddle::cli::run(all.map(Into::into), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

fn import(to: &str) {
    let documents: Vec<String> =
        (1..=4).map(|it| fixture(&format!("interviews/interview-{it:03}.txt"))).collect();
    let tables = ["survey", "participants", "codebook", "codings"]
        .map(|it| (format!("--{it}"), fixture(&format!("{it}.csv"))));
    let mut arguments = vec!["import", "--at", "2026-01-15T09:00:00Z", "-o", to];
    arguments.extend(tables.iter().flat_map(|(flag, file)| [flag.as_str(), file]));
    arguments.extend(documents.iter().map(String::as_str));
    let (code, _, err) = run(&arguments);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn import_themes_and_check_agree_with_the_generator() {
    let to = temporary("corpus.heddle.json");
    import(&to);
    let (code, out, err) = run(&["check", &to]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");

    let (code, out, _) = run(&["themes", &to, "--by", "role", "--json"]);
    assert_eq!(code, 0);
    let found: Value = serde_json::from_str(&out).unwrap();
    let expected = std::fs::read(fixture("expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let themes = found["themes"].as_array().unwrap();
    assert_eq!(themes.len(), expected["segments_per_theme"].as_object().unwrap().len());
    for theme in themes {
        let name = theme["name"].as_str().unwrap();
        assert_eq!(theme["segments"], expected["segments_per_theme"][name]);
        assert_eq!(theme["transcripts"], expected["documents_per_theme"][name]);
        for code in theme["codes"].as_array().unwrap() {
            let wanted = &expected["segments_per_code"][code["name"].as_str().unwrap()];
            assert_eq!(code["segments"].as_u64(), Some(wanted.as_u64().unwrap_or(0)));
        }
        for (role, counts) in theme["by"].as_object().unwrap() {
            let wanted = &expected["segments_by_role_and_theme"][role][name];
            assert_eq!(counts["segments"].as_u64(), Some(wanted.as_u64().unwrap_or(0)));
        }
    }
}

#[test]
fn themes_of_few_people_do_not_say_how_few() {
    let to = temporary("few.heddle.json");
    import(&to);
    let themes = |arguments: &[&str]| {
        let (code, out, _) = run(&[&["themes", &to], arguments].concat());
        assert_eq!(code, 0);
        out
    };
    let counts = |out: &str| -> Vec<(Option<u64>, Option<u64>)> {
        let found: Value = serde_json::from_str(out).unwrap();
        let all = found["themes"].as_array().unwrap();
        all.iter()
            .map(|it| (it["transcripts"].as_u64(), it["participants"].as_u64()))
            .collect()
    };
    let whole = counts(&themes(&["--json"]));
    let mut study: Value = serde_json::from_slice(&std::fs::read(&to).unwrap()).unwrap();
    let base = study["participants"].as_array().unwrap().len() as u64;
    study["study"]["disclosure"] = serde_json::json!({ "below": 3 });
    std::fs::write(&to, study.to_string()).unwrap();
    let small = |it: u64| (1..3).contains(&it);
    let expected: Vec<_> = whole
        .iter()
        .map(|&(transcripts, people)| {
            let n = people.unwrap();
            if small(n) || small(base - n) { (None, None) } else { (transcripts, people) }
        })
        .collect();
    assert_eq!(counts(&themes(&["--json"])), expected);
    assert!(expected.contains(&(None, None)), "{whole:?} of {base}");
    assert!(themes(&[]).contains("[c] transcripts, [c] of"), "{}", themes(&[]));
}

#[test]
fn the_same_files_at_the_same_moment_give_the_same_bytes() {
    let (a, b) = (temporary("a.heddle.json"), temporary("b.heddle.json"));
    import(&a);
    import(&b);
    let (a, b) =
        (std::fs::read_to_string(a).unwrap(), std::fs::read_to_string(b).unwrap());
    assert_eq!(a.replace("\"name\":\"a\"", "\"name\":\"b\""), b);
}

#[test]
fn what_is_wrong_is_said_and_counted_in_the_exit_code() {
    let cut = temporary("cut.json");
    import(&cut);
    let whole = std::fs::read_to_string(&cut).unwrap();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    std::fs::write(&cut, half).unwrap();
    let (code, out, err) = run(&["check", &cut]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("line"), "{err}");

    let moved = temporary("moved.json");
    std::fs::write(&moved, whole.replacen("\"quote\":\"", "\"quote\":\"Never said. ", 1))
        .unwrap();
    let (code, _, err) = run(&["check", &moved]);
    assert_eq!(code, 1);
    assert!(err.contains("Never said."), "{err}");

    assert_eq!(run(&["themes", &moved, "--by", "shoe size"]).0, 2);
    assert_eq!(run(&["check", &temporary("nowhere.json")]).0, 1);
    assert_eq!(run(&["import", "-o", &moved, "--at", "yesterday"]).0, 2);
}

#[test]
fn a_codebook_in_another_form() {
    let file = |name: &str| {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        root.join("tests/fixtures/codebooks").join(name).display().to_string()
    };
    let (code, out, err) = run(&["codebook", &file("nvivo.qdc")]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("The folder “Nodes” around all codes was left out"), "{err}");
    assert!(out.starts_with("# Codebook: nvivo\n\n## Barriers\n"), "{out}");
    assert!(out.contains("\n### Time\n\nNot enough of it.\nOr not at the right hour.\n"));
    let markdown = temporary("book.md");
    std::fs::write(&markdown, &out).unwrap();
    let (code, csv, _) = run(&["codebook", &markdown, "--to", "csv"]);
    assert_eq!(code, 0);
    assert!(csv.contains("\"Staff & skill\",\"Barriers\",\"2\""), "{csv}");
    let study = temporary("of.heddle.json");
    import(&study);
    let (code, xml, _) = run(&["codebook", &study, "--to", "qdc"]);
    assert!(code == 0 && xml.contains("<CodeBook "), "{xml}");
    // The same codebook in any form makes the same codes.
    let xml_file = temporary("book.qdc");
    std::fs::write(&xml_file, &xml).unwrap();
    let (_, of_study, _) = run(&["codebook", &study]);
    let of_study_file = temporary("of-study.md");
    std::fs::write(&of_study_file, &of_study).unwrap();
    let names = |path: &str| {
        let (code, csv, err) = run(&["codebook", path, "--to", "csv"]);
        assert_eq!(code, 0, "{err}");
        let plain = |it: &str| it.rsplit_once(',').unwrap().0.to_owned();
        csv.lines().map(plain).collect::<Vec<_>>()
    };
    for book in [&xml_file, &of_study_file] {
        let to = temporary("of-book.heddle.json");
        let (code, out, err) = run(&["import", "--codebook", book, "-o", &to]);
        assert_eq!(code, 0, "{err}");
        assert!(!out.contains(" 0 codes") && !out.contains(" 0 themes"), "{out}");
        assert_eq!(names(&to), names(&study), "{book}");
    }
    let empty = temporary("empty.md");
    std::fs::write(&empty, "nothing\n").unwrap();
    let (code, _, err) = run(&["codebook", &empty, "--to", "qdc"]);
    assert!(code == 1 && err.contains("has no codes"), "{err}");
}
