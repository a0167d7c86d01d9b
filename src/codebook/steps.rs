//! Moving a code by one step, as arrow keys do.

use super::{Codebook, Entry};
use crate::id::CodeId;

/// A step that a code can take in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the sibling above it.
    Up,
    /// After the sibling below it.
    Down,
    /// Under the sibling above it, last.
    In,
    /// Out of its parent, to the place after it.
    Out,
}

/// Where a code goes: under which code, and before which sibling; last when before none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The code above, or the top.
    pub parent: Option<CodeId>,
    /// The sibling before which it goes.
    pub before: Option<CodeId>,
}

impl Codebook {
    /// Returns where a step leads, if it leads anywhere.
    pub fn step(&self, id: CodeId, step: Step) -> Option<Place> {
        let parent = self.parent(id).map(|it| it.id);
        let siblings: Vec<CodeId> =
            self.children(parent).iter().map(|it| it.id).collect();
        let at = siblings.iter().position(|it| *it == id)?;
        let sibling = |at: usize| siblings.get(at).copied();
        match step {
            Step::Up => {
                Some(Place { parent, before: Some(sibling(at.checked_sub(1)?)?) })
            }
            Step::Down => {
                sibling(at + 1)?;
                Some(Place { parent, before: sibling(at + 2) })
            }
            Step::In => {
                let parent = Some(sibling(at.checked_sub(1)?)?);
                Some(Place { parent, before: None })
            }
            Step::Out => {
                let above = parent?;
                let parent = self.parent(above).map(|it| it.id);
                let siblings = self.children(parent);
                let at = siblings.iter().position(|it| it.id == above)?;
                Some(Place { parent, before: siblings.get(at + 1).map(|it| it.id) })
            }
        }
    }

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
    use crate::id::{Id as _, Ids};
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

    fn show(book: &Codebook) -> String {
        let line = |it: &Entry| format!("{}{}", "-".repeat(it.depth), it.code.name);
        book.entries().iter().map(line).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn steps_through_the_tree() {
        for (code, step, after) in [
            (4, Step::Up, Some("1 -4 -2 --3 5")),
            (2, Step::Up, None),
            (2, Step::Down, Some("1 -4 -2 --3 5")),
            (1, Step::Down, Some("5 1 -2 --3 -4")),
            (5, Step::Down, None),
            (4, Step::In, Some("1 -2 --3 --4 5")),
            (1, Step::In, None),
            (3, Step::Out, Some("1 -2 -3 -4 5")),
            (2, Step::Out, Some("1 -4 2 -3 5")),
            (5, Step::Out, None),
        ] {
            let mut book = book();
            let place = book.step(id(code), step);
            let moved = place.map(|it| {
                book.relocate(id(code), it.parent, it.before).unwrap();
                show(&book)
            });
            assert_eq!(moved.as_deref(), after, "{code} {step:?}");
        }
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
