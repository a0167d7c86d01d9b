//! Groups of respondents: by a question, or by labels from elsewhere, such as the
//! attributes of participants.

use crate::survey::{Answers, Column, Question};

/// A number question splits into at most so many groups.
const MAX_NUMBERS: usize = 60;

/// Respondents in groups: each row in one, or in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The groups, in the order of the levels or labels.
    pub groups: Vec<Group>,
    /// Rows in no group, ascending.
    pub outside: Vec<u32>,
}

/// A group of respondents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The answer that its members gave, as it stands in the file.
    pub value: String,
    /// The same as people read it.
    pub label: String,
    /// Its rows, ascending, for [`super::describe()`].
    pub rows: Vec<u32>,
}

/// Why a question cannot split the respondents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// Its kind has no groups: text, dates, identifiers, multiple choice (whose groups
    /// would overlap).
    Kind,
    /// It has more different numbers than groups make sense.
    TooMany,
}

/// Splits the respondents by their answers to a question: levels in their order, numbers
/// ascending; levels nobody chose keep an empty group. Missing answers are outside.
pub fn split(question: &Question, column: &Column) -> Result<Groups, NoSplit> {
    match &column.answers {
        Answers::Choice(given) => {
            let levels = question.kind.levels();
            let labels = levels.iter().map(|it| (it.value.clone(), it.label.clone()));
            Ok(gather(labels, given.iter().map(|it| it.ok().map(usize::from))))
        }
        Answers::Number(given) => {
            let mut values: Vec<f64> =
                given.iter().filter_map(|it| it.ok()).map(|it| it + 0.0).collect();
            values.sort_unstable_by(f64::total_cmp);
            values.dedup_by(|a, b| a.to_bits() == b.to_bits());
            if values.len() > MAX_NUMBERS {
                return Err(NoSplit::TooMany);
            }
            let labels = values.iter().map(|it| (it.to_string(), it.to_string()));
            let place =
                |it: f64| values.binary_search_by(|x| x.total_cmp(&(it + 0.0))).ok();
            Ok(gather(labels, given.iter().map(|it| it.ok().and_then(place))))
        }
        Answers::Choices(_) | Answers::Date(_) | Answers::Text(_) => Err(NoSplit::Kind),
    }
}

impl Groups {
    /// Splits the rows by labels from elsewhere: `of` holds each row's place among the
    /// labels, if it has one.
    pub fn by_labels(labels: &[String], of: &[Option<u16>]) -> Self {
        let names = labels.iter().map(|it| (it.clone(), it.clone()));
        gather(names, of.iter().map(|it| it.map(usize::from)))
    }
}

fn gather(
    labels: impl Iterator<Item = (String, String)>,
    of: impl Iterator<Item = Option<usize>>,
) -> Groups {
    let group = |(value, label)| Group { value, label, rows: Vec::new() };
    let mut made = Groups { groups: labels.map(group).collect(), outside: Vec::new() };
    for (row, place) in (0_u32..).zip(of) {
        match place.and_then(|it| made.groups.get_mut(it)) {
            Some(group) => group.rows.push(row),
            None => made.outside.push(row),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_where_their_label_is() {
        let labels = ["North".to_owned(), "South".to_owned()];
        let groups = Groups::by_labels(&labels, &[Some(1), None, Some(1), Some(7)]);
        assert_eq!(groups.outside, [1, 3]);
        let sizes: Vec<_> = groups.groups.iter().map(|it| it.rows.len()).collect();
        assert_eq!((sizes, &groups.groups[1].rows[..]), (vec![0, 2], &[0, 2][..]));
    }
}
