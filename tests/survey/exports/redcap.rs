//! REDCap's raw data and labels, with and without the data dictionary beside them.

use heddle::interchange::exports;
use heddle::parsed::{ExportRemark as E, Tool};
use heddle::survey::KindName::{Identifier, Multiple, Number, Scale, Single, Text};
use heddle::survey::reading::Why;

use super::{Read, finish, of, read, records};

fn with_dictionary(file: &str) -> Read {
    let dictionary = records("redcap_data_dictionary.csv");
    finish(exports::recognise(records(file), false, Some(&dictionary)))
}

#[test]
fn redcap_raw_with_its_dictionary() {
    let read = with_dictionary("redcap_data_raw.csv");
    assert_eq!(read.head(), (Tool::RedcapRaw, 1, 3));
    assert!(read.said(&E::DictionaryUsed { found: 12, of: 12 }));
    redcap(&read);
    let levels = read.survey.by_name("site").unwrap().0.kind.levels();
    assert_eq!(
        (levels[2].value.as_str(), levels[2].label.as_str()),
        ("3", "East & West")
    );
    assert_eq!(
        read.answers("staff_survey_complete"),
        ["Complete", "Incomplete", "Complete"]
    );
}

#[test]
fn redcap_labels_with_its_dictionary() {
    let read = with_dictionary("redcap_data_labels.csv");
    assert_eq!(read.head(), (Tool::RedcapLabels, 1, 3));
    redcap(&read);
    assert_eq!(read.answers("Complete?"), ["Complete", "Incomplete", "Complete"]);
}

fn redcap(read: &Read) {
    read.check(&[
        ("record_id", Identifier),
        ("site", Single),
        ("yrs", Number),
        ("hand_safe", Scale),
        ("hand_late", Scale),
        ("tools", Multiple),
        ("tools_oth", Text),
        ("pain", Number),
        ("age2", Number),
        ("change", Text),
        ("seen", Single),
    ]);
    let at = |it: &&str| !read.names().contains(it);
    assert!(["email", "info"].iter().all(at));
    assert!(read.left_out(&Why::Personal).contains(&"email"));
    assert_eq!(read.text("hand_safe"), "How much do you agree? - Handovers are safe");
    assert_eq!(
        read.labels("hand_late"),
        ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
    );
    let scores = read.survey.by_name("hand_safe").unwrap().0.kind.levels();
    let scores: Vec<f64> = scores.iter().filter_map(|it| it.score).collect();
    assert_eq!(scores, [1.0, 2.0, 3.0, 4.0, 5.0]);
    assert_eq!(
        read.answers("hand_late"),
        ["Disagree", "Prefer not to say", "Strongly agree"]
    );
    assert_eq!(
        read.labels("tools"),
        ["SBAR card", "Huddle board, electronic", "Checklist", "None of these"]
    );
    assert_eq!(
        read.answers("tools"),
        ["SBAR card|Huddle board, electronic", "–", "None of these"]
    );
    assert_eq!(read.answers("tools_oth"), ["not shown", "not shown", "not shown"]);
    assert_eq!(read.answers("site"), ["North", "South", "East & West"]);
    assert_eq!(read.answers("seen"), ["Yes", "–", "No"]);
    assert_eq!(read.labels("seen"), ["Yes", "No"]);
    assert!(read.said(&E::BoxesUnanswered { count: 1 }));
    assert!(read.said(&E::NotShown { count: 3 }));
    assert!(read.said(&E::Unfinished { rows: vec![3] }));
}

#[test]
fn redcap_without_its_dictionary() {
    let raw = read("redcap_data_raw.csv");
    assert_eq!(raw.head(), (Tool::RedcapRaw, 1, 3));
    raw.check(&[("record_id", Identifier), ("yrs", Number), ("tools", Multiple)]);
    assert_eq!(raw.answers("tools"), ["1|2", "–", "-1"]);
    assert!(raw.said(&E::CodesOnly));
    assert_eq!(raw.answers("staff_survey_timestamp")[1], "not completed");
    let labels = read("redcap_data_labels.csv");
    assert_eq!(labels.head(), (Tool::RedcapLabels, 1, 3));
    labels.check(&[("Record ID", Identifier), ("Handovers are safe", Scale)]);
    assert_eq!(
        labels.answers("Which tools do you use?"),
        ["SBAR card|Huddle board, electronic", "–", "None of these"]
    );
}

#[test]
fn redcap_forms_that_were_never_opened() {
    let text = "record_id,a,c___0,c___1,first_complete,b,d___1,second_complete\n\
                1,x,0,0,2,y,0,2\n2,x,1,0,2,,0,0\n3,,0,0,0,,1,1\n";
    let read = of(text);
    assert_eq!(read.answers("c"), ["none", "0", "–"]);
    assert_eq!(read.answers("d"), ["none", "–", "1"]);
    assert_eq!(read.answers("second_complete"), ["Complete", "–", "Unverified"]);
    // A form that nobody opened is not one that was left unfinished.
    assert!(!read.remarks().iter().any(|it| matches!(it, E::Unfinished { .. })));
}

#[test]
fn a_dictionary_is_not_a_survey() {
    let read = read("redcap_data_dictionary.csv");
    assert_eq!(read.head(), (Tool::Plain, 1, 13));
    assert!(read.said(&E::OnlyADictionary));
    let other = records("google_forms_download.csv");
    let raw = records("redcap_data_raw.csv");
    let parsed = exports::recognise(raw, false, Some(&other));
    assert!(finish(parsed).said(&E::NotADictionary));
}
