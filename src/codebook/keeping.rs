//! Codes that are put away without losing their segments, and codes that are at hand by
//! their number.

use std::rc::Rc;

use super::{Code, Codebook, TreeError};
use crate::id::CodeId;
use crate::stamp::Stamp;

/// How many favourites there can be: the number keys 1 to 9.
pub const FAVOURITES: u8 = 9;

impl Codebook {
    /// Returns the codes that are in use, in reading order.
    pub fn active(&self) -> impl Iterator<Item = &Rc<Code>> {
        self.codes().filter(|it| it.is_active())
    }

    /// Returns the codes of the number keys, 1 first: those that were chosen, or as long as
    /// none was, the first that are in use.
    pub fn favourites(&self) -> Vec<Option<CodeId>> {
        let mut slots = vec![None; usize::from(FAVOURITES)];
        let mut chosen = false;
        for code in self.active() {
            let at = code.favourite.and_then(|it| usize::from(it).checked_sub(1));
            if let Some(slot) = at.and_then(|it| slots.get_mut(it)) {
                *slot = Some(code.id);
                chosen = true;
            }
        }
        if !chosen {
            for (slot, code) in slots.iter_mut().zip(self.active()) {
                *slot = Some(code.id);
            }
        }
        slots
    }

    /// Tells whether favourites were chosen.
    pub fn has_favourites(&self) -> bool {
        self.codes().any(|it| it.favourite.is_some())
    }

    /// Gives a code a number key, or takes it away. Another code that had the number has
    /// none then.
    pub fn set_favourite(
        &mut self,
        id: CodeId,
        number: Option<u8>,
    ) -> Result<(), TreeError> {
        self.at(id)?;
        for entry in &mut self.entries {
            let next = match entry.code.favourite {
                _ if entry.code.id == id => number,
                had if had.is_some() && had == number => None,
                had => had,
            };
            if entry.code.favourite != next {
                Rc::make_mut(&mut entry.code).favourite = next;
            }
        }
        Ok(())
    }

    /// Archives a code and those under it. Returns how many were in use until now.
    pub fn archive(&mut self, id: CodeId, stamp: &Stamp) -> Result<usize, TreeError> {
        let range = self.subtree(id)?;
        let mut count = 0;
        for entry in self.entries.get_mut(range).unwrap_or_default() {
            if entry.code.is_active() {
                let code = Rc::make_mut(&mut entry.code);
                code.archived = Some(*stamp);
                code.favourite = None;
                code.provenance = code.provenance.touched(stamp);
                count += 1;
            }
        }
        Ok(count)
    }

    /// Brings a code back, with what was archived together with it, and with the codes above
    /// it, without which it would not be seen. Returns how many are in use again.
    pub fn bring_back(&mut self, id: CodeId, stamp: &Stamp) -> Result<usize, TreeError> {
        let range = self.subtree(id)?;
        let since = self.get(id).and_then(|it| it.archived);
        let mut above = Vec::new();
        let mut at = id;
        while let Some(parent) = self.parent(at) {
            at = parent.id;
            above.push(at);
        }
        let mut count = 0;
        for (place, entry) in self.entries.iter_mut().enumerate() {
            let with_it = range.contains(&place) && entry.code.archived == since;
            let over_it = above.contains(&entry.code.id);
            if (with_it || over_it) && !entry.code.is_active() {
                let code = Rc::make_mut(&mut entry.code);
                code.archived = None;
                code.provenance = code.provenance.touched(stamp);
                count += 1;
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Colour;
    use crate::id::{Id as _, Ids};
    use crate::stamp::{Moment, Provenance};

    fn id(n: u128) -> CodeId {
        CodeId::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn stamp(at: i64) -> Stamp {
        Stamp { at: Moment(at), by: Ids::seeded(0).make() }
    }

    /// 1 (2 (3), 4), 5
    fn book() -> Codebook {
        let mut book = Codebook::default();
        for (n, parent) in [(1, 0), (2, 1), (3, 2), (4, 1), (5, 0)] {
            let name = n.to_string();
            let it =
                Code::named(id(n), &name, Colour::new(1), Provenance::new(&stamp(0)));
            book.insert(it, (parent > 0).then(|| id(parent)), None).unwrap();
        }
        book
    }

    fn active(book: &Codebook) -> String {
        book.active().map(|it| it.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn archiving_takes_along_what_lies_under_and_bringing_back_what_lies_over() {
        let mut it = book();
        assert_eq!(it.archive(id(3), &stamp(1)), Ok(1));
        assert_eq!(it.archive(id(1), &stamp(2)), Ok(3));
        assert_eq!(active(&it), "5");
        // What was archived before the others stays so.
        let mut whole = it.clone();
        assert_eq!(whole.bring_back(id(1), &stamp(3)), Ok(3));
        assert_eq!(active(&whole), "1 2 4 5");
        assert_eq!(it.bring_back(id(3), &stamp(3)), Ok(3));
        assert_eq!(active(&it), "1 2 3 5");
        assert_eq!(it.bring_back(id(5), &stamp(3)), Ok(0));
        assert_eq!(it.archive(id(9), &stamp(3)), Err(TreeError::Unknown));
    }

    #[test]
    fn a_number_has_one_code() {
        let keys = |it: &Codebook| {
            let name = |it: CodeId| it.uuid().as_u128().to_string();
            let all = it.favourites().into_iter();
            all.map(|it| it.map_or_else(|| "-".to_owned(), name)).collect::<String>()
        };
        let mut it = book();
        assert_eq!(keys(&it), "12345----");
        it.set_favourite(id(4), Some(2)).unwrap();
        assert_eq!(keys(&it), "-4-------");
        it.set_favourite(id(3), Some(2)).unwrap();
        it.set_favourite(id(5), Some(9)).unwrap();
        assert_eq!(keys(&it), "-3------5");
        it.archive(id(2), &stamp(1)).unwrap();
        assert_eq!(keys(&it), "--------5");
        it.set_favourite(id(5), None).unwrap();
        // Without any, the first that are in use.
        assert_eq!(keys(&it), "145------");
    }
}
