//! Reads the cells of a column as its kind has it, and says how they fit.

use std::rc::Rc;

use super::column::{ColumnDraft, Fit, Reading, Sample};
use super::{dates, levels, numerals, options};
use crate::order::{Map, Set};
use crate::stamp::Day;
use crate::survey::{Answers, Cells, Column, Given, Kind, Missing, Table};

/// So many cells that do not fit are shown.
const SHOWN: usize = 5;

/// Reads single cells as the draft has it.
struct Reader<'a> {
    draft: &'a ColumnDraft,
    codes: Map<String, u8>,
    /// Missing codes that are numbers: `-99.0` is `-99`.
    number_codes: Vec<(f64, u8)>,
    places: Map<String, u16>,
    /// Levels whose value is a number: `3.0` is `3`.
    number_places: Vec<(f64, u16)>,
}

impl<'a> Reader<'a> {
    fn of(draft: &'a ColumnDraft) -> Self {
        let mut reader = Self {
            draft,
            codes: Map::new(),
            number_codes: Vec::new(),
            places: Map::new(),
            number_places: Vec::new(),
        };
        for (place, code) in (0_u8..=u8::MAX).zip(&draft.missing_codes) {
            reader.codes.entry(levels::key(&code.value)).or_insert(place);
            let number = numerals::parse(&code.value, draft.decimal);
            reader.number_codes.extend(number.map(|it| (it, place)));
        }
        for (place, level) in (0_u16..=u16::MAX).zip(draft.kind.levels()) {
            reader.places.entry(levels::key(&level.value)).or_insert(place);
            let number = numerals::parse(&level.value, draft.decimal);
            reader.number_places.extend(number.map(|it| (it, place)));
        }
        // A label may stand in the cells too, but never instead of another level's value.
        for (place, level) in (0_u16..=u16::MAX).zip(draft.kind.levels()) {
            reader.places.entry(levels::key(&level.label)).or_insert(place);
        }
        reader
    }

    /// Returns the trimmed cell, or why it holds no answer.
    fn given<'t>(&self, cell: &'t str) -> Given<&'t str> {
        let text = cell.trim();
        if text.is_empty() {
            return Err(Missing::Empty);
        }
        if self.draft.not_shown.as_deref() == Some(text) {
            return Err(Missing::NotShown);
        }
        if self.codes.is_empty() {
            return Ok(text);
        }
        let code = self.codes.get(&levels::key(text)).copied().or_else(|| {
            let number = numerals::parse(text, self.draft.decimal)?;
            same(&self.number_codes, number)
        });
        code.map_or(Ok(text), |it| Err(Missing::Declared(it)))
    }

    fn place(&self, text: &str) -> Option<u16> {
        self.places.get(&levels::key(text)).copied().or_else(|| {
            if self.number_places.is_empty() {
                return None;
            }
            same(&self.number_places, numerals::parse(text, self.draft.decimal)?)
        })
    }

    fn choice(&self, cell: &str) -> Given<u16> {
        self.place(self.given(cell)?).ok_or(Missing::Unreadable)
    }

    fn choices(&self, cell: &str) -> Given<Box<[u16]>> {
        let text = self.given(cell)?;
        let Kind::Multiple(_, joiner) = &self.draft.kind else {
            return Err(Missing::Unreadable);
        };
        let found = options::split(text, joiner, |it| self.place(it));
        found.ok_or(Missing::Unreadable)
    }

    fn number(&self, cell: &str) -> Given<f64> {
        numerals::parse(self.given(cell)?, self.draft.decimal).ok_or(Missing::Unreadable)
    }

    fn date(&self, cell: &str) -> Given<(Day, bool)> {
        dates::parse(self.given(cell)?, self.draft.order).ok_or(Missing::Unreadable)
    }

    /// Text keeps its outer space, as it is the respondent's own.
    fn text(&self, cell: &str) -> Given<Rc<str>> {
        self.given(cell).map(|_| Rc::from(cell))
    }

    /// Returns whether a time of day was left out, or why there is no answer.
    fn check(&self, cell: &str) -> Given<bool> {
        match &self.draft.kind {
            Kind::Single(_) | Kind::Scale(_) => self.choice(cell).map(|_| false),
            Kind::Multiple(..) => self.choices(cell).map(|_| false),
            Kind::Number => self.number(cell).map(|_| false),
            Kind::Date => self.date(cell).map(|it| it.1),
            Kind::Text | Kind::Identifier => self.given(cell).map(|_| false),
        }
    }

    fn reading(&self, cell: &str) -> Reading {
        let levels = self.draft.kind.levels();
        let label = |it: &u16| levels.get(usize::from(*it)).map(|it| it.label.clone());
        let read = match &self.draft.kind {
            Kind::Single(_) | Kind::Scale(_) => {
                self.choice(cell).map(|it| Reading::Level(label(&it).unwrap_or_default()))
            }
            Kind::Multiple(..) => self
                .choices(cell)
                .map(|it| Reading::Options(it.iter().filter_map(label).collect())),
            Kind::Number => self.number(cell).map(Reading::Number),
            Kind::Date => self.date(cell).map(|it| Reading::Date(it.0)),
            Kind::Text | Kind::Identifier => {
                self.given(cell).map(|it| Reading::Text(it.to_owned()))
            }
        };
        read.unwrap_or_else(|why| match why {
            Missing::Unreadable => Reading::Unreadable,
            Missing::NotShown => Reading::NotShown,
            Missing::Empty | Missing::Declared(_) => Reading::NoAnswer,
        })
    }
}

fn same<T: Copy>(known: &[(f64, T)], number: f64) -> Option<T> {
    // Adding zero makes -0 the same as 0.
    let bits = (number + 0.0).to_bits();
    known.iter().find(|it| (it.0 + 0.0).to_bits() == bits).map(|it| it.1)
}

/// Says anew how the cells fit the draft.
pub(super) fn refit(draft: &mut ColumnDraft, column: usize, table: &Table) {
    if let Some(cells) = table.columns.get(column) {
        draft.fit = fit(draft, cells, table);
    }
}

fn fit(draft: &ColumnDraft, cells: &Cells, table: &Table) -> Fit {
    let reader = Reader::of(draft);
    let mut fit = Fit::default();
    let count = |text: &str, times: usize| match reader.check(text) {
        Ok(timed) => {
            fit.answered += times;
            fit.timed += if timed { times } else { 0 };
        }
        Err(Missing::Declared(_)) => fit.declared += times,
        Err(Missing::Unreadable) => fit.unreadable += times,
        Err(Missing::NotShown) => fit.not_shown += times,
        Err(Missing::Empty) => fit.empty += times,
    };
    cells.each(count);
    if fit.unreadable > 0 {
        let mut seen = Set::new();
        let strays = cells.iter().enumerate().filter(|(_, cell)| {
            reader.check(cell) == Err(Missing::Unreadable) && seen.insert(*cell)
        });
        let shown =
            strays.take(SHOWN).map(|(row, cell)| (table.record(row), cell.to_owned()));
        fit.strays = shown.collect();
    }
    fit.samples = samples(cells)
        .into_iter()
        .map(|it| Sample { before: it.to_owned(), after: reader.reading(it) })
        .collect();
    fit
}

/// Returns up to three different cells; those with a mark in them tell most about numbers.
fn samples(cells: &Cells) -> Vec<&str> {
    let mut plain: Vec<&str> = Vec::new();
    let mut marked: Vec<&str> = Vec::new();
    for cell in cells.iter().take(1000) {
        let list = if cell.contains(['.', ',', '/']) { &mut marked } else { &mut plain };
        if list.len() < 3 && !cell.trim().is_empty() && !list.contains(&cell) {
            list.push(cell);
        }
        if marked.len() == 3 {
            break;
        }
    }
    marked.extend(plain);
    marked.truncate(3);
    marked
}

/// Reads the whole column: every row has an answer or a reason, and the texts of those that
/// do not fit are kept.
pub(super) fn read(draft: &ColumnDraft, cells: &Cells) -> Column {
    let reader = Reader::of(draft);
    let answers = match &draft.kind {
        Kind::Single(_) | Kind::Scale(_) => {
            Answers::Choice(cells.map(|it| reader.choice(it)))
        }
        Kind::Multiple(..) => Answers::Choices(cells.map(|it| reader.choices(it))),
        Kind::Number => Answers::Number(cells.map(|it| reader.number(it))),
        Kind::Date => Answers::Date(cells.map(|it| reader.date(it).map(|it| it.0))),
        Kind::Text | Kind::Identifier => Answers::Text(cells.map(|it| reader.text(it))),
    };
    let mut strays = Map::new();
    if !matches!(draft.kind, Kind::Text | Kind::Identifier) {
        for (row, why) in answers.all_missing() {
            if why == Missing::Unreadable
                && let Ok(place) = u32::try_from(row)
            {
                strays.insert(place, Rc::from(cells.get(row)));
            }
        }
    }
    Column { answers, strays }
}
