//! Changing the tree: every step takes an outline to an outline.

use std::ops::Range;
use std::rc::Rc;

use super::{Code, Codebook, Entry, TreeError};
use crate::id::CodeId;

impl Codebook {
    /// Puts a code under another, or at the top: before the sibling named, or else last.
    pub fn insert(
        &mut self,
        code: Code,
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<(), TreeError> {
        if self.contains(code.id) {
            return Err(TreeError::Taken);
        }
        let entry = Entry { depth: 0, code: Rc::new(code) };
        self.place(vec![entry], parent, before)
    }

    /// Puts a changed code in the place of the one with its id.
    pub fn replace(&mut self, code: Code) -> Result<(), TreeError> {
        let at = self.at(code.id)?;
        if let Some(entry) = self.entries.get_mut(at) {
            entry.code = Rc::new(code);
        }
        Ok(())
    }

    /// Moves a code, with all that lie under it, under another or to the top.
    pub fn relocate(
        &mut self,
        id: CodeId,
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<(), TreeError> {
        let range = self.subtree(id)?;
        let inside = |other: CodeId| self.at(other).is_ok_and(|at| range.contains(&at));
        if parent.is_some_and(inside) || before.is_some_and(inside) {
            return Err(TreeError::Circle);
        }
        if let Some(parent) = parent {
            self.at(parent)?;
        }
        let moved: Vec<Entry> = self.entries.drain(range).collect();
        self.place(moved, parent, before)
    }

    /// Removes a code; those under it move up to its place.
    pub fn remove(&mut self, id: CodeId) -> Result<Rc<Code>, TreeError> {
        let range = self.subtree(id)?;
        let under = range.start + 1..range.end;
        for entry in self.entries.get_mut(under).unwrap_or_default() {
            entry.depth -= 1;
        }
        Ok(self.entries.remove(range.start).code)
    }

    /// Returns where the code stands in the outline.
    pub(super) fn at(&self, id: CodeId) -> Result<usize, TreeError> {
        self.entries.iter().position(|it| it.code.id == id).ok_or(TreeError::Unknown)
    }

    /// Returns where the code and all that lie under it stand.
    pub(super) fn subtree(&self, id: CodeId) -> Result<Range<usize>, TreeError> {
        let at = self.at(id)?;
        let depth = self.entries.get(at).map_or(0, |it| it.depth);
        let under = self.entries.iter().skip(at + 1).take_while(|it| it.depth > depth);
        Ok(at..at + 1 + under.count())
    }

    /// Puts a piece of outline, whose first entry is its root, into the tree.
    fn place(
        &mut self,
        mut piece: Vec<Entry>,
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<(), TreeError> {
        let (inside, depth) = match parent {
            None => (0..self.entries.len(), 0),
            Some(id) => {
                let range = self.subtree(id)?;
                let depth = self.entries.get(range.start).map_or(0, |it| it.depth + 1);
                (range.start + 1..range.end, depth)
            }
        };
        // A `before` that is no sibling there means last.
        let at = before
            .and_then(|it| self.at(it).ok())
            .filter(|at| inside.contains(at))
            .filter(|&at| self.entries.get(at).is_some_and(|it| it.depth == depth))
            .unwrap_or(inside.end);
        let root = piece.first().map_or(0, |it| it.depth);
        for entry in &mut piece {
            entry.depth = entry.depth - root + depth;
        }
        self.entries.splice(at..at, piece);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::codebook::Colour;
    use crate::id::{Id as _, Ids};
    use crate::stamp::{Moment, Provenance, Stamp};

    fn id(n: u128) -> CodeId {
        CodeId::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn code(n: u128) -> Code {
        let stamp = Stamp { at: Moment(0), by: Ids::seeded(0).make() };
        Code::named(id(n), &n.to_string(), Colour::new(1), Provenance::new(&stamp))
    }

    /// 1 (2 (3), 4), 5
    fn book() -> Codebook {
        let mut book = Codebook::default();
        for (n, parent) in [(1, 0), (2, 1), (3, 2), (4, 1), (5, 0)] {
            book.insert(code(n), (parent > 0).then(|| id(parent)), None).unwrap();
        }
        book
    }

    fn show(book: &Codebook) -> String {
        book.entries()
            .iter()
            .map(|it| format!("{}{}", "-".repeat(it.depth), it.code.name))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn the_outline_of_a_tree() {
        let book = book();
        assert_eq!(show(&book), "1 -2 --3 -4 5");
        assert_eq!(book.path(id(3)), ["1", "2", "3"]);
        assert_eq!(book.parent(id(4)).unwrap().name, "1");
        assert_eq!(book.children(Some(id(1))).len(), 2);
        assert_eq!(book.children(None).len(), 2);
        assert_eq!(book.with_descendants(id(2)), [id(2), id(3)]);
    }

    #[test]
    fn moves_take_the_subtree_along() {
        let mut it = book();
        it.relocate(id(2), Some(id(5)), None).unwrap();
        assert_eq!(show(&it), "1 -4 5 -2 --3");
        it.relocate(id(5), None, Some(id(1))).unwrap();
        assert_eq!(show(&it), "5 -2 --3 1 -4");
        assert_eq!(it.relocate(id(5), Some(id(3)), None), Err(TreeError::Circle));
        assert_eq!(it.relocate(id(9), None, None), Err(TreeError::Unknown));
        assert_eq!(show(&it), "5 -2 --3 1 -4");
    }

    #[test]
    fn what_lay_under_a_removed_code_moves_up() {
        let mut it = book();
        it.remove(id(1)).unwrap();
        assert_eq!(show(&it), "2 -3 4 5");
    }

    proptest! {
        #[test]
        fn any_moves_keep_a_tree_of_the_same_codes(
            moves in prop::collection::vec((1u128..6, 0u128..6, 0u128..6), 0..30)
        ) {
            let mut it = book();
            for (moved, parent, before) in moves {
                let some = |n: u128| (n > 0).then(|| id(n));
                let outcome = it.relocate(id(moved), some(parent), some(before));
                if outcome.is_ok() {
                    prop_assert_eq!(it.parent(id(moved)).map(|p| p.id), some(parent));
                }
                let mut depth = 0;
                for (at, entry) in it.entries().iter().enumerate() {
                    prop_assert!(entry.depth <= depth + usize::from(at > 0));
                    depth = entry.depth;
                }
                prop_assert_eq!(it.len(), 5);
            }
        }
    }
}
