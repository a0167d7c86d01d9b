//! Ready-made codes: frameworks of the field, in our own short words, each with where it is
//! from. They are written as Markdown codebooks and read by the same reader.

use super::draft::{BookDraft, CodeDraft};
use super::markdown::read_markdown;
use crate::id::{CodeId, Id as _, Ids};
use crate::study::CodeFields;

/// All shelves, each under a heading of the first depth.
const TEXT: &str = include_str!("shelves.md");

/// A shelf of ready-made codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// Its name: what its codes have for a source.
    pub name: &'static str,
    /// What it is about, and where it is described.
    pub about: &'static str,
    /// Its codes: one over all, which has the shelf's name, and the others under it. Each has
    /// the same id in every study.
    pub draft: BookDraft,
}

/// Returns the shelves.
pub fn shelves() -> Vec<Shelf> {
    let pieces = TEXT.split("\n# ").map(|it| it.trim_start_matches("# "));
    pieces.filter_map(shelf).collect()
}

fn shelf(text: &'static str) -> Option<Shelf> {
    let (name, rest) = text.split_once('\n')?;
    let (about, codes) = rest.split_once("\n##")?;
    let mut draft = read_markdown(&["##", codes].concat()).value;
    // What is told from others by its name alone, everywhere.
    let seed = name.bytes().fold(0_u64, |sum, it| sum.wrapping_mul(31) + u64::from(it));
    let mut ids = Ids::seeded(seed);
    let definition = about.split_once(". ").map_or(about, |it| it.0);
    let root = CodeDraft {
        fields: CodeFields {
            name: name.to_owned(),
            definition: format!("{definition}."),
            ..CodeFields::default()
        },
        ..CodeDraft::default()
    };
    for code in &mut draft.codes {
        code.parent = Some(code.parent.map_or(0, |it| it + 1));
    }
    draft.codes.insert(0, root);
    for code in &mut draft.codes {
        name.clone_into(&mut code.fields.source);
        code.id = Some(ids.make::<CodeId>().uuid());
    }
    draft.strict = true;
    Some(Shelf { name, about, draft })
}

impl Shelf {
    /// Returns the groups of the shelf: the places in its draft of the codes directly under
    /// the one over all.
    pub fn groups(&self) -> Vec<usize> {
        let codes = self.draft.codes.iter().enumerate();
        codes.filter(|(_, it)| it.parent == Some(0)).map(|(at, _)| at).collect()
    }

    /// Returns the draft with these groups only.
    pub fn only(&self, groups: &[usize]) -> BookDraft {
        let mut kept: Vec<Option<usize>> = Vec::new();
        let mut codes = Vec::new();
        for (at, code) in self.draft.codes.iter().enumerate() {
            let parent = code.parent.and_then(|it| kept.get(it).copied().flatten());
            let in_it = match code.parent {
                None => true,
                Some(0) => groups.contains(&at),
                Some(_) => parent.is_some(),
            };
            kept.push(in_it.then_some(codes.len()));
            if in_it {
                codes.push(CodeDraft { parent, ..code.clone() });
            }
        }
        BookDraft { codes, ..self.draft.clone() }
    }
}
