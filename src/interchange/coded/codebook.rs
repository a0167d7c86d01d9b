//! Codebooks as tables, both ways.

use super::body;
use super::column;
use super::draft::{BookDraft, CodeDraft, ThemeDraft, outline};
use crate::codebook::Part;
use crate::order::{Map, Set};
use crate::parsed::{BookRemark, Note, Parsed, Place, Problem};
use crate::study::{CodeFields, Study};
use crate::survey::Table;

/// The columns of a codebook's table, each with the names by which it is found; the first
/// is written.
const COLUMNS: [(Cell, &[&str]); 14] = [
    (Cell::Code, &["code", "code_name", "name"]),
    (Cell::Parent, &["parent", "parent_code"]),
    (Cell::Level, &["level", "depth"]),
    (Cell::Theme, &["theme"]),
    (Cell::Text(Part::Definition), &["definition", "description"]),
    (
        Cell::Text(Part::UseWhen),
        &["use_when", "when_to_use", "include", "inclusion_criteria"],
    ),
    (
        Cell::Text(Part::NotWhen),
        &["do_not_use_when", "not_when", "exclude", "exclusion_criteria"],
    ),
    (Cell::Text(Part::Example), &["example", "examples"]),
    (
        Cell::Text(Part::CounterExample),
        &["counter_example", "counterexample", "counter_examples"],
    ),
    (Cell::Colour, &["colour", "color"]),
    (Cell::Source, &["source", "framework"]),
    (Cell::Archived, &["archived"]),
    (Cell::Id, &["id", "guid"]),
    // Written by other programs, and not needed.
    (Cell::Count, &["segments", "count", "frequency", "references", "files", "number"]),
];

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Code,
    Parent,
    Level,
    Theme,
    Text(Part),
    Colour,
    Source,
    Archived,
    Id,
    Count,
}

/// Returns the place of a column.
fn find(table: &Table, cell: Cell) -> Option<usize> {
    let names = COLUMNS.iter().find(|it| it.0 == cell)?.1;
    column(table, names)
}

/// Reads a codebook: a row a code, with the column `code`, and if there are any those of
/// `docs/codebook.md`. Parents that have no row of their own become codes; a theme is made
/// for each different `theme`, gathering its codes.
pub fn read_codebook(table: &Table) -> Parsed<BookDraft> {
    let mut notes = Vec::new();
    let Some(code) = find(table, Cell::Code) else {
        let problem = Problem::ColumnMissing { name: "code".to_owned() };
        notes.push(Note::loss(Place::default(), problem));
        return Parsed { value: BookDraft::default(), notes };
    };
    unused(table, &mut notes);
    let mut draft = BookDraft::default();
    let mut above: Vec<(String, usize)> = Vec::new();
    let (parent, level) = (find(table, Cell::Parent), find(table, Cell::Level));
    for row in 0..table.rows() {
        let cell = |it: Option<usize>| it.map_or("", |it| table.cell(row, it).trim());
        if cell(Some(code)).is_empty() {
            let column = table.header.get(code).cloned().unwrap_or_default();
            let problem = Problem::RowIncomplete { column };
            notes.push(Note::loss(Place::row(row + 2), problem));
            continue;
        }
        draft.codes.push(read_row(table, row));
        let at = cell(level).parse::<usize>().unwrap_or(0);
        above.push((if parent.is_some() { cell(parent) } else { "" }.to_owned(), at));
    }
    place(&mut draft, &above, parent.is_some(), &mut notes);
    themes(table, &mut draft);
    if draft.codes.is_empty() {
        notes.push(Note::loss(Place::default(), Problem::Book(BookRemark::NoCodes)));
    }
    Parsed { value: draft, notes }
}

/// Says which columns are not read.
fn unused(table: &Table, notes: &mut Vec<Note>) {
    let used: Vec<usize> = COLUMNS.iter().filter_map(|it| find(table, it.0)).collect();
    let names: Vec<String> = table
        .header
        .iter()
        .enumerate()
        .filter(|(at, _)| !used.contains(at))
        .map(|it| it.1.clone())
        .collect();
    if !names.is_empty() {
        let remark = BookRemark::ColumnsUnused { names };
        notes.push(Note::info(Place::default(), Problem::Book(remark)));
    }
}

fn read_row(table: &Table, row: usize) -> CodeDraft {
    let cell = |it: Cell| find(table, it).map_or("", |it| table.cell(row, it).trim());
    let mut fields = CodeFields {
        name: body::one_line(cell(Cell::Code)),
        source: body::one_line(cell(Cell::Source)),
        ..CodeFields::default()
    };
    for part in Part::ALL {
        cell(Cell::Text(part)).clone_into(fields.text_mut(part));
    }
    let mut code = CodeDraft {
        row: Some(row + 2),
        id: uuid::Uuid::try_parse(cell(Cell::Id)).ok(),
        fields,
        archived: body::is_yes(cell(Cell::Archived)),
        ..CodeDraft::default()
    };
    body::colour(cell(Cell::Colour), &mut code);
    code
}

/// Finds what each code lies under: the row of the level above, when it has the parent's
/// name or there is no column for it; else the row with that name, the nearest above first.
fn place(
    draft: &mut BookDraft,
    above: &[(String, usize)],
    by_name: bool,
    notes: &mut Vec<Note>,
) {
    let names: Vec<String> =
        draft.codes.iter().map(|it| it.fields.name.clone()).collect();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, (parent, level)) in above.iter().enumerate() {
        while open.last().is_some_and(|it| it.0 >= *level) {
            open.pop();
        }
        let over = open.last().map(|it| it.1).filter(|_| *level > 1);
        if *level > 0 {
            open.push((*level, at));
        }
        let called = |it: &usize| names.get(*it).is_some_and(|it| it == parent);
        let found = if by_name && parent.is_empty() {
            None
        } else if !by_name {
            over
        } else {
            let before = (0..at).rev().find(called);
            let after = || (at + 1..names.len()).find(called);
            over.filter(called).or(before).or_else(after).or_else(|| bare(draft, parent))
        };
        if let Some(code) = draft.codes.get_mut(at) {
            code.parent = found;
        }
        if leads_back(draft, at) {
            let row = draft.codes.get(at).and_then(|it| it.row);
            let problem = Problem::ParentUnknown { name: parent.clone() };
            notes.push(Note::warning(row.map(Place::row).unwrap_or_default(), problem));
            if let Some(code) = draft.codes.get_mut(at) {
                code.parent = None;
            }
        }
    }
}

/// Returns the code that stands for a parent without a row of its own.
fn bare(draft: &mut BookDraft, name: &str) -> Option<usize> {
    let known = draft.codes.iter().position(|it| it.bare && it.fields.name == name);
    known.or_else(|| {
        let fields = CodeFields { name: name.to_owned(), ..CodeFields::default() };
        draft.codes.push(CodeDraft { fields, bare: true, ..CodeDraft::default() });
        Some(draft.codes.len() - 1)
    })
}

fn leads_back(draft: &BookDraft, from: usize) -> bool {
    let mut seen = Set::from_iter([from]);
    let mut at = draft.codes.get(from).and_then(|it| it.parent);
    while let Some(place) = at {
        if !seen.insert(place) {
            return true;
        }
        at = draft.codes.get(place).and_then(|it| it.parent);
    }
    false
}

fn themes(table: &Table, draft: &mut BookDraft) {
    let Some(theme) = find(table, Cell::Theme) else { return };
    let mut places: Map<String, usize> = Map::new();
    for at in 0..draft.codes.len() {
        let row = draft.codes.get(at).and_then(|it| it.row?.checked_sub(2));
        let name = row.map_or("", |it| table.cell(it, theme).trim()).to_owned();
        if name.is_empty() {
            continue;
        }
        let place = *places.entry(name.clone()).or_insert_with(|| {
            draft.themes.push(ThemeDraft { name, ..ThemeDraft::default() });
            draft.themes.len() - 1
        });
        if let Some(theme) = draft.themes.get_mut(place) {
            theme.codes.push(at);
        }
    }
}

/// Returns the study's codebook as a table: header and rows.
pub fn codebook_table(study: &Study) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let written = COLUMNS.iter().filter(|it| it.0 != Cell::Count);
    let header = written.clone().filter_map(|it| it.1.first().copied()).collect();
    let row = |(depth, code): (usize, &crate::codebook::Code)| {
        let cell = |it: &Cell| match it {
            Cell::Code => code.name.clone(),
            Cell::Parent => study
                .codebook
                .parent(code.id)
                .map(|it| it.name.clone())
                .unwrap_or_default(),
            Cell::Level => (depth + 1).to_string(),
            Cell::Theme => {
                let theme = study.themes.iter().find(|it| it.codes.contains(&code.id));
                theme.map(|it| it.name.clone()).unwrap_or_default()
            }
            Cell::Text(part) => part.of(code).clone(),
            Cell::Colour => code.colour.number().to_string(),
            Cell::Source => code.source.clone(),
            Cell::Archived => if code.is_active() { "" } else { "yes" }.to_owned(),
            Cell::Id => code.id.to_string(),
            Cell::Count => String::new(),
        };
        written.clone().map(|it| cell(&it.0)).collect()
    };
    (header, outline(&study.codebook).into_iter().map(row).collect())
}
