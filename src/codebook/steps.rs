//! Moving a code one step in the outline, as arrow keys and menus do.

use super::Codebook;
use crate::id::CodeId;

/// A step in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the sibling above.
    Up,
    /// Behind the sibling below.
    Down,
    /// Under the sibling above, as its last.
    Deeper,
    /// Out of the parent, to right behind it.
    Higher,
}

/// Where something is put, seen from a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Before it, under the same code.
    Before,
    /// Under it, as its last.
    Inside,
    /// Right behind it, under the same code.
    After,
}

impl Codebook {
    /// Returns under which code, and before which of its children, a code that is moved
    /// beside another one comes.
    pub fn beside(
        &self,
        moved: CodeId,
        target: CodeId,
        place: Beside,
    ) -> (Option<CodeId>, Option<CodeId>) {
        let parent = self.parent(target).map(|it| it.id);
        match place {
            Beside::Inside => (Some(target), None),
            Beside::Before => (parent, Some(target)),
            Beside::After => {
                let siblings = self.children(parent);
                let rest = siblings.iter().skip_while(|it| it.id != target).skip(1);
                (parent, rest.map(|it| it.id).find(|it| *it != moved))
            }
        }
    }

    /// Returns under which code, and before which of its children, a step puts a code;
    /// nothing when there is no such step. Archived codes are passed over by the others.
    pub fn step(
        &self,
        id: CodeId,
        step: Step,
    ) -> Option<(Option<CodeId>, Option<CodeId>)> {
        let parent = self.parent(id).map(|it| it.id);
        let all = self.get(id).is_some_and(|it| !it.is_active());
        let mut siblings = self.children(parent);
        siblings.retain(|it| all || it.is_active());
        let at = siblings.iter().position(|it| it.id == id)?;
        let sibling = |at: usize| siblings.get(at).map(|it| it.id);
        match step {
            Step::Up => Some((parent, Some(sibling(at.checked_sub(1)?)?))),
            Step::Down => {
                sibling(at + 1)?;
                Some((parent, sibling(at + 2)))
            }
            Step::Deeper => Some((Some(sibling(at.checked_sub(1)?)?), None)),
            Step::Higher => {
                let outer = self.parent(parent?).map(|it| it.id);
                let uncles = self.children(outer);
                let at = uncles.iter().position(|it| Some(it.id) == parent)?;
                Some((outer, uncles.get(at + 1).map(|it| it.id)))
            }
        }
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

    #[test]
    fn steps_in_the_outline() {
        let stamp = Stamp { at: Moment(0), by: Ids::seeded(0).make() };
        // 1 (2, 3), 4
        let mut book = Codebook::default();
        for (n, parent) in [(1, 0), (2, 1), (3, 1), (4, 0)] {
            let it = Code::named(id(n), "", Colour::new(1), Provenance::new(&stamp));
            book.insert(it, (parent > 0).then(|| id(parent)), None).unwrap();
        }
        let some = |n: u128| (n > 0).then(|| id(n));
        for (n, step, found) in [
            (3, Step::Up, Some((1, 2))),
            (2, Step::Up, None),
            (2, Step::Down, Some((1, 0))),
            (1, Step::Down, Some((0, 0))),
            (4, Step::Down, None),
            (3, Step::Deeper, Some((2, 0))),
            (4, Step::Deeper, Some((1, 0))),
            (2, Step::Deeper, None),
            (2, Step::Higher, Some((0, 4))),
            (4, Step::Higher, None),
        ] {
            let found = found.map(|(parent, before)| (some(parent), some(before)));
            assert_eq!(book.step(id(n), step), found, "{n} {step:?}");
        }
        for (moved, target, place, (parent, before)) in [
            (4, 2, Beside::Before, (1, 2)),
            (4, 2, Beside::After, (1, 3)),
            (3, 2, Beside::After, (1, 0)),
            (4, 3, Beside::After, (1, 0)),
            (4, 1, Beside::Inside, (1, 0)),
            (2, 1, Beside::After, (0, 4)),
            (2, 4, Beside::After, (0, 0)),
        ] {
            let found = book.beside(id(moved), id(target), place);
            assert_eq!(found, (some(parent), some(before)), "{moved} {place:?} {target}");
        }
    }
}
