//! A copy of a study that can stand beside the study it was made of.

use std::rc::Rc;

use super::{Memo, MemoTarget, Study};
use crate::id::StudyId;

impl Study {
    /// Returns the same study under another id and name. All its records keep theirs, so
    /// that the two can still be compared.
    pub fn as_copy(&self, id: StudyId, name: &str) -> Self {
        let mut copy = self.clone();
        let about = Rc::make_mut(&mut copy.about);
        about.id = id;
        name.clone_into(&mut about.name);
        let on_study = |it: &Memo| matches!(it.on, MemoTarget::Study(_));
        if copy.memos.values().any(on_study) {
            for memo in Rc::make_mut(&mut copy.memos).values_mut() {
                if on_study(memo) {
                    memo.on = MemoTarget::Study(id);
                }
            }
        }
        copy
    }
}
