//! The codebook's three forms as files, both ways, and the ready-made shelves.

use std::collections::BTreeSet;

use heddle::codebook::Part;
use heddle::id::{CodeId, Ids};
use heddle::interchange::coded::{
    BookForm, Existing, book_plan, codebook_markdown, codebook_qdc, codebook_table,
    read_book, shelves,
};
use heddle::interchange::table_out::{self, OutCell};
use heddle::parsed::{BookRemark, Problem};
use heddle::study::{CodeFields, Command, NewCode, Study, apply};
use proptest::prelude::*;

use crate::common::{id, stamp, study};

fn run(study: &Study, commands: &[Command]) -> Study {
    let mut it = study.clone();
    for (at, command) in (1000..).zip(commands) {
        it = apply(&it, command, &stamp(at)).unwrap();
    }
    it
}

/// A codebook as one reads it: depth, name, texts, source, colour, archived.
fn outline(study: &Study) -> Vec<String> {
    let entries = study.codebook.entries().iter();
    entries
        .map(|it| {
            let code = &it.code;
            let texts = Part::ALL.map(|part| format!("{:?}", part.of(code)));
            format!(
                "{} {:?} {} {:?} {} {}",
                it.depth,
                code.name,
                texts.join(" "),
                code.source,
                code.colour.number(),
                code.is_active()
            )
        })
        .collect()
}

fn gathered(study: &Study) -> Vec<(String, Vec<String>)> {
    let name = |it: &CodeId| study.codebook.get(*it).unwrap().name.clone();
    let themes = study.themes.iter();
    themes.map(|it| (it.name.clone(), it.codes.iter().map(name).collect())).collect()
}

fn csv(study: &Study) -> Vec<u8> {
    let (header, rows) = codebook_table(study);
    let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
    let rows: Vec<Vec<OutCell>> =
        rows.into_iter().map(|it| it.into_iter().map(OutCell::Text).collect()).collect();
    table_out::csv(&header, rows.iter().map(Vec::as_slice))
}

fn taken(name: &str, bytes: &[u8]) -> (BookForm, Study, Vec<Problem>) {
    let empty = Study::new(id(9), "Winter falls", "Amara", &stamp(0));
    let (form, read) = read_book(name, bytes);
    let plan = book_plan(&empty, &read.value, Existing::Keep, &mut Ids::seeded(1));
    let notes = read.notes.into_iter().chain(plan.notes).map(|it| it.problem).collect();
    let after =
        apply(&empty, &Command::Together(plan.value.commands), &stamp(1)).unwrap();
    assert_eq!(after.codebook.len(), plan.value.after.len());
    (form, after, notes)
}

fn any_text() -> impl Strategy<Value = String> {
    // Words, marks of all three forms, labels, and lines.
    let piece = prop::sample::select(
        &[
            "Trust",
            "=1+1",
            "\"quoted\"",
            "a, b; c",
            "# no heading",
            "\\",
            "Use when: it",
            "**Example:** it",
            "- Source: x",
            "<b>&amp;</b>",
            "]]>",
            "é 👩‍⚕️",
            "Colour: 3",
            "'",
            "Archived: yes",
            "tab\there",
            "Definition:",
            "|",
        ][..],
    );
    prop::collection::vec(
        (piece, prop::sample::select(&[" ", "\n", "\n\n", "\n  "][..])),
        0..4,
    )
    .prop_map(|all| {
        let text: String = all.iter().flat_map(|(a, b)| [a, *b]).collect();
        text.trim().to_owned()
    })
}

fn any_book() -> impl Strategy<Value = Study> {
    let name = prop::sample::select(
        &["Time", "# hash", "=cmd", "a::b", "Staff & <co>", "“Naïve” 🙂", "a.b", "x"][..],
    );
    let one =
        (name, 0usize..9, prop::collection::vec(any_text(), 5), 1u32..9, any::<bool>());
    prop::collection::vec(one, 1..9).prop_map(|rows| {
        let mut it = Study::new(id(9), "Winter falls", "Amara", &stamp(0));
        for (number, (name, parent, texts, colour, flag)) in (100u32..).zip(rows) {
            let mut fields = CodeFields {
                name: name.to_owned(),
                colour: heddle::codebook::Colour::new(colour),
                source: if flag { String::new() } else { "RE-AIM & more".into() },
                ..CodeFields::default()
            };
            for (part, text) in Part::ALL.into_iter().zip(texts) {
                *fields.text_mut(part) = text;
            }
            let codes: Vec<CodeId> = it.codebook.codes().map(|it| it.id).collect();
            let new =
                NewCode { id: id(number), parent: codes.get(parent).copied(), fields };
            if let Ok(next) = apply(&it, &Command::AddCodes(vec![new]), &stamp(1)) {
                it = next;
            }
            if flag && number % 4 == 0 {
                let archive = Command::ArchiveCode { id: id(number), archived: true };
                it = apply(&it, &archive, &stamp(2)).unwrap_or(it);
            }
        }
        it
    })
}

proptest! {
    #[test]
    fn every_form_comes_back(study in any_book()) {
        let files = [
            (BookForm::Table, "a.csv", csv(&study)),
            (BookForm::Markdown, "a.md", codebook_markdown(&study).into_bytes()),
            (BookForm::Qdc, "a.qdc", codebook_qdc(&study).unwrap().into_bytes()),
        ];
        for (form, name, bytes) in files {
            let (found, again, notes) = taken(name, &bytes);
            prop_assert_eq!(found, form);
            prop_assert_eq!(outline(&again), outline(&study), "{}: {}", name,
                String::from_utf8_lossy(&bytes));
            let masked = |it: &Problem| matches!(it, Problem::FormulaUnmasked { .. });
            prop_assert!(notes.iter().all(masked), "{}: {:?}", name, notes);
            // And says the same thing again.
            if form != BookForm::Markdown {
                let ids = |it: &Study| it.codebook.codes().map(|it| it.id).collect::<Vec<_>>();
                prop_assert_eq!(ids(&again), ids(&study));
            }
        }
    }

    #[test]
    fn no_file_of_any_kind_stops_the_reader(text in "(#|\\*\\*|Use when|:|<Code|>|\"|name=|code|,|\n| |a){0,40}") {
        for name in ["a.csv", "a.md", "a.qdc"] {
            let (_, read) = read_book(name, text.as_bytes());
            let plan = book_plan(&study(), &read.value, Existing::Update, &mut Ids::seeded(1));
            if !plan.value.commands.is_empty() {
                let all = Command::Together(plan.value.commands);
                prop_assert!(apply(&study(), &all, &stamp(5)).is_ok());
            }
        }
    }
}

#[test]
fn themes_go_along() {
    let study = study();
    for (name, bytes) in [
        ("a.csv", csv(&study)),
        ("a.md", codebook_markdown(&study).into_bytes()),
        ("a.qdc", codebook_qdc(&study).unwrap().into_bytes()),
    ] {
        assert_eq!(gathered(&taken(name, &bytes).1), gathered(&study), "{name}");
    }
}

#[test]
fn what_is_here_is_kept_or_takes_the_files_words() {
    let study = study();
    let text = "code,definition,use_when,notes\n\
                Visits,Coming to the ward.,,x\n\
                Coaching,What Coaching means.,,\n\
                Rota,Who works when.,,\n";
    let (_, read) = read_book("a.csv", text.as_bytes());
    let plan = |existing| {
        let plan = book_plan(&study, &read.value, existing, &mut Ids::seeded(1));
        let value = plan.value;
        let notes: Vec<Problem> = plan.notes.into_iter().map(|it| it.problem).collect();
        ((value.codes, value.changed, value.kept), notes, value.commands)
    };
    let kept = |count, differ| Problem::Book(BookRemark::Kept { count, differ });
    let (counts, notes, _) = plan(Existing::Keep);
    assert_eq!((counts, notes), ((1, 0, 2), vec![kept(2, 1)]));
    let (counts, notes, commands) = plan(Existing::Update);
    assert_eq!((counts, notes), ((1, 1, 1), vec![kept(1, 0)]));
    let after = run(&study, &commands);
    let visits = after.codebook.get(id(22)).unwrap();
    assert_eq!(visits.definition, "Coming to the ward.");
    assert!(visits.redefined.is_some());
    let unused = BookRemark::ColumnsUnused { names: vec!["notes".into()] };
    assert_eq!(read.notes[0].problem, Problem::Book(unused));
}

#[test]
fn codebooks_of_other_programs() {
    // Each in the manner of the program named: namespaces, braces, folders and names.
    let folder = std::path::Path::new("tests/fixtures/codebooks");
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let (_, after, notes) = taken(name, &bytes);
        let tree: Vec<String> = after
            .codebook
            .entries()
            .iter()
            .map(|it| format!("{}{}", "-".repeat(it.depth), it.code.name))
            .collect();
        (tree, notes, after)
    };
    let (tree, notes, after) = read("nvivo.qdc");
    assert_eq!(tree, ["Barriers", "-Time", "-Staff & skill", "Helpers"]);
    assert_eq!(
        notes,
        [
            Problem::Book(BookRemark::WrapperLeft { name: "Nodes".into() }),
            Problem::Book(BookRemark::Folders { count: 1 }),
            Problem::Book(BookRemark::ColoursNear { count: 1 }),
        ]
    );
    let time = after.codebook.by_name("Time").unwrap();
    assert_eq!(time.definition, "Not enough of it.\nOr not at the right hour.");
    assert_eq!(time.colour.number(), 2, "the nearest to pure red");
    let (tree, notes, after) = read("atlas.qdc");
    assert_eq!(tree, ["coke", "-diet", "-zero", "water"]);
    let split = BookRemark::NamesSplit { count: 2, sign: "::".into() };
    assert_eq!(notes, [Problem::Book(split)]);
    assert_eq!(
        gathered(&after),
        [("Sweet".to_owned(), vec!["diet".into(), "zero".into()])]
    );
    let (tree, notes, _) = read("taguette.qdc");
    assert_eq!(tree, ["barrier", "-time", "-staff", "interesting"]);
    assert_eq!(
        notes,
        [Problem::Book(BookRemark::NamesSplit { count: 2, sign: ".".into() })]
    );
    let (tree, notes, _) = read("twins.qdc");
    assert_eq!(tree, ["A", "A (2)", "Code 3"]);
    let twins = BookRemark::Renamed { from: "A".into(), to: "A (2)".into() };
    assert_eq!(notes, [Problem::Book(twins)]);
    let (form, parsed) = read_book("a.qdc", b"<html><body>no</body></html>");
    assert_eq!(form, BookForm::Qdc);
    assert_eq!(parsed.notes[0].problem, Problem::Book(BookRemark::NoCodebook));
}

#[test]
fn a_markdown_file_of_somebodys_own() {
    let text = "# Trust\nBeing believed.\n\n- **When to use**: said so\n- exclude: pay\n\n\
                ## Trust in leaders\n\n# Time\n";
    let (_, after, notes) = taken("mine.md", text.as_bytes());
    assert_eq!(notes, []);
    let trust = after.codebook.by_name("Trust").unwrap();
    assert_eq!(
        (trust.definition.as_str(), trust.use_when.as_str(), trust.not_when.as_str()),
        ("Being believed.", "said so", "pay")
    );
    assert_eq!(after.codebook.path(after.codebook.entries()[1].code.id).len(), 2);
    assert_eq!(after.codebook.len(), 3);
}

#[test]
fn the_shelves_hold_what_their_sources_have() {
    let all = shelves();
    let counts: Vec<(&str, usize, usize)> = all
        .iter()
        .map(|it| (it.name, it.groups().len(), it.draft.codes.len() - 1))
        .collect();
    assert_eq!(
        counts,
        [
            // 5 domains; the constructs, roles, characteristics and what is under them.
            ("CFIR 2022", 5, 74),
            // 14 domains under the six parts of COM-B.
            ("TDF v2 with COM-B", 6, 20),
            ("RE-AIM", 5, 7),
            ("Proctor's implementation outcomes", 8, 8),
            // 4 constructs with 4 components each.
            ("Normalization Process Theory", 4, 20),
            ("Collaborative features", 16, 16),
        ]
    );
    let mut it = study();
    for shelf in &all {
        assert!(shelf.about.contains(". "), "{}: without a source", shelf.name);
        for code in &shelf.draft.codes {
            assert!(!code.fields.definition.is_empty(), "{}", code.fields.name);
            assert!(code.fields.definition.len() < 130, "{}", code.fields.name);
        }
        let plan = book_plan(&it, &shelf.draft, Existing::Keep, &mut Ids::seeded(3));
        assert_eq!((plan.value.codes, plan.notes.len()), (shelf.draft.codes.len(), 0));
        it = run(&it, &plan.value.commands);
        // Once more adds nothing.
        let again = book_plan(&it, &shelf.draft, Existing::Keep, &mut Ids::seeded(3));
        assert_eq!((again.value.codes, again.value.commands.len()), (0, 0));
    }
    let emergent = it.codebook.codes().filter(|it| it.source.is_empty()).count();
    assert_eq!(emergent, 4);
    // In another study they have the same ids: the two can be merged.
    let fresh = Study::new(id(8), "Else", "Jo", &stamp(0));
    let one = all[2].only(&all[2].groups()[..2]);
    let plan = book_plan(&fresh, &one, Existing::Keep, &mut Ids::seeded(99));
    let other = run(&fresh, &plan.value.commands);
    let names: Vec<_> = other.codebook.codes().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["RE-AIM", "Reach", "Effectiveness"]);
    assert!(other.codebook.codes().all(|code| it.codebook.contains(code.id)));
}

#[test]
fn what_goes_out_as_refi_qda_keeps_to_the_schema() {
    // The same file is checked against the schema by tests/reference/qdc.py.
    let mut it = study();
    let fields = CodeFields {
        name: "Staff & \"skill\" <mix>".into(),
        definition: "Who is there.\nAnd who is not.".into(),
        use_when: "Example: of a label.".into(),
        counter_example: "\u{7}Pay 🙂".into(),
        source: "RE-AIM".into(),
        ..CodeFields::default()
    };
    let new = NewCode { id: id(24), parent: Some(id(22)), fields };
    it = run(&it, &[Command::AddCodes(vec![new])]);
    let out = codebook_qdc(&it).unwrap();
    let golden = std::path::Path::new("tests/fixtures/codebooks/heddle.qdc");
    if std::env::var_os("HEDDLE_WRITE").is_some() {
        std::fs::write(golden, &out).unwrap();
    }
    assert_eq!(out, std::fs::read_to_string(golden).unwrap());
    assert_eq!(codebook_qdc(&Study::new(id(8), "Else", "Jo", &stamp(0))), None);
    check_schema(&out);
}

/// Checks what Codebook.xsd asks for: which element has which children in which order, which
/// attributes are needed, and what GUIDs and colours look like.
fn check_schema(xml: &str) {
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut ids = BTreeSet::new();
    let order = |parent: &str| -> &[&str] {
        match parent {
            "" => &["CodeBook"],
            "CodeBook" => &["Codes", "Sets"],
            "Codes" => &["Code"],
            "Code" => &["Description", "Code"],
            "Sets" => &["Set"],
            "Set" => &["Description", "MemberCode"],
            _ => &[],
        }
    };
    let guid = |it: &str| {
        let parts: Vec<&str> = it.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|it| it.len()).collect();
        lengths == [8, 4, 4, 4, 12]
            && it.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
    };
    for tag in xml.split('<').skip(1) {
        let (inner, _) = tag.split_once('>').unwrap();
        if inner.starts_with('?') {
            continue;
        }
        if let Some(name) = inner.strip_prefix('/') {
            assert_eq!(open.pop().unwrap().0, name);
            continue;
        }
        let closed = inner.ends_with('/');
        let inner = inner.trim_end_matches('/');
        let name = inner.split_whitespace().next().unwrap();
        let parent = open.last().map_or("", |it| it.0.as_str()).to_owned();
        let place = order(&parent).iter().position(|it| *it == name);
        let place = place.unwrap_or_else(|| panic!("{name} in {parent}"));
        if let Some((of, last)) = open.last_mut() {
            assert!(*last <= place, "{name} comes too late in {parent}");
            let once =
                matches!((of.as_str(), name), ("CodeBook", _) | (_, "Description"));
            *last = place + usize::from(once);
        }
        let value = |key: &str| {
            let (_, rest) = inner.split_once(&format!(" {key}=\""))?;
            rest.split_once('"').map(|it| it.0.to_owned())
        };
        match name {
            "Code" | "Set" => {
                let id = value("guid").unwrap();
                assert!(guid(&id) && ids.insert(id));
                assert!(value("name").is_some());
                if name == "Code" {
                    assert_eq!(value("isCodable").as_deref(), Some("true"));
                    let colour = value("color").unwrap();
                    let hex = colour.strip_prefix('#').unwrap();
                    assert!(
                        hex.len() == 6 && hex.chars().all(|it| it.is_ascii_hexdigit())
                    );
                }
            }
            "MemberCode" => assert!(ids.contains(&value("guid").unwrap())),
            "CodeBook" => {
                assert_eq!(value("xmlns").as_deref(), Some("urn:QDA-XML:codebook:1.0"));
            }
            _ => {}
        }
        if !closed {
            open.push((name.to_owned(), 0));
        }
    }
    assert!(open.is_empty());
    assert!(!xml.chars().any(|it| it < ' ' && it != '\n' && it != '\t'));
}
