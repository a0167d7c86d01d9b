//! A codebook as it was read from a file of any form, and the commands that bring it into a
//! study. What is here already is found by its id, by its place, or by its name.

use std::rc::Rc;

use uuid::Uuid;

use super::Plan;
use crate::codebook::{Codebook, Colour, Part};
use crate::id::{CodeId, CoderId, Id as _, Ids};
use crate::order::{self, Map, Set};
use crate::parsed::{BookRemark, Note, Parsed, Place, Problem};
use crate::stamp::{Moment, Stamp};
use crate::study::{CodeFields, Command, NewCode, NewTheme, Study, apply};

/// A code as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeDraft {
    /// Its row or line in the file.
    pub row: Option<usize>,
    /// Its id in the file.
    pub id: Option<Uuid>,
    /// The place in the list of the code it lies under.
    pub parent: Option<usize>,
    /// Its name, texts and source; what the file does not say is empty.
    pub fields: CodeFields,
    /// Whether the file says the colour.
    pub coloured: bool,
    /// Whether it is archived.
    pub archived: bool,
    /// It only stands for a code that another one lies under: the file says no more of it.
    pub bare: bool,
}

/// A theme as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThemeDraft {
    /// Its name.
    pub name: String,
    /// What it states.
    pub statement: String,
    /// The places in the list of its codes.
    pub codes: Vec<usize>,
}

/// A codebook as it was read. Parents form no circle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BookDraft {
    /// The codes, in reading order.
    pub codes: Vec<CodeDraft>,
    /// The themes that gather them.
    pub themes: Vec<ThemeDraft>,
    /// Whether codes that are here are found by their place only, and not by a name that
    /// stands elsewhere.
    pub strict: bool,
}

/// What becomes of codes that are in the study already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They stay as they are.
    #[default]
    Keep,
    /// They get the words, places and colours of the file; what it does not say stays.
    Update,
}

/// Returns the commands that bring a codebook into the study.
pub fn book_plan(
    study: &Study,
    draft: &BookDraft,
    existing: Existing,
    ids: &mut Ids,
) -> Parsed<Plan> {
    let mut planner = Planner {
        draft,
        now: study.clone(),
        ids,
        places: vec![None; draft.codes.len()],
        taken: Set::new(),
        new: Vec::new(),
        notes: Vec::new(),
        plan: Plan::default(),
    };
    let differ = planner.match_codes(existing);
    planner.themes(study);
    let Planner { now, mut notes, mut plan, .. } = planner;
    if plan.kept > 0 {
        let remark = BookRemark::Kept { count: plan.kept, differ };
        notes.push(Note::info(Place::default(), Problem::Book(remark)));
    }
    plan.after = Rc::clone(&now.codebook);
    order::sort_by_key(&mut notes, |it| it.place.row);
    Parsed { value: plan, notes }
}

struct Planner<'a> {
    draft: &'a BookDraft,
    /// The study with what was planned so far.
    now: Study,
    ids: &'a mut Ids,
    /// Which code each of the drafts is.
    places: Vec<Option<CodeId>>,
    /// Codes of the study that a draft is.
    taken: Set<CodeId>,
    new: Vec<NewCode>,
    notes: Vec<Note>,
    plan: Plan,
}

impl Planner<'_> {
    /// Plans all codes, parents before what lies under them. Returns how many that are here
    /// stay although the file says something else of them.
    fn match_codes(&mut self, existing: Existing) -> usize {
        let mut names: Map<&str, usize> = Map::new();
        for it in &self.draft.codes {
            *names.entry(it.fields.name.as_str()).or_insert(0) += 1;
        }
        let mut differ = 0;
        let mut later = Vec::new();
        for at in parents_first(&self.draft.codes) {
            let Some(it) = self.draft.codes.get(at) else { continue };
            let parent = it.parent.and_then(|it| self.places.get(it).copied().flatten());
            let alone = names.get(it.fields.name.as_str()) == Some(&1);
            let found = self.find(it, parent, alone && !self.draft.strict);
            let id =
                if let Some(id) = found {
                    later.push((id, at, parent));
                    Some(id)
                } else if self.now.codebook.sibling_named(parent, &it.fields.name, None) {
                    let problem = Problem::DuplicateCode { name: it.fields.name.clone() };
                    self.notes.push(Note::info(place(it), problem));
                    self.now.codebook.children(parent).iter().find_map(|other| {
                        (other.name == it.fields.name).then_some(other.id)
                    })
                } else {
                    self.add(it, parent)
                };
            self.taken.extend(id);
            if let Some(place) = self.places.get_mut(at) {
                *place = id;
            }
        }
        if !self.new.is_empty() {
            // All in one, since the log counts them.
            let new = std::mem::take(&mut self.new);
            self.plan.commands.push(Command::AddCodes(new));
        }
        let archived = self.draft.codes.iter().zip(self.places.clone());
        for (it, id) in archived.filter(|(it, _)| it.archived) {
            let old = |id: &CodeId| later.iter().any(|(known, ..)| known == id);
            if let Some(id) = id.filter(|id| !old(id)) {
                self.run(Command::ArchiveCode { id, archived: true }, &it.fields.name);
            }
        }
        for (id, at, parent) in later {
            let Some(it) = self.draft.codes.get(at).filter(|it| !it.bare) else {
                continue;
            };
            let changes = self.changes(id, it, parent);
            match existing {
                _ if changes.is_empty() => self.plan.kept += 1,
                Existing::Keep => {
                    self.plan.kept += 1;
                    differ += 1;
                }
                Existing::Update => {
                    let mut done = false;
                    for command in changes {
                        done |= self.run(command, &it.fields.name);
                    }
                    self.plan.changed += usize::from(done);
                }
            }
        }
        differ
    }

    /// Returns the code of the study that a draft is.
    fn find(
        &self,
        it: &CodeDraft,
        parent: Option<CodeId>,
        alone: bool,
    ) -> Option<CodeId> {
        let book = &self.now.codebook;
        let name = &it.fields.name;
        let free = |id: &CodeId| !self.taken.contains(id);
        let by_id = it.id.map(CodeId::from_uuid).filter(|id| book.contains(*id));
        let here =
            || book.children(parent).iter().find(|it| it.name == *name).map(|it| it.id);
        let anywhere = || {
            let mut all = book.codes().filter(|it| it.name == *name);
            let first = all.next().filter(|_| alone)?;
            all.next().is_none().then_some(first.id)
        };
        by_id
            .filter(free)
            .or_else(|| here().filter(free))
            .or_else(|| anywhere().filter(free))
    }

    fn add(&mut self, it: &CodeDraft, parent: Option<CodeId>) -> Option<CodeId> {
        let own = it.id.map(CodeId::from_uuid).filter(|id| {
            !self.now.codebook.contains(*id) && !self.now.removed.contains_key(&id.uuid())
        });
        let id = own.unwrap_or_else(|| self.ids.make());
        let mut fields = it.fields.clone();
        if !it.coloured {
            let above = parent.and_then(|it| self.now.codebook.get(it));
            let turn = u32::try_from(self.now.codebook.children(None).len() + 1);
            fields.colour = above.map_or(Colour::new(turn.unwrap_or(1)), |it| it.colour);
        }
        let new = NewCode { id, parent, fields };
        let alone = Command::AddCodes(vec![new.clone()]);
        let Ok(next) = apply(&self.now, &alone, &nobody()) else {
            self.not_done(&it.fields.name);
            return None;
        };
        self.now = next;
        self.new.push(new);
        self.plan.codes += 1;
        Some(id)
    }

    /// Returns what the file says of a code that is not so here.
    fn changes(
        &self,
        id: CodeId,
        it: &CodeDraft,
        parent: Option<CodeId>,
    ) -> Vec<Command> {
        let Some(code) = self.now.codebook.get(id) else { return Vec::new() };
        let mut fields = CodeFields::of(code);
        let mut said = it.fields.clone();
        fields.name.clone_from(&said.name);
        for part in Part::ALL {
            let text = std::mem::take(said.text_mut(part));
            if !text.is_empty() {
                *fields.text_mut(part) = text;
            }
        }
        if it.coloured {
            fields.colour = said.colour;
        }
        if !said.source.is_empty() {
            fields.source = said.source;
        }
        let mut all = Vec::new();
        if fields != CodeFields::of(code) {
            all.push(Command::EditCode { id, fields });
        }
        let under = self.now.codebook.parent(id).map(|it| it.id);
        if it.id.is_some() && under != parent {
            all.push(Command::MoveCode { id, parent, before: None });
        }
        if it.archived && code.is_active() {
            all.push(Command::ArchiveCode { id, archived: true });
        }
        all
    }

    /// Plans a command, if it can be carried out.
    fn run(&mut self, command: Command, name: &str) -> bool {
        match apply(&self.now, &command, &nobody()) {
            Ok(next) => {
                self.now = next;
                self.plan.commands.push(command);
                true
            }
            Err(crate::study::Refusal::NothingToDo) => false,
            Err(_) => {
                self.not_done(name);
                false
            }
        }
    }

    fn not_done(&mut self, name: &str) {
        let remark = BookRemark::NotDone { name: name.to_owned() };
        self.notes.push(Note::warning(Place::default(), Problem::Book(remark)));
    }

    fn themes(&mut self, study: &Study) {
        for it in &self.draft.themes {
            let mut codes: Vec<CodeId> = Vec::new();
            for id in
                it.codes.iter().filter_map(|at| self.places.get(*at).copied().flatten())
            {
                if !codes.contains(&id) {
                    codes.push(id);
                }
            }
            if let Some(old) = study.themes.iter().find(|old| old.name == it.name) {
                let mut all = old.codes.clone();
                all.extend(codes.into_iter().filter(|id| !old.codes.contains(id)));
                if all.len() > old.codes.len() {
                    let command = Command::SetThemeCodes { id: old.id, codes: all };
                    self.plan.commands.push(command);
                }
            } else {
                let (name, statement) = (it.name.clone(), it.statement.clone());
                let new = NewTheme { id: self.ids.make(), name, statement, codes };
                self.plan.commands.push(Command::AddTheme(new));
                self.plan.themes += 1;
            }
        }
    }
}

fn place(it: &CodeDraft) -> Place {
    it.row.map(Place::row).unwrap_or_default()
}

/// Whoever plans: what is planned is stamped when it is done.
fn nobody() -> Stamp {
    Stamp { at: Moment(0), by: CoderId::from_uuid(Uuid::nil()) }
}

/// Returns the places so that each comes after the one it lies under.
fn parents_first(codes: &[CodeDraft]) -> Vec<usize> {
    let mut order = Vec::with_capacity(codes.len());
    let mut done = vec![false; codes.len()];
    for first in 0..codes.len() {
        let mut waiting = Vec::new();
        let mut at = Some(first);
        while let Some(place) = at {
            if done.get(place).copied().unwrap_or(true) || waiting.contains(&place) {
                break;
            }
            waiting.push(place);
            at = codes.get(place).and_then(|it| it.parent);
        }
        for place in waiting.into_iter().rev() {
            if let Some(flag) = done.get_mut(place) {
                *flag = true;
            }
            order.push(place);
        }
    }
    order
}

/// Returns the study's codebook as a draft, for writing.
pub(super) fn outline(book: &Codebook) -> Vec<(usize, &crate::codebook::Code)> {
    book.entries().iter().map(|it| (it.depth, &*it.code)).collect()
}
