//! An SPSS file as the start of a survey: what is declared goes before what cells look
//! like. Labelled values become levels, declared missing values codes with their labels as
//! reasons, variables' labels the wording.

use std::rc::Rc;

use super::super::csv::header;
use super::{Measure, SavFile, Shown, Variable};
use crate::order::{self, Set};
use crate::parsed::{FormatProblem, Note, Parsed, Place, Problem, Tool};
use crate::survey::reading::{Choice, DateOrder, Expect, Hint, Recognised, is_off_scale};
use crate::survey::{Cells, Kind, Level, MissingCode, Records};
use crate::text;

/// So many different missing values can be told apart in a survey.
const MAX_MISSING: usize = 250;
/// A variable with more different values than this, most without a label, is a quantity.
const MAX_UNLABELLED: usize = 50;
/// Points between the lowest and the highest are filled in up to so many.
const MAX_POINTS: usize = 11;

/// Makes a table of the variables, with what the file declares about each.
pub fn recognise(file: SavFile) -> Parsed<Recognised> {
    let mut notes = Vec::new();
    let rows = file.variables.first().map_or(0, |it| it.cells.len());
    let mut hints = Vec::new();
    let (mut first, mut columns) = (Vec::new(), Vec::new());
    for mut variable in file.variables {
        let missing_codes = missing(&mut variable, &mut notes);
        let expect = expect(&variable, &missing_codes, &mut notes);
        let text = Some(variable.label).filter(|it| !it.is_empty());
        hints.push(Hint { text, expect, missing_codes, ..Hint::default() });
        first.push(variable.name);
        columns.push(variable.cells);
    }
    // Cases are counted from 1, as SPSS shows them.
    let numbers = (1..=u32::try_from(rows).unwrap_or(u32::MAX)).collect();
    let records = Records { first, columns, numbers, delimiter: ',' };
    let table = Rc::new(header::table(records, &mut notes));
    let (tool, order) = (Tool::Plain, DateOrder::DayFirst);
    Parsed { value: Recognised { table, tool, headers: 0, order, hints }, notes }
}

/// Returns the different cells that are not empty, in no order of meaning, and how many
/// cells there are of them; a variable with very many gives the first of them.
fn values(cells: &Cells) -> (Vec<&str>, usize) {
    if let Some(distinct) = cells.distinct() {
        let filled = distinct.into_iter().filter(|it| !it.0.is_empty());
        let (texts, counts): (Vec<&str>, Vec<usize>) = filled.unzip();
        return (texts, counts.iter().sum());
    }
    let different: Set<&str> = order::set(cells.iter().filter(|it| !it.is_empty()));
    let count = cells.iter().filter(|it| !it.is_empty()).count();
    (different.into_iter().collect(), count)
}

/// Returns the missing codes of a variable: the values declared, and those in the range
/// that occur or have a label.
fn missing(variable: &mut Variable, notes: &mut Vec<Note>) -> Vec<MissingCode> {
    let declared = &variable.missing;
    if declared.values.is_empty() && declared.range.is_none() {
        return Vec::new();
    }
    let mut found = declared.values.clone();
    if let Some((low, high)) = declared.range {
        if variable.shown != Shown::Number {
            // No file has ever been seen to do this; dates are no numbers any more.
            let problem = Problem::Format(FormatProblem::SpssPartUnread { part: 2 });
            notes.push(Note::warning(Place::column(&variable.name), problem));
        }
        let labels = variable.labels.iter().map(|it| it.0.as_str());
        let inside =
            |it: &&str| text::number(it).is_some_and(|it| (low..=high).contains(&it));
        let all = values(&variable.cells).0.into_iter().chain(labels);
        found.extend(all.filter(inside).map(str::to_owned));
    } else if variable.is_text {
        // Of a long string only the first eight bytes are declared.
        let labels = variable.labels.iter().map(|it| it.0.as_str());
        let all = values(&variable.cells).0.into_iter().chain(labels);
        let begins = |it: &&str| {
            let start = it.as_bytes().get(..8).unwrap_or_default().trim_ascii_end();
            declared.values.iter().any(|value| value.as_bytes() == start)
        };
        found.extend(all.filter(begins).map(str::to_owned));
    }
    let mut codes: Vec<MissingCode> = Vec::new();
    let mut surplus = Set::new();
    for value in found {
        if codes.iter().any(|it| it.value == value) {
            continue;
        }
        if codes.len() == MAX_MISSING {
            surplus.insert(value);
            continue;
        }
        let label = variable.labels.iter().find(|it| it.0 == value);
        let reason = label.map_or_else(String::new, |it| it.1.clone());
        codes.push(MissingCode { value, reason });
    }
    if !surplus.is_empty() {
        let mut count = 0;
        let mut cells = Cells::default();
        for cell in variable.cells.iter() {
            let is_surplus = surplus.contains(cell);
            count += usize::from(is_surplus);
            cells.push(if is_surplus { "" } else { cell });
        }
        variable.cells = cells;
        let problem = Problem::Format(FormatProblem::SpssMissingMerged { count });
        notes.push(Note::warning(Place::column(&variable.name), problem));
    }
    codes
}

/// Returns what answers to expect in a variable.
fn expect(variable: &Variable, missing: &[MissingCode], notes: &mut Vec<Note>) -> Expect {
    let is_missing = |value: &str| missing.iter().any(|it| it.value == value);
    let labels: Vec<&(String, String)> =
        variable.labels.iter().filter(|it| !is_missing(&it.0)).collect();
    let (mut found, count) = values(&variable.cells);
    found.retain(|it| !is_missing(it));
    let recurs = found.len() < count;
    let bare = found.iter().copied();
    let bare: Vec<&str> =
        bare.filter(|value| !labels.iter().any(|it| it.0 == *value)).collect();
    let many = bare.len() > MAX_UNLABELLED && bare.len() > labels.len();
    if variable.is_text {
        return text(variable.measure, &labels, &bare, many);
    }
    match variable.shown {
        Shown::Day | Shown::Both => return Expect::Kind(Kind::Date),
        Shown::Time => return Expect::Open,
        Shown::Number => {}
    }
    if labels.is_empty() {
        let few = recurs && found.len() <= MAX_UNLABELLED;
        return match variable.measure {
            Measure::Nominal if few => Expect::Kind(Kind::Single(levels(&labels, &bare))),
            Measure::Ordinal if few => Expect::Kind(Kind::Scale(levels(&labels, &bare))),
            Measure::Scale if recurs => Expect::Kind(Kind::Number),
            _ => Expect::Anything,
        };
    }
    let levels = levels(&labels, &bare);
    let filled = filled(&levels);
    match variable.measure {
        Measure::Nominal if !many => Expect::Kind(Kind::Single(levels)),
        Measure::Ordinal if !many => Expect::Kind(Kind::Scale(filled.unwrap_or(levels))),
        Measure::Scale if bare.is_empty() => Expect::Kind(Kind::Scale(levels)),
        _ if bare.is_empty() => Expect::Choices(levels.iter().map(choice).collect()),
        _ if filled.is_some() => {
            // Often only the ends of a scale have a label.
            Expect::Kind(Kind::Scale(filled.unwrap_or_default()))
        }
        _ => {
            let count = labels.len();
            let problem = Problem::Format(FormatProblem::SpssLabelsUnused { count });
            notes.push(Note::info(Place::column(&variable.name), problem));
            Expect::Kind(Kind::Number)
        }
    }
}

fn text(
    measure: Measure,
    labels: &[&(String, String)],
    bare: &[&str],
    many: bool,
) -> Expect {
    if labels.is_empty() || many {
        return Expect::Anything;
    }
    let labelled =
        labels.iter().map(|it| Level { label: it.1.clone(), ..Level::plain(&it.0) });
    let levels: Vec<Level> =
        labelled.chain(bare.iter().map(|it| Level::plain(it))).collect();
    match measure {
        Measure::Ordinal => Expect::Choices(levels.iter().map(choice).collect()),
        Measure::Unsaid | Measure::Nominal | Measure::Scale => {
            Expect::Kind(Kind::Single(levels))
        }
    }
}

fn choice(level: &Level) -> Choice {
    let (value, label) = (level.value.clone(), level.label.clone());
    Choice { code: value.clone(), value, label }
}

/// Returns levels of the labelled values and of others, by their numbers.
fn levels(labels: &[&(String, String)], bare: &[&str]) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    let labelled = labels.iter().map(|it| (it.0.as_str(), it.1.as_str()));
    for (value, label) in labelled.chain(bare.iter().map(|it| (*it, *it))) {
        let number = text::number(value).unwrap_or_default();
        let off_scale = is_off_scale(label);
        let level = Level {
            label: label.to_owned(),
            score: (!off_scale).then_some(number),
            off_scale,
            ..Level::plain(value)
        };
        // Off-scale answers stand behind all points.
        let behind = levels.iter().position(|it| match (off_scale, it.score) {
            (true, _) => false,
            (false, None) => true,
            (false, Some(score)) => score > number,
        });
        levels.insert(behind.unwrap_or(levels.len()), level);
    }
    levels
}

/// Returns the levels with all whole numbers between the lowest and the highest, if they
/// are few and all are whole.
fn filled(levels: &[Level]) -> Option<Vec<Level>> {
    let points: Vec<&Level> = levels.iter().filter(|it| !it.off_scale).collect();
    let whole = |it: &&Level| it.value.parse::<i32>().ok();
    let numbers: Option<Vec<i32>> = points.iter().map(whole).collect();
    let numbers = numbers?;
    let (low, high) = (*numbers.first()?, *numbers.last()?);
    let count = usize::try_from(i64::from(high) - i64::from(low)).ok()?;
    if !(1..MAX_POINTS).contains(&count) {
        return None;
    }
    let point = |number: i32| {
        let known = numbers.iter().position(|it| *it == number);
        let known = known.and_then(|it| points.get(it)).map(|it| (*it).clone());
        known.unwrap_or_else(|| Level {
            score: Some(f64::from(number)),
            ..Level::plain(&number.to_string())
        })
    };
    let off = levels.iter().filter(|it| it.off_scale).cloned();
    Some((low..=high).map(point).chain(off).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(measure: Measure, labels: &[(&str, &str)], cells: &[&str]) -> Variable {
        let mut all = Cells::default();
        for it in cells {
            all.push(it);
        }
        let own = |it: &(&str, &str)| (it.0.to_owned(), it.1.to_owned());
        let labels = labels.iter().map(own).collect();
        Variable { name: "v".into(), measure, labels, cells: all, ..Variable::default() }
    }

    fn shown(kind: &Expect) -> String {
        let all = |levels: &[Level]| {
            let one = |it: &Level| format!("{}={}", it.value, it.label);
            levels.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        match kind {
            Expect::Kind(kind) => {
                format!("{} {}", kind.name().as_str(), all(kind.levels()))
            }
            Expect::Choices(choices) => format!("choices {}", choices.len()),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn kinds_by_what_is_declared() {
        use Measure as M;
        for (measure, labels, cells, want) in [
            (
                M::Nominal,
                &[("2", "B"), ("1", "A")][..],
                &["1", "3", ""][..],
                "single_choice 1=A 2=B 3=3",
            ),
            (
                M::Ordinal,
                &[("1", "Low"), ("4", "High")],
                &["4", "2"],
                "scale 1=Low 2=2 3=3 4=High",
            ),
            (
                M::Scale,
                &[("0", "No"), ("10", "Yes")],
                &["7"],
                "scale 0=No 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=Yes",
            ),
            (
                M::Unsaid,
                &[("1", "Low"), ("5", "High"), ("9", "Don't know")],
                &["2"],
                "scale 1=Low 2=2 3=3 4=4 5=High 9=Don't know",
            ),
            (M::Scale, &[("0", "None")], &["12.5", "40"], "number "),
            (M::Unsaid, &[("0", "No"), ("1", "Yes")], &["1"], "choices 2"),
            (M::Scale, &[], &["3", "3", "4"], "number "),
            (M::Nominal, &[], &["3", "1", "3"], "single_choice 1=1 3=3"),
            (M::Nominal, &[], &["3", "1"], "Anything"),
            (M::Unsaid, &[], &["3", "3"], "Anything"),
        ] {
            let mut notes = Vec::new();
            let found = expect(&variable(measure, labels, cells), &[], &mut notes);
            assert_eq!(shown(&found), want);
            assert_eq!(notes.len(), usize::from(want == "number " && !labels.is_empty()));
        }
    }

    #[test]
    fn missing_ranges_are_those_values_that_occur() {
        let cells = ["5", "-1", "0", "0.5", "999", ""];
        let mut it = variable(Measure::Scale, &[("-2", "Refused")], &cells);
        it.missing.values = vec!["999".into()];
        it.missing.range = Some((-f64::MAX, 0.0));
        let mut notes = Vec::new();
        let codes = missing(&mut it, &mut notes);
        let codes: Vec<(&str, &str)> =
            codes.iter().map(|it| (it.value.as_str(), it.reason.as_str())).collect();
        assert_eq!(codes, [("999", ""), ("-1", ""), ("0", ""), ("-2", "Refused")]);
        assert_eq!(notes, []);
    }

    #[test]
    fn more_missing_values_than_can_be_told_apart() {
        let cells: Vec<String> = (0..300).map(|it| (it - 290).to_string()).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let mut it = variable(Measure::Scale, &[], &cells);
        it.missing.range = Some((-f64::MAX, -1.0));
        let mut notes = Vec::new();
        assert_eq!(missing(&mut it, &mut notes).len(), MAX_MISSING);
        let problem = Problem::Format(FormatProblem::SpssMissingMerged { count: 40 });
        assert_eq!(notes, [Note::warning(Place::column("v"), problem)]);
        assert_eq!(it.cells.iter().filter(|it| it.is_empty()).count(), 40);
    }
}
