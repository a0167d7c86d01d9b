//! What differs between two codebooks, code by code, told for people.

use std::rc::Rc;

use super::{Code, Codebook, Colour, Part};
use crate::id::CodeId;
use crate::order::{self, Map};
use crate::text::{Piece, changed_words};

/// A code that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    /// Which code.
    pub id: CodeId,
    /// Its name: the later one, if it is in both.
    pub name: String,
    /// Its colour then.
    pub colour: Colour,
    /// What of it differs; never nothing.
    pub what: Vec<What>,
}

/// What differs of a code.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Only the later codebook has it.
    Added,
    /// Only the earlier one has it.
    Removed,
    /// Only the earlier one has it: it was merged into the code with this name.
    Merged(String),
    /// It is archived since.
    Archived,
    /// It is archived no more.
    BroughtBack,
    /// It had this name.
    Renamed(String),
    /// It lay elsewhere: the names above it before and after, each from the top; none at
    /// the top.
    Moved(Vec<String>, Vec<String>),
    /// A text changed.
    Words(Part, Vec<Piece>),
    /// It had another colour: the earlier one.
    Coloured(Colour),
    /// It had another source: the earlier one, and the later one.
    Sourced(String, String),
}

impl Differs {
    /// Tells whether the rules for using the code changed.
    pub fn is_redefined(&self) -> bool {
        let rule = |it: &What| matches!(it, What::Words(part, _) if part.is_rule());
        self.what.iter().any(rule)
    }
}

/// A code with where it lies.
struct Placed<'a> {
    code: &'a Rc<Code>,
    above: Vec<(CodeId, &'a str)>,
}

fn placed(book: &Codebook) -> Vec<Placed<'_>> {
    let mut above: Vec<(CodeId, &str)> = Vec::new();
    let mut found = Vec::with_capacity(book.len());
    for entry in book.entries() {
        above.truncate(entry.depth);
        found.push(Placed { code: &entry.code, above: above.clone() });
        above.push((entry.code.id, entry.code.name.as_str()));
    }
    found
}

/// Returns the codes that differ: those of the later codebook in its order, then those that
/// only the earlier one has, in its. Favourites are left out: they say nothing of what codes
/// mean.
pub fn difference(before: &Codebook, after: &Codebook) -> Vec<Differs> {
    let (old, new) = (placed(before), placed(after));
    let places: Map<CodeId, &Placed<'_>> =
        order::map(old.iter().map(|it| (it.code.id, it)));
    let mut found = Vec::new();
    for now in &new {
        let what = match places.get(&now.code.id) {
            None => vec![What::Added],
            Some(then) => changes(then, now),
        };
        push(&mut found, now.code, what);
    }
    for then in &old {
        if !after.contains(then.code.id) {
            let into = after.codes().find(|it| it.merged.contains(&then.code.id));
            let what = into.map_or(What::Removed, |it| What::Merged(it.name.clone()));
            push(&mut found, then.code, vec![what]);
        }
    }
    found
}

fn push(found: &mut Vec<Differs>, code: &Code, what: Vec<What>) {
    if !what.is_empty() {
        let name = code.name.clone();
        found.push(Differs { id: code.id, name, colour: code.colour, what });
    }
}

fn changes(then: &Placed<'_>, now: &Placed<'_>) -> Vec<What> {
    let (a, b) = (then.code, now.code);
    let mut what = Vec::new();
    if !Rc::ptr_eq(a, b) {
        match (a.is_active(), b.is_active()) {
            (true, false) => what.push(What::Archived),
            (false, true) => what.push(What::BroughtBack),
            _ => {}
        }
        if a.name != b.name {
            what.push(What::Renamed(a.name.clone()));
        }
    }
    let over = |it: &Placed<'_>| it.above.last().map(|it| it.0);
    if over(then) != over(now) {
        let names = |it: &Placed<'_>| it.above.iter().map(|it| it.1.to_owned()).collect();
        what.push(What::Moved(names(then), names(now)));
    }
    if Rc::ptr_eq(a, b) {
        return what;
    }
    for part in Part::ALL {
        let (x, y) = (part.of(a), part.of(b));
        if x != y {
            what.push(What::Words(part, changed_words(x, y)));
        }
    }
    if a.source != b.source {
        what.push(What::Sourced(a.source.clone(), b.source.clone()));
    }
    if a.colour != b.colour {
        what.push(What::Coloured(a.colour));
    }
    what
}
