//! From the draft to the survey: every cell becomes an answer or a reason, and the notes
//! say what did not fit.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::column::ColumnDraft;
use super::draft::SurveyDraft;
use crate::id::Ids;
use crate::order::{self, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::stamp::{Provenance, Stamp};
use crate::survey::{Asking, Column, Kind, Question, Survey, Table};

/// So many rows with the same trouble are listed, then only counted.
const LISTED: usize = 5;

impl SurveyDraft {
    /// Makes the survey. Respondents without an id, or with one that another has, get one
    /// of their own; cells that do not fit are kept as strays; notes say all of it.
    pub fn into_survey(
        self,
        name: &str,
        source: &str,
        ids: &mut Ids,
        stamp: &Stamp,
    ) -> Parsed<Survey> {
        let mut notes = Vec::new();
        let provenance = Provenance::new(stamp);
        let respondents = Rc::new(self.respondents(&mut notes));
        let mut questions = Vec::new();
        for (place, draft) in self.columns.iter().enumerate() {
            let Some(column) = self.read_column(place).filter(|_| !draft.dropped) else {
                continue;
            };
            remark(draft, &column, &self.table, &mut notes);
            let question = Question {
                id: ids.make(),
                name: draft.name.clone(),
                text: draft.text.clone(),
                kind: draft.kind.clone(),
                missing_codes: draft.missing_codes.clone(),
                asking: Asking::default(),
                reversed: false,
                provenance,
            };
            questions.push((question, Rc::new(column)));
        }
        let survey = Survey {
            id: ids.make(),
            name: name.to_owned(),
            source: source.to_owned(),
            respondents,
            composites: Vec::new(),
            questions,
            second: None,
            provenance,
        };
        Parsed { value: survey, notes }
    }

    /// Returns the respondents' ids: the cells of their column, else the rows' numbers.
    fn respondents(&self, notes: &mut Vec<Note>) -> Vec<Rc<str>> {
        let rows = self.table.rows();
        let Some(column) = self.respondent else {
            return (1..=rows).map(|it| Rc::from(it.to_string())).collect();
        };
        let cells = (0..rows).map(|row| self.table.cell(row, column).trim());
        let written: Set<&str> = order::set(cells.clone());
        let mut taken: HashSet<Rc<str>> = HashSet::new();
        let mut made: Vec<Rc<str>> = Vec::with_capacity(rows);
        let mut used = HashMap::new();
        let mut found = Vec::new();
        let name = self.columns.get(column).map_or("", |it| it.name.as_str());
        for (row, cell) in cells.enumerate() {
            let place = || Place::row(self.table.record(row)).at_column(name);
            let mut id: Rc<str> = Rc::from(cell);
            if cell.is_empty() || taken.contains(cell) {
                let stem =
                    if cell.is_empty() { (row + 1).to_string() } else { cell.to_owned() };
                id = free(&stem, &mut used, |it| {
                    taken.contains(it) || written.contains(it)
                });
                let renamed = id.to_string();
                found.push(Note::warning(
                    place(),
                    if cell.is_empty() {
                        Problem::EmptyRespondent { named: renamed }
                    } else {
                        Problem::DuplicateRespondent { id: cell.to_owned(), renamed }
                    },
                ));
            }
            taken.insert(id.clone());
            made.push(id);
        }
        push_capped(notes, found, name);
        made
    }
}

/// Returns `stem` or `stem (2)`, `stem (3)` …: the first that is not taken. The numbers
/// used are remembered, so that many duplicates of one id stay quick.
fn free(
    stem: &str,
    used: &mut HashMap<String, u64>,
    taken: impl Fn(&str) -> bool,
) -> Rc<str> {
    if !taken(stem) {
        return Rc::from(stem);
    }
    let number = used.entry(stem.to_owned()).or_insert(1);
    loop {
        *number += 1;
        let name = format!("{stem} ({number})");
        if !taken(&name) {
            return Rc::from(name);
        }
    }
}

/// Notes what did not fit in a column.
fn remark(draft: &ColumnDraft, column: &Column, table: &Table, notes: &mut Vec<Note>) {
    let strays = column.strays.iter().map(|(row, text)| {
        let place = Place::row(table.record(*row as usize)).at_column(&draft.name);
        let text = text.to_string();
        Note::warning(
            place,
            match draft.kind {
                Kind::Number => Problem::NotANumber { text },
                Kind::Date => Problem::NotADate { text },
                Kind::Identifier
                | Kind::Single(_)
                | Kind::Scale(_)
                | Kind::Multiple(..)
                | Kind::Text => Problem::NotALevel { text },
            },
        )
    });
    push_capped(notes, strays.collect(), &draft.name);
    if draft.fit.timed > 0 && matches!(draft.kind, Kind::Date) {
        let problem = Problem::TimesDropped { count: draft.fit.timed };
        notes.push(Note::info(Place::column(&draft.name), problem));
    }
}

fn push_capped(notes: &mut Vec<Note>, mut found: Vec<Note>, column: &str) {
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    notes.extend(found);
    if more > 0 {
        let problem = Problem::MoreRows { count: more };
        notes.push(Note::warning(Place::column(column), problem));
    }
}
