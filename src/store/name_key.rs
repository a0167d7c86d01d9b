//! The key of a study's pseudonyms: who is who. It lies beside the studies, in no record of
//! any, so that no file of a study can hold it; sealed like them when there is a passphrase.

use serde::{Deserialize, Serialize};

use super::keys::{NAMES, within};
use super::{Drawer, DrawerError};
use crate::id::StudyId;

/// Which pseudonym stands for what, and the person's own list of words to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameKey {
    /// Pseudonyms with the words that they stand for, each pair once.
    #[serde(default)]
    pub names: Vec<(String, String)>,
    /// Words to look for, a line each.
    #[serde(default)]
    pub own: String,
}

fn place(study: StudyId) -> String {
    within(NAMES, study, "names")
}

impl NameKey {
    /// Returns a study's key; an empty one when there is none, or none that can be read.
    pub fn of(drawer: &dyn Drawer, study: StudyId) -> Self {
        let text = drawer.get(&place(study)).ok().flatten();
        text.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default()
    }

    /// Keeps it.
    pub fn keep(&self, drawer: &dyn Drawer, study: StudyId) -> Result<(), DrawerError> {
        let text = serde_json::to_string(self).unwrap_or_default();
        drawer.put(&place(study), &text)
    }

    /// Removes a study's key.
    pub fn forget(drawer: &dyn Drawer, study: StudyId) -> Result<(), DrawerError> {
        drawer.remove(&place(study))
    }

    /// Adds what a pseudonym stands for.
    pub fn add(&mut self, pseudonym: &str, words: &str) {
        let pair = (pseudonym.to_owned(), words.to_owned());
        if !self.names.contains(&pair) {
            self.names.push(pair);
        }
    }

    /// Returns the words of the person's own list.
    pub fn own_words(&self) -> Vec<String> {
        let lines = self.own.lines().map(str::trim);
        lines.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;
    use crate::store::MemoryDrawer;

    #[test]
    fn it_is_kept_apart_from_the_study() {
        let drawer = MemoryDrawer::default();
        let study = StudyId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(NameKey::of(&drawer, study), NameKey::default());
        let mut key = NameKey { own: " Ravenscourt \n\n".into(), ..NameKey::default() };
        key.add("[Nurse A]", "Jones");
        key.add("[Nurse A]", "Jones");
        key.keep(&drawer, study).unwrap();
        assert_eq!(NameKey::of(&drawer, study), key);
        assert_eq!(key.own_words(), ["Ravenscourt"]);
        let keys: Vec<String> = drawer.dump().into_iter().map(|it| it.0).collect();
        assert_eq!(keys, [format!("heddle/1/key/{study}/names")]);
        NameKey::forget(&drawer, study).unwrap();
        assert_eq!(drawer.dump().len(), 0);
    }
}
