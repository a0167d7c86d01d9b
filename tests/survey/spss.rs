//! SPSS files written by PSPP and `ReadStat`: the same answers in every packing.

use heddle::interchange::sav::{self, Measure, SavFile, Shown};
use heddle::survey::KindName::{self, Date, Identifier, Number, Scale, Single, Text};
use heddle::survey::reading::SurveyDraft;
use heddle::survey::{Answers, Cells, Missing, Survey};

fn read(file: &str) -> SavFile {
    let bytes = std::fs::read(super::fixture(file)).unwrap();
    let read = sav::read(&bytes);
    assert_eq!(read.notes, [], "{file}");
    read.value
}

fn texts(cells: &Cells) -> Vec<&str> {
    cells.iter().collect()
}

fn pairs(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect()
}

#[test]
fn one_file_in_four_packings() {
    let file = read("spss/plain.sav");
    for other in ["spss/bytes.sav", "spss/blocks.zsav", "spss/big-endian.sav"] {
        assert_eq!(read(other), file, "{other}");
    }
    let names: Vec<&str> = file.variables.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "id",
            "confidence_in_handover",
            "age",
            "tenure",
            "role",
            "ward",
            "seen",
            "at",
            "shift",
            "story",
            "longer",
            "plain"
        ]
    );
    for (at, cells) in [
        (0, ["1", "2", "3", "4"]),
        (1, ["5", "3", "-99", "1"]),
        (2, ["34", "-1", "999", "-3"]),
        (3, ["2.5", "", "0.3333333333333333", "1000000"]),
        (4, ["nurse", "doctor", "x", ""]),
        (5, ["Ward 3, north", "refused to say", "", "Ward 3, north"]),
        (6, ["2024-03-04", "1900-02-28", "", "1582-10-15"]),
        (7, ["2024-03-04 09:15:05", "2024-03-04 00:00:00", "", ""]),
        (8, ["18:30:00", "00:00:01", "", ""]),
        (11, ["7", "300", "-5", ""]),
    ] {
        assert_eq!(texts(&file.variables[at].cells), cells, "{}", names[at]);
    }
}

#[test]
fn strings_of_any_width() {
    let file = read("spss/blocks.zsav");
    let story = file.variables[9].cells.get(0);
    assert_eq!(story, ["a".repeat(254), "B".into(), "c".repeat(44), "D".into()].concat());
    assert_eq!(file.variables[9].cells.get(1), "Größe");
    let longer = ["e".repeat(255), "f".repeat(255), "Ende".into()].concat();
    assert_eq!(file.variables[10].cells.get(0), longer);
    assert_eq!(file.variables[10].cells.get(1), "");
}

#[test]
fn what_describes_the_variables() {
    let file = read("spss/big-endian.sav");
    let [_, confidence, age, tenure, role, ward, seen, at, shift, story, ..] =
        &file.variables[..]
    else {
        panic!("{file:?}");
    };
    assert_eq!(confidence.label, "How confident are you in handovers?");
    assert_eq!((confidence.measure, age.measure), (Measure::Ordinal, Measure::Scale));
    assert_eq!((role.measure, tenure.measure), (Measure::Nominal, Measure::Scale));
    assert_eq!(
        pairs(&confidence.labels),
        [("-99", "Prefer not to say"), ("1", "Not at all"), ("5", "Very")]
    );
    assert_eq!(confidence.missing.values, ["-99"]);
    assert_eq!(age.missing.values, ["999"]);
    assert!(age.missing.range.is_some_and(|it| it.0 < -1e300 && it.1.abs() < 1e-9));
    assert_eq!(
        pairs(&role.labels),
        [("doctor", "Doctor"), ("nurse", "Nurse"), ("x", "Refused")]
    );
    assert_eq!(role.missing.values, ["x"]);
    assert_eq!(
        pairs(&ward.labels),
        [("Ward 3, north", "Ward 3 (north)"), ("refused to say", "Refused")]
    );
    // Of a long string the first eight bytes are declared.
    assert_eq!(ward.missing.values, ["refused"]);
    assert_eq!(
        (seen.shown, at.shown, shift.shown),
        (Shown::Day, Shown::Both, Shown::Time)
    );
    assert_eq!((story.label.as_str(), story.is_text), ("What happened?", true));
}

#[test]
fn letters_of_older_versions() {
    let file = read("spss/western.sav");
    assert_eq!(texts(&file.variables[0].cells), ["Köln – süd", "Ärzte"]);
    assert_eq!(file.variables[0].label, "Öffnungszeiten?");
    assert_eq!(pairs(&file.variables[1].labels), [("1", "sehr gut"), ("2", "möglich")]);
}

#[test]
fn the_staff_survey() {
    let file = read("survey-exports/spss_staff.sav");
    let [id, site, safe, .., yrs, change] = &file.variables[..] else {
        panic!("{file:?}")
    };
    assert_eq!(texts(&id.cells), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(
        pairs(&site.labels),
        [("1", "North"), ("2", "South"), ("3", "East & West")]
    );
    assert_eq!(texts(&safe.cells), ["4", "2", "4", "1", "-99", "3"]);
    assert_eq!(safe.missing.values, ["-99"]);
    assert_eq!(texts(&yrs.cells), ["4", "12", "", "0.5", "7", "21"]);
    assert_eq!(texts(&change.cells)[5], "Größe");
}

/// Reads a file as the page proposes it.
fn survey(file: &str) -> Survey {
    let recognised = sav::recognise(read(file)).value;
    let made = super::finish(SurveyDraft::told(recognised));
    made.value
}

fn kinds(survey: &Survey) -> Vec<(&str, KindName)> {
    let all = survey.questions.iter();
    all.map(|(it, _)| (it.name.as_str(), it.kind.name())).collect()
}

fn levels<'a>(survey: &'a Survey, name: &str) -> Vec<(&'a str, &'a str, Option<f64>)> {
    let levels = survey.by_name(name).unwrap().0.kind.levels();
    levels.iter().map(|it| (it.value.as_str(), it.label.as_str(), it.score)).collect()
}

/// Partly labelled scale; -99 declared missing with its label as reason; "no answer" empty.
#[test]
fn the_staff_survey_as_a_survey() {
    let staff = survey("survey-exports/spss_staff.sav");
    assert_eq!(
        kinds(&staff),
        [
            ("id", Identifier),
            ("site", Single),
            ("hand_safe", Scale),
            ("tools_1", Single),
            ("tools_2", Single),
            ("yrs", Number),
            ("change", Text),
        ]
    );
    assert_eq!(staff.rows(), 6);
    assert_eq!(staff.by_name("site").unwrap().0.text, "Which site do you work at?");
    assert_eq!(levels(&staff, "site")[2], ("3", "East & West", Some(3.0)));
    let (safe, column) = staff.by_name("hand_safe").unwrap();
    assert_eq!(
        levels(&staff, "hand_safe"),
        [
            ("1", "Strongly disagree", Some(1.0)),
            ("2", "2", Some(2.0)),
            ("3", "3", Some(3.0)),
            ("4", "4", Some(4.0)),
            ("5", "Strongly agree", Some(5.0)),
        ]
    );
    assert_eq!(safe.missing_codes[0].reason, "Prefer not to say");
    let declared = Err(Missing::Declared(0));
    assert_eq!(
        column.answers,
        Answers::Choice(vec![Ok(3), Ok(1), Ok(3), Ok(0), declared, Ok(2)])
    );
    assert_eq!(
        levels(&staff, "tools_1").iter().map(|it| it.1).collect::<Vec<_>>(),
        ["No", "Yes"]
    );
    let yrs = [Ok(4.0), Ok(12.0), Err(Missing::Empty), Ok(0.5), Ok(7.0), Ok(21.0)];
    assert_eq!(staff.by_name("yrs").unwrap().1.answers, Answers::Number(yrs.to_vec()));
}

#[test]
fn what_a_file_declares_becomes_the_survey() {
    let all = survey("spss/blocks.zsav");
    assert_eq!(
        kinds(&all),
        [
            ("id", Identifier),
            ("confidence_in_handover", Scale),
            ("age", Number),
            ("tenure", Number),
            ("role", Single),
            ("ward", Single),
            ("seen", Date),
            ("at", Date),
            ("shift", Text),
            ("story", Text),
            ("longer", Text),
            ("plain", Number),
        ]
    );
    let (age, column) = all.by_name("age").unwrap();
    let codes: Vec<&str> = age.missing_codes.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(codes, ["999", "-1", "-3"]);
    let declared = |it| Err(Missing::Declared(it));
    assert_eq!(
        column.answers,
        Answers::Number(vec![Ok(34.0), declared(1), declared(0), declared(2)])
    );
    assert_eq!(levels(&all, "ward"), [("Ward 3, north", "Ward 3 (north)", None)]);
    let ward = &all.by_name("ward").unwrap().1.answers;
    assert_eq!(ward.missing(1), Some(Missing::Declared(1)));
    assert_eq!(ward.missing(2), Some(Missing::Empty));
}
