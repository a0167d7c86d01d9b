//! What differs between two states of one study, told for people: how many records were
//! added, removed and changed, and some of their names. Quick, since states share what did
//! not change: shared slices are told by their pointer, and only others are compared.

mod records;

use super::Study;

/// At most so many records are named of each list.
pub const NAMED: usize = 5;
/// After so many that have none of the names, the rest is only counted.
const LOOKED_AT: usize = 1_000;

/// Everything that differs, the study's name first, memos last. The log is left out: it
/// says how, not what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// A kind of records each; none that does not differ.
    pub parts: Vec<Differing>,
}

impl Difference {
    /// Tells whether nothing differs but perhaps the log.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// What differs in the records of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Which records.
    pub what: What,
    /// Those that only the later state has.
    pub added: Named,
    /// Those that only the earlier state has.
    pub removed: Named,
    /// How many are in both and differ.
    pub changed: usize,
    /// Some of these.
    pub changes: Vec<Change>,
    /// Whether those that are in both come in another order.
    pub moved: bool,
}

/// Which records differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The study's name and description.
    Study,
    /// Who codes.
    Coders,
    /// The participants' attributes.
    Attributes,
    /// The participants.
    Participants,
    /// The surveys.
    Surveys,
    /// The respondents of the survey with this name.
    Respondents(String),
    /// The questions of the survey with this name, with their answers.
    Questions(String),
    /// The composite scales of the survey with this name.
    Scales(String),
    /// The transcripts.
    Transcripts,
    /// The codes.
    Codes,
    /// The versions of the codebook.
    Versions,
    /// One coder's segments on one transcript; named by their codes.
    Segments {
        /// The transcript's name.
        transcript: String,
        /// The coder's name.
        coder: String,
    },
    /// The themes.
    Themes,
    /// The memos; named by what they are on.
    Memos,
    /// The kept queries.
    Queries,
    /// The words left out of counts.
    StopWords,
    /// The proposals dismissed; named by their codes.
    Dismissed,
    /// Nothing but what is remembered of removed records.
    Traces,
}

/// A number of records, and the names of the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// How many.
    pub count: usize,
    /// At most [`NAMED`] names, each once.
    pub names: Vec<String>,
    /// How many of them have none of these names.
    pub others: usize,
}

/// A record that is in both states and differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name in the later state.
    pub name: String,
    /// What of it differs; none when it is only who changed it and when.
    pub aspects: Vec<Aspect>,
}

/// What of a record differs.
#[expect(missing_docs, reason = "each is the field of that name")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    Name,
    Description,
    Attributes,
    Respondent,
    Note,
    Source,
    Respondents,
    Questions,
    /// The composite scales.
    Scales,
    /// The items of a composite scale.
    Items,
    /// How items make one number.
    Score,
    /// From which count on something is shown.
    Disclosure,
    Wording,
    Kind,
    MissingCodes,
    /// How a question is asked in a form.
    Asking,
    /// The second typing of paper forms.
    SecondTyping,
    /// Whether its scores are turned round.
    Reversed,
    Answers,
    Text,
    Corrections,
    Turns,
    Speakers,
    Participant,
    Definition,
    UseWhen,
    NotWhen,
    Example,
    CounterExample,
    Colour,
    /// The framework that a code comes from.
    Framework,
    Favourite,
    Archived,
    /// Under which code it lies.
    Place,
    Code,
    Passage,
    Stance,
    Memo,
    /// Whether somebody looked at it again.
    Checked,
    Statement,
    Codes,
    Quotes,
    /// What a memo is on.
    Target,
    /// What a query asks.
    Asks,
}

/// Returns what differs between the two states.
pub fn difference(before: &Study, after: &Study) -> Difference {
    let mut parts = Vec::new();
    records::about(before, after, &mut parts);
    records::participants(before, after, &mut parts);
    records::surveys(before, after, &mut parts);
    records::transcripts(before, after, &mut parts);
    records::codes(before, after, &mut parts);
    records::versions(before, after, &mut parts);
    records::segments(before, after, &mut parts);
    records::themes(before, after, &mut parts);
    records::memos(before, after, &mut parts);
    records::finding(before, after, &mut parts);
    if parts.is_empty() && !records::same_but_log(before, after) {
        parts.push(Differing::empty(What::Traces));
    }
    Difference { parts }
}

impl Differing {
    fn empty(what: What) -> Self {
        let (added, removed) = (Named::default(), Named::default());
        Self { what, added, removed, changed: 0, changes: Vec::new(), moved: false }
    }

    fn is_empty(&self) -> bool {
        self.added.count + self.removed.count + self.changed == 0 && !self.moved
    }
}

impl Named {
    fn add(&mut self, name: impl FnOnce() -> String) {
        self.count += 1;
        if self.others > LOOKED_AT {
            self.others += 1;
            return;
        }
        let name = name();
        if self.names.contains(&name) {
            return;
        }
        if self.names.len() < NAMED {
            self.names.push(name);
        } else {
            self.others += 1;
        }
    }
}
