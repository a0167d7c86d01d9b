//! Finding codes by what was typed.

use super::{Codebook, Entry};

impl Codebook {
    /// Returns the lines whose name or texts contain what was typed, whatever the case, and
    /// the lines they lie under; all when nothing was typed.
    pub fn search(&self, typed: &str) -> Vec<&Entry> {
        let typed = typed.trim().to_lowercase();
        let holds = |it: &Entry| {
            let code = &it.code;
            [&code.name, &code.definition, &code.use_when, &code.not_when]
                .iter()
                .any(|text| text.to_lowercase().contains(&typed))
        };
        let mut kept = Vec::new();
        let mut wanted = 0;
        for entry in self.entries().iter().rev() {
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
            let names = book.search(typed).into_iter().map(|it| it.code.name.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("3"), "1 2 3");
        assert_eq!(found("5"), "5");
        assert_eq!(found(" "), "1 2 3 4 5");
        assert_eq!(found("x"), "");
    }
}
