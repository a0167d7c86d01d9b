//! Changes of a text, and where passages of the old text are in the new one.

use super::{Text, TextRange};

/// One change: a stretch of the old text, perhaps empty, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it begins in the old text, in code points.
    pub start: u32,
    /// Where it ends; the same where something is only put in.
    pub end: u32,
    /// What stands there in the new text; empty where something is only taken out.
    pub with: String,
}

/// Where stretches went: changes without their words, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Hunk>);

/// A stretch of the old text and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hunk {
    old: (u32, u32),
    new: (u32, u32),
}

impl Edits {
    /// Returns where stretches go by changes that stand in order and do not overlap;
    /// nothing when they do.
    pub fn of(changes: &[Change]) -> Option<Self> {
        Self::lengths(changes.iter().map(|it| (it.start, it.end, chars(&it.with))))
    }

    /// The same of starts, ends and new lengths.
    pub fn lengths(all: impl Iterator<Item = (u32, u32, u32)>) -> Option<Self> {
        let mut hunks: Vec<Hunk> = Vec::new();
        for (start, end, length) in all {
            let (old, new) = hunks.last().map_or((0, 0), |it| (it.old.1, it.new.1));
            let from = new.checked_add(start.checked_sub(old)?)?;
            end.checked_sub(start)?;
            let to = from.checked_add(length)?;
            hunks.push(Hunk { old: (start, end), new: (from, to) });
        }
        Some(Self(hunks))
    }

    /// Returns the way back.
    pub fn inverse(&self) -> Self {
        let swapped = |it: &Hunk| Hunk { old: it.new, new: it.old };
        Self(self.0.iter().map(swapped).collect())
    }

    /// Returns the stretches of the new text that stand in the place of others; they may
    /// be empty.
    pub fn stretches(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().map(|it| it.new)
    }

    /// Returns where a passage's words are now. What was put in at its edges does not belong
    /// to it; what was changed across an edge does, whole. Nothing when none of its words
    /// are left.
    pub fn map(&self, range: TextRange) -> Option<TextRange> {
        let start = self.edge(range.start(), |at, it| it.old.1 <= at, |it| it.new.0);
        TextRange::new(start, self.end(range.end(), |at, it| it.old.0 < at))
    }

    /// Returns where a stretch is now with all that was put in at its edges.
    pub fn widen(&self, (start, end): (u32, u32)) -> (u32, u32) {
        let start = self.edge(start, |at, it| it.old.0 < at, |it| it.new.0);
        (start, self.end(end, |at, it| it.old.0 <= at))
    }

    fn edge(
        &self,
        at: u32,
        before: impl Fn(u32, &Hunk) -> bool,
        inside: impl Fn(&Hunk) -> u32,
    ) -> u32 {
        let passed = self.0.partition_point(|it| before(at, it));
        if let Some(next) = self.0.get(passed)
            && next.old.0 < at
        {
            return inside(next);
        }
        let last = passed.checked_sub(1).and_then(|it| self.0.get(it));
        last.map_or(at, |it| it.new.1.saturating_add(at.saturating_sub(it.old.1)))
    }

    fn end(&self, at: u32, before: impl Fn(u32, &Hunk) -> bool) -> u32 {
        let passed = self.0.partition_point(|it| before(at, it));
        let last = passed.checked_sub(1).and_then(|it| self.0.get(it));
        last.map_or(at, |it| it.new.1.saturating_add(at.saturating_sub(it.old.1)))
    }
}

/// Returns the text after the changes; nothing when they are not in order, overlap, or lie
/// outside.
pub fn changed(text: &Text, changes: &[Change]) -> Option<String> {
    let mut out = String::with_capacity(text.as_str().len());
    let mut done = 0;
    for it in changes {
        if it.start < done || it.end < it.start || it.end > text.len() {
            return None;
        }
        out.push_str(between(text, done, it.start));
        out.push_str(&it.with);
        done = it.end;
    }
    out.push_str(between(text, done, text.len()));
    Some(out)
}

/// Returns what stands between two positions.
pub fn between(text: &Text, start: u32, end: u32) -> &str {
    TextRange::new(start, end).map(|it| text.slice(it)).unwrap_or_default()
}

/// Returns how many code points there are.
pub fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(start: u32, end: u32, with: &str) -> Change {
        Change { start, end, with: with.into() }
    }

    #[test]
    fn passages_stay_on_their_words() {
        let text = Text::new("So Maria came to Leeds");
        let changes =
            [change(0, 0, "And "), change(3, 8, "[Nurse A]"), change(13, 16, "")];
        let after = Text::new(&changed(&text, &changes).unwrap());
        assert_eq!(after.as_str(), "And So [Nurse A] came Leeds");
        let edits = Edits::of(&changes).unwrap();
        for (start, end, words) in [
            // What is put in before it is not its own.
            (0, 2, Some("So")),
            (3, 8, Some("[Nurse A]")),
            // Changed across an edge: the whole of it.
            (5, 13, Some("[Nurse A] came")),
            (0, 6, Some("So [Nurse A]")),
            (9, 22, Some("came Leeds")),
            (14, 15, None),
            (13, 16, None),
            (17, 22, Some("Leeds")),
        ] {
            let found = edits.map(text.range(start, end).unwrap());
            assert_eq!(found.map(|it| after.slice(it)), words, "{start} {end}");
        }
        assert_eq!(edits.widen((0, 22)), (0, after.len()));
        assert_eq!(edits.inverse().widen((0, after.len())), (0, 22));
    }

    #[test]
    fn changes_out_of_order_are_none() {
        let text = Text::new("abc");
        for wrong in [
            vec![change(2, 3, ""), change(0, 1, "")],
            vec![change(0, 2, ""), change(1, 3, "")],
            vec![change(2, 1, "")],
        ] {
            assert_eq!(changed(&text, &wrong), None);
            assert_eq!(Edits::of(&wrong), None);
        }
        assert_eq!(changed(&text, &[change(2, 4, "")]), None);
    }
}
