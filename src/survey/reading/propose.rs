//! What a column seems to be, from its name and cells.

use std::collections::HashSet;

use super::column::{Ask, ColumnDraft, Fit, Why};
use super::dates::{self, DateOrder};
use super::families;
use super::ladders::{is_off_scale, looks_missing};
use super::levels;
use super::numerals::{self, DecimalMark};
use super::options;
use super::told::{self, Expect, Hint, LeftOut};
use crate::order::Map;
use crate::survey::{Cells, Kind, KindName};

/// Names of columns that identify respondents, letters and digits only.
const ID_NAMES: &[&str] = &[
    "id",
    "respondentid",
    "responseid",
    "respondent",
    "recordid",
    "caseid",
    "participantid",
    "participant",
    "userid",
    "uuid",
    "guid",
    "submissionid",
    "surveyid",
    "personid",
    "studyid",
    "subjectid",
    "subject",
    "staffid",
    "record",
    "identifier",
    "index",
    "key",
    "surveyidentifier",
];
/// Words in names of quantities: few small numbers are no rating here.
const QUANTITIES: &[&str] = &[
    "year",
    "years",
    "yrs",
    "age",
    "number",
    "many",
    "count",
    "hours",
    "days",
    "months",
    "weeks",
    "minutes",
    "total",
    "size",
    "beds",
    "staff",
    "patients",
    "children",
    "tenure",
    "experience",
];
/// Phrases in names of multiple choices.
const SELECT_ALL: &[&str] = &[
    "select all",
    "check all",
    "tick all",
    "choose all",
    "all that apply",
    "mark all",
    "select multiple",
];
/// Free text is not listed as levels beyond so many different cells.
const MAX_SINGLE: usize = 200;

/// How a file writes numbers and days, as far as its cells tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    pub(super) decimal: DecimalMark,
    pub(super) order: DateOrder,
}

/// What a look at all cells of a column gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Cells that are not empty.
    answered: usize,
    numbers: numerals::Evidence,
    dates: dates::Evidence,
    /// Whole numbers of more than 15 digits or with a zero in front: codes, not quantities.
    codes: usize,
    /// Cells that look like e-mail addresses.
    addresses: usize,
    /// Cells that may mean "no answer".
    alike: Map<String, usize>,
    /// The length of the longest cell, in bytes.
    longest: usize,
}

impl Profile {
    pub(super) fn of(cells: &Cells, hint: &Hint) -> Self {
        let mut profile = Self::default();
        cells.each(|text, count| {
            let mark = hint.not_shown.as_deref() == Some(text);
            if !mark && hint.missing_codes.iter().all(|it| it.value != text) {
                profile.add(text, count);
            }
        });
        profile
    }

    fn add(&mut self, cell: &str, count: usize) {
        let text = cell.trim();
        if text.is_empty() {
            return;
        }
        self.answered += count;
        self.longest = self.longest.max(text.len());
        let mut apart = false;
        if text.len() <= 32 {
            let lower = text.to_lowercase();
            let numeric = lower.ends_with(|it: char| it.is_ascii_digit());
            apart = !numeric
                && (looks_missing(&lower) || is_off_scale(&families::normal(text).0));
            if looks_missing(&lower) && (!numeric || levels::is_code(text)) {
                *self.alike.entry(text.to_owned()).or_default() += count;
            }
        }
        if apart {
            return;
        }
        self.numbers.add(text, count);
        self.dates.add(text, count);
        let digits = text.bytes().all(|it| it.is_ascii_digit());
        if digits && (text.len() > 15 || (text.len() > 1 && text.starts_with('0'))) {
            self.codes += count;
        }
        if text.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))
            && !text.contains(' ')
        {
            self.addresses += count;
        }
    }

    fn is_number(&self) -> bool {
        self.numbers.is_numeric() && self.codes == 0
    }
}

/// Decides the file's decimal mark and order of dates from all its columns. Where no cell
/// decides, semicolons between cells go with decimal commas, and days are in the usual
/// order.
pub(super) fn habits(profiles: &[Profile], delimiter: char, order: DateOrder) -> Habits {
    let (mut numbers, mut dates) =
        (numerals::Evidence::default(), dates::Evidence::default());
    for profile in profiles {
        if profile.is_number() {
            numbers.point += profile.numbers.point;
            numbers.comma += profile.numbers.comma;
        }
        if profile.dates.is_dates() {
            dates.day_first += profile.dates.day_first;
            dates.month_first += profile.dates.month_first;
        }
    }
    let usual = if delimiter == ';' { DecimalMark::Comma } else { DecimalMark::Point };
    Habits {
        decimal: numbers.better().unwrap_or(usual),
        order: dates.better().unwrap_or(order),
    }
}

/// Proposes what a column is.
pub(super) fn column(
    name: &str,
    cells: &Cells,
    profile: &Profile,
    habits: Habits,
    first: bool,
    hint: &Hint,
) -> ColumnDraft {
    let mut draft = ColumnDraft {
        name: name.to_owned(),
        text: hint.text.clone().unwrap_or_else(|| name.to_owned()),
        kind: Kind::Text,
        proposed: KindName::Text,
        why: Why::FreeText,
        missing_codes: hint.missing_codes.clone(),
        not_shown: hint.not_shown.clone(),
        decimal: habits.decimal,
        order: habits.order,
        dropped: hint.left_out.is_some(),
        asking: hint.asking.clone(),
        reversed: hint.reversed,
        asks: Vec::new(),
        fit: Fit::default(),
    };
    let numbers = profile.numbers;
    if numbers.is_numeric()
        && numbers.numbers(habits.decimal) < numbers.same + numbers.open
    {
        draft.decimal = numbers.better().unwrap_or(habits.decimal);
    }
    if let Some(better) = numbers.better().filter(|_| numbers.is_numeric()) {
        // A column that only the other mark can read is read with it.
        let other = numbers.numbers(better) > numbers.numbers(habits.decimal);
        draft.decimal = if other { better } else { habits.decimal };
    }
    if let Some(better) = profile.dates.better().filter(|_| profile.dates.is_dates()) {
        draft.order = better;
    }
    if hint.respondent {
        (draft.kind, draft.why) = (Kind::Identifier, Why::NamedAsId);
    } else {
        (draft.kind, draft.why) = told::expected(&mut draft, hint)
            .unwrap_or_else(|| kind(&draft, cells, profile, first, &hint.expect));
    }
    match hint.left_out {
        Some(LeftOut::Personal) => draft.why = Why::Personal,
        Some(LeftOut::Technical) => draft.why = Why::Technical,
        None => told::relabel(&mut draft.kind, &hint.labels),
    }
    draft.dropped |= draft.why == Why::Addresses;
    draft.proposed = draft.kind.name();
    draft.asks = asks(&draft, profile);
    draft
}

fn asks(draft: &ColumnDraft, profile: &Profile) -> Vec<Ask> {
    let mut asks = Vec::new();
    let dates = profile.dates;
    if matches!(draft.kind, Kind::Date) && dates.open > 0 && dates.better().is_none() {
        asks.push(Ask::DateOrder);
    }
    let numbers = profile.numbers;
    if matches!(draft.kind, Kind::Number)
        && numbers.open > 0
        && numbers.better().is_none()
    {
        asks.push(Ask::DecimalMark);
    }
    if !profile.alike.is_empty() && !matches!(draft.kind, Kind::Identifier) {
        let alike = profile.alike.iter().take(10);
        asks.push(Ask::LooksMissing(alike.map(|(text, n)| (text.clone(), *n)).collect()));
    }
    asks
}

fn kind(
    draft: &ColumnDraft,
    cells: &Cells,
    profile: &Profile,
    first: bool,
    expect: &Expect,
) -> (Kind, Why) {
    if profile.answered == 0 {
        return (Kind::Text, Why::AllEmpty);
    }
    if let Some(why) = identifies(&draft.name, cells, profile, first) {
        return (Kind::Identifier, why);
    }
    let only = match expect {
        Expect::Joined(joiner) => Some(*joiner),
        _ => None,
    };
    let open = matches!(expect, Expect::Open);
    let lower = draft.text.to_lowercase();
    let all = SELECT_ALL.iter().any(|it| lower.contains(it));
    let one = matches!(expect, Expect::Open | Expect::One);
    if all && !one && !lower.contains("choice=") {
        let joiner = only.unwrap_or_else(|| options::any_joiner(cells));
        let options = options::options(cells, joiner, draft);
        return (Kind::Multiple(options, joiner.to_owned()), Why::NamedAsMultiple);
    }
    if profile.is_number() {
        return if open { (Kind::Number, Why::Numbers) } else { number(draft, cells) };
    }
    if profile.dates.is_dates() {
        return (Kind::Date, Why::Dates);
    }
    if open {
        return (Kind::Text, Why::FreeText);
    }
    words(draft, cells, profile, expect)
}

/// Returns why the column identifies respondents, if it does.
fn identifies(name: &str, cells: &Cells, profile: &Profile, first: bool) -> Option<Why> {
    if profile.addresses * 10 >= profile.answered * 9 {
        return Some(Why::Addresses);
    }
    let bare: String = name
        .chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let named = ID_NAMES.contains(&bare.as_str());
    if !named && !first {
        return None;
    }
    let short = profile.longest <= 64;
    if !short || !all_different(cells) {
        return None;
    }
    if named {
        return Some(Why::NamedAsId);
    }
    // Codes such as R00017, or 1, 2, 3 …: not just any first column of different texts.
    let whole = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    let coded = |it: &str| {
        it.bytes().any(|b| b.is_ascii_digit())
            && it.bytes().any(|b| b.is_ascii_alphabetic())
            && !it.contains(char::is_whitespace)
    };
    let running = || {
        let numbers = cells.iter().map(|it| it.trim().parse::<u64>().ok());
        let next =
            numbers.zip(cells.iter().skip(1).map(|it| it.trim().parse::<u64>().ok()));
        next.into_iter()
            .all(|(a, b)| a.is_some() && a.and_then(|it| it.checked_add(1)) == b)
    };
    let cell = |fits: &dyn Fn(&str) -> bool| cells.iter().all(|it| fits(it.trim()));
    let dated = profile.dates.is_dates();
    let distinguish =
        profile.answered > 1 && !dated && (cell(&coded) || (cell(&whole) && running()));
    distinguish.then_some(Why::UniqueCodes)
}

fn all_different(cells: &Cells) -> bool {
    let mut seen = HashSet::new();
    cells.iter().map(str::trim).filter(|it| !it.is_empty()).all(|it| seen.insert(it))
}

fn number(draft: &ColumnDraft, cells: &Cells) -> (Kind, Why) {
    let quantity = || {
        let mut words = draft.text.split(|it: char| !it.is_alphanumeric());
        words.any(|it| QUANTITIES.contains(&it.to_lowercase().as_str()))
    };
    if cells.distinct().is_none() {
        return (Kind::Number, Why::Numbers);
    }
    let values = levels::values(cells, &draft.no_answers());
    let Some((low, high)) = levels::integers(&values, draft) else {
        return (Kind::Number, Why::Numbers);
    };
    let on = values.iter().filter(|it| numerals::parse(&it.0, draft.decimal).is_some());
    let (kinds, cells) = on
        .filter(|it| !levels::is_code(&it.0))
        .fold((0, 0), |(k, n), it| (k + 1, n + it.1));
    let points = usize::try_from(high - low).unwrap_or(0) + 1;
    let balanced = low < 0 && low == -high;
    if (low, high) == (0, 1) {
        return (Kind::Single(levels::single(values)), Why::FewValues { count: kinds });
    }
    // Ratings recur: at least half of the points are used, unless there are few cells.
    let dense = kinds * 2 >= points.min(cells);
    let fits = (balanced || (0..=2).contains(&low)) && dense && points >= 2 && cells >= 2;
    if fits && !quantity() {
        return (
            Kind::Scale(levels::numbered((low, high), &values)),
            Why::IntegerScale { low, high },
        );
    }
    (Kind::Number, Why::Numbers)
}

fn words(
    draft: &ColumnDraft,
    cells: &Cells,
    profile: &Profile,
    expect: &Expect,
) -> (Kind, Why) {
    let coded = cells.distinct().is_some();
    let values =
        if coded { levels::values(cells, &draft.no_answers()) } else { Vec::new() };
    if let Some((scale, levels)) = levels::worded(&values) {
        return (Kind::Scale(levels), Why::Family { family: scale.family(), unused: 0 });
    }
    let joiner = match expect {
        Expect::One => None,
        Expect::Joined(only) => options::joiner(cells, Some(only)),
        _ => options::joiner(cells, None),
    };
    if let Some(joiner) = joiner {
        let options = options::options(cells, joiner, draft);
        return (Kind::Multiple(options, joiner.to_owned()), Why::Joined);
    }
    let count = values.len();
    let few = if !coded || count > MAX_SINGLE {
        false
    } else if profile.answered < 8 {
        // Of so few cells none may recur; then names are short and without a stop.
        let recurs = count < profile.answered;
        let short = |it: &str| {
            let words = it.split_whitespace().count();
            it.chars().count() <= 40
                && (recurs || words <= 3)
                && !it.ends_with(['.', '!', '?'])
                && !it.contains('\n')
        };
        values.iter().all(|it| short(&it.0))
    } else {
        let often = count * 2 <= profile.answered
            && (count <= 30 || count * 10 <= profile.answered);
        often && profile.longest <= 200
    };
    if few {
        return (Kind::Single(levels::single(values)), Why::FewValues { count });
    }
    (Kind::Text, Why::FreeText)
}

/// Returns the column that most likely holds the respondents' ids.
pub(super) fn respondent(columns: &[ColumnDraft]) -> Option<usize> {
    let by = |why: &Why| columns.iter().position(|it| it.why == *why);
    by(&Why::NamedAsId).or_else(|| by(&Why::UniqueCodes))
}
