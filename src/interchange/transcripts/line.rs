//! One line of a transcript: what in front of its words might say who speaks, and when.

use super::label::{self, Strength};
use super::time::{self, Mark};

/// What a line holds, before it is known which labels are speakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// What might be a speaker's label.
    pub(super) header: Option<Header<'a>>,
    /// A time at the start.
    pub(super) lead: Option<Lead>,
    /// A time at the end, behind words: see [`Tail`].
    pub(super) tail: Option<Tail>,
}

/// What might be a speaker's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    /// The label.
    pub(super) label: &'a str,
    /// How much it looks like one.
    pub(super) strength: Strength,
    /// How it is set off.
    pub(super) form: Form,
    /// The time beside it, in milliseconds.
    pub(super) time: Option<u32>,
    /// The byte of the line at which the words begin.
    pub(super) words: usize,
}

/// How a label is set off from the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By a colon.
    Colon,
    /// By a time beside it: `Anna 00:12`, `[00:12] Anna: …`.
    Timed,
    /// By a tab, or by standing alone on its line.
    Weak,
}

/// A time at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// In milliseconds.
    pub(super) time: u32,
    /// It cannot be a time of day.
    pub(super) sure: bool,
    /// It is a span with an arrow.
    pub(super) arrow: bool,
    /// The byte of the line at which the words begin; nothing when it stands alone.
    pub(super) words: Option<usize>,
}

/// A time in square brackets or hash signs at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// In milliseconds.
    pub(super) time: u32,
    /// The byte of the line at which the words before it end.
    pub(super) words_end: usize,
}

/// Labels are looked for in so many characters.
const REACH: usize = 64;

impl<'a> Line<'a> {
    /// Reads a line. The one before it may be a span of time, after which a name may stand
    /// alone.
    pub(super) fn read(line: &'a str, after_arrow: bool) -> Self {
        let body = line.trim_start();
        let mark = time::leading(body);
        let rest = mark.map_or(body, |it| {
            it.rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—|".contains(c))
        });
        let skipped = line.len() - rest.len();
        let lead = mark.map(|it| Lead {
            time: it.time,
            sure: it.sure,
            arrow: it.arrow,
            words: (!rest.is_empty()).then_some(skipped),
        });
        let header = by_colon(rest)
            .or_else(|| by_time(rest))
            .or_else(|| by_tab(rest))
            .or_else(|| {
                let found = alone(rest)?;
                let full = found.strength <= Strength::Name && found.label.contains(' ');
                let taken = after_arrow
                    || (lead.is_some() && full)
                    || label::is_bare_role(found.label);
                taken.then_some(found)
            })
            .map(|it| Header {
                words: it.words + skipped,
                time: it.time.or(mark.map(|it| it.time)),
                form: if mark.is_some() && it.form == Form::Colon {
                    Form::Timed
                } else {
                    it.form
                },
                ..it
            });
        Self { header, lead, tail: tail(line) }
    }

    /// Reads a line once more, knowing what stands below it: `00:04 Anna` above words, and
    /// `Anna` right above a time alone on its line, name who speaks.
    pub(super) fn above(self, line: &'a str, below: Below) -> Self {
        let leads = self.lead.is_some_and(|it| !it.arrow && it.words.is_some());
        let fits = match below {
            Below::Words => leads,
            Below::Time => self.lead.is_none(),
            Below::Other => false,
        };
        if !fits || self.header.is_some_and(|it| it.form != Form::Weak) {
            return self;
        }
        let from = self.lead.and_then(|it| it.words).unwrap_or_default();
        let found = line.get(from..).and_then(alone).filter(|it| {
            it.strength <= Strength::Name
                && (it.label.contains(' ') || !line.trim_end().ends_with('.'))
        });
        let Some(found) = found else { return self };
        let time = self.lead.map(|it| it.time);
        // `[00:09] Hmm` is heard once; a single name must return.
        let form = if found.label.contains(' ') { Form::Timed } else { Form::Weak };
        let header = Header { form, time, words: line.len(), ..found };
        Self { header: Some(header), ..self }
    }

    /// Tells whether a time stands alone on the line.
    pub(super) fn is_time(&self) -> bool {
        self.header.is_none()
            && self.lead.is_some_and(|it| !it.arrow && it.words.is_none())
    }
}

/// What stands below a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// Words without a time or a label of their own, perhaps after a blank line.
    Words,
    /// A time alone on the very next line, and words below it.
    Time,
    /// Anything else.
    Other,
}

fn by_colon(text: &str) -> Option<Header<'_>> {
    for (at, c) in text.char_indices().take(REACH) {
        if c == '\t' {
            // The label of a column ends there.
            return None;
        }
        if !matches!(c, ':' | '：') {
            continue;
        }
        let (head, rest) = text.split_at_checked(at)?;
        let rest = rest.trim_start_matches(c);
        let next = rest.chars().next();
        if next.is_some_and(|it| it.is_ascii_digit()) {
            // Inside a time, which belongs to the label.
            continue;
        }
        let (head, time) = without_time(head);
        let name = label::clean(head);
        let strength = label::strength(name)?;
        let set_off = c == '：'
            || next.is_none_or(|it| it.is_whitespace() || "*_“\"".contains(it))
            || label::is_initials(name);
        let form = if time.is_some() { Form::Timed } else { Form::Colon };
        let words = text.len() - rest.trim_start_matches(['*', '_']).len();
        return set_off.then_some(Header { label: name, strength, form, time, words });
    }
    None
}

/// `Anna  00:12`, alone on its line.
fn by_time(text: &str) -> Option<Header<'_>> {
    let mark = short(text).and_then(time::trailing)?;
    header(mark.rest, Form::Timed, Some(mark.time), text.len())
}

/// `Anna<tab>So we…`, perhaps with a time in a column of its own.
fn by_tab(text: &str) -> Option<Header<'_>> {
    let (head, rest) = text.split_once('\t')?;
    let (head, time) = without_time(head);
    let mark = time::leading(rest.trim_start())
        .filter(|it| it.rest.is_empty() || it.rest.starts_with('\t'));
    let words = text.len() - mark.map_or(rest, |it| it.rest).len();
    header(head, Form::Weak, time.or(mark.map(|it| it.time)), words)
}

/// A label that fills the line. Taken is any after a span of time, a name of two words or
/// more after a time, and a role word anywhere.
fn alone(text: &str) -> Option<Header<'_>> {
    let text = short(text).filter(|it| !it.contains('\t'))?;
    header(text, Form::Weak, None, text.len())
}

fn header(head: &str, form: Form, time: Option<u32>, words: usize) -> Option<Header<'_>> {
    let label = label::clean(head);
    let strength = label::strength(label)?;
    Some(Header { label, strength, form, time, words })
}

fn without_time(head: &str) -> (&str, Option<u32>) {
    time::trailing(head).map_or((head, None), |it| (it.rest, Some(it.time)))
}

fn short(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|it| it.len() <= REACH * 4)
}

fn tail(line: &str) -> Option<Tail> {
    let body = line.trim_end();
    let Mark { time, rest, .. } = body
        .ends_with([']', '#'])
        .then(|| time::trailing(body))
        .flatten()
        .filter(|it| it.sure && !it.rest.trim().is_empty())?;
    Some(Tail { time, words_end: rest.trim_end().len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line says: form, label, time, words.
    fn read(line: &str) -> Option<(Form, &str, Option<u32>, &str)> {
        let it = Line::read(line, false).header?;
        Some((it.form, it.label, it.time, line[it.words..].trim()))
    }

    #[test]
    fn the_ways_of_transcribers() {
        for (line, found) in [
            ("Interviewer: How?", (Form::Colon, "Interviewer", None, "How?")),
            ("  P1:  Well", (Form::Colon, "P1", None, "Well")),
            ("I:How?", (Form::Colon, "I", None, "How?")),
            ("Anna :\u{a0}Oui", (Form::Colon, "Anna", None, "Oui")),
            ("**Anna:** So", (Form::Colon, "Anna", None, "So")),
            ("田中：はい", (Form::Colon, "田中", None, "はい")),
            ("Nurse:", (Form::Colon, "Nurse", None, "")),
            ("[00:01:23] Anna: So", (Form::Timed, "Anna", Some(83_000), "So")),
            ("00:12 - Anna: So", (Form::Timed, "Anna", Some(12_000), "So")),
            ("Anna (00:12): So", (Form::Timed, "Anna", Some(12_000), "So")),
            ("Anna [0:12]: So: we", (Form::Timed, "Anna", Some(12_000), "So: we")),
            ("SPEAKER  00:04", (Form::Timed, "SPEAKER", Some(4_000), "")),
            ("Speaker 1  00:00:04 ", (Form::Timed, "Speaker 1", Some(4_000), "")),
            ("[Anna Weiss] 10:14:03", (Form::Timed, "Anna Weiss", Some(36_843_000), "")),
            ("P1\tWell: yes", (Form::Weak, "P1", None, "Well: yes")),
            ("P1\t00:04\tWell", (Form::Weak, "P1", Some(4_000), "Well")),
            ("00:04\tP1\tWell", (Form::Weak, "P1", Some(4_000), "Well")),
            ("00:04 Anna Weiss", (Form::Weak, "Anna Weiss", Some(4_000), "")),
        ] {
            assert_eq!(read(line), Some(found), "{line}");
        }
    }

    #[test]
    fn lines_without_a_speaker() {
        for line in [
            "Well, the thing is: we tried",
            "Time: 10:30",
            "see http://example.org",
            "at 10:30 we met",
            "[00:12] Yes",
            "ratio 3:1: good",
            "",
            ":",
            "\t",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn times_beside_words() {
        let line = "so we did. #00:01:23-4#";
        let tail = Line::read(line, false).tail.unwrap();
        assert_eq!((tail.time, &line[..tail.words_end]), (83_000, "so we did."));
        let lead = Line::read("[00:05] and then", false).lead.unwrap();
        assert_eq!((lead.time, lead.words), (5_000, Some(8)));
        assert_eq!(Line::read("00:05", false).lead.unwrap().words, None);
        assert_eq!(Line::read("it was (really)", false).tail, None);
    }
}
