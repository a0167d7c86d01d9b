//! A raw table: a header and cells of text, as a file has them, before anyone says what
//! they mean. Knows nothing of files' dialects or of kinds of questions.
//!
//! A column with few different cells keeps each of them once and a two-byte code a row, so
//! 100,000 answers to a rating take 200 KB and are understood by looking at five texts.
//! Other columns keep one buffer of text and the ends of its cells.

/// A column changes from codes to plain text when it has more different cells than this.
const MAX_CODED: usize = 1024;

/// A table of text: every column has the same number of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns' names, unique and not empty.
    pub header: Vec<String>,
    /// The columns, one for each name.
    pub columns: Vec<Cells>,
    /// The character between two cells of the file it came from.
    pub delimiter: char,
    /// The record of the file, counted from 1, in which each row stands; left empty when
    /// they are 2, 3, 4 …
    pub numbers: Vec<u32>,
}

impl Table {
    /// Makes a table of rows of cells; short rows are filled up with empty cells, surplus
    /// cells are left out. For tests and for tables that are not read from a file.
    pub fn of_rows<'a>(
        header: &[&str],
        rows: impl IntoIterator<Item = Vec<&'a str>>,
    ) -> Self {
        let mut columns: Vec<Cells> = header.iter().map(|_| Cells::default()).collect();
        for row in rows {
            let mut cells = row.into_iter();
            for column in &mut columns {
                column.push(cells.next().unwrap_or(""));
            }
        }
        let header = header.iter().map(|&it| it.to_owned()).collect();
        Self { header, columns, delimiter: ',', numbers: Vec::new() }
    }

    /// Returns the number of rows, the header not counted.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Cells::len)
    }

    /// Returns the text of a cell; empty when there is no such cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.columns.get(column).map_or("", |it| it.get(row))
    }

    /// Returns the record of the file in which a row stands, counted from 1.
    pub fn record(&self, row: usize) -> usize {
        self.numbers.get(row).map_or(row + 2, |it| *it as usize)
    }

    /// Returns the place of the column with this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|it| it == name)
    }
}

/// The cells of one column, from the first row to the last.
#[derive(Clone, Debug)]
pub struct Cells(Form);

#[derive(Clone, Debug)]
enum Form {
    /// With how often each code occurs.
    Coded {
        dictionary: Dictionary,
        codes: Vec<u16>,
        counts: Vec<usize>,
    },
    Plain(Buffer),
}

impl Default for Cells {
    fn default() -> Self {
        let dictionary = Dictionary::new();
        Self(Form::Coded { dictionary, codes: Vec::new(), counts: Vec::new() })
    }
}

/// Equal when the texts are equal, however they are kept.
impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && (0..self.len()).all(|row| self.get(row) == other.get(row))
    }
}

impl Cells {
    /// Adds a cell at the end.
    pub fn push(&mut self, text: &str) {
        match &mut self.0 {
            Form::Plain(buffer) => buffer.push(text),
            Form::Coded { dictionary, codes, counts } => {
                if let Some(code) = dictionary.code(text) {
                    return push_code(codes, counts, code);
                }
                let mut buffer = Buffer::default();
                buffer.ends.reserve(codes.len() + 1);
                for &code in codes.iter() {
                    buffer.push(dictionary.values.get(usize::from(code)));
                }
                buffer.push(text);
                self.0 = Form::Plain(buffer);
            }
        }
    }

    /// Adds a cell of one byte or none at the end, if there is one such already: the commonest
    /// answers cost as good as nothing. Tells whether it did.
    pub fn push_known(&mut self, cell: &[u8]) -> bool {
        let Form::Coded { dictionary, codes, counts } = &mut self.0 else { return false };
        let known = match cell {
            [] => 1,
            [byte] => dictionary.bytes.get(usize::from(*byte)).copied().unwrap_or(0),
            _ => 0,
        };
        if let Some(code) = known.checked_sub(1) {
            push_code(codes, counts, code);
        }
        known > 0
    }

    /// Takes away all cells from this row on.
    pub fn truncate(&mut self, rows: usize) {
        match &mut self.0 {
            Form::Coded { codes, counts, .. } => {
                for code in codes.drain(rows.min(codes.len())..) {
                    if let Some(count) = counts.get_mut(usize::from(code)) {
                        *count -= 1;
                    }
                }
            }
            Form::Plain(buffer) => buffer.truncate(rows),
        }
    }

    /// Takes away the cells for whose rows `keep` says no; rows beyond its end go too.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut kept = Self::default();
        for (text, _) in self.iter().zip(keep).filter(|it| *it.1) {
            kept.push(text);
        }
        *self = kept;
    }

    /// Returns the number of cells.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Coded { codes, .. } => codes.len(),
            Form::Plain(buffer) => buffer.ends.len(),
        }
    }

    /// Tells whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the text of the cell in this row; empty beyond the end.
    pub fn get(&self, row: usize) -> &str {
        match &self.0 {
            Form::Coded { dictionary, codes, .. } => codes
                .get(row)
                .map_or("", |&code| dictionary.values.get(usize::from(code))),
            Form::Plain(buffer) => buffer.get(row),
        }
    }

    /// Returns all cells in the rows' order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Returns the different cells with how often each occurs, in the order in which they
    /// appear, if the column has few.
    pub fn distinct(&self) -> Option<Vec<(&str, usize)>> {
        let Form::Coded { dictionary, counts, .. } = &self.0 else { return None };
        let values = counts.iter().enumerate();
        let found = values.map(|(code, count)| (dictionary.values.get(code), *count));
        Some(found.filter(|(_, count)| *count > 0).collect())
    }

    /// Hands every different cell to `see` with how often it occurs; the cells of a column
    /// that has many come one by one, with 1.
    pub fn each<'a>(&'a self, mut see: impl FnMut(&'a str, usize)) {
        match self.distinct() {
            Some(distinct) => {
                for (text, count) in distinct {
                    see(text, count);
                }
            }
            None => {
                for text in self.iter() {
                    see(text, 1);
                }
            }
        }
    }

    /// Returns what `read` makes of every cell, in the rows' order; it is called once for
    /// each different cell of a column that has few.
    pub fn map<T: Clone>(&self, mut read: impl FnMut(&str) -> T) -> Vec<T> {
        match &self.0 {
            Form::Plain(_) => self.iter().map(read).collect(),
            Form::Coded { dictionary, codes, .. } => {
                let count = dictionary.values.ends.len();
                let made: Vec<T> =
                    (0..count).map(|it| read(dictionary.values.get(it))).collect();
                let mut all = Vec::with_capacity(codes.len());
                for code in codes {
                    if let Some(it) = made.get(usize::from(*code)) {
                        all.push(it.clone());
                    }
                }
                all
            }
        }
    }
}

fn push_code(codes: &mut Vec<u16>, counts: &mut Vec<usize>, code: u16) {
    codes.push(code);
    let place = usize::from(code);
    if counts.len() <= place {
        counts.resize(place + 1, 0);
    }
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// Texts one after the other.
#[derive(Clone, Debug, Default)]
struct Buffer {
    text: String,
    ends: Vec<u32>,
}

impl Buffer {
    /// Adds a text; what lies beyond 4 GB is kept out, which no page can hold anyway.
    fn push(&mut self, text: &str) {
        if u32::try_from(self.text.len() + text.len()).is_ok() {
            self.text.push_str(text);
        }
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.text.truncate(self.ends.last().map_or(0, |it| *it as usize));
    }

    fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).copied().unwrap_or(0) as usize;
        let before = index.checked_sub(1).and_then(|it| self.ends.get(it));
        self.text.get(before.map_or(0, |&it| it as usize)..end).unwrap_or("")
    }
}

/// A small hash table from texts to codes, by linear probing. The code of the empty text
/// is 0.
#[derive(Clone, Debug)]
struct Dictionary {
    values: Buffer,
    /// Codes plus one; 0 is a free slot. Its length is a power of two.
    slots: Vec<u16>,
    /// Codes plus one of the texts of one byte, the commonest answers.
    bytes: Box<[u16; 256]>,
}

impl Dictionary {
    fn new() -> Self {
        let mut values = Buffer::default();
        values.push("");
        Self { values, slots: vec![0; 16], bytes: Box::new([0; 256]) }
    }

    /// Returns the code of the text, new if need be; nothing when the dictionary is full.
    fn code(&mut self, text: &str) -> Option<u16> {
        match text.as_bytes() {
            [] => Some(0),
            [byte] => {
                let place = usize::from(*byte);
                let known = self.bytes.get(place).copied().unwrap_or(0);
                if let Some(code) = known.checked_sub(1) {
                    return Some(code);
                }
                let code = self.add(text)?;
                if let Some(slot) = self.bytes.get_mut(place) {
                    *slot = code + 1;
                }
                Some(code)
            }
            bytes => self.find_or_add(text, hash(bytes)),
        }
    }

    fn find_or_add(&mut self, text: &str, hash: usize) -> Option<u16> {
        let mask = self.slots.len() - 1;
        let mut place = hash & mask;
        // The table is never more than half full, so a free slot ends the search.
        while let Some(code) = self.slots.get(place).copied().unwrap_or(0).checked_sub(1)
        {
            if self.values.get(usize::from(code)) == text {
                return Some(code);
            }
            place = (place + 1) & mask;
        }
        let code = self.add(text)?;
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = code + 1;
        }
        if self.values.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        Some(code)
    }

    fn add(&mut self, text: &str) -> Option<u16> {
        let code = self.values.ends.len();
        if code > MAX_CODED {
            return None;
        }
        self.values.push(text);
        u16::try_from(code).ok()
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![0_u16; mask + 1];
        for code in self.slots.iter().filter_map(|it| it.checked_sub(1)) {
            let mut place = hash(self.values.get(usize::from(code)).as_bytes()) & mask;
            while slots.get(place).is_some_and(|it| *it != 0) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = code + 1;
            }
        }
        self.slots = slots;
    }
}

/// A quick hash of eight bytes a step: multiply, rotate (after `FxHash` of Firefox). Only
/// spreads cells over a small table; nobody gains from making it collide in their own page.
fn hash(bytes: &[u8]) -> usize {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut state = bytes.len() as u64;
    for eight in eights {
        state = (state.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(FACTOR);
    }
    let mut last = [0_u8; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    state = (state.rotate_left(5) ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    // The high bits are the well-mixed ones; 32 of them fit any usize.
    usize::try_from(state >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled(texts: &[String]) -> Cells {
        let mut cells = Cells::default();
        for it in texts {
            cells.push(it);
        }
        cells
    }

    #[test]
    fn a_table_of_rows() {
        let table = Table::of_rows(&["a", "b"], [vec!["1", "x"], vec!["2"]]);
        assert_eq!((table.rows(), table.cell(0, 1), table.cell(1, 1)), (2, "x", ""));
        assert_eq!((table.cell(7, 0), table.cell(0, 7)), ("", ""));
        assert_eq!(table.column("b"), Some(1));
        assert_eq!(Table::default().rows(), 0);
    }

    #[test]
    fn distinct_cells_are_counted_in_order() {
        let texts = ["b", "", "b", "long text", "a", "long text"].map(str::to_owned);
        let cells = filled(&texts);
        let found = cells.distinct().unwrap();
        assert_eq!(found, [("", 1), ("b", 2), ("long text", 2), ("a", 1)]);
    }

    #[test]
    fn many_different_cells_become_plain() {
        let texts: Vec<String> = (0..3000).map(|it| format!("cell {it}")).collect();
        let cells = filled(&texts);
        assert!(cells.distinct().is_none());
        assert!(cells.iter().eq(texts.iter().map(String::as_str)));
    }

    proptest! {
        #[test]
        fn cells_come_back(texts in proptest::collection::vec("[a-cé]{0,9}", 0..200)) {
            let cells = filled(&texts);
            prop_assert!(cells.iter().eq(texts.iter().map(String::as_str)));
            prop_assert_eq!(cells.map(str::to_owned), &*texts);
            let mut known = Cells::default();
            for it in &texts {
                if !known.push_known(it.as_bytes()) {
                    known.push(it);
                }
            }
            prop_assert_eq!(&known, &cells);
            known.truncate(texts.len() / 2);
            let some = filled(&texts[..texts.len() / 2]);
            let sorted = |it: &Cells| {
                let all = it.distinct().unwrap().into_iter().map(|it| (it.0.to_owned(), it.1));
                all.collect::<std::collections::BTreeMap<_, _>>()
            };
            prop_assert_eq!(sorted(&known), sorted(&some));
        }
    }
}
