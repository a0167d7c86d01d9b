//! Names of people and places, by their capitals and the words beside them. Learned from all
//! texts first: a word that stands with a capital in mid-sentence more than once, and more
//! often than without, is taken for a name.

use super::tokens::{Word, bare, words};
use super::{Found, Kind};
use crate::order::{Map, Set};
use crate::text::is_small;

/// Titles and roles that stand before a name.
const TITLES: [&str; 24] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "lady",
    "lord",
    "nurse",
    "sister",
    "matron",
    "midwife",
    "father",
    "reverend",
    "rev",
    "consultant",
    "physio",
    "pharmacist",
    "surgeon",
    "colleague",
];
/// Those that are written with a point.
const SHORT: [&str; 8] = ["mr", "mrs", "ms", "dr", "prof", "rev", "st", "mx"];
/// What places are, at the end of their names.
const PLACES: [&str; 30] = [
    "hospital",
    "infirmary",
    "clinic",
    "hospice",
    "surgery",
    "university",
    "college",
    "school",
    "trust",
    "street",
    "road",
    "lane",
    "avenue",
    "square",
    "court",
    "house",
    "centre",
    "center",
    "practice",
    "church",
    "park",
    "county",
    "council",
    "hospitals",
    "academy",
    "institute",
    "foundation",
    "borough",
    "gardens",
    "close",
];
/// Words with a capital that name nobody: days, months, holidays, peoples and tongues,
/// roles, programs, and what often begins a clause.
const COMMON: &str = " monday tuesday wednesday thursday friday saturday sunday january february \
march april may june july august september october november december christmas easter ramadan \
diwali eid covid nhs english british scottish welsh irish european american german french \
polish dutch spanish italian indian chinese african asian europe britain england scotland \
wales ireland excel word teams zoom google microsoft whatsapp facebook powerpoint outlook \
internet interviewer participant facilitator moderator researcher speaker nurse doctor sister \
matron manager director consultant lead chief executive officer practitioner specialist \
registrar coach pharmacist physiotherapist surgeon midwife professor team board trust hospital \
ward clinic unit department accident emergency intensive care general medical officer \
the a an and but or so if when then there that this they we he she it you i my our your his \
her what who why how yes no not well okay ok oh um er now because for with in on at from to \
of as is are was were do did does have has had can could will would should may might must \
quality improvement plan study act health safety patient patients staff god lord bible mum dad \
mummy daddy december point number question q1 q2 \
coder rater reviewer analyst ";

/// What was learned of all texts.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Words with a capital in mid-sentence, in small letters: how often.
    capital: Map<String, u32>,
    /// The same words without a capital: how often.
    small: Map<String, u32>,
    known: Set<String>,
}

/// Tells whether a text that names somebody looks like a name: not `Coder 2` or `AB`.
pub fn is_like_name(text: &str) -> bool {
    words(text).iter().any(|it| {
        let lower = it.text.to_lowercase();
        it.is_capital() && !is_common(&lower) && !TITLES.contains(&lower.as_str())
    })
}

/// Tells whether a word is a title that is written with a point.
pub(super) fn is_short_title(word: &str) -> bool {
    SHORT.contains(&word.to_lowercase().as_str())
}

fn is_common(lower: &str) -> bool {
    // I'd, they've; not A'isha.
    let stem = match lower.split_once(['\'', '’']) {
        Some((stem, "d" | "ll" | "m" | "re" | "s" | "t" | "ve")) => stem,
        _ => lower,
    };
    // Wednesdays.
    let stem = stem.strip_suffix('s').filter(|it| it.ends_with("day")).unwrap_or(stem);
    COMMON.contains([" ", stem, " "].concat().as_str())
}

impl Names {
    /// Learns from a text.
    pub fn learn(&mut self, text: &str) {
        for word in words(text) {
            let lower = bare(word.text).to_lowercase();
            if word.is_capital() {
                if !word.first && !is_common(&lower) {
                    *self.capital.entry(lower).or_default() += 1;
                }
            } else if word.text.starts_with(is_small) {
                *self.small.entry(lower).or_default() += 1;
            }
        }
    }

    /// Learns that this is somebody's name; what is a role or a number is none.
    pub fn know(&mut self, name: &str) {
        for word in words(name) {
            let lower = bare(word.text).to_lowercase();
            let role = is_common(&lower) || TITLES.contains(&lower.as_str());
            if word.is_capital() && lower.chars().count() > 2 && !role {
                self.known.insert(lower);
            }
        }
    }

    /// Tells whether one of the words is known for a name, or has a title before it: what
    /// capitals alone say is little where every word has one, as in a questionnaire.
    pub fn tells(&self, text: &str) -> bool {
        let all = words(text);
        let lower = |it: &Word<'_>| bare(it.text).to_lowercase();
        let titled = all.len() > 1
            && all.first().is_some_and(|it| TITLES.contains(&lower(it).as_str()));
        titled || all.iter().any(|it| self.is_name(&lower(it)))
    }

    fn is_name(&self, lower: &str) -> bool {
        if is_common(lower) || lower.chars().count() < 3 {
            return false;
        }
        let capital = self.capital.get(lower).copied().unwrap_or_default();
        let small = self.small.get(lower).copied().unwrap_or_default();
        self.known.contains(lower) || (capital >= 2 && capital > small)
    }

    pub(super) fn find(&self, text: &str, all: &mut Vec<Found>) {
        let words = words(text);
        let mut at = 0;
        while at < words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let taken = titled(rest, all).or_else(|| self.sequence(rest, all));
            at += taken.unwrap_or(1).max(1);
        }
    }

    /// Words with capitals one after the other; returns how many.
    fn sequence(&self, rest: &[Word<'_>], all: &mut Vec<Found>) -> Option<usize> {
        let first = rest.first().filter(|it| it.is_capital())?;
        let title = |it: &Word<'_>| TITLES.contains(&it.text.to_lowercase().as_str());
        let capital =
            |it: &Word<'_>| it.joined && it.is_capital() && !it.first && !title(it);
        let count = 1 + rest.iter().skip(1).take_while(|it| capital(it)).count();
        let mut some = rest.get(..count)?;
        let lower = |it: &Word<'_>| bare(it.text).to_lowercase();
        // A sentence's first word has its capital anyway.
        let plain = |it: &Word<'_>| {
            let low = lower(it);
            is_common(&low)
                || (it.first && !self.is_name(&low) && self.small.contains_key(&low))
        };
        let place = |it: &Word<'_>| PLACES.contains(&lower(it).as_str());
        if plain(first) && !place(first) {
            some = some.get(1..)?;
        }
        while let Some(last) =
            some.last().filter(|it| is_common(&lower(it)) && !place(it))
        {
            let _ = last;
            some = some.get(..some.len() - 1)?;
        }
        let (from, to) = (some.first()?, some.last()?);
        let is_place = some.len() > 1 && some.iter().any(place);
        let names = some.iter().filter(|it| self.is_name(&lower(it))).count();
        let lone = some.len() == 1;
        let unsure =
            some.iter().skip(usize::from(from.first)).filter(|it| !is_common(&lower(it)));
        let likely = if lone { names == 1 } else { names > 0 || unsure.count() > 1 };
        if is_place || likely {
            let kind = if is_place { Kind::Place } else { Kind::Name };
            let end = if is_place { to.end } else { to.start + bare(to.text).len() };
            all.push(Found { kind, start: from.start, end });
        }
        Some(count)
    }
}

/// A title with the names after it; returns how many words.
fn titled(rest: &[Word<'_>], all: &mut Vec<Found>) -> Option<usize> {
    let (title, after) = rest.split_first()?;
    let lower = title.text.to_lowercase();
    if !TITLES.contains(&lower.as_str()) {
        return None;
    }
    let named = |it: &&Word<'_>| {
        let lower = bare(it.text).to_lowercase();
        it.joined && !it.first && it.is_capital() && !is_common(&lower)
    };
    let count = after.iter().take(3).take_while(named).count();
    let last = after.get(count.checked_sub(1)?)?;
    let end = last.start + bare(last.text).len();
    all.push(Found { kind: Kind::Name, start: title.start, end });
    Some(count + 1)
}
