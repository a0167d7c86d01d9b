//! The words of all transcripts, each once, and where they stand: made once, so that neither
//! a search nor a count goes through a million words letter by letter at each key.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::words::each_word;
use crate::id::TranscriptId;
use crate::order::{self, Map};
use crate::text::TextRange;
use crate::transcript::Transcript;

/// See the module. Words are numbered as they are met.
#[derive(Clone, Debug, Default)]
pub struct Index {
    words: Vec<Rc<str>>,
    /// How many code points each has.
    lengths: Vec<u32>,
    numbers: HashMap<Rc<str>, u32>,
    texts: Map<TranscriptId, Rc<Indexed>>,
}

/// The words of one transcript, in order.
#[derive(Debug)]
pub struct Indexed {
    transcript: Rc<Transcript>,
    /// Each word's number.
    pub(super) words: Vec<u32>,
    /// Where each begins.
    pub(super) starts: Vec<u32>,
    /// Each turn's first word, and at last how many words there are.
    turns: Vec<usize>,
}

impl Index {
    /// Returns the index of transcripts; those that `self` has as they are, are taken over.
    pub fn renewed(&self, transcripts: &Map<TranscriptId, Rc<Transcript>>) -> Self {
        let mut next = Self { texts: Map::new(), ..self.clone() };
        let texts = transcripts.iter().map(|(&id, it)| {
            let old = self.texts.get(&id);
            let old = old.filter(|old| Rc::ptr_eq(&old.transcript, it));
            (id, old.cloned().unwrap_or_else(|| Rc::new(next.read(it))))
        });
        next.texts = order::map(texts.collect::<Vec<_>>());
        next
    }

    /// Tells whether it is of exactly these transcripts, as they are.
    pub fn is_of(&self, transcripts: &Map<TranscriptId, Rc<Transcript>>) -> bool {
        let same = |(id, it): (&TranscriptId, &Rc<Transcript>)| {
            self.texts.get(id).is_some_and(|old| Rc::ptr_eq(&old.transcript, it))
        };
        self.texts.len() == transcripts.len() && transcripts.iter().all(same)
    }

    /// Returns the words of one transcript.
    pub fn text(&self, id: TranscriptId) -> Option<&Indexed> {
        self.texts.get(&id).map(|it| &**it)
    }

    /// Returns a word by its number, folded.
    pub fn word(&self, number: u32) -> Option<&Rc<str>> {
        self.words.get(usize::try_from(number).ok()?)
    }

    /// Returns a folded word's number, if anybody said it.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// Returns how many different words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Tells whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns for each word whether it is wanted.
    pub(super) fn which(&self, wanted: impl Fn(&str) -> bool) -> Vec<bool> {
        self.words.iter().map(|it| wanted(it)).collect()
    }

    /// Returns where a word of a transcript ends.
    pub(super) fn end(&self, text: &Indexed, at: usize) -> u32 {
        let number = text.words.get(at).and_then(|it| usize::try_from(*it).ok());
        let length = number.and_then(|it| self.lengths.get(it)).copied();
        text.starts.get(at).copied().unwrap_or_default() + length.unwrap_or_default()
    }

    fn read(&mut self, transcript: &Rc<Transcript>) -> Indexed {
        let (mut words, mut starts) = (Vec::new(), Vec::new());
        let mut turns = Vec::with_capacity(transcript.turns.len() + 1);
        for turn in transcript.turns.iter() {
            turns.push(words.len());
            each_word(transcript.text.slice(turn.range), false, &mut |start, word| {
                words.push(self.numbered(word));
                starts.push(turn.range.start() + start);
            });
        }
        turns.push(words.len());
        Indexed { transcript: Rc::clone(transcript), words, starts, turns }
    }

    fn numbered(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let word: Rc<str> = word.into();
        self.lengths.push(u32::try_from(word.chars().count()).unwrap_or_default());
        self.numbers.insert(Rc::clone(&word), number);
        self.words.push(word);
        number
    }
}

impl Indexed {
    /// Returns the transcript.
    pub fn transcript(&self) -> &Rc<Transcript> {
        &self.transcript
    }

    /// Returns which of the words a turn has.
    pub(super) fn turn(&self, turn: usize) -> Range<usize> {
        let from = self.turns.get(turn).copied().unwrap_or_default();
        from..self.turns.get(turn + 1).copied().unwrap_or(from)
    }

    /// Returns which of the words begin in a range.
    pub(super) fn within(&self, range: TextRange) -> Range<usize> {
        self.at(range.start())..self.at(range.end())
    }

    /// Returns the words of a range, by their numbers.
    pub(super) fn numbers(&self, range: Range<usize>) -> &[u32] {
        self.words.get(range).unwrap_or_default()
    }

    /// Returns how many words begin before a position.
    pub(super) fn at(&self, position: u32) -> usize {
        self.starts.partition_point(|it| *it < position)
    }
}
