//! From the draft to the survey: every cell becomes an answer or a reason, and the notes
//! say what did not fit.

use std::collections::HashMap;
use std::rc::Rc;

use super::column::ColumnDraft;
use super::draft::SurveyDraft;
use super::steps::Progress;
use crate::id::Ids;
use crate::order::{self, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::stamp::{Provenance, Stamp};
use crate::survey::{Column, Kind, Question, Survey, Table};

/// Numbers by texts.
type Numbers = HashMap<Rc<str>, usize>;

/// So many rows with the same trouble are listed, then only counted.
const LISTED: usize = 5;

impl SurveyDraft {
    /// Makes the survey at once: see [`Making`].
    pub fn into_survey(
        self,
        name: &str,
        source: &str,
        ids: &mut Ids,
        stamp: &Stamp,
    ) -> Parsed<Survey> {
        Making::start(self, (name, source), ids, stamp).finish(ids)
    }
}

/// A survey being made of a draft, question by question. Respondents without an id, or with one
/// that another has, get one of their own; cells that do not fit are kept as strays; notes say
/// all of it.
#[derive(Debug)]
pub struct Making {
    draft: SurveyDraft,
    next: usize,
    /// The heading of a section whose first question is left out: the next one has it.
    heading: String,
    /// What is made so far.
    survey: Survey,
    notes: Vec<Note>,
}

impl Making {
    /// Begins with the respondents; the survey has this name and came from this source.
    pub fn start(
        draft: SurveyDraft,
        (name, source): (&str, &str),
        ids: &mut Ids,
        stamp: &Stamp,
    ) -> Self {
        let mut notes = Vec::new();
        let survey = Survey {
            id: ids.make(),
            name: name.to_owned(),
            source: source.to_owned(),
            respondents: Rc::new(draft.respondents(&mut notes)),
            composites: Vec::new(),
            questions: Vec::new(),
            second: None,
            provenance: Provenance::new(stamp),
        };
        Self { draft, next: 0, heading: String::new(), survey, notes }
    }

    /// Tells whether no step is left.
    pub fn is_done(&self) -> bool {
        self.next >= self.draft.columns.len()
    }

    /// Reads columns until about so many cells were read.
    pub fn step(&mut self, budget: usize, ids: &mut Ids) -> Progress {
        let cells = self.draft.table.rows().max(1);
        let (mut spent, total) = (0, self.draft.columns.len());
        while let Some(draft) =
            self.draft.columns.get(self.next).filter(|_| spent < budget)
        {
            let read = self.draft.read_column(self.next).filter(|_| !draft.dropped);
            self.next += 1;
            if !draft.asking.heading.is_empty() {
                self.heading.clone_from(&draft.asking.heading);
            }
            let Some(column) = read else { continue };
            let mut asking = draft.asking.clone();
            asking.heading = std::mem::take(&mut self.heading);
            spent = spent.saturating_add(cells);
            remark(draft, &column, &self.draft.table, &mut self.notes);
            let question = Question {
                id: ids.make(),
                name: draft.name.clone(),
                text: draft.text.clone(),
                kind: draft.kind.clone(),
                missing_codes: draft.missing_codes.clone(),
                asking,
                reversed: draft.reversed,
                provenance: self.survey.provenance,
            };
            self.survey.questions.push((question, Rc::new(column)));
        }
        Progress { done: self.next, total }
    }

    /// Returns the survey; what no step has reached is done now.
    pub fn finish(mut self, ids: &mut Ids) -> Parsed<Survey> {
        while !self.step(usize::MAX, ids).is_done() {}
        Parsed { value: self.survey, notes: self.notes }
    }
}

impl SurveyDraft {
    /// Returns the respondents' ids: the cells of their column, else the rows' numbers.
    fn respondents(&self, notes: &mut Vec<Note>) -> Vec<Rc<str>> {
        let rows = self.table.rows();
        let Some(column) = self.respondent else {
            return (1..=rows).map(|it| Rc::from(it.to_string())).collect();
        };
        let cells = (0..rows).map(|row| self.table.cell(row, column).trim());
        let written: Set<&str> = order::set(cells.clone());
        let mut taken = Numbers::new();
        let mut made: Vec<Rc<str>> = Vec::with_capacity(rows);
        let mut used = Numbers::new();
        let mut found = Vec::new();
        let name = self.columns.get(column).map_or("", |it| it.name.as_str());
        for (row, cell) in cells.enumerate() {
            let place = || Place::row(self.table.record(row)).at_column(name);
            let mut id: Rc<str> = Rc::from(cell);
            if cell.is_empty() || taken.contains_key(cell) {
                let stem =
                    if cell.is_empty() { (row + 1).to_string() } else { cell.to_owned() };
                id = free(&stem, &mut used, |it| {
                    taken.contains_key(it) || written.contains(it)
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
            taken.insert(id.clone(), row);
            made.push(id);
        }
        push_capped(notes, found, name);
        made
    }
}

/// Returns `stem` or `stem (2)`, `stem (3)` …: the first that is not taken. The numbers
/// used are remembered, so that many duplicates of one id stay quick.
fn free(stem: &str, used: &mut Numbers, taken: impl Fn(&str) -> bool) -> Rc<str> {
    if !taken(stem) {
        return Rc::from(stem);
    }
    let mut number = used.get(stem).copied().unwrap_or(1);
    loop {
        number += 1;
        let name = format!("{stem} ({number})");
        if !taken(&name) {
            used.insert(Rc::from(stem), number);
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
