//! Codes that are put away without losing their segments, and codes that are at hand by
//! their number.

use std::rc::Rc;

use super::{Code, Codebook, TreeError};
use crate::id::CodeId;
use crate::stamp::Stamp;

/// How many favourites there can be: the number keys 1 to 9.
pub const FAVOURITES: u8 = 9;

/// Which code each number key gives in coding, 1 first. A key may name a code that is
/// archived, or gone: then it gives none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberKeys([Option<CodeId>; FAVOURITES as usize]);

impl NumberKeys {
    /// Returns the keys of this list, the first for 1; what is beyond 9, or stands there
    /// again, is left out.
    pub fn of(all: impl IntoIterator<Item = Option<CodeId>>) -> Self {
        let mut keys = Self::default();
        for (number, id) in (1..=FAVOURITES).zip(all) {
            if let Some(id) = id.filter(|it| keys.number_of(*it).is_none()) {
                keys.set(id, Some(number));
            }
        }
        keys
    }

    /// Returns the codes, that of 1 first.
    pub fn codes(&self) -> &[Option<CodeId>] {
        &self.0
    }

    /// Tells whether no key has a code.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Returns the code of a key.
    pub fn code(&self, number: u8) -> Option<CodeId> {
        let at = usize::from(number).checked_sub(1)?;
        self.0.get(at).copied().flatten()
    }

    /// Returns the key of a code.
    pub fn number_of(&self, id: CodeId) -> Option<u8> {
        (1..=FAVOURITES).find(|it| self.code(*it) == Some(id))
    }

    /// Gives a code a key, or takes it away. Another code that had the key has none then.
    pub fn set(&mut self, id: CodeId, number: Option<u8>) {
        for (key, slot) in (1..=FAVOURITES).zip(&mut self.0) {
            if number == Some(key) {
                *slot = Some(id);
            } else if *slot == Some(id) {
                *slot = None;
            }
        }
    }

    /// Hands the key of a code that goes to the one that takes its place, if there is one
    /// and it has none.
    pub fn pass_on(&mut self, from: CodeId, into: Option<CodeId>) {
        if let Some(number) = self.number_of(from) {
            self.set(from, None);
            if let Some(into) = into.filter(|it| self.number_of(*it).is_none()) {
                self.set(into, Some(number));
            }
        }
    }
}

impl Codebook {
    /// Returns the codes that are in use, in reading order.
    pub fn active(&self) -> impl Iterator<Item = &Rc<Code>> {
        self.codes().filter(|it| it.is_active())
    }

    /// Returns the number keys that were chosen: by the coder, whose `own` they are, or as
    /// long as they chose none, those that older files have for everyone.
    pub fn chosen_keys(&self, own: Option<&NumberKeys>) -> NumberKeys {
        let mut keys = NumberKeys::default();
        for code in self.active() {
            let number = match own {
                Some(own) => own.number_of(code.id),
                None => code.favourite,
            };
            if number.is_some() {
                keys.set(code.id, number);
            }
        }
        keys
    }

    /// Returns what the number keys give: what was chosen, or as long as nothing was, the
    /// first codes that are in use.
    pub fn number_keys(&self, own: Option<&NumberKeys>) -> NumberKeys {
        let chosen = self.chosen_keys(own);
        if chosen.is_empty() {
            NumberKeys::of(self.active().map(|it| Some(it.id)))
        } else {
            chosen
        }
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
        let mut book = book();
        let show = |book: &Codebook, own: Option<&NumberKeys>| {
            let name = |it: &CodeId| it.uuid().as_u128().to_string();
            let keys = book.number_keys(own);
            let all = keys.codes().iter();
            all.map(|it| it.as_ref().map_or_else(|| "-".to_owned(), name))
                .collect::<String>()
        };
        // Nobody has chosen: the first that are in use.
        assert_eq!(show(&book, None), "12345----");
        let mut own = NumberKeys::default();
        assert_eq!(show(&book, Some(&own)), "12345----");
        own.set(id(4), Some(2));
        assert_eq!(show(&book, Some(&own)), "-4-------");
        own.set(id(3), Some(2));
        own.set(id(5), Some(9));
        assert_eq!(show(&book, Some(&own)), "-3------5");
        assert_eq!((own.number_of(id(5)), own.code(2)), (Some(9), Some(id(3))));
        // A key of an archived code gives none, until the code is back.
        let all = book.clone();
        book.archive(id(2), &stamp(1)).unwrap();
        assert_eq!(show(&book, Some(&own)), "--------5");
        assert_eq!(show(&all, Some(&own)), "-3------5");
        own.set(id(5), None);
        assert_eq!(show(&book, Some(&own)), "145------");
        // What an older file has for everyone holds for who has chosen none.
        let mut code = (**book.get(id(4)).unwrap()).clone();
        code.favourite = Some(7);
        book.replace(code).unwrap();
        assert_eq!(show(&book, None), "------4--");
        assert_eq!(show(&all, Some(&own)), "-3-------");
    }

    #[test]
    fn a_key_follows_a_code_into_another() {
        let keys =
            |all: &[u128]| NumberKeys::of(all.iter().map(|&it| (it > 0).then(|| id(it))));
        let after = |all: &[u128], from, into: Option<u128>| {
            let mut it = keys(all);
            it.pass_on(id(from), into.map(id));
            it
        };
        assert_eq!(after(&[1, 2, 3], 2, Some(4)), keys(&[1, 4, 3]));
        assert_eq!(after(&[1, 2, 3], 2, Some(1)), keys(&[1, 0, 3]));
        assert_eq!(after(&[1, 2, 3], 2, None), keys(&[1, 0, 3]));
        assert_eq!(after(&[1, 2, 3], 5, Some(4)), keys(&[1, 2, 3]));
        // No code twice, none beyond 9.
        assert_eq!(keys(&[1, 1, 2]), keys(&[1, 0, 2]));
        assert_eq!(keys(&[0; 20]), NumberKeys::default());
    }
}
