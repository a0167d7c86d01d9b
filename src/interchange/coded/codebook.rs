//! Codebooks as tables, both ways.

use super::{Plan, column};
use crate::codebook::{Code, Colour};
use crate::id::{CodeId, Ids};
use crate::order::{self, Map, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::study::{CodeFields, Command, NewCode, NewTheme, Study};
use crate::survey::Table;

/// The columns of a codebook's table.
struct CodeColumns {
    code: usize,
    parent: Option<usize>,
    theme: Option<usize>,
    definition: Option<usize>,
    use_when: Option<usize>,
    not_when: Option<usize>,
    example: Option<usize>,
    colour: Option<usize>,
}

/// Reads a codebook: a row a code, with the columns `code`, and if there are any `parent`,
/// `theme`, `definition`, `use_when`, `do_not_use_when`, `example`, `colour` (1 to 8).
/// Parents that have no row of their own are added as codes; a theme is made for each
/// different `theme`, gathering its codes. Codes that the study has already stay as they
/// are.
pub fn codebook_plan(study: &Study, table: &Table, ids: &mut Ids) -> Parsed<Plan> {
    let mut notes = Vec::new();
    let Some(code) = column(table, &["code", "code_name", "name"]) else {
        let problem = Problem::ColumnMissing { name: "code".to_owned() };
        notes.push(Note::loss(Place::default(), problem));
        return Parsed { value: Plan::default(), notes };
    };
    let columns = CodeColumns {
        code,
        parent: column(table, &["parent", "parent_code"]),
        theme: column(table, &["theme"]),
        definition: column(table, &["definition", "description"]),
        use_when: column(table, &["use_when", "when_to_use", "include"]),
        not_when: column(table, &["do_not_use_when", "not_when", "exclude"]),
        example: column(table, &["example"]),
        colour: column(table, &["colour", "color"]),
    };
    let mut planner = CodebookPlanner {
        table,
        columns: &columns,
        ids,
        known: order::map(study.codebook.codes().map(|it| (it.name.clone(), it.id))),
        new: Vec::new(),
        notes,
    };
    planner.codes();
    let CodebookPlanner { known, new, mut notes, .. } = planner;
    let mut plan = Plan { codes: new.len(), ..Plan::default() };
    if !new.is_empty() {
        plan.commands.push(Command::AddCodes(new));
    }
    gather_themes(study, table, &columns, &known, ids, &mut plan);
    order::sort_by_key(&mut notes, |it| it.place.row);
    Parsed { value: plan, notes }
}

struct CodebookPlanner<'a> {
    table: &'a Table,
    columns: &'a CodeColumns,
    ids: &'a mut Ids,
    known: Map<String, CodeId>,
    new: Vec<NewCode>,
    notes: Vec<Note>,
}

impl CodebookPlanner<'_> {
    fn cell(&self, row: usize, column: Option<usize>) -> &str {
        column.map_or("", |it| self.table.cell(row, it).trim())
    }

    fn codes(&mut self) {
        let mut rows: Map<String, usize> = Map::new();
        for row in 0..self.table.rows() {
            let name = self.cell(row, Some(self.columns.code)).to_owned();
            if name.is_empty() {
                let column = self.table.header.get(self.columns.code);
                let column = column.cloned().unwrap_or_default();
                let problem = Problem::RowIncomplete { column };
                self.notes.push(Note::loss(Place::row(row + 2), problem));
            } else if self.known.contains_key(&name) || rows.contains_key(&name) {
                let problem = Problem::DuplicateCode { name };
                self.notes.push(Note::info(Place::row(row + 2), problem));
            } else {
                rows.insert(name, row);
            }
        }
        let mut in_order: Vec<(usize, String)> =
            rows.iter().map(|(name, &row)| (row, name.clone())).collect();
        order::sort(&mut in_order);
        for (_, name) in in_order {
            self.add(&name, &rows, &mut Set::new());
        }
    }

    /// Adds a code after its parents; `above` are those it is being added for.
    fn add(
        &mut self,
        name: &str,
        rows: &Map<String, usize>,
        above: &mut Set<String>,
    ) -> CodeId {
        if let Some(&id) = self.known.get(name) {
            return id;
        }
        above.insert(name.to_owned());
        let row = rows.get(name).copied();
        let parent_name =
            row.map_or("", |it| self.cell(it, self.columns.parent)).to_owned();
        let parent = if parent_name.is_empty() {
            None
        } else if above.contains(&parent_name) {
            let place = row.map(|it| Place::row(it + 2)).unwrap_or_default();
            self.notes
                .push(Note::warning(place, Problem::ParentUnknown { name: parent_name }));
            None
        } else {
            Some(self.add(&parent_name, rows, above))
        };
        let id = self.ids.make();
        let fields = self.fields(name, row);
        self.known.insert(name.to_owned(), id);
        self.new.push(NewCode { id, parent, fields });
        id
    }

    fn fields(&self, name: &str, row: Option<usize>) -> CodeFields {
        let text = |column| row.map_or("", |it| self.cell(it, column)).to_owned();
        let colour = text(self.columns.colour).parse().ok();
        // Without a colour of its own, a code has that of its top-level code's turn.
        let turn = u32::try_from(self.new.len() + 1).unwrap_or(1);
        CodeFields {
            name: name.to_owned(),
            definition: text(self.columns.definition),
            use_when: text(self.columns.use_when),
            not_when: text(self.columns.not_when),
            example: text(self.columns.example),
            colour: Colour::new(colour.unwrap_or(turn)),
        }
    }
}

fn gather_themes(
    study: &Study,
    table: &Table,
    columns: &CodeColumns,
    codes: &Map<String, CodeId>,
    ids: &mut Ids,
    plan: &mut Plan,
) {
    let Some(theme) = columns.theme else { return };
    let mut order: Vec<&str> = Vec::new();
    let mut gathered: Map<&str, Vec<CodeId>> = Map::new();
    for row in 0..table.rows() {
        let name = table.cell(row, theme).trim();
        let code = codes.get(table.cell(row, columns.code).trim());
        if let (false, Some(&code)) = (name.is_empty(), code) {
            let list = gathered.entry(name).or_insert_with(|| {
                order.push(name);
                Vec::new()
            });
            if !list.contains(&code) {
                list.push(code);
            }
        }
    }
    for name in order {
        let codes = gathered.remove(name).unwrap_or_default();
        if let Some(old) = study.themes.iter().find(|it| it.name == name) {
            let mut all = old.codes.clone();
            all.extend(codes.into_iter().filter(|it| !old.codes.contains(it)));
            if all.len() > old.codes.len() {
                plan.commands.push(Command::SetThemeCodes { id: old.id, codes: all });
            }
        } else {
            let statement = String::new();
            let name = name.to_owned();
            let new = NewTheme { id: ids.make(), name, statement, codes };
            plan.commands.push(Command::AddTheme(new));
            plan.themes += 1;
        }
    }
}

/// Returns the study's codebook as a table: header and rows.
pub fn codebook_table(study: &Study) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let header = vec![
        "code",
        "parent",
        "theme",
        "definition",
        "use_when",
        "do_not_use_when",
        "example",
        "colour",
    ];
    let row = |it: &Code| {
        let parent = study.codebook.parent(it.id).map_or("", |it| it.name.as_str());
        let theme = study.themes.iter().find(|theme| theme.codes.contains(&it.id));
        vec![
            it.name.clone(),
            parent.to_owned(),
            theme.map(|it| it.name.clone()).unwrap_or_default(),
            it.definition.clone(),
            it.use_when.clone(),
            it.not_when.clone(),
            it.example.clone(),
            it.colour.number().to_string(),
        ]
    };
    (header, study.codebook.codes().map(|it| row(it)).collect())
}
