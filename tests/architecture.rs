//! The house's rules, as tests: who may use whom, and how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in layers. A module may use those of later rows only; within a row nobody
/// uses anybody. `docs/architecture.md` explains the table.
const LAYERS: [&[&str]; 10] = [
    &["app", "cli"],
    &["words", "sample"],
    &["store"],
    &["interchange"],
    &["study"],
    &["find"],
    &["themes"],
    &["coding", "stats"],
    &["survey", "transcript", "codebook", "participants", "identifiers"],
    &["text", "id", "stamp", "parsed", "order"],
];

/// Uses within a row, or back, that have a reason.
const EXCEPTIONS: [(&str, &str); 1] = [
    // A moment is always some coder's.
    ("stamp", "id"),
];

/// Files that may be longer than 500 lines, with the reason.
const LONG: [(&str, &str); 0] = [];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// The top module that a file of `src` belongs to.
fn module(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("src/")?;
    let name = rest.split('/').next()?;
    Some(name.strip_suffix(".rs").unwrap_or(name))
}

fn row(module: &str) -> Option<usize> {
    LAYERS.iter().position(|it| it.contains(&module))
}

/// A file's lines before its unit tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn nobody_imports_from_above() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let name = shown(&path);
        let Some(from) = module(&name) else { continue };
        if from == "lib" || from == "bin" {
            continue;
        }
        let Some(own) = row(from) else {
            wrong.push(format!("{name}: `{from}` is in no layer"));
            continue;
        };
        let text = fs::read_to_string(&path).unwrap();
        for found in code(&text).split("crate::").skip(1) {
            let to: String = found
                .chars()
                .take_while(|it| it.is_alphanumeric() || *it == '_')
                .collect();
            let allowed = to == from
                || EXCEPTIONS.contains(&(from, &to))
                || row(&to).is_none_or(|it| it > own);
            if !allowed {
                wrong.push(format!("{name} uses crate::{to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_browser_stays_in_its_folder() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let name = shown(&path);
        let text = fs::read_to_string(&path).unwrap();
        let page = name.starts_with("src/app/");
        let browser = name.starts_with("src/app/browser/");
        for word in ["yew::", "gloo_", "wasm_bindgen"] {
            if !page && text.contains(word) {
                wrong.push(format!("{name} uses {word}"));
            }
        }
        for word in ["web_sys::", "js_sys::"] {
            if !browser && text.contains(word) {
                wrong.push(format!("{name} uses {word}"));
            }
        }
        for word in ["from_html_unchecked", "set_inner_html", "javascript:"] {
            if text.contains(word) {
                wrong.push(format!("{name} uses {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_stay_readable() {
    let mut wrong = Vec::new();
    for (folder, ending) in
        [("src", "rs"), ("tests", "rs"), ("styles", "css"), ("tests", "mjs")]
    {
        for path in files(folder, ending) {
            let name = shown(&path);
            if name.contains("node_modules") {
                continue;
            }
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > 500 && !LONG.iter().any(|(it, _)| *it == name) {
                wrong.push(format!("{name}: {lines} lines"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn colours_are_tokens() {
    let mut wrong = Vec::new();
    for path in files("styles", "css") {
        let name = shown(&path);
        if name.ends_with("tokens.css") {
            continue;
        }
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let hex = line.split('#').skip(1).any(|it| {
                let digits = it.chars().take_while(char::is_ascii_hexdigit).count();
                matches!(digits, 3 | 4 | 6 | 8)
            });
            if hex || line.contains("rgb(") || line.contains("hsl(") {
                wrong.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = files("src", "rs")
        .iter()
        .filter(|it| !fs::read_to_string(it).unwrap().starts_with("//!"))
        .map(|it| shown(it))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
