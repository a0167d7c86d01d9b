//! The report: well formed whatever is in the study, its policy fits its style, nobody is
//! named, and what it says is what the study has.

use std::rc::Rc;

use heddle::interchange::report::{Choice, Made, report, sha256};
use heddle::study::{Command, Study, apply};
use heddle::words::EN;
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

const MADE: Made<'static> = Made { day: "2026-11-30", release: "1.2" };

fn file(study: &Study) -> String {
    report(study, &Choice::proposed(study), &MADE, &EN.report.report)
}

/// Reads a page as a careful parser would: every tag is one that we write, closed in
/// order, attributes are quoted. Returns its text, blocks on lines of their own.
fn text_of(page: &str) -> String {
    let (mut open, mut text): (Vec<&str>, _) = (Vec::new(), String::new());
    let body = page.strip_prefix("<!doctype html>\n").unwrap();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let before = &rest[..at];
        if open.last() == Some(&"style") {
            assert!(before.contains("--ink"), "the style is there");
        } else {
            assert!(!before.contains('>') && !before.contains('"'), "{before}");
            text.push_str(before);
        }
        let end = rest[at..].find('>').unwrap() + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let known = [
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "section",
            "article",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "figure",
            "figcaption",
            "table",
            "caption",
            "b",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "blockquote",
            "footer",
            "dl",
            "dt",
            "dd",
        ];
        assert!(known.contains(&name), "<{tag}>");
        // Between the values in quotes are the attributes' names.
        for it in tag.split('"').step_by(2).filter(|it| it.ends_with('=')) {
            let attribute = it.trim_end_matches('=').rsplit(' ').next().unwrap();
            let ours =
                ["class", "scope", "lang", "charset", "http-equiv", "content", "name"];
            assert!(ours.contains(&attribute), "<{tag}>");
        }
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed));
            text.push('\n');
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    for (escaped, plain) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(escaped, plain);
    }
    text
}

#[test]
fn it_says_what_the_study_has() {
    let text = text_of(&file(&study()));
    for said in [
        "Winter falls",
        "Made with Heddle 1.2 on 2026-11-30.",
        "The survey “Staff survey” has 3 respondents’ answers to 6 questions.",
        "The material is 2 interviews of 2 participants:",
        "2 coders coded 5 segments with a codebook of 4 codes (2 at the top) on 2023-11-14. 1 transcript \
         was coded by more than one coder.",
        "Codes were gathered in 1 theme.",
        "learned, as asked?",
        "1 skipped",
        "1 written answer",
        "Coaching that fits",
        "They were heard.",
        "3 segments in 1 transcript, from 1 of 2 participants.",
        "By stance: facilitator 1, mixed 1, without a stance 1.",
        "What Credibility means.",
    ] {
        let said = said.replace("1 written answer", "3 written answers");
        assert!(text.contains(&said), "{said}\n{text}");
    }
    // The sample's quote, told by what is known; the text is that of the transcript.
    assert!(
        text.contains("a participant"),
        "roles of single people are not told unasked"
    );
    let told = Choice { told_by: vec!["role".into()], ..Choice::proposed(&study()) };
    let text = text_of(&report(&study(), &told, &MADE, &EN.report.report));
    assert!(text.contains("\nNurse\n"), "{text}");
    assert!(!text.contains("P01") && !text.contains("P02"), "nobody is named: {text}");
}

#[test]
fn what_is_left_out_is_not_there() {
    let study = study();
    let less = Choice {
        without: [id(51), id(52), id(53), id(54), id(55), id(56)].into_iter().collect(),
        ..Choice::default()
    };
    let text = text_of(&report(&study, &less, &MADE, &EN.report.report));
    for word in ["as asked?", "What Credibility means.", "a participant\n", "\nSurvey\n"]
    {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("Coaching that fits"));
}

#[test]
fn the_policy_allows_its_style_and_nothing_else() {
    let page = file(&study());
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(sha256(style.as_bytes()))
    };
    let policy = format!(
        "content=\"default-src &#39;none&#39;; style-src &#39;sha256-{hash}&#39;; base-uri \
         &#39;none&#39;; form-action &#39;none&#39;\""
    );
    assert!(page.contains(&policy), "{}", &page[..600]);
    // The policy stands before anything it is for.
    assert!(page.find(&policy) < page.find("<title"));
    assert!(
        !style.contains('<') && !style.contains("url(") && !style.contains("@import")
    );
    assert!(
        !page.contains("style=") && !page.contains("<script") && !page.contains("href")
    );
}

#[test]
fn an_empty_study_has_a_report_too() {
    let empty = Study::new(id(9), "", "", &stamp(0));
    let text = text_of(&file(&empty));
    assert!(text.contains("Methods") && !text.contains("Themes"), "{text}");
}

const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style></title><!-- <b>",
    "'; --&gt; & &amp; &#0; \u{0} \u{b} \u{7f}",
    "\u{202e}evil\u{2066} \u{1f469}\u{200d}\u{2695}",
    "=1+1\r\n@x",
];

/// Puts hostile texts wherever a person can write.
fn hostile() -> Study {
    let text = |at: usize| HOSTILE[at % HOSTILE.len()].to_owned();
    let mut it = study();
    let about = Rc::make_mut(&mut it.about);
    (about.name, about.description) = (text(0), text(1));
    let people = Rc::make_mut(&mut it.participants);
    people.attributes = vec![text(2)];
    for (at, person) in people.people.values_mut().enumerate() {
        (person.name, person.note) = (text(at), text(at + 1));
        person.attributes = [(text(2), text(3))].into_iter().collect();
    }
    for survey in Rc::make_mut(&mut it.surveys).values_mut() {
        let survey = Rc::make_mut(survey);
        survey.name = text(4);
        for (at, (question, _)) in survey.questions.iter_mut().enumerate() {
            (question.name, question.text) = (text(at), text(at + 1));
            question.missing_codes[0].reason = text(at);
        }
    }
    for theme in Rc::make_mut(&mut it.themes) {
        let theme = Rc::make_mut(theme);
        (theme.name, theme.statement) = (text(5), text(0));
    }
    it
}

#[test]
fn hostile_text_is_text() {
    let study = hostile();
    let choice = Choice {
        by: Some(HOSTILE[2].into()),
        told_by: vec![HOSTILE[2].into()],
        ..Choice::proposed(&study)
    };
    let page = report(&study, &choice, &MADE, &EN.report.report);
    let text = text_of(&page);
    for it in HOSTILE.iter().take(3) {
        assert!(text.contains(it), "{it}");
    }
    assert!(
        !page.chars().any(|it| it.is_control() && it != '\n'),
        "no control characters"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn it_is_well_formed_whatever_was_done(
        commands in prop::collection::vec(any_command(), 0..12),
        words in "\\PC{0,40}",
    ) {
        let mut it = study();
        let describe = Command::DescribeStudy { name: words.clone(), description: words };
        for (at, command) in (1..).zip(commands.iter().chain([&describe])) {
            it = apply(&it, command, &stamp(1_000_000 + at)).unwrap_or(it);
        }
        text_of(&file(&it));
    }
}

#[test]
fn where_small_counts_are_hidden_no_table_tells_them() {
    let mut hides = study();
    Rc::make_mut(&mut hides.about).disclosure =
        heddle::stats::Disclosure { below: 5, round: 0, zeros: false };
    let page = file(&hides);
    let text = text_of(&page);
    assert!(text.contains("[c]: hidden, so that nobody can be recognised"), "{text}");
    assert!(text.contains("[c] answered.") && !text.contains("of 3 answered"), "{text}");
    // Nor does a sentence of the methods say how few they are.
    assert!(text.contains("The material is") && text.contains(" of [c] participants: "));
    assert!(!text.contains("respondents’ answers"), "{text}");
    assert!(
        text.contains("3 segments in [c] transcripts, from [c] of [c] participants.")
    );
    // Three respondents, two participants: every figure of people is hidden.
    let cells: Vec<&str> = page.split("<td>").skip(1).collect();
    let told = |it: &str| !it.starts_with("[c]") && !it.starts_with("0<");
    assert!(!cells.is_empty() && !cells.iter().copied().any(told), "{page}");
    assert!(text.contains("Coaching that fits") && text.contains("Codebook"));
}

/// Respondents of three wards: 30, 20 and 3; of the moods one is rare.
fn wards() -> Study {
    let line = |at: usize| {
        let ward =
            ["North", "South", "West"][usize::from(at >= 30) + usize::from(at >= 50)];
        let mood = match at % 10 {
            0..=3 => "Agree",
            4..=7 => "Disagree",
            _ if at == 9 => "Strongly agree",
            _ => "Neither agree nor disagree",
        };
        let tools = if at == 7 { "Board" } else { "Board;Huddle" };
        format!("R{at},{ward},{mood},{tools},{}\n", at % 7)
    };
    let lines: Vec<String> = (0..53).map(line).collect();
    let text = format!("id,ward,mood,tools,years\n{}", lines.concat());
    let mut ids = heddle::id::Ids::seeded(3);
    let table = Rc::new(heddle::interchange::csv::read_text(&text).value);
    let draft = heddle::survey::reading::SurveyDraft::of(table);
    let survey = draft.into_survey("Wards", "wards.csv", &mut ids, &stamp(1)).value;
    let empty = Study::new(id(9), "Wards", "", &stamp(0));
    apply(&empty, &Command::AddSurvey(Box::new(survey)), &stamp(2)).unwrap()
}

/// Returns the cells of the row that begins with this word.
fn cells(page: &str, row: &str) -> Vec<String> {
    let rest = page.split(&format!("<th scope=\"row\">{row}</th>")).nth(1).unwrap();
    let line = rest.split("</tr>").next().unwrap();
    let cell = |it: &str| it.split("</td>").next().unwrap().to_owned();
    line.split("<td>").skip(1).map(cell).collect()
}

#[test]
fn a_report_does_not_say_of_how_many_where_that_gives_few_away() {
    let mut it = wards();
    let survey = it.surveys.values().next().unwrap();
    let at = survey.questions.iter().position(|(it, _)| it.name == "ward").unwrap();
    let mut survey = heddle::survey::Survey::clone(survey);
    let mut column = heddle::survey::Column::clone(&survey.questions[at].1);
    let heddle::survey::Answers::Choice(given) = &mut column.answers else {
        panic!("a choice")
    };
    // Two of North gave no answer.
    given[0] = Err(heddle::survey::Missing::Empty);
    given[1] = Err(heddle::survey::Missing::Empty);
    survey.questions[at].1 = Rc::new(column);
    Rc::make_mut(&mut it.surveys).insert(survey.id, Rc::new(survey));
    let plain = text_of(&file(&it));
    assert!(plain.contains("53 respondents’ answers"), "{plain}");
    let rule = heddle::stats::Disclosure { below: 3, round: 0, zeros: false };
    Rc::make_mut(&mut it.about).disclosure = rule;
    let page = file(&it);
    // The answers stand, but not of how many they are a share: 53 less 51 are 2.
    assert_eq!(cells(&page, "North"), ["28", "[c]", "54.9"]);
    let text = text_of(&page);
    assert!(text.contains("51 answered."), "{text}");
    assert!(!text.contains("53 respondents"), "{text}");
}

#[test]
fn a_report_hides_what_the_screen_hides() {
    let mut it = wards();
    let plain = file(&it);
    assert_eq!(cells(&plain, "West"), ["3", "5.7", "5.7"]);
    let rule = heddle::stats::Disclosure { below: 5, round: 0, zeros: false };
    Rc::make_mut(&mut it.about).disclosure = rule;
    let page = file(&it);
    assert_eq!(cells(&page, "North"), ["30", "56.6", "56.6"]);
    // West is small; South goes with it, else the total gave West away.
    assert_eq!(cells(&page, "West"), ["[c]"; 3]);
    assert_eq!(cells(&page, "South"), ["[c]"; 3]);
    assert_eq!(cells(&page, "Strongly agree"), ["[c]"; 3]);
    // All but one chose it: who did not is hidden with a second option.
    assert_eq!(cells(&page, "Huddle"), ["[c]"; 3]);
    assert!(text_of(&page).contains("53 of 53 answered."), "{page}");
    let rule = heddle::stats::Disclosure { below: 8, round: 5, zeros: false };
    Rc::make_mut(&mut it.about).disclosure = rule;
    let page = file(&it);
    assert_eq!(cells(&page, "North"), ["30", "54.5", "54.5"]);
    assert!(text_of(&page).contains("55 of 55 answered."), "{page}");
    assert!(text_of(&page).contains("counts from 1 to 7"), "{page}");
}
