//! How often each word is said, and by how many.

use std::rc::Rc;

use super::{Index, Scope};
use crate::id::ParticipantId;
use crate::order::{self, Map, Set};
use crate::stats::Disclosure;
use crate::themes::{Counts, Support, support};

/// A word with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// The word, in small letters.
    pub word: Rc<str>,
    /// How often it is said.
    pub count: usize,
    /// In how many transcripts.
    pub transcripts: usize,
    /// By how many participants.
    pub participants: usize,
}

/// The words that are said within some limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequencies {
    /// The words, the most frequent first, then by the alphabet.
    pub words: Vec<Frequency>,
    /// All words said, those left out among them: the base of shares.
    pub said: usize,
    /// How many of them were left out.
    pub left_out: usize,
    /// The transcripts in which anything was said.
    pub transcripts: usize,
    /// The participants who said anything.
    pub participants: usize,
}

impl Frequencies {
    /// Returns how far a word reaches, as it is shown.
    pub fn reach(&self, it: &Frequency, rule: Disclosure) -> Support {
        let &Frequency { count: segments, transcripts, participants, .. } = it;
        let counts = Counts { segments, transcripts, participants };
        support(&counts, self.participants, rule)
    }

    /// Returns a count's share of all words said.
    pub fn share(&self, count: usize) -> f64 {
        if self.said == 0 { 0.0 } else { count as f64 / self.said as f64 }
    }
}

/// Counts, and who was counted for each word last.
struct Tally {
    counts: Vec<usize>,
    groups: Vec<(usize, usize)>,
}

impl Tally {
    fn of(words: usize) -> Self {
        Self { counts: vec![0; words], groups: vec![(0, 0); words] }
    }

    fn add(&mut self, group: usize, words: &[u32]) {
        for &word in words {
            let at = usize::try_from(word).unwrap_or(usize::MAX);
            if let Some(count) = self.counts.get_mut(at) {
                *count += 1;
            }
            if let Some((last, groups)) = self.groups.get_mut(at)
                && *last != group
            {
                (*last, *groups) = (group, *groups + 1);
            }
        }
    }

    fn groups(&self, at: usize) -> usize {
        self.groups.get(at).map_or(0, |it| it.1)
    }
}

/// Returns how often each word is said within the limits. Words without a letter, and
/// those of `stop` (a list in order), are left out.
pub fn frequencies(index: &Index, scope: &Scope<'_>, stop: &[String]) -> Frequencies {
    let mut by_transcript = Tally::of(index.len());
    // What each participant said, so that each is counted once a word.
    let mut said: Vec<(Option<ParticipantId>, &[u32])> = Vec::new();
    let mut transcripts = 0;
    for transcript in scope.transcripts() {
        let Some(text) = index.text(transcript.id) else { continue };
        let before = said.len();
        for (turn, it) in transcript.turns.iter().enumerate() {
            let words = text.numbers(text.turn(turn));
            if words.is_empty() || !scope.takes_turn(transcript, it) {
                continue;
            }
            if scope.limits.coded.is_some() {
                // Coding cuts turns: word by word.
                for (word, at) in words.iter().zip(text.turn(turn)) {
                    let start = text.starts.get(at).copied().unwrap_or_default();
                    let range = transcript.text.range(start, index.end(text, at));
                    if range.is_some_and(|it| scope.takes_passage(transcript, it)) {
                        said.push((None, std::slice::from_ref(word)));
                        let person = transcript.participant_at(start);
                        if let Some(last) = said.last_mut() {
                            last.0 = spoken_by(transcript.is_interviewer(it), person);
                        }
                    }
                }
            } else {
                let person = transcript.participant_at(it.range.start());
                said.push((spoken_by(transcript.is_interviewer(it), person), words));
            }
        }
        transcripts += usize::from(said.len() > before);
        for (_, words) in said.get(before..).unwrap_or_default() {
            by_transcript.add(transcripts, words);
        }
    }
    let total = said.iter().map(|it| it.1.len()).sum();
    let people: Set<ParticipantId> = order::set(said.iter().filter_map(|it| it.0));
    let numbers: Map<ParticipantId, usize> = order::map(people.iter().copied().zip(1..));
    let mut by_person = Tally::of(index.len());
    let mut places: Vec<(usize, usize)> = said
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((*numbers.get(&it.0?)?, at)))
        .collect();
    order::sort(&mut places);
    for (person, at) in places {
        if let Some((_, words)) = said.get(at) {
            by_person.add(person, words);
        }
    }
    let stop: Set<&str> = order::set(stop.iter().map(String::as_str));
    let mut left_out = 0;
    let mut words = Vec::new();
    for (at, &count) in by_transcript.counts.iter().enumerate() {
        let Some(word) = u32::try_from(at).ok().and_then(|it| index.word(it)) else {
            continue;
        };
        if count == 0 {
            continue;
        }
        if !word.contains(char::is_alphabetic) || stop.contains(&**word) {
            left_out += count;
            continue;
        }
        words.push(Frequency {
            word: Rc::clone(word),
            count,
            transcripts: by_transcript.groups(at),
            participants: by_person.groups(at),
        });
    }
    order::sort_by(&mut words, |a, b| {
        b.count.cmp(&a.count).then_with(|| a.word.cmp(&b.word))
    });
    let participants = people.len();
    Frequencies { words, said: total, left_out, transcripts, participants }
}

/// An interviewer's words are nobody's, though the interview is about somebody.
fn spoken_by(interviewer: bool, person: Option<ParticipantId>) -> Option<ParticipantId> {
    person.filter(|_| !interviewer)
}
