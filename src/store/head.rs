//! The head of a saved study: which record groups make up its last whole state.

use serde::{Deserialize, Serialize};

use super::pack::checksum;
use crate::id::StudyId;
use crate::stamp::Moment;
use crate::study::Study;

/// What is in a study, for lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Transcripts.
    pub transcripts: usize,
    /// Respondents of all surveys.
    pub respondents: usize,
    /// Coders.
    pub coders: usize,
    /// Segments.
    pub segments: usize,
}

impl Counts {
    /// Counts what is in the study.
    pub fn of(study: &Study) -> Self {
        Self {
            transcripts: study.transcripts.len(),
            respondents: study.surveys.values().map(|it| it.rows()).sum(),
            coders: study.about.coders.len(),
            segments: study.layers.values().map(|it| it.segments().len()).sum(),
        }
    }
}

/// A study as the list of studies shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyEntry {
    /// Its id.
    pub id: StudyId,
    /// Its name.
    pub name: String,
    /// When it was last saved.
    pub saved_at: Moment,
    /// When it was put into the bin, if it is there.
    pub binned_at: Option<Moment>,
    /// When a copy was last downloaded, if ever.
    pub backup_at: Option<Moment>,
    /// How many changes it had seen when it was last saved; `None` when an older Heddle did
    /// not count.
    pub edits: Option<u64>,
    /// How many of them were in the copy that was last downloaded.
    pub backup_edits: Option<u64>,
    /// What is in it.
    pub counts: Counts,
    /// How much room it takes, in UTF-16 units of keys and values.
    pub units: usize,
}

/// A study that is kept and that nothing says how to open: its head is gone or damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its id.
    pub id: StudyId,
    /// Its name, when that can be read.
    pub name: Option<String>,
    /// How many of its record groups are there, of all generations.
    pub parts: usize,
    /// How much room it takes, in UTF-16 units of keys and values.
    pub units: usize,
    /// Whether the record groups that are there fit together without a hole: then
    /// `Shelf::put_together` loses nothing that can be known of.
    pub whole: bool,
}

/// One record group of a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Its name: see `interchange::study_file::SliceKey`.
    pub(super) name: String,
    /// The generation that wrote it.
    pub(super) generation: u64,
    /// The checksum of its packed text.
    pub(super) crc: u32,
}

/// Entries of the journal that a state has taken in: those of one generation up to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Folded {
    pub(super) base: u64,
    pub(super) number: u64,
}

impl Folded {
    /// Tells whether an entry is among them, by its generation and number.
    pub(super) fn covers(self, (base, number): (u64, u64)) -> bool {
        base == self.base && number <= self.number
    }
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The version of the records' format.
    pub(super) version: u32,
    /// Rises by one with each save.
    pub(super) generation: u64,
    pub(super) name: String,
    /// In milliseconds since 1970, as the other moments here.
    pub(super) saved_at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) binned_at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) backup_at: Option<i64>,
    /// How many changes the study has seen, and how many of them were in the last file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) edits: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) backup_edits: Option<u64>,
    /// When it was first saved here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) came_at: Option<i64>,
    /// Which entries of the journal are in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) folded: Option<Folded>,
    pub(super) counts: Counts,
    /// The record groups of the last whole state.
    pub(super) parts: Vec<Part>,
    /// The record groups of the state before, while there is room for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) before: Vec<Part>,
}

impl Head {
    /// Returns the head as it is kept: its checksum, a space, JSON.
    pub(super) fn to_text(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("{:08x} {json}", checksum(&json))
    }

    /// Returns a checksum of the groups' checksums: two histories may have the same
    /// generations.
    pub(super) fn print(&self) -> u32 {
        let mut parts = String::new();
        for it in &self.parts {
            parts.push_str(&it.crc.to_string());
            parts.push(' ');
        }
        checksum(&parts)
    }

    /// Reads a head, if it is whole.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (crc, json) = text.split_once(' ')?;
        let whole = u32::from_str_radix(crc, 16).ok()? == checksum(json);
        if whole { serde_json::from_str(json).ok() } else { None }
    }
}
