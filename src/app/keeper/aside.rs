//! What could not be read: see `store::quarantine`.

use super::Keeper;
use crate::app::shared::Shared;
use crate::order::Map;
use crate::store::quarantine::{self, QUARANTINE};

/// Something that could not be read: where it lies, and all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its key in the drawer, in the copy, or in both.
    pub key: String,
    /// What was found.
    pub text: String,
}

impl Piece {
    /// Returns what to call it: the study's id, what it was, and its checksum.
    pub fn name(&self) -> &str {
        self.key.strip_prefix(QUARANTINE).unwrap_or(&self.key)
    }

    /// Returns the name of a file of it.
    pub fn file_name(&self) -> String {
        let name = self.name().replace(|it: char| !it.is_ascii_alphanumeric(), "-");
        format!("heddle-unreadable-{name}.txt")
    }
}

impl Keeper {
    /// Returns what could not be read, of the drawer and of its copy. Of a value that was
    /// emptied there is nothing to repair.
    pub async fn aside(this: Shared<Self>) -> Vec<Piece> {
        let mut found = match this.database() {
            Some(it) => it.read(QUARANTINE, |_| true).await.unwrap_or_default(),
            None => Map::new(),
        };
        // As it lies there: what does not open is handed out sealed.
        let drawer = &**this.vault().drawer();
        for it in quarantine::list(drawer).unwrap_or_default() {
            if let Ok(Some(text)) = quarantine::text(drawer, &it) {
                found.insert(it.key, text);
            }
        }
        let opened = |(key, text): (String, String)| {
            let text = this.vault().reveal(&key, &text).unwrap_or(text);
            Piece { key, text }
        };
        found.into_iter().map(opened).filter(|it| !it.text.is_empty()).collect()
    }

    /// Throws one of these away, in the drawer and in its copy: only ever because the person
    /// said so.
    pub fn discard(&self, piece: &Piece) {
        if let Some(it) = quarantine::aside(&piece.key) {
            quarantine::discard(&**self.vault(), &it).ok();
            self.copy(|_| ());
        }
    }
}
