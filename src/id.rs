//! Typed ids: a UUID that says what it identifies, so that a code can never stand where a
//! theme belongs. New ids are handed in ([`Ids`]); this module has no randomness.

use std::fmt;

use uuid::{Builder, Uuid};

/// An id that can be made from a UUID: implemented by every type that `id_type!` makes.
pub trait Id: Copy + Ord + fmt::Display {
    /// Returns the id with this UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    /// Returns the UUID of the id.
    fn uuid(self) -> Uuid;
    /// Reads an id from the text of a UUID, in any of its usual forms.
    fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self::from_uuid)
    }
}

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
            fn uuid(self) -> Uuid {
                self.0
            }
        }

        /// For addresses of screens.
        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.hyphenated(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

id_type! {
    /// A study.
    StudyId
    /// A person who codes.
    CoderId
    /// A person or case that the study is about.
    ParticipantId
    /// A survey.
    SurveyId
    /// A question of a survey.
    QuestionId
    /// A text to code.
    TranscriptId
    /// A speaker of one transcript.
    SpeakerId
    /// A code of the codebook.
    CodeId
    /// A codebook as it was saved under a name.
    VersionId
    /// A passage one coder gave one code.
    SegmentId
    /// A theme.
    ThemeId
    /// A memo.
    MemoId
    /// A query that is kept.
    QueryId
}

/// Where new ids come from: a source of random bits, handed in by the page (the browser's
/// generator), the command line (a seed from its input) or a test (a counter).
pub struct Ids(Box<dyn FnMut() -> u128>);

impl Ids {
    /// Makes ids from the given source of 128 random bits.
    pub fn new(source: impl FnMut() -> u128 + 'static) -> Self {
        Self(Box::new(source))
    }

    /// Returns ids that depend on `seed` alone (`SplitMix64`, Steele et al. 2014): the same
    /// seed gives the same ids, for files that must be the same when made twice.
    pub fn seeded(seed: u64) -> Self {
        let mut state = seed;
        let mut next = move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Self::new(move || (u128::from(next()) << 64) | u128::from(next()))
    }

    /// Returns a new id, a version 4 UUID.
    pub fn make<I: Id>(&mut self) -> I {
        let bytes = (self.0)().to_be_bytes();
        I::from_uuid(Builder::from_random_bytes(bytes).into_uuid())
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_ids_repeat_and_differ() {
        let (mut a, mut b) = (Ids::seeded(7), Ids::seeded(7));
        let first: CodeId = a.make();
        assert_eq!(first, b.make());
        assert_ne!(first, a.make());
        assert_eq!(first.uuid().get_version_num(), 4);
    }

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id: ThemeId = Ids::seeded(1).make();
        assert_eq!(ThemeId::parse(&id.to_string()), Some(id));
        assert_eq!(ThemeId::parse("Leadership"), None);
    }
}
