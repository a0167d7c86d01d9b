//! A study's findings as one HTML file for reading, printing and pasting: what was done, who
//! took part, what they answered, the themes with what people said, the codebook.
//!
//! The file is for people who do not have Heddle. It holds no script and asks for nothing: its
//! own policy allows one style sheet, by its hash. Whatever a person wrote goes through
//! `html::Page`, which escapes it. Nobody is named: people are told by their attributes.

mod chapters;
mod html;
mod sha256;
mod survey;
mod words;

use self::chapters::{codebook, methods, participants, themes};
use self::html::Page;
pub use self::sha256::sha256;
pub use self::words::{Figures, Made, Of, Words};
use crate::id::QuestionId;
use crate::order::Set;
use crate::study::Study;

/// What is to be in a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// By which attribute of the participants themes are counted, if by any.
    pub by: Option<String>,
    /// Which attributes tell who is quoted.
    pub told_by: Vec<String>,
    /// The questions that are left out.
    pub without: Set<QuestionId>,
    /// Whether people are quoted.
    pub quotes: bool,
    /// Whether the codebook is in it.
    pub codebook: bool,
}

/// How many values an attribute may have at most for a report to offer it unasked: more would
/// tell single people.
const VALUES: usize = 12;

impl Choice {
    /// Returns what is proposed: everything, counted by the first attribute that groups
    /// people, who are told by the first two of these.
    pub fn proposed(study: &Study) -> Self {
        let people = &study.participants;
        let groups = |it: &&String| {
            let values = people.values_of(it).len();
            values > 0 && values <= VALUES && values < people.len()
        };
        let mut told_by: Vec<String> =
            people.attributes.iter().filter(groups).cloned().collect();
        told_by.truncate(2);
        let by = told_by.first().cloned();
        Self { by, told_by, without: Set::default(), quotes: true, codebook: true }
    }
}

/// The style sheet, with the colours of the whole product.
const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/report.css")
);

/// Returns the report as a file.
pub fn report(study: &Study, choice: &Choice, made: &Made<'_>, words: &Words) -> String {
    let mut page = Page::new(words.tag, &study.about.name, STYLE);
    page.number_by(words.table);
    page.open("header", "");
    page.text("p", "kind", words.kind);
    page.text("h1", "", &study.about.name);
    page.paragraphs("lead", &study.about.description);
    page.text("p", "made", &(words.made)(made));
    page.close("header");
    methods(&mut page, study, words);
    // Small counts are hidden by the same rules as on the screen.
    let rule = study.about.disclosure;
    if rule.is_on() {
        page.text("p", "base", &(words.hidden)(rule));
    }
    participants(&mut page, study, words);
    survey::results(&mut page, study, choice, words);
    themes(&mut page, study, choice, words);
    if choice.codebook {
        codebook(&mut page, study, words);
    }
    page.text("footer", "", words.notes);
    page.end()
}
