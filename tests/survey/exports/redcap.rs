//! REDCap's raw data and labels, with and without the data dictionary beside them.

use heddle::interchange::exports::{self, Layout};
use heddle::parsed::{ExportRemark as E, Tool};
use heddle::survey::KindName::{Identifier, Multiple, Number, Scale, Single, Text};
use heddle::survey::form::Form;
use heddle::survey::reading::{Change, SurveyDraft, Why};
use heddle::survey::{Limit, Reply};

use super::{Read, finish, of, read, records};

fn with_dictionary(file: &str) -> Read {
    let dictionary = records("redcap_data_dictionary.csv");
    finish(exports::recognise(records(file), Layout::default(), Some(&dictionary)))
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
    assert!(!read.names().contains(&"email"));
    assert_eq!(read.answers("info"), ["not shown"; 3]);
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
    let parsed = exports::recognise(raw, Layout::default(), Some(&other));
    assert!(finish(parsed).said(&E::NotADictionary));
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let records = heddle::interchange::table_in::read_records(bytes).value;
    let width = 0..records.columns.len();
    let row = |it| width.clone().map(|at| records.cell(it, at).to_owned()).collect();
    (0..records.rows()).map(row).collect()
}

#[test]
fn data_with_their_dictionary_give_the_questionnaire_back() {
    let path = crate::survey::fixture("survey-exports/redcap_data_dictionary.csv");
    let came = std::fs::read(path).unwrap();
    for file in ["redcap_data_raw.csv", "redcap_data_labels.csv"] {
        let dictionary = records("redcap_data_dictionary.csv");
        let told =
            exports::recognise(records(file), Layout::default(), Some(&dictionary)).value;
        let mut draft = SurveyDraft::told(told);
        let proposed = super::super::finish(draft.clone()).value;
        // The address is left out unless somebody wants it; all else is there.
        let mut want = rows(&came);
        let email = draft.columns.iter().position(|it| it.name == "email").unwrap();
        draft.change(email, Change::Dropped(false));
        let survey = super::super::finish(draft).value;
        assert_eq!(rows(&exports::write_questionnaire(&survey)), want, "{file}");
        want.remove(3);
        assert_eq!(rows(&exports::write_questionnaire(&proposed)), want, "{file}");

        let of = |name: &str| survey.by_name(name).unwrap().0.clone();
        assert!(of("site").asking.required);
        assert_eq!(of("site").asking.heading, "About you");
        assert_eq!(of("yrs").asking.limits.most, Some(Limit::Number(60.0)));
        assert!(of("info").asking.is_text_only());
        let (added, _) = survey.questions.last().unwrap();
        assert!(added.asking.is_added() && !added.asking.is_asked(), "{file}");
        // The form asks by the dictionary's rule, also where the data held labels.
        let form = Form::of(&survey);
        let place = |name: &str| survey.questions.iter().position(|it| it.0.name == name);
        let (site, tools) = (place("site").unwrap(), place("tools").unwrap());
        let other = place("tools_oth").unwrap();
        let mut replies = vec![Reply::NONE; survey.questions.len()];
        replies[tools] = Reply::Choices(Box::new([2]));
        for (chosen, shown) in [(0, true), (1, false), (2, true)] {
            replies[site] = Reply::Choice(chosen);
            assert_eq!(form.shown(&replies)[other], shown, "{file}: site {chosen}");
        }
    }
}

#[test]
fn a_section_begins_with_the_next_question_where_its_first_is_left_out() {
    let heading = "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,\
                   \"Choices, Calculations, OR Slider Labels\",Identifier?,Field Annotation\n";
    let dictionary = format!(
        "{heading}id,f,,text,ID,,,\nwho,f,About you,text,Name,,y,\n\
         mood,f,,radio,Mood,\"1, Bad | 2, Good\",,\"@HEDDLE(kind=scale; scores=1:1,2:2; reversed=y)\"\n\
         age,f,Age,text,Age,,,\n"
    );
    let dictionary = heddle::interchange::csv::read_text_records(&dictionary).value;
    let data = heddle::interchange::csv::read_text_records(
        "id,who,mood,age\n1,Ann,2,30\n2,Bo,1,40\n",
    );
    let read =
        finish(exports::recognise(data.value, Layout::default(), Some(&dictionary)));
    let of = |name: &str| read.survey.by_name(name).unwrap().0.clone();
    assert_eq!(
        (of("mood").asking.heading, of("age").asking.heading),
        ("About you".into(), "Age".into())
    );
    // What was reverse-coded stays so.
    assert!(of("mood").is_reversed());
    assert_eq!(of("mood").scores(), [Some(2.0), Some(1.0)]);
}
