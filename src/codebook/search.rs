//! Finding codes by what was typed.

use super::{Codebook, Entry, Part};

impl Codebook {
    /// Returns the lines whose name or texts contain what was typed, whatever the case, and
    /// the lines they lie under; all when nothing was typed. Archived codes only when they
    /// are asked for.
    pub fn search(&self, typed: &str, archived: bool) -> Vec<&Entry> {
        let typed = typed.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&typed);
        let holds = |it: &Entry| {
            let code = &it.code;
            has(&code.name)
                || has(&code.source)
                || Part::ALL.iter().any(|part| has(part.of(code)))
        };
        let mut kept = Vec::new();
        let mut wanted = 0;
        let shown = |it: &&Entry| archived || it.code.is_active();
        for entry in self.entries().iter().rev().filter(shown) {
            let above_one = entry.depth < wanted;
            if typed.is_empty() || holds(entry) || above_one {
                kept.push(entry);
                wanted = entry.depth;
            }
        }
        kept.reverse();
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::{Code, Colour};
    use crate::id::{CodeId, Id as _, Ids};
    use crate::stamp::{Moment, Provenance, Stamp};

    fn id(n: u128) -> CodeId {
        CodeId::from_uuid(uuid::Uuid::from_u128(n))
    }

    /// 1 (2 (3), 4), 5
    fn book() -> Codebook {
        let stamp = Stamp { at: Moment(0), by: Ids::seeded(0).make() };
        let mut book = Codebook::default();
        for (n, parent) in [(1, 0), (2, 1), (3, 2), (4, 1), (5, 0)] {
            let name = n.to_string();
            let code = Code::named(id(n), &name, Colour::new(1), Provenance::new(&stamp));
            book.insert(code, (parent > 0).then(|| id(parent)), None).unwrap();
        }
        book
    }

    #[test]
    fn a_search_keeps_the_way_to_what_it_finds() {
        let book = book();
        let found = |typed: &str| {
            let names =
                book.search(typed, false).into_iter().map(|it| it.code.name.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("3"), "1 2 3");
        assert_eq!(found("5"), "5");
        assert_eq!(found(" "), "1 2 3 4 5");
        assert_eq!(found("x"), "");
        let mut less = book.clone();
        let stamp = Stamp { at: Moment(1), by: Ids::seeded(0).make() };
        less.archive(id(2), &stamp).unwrap();
        assert_eq!(less.search("", false).len(), 3);
        assert_eq!(less.search("3", false).len(), 0);
        assert_eq!(less.search("3", true).len(), 3);
    }
}
