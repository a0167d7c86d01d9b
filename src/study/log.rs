//! The log: what was done to the study, by whom and when, for the audit trail. It only
//! grows. Like things done to the same subject in a row are one entry with a count.

use std::rc::Rc;

use crate::stamp::{Moment, Stamp};

/// One thing done, or several alike in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was done first, and by whom.
    pub stamp: Stamp,
    /// When it was done last.
    pub until: Moment,
    /// What was done: a word of the format, such as `segment.added`.
    pub action: String,
    /// To what: a name, as it was at the time.
    pub subject: String,
    /// How many times.
    pub count: u32,
}

/// All entries, in pages, so that only the last page is saved again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    pages: Vec<Rc<Vec<Entry>>>,
}

/// Entries a page.
const PAGE: usize = 200;
/// Like things done within this many milliseconds are one entry.
const IN_A_ROW: i64 = 10 * 60 * 1000;

impl Log {
    /// Returns the log with these entries, oldest first.
    pub fn from_entries(entries: Vec<Entry>) -> Self {
        let mut pages = Vec::new();
        let mut entries = entries.into_iter().peekable();
        while entries.peek().is_some() {
            pages.push(Rc::new(entries.by_ref().take(PAGE).collect()));
        }
        Self { pages }
    }

    /// Returns the pages; all but the last are full and never change.
    pub fn pages(&self) -> &[Rc<Vec<Entry>>] {
        &self.pages
    }

    /// Returns all entries, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.pages.iter().flat_map(|it| it.iter())
    }

    /// Adds what was done.
    pub fn add(&mut self, stamp: &Stamp, action: &str, subject: &str) {
        if let Some(page) = self.pages.last_mut() {
            let alike = page.last().is_some_and(|it| {
                it.action == action
                    && it.subject == subject
                    && it.stamp.by == stamp.by
                    && (0..IN_A_ROW).contains(&(stamp.at.0 - it.until.0))
            });
            if alike && let Some(last) = Rc::make_mut(page).last_mut() {
                last.count += 1;
                last.until = stamp.at;
                return;
            }
        }
        let entry = Entry {
            stamp: *stamp,
            until: stamp.at,
            action: action.to_owned(),
            subject: subject.to_owned(),
            count: 1,
        };
        match self.pages.last_mut() {
            Some(page) if page.len() < PAGE => Rc::make_mut(page).push(entry),
            _ => self.pages.push(Rc::new(vec![entry])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;

    #[test]
    fn like_things_in_a_row_are_one_entry() {
        let by = Ids::seeded(1).make();
        let mut log = Log::default();
        for minute in [0, 5, 14, 25] {
            let stamp = Stamp { at: Moment(minute * 60_000), by };
            log.add(&stamp, "segment.added", "P01");
        }
        let counts: Vec<u32> = log.entries().map(|it| it.count).collect();
        assert_eq!(counts, [3, 1]);
        assert_eq!(log.entries().next().unwrap().until, Moment(14 * 60_000));
    }

    #[test]
    fn full_pages_stay_as_they_are() {
        let by = Ids::seeded(1).make();
        let mut log = Log::default();
        for n in 0..450 {
            log.add(&Stamp { at: Moment(n), by }, "code.added", &n.to_string());
        }
        let first = Rc::clone(&log.pages()[0]);
        log.add(&Stamp { at: Moment(999), by }, "code.added", "last");
        assert!(Rc::ptr_eq(&first, &log.pages()[0]));
        assert_eq!(
            log.pages().iter().map(|it| it.len()).collect::<Vec<_>>(),
            [200, 200, 51]
        );
        let all: Vec<Entry> = log.entries().cloned().collect();
        assert_eq!(Log::from_entries(all), log);
    }
}
