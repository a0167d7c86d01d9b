//! Exports of survey tools (invented people): each is recognised without being told, and
//! gives the respondents, questions and remarks that its README says.

mod any;
mod forms;
mod redcap;
mod rows;

use heddle::interchange::exports::Layout;
use heddle::interchange::{csv, exports};
use heddle::parsed::{ExportRemark as E, Note, Parsed, Problem, Tool};
use heddle::survey::KindName::{
    self, Date, Identifier, Multiple, Number, Scale, Single, Text,
};
use heddle::survey::reading::{SurveyDraft, Why};
use heddle::survey::{Answers, Missing, Records, Survey};

fn records(file: &str) -> Records {
    let bytes = std::fs::read(super::fixture("survey-exports").join(file)).unwrap();
    csv::read_records(&bytes).value
}

/// A survey with its draft and remarks.
struct Read {
    draft: SurveyDraft,
    survey: Survey,
    notes: Vec<Note>,
}

fn finish(parsed: Parsed<heddle::survey::reading::Recognised>) -> Read {
    let draft = SurveyDraft::told(parsed.value);
    let Parsed { value: survey, notes } = super::finish(draft.clone());
    Read { draft, survey, notes: [parsed.notes, notes].concat() }
}

fn read(file: &str) -> Read {
    finish(exports::recognise(records(file), Layout::default(), None))
}

fn of(text: &str) -> Read {
    let records = csv::read_text_records(text).value;
    finish(exports::recognise(records, Layout::default(), None))
}

impl Read {
    fn head(&self) -> (Tool, usize, usize) {
        (self.draft.tool, self.draft.headers, self.survey.rows())
    }

    fn check(&self, want: &[(&str, KindName)]) {
        for (name, kind) in want {
            let found = self.survey.by_name(name).map(|it| it.0.kind.name());
            assert_eq!(found, Some(*kind), "{name}: {:#?}", self.names());
        }
    }

    fn names(&self) -> Vec<&str> {
        self.survey.questions.iter().map(|it| it.0.name.as_str()).collect()
    }

    fn text(&self, name: &str) -> &str {
        &self.survey.by_name(name).unwrap().0.text
    }

    fn labels(&self, name: &str) -> Vec<&str> {
        let levels = self.survey.by_name(name).unwrap().0.kind.levels();
        levels.iter().map(|it| it.label.as_str()).collect()
    }

    /// What each respondent answered: the labels joined by a bar, a text, or why nothing.
    fn answers(&self, name: &str) -> Vec<String> {
        let (question, column) = self.survey.by_name(name).unwrap();
        let label = |it: &u16| question.kind.levels()[usize::from(*it)].label.clone();
        (0..self.survey.rows())
            .map(|row| match column.answers.missing(row) {
                Some(Missing::Empty) => "–".to_owned(),
                Some(Missing::NotShown) => "not shown".to_owned(),
                Some(Missing::Declared(code)) => {
                    question.missing_codes[usize::from(code)].reason.clone()
                }
                Some(Missing::Unreadable) => "unreadable".to_owned(),
                None => match &column.answers {
                    Answers::Choice(it) => label(it[row].as_ref().unwrap()),
                    Answers::Choices(it) => {
                        let all: Vec<String> =
                            it[row].as_ref().unwrap().iter().map(label).collect();
                        if all.is_empty() { "none".to_owned() } else { all.join("|") }
                    }
                    Answers::Number(it) => it[row].unwrap().to_string(),
                    Answers::Date(it) => it[row].unwrap().to_string(),
                    Answers::Text(it) => it[row].as_ref().unwrap().to_string(),
                },
            })
            .collect()
    }

    fn left_out(&self, why: &Why) -> Vec<&str> {
        let columns = self.draft.columns.iter();
        columns
            .filter(|it| it.dropped && it.why == *why)
            .map(|it| it.name.as_str())
            .collect()
    }

    fn remarks(&self) -> Vec<&E> {
        let remarks = self.notes.iter().filter_map(|it| match &it.problem {
            Problem::Export(remark) => Some(remark),
            _ => None,
        });
        remarks.collect()
    }

    fn said(&self, remark: &E) -> bool {
        self.remarks().contains(&remark)
    }
}

const CHANGE: [&str; 3] =
    ["More time, fewer forms", "They say \"next year\".\nEvery year.", "–"];

#[test]
fn qualtrics_with_choice_texts() {
    let read = read("qualtrics_choice_text.csv");
    assert_eq!(read.head(), (Tool::Qualtrics, 3, 5));
    assert_eq!(
        read.remarks(),
        [
            &E::Recognised { tool: Tool::Qualtrics, headers: 3 },
            &E::PreviewsDropped { rows: vec![8] },
            &E::Unfinished { rows: vec![6] },
            &E::Personal { count: 6 },
            &E::Technical { count: 3 },
        ]
    );
    read.check(&[
        ("StartDate", Date),
        ("ResponseId", Identifier),
        ("Q1", Single),
        ("Q2_1", Scale),
        ("Q2_3", Scale),
        ("Q3", Multiple),
        ("Q3_5_TEXT", Text),
        ("Q4", Number),
        ("Q5", Text),
        ("Q6_NPS_GROUP", Single),
        ("Q6", Scale),
    ]);
    assert_eq!(&*read.survey.respondents[3], "R_4abcDEF1234");
    assert_eq!(
        read.text("Q2_1"),
        "How much do you agree? (handover) - Handovers are safe"
    );
    assert_eq!(read.text("Q3"), "Which tools do you use? Select all.");
    let tools = ["SBAR card|Huddle board", "Checklist", "–", "SBAR card|Checklist|Other"];
    let found = read.answers("Q3");
    for (row, want) in tools.iter().enumerate() {
        let mut found: Vec<&str> = found[row].split('|').collect();
        let mut want: Vec<&str> = want.split('|').collect();
        found.sort_unstable();
        want.sort_unstable();
        assert_eq!(found, want);
    }
    assert_eq!(read.answers("Q3_5_TEXT"), ["–", "–", "–", "WhatsApp group", "–"]);
    assert_eq!(read.answers("Q5")[3..], ["N/A", "None"]);
    assert_eq!(read.labels("Q6").len(), 11);
    assert_eq!(read.labels("Q6_NPS_GROUP"), ["Detractor", "Passive", "Promoter"]);
    assert_eq!(read.left_out(&Why::Personal).len(), 6);
    // What the link carried along is a question like the others.
    assert_eq!(read.text("Q7"), "Embedded: ward");
    assert_eq!(read.answers("Q7"), ["4B", "2A", "–", "2A", "1C"]);
    // The record's number is that of the file, headers and the preview counted.
    assert_eq!(read.draft.table.record(4), 9);
}

#[test]
fn qualtrics_between_tabs_is_the_same() {
    let all = records("qualtrics_choice_text.csv");
    let line = |cells: Vec<&str>| -> String {
        let quoted = cells.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\"")));
        quoted.collect::<Vec<String>>().join("\t")
    };
    let mut lines = vec![line(all.first.iter().map(String::as_str).collect())];
    for row in 0..all.rows() {
        lines.push(line((0..all.columns.len()).map(|it| all.cell(row, it)).collect()));
    }
    let (tabs, commas) = (of(&lines.join("\r\n")), read("qualtrics_choice_text.csv"));
    assert_eq!(tabs.draft.table.delimiter, '\t');
    assert_eq!((tabs.head(), tabs.remarks()), (commas.head(), commas.remarks()));
    assert_eq!(tabs.survey, commas.survey);
}

#[test]
fn qualtrics_with_codes_and_split_choices() {
    let read = read("qualtrics_numeric_split_multi.csv");
    assert_eq!(read.head(), (Tool::Qualtrics, 3, 5));
    assert!(read.said(&E::Joined { columns: 4 }));
    assert_eq!(read.text("Q3"), "Which tools do you use? Select all.");
    assert_eq!(read.labels("Q3"), ["SBAR card", "Huddle board", "Checklist", "Other"]);
    assert_eq!(
        read.answers("Q3"),
        ["SBAR card|Huddle board", "Checklist", "–", "SBAR card|Checklist|Other", "–"]
    );
    assert!(!read.names().contains(&"Q3_1"));
    assert_eq!(read.answers("Q3_5_TEXT")[3], "WhatsApp group");
    assert_eq!(read.answers("Q6_NPS_GROUP")[0], "Promoter");
}

#[test]
fn qualtrics_of_other_kinds() {
    // Before 2017: two header records, a comma at the end.
    let legacy = "V1,V2,V6,V8,V10,Q1,\nResponseID,ResponseSet,IPAddress,StartDate,\
                  Finished,Where?,\nR_1,Default,1.2.3.4,2014-01-02 10:00:00,1,North,\n\
                  R_2,Default,1.2.3.5,2014-01-02 11:00:00,0,South,\n";
    let read = of(legacy);
    assert_eq!(read.head(), (Tool::Qualtrics, 2, 2));
    assert_eq!(read.left_out(&Why::Personal), ["V6"]);
    assert_eq!((read.text("Q1"), read.answers("Q1")[0].as_str()), ("Where?", "North"));
    assert!(read.said(&E::Unfinished { rows: vec![4] }));
    // Seen but unanswered.
    let seen = "StartDate,Finished,Q1_1,Q1_2\nStart,Finished,Which? - A,Which? - B; b\n\
                \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\
                \"{\"\"ImportId\"\":\"\"QID1\"\",\"\"choiceId\"\":\"\"1\"\"}\",\
                \"{\"\"ImportId\"\":\"\"QID1\"\",\"\"choiceId\"\":\"\"2\"\"}\"\n\
                2024-01-01,1,-99,-99\n2024-01-02,1,1,1\n2024-01-03,1,0,0\n";
    let read = of(seen);
    assert_eq!(read.answers("Q1"), ["Seen but unanswered", "A|B; b", "none"]);
}

#[test]
fn surveymonkey() {
    let read = read("surveymonkey_expanded.csv");
    assert_eq!(read.head(), (Tool::SurveyMonkey, 2, 3));
    assert_eq!(
        read.left_out(&Why::Personal),
        ["IP Address", "Email Address", "First Name", "Last Name"]
    );
    let tools = "Which tools do you use? (select all)";
    read.check(&[
        ("Respondent ID", Identifier),
        ("Start Date", Date),
        ("Which site do you work at?", Single),
        ("Which site do you work at? [Other (please specify)]", Text),
        (tools, Multiple),
        ("Which tools do you use? (select all) [Other (please specify)]", Text),
        ("How much do you agree? [Handovers are safe]", Scale),
        ("Years in role", Text),
        ("What would you change first?", Text),
    ]);
    assert_eq!(
        read.labels(tools),
        ["SBAR card", "Huddle board", "Checklist", "Other (please specify)"]
    );
    assert_eq!(
        read.answers(tools),
        ["SBAR card|Huddle board", "Checklist", "Other (please specify)"]
    );
    assert_eq!(read.answers("Years in role"), ["4", "12", "2-3"]);
    assert_eq!(read.answers("What would you change first?"), CHANGE);
    assert_eq!(
        read.text("How much do you agree? [I can speak up]"),
        "How much do you agree? - I can speak up"
    );
    assert!(read.said(&E::Unfinished { rows: vec![5] }));
    assert!(read.said(&E::OtherChosen { count: 1 }));
    // Month first, as this tool writes it.
    assert_eq!(read.answers("Start Date")[2], "2024-03-05");
}

#[test]
fn surveymonkey_after_a_spreadsheet() {
    let text = "Respondent ID,Collector ID,Start Date,End Date,Years?\n,,,,Response\n\
                1,9,01/02/2024,01/02/2024,2-Jan\n2,9,01/02/2024,01/02/2024,3-5\n";
    assert!(of(text).said(&E::DateLike { text: "2-Jan".to_owned() }));
}

#[test]
fn limesurvey_with_codes() {
    let read = read("limesurvey_codes.csv");
    assert_eq!(read.head(), (Tool::LimeSurveyCodes, 1, 3));
    read.check(&[
        ("id", Identifier),
        ("submitdate", Date),
        ("G01Q01", Single),
        ("G01Q01[other]", Text),
        ("G01Q03", Multiple),
        ("G01Q03[other]", Text),
        ("G01Q04", Number),
        ("G01Q05", Text),
    ]);
    assert_eq!(read.answers("G01Q01"), ["A1", "A2", "Other"]);
    assert_eq!(read.labels("G01Q03"), ["SQ001", "SQ002", "SQ003", "Other"]);
    assert_eq!(read.answers("G01Q03"), ["SQ001|SQ002", "not shown", "SQ003|Other"]);
    assert_eq!(read.answers("G01Q03[other]"), ["–", "–", "WhatsApp group"]);
    assert_eq!(read.answers("G01Q05"), ["More time, fewer forms", "–", "=SUM(A1)"]);
    assert!(read.said(&E::Unfinished { rows: vec![3] }));
    assert!(read.said(&E::NotShown { count: 1 }));
    assert!(read.said(&E::CodesOnly));
}

#[test]
fn limesurvey_with_texts() {
    let read = read("limesurvey_full.csv");
    assert_eq!(read.head(), (Tool::LimeSurveyText, 1, 2));
    assert_eq!(read.draft.table.delimiter, ';');
    let tools = "Which tools do you use?";
    read.check(&[
        ("Response ID", Identifier),
        ("Which site do you work at?", Single),
        (tools, Multiple),
        // One answer each, and yet one scale.
        ("How much do you agree? [Handovers are safe]", Scale),
        ("How much do you agree? [I can speak up]", Scale),
    ]);
    assert_eq!(
        read.text("How much do you agree? [I can speak up]"),
        "How much do you agree? - I can speak up"
    );
    assert_eq!(read.labels(tools), ["SBAR card", "Huddle board", "Checklist", "Other"]);
    assert_eq!(read.answers(tools), ["SBAR card|Huddle board", "not shown"]);
    assert!(read.said(&E::Unfinished { rows: vec![3] }));
}

#[test]
fn limesurvey_with_codes_and_texts() {
    let text = "id. Response ID,submitdate. Date submitted,lastpage. Last page,\
                startlanguage. Start language,G01Q03[SQ001]. Tools? [SBAR card],\
                G01Q03[SQ002]. Tools? [Board],G01Q03[other]. Tools? [Other],\
                G01Q04. Years in role\n1,2024-01-01,1,en,Y,,Fax,4\n2,2024-01-02,1,en,,Y,,5\n";
    let read = of(text);
    assert_eq!(read.head(), (Tool::LimeSurveyBoth, 1, 2));
    assert_eq!(read.text("G01Q03"), "Tools?");
    assert_eq!(read.answers("G01Q03"), ["SBAR card|Other", "Board"]);
    assert_eq!(read.text("G01Q04"), "Years in role");
    assert_eq!(read.text("id"), "Response ID");
}

#[test]
fn kobo() {
    let names = read("kobo_xml_values.csv");
    assert_eq!(names.head(), (Tool::KoboNames, 1, 3));
    names.check(&[("start", Date), ("_id", Identifier), ("tools", Multiple)]);
    assert_eq!(names.labels("tools"), ["sbar", "huddle", "none"]);
    // The third did not answer: blank, not 0.
    assert_eq!(names.answers("tools"), ["sbar|huddle", "none", "–"]);
    assert!(names.said(&E::Joined { columns: 3 }) && names.said(&E::CodesOnly));
    assert!(names.left_out(&Why::Technical).contains(&"__version__"));
    assert_eq!(names.left_out(&Why::Personal), ["_submitted_by"]);
    let labels = read("kobo_labels.csv");
    assert_eq!(labels.head(), (Tool::KoboLabels, 1, 1));
    let tools = "Which tools do you use?";
    assert_eq!(labels.labels(tools), ["SBAR card", "Huddle board", "None of these"]);
    assert_eq!(labels.answers(tools), ["SBAR card|Huddle board"]);
}

#[test]
fn kobo_with_tags_places_and_details_only() {
    let text = "t/a;t/b;_home_latitude;home;_id;_uuid;_submission_time;_index\n\
                #x;#y;#geo;#geo;#id;#u;#s;#i\n1;0;52.1;52.1 4.2 0 0;7;u;2024-01-01;1\n\
                ;;;;8;v;2024-01-01;2\n";
    let read = of(text);
    assert_eq!(read.head(), (Tool::KoboNames, 2, 2));
    assert_eq!(read.answers("t"), ["a", "–"]);
    assert_eq!(read.left_out(&Why::Personal), ["_home_latitude", "home"]);
    assert_eq!(read.draft.table.record(0), 3);
}

#[test]
fn a_plain_table_and_what_a_person_says() {
    let read = of("id,Last name,Contact\n1,North,a@example.org\n2,South,b@example.org\n");
    assert_eq!(read.head(), (Tool::Plain, 1, 2));
    assert_eq!(read.left_out(&Why::Personal), ["Last name"]);
    assert_eq!(read.left_out(&Why::Addresses), ["Contact"]);
    assert!(!read.remarks().iter().any(|it| matches!(it, E::Recognised { .. })));
    let records = records("qualtrics_choice_text.csv");
    let read = finish(exports::recognise(records, Layout::plain(), None));
    assert_eq!(read.head(), (Tool::Plain, 1, 8));
    assert!(read.draft.columns.iter().all(|it| !it.dropped));
}

#[test]
fn records_keep_their_numbers() {
    let rows = vec![vec!["a", "b"], vec!["1"], vec!["2", "x", "y"], vec!["3"]];
    let mut records = Records::of_rows(rows, vec![4, 7, 8], ',');
    assert_eq!((records.rows(), records.columns.len()), (3, 3));
    assert_eq!((records.cell(0, 2), records.cell(1, 2), records.head(2)), ("", "y", ""));
    records.retain(&[true, false, true]);
    assert_eq!((records.number(1), records.cell(1, 0)), (8, "3"));
}
