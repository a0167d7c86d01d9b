//! Google Forms, by its own download and by its sheet, and Microsoft Forms.

use heddle::interchange::exports::{self, Layout};
use heddle::interchange::survey_file::{self, Wish};
use heddle::parsed::Tool;
use heddle::survey::KindName::{Date, Multiple, Number, Scale, Single, Text};
use heddle::survey::reading::{Change, SurveyDraft, Why};
use heddle::survey::{Level, Records};

use super::{CHANGE, Read, finish, of, read};

#[test]
fn google() {
    let want = [
        ("Timestamp", Date),
        ("Which site do you work at?", Single),
        ("Which tools do you use?", Multiple),
        ("How much do you agree? [Handovers are safe]", Scale),
        ("Years in role", Number),
        ("What would you change first?", Text),
    ];
    let tools = "Which tools do you use?";
    for (file, tool) in [
        ("google_forms_download.csv", Tool::GoogleForms),
        ("google_sheets_linked.csv", Tool::GoogleSheet),
    ] {
        let read = read(file);
        assert_eq!(read.head(), (tool, 1, 3));
        read.check(&want);
        let mut labels = read.labels(tools);
        labels.sort_unstable();
        assert_eq!(
            labels,
            ["Checklist", "Huddle board, electronic", "SBAR card", "WhatsApp group"]
        );
        assert_eq!(read.answers("What would you change first?"), CHANGE);
        assert_eq!(read.answers("Timestamp")[0], "2024-03-04");
        assert_eq!(
            read.answers(tools),
            [
                "Huddle board, electronic|SBAR card",
                "Checklist",
                "SBAR card|WhatsApp group"
            ]
        );
    }
}

#[test]
fn an_option_that_was_split_wrongly_is_mended_by_hand() {
    // The sheet joins by commas, and with a capital nothing tells that the option goes on.
    let path = crate::survey::fixture("survey-exports/google_sheets_linked.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let Read { mut draft, .. } = of(&text.replace("electronic", "Electronic"));
    let tools = draft.columns.iter().position(|it| it.text.contains("tools")).unwrap();
    let options = |draft: &SurveyDraft| -> Vec<String> {
        let levels = draft.columns[tools].kind.levels().iter();
        levels.map(|it| it.value.clone()).collect()
    };
    assert_eq!(
        options(&draft),
        ["Checklist", "Electronic", "Huddle board", "SBAR card", "WhatsApp group"]
    );
    // One is taken away, the other is given its whole text.
    let mut levels = draft.columns[tools].kind.levels().to_vec();
    levels.remove(1);
    levels[1] = Level::plain("Huddle board, Electronic");
    levels.push(Level::plain("Huddle board"));
    draft.change(tools, Change::Levels(levels));
    assert_eq!(
        (draft.columns[tools].fit.answered, draft.columns[tools].fit.unreadable),
        (3, 0)
    );
    let survey = super::super::finish(draft.clone()).value;
    let read = Read { draft, survey, notes: Vec::new() };
    // The longest option that fits goes first.
    assert_eq!(
        read.answers("Which tools do you use?"),
        ["Huddle board, Electronic|SBAR card", "Checklist", "SBAR card|WhatsApp group"]
    );
}

#[test]
fn microsoft_forms() {
    let rows = vec![
        vec![
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Tools?\u{a0}",
            "Points - Tools?",
        ],
        vec![
            "1",
            "2024-03-04 09:12",
            "2024-03-04 09:15",
            "anonymous",
            "",
            "SBAR card;Checklist;",
            "0",
        ],
        vec![
            "2",
            "2024-03-04 10:12",
            "2024-03-04 10:15",
            "anonymous",
            "",
            "Checklist;",
            "0",
        ],
        vec!["3", "2024-03-04 11:12", "2024-03-04 11:15", "anonymous", "", "", ""],
    ];
    let records = Records::of_rows(rows, Vec::new(), ',');
    let read = finish(exports::recognise(records, Layout::default(), None));
    assert_eq!(read.head(), (Tool::MicrosoftForms, 1, 3));
    assert_eq!(read.left_out(&Why::Personal), ["Email", "Name"]);
    assert_eq!(read.left_out(&Why::Technical), ["Points - Tools?"]);
    let mut labels = read.labels("Tools?");
    labels.sort_unstable();
    assert_eq!(labels, ["Checklist", "SBAR card"]);
    assert_eq!(read.answers("Tools?")[2], "–");
}

#[test]
fn microsoft_forms_as_its_workbook() {
    let path = crate::survey::fixture("survey-exports/ms_forms.xlsx");
    let bytes = std::fs::read(path).unwrap();
    let file = survey_file::read(&bytes, Wish::default());
    let read = finish(file.map(|it| it.unwrap().recognised));
    assert_eq!(read.head(), (Tool::MicrosoftForms, 1, 3));
    // What stands behind the last ; is no option, and the space at the heading's end no name.
    assert_eq!(
        read.labels("Which tools do you use?"),
        ["Checklist", "Huddle board", "SBAR card", "WhatsApp group"]
    );
    assert_eq!(
        read.answers("Which tools do you use?"),
        ["Huddle board|SBAR card", "Checklist", "SBAR card|WhatsApp group"]
    );
    assert_eq!(read.answers("Handovers are safe"), ["Agree", "Disagree", "–"]);
    assert_eq!(read.answers("Years in role"), ["4", "12", "–"]);
    assert_eq!(read.answers("What would you change first?"), CHANGE);
}
