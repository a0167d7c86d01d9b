//! A stretch of a text, in code points.

/// A stretch of a text: `start < end`, in code points, the end exclusive. That it lies
/// inside a text is checked where it is made ([`super::Text::range`]) or put into a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: u32,
    end: u32,
}

impl TextRange {
    /// Returns the range, if it is not empty.
    pub fn new(start: u32, end: u32) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// Returns the first code point's position.
    pub fn start(self) -> u32 {
        self.start
    }

    /// Returns the position after the last code point.
    pub fn end(self) -> u32 {
        self.end
    }

    /// Returns the number of code points, at least 1.
    pub fn chars(self) -> u32 {
        self.end - self.start
    }

    /// Tells whether the two share at least one code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Tells whether the position is inside.
    pub fn contains(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Returns what the two share, if anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Returns the smallest range that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
