//! From a raw table to a survey: what each column seems to be, shown to the person, changed
//! by them, and then read.
//!
//! Two stages keep the import honest. [`SurveyDraft`] proposes a kind for every column and
//! says why, what does not fit and what it would like to ask; every choice can be changed,
//! and each change reads the column again. [`SurveyDraft::into_survey`] then makes answers
//! of the cells: one that does not fit becomes [`super::Missing::Unreadable`], its text
//! kept among the column's strays.
//!
//! Only an empty cell is missing until the person says otherwise: "NA" and "None" are
//! answers, and [`Ask::LooksMissing`] lists them for the preview.
//!
//! What a file's own headers say ([`Hint`]) goes before what its cells look like.
//!
//! The vocabularies in here recognise data; no sentence for people is among them.

mod again;
mod batteries;
mod column;
mod dates;
mod draft;
mod families;
mod finish;
mod fit;
mod ladders;
mod levels;
mod numerals;
mod options;
mod propose;
mod steps;
mod told;

pub use again::{declared, is_off_scale, read_as, same_value};
pub use column::{Ask, Change, ColumnDraft, Fit, Reading, Sample, Why};
pub use dates::DateOrder;
pub use draft::SurveyDraft;
pub use families::Family;
pub use finish::Making;
pub use numerals::DecimalMark;
pub use steps::{Drafting, Progress};
pub use told::{Choice, Expect, Hint, LeftOut, Recognised};
