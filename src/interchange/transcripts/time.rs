//! Times of a recording as transcribers and programs write them: `00:12`, `1:02:03.5`,
//! `[00:01:23]`, `(12:03)`, `#00:01:23-4#`, `00:01 --> 00:04`.

/// A time at the edge of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    /// In milliseconds; the first one of a span.
    pub(super) time: u32,
    /// Stands in brackets, or has hours: no time of day in a sentence.
    pub(super) sure: bool,
    /// It is a span with an arrow, as subtitles have.
    pub(super) arrow: bool,
    /// The rest of the line.
    pub(super) rest: &'a str,
}

/// Returns the time at the very start of the text.
pub(super) fn leading(text: &str) -> Option<Mark<'_>> {
    if let Some((inner, rest)) = bracketed(text) {
        let (time, ..) = whole(inner)?;
        return Some(Mark { time, sure: true, arrow: false, rest });
    }
    let (time, hours, rest) = clock(text)?;
    let span = rest.trim_start().strip_prefix("-->").map(str::trim_start).and_then(clock);
    match span {
        Some((_, _, rest)) => Some(Mark { time, sure: true, arrow: true, rest }),
        None => Some(Mark { time, sure: hours, arrow: false, rest }),
    }
}

/// Returns the time at the very end of the text, after a space or in brackets.
pub(super) fn trailing(text: &str) -> Option<Mark<'_>> {
    let text = text.trim_end();
    let last = text.chars().next_back()?;
    if let Some(open) = OPENING.iter().find(|it| it.1 == last).map(|it| it.0) {
        let inner = text.get(..text.len() - last.len_utf8())?;
        let (rest, inner) = inner.rsplit_once(open)?;
        let (time, ..) = whole(inner)?;
        return Some(Mark { time, sure: true, arrow: false, rest });
    }
    let at = text.rfind(char::is_whitespace)?;
    let (rest, word) = text.split_at_checked(at)?;
    let (time, hours) = whole(word)?;
    Some(Mark { time, sure: hours, arrow: false, rest })
}

const OPENING: [(char, char); 5] =
    [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>'), ('#', '#')];

fn bracketed(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let close = OPENING.iter().find(|it| it.0 == first)?.1;
    let inner = text.get(first.len_utf8()..)?;
    inner.split_once(close).filter(|(inner, _)| inner.len() <= 32)
}

/// Reads a text that is one time or a span, and nothing else.
fn whole(text: &str) -> Option<(u32, bool)> {
    let (time, hours, rest) = clock(text.trim())?;
    let rest = rest.trim_start_matches(|c: char| " -–—>".contains(c));
    let is_all = rest.is_empty()
        || clock(rest).is_some_and(|it| it.2.is_empty())
        // Tenths of a second, as f4 writes them: 00:01:23-4.
        || (rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit()));
    is_all.then_some((time, hours))
}

/// Reads `[h:]mm:ss[.fraction]`: the milliseconds, whether there are hours, the rest.
fn clock(text: &str) -> Option<(u32, bool, &str)> {
    let (first, rest) = digits(text, 3)?;
    let (second, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let third = rest.strip_prefix(':').and_then(|it| digits(it, 2));
    let (hours, minutes, seconds, rest) = match third {
        Some((third, rest)) => (first, second, third, rest),
        None => ("0", first, second, rest),
    };
    if third.is_none() && seconds.len() != 2 {
        return None;
    }
    let number = |it: &str| it.parse::<u32>().ok();
    let (h, m, s) = (number(hours)?, number(minutes)?, number(seconds)?);
    if s > 59 || (third.is_some() && m > 59) {
        return None;
    }
    let mut rest = rest;
    let mut millis = 0;
    if let Some((fraction, after)) =
        rest.strip_prefix(['.', ',']).and_then(|it| digits(it, 3))
    {
        millis = number(&format!("{fraction:0<3}"))?;
        rest = after;
    }
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    ends.then_some((((h * 60 + m) * 60 + s) * 1000 + millis, third.is_some(), rest))
}

/// Splits off up to `most` ASCII digits, at least one.
fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count == 0 { None } else { text.split_at_checked(count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(text: &str) -> Option<(u32, bool, &str)> {
        leading(text).map(|it| (it.time, it.sure, it.rest))
    }

    #[test]
    fn times_at_the_start() {
        for (text, found) in [
            ("[00:01:23] So", Some((83_000, true, " So"))),
            ("(0:04)", Some((4_000, true, ""))),
            ("#00:00:12-3# So", Some((12_000, true, " So"))),
            ("[00:01 - 00:04] a", Some((1_000, true, " a"))),
            ("1:02:03.5 a", Some((3_723_500, true, " a"))),
            ("0:0:3.40 --> 0:0:5.1", Some((3_400, true, ""))),
            ("10:30 we met", Some((630_000, false, " we met"))),
            ("10:30am", None),
            ("10:61", None),
            ("1:2", None),
            ("[laughs] yes", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(lead(text), found, "{text}");
        }
        assert!(leading("00:01.000 --> 00:02.000").is_some_and(|it| it.arrow));
    }

    #[test]
    fn times_at_the_end() {
        for (text, found) in [
            ("Speaker 1  00:04", Some((4_000, "Speaker 1 "))),
            ("Anna (00:00:12)", Some((12_000, "Anna "))),
            ("and so on. #00:01:00-0#", Some((60_000, "and so on. "))),
            ("Anna", None),
            ("it was (really)", None),
            ("00:04", None),
        ] {
            let mark = trailing(text).map(|it| (it.time, it.rest));
            assert_eq!(mark, found, "{text}");
        }
    }
}
