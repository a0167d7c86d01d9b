//! "More like these": passages that have no code yet and are like those of a code, with the
//! words that say so. Nothing is learned and nothing is hidden: how often words are said,
//! how rare they are, and no more. The person decides.

use std::rc::Rc;

use super::{Index, Indexed, Scope};
use crate::id::{CodeId, TranscriptId};
use crate::order::{self, Set};
use crate::stats::math::ln;
use crate::text::{TextRange, sentences};
use crate::transcript::Transcript;

/// How many words that say so are named.
const TERMS: usize = 6;
/// How fast a word's repetition in one passage stops to count (BM25's k1).
const K1: f64 = 1.2;
/// How much a passage's length is held against it (BM25's b).
const B: f64 = 0.75;

/// How likeness is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The cosine with the mean of the code's passages, words weighed by TF-IDF.
    /// Kept to be compared with.
    Centroid,
    /// BM25 (Robertson & Zaragoza 2009), the words of the code's passages being asked for,
    /// each as much as it is theirs.
    #[default]
    Bm25,
}

/// What proposals are to be like.
#[derive(Clone, Debug)]
pub struct Like<'a> {
    /// The code; with those under it, when its own passages are to be joined by theirs.
    pub codes: &'a [CodeId],
    /// Words that count for nothing, in order.
    pub stop: &'a [String],
    /// Which turns the person does not want to see again: see [`mark`].
    pub dismissed: &'a Set<(TranscriptId, u32)>,
    /// How.
    pub method: Method,
    /// How many are wanted.
    pub most: usize,
}

/// A turn that is like the passages of a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The turn.
    pub turn: usize,
    /// Its sentence that is most alike.
    pub sentence: TextRange,
    /// How much it is alike; only its order means something.
    pub score: f64,
    /// The words that say so, the heaviest first.
    pub terms: Vec<Term>,
}

/// A word that says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The word, in small letters.
    pub word: Rc<str>,
    /// Its share of the likeness, of 1.
    pub share: f64,
}

/// Returns a number that stands for a turn's text (FNV-1a, 32 bits): what is remembered of
/// a dismissed turn instead of its words.
pub fn mark(text: &str) -> u32 {
    text.bytes()
        .fold(0x811c_9dc5, |hash, it| (hash ^ u32::from(it)).wrapping_mul(0x0100_0193))
}

/// Returns the turns within the limits that are most like the passages of the code, best
/// first. Turns in which this coder gave one of the codes already are left out; so are
/// turns that share no word with its passages.
pub fn more_like_these(
    like: &Like<'_>,
    index: &Index,
    scope: &Scope<'_>,
) -> Vec<Proposal> {
    let learnt = Learnt::of(like, index, scope);
    if learnt.weights.iter().all(|it| *it <= 0.0) {
        return Vec::new();
    }
    let mut found: Vec<Proposal> = Vec::new();
    for transcript in scope.transcripts() {
        let Some(text) = index.text(transcript.id) else { continue };
        for (turn, it) in transcript.turns.iter().enumerate() {
            if !scope.takes_turn(transcript, it)
                || !scope.takes_passage(transcript, it.range)
                || has_code(like, scope, transcript, it.range)
                || like
                    .dismissed
                    .contains(&(transcript.id, mark(transcript.text.slice(it.range))))
            {
                continue;
            }
            let words = text.numbers(text.turn(turn));
            if !words.iter().any(|it| learnt.weight(*it) > 0.0) {
                continue;
            }
            let alike = learnt.score(words);
            if alike > 0.0 {
                let (sentence, terms) = (it.range, Vec::new());
                let transcript = transcript.id;
                found.push(Proposal { transcript, turn, sentence, score: alike, terms });
            }
        }
    }
    // Stable: of two that are as much alike, the one that was said first.
    order::sort_by(&mut found, |a, b| b.score.total_cmp(&a.score));
    found.truncate(like.most);
    for it in &mut found {
        let Some(text) = index.text(it.transcript) else { continue };
        it.sentence = learnt.best_sentence(text, it.sentence);
        it.terms = learnt.terms(index, text.numbers(text.turn(it.turn)));
    }
    found
}

fn place(word: u32) -> usize {
    usize::try_from(word).unwrap_or(usize::MAX)
}

fn has_code(
    like: &Like<'_>,
    scope: &Scope<'_>,
    transcript: &Transcript,
    range: TextRange,
) -> bool {
    let layer = scope.material.layers.get(&(transcript.id, scope.coder));
    layer.is_some_and(|layer| {
        layer.overlapping(range).any(|it| like.codes.contains(&it.code))
    })
}

/// What was learnt of the code's passages: each word's weight.
struct Learnt {
    method: Method,
    weights: Vec<f64>,
    rarity: Vec<f64>,
    mean: f64,
}

/// Counts the words of a passage: each number with how often, in order.
fn counted(words: &[u32]) -> Vec<(usize, f64)> {
    let mut sorted: Vec<usize> = words.iter().map(|it| place(*it)).collect();
    sorted.sort_unstable();
    let mut all: Vec<(usize, f64)> = Vec::new();
    for word in sorted {
        match all.last_mut() {
            Some((last, count)) if *last == word => *count += 1.0,
            _ => all.push((word, 1.0)),
        }
    }
    all
}

impl Learnt {
    fn of(like: &Like<'_>, index: &Index, scope: &Scope<'_>) -> Self {
        let mut learnt = Self {
            method: like.method,
            weights: vec![0.0; index.len()],
            rarity: vec![0.0; index.len()],
            mean: 1.0,
        };
        learnt.weigh_words(like, index, scope);
        let mut passages = 0.0;
        for (&(id, coder), layer) in scope.material.layers {
            if coder != scope.coder {
                continue;
            }
            let Some(text) = index.text(id) else { continue };
            for it in layer.segments().iter().filter(|it| like.codes.contains(&it.code)) {
                learnt.add_passage(text.numbers(text.within(it.range)));
                passages += 1.0;
            }
        }
        if passages > 0.0 {
            for weight in &mut learnt.weights {
                *weight /= passages;
            }
        }
        learnt
    }

    /// Finds out how rare each word is among turns, and how long a turn is.
    fn weigh_words(&mut self, like: &Like<'_>, index: &Index, scope: &Scope<'_>) {
        let mut turns = 0.0;
        let mut words = 0.0;
        let mut last = vec![0_usize; index.len()];
        let mut round = 0;
        for transcript in scope.material.transcripts.values() {
            let Some(text) = index.text(transcript.id) else { continue };
            for (turn, it) in transcript.turns.iter().enumerate() {
                if transcript.is_interviewer(it) {
                    continue;
                }
                round += 1;
                turns += 1.0;
                for &word in text.numbers(text.turn(turn)) {
                    let at = place(word);
                    if let (Some(last), Some(turns)) =
                        (last.get_mut(at), self.rarity.get_mut(at))
                        && *last != round
                    {
                        *last = round;
                        *turns += 1.0;
                    }
                }
                words += text.turn(turn).len() as f64;
            }
        }
        self.mean = if words > 0.0 { words / turns } else { 1.0 };
        let stop: Set<&str> = order::set(like.stop.iter().map(String::as_str));
        for (at, it) in self.rarity.iter_mut().enumerate() {
            let word = u32::try_from(at).ok().and_then(|it| index.word(it));
            let counts = word.is_some_and(|it| {
                it.contains(char::is_alphabetic) && !stop.contains(&**it)
            });
            *it = if counts && *it > 0.0 {
                ln(1.0 + (turns - *it + 0.5) / (*it + 0.5))
            } else {
                0.0
            };
        }
    }

    fn rarity(&self, word: usize) -> f64 {
        self.rarity.get(word).copied().unwrap_or_default()
    }

    fn weight(&self, word: u32) -> f64 {
        self.weights.get(place(word)).copied().unwrap_or_default()
    }

    fn length(&self, words: &[(usize, f64)]) -> f64 {
        words
            .iter()
            .map(|it| it.1 * self.rarity(it.0))
            .map(|it| it * it)
            .sum::<f64>()
            .sqrt()
    }

    fn add_passage(&mut self, words: &[u32]) {
        let words = counted(words);
        let length = self.length(&words);
        for &(word, count) in &words {
            let rarity = self.rarity(word);
            let add = match self.method {
                // In how much of the code's passages it is.
                Method::Bm25 => f64::from(rarity > 0.0),
                Method::Centroid if length > 0.0 => count * rarity / length,
                Method::Centroid => 0.0,
            };
            if let Some(weight) = self.weights.get_mut(word) {
                *weight += add;
            }
        }
    }

    /// Returns what each word of a passage adds to its likeness.
    fn parts(&self, words: &[u32]) -> Vec<(usize, f64)> {
        let counted = counted(words);
        let long = 1.0 - B + B * words.len() as f64 / self.mean;
        let length = self.length(&counted);
        let part = |&(word, count): &(usize, f64)| {
            let weight = self.weights.get(word).copied().unwrap_or_default();
            let rarity = self.rarity(word);
            let own = match self.method {
                Method::Bm25 => rarity * count * (K1 + 1.0) / (count + K1 * long),
                Method::Centroid if length > 0.0 => count * rarity / length,
                Method::Centroid => 0.0,
            };
            (word, weight * own)
        };
        counted.iter().map(part).filter(|it| it.1 > 0.0).collect()
    }

    fn score(&self, words: &[u32]) -> f64 {
        self.parts(words).iter().map(|it| it.1).sum()
    }

    fn best_sentence(&self, text: &Indexed, turn: TextRange) -> TextRange {
        let mut best = (turn, 0.0);
        for range in sentences(&text.transcript().text, turn) {
            let score = self.score(text.numbers(text.within(range)));
            if score > best.1 {
                best = (range, score);
            }
        }
        best.0
    }

    /// Returns the words that weigh most, with their shares.
    fn terms(&self, index: &Index, words: &[u32]) -> Vec<Term> {
        let mut parts = self.parts(words);
        let sum: f64 = parts.iter().map(|it| it.1).sum();
        order::sort_by(&mut parts, |a, b| b.1.total_cmp(&a.1));
        parts.truncate(TERMS);
        let term = |(word, part): (usize, f64)| {
            let word = Rc::clone(index.word(u32::try_from(word).ok()?)?);
            Some(Term { word, share: part / sum })
        };
        parts.into_iter().filter_map(term).collect()
    }
}
