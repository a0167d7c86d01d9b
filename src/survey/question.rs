//! Questions: what was asked, and what kind of answer it takes.

use super::Asking;
use crate::id::QuestionId;
use crate::stamp::Provenance;

/// A question of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its short name: the column's header in the file.
    pub name: String,
    /// Its wording; equal to the name when the file had only one.
    pub text: String,
    /// The kind of answer, with levels where it has them.
    pub kind: Kind,
    /// Values that stand for "no answer", each with its reason.
    pub missing_codes: Vec<MissingCode>,
    /// How it is asked in a form.
    pub asking: Asking,
    /// Runs against the others of its battery: its scores are turned round, everywhere.
    pub reversed: bool,
    /// Who and when.
    pub provenance: Provenance,
}

impl Question {
    /// Returns the number of each level as statistics take it: none off the scale, and
    /// turned round within the scale's points where the question is reverse-coded. The only
    /// place where that is done.
    pub fn scores(&self) -> Vec<Option<f64>> {
        let levels = self.kind.levels().iter();
        let own: Vec<Option<f64>> =
            levels.map(|it| it.score.filter(|_| !it.off_scale)).collect();
        if !self.is_reversed() {
            return own;
        }
        let all = own.iter().flatten().copied();
        let low = all.clone().fold(f64::INFINITY, f64::min);
        let high = all.fold(f64::NEG_INFINITY, f64::max);
        own.into_iter().map(|it| it.map(|it| low + high - it)).collect()
    }

    /// Tells whether the scores are turned round: only a scale has points to turn.
    pub fn is_reversed(&self) -> bool {
        self.reversed && matches!(self.kind, Kind::Scale(_))
    }
}

/// The kind of answer a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Identifies the respondent; neither described nor compared.
    Identifier,
    /// One of several levels without order.
    Single(Vec<Level>),
    /// One of several ordered levels, lowest first: Likert items, ratings.
    Scale(Vec<Level>),
    /// Any number of options; the text that joined them in one cell.
    Multiple(Vec<Level>, String),
    /// A quantity.
    Number,
    /// A calendar day.
    Date,
    /// Words of the respondent's own.
    Text,
}

/// The name of a [`Kind`], without its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindName {
    /// See [`Kind::Identifier`].
    Identifier,
    /// See [`Kind::Single`].
    Single,
    /// See [`Kind::Scale`].
    Scale,
    /// See [`Kind::Multiple`].
    Multiple,
    /// See [`Kind::Number`].
    Number,
    /// See [`Kind::Date`].
    Date,
    /// See [`Kind::Text`].
    Text,
}

impl KindName {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Scale,
        Self::Single,
        Self::Multiple,
        Self::Number,
        Self::Date,
        Self::Text,
        Self::Identifier,
    ];

    /// Returns the word for it in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Single => "single_choice",
            Self::Scale => "scale",
            Self::Multiple => "multiple_choice",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }

    /// Reads the word of [`KindName::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Kind {
    /// Returns the kind's name.
    pub fn name(&self) -> KindName {
        match self {
            Self::Identifier => KindName::Identifier,
            Self::Single(_) => KindName::Single,
            Self::Scale(_) => KindName::Scale,
            Self::Multiple(..) => KindName::Multiple,
            Self::Number => KindName::Number,
            Self::Date => KindName::Date,
            Self::Text => KindName::Text,
        }
    }

    /// Returns the levels or options; none for kinds without.
    pub fn levels(&self) -> &[Level] {
        match self {
            Self::Single(levels) | Self::Scale(levels) | Self::Multiple(levels, _) => {
                levels
            }
            Self::Identifier | Self::Number | Self::Date | Self::Text => &[],
        }
    }
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// As it stands in the file.
    pub value: String,
    /// As people read it; equal to the value when the file had no other.
    pub label: String,
    /// Its number, for means of scales.
    pub score: Option<f64>,
    /// Not a point of the scale ("not sure"): shown apart, outside the base.
    pub off_scale: bool,
}

impl Level {
    /// Returns a level that is read as it is written.
    pub fn plain(value: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: value.to_owned(),
            score: None,
            off_scale: false,
        }
    }
}

/// A value that stands for "no answer".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCode {
    /// As it stands in the file, such as `-99`.
    pub value: String,
    /// Why there is no answer, such as "Prefer not to say".
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_turned_round_once() {
        let level = |value: &str, score| Level { score, ..Level::plain(value) };
        let levels = vec![
            level("never", Some(0.0)),
            level("often", Some(1.0)),
            Level { off_scale: true, ..level("not sure", Some(9.0)) },
            level("always", Some(4.0)),
            level("other", None),
        ];
        let mut question = Question {
            id: crate::id::Id::from_uuid(uuid::Uuid::nil()),
            name: "q".into(),
            text: "q".into(),
            kind: Kind::Scale(levels.clone()),
            missing_codes: Vec::new(),
            reversed: false,
            asking: crate::survey::Asking::default(),
            provenance: Provenance::new(&crate::stamp::Stamp {
                at: crate::stamp::Moment(0),
                by: crate::id::Id::from_uuid(uuid::Uuid::nil()),
            }),
        };
        let plain = [Some(0.0), Some(1.0), None, Some(4.0), None];
        assert_eq!(question.scores(), plain);
        question.reversed = true;
        assert_eq!(question.scores(), [Some(4.0), Some(3.0), None, Some(0.0), None]);
        // The answers and the levels stay as they were given.
        assert_eq!(question.kind.levels(), levels);
        // A choice has no points to turn.
        question.kind = Kind::Single(levels);
        assert_eq!(question.scores(), plain);
    }
}
