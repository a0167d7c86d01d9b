//! The codebook: codes with their definitions, in a tree.
//!
//! The tree is kept as its outline: codes in the order in which people read them, each with
//! its depth. A circle cannot be written down that way, so it cannot exist.

mod code;
mod difference;
mod keeping;
mod outline;
mod search;
mod steps;
mod version;

use std::rc::Rc;

pub use code::{Code, Colour, Part};
pub use difference::{Differs, What, difference};
pub use keeping::{FAVOURITES, NumberKeys};
pub use steps::{Beside, Step};
pub use version::{Version, Versions};

use crate::id::CodeId;

/// The codes of a study, as an outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codebook {
    /// Depth 0 is the top; a code is at most one deeper than the code before it.
    entries: Vec<Entry>,
}

/// One line of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How many codes it lies under.
    pub depth: usize,
    /// The code.
    pub code: Rc<Code>,
}

/// Why a codebook stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// There is no such code.
    #[error("no such code")]
    Unknown,
    /// A code cannot lie under itself.
    #[error("a code cannot lie under itself")]
    Circle,
    /// The id is in use.
    #[error("the id is in use")]
    Taken,
}

impl Codebook {
    /// Returns the number of codes.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there are no codes.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the outline, in reading order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the codes, in reading order.
    pub fn codes(&self) -> impl Iterator<Item = &Rc<Code>> {
        self.entries.iter().map(|it| &it.code)
    }

    /// Returns a code.
    pub fn get(&self, id: CodeId) -> Option<&Rc<Code>> {
        self.codes().find(|it| it.id == id)
    }

    /// Tells whether the code is there.
    pub fn contains(&self, id: CodeId) -> bool {
        self.get(id).is_some()
    }

    /// Returns the first code with this name, in reading order.
    pub fn by_name(&self, name: &str) -> Option<&Rc<Code>> {
        self.codes().find(|it| it.name == name)
    }

    /// Returns the code under which this one lies.
    pub fn parent(&self, id: CodeId) -> Option<&Rc<Code>> {
        let at = self.at(id).ok()?;
        let depth = self.entries.get(at)?.depth;
        self.entries
            .get(..at)?
            .iter()
            .rev()
            .find(|it| it.depth < depth)
            .map(|it| &it.code)
    }

    /// Returns the codes directly under this one, or at the top.
    pub fn children(&self, parent: Option<CodeId>) -> Vec<&Rc<Code>> {
        let (inside, depth) = match parent {
            None => (self.entries.as_slice(), 0),
            Some(id) => match self.subtree(id) {
                Ok(range) => {
                    let depth =
                        self.entries.get(range.start).map_or(0, |it| it.depth + 1);
                    (
                        self.entries.get(range.start + 1..range.end).unwrap_or_default(),
                        depth,
                    )
                }
                Err(_) => return Vec::new(),
            },
        };
        inside.iter().filter(|it| it.depth == depth).map(|it| &it.code).collect()
    }

    /// Returns the names from the top down to the code.
    pub fn path(&self, id: CodeId) -> Vec<&str> {
        let Ok(at) = self.at(id) else { return Vec::new() };
        let mut names = Vec::new();
        let mut below = usize::MAX;
        for entry in self.entries.iter().take(at + 1).rev() {
            if entry.depth < below {
                names.push(entry.code.name.as_str());
                below = entry.depth;
            }
        }
        names.reverse();
        names
    }

    /// Returns the code and all that lie under it.
    pub fn with_descendants(&self, id: CodeId) -> Vec<CodeId> {
        self.subtree(id)
            .ok()
            .and_then(|it| self.entries.get(it))
            .unwrap_or_default()
            .iter()
            .map(|it| it.code.id)
            .collect()
    }

    /// Tells whether another code with the same parent has this name.
    pub fn sibling_named(
        &self,
        parent: Option<CodeId>,
        name: &str,
        but: Option<CodeId>,
    ) -> bool {
        self.children(parent).iter().any(|it| it.name == name && Some(it.id) != but)
    }
}
