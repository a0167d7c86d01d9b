//! What results are of: runs of questions with the same points, and ways to split.

use std::ops::Range;

use crate::id::{Id as _, QuestionId, SurveyId};
use crate::order::{self, Map};
use crate::participants::Participants;
use crate::stats::pairing::{self, Absent, Marks};
use crate::stats::{Description, Groups, Tally, describe, split, tally};
use crate::survey::{Column, Kind, Level, Question, Survey};
use crate::words::EN;

/// A question splits when it has at most so many levels.
const MOST_GROUPS: usize = 30;

/// A way to split respondents into groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// By their answers to a question.
    Question(QuestionId),
    /// By an attribute of the participant who answered.
    Attribute(String),
    /// Not at all: against the answers of the same people in another survey.
    Wave(SurveyId),
}

impl By {
    /// Returns the word for it in a list of choices.
    pub fn key(&self) -> String {
        match self {
            Self::Question(id) => format!("question {id}"),
            Self::Attribute(name) => format!("attribute {name}"),
            Self::Wave(id) => format!("wave {id}"),
        }
    }

    /// Reads the word of [`By::key`].
    pub fn parse(key: &str) -> Option<Self> {
        let (what, which) = key.split_once(' ')?;
        match what {
            "question" => QuestionId::parse(which).map(Self::Question),
            "attribute" => Some(Self::Attribute(which.to_owned())),
            "wave" => SurveyId::parse(which).map(Self::Wave),
            _ => None,
        }
    }
}

/// Returns the ways to split a survey: its questions with few levels, its numbers (which
/// only go together with others), and the attributes of participants who answered it.
pub fn ways(survey: &Survey, participants: &Participants) -> Vec<By> {
    let fits = |it: &Question| {
        let levels = it.kind.levels().len();
        let few = (2..=MOST_GROUPS).contains(&levels);
        matches!(it.kind, Kind::Single(_) | Kind::Scale(_)) && few
            || matches!(it.kind, Kind::Number)
    };
    let questions = survey.questions.iter().filter(|(it, _)| fits(it));
    let mut all: Vec<By> = questions.map(|(it, _)| By::Question(it.id)).collect();
    let answered = |id: &String| survey.respondents.iter().any(|it| **it == **id);
    let linked: Vec<_> = participants
        .people
        .values()
        .filter(|it| it.respondent.as_ref().is_some_and(answered))
        .collect();
    let known = participants
        .attributes
        .iter()
        .filter(|name| linked.iter().any(|it| it.value(name).is_some()));
    all.extend(known.cloned().map(By::Attribute));
    all
}

/// Returns what a question is called: reverse-coded ones say so.
pub(super) fn title(question: &Question) -> String {
    if question.is_reversed() {
        (EN.analysis.reversed)(&question.text)
    } else {
        question.text.clone()
    }
}

/// Returns the name of a way to split.
pub(super) fn name_of(survey: &Survey, by: &By) -> String {
    match by {
        By::Question(id) => {
            survey.question(*id).map_or_else(String::new, |(it, _)| it.text.clone())
        }
        By::Attribute(name) => name.clone(),
        By::Wave(_) => String::new(),
    }
}

/// Splits a survey's rows.
pub(super) fn groups(
    survey: &Survey,
    participants: &Participants,
    by: &By,
) -> Option<Groups> {
    match by {
        By::Question(id) => {
            let (question, column) = survey.question(*id)?;
            // A number makes no groups: too many, or none that mean anything.
            (!matches!(question.kind, Kind::Number)).then_some(())?;
            split(question, column).ok()
        }
        By::Wave(_) => None,
        By::Attribute(name) => {
            let labels: Vec<String> =
                participants.values_of(name).into_iter().map(str::to_owned).collect();
            let places: Map<&str, u16> =
                order::map(labels.iter().map(String::as_str).zip(0_u16..));
            let people: Map<&str, u16> =
                order::map(participants.people.values().filter_map(|it| {
                    let value = it.value(name)?;
                    Some((it.respondent.as_deref()?, *places.get(value)?))
                }));
            let of: Vec<Option<u16>> =
                survey.respondents.iter().map(|it| people.get(&**it).copied()).collect();
            Some(Groups::by_labels(&labels, &of))
        }
    }
}

/// Returns every respondent's group, for comparing them; groups off a scale are none.
pub(super) fn marks(
    survey: &Survey,
    participants: &Participants,
    by: &By,
) -> Option<Marks> {
    if let By::Question(id) = by {
        let (question, column) = survey.question(*id)?;
        return labelled(question, column);
    }
    let groups = groups(survey, participants, by)?;
    let mut of = vec![Err(Absent::Missing); survey.rows()];
    for (place, group) in groups.groups.iter().enumerate() {
        for row in &group.rows {
            if let Some(slot) = of.get_mut(*row as usize) {
                *slot = Ok(place);
            }
        }
    }
    Some(Marks { values: groups.groups.into_iter().map(|it| it.label).collect(), of })
}

/// Returns every respondent's answer to a question with levels as a group, called as people
/// read it.
pub(super) fn labelled(question: &Question, column: &Column) -> Option<Marks> {
    (!matches!(question.kind, Kind::Number)).then_some(())?;
    Some(labels(question, &pairing::marks(question, column).ok()?))
}

/// Returns groups called as their answers are read.
pub(super) fn labels(question: &Question, marks: &Marks) -> Marks {
    let mut made = marks.clone();
    for (value, level) in made.values.iter_mut().zip(question.kind.levels()) {
        value.clone_from(&level.label);
    }
    made
}

/// A question's description in each group.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    /// What the groups are of.
    pub by: String,
    /// The groups, each with its description; without those that hold nobody.
    pub groups: Vec<(String, Description)>,
    /// The numbers of each group; empty for kinds without.
    pub tallies: Vec<Tally>,
    /// Where each group stands among the marks' values.
    pub places: Vec<usize>,
    /// Rows in no group.
    pub outside: usize,
    /// Their description.
    pub rest: Description,
}

/// Describes a question in each group.
pub fn grouped(
    survey: &Survey,
    participants: &Participants,
    question: QuestionId,
    by: &By,
) -> Option<Grouped> {
    let (question, column) = survey.question(question)?;
    let made = groups(survey, participants, by)?;
    let (mut groups, mut tallies, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let rest = describe(question, column, Some(&made.outside));
    let all = made.groups.into_iter().enumerate();
    for (place, it) in all.filter(|it| !it.1.rows.is_empty()) {
        places.push(place);
        groups.push((it.label, describe(question, column, Some(&it.rows))));
        if matches!(question.kind, Kind::Number) {
            tallies.extend(tally(question, column, Some(&it.rows)).and_then(Result::ok));
        }
    }
    let by = name_of(survey, by);
    let outside = made.outside.len();
    Some(Grouped { by, groups, tallies, places, outside, rest })
}

/// Returns the points of a scale, without what is off it.
pub(super) fn points(question: &Question) -> Vec<&Level> {
    question.kind.levels().iter().filter(|it| !it.off_scale).collect()
}

/// A chart has at most so many questions.
const MOST_ROWS: usize = 30;

/// Returns the runs of two or more scale questions with the same points; a longer one than a
/// chart holds in even parts.
pub fn batteries(survey: &Survey) -> Vec<Range<usize>> {
    let same = |a: &Question, b: &Question| {
        let (a, b) = (points(a), points(b));
        a.len() == b.len()
            && a.iter().zip(&b).all(|(a, b)| a.label == b.label && a.score == b.score)
    };
    let scale = |it: &Question| matches!(it.kind, Kind::Scale(_));
    let mut runs = Vec::new();
    let mut start = 0;
    for run in
        survey.questions.chunk_by(|(a, _), (b, _)| scale(a) && scale(b) && same(a, b))
    {
        let parts = run.len().div_ceil(MOST_ROWS).max(1);
        for part in run.chunks(run.len().div_ceil(parts)) {
            if run.len() > 1 {
                runs.push(start..start + part.len());
            }
            start += part.len();
        }
    }
    runs
}

/// Returns what the questions of a run begin with, if they begin alike, and the rest of
/// each: `Rate [food]`, `Rate [rest]` are "Rate" with "food" and "rest".
pub(super) fn stem<'a>(texts: &[&'a str]) -> Option<(&'a str, Vec<&'a str>)> {
    let first = *texts.first()?;
    for sign in [" - ", " – ", ": ", " [", "? "] {
        let Some((head, _)) = first.rsplit_once(sign) else { continue };
        let rest: Option<Vec<&str>> = texts
            .iter()
            .map(|it| it.strip_prefix(head)?.strip_prefix(sign))
            .map(|it| it.map(|it| it.strip_suffix(']').unwrap_or(it)))
            .collect();
        if let Some(rest) = rest.filter(|it| it.iter().all(|it| !it.is_empty())) {
            let head = if sign == "? " { first.get(..=head.len())? } else { head };
            return Some((head, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        for (texts, made) in [
            (vec!["Rate [food]", "Rate [rest]"], Some(("Rate", vec!["food", "rest"]))),
            (vec!["Help? A", "Help? B"], Some(("Help?", vec!["A", "B"]))),
            (vec!["q1", "q2"], None),
            (vec!["A - x", "B - y"], None),
        ] {
            assert_eq!(stem(&texts), made);
        }
    }

    #[test]
    fn ways_have_words() {
        for by in [
            By::Attribute("job role".into()),
            By::Question(QuestionId::from_uuid(uuid::Uuid::nil())),
        ] {
            assert_eq!(By::parse(&by.key()), Some(by));
        }
        assert_eq!(By::parse("none"), None);
    }
}
