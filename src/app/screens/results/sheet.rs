//! A table of results: shown with rounded figures, copied as it is shown, saved as CSV in
//! full precision.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{clipboard, files};
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in;
use crate::app::notice::Notice;
use crate::app::parts::{Column, Row, Table, cell};
use crate::app::shared::Shared;
use crate::interchange::table_html::{self, Printed};
use crate::interchange::table_out::{self, OutCell};
use crate::interchange::xlsx_out::{self, BookCell, BookSheet};
use crate::order::{self, Set};
use crate::stats::{Stat, Undefined, rounded};
use crate::words::EN;
use crate::words::results::Results;

/// What stands where a figure is undefined.
pub(super) const DASH: &str = "–";

/// What kind of file a workbook is.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A figure or words in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// Words that lead somewhere: the words and the address.
    Link(String, AttrValue),
    /// A count.
    Count(usize),
    /// A statistic, shown with so many decimals.
    Stat(Stat, usize),
    /// A statistic that is never above 1, such as a correlation: shown with so many decimals
    /// and no zero before the point (APA).
    Bounded(Stat, usize),
    /// A probability, shown with three decimals and no zero before the point (APA).
    Probability(Stat),
    /// A picture of what is in the row; not in files.
    Picture(Html),
}

/// Returns a number as it is read: rounded, with a real minus sign.
pub(super) fn number(value: f64, decimals: usize) -> String {
    rounded(value, decimals).replace('-', "−")
}

/// Returns a statistic as it is read.
pub(super) fn stat(value: Stat, decimals: usize) -> String {
    value.map_or_else(|_| DASH.to_owned(), |it| number(it, decimals))
}

/// Returns a number that is never above 1 as it is read.
pub(super) fn bounded(value: f64, decimals: usize) -> String {
    number(value, decimals).replacen("0.", ".", usize::from(value.abs() < 1.0))
}

/// Returns a probability as it is read.
fn probability(value: Stat) -> String {
    match value {
        Err(_) => DASH.to_owned(),
        Ok(it) if it < 0.0005 => "< .001".to_owned(),
        Ok(it) => bounded(it, 3),
    }
}

impl Figure {
    fn shown(&self) -> String {
        match self {
            Self::Empty | Self::Picture(_) => String::new(),
            Self::Words(text) | Self::Link(text, _) => text.clone(),
            Self::Count(it) => EN.numbers.whole(*it),
            // Outside the base is no lack of a number, but a place without one.
            Self::Stat(Err(Undefined::OutsideBase | Undefined::Overlapping), _) => {
                String::new()
            }
            Self::Stat(Err(Undefined::Hidden), _)
            | Self::Bounded(Err(Undefined::Hidden), _)
            | Self::Probability(Err(Undefined::Hidden)) => {
                EN.analysis.hidden.sign.to_owned()
            }
            Self::Stat(it, decimals) => stat(*it, *decimals),
            Self::Bounded(it, decimals) => {
                it.map_or_else(|_| DASH.to_owned(), |it| bounded(it, *decimals))
            }
            Self::Probability(it) => probability(*it),
        }
    }

    fn view(&self) -> Html {
        match self {
            Self::Link(text, href) => {
                html! { <a href={href.clone()}>{ text.clone() }</a> }
            }
            Self::Picture(it) => it.clone(),
            other => cell(other.shown()),
        }
    }

    fn out(&self) -> OutCell {
        match self {
            Self::Empty | Self::Picture(_) => OutCell::Empty,
            Self::Words(text) | Self::Link(text, _) => OutCell::text(text),
            Self::Count(it) => OutCell::Count(*it),
            Self::Stat(Err(Undefined::Hidden), _)
            | Self::Bounded(Err(Undefined::Hidden), _)
            | Self::Probability(Err(Undefined::Hidden)) => {
                OutCell::text(EN.analysis.hidden.sign)
            }
            Self::Stat(it, _) | Self::Bounded(it, _) | Self::Probability(it) => {
                OutCell::number(it.ok())
            }
        }
    }

    fn is_picture(&self) -> bool {
        matches!(self, Self::Picture(_))
    }
}

/// A row of a table of results.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Whether it is a total.
    pub total: bool,
}

impl Line {
    /// Returns a row.
    pub fn new(figures: Vec<Figure>) -> Self {
        Self { figures, total: false }
    }

    /// Returns a total.
    pub fn total(figures: Vec<Figure>) -> Self {
        Self { figures, total: true }
    }
}

/// A table of results.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub lines: Vec<Line>,
    /// Sentences below it.
    pub notes: Vec<String>,
    /// The file's name, without ending.
    pub file: String,
}

impl Sheet {
    /// Returns the sentence that explains the dashes, if there are any.
    pub fn explain(&self, words: &Results) -> Option<String> {
        let figures = self.lines.iter().flat_map(|it| &it.figures);
        let reasons: Set<Undefined> = order::set(
            figures
                .filter_map(|it| match it {
                    Figure::Stat(Err(why), _)
                    | Figure::Bounded(Err(why), _)
                    | Figure::Probability(Err(why)) => Some(*why),
                    _ => None,
                })
                .filter(|it| {
                    !matches!(
                        it,
                        Undefined::OutsideBase
                            | Undefined::Overlapping
                            | Undefined::Hidden
                    )
                }),
        );
        let reasons: Vec<&str> =
            reasons.into_iter().map(|it| (words.undefined)(it)).collect();
        (!reasons.is_empty()).then(|| (words.notes.dash)(&reasons.join(", or ")))
    }

    /// Shows without decimals what is shown with so many; files keep all.
    pub(super) fn without_decimals(&mut self, shown: usize) {
        for it in self.lines.iter_mut().flat_map(|it| &mut it.figures) {
            if let Figure::Stat(_, decimals) = it
                && *decimals == shown
            {
                *decimals = 0;
            }
        }
    }

    /// Returns the columns that files have: those without pictures.
    fn kept(&self) -> Vec<usize> {
        let pictured = |at: usize| {
            self.lines.iter().any(|it| it.figures.get(at).is_some_and(Figure::is_picture))
        };
        (0..self.columns.len()).filter(|it| !pictured(*it)).collect()
    }

    /// Returns the table as it is copied, with its number; `exact` with all decimals.
    pub fn printed(&self, number: &str, note: &str, exact: bool) -> Printed {
        let kept = self.kept();
        let columns = kept.iter().filter_map(|it| self.columns.get(*it));
        let shown = |it: &Figure| match (it, exact) {
            (
                Figure::Stat(Ok(it), _)
                | Figure::Bounded(Ok(it), _)
                | Figure::Probability(Ok(it)),
                true,
            ) => it.to_string(),
            (it, _) => it.shown(),
        };
        let rows = self.lines.iter().map(|line| {
            let cells = kept.iter().filter_map(|it| line.figures.get(*it));
            (cells.map(shown).collect(), line.total)
        });
        Printed {
            number: number.to_owned(),
            title: self.caption.clone(),
            columns: columns.map(|it| (it.label.to_string(), it.figures)).collect(),
            rows: rows.collect(),
            note: note.to_owned(),
            note_word: EN.parts.note.to_owned(),
        }
    }

    /// Returns the table as a sheet of a workbook.
    pub fn book(&self, name: &str, notes: Vec<String>) -> BookSheet {
        let kept = self.kept();
        let cell = |it: &Figure| BookCell {
            cell: it.out(),
            decimals: match it {
                Figure::Stat(_, decimals) | Figure::Bounded(_, decimals) => {
                    Some(*decimals)
                }
                Figure::Probability(_) => Some(3),
                _ => None,
            },
        };
        let heads = kept.iter().filter_map(|it| self.columns.get(*it));
        let rows = self.lines.iter().map(|line| {
            let cells = kept.iter().filter_map(|it| line.figures.get(*it));
            (cells.map(cell).collect(), line.total)
        });
        BookSheet {
            name: name.to_owned(),
            title: self.caption.clone(),
            header: heads.map(|it| it.label.to_string()).collect(),
            rows: rows.collect(),
            notes,
        }
    }

    /// Returns the sentences below the table.
    fn said(&self, words: &Results) -> Vec<String> {
        let mut notes = self.notes.clone();
        notes.extend(self.explain(words));
        notes
    }

    /// Returns the table as text with tabs, as it is shown.
    pub fn text(&self) -> String {
        table_html::text(&self.printed("", "", false))
    }

    /// Returns the table as a CSV file, in full precision.
    pub fn csv(&self) -> Vec<u8> {
        let kept = self.kept();
        let head: Vec<String> = kept
            .iter()
            .filter_map(|it| self.columns.get(*it))
            .map(|it| it.label.to_string())
            .collect();
        let mut rows: Vec<Vec<OutCell>> = self
            .lines
            .iter()
            .map(|line| {
                let cells = kept.iter().filter_map(|it| line.figures.get(*it));
                cells.map(Figure::out).collect()
            })
            .collect();
        // What was hidden is said in the file too, below the table.
        let hidden = |it: &&String| it.starts_with(EN.analysis.hidden.sign);
        if let Some(note) = self.notes.iter().find(hidden) {
            rows.extend([Vec::new(), vec![OutCell::text(note)]]);
        }
        table_out::csv(&head, rows.iter().map(Vec::as_slice))
    }
}

/// Returns words as part of a file's name.
pub(super) fn file_name(parts: &[&str]) -> String {
    let mut name = String::new();
    for it in parts.join(" ").chars().take(80) {
        match it {
            it if it.is_alphanumeric() => name.extend(it.to_lowercase()),
            _ if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            _ => {}
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "table".to_owned() } else { name.to_owned() }
}

/// Says what in tables that are saved may tell who somebody is, if anything.
fn say_sheet_leaks(dispatch: &Dispatch, sheets: &[&Sheet]) {
    let texts: Vec<String> = sheets.iter().map(|it| it.text()).collect();
    say_leaks_in(dispatch, &mut texts.iter().flat_map(|it| it.split(['\n', '\t'])));
}

/// Saves tables as a workbook; the first has this number.
pub(super) fn save_workbook(
    dispatch: &Dispatch,
    sheets: &[&Sheet],
    file: &str,
    first: usize,
) {
    say_sheet_leaks(dispatch, sheets);
    let words = &EN.results;
    let pages: Vec<BookSheet> = sheets
        .iter()
        .zip(first..)
        .map(|(it, number)| it.book(&(words.table)(number), it.said(words)))
        .collect();
    if let Some(bytes) = xlsx_out::workbook(&pages, EN.parts.notes) {
        files::download(&format!("{file}.xlsx"), XLSX, &bytes);
    }
}

/// Props of [`SheetTable`].
#[derive(Properties, PartialEq)]
pub struct SheetTableProps {
    /// Its id.
    pub id: AttrValue,
    /// Its number on the screen.
    #[prop_or_default]
    pub number: usize,
    /// The table.
    pub sheet: Shared<Sheet>,
}

/// A table of results.
#[component]
pub fn SheetTable(props: &SheetTableProps) -> Html {
    let words = &use_words().results;
    let dispatch = use_dispatch();
    let sheet = &props.sheet;
    let copy = use_event(
        (sheet.clone(), dispatch.clone(), props.number),
        |exact: bool, (sheet, dispatch, number)| {
            say_sheet_leaks(dispatch, &[sheet]);
            let dispatch = dispatch.clone();
            let done = Callback::from(move |copied: bool| {
                if copied {
                    dispatch.notify(Notice::info(EN.notices.copied));
                } else {
                    let (message, hint) = EN.notices.not_copied;
                    dispatch.notify(Notice::warning(message, hint));
                }
            });
            let words = &EN.results;
            let number = if *number > 0 { (words.table)(*number) } else { String::new() };
            let printed = sheet.printed(&number, &sheet.said(words).join(" "), exact);
            let text = table_html::text(&printed);
            clipboard::copy_table(&table_html::html(&printed), text, done);
        },
    );
    let oncopy = use_event(copy.clone(), |(), copy| copy.emit(false));
    let onexact = use_event(copy, |(), copy| copy.emit(true));
    let given = (sheet.clone(), dispatch, props.number);
    let onexcel = use_event(given.clone(), |(), (sheet, dispatch, number)| {
        save_workbook(dispatch, &[sheet], &sheet.file, *number.max(&1));
    });
    let oncsv = use_event(given, |(), (sheet, dispatch, _)| {
        say_sheet_leaks(dispatch, &[sheet]);
        files::download(&format!("{}.csv", sheet.file), "text/csv", &sheet.csv());
    });
    let rows: Rc<[Row]> = sheet
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let cells = line.figures.iter().map(Figure::view).collect();
            let row = Row::new(at.to_string(), cells);
            if line.total { row.total() } else { row }
        })
        .collect();
    let notes = sheet.said(words);
    let note = if notes.is_empty() {
        Html::default()
    } else {
        html! { <p>{ notes.join(" ") }</p> }
    };
    let number = if props.number > 0 {
        AttrValue::from((words.table)(props.number))
    } else {
        AttrValue::default()
    };
    html! {
        <Table
            id={props.id.clone()}
            {number}
            caption={sheet.caption.clone()}
            columns={Rc::from(sheet.columns.clone())}
            {rows}
            {note}
            {oncopy}
            {onexact}
            {onexcel}
            {oncsv}
        />
    }
}
