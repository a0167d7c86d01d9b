//! A questionnaire being filled in, by the person herself or from paper: which questions are
//! shown, what a typed answer means, and what is wrong with it.

use std::rc::Rc;

use super::logic::{Rule, Side};
use super::reading::{read_as, same_value};
use super::{Cells, Kind, Level, Limit, Missing, Question, Reply, Survey, rule_of};
use crate::order;
use crate::stamp::Day;

/// The rules of a questionnaire, read once.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    questions: Vec<Question>,
    rules: Vec<Option<Rule>>,
}

impl Form {
    /// Reads the rules of a survey's questions; one that is not understood hides nothing.
    pub fn of(survey: &Survey) -> Self {
        let questions: Vec<Question> =
            survey.questions.iter().map(|(it, _)| it.clone()).collect();
        let rules = (0..questions.len())
            .map(|at| rule_of(&questions.iter(), at).and_then(Result::ok))
            .collect();
        Self { questions, rules }
    }

    /// Returns the questions.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Tells of each question whether it is shown to somebody who answered so. What was
    /// answered to a question that is not shown counts for nothing.
    pub fn shown(&self, replies: &[Reply]) -> Vec<bool> {
        let mut shown: Vec<bool> = Vec::with_capacity(self.questions.len());
        for rule in &self.rules {
            let value = |side: &Side| self.value(side, replies, &shown);
            let holds = rule.as_ref().and_then(|it| it.holds(&value));
            shown.push(holds != Some(false));
        }
        shown
    }

    /// Tells of each question whether somebody has to be asked: it is shown, and no text,
    /// computation or identifier.
    pub fn asked(&self, replies: &[Reply]) -> Vec<bool> {
        let shown = self.shown(replies);
        let asks =
            |it: &Question| it.asking.is_asked() && !matches!(it.kind, Kind::Identifier);
        self.questions.iter().zip(shown).map(|(it, shown)| shown && asks(it)).collect()
    }

    fn value(&self, side: &Side, replies: &[Reply], shown: &[bool]) -> Option<String> {
        let (name, code) = match side {
            Side::Constant(text) => return Some(text.clone()),
            Side::Field(name) => (name, None),
            Side::Box(name, code) => (name, Some(code)),
        };
        let at = self.questions.iter().position(|it| it.name == *name)?;
        let question = self.questions.get(at)?;
        let hidden = Reply::Missing(Missing::NotShown);
        let reply = if shown.get(at) == Some(&true) {
            replies.get(at).unwrap_or(&Reply::NONE)
        } else {
            &hidden
        };
        let levels = question.kind.levels();
        let level = |it: u16| levels.get(usize::from(it)).map_or("", |it| &it.value);
        Some(match (reply, code) {
            (Reply::Choices(all), Some(code)) => {
                let ticked = all.iter().any(|it| same_value(level(*it), code));
                if ticked { "1" } else { "0" }.to_owned()
            }
            (_, Some(_)) => "0".to_owned(),
            (Reply::Choice(it), None) => level(*it).to_owned(),
            (Reply::Choices(all), None) => {
                all.iter().map(|it| level(*it)).collect::<Vec<&str>>().join(";")
            }
            (Reply::Number(it), None) => it.to_string(),
            (Reply::Date(it), None) => it.to_string(),
            (Reply::Text(it) | Reply::Stray(it), None) => it.to_string(),
            (Reply::Missing(_), None) => String::new(),
        })
    }

    /// Returns what is kept of a filled-in form: hidden questions as not shown, the
    /// identifier as the respondent's id, texts as nothing.
    pub fn finished(&self, respondent: &str, replies: &[Reply]) -> Vec<Reply> {
        let shown = self.shown(replies);
        let one = |(at, question): (usize, &Question)| {
            if matches!(question.kind, Kind::Identifier) {
                Reply::Text(Rc::from(respondent))
            } else if shown.get(at) == Some(&false) {
                Reply::Missing(Missing::NotShown)
            } else {
                replies.get(at).cloned().unwrap_or(Reply::NONE)
            }
        };
        self.questions.iter().enumerate().map(one).collect()
    }
}

/// Why a typed answer is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// It is none of the answers.
    NoLevel,
    /// It begins several of the answers.
    Several,
    /// It is no number.
    NoNumber,
    /// It is no whole number.
    NotWhole,
    /// It is no day.
    NoDay,
    /// It is below the limit.
    TooLow(Limit),
    /// It is above the limit.
    TooHigh(Limit),
    /// The question has to be answered.
    Required,
}

/// Returns what is typed for each level: its value where all are short, else its place.
pub fn keys(levels: &[Level]) -> Vec<String> {
    let short = |it: &Level| {
        let value = it.value.trim();
        value.chars().count() <= 3 && value.chars().all(char::is_alphanumeric)
    };
    let values: order::Set<String> =
        order::set(levels.iter().map(|it| it.value.trim().to_lowercase()));
    if levels.iter().all(short) && values.len() == levels.len() {
        levels.iter().map(|it| it.value.trim().to_owned()).collect()
    } else {
        (1..=levels.len()).map(|it| it.to_string()).collect()
    }
}

/// Finds the level that is meant by its key, its value or its label.
fn exact(levels: &[Level], keys: &[String], typed: &str) -> Option<u16> {
    let key = keys.iter().position(|it| same_value(it, typed));
    let at = key.or_else(|| {
        levels
            .iter()
            .position(|it| same_value(&it.value, typed) || same_value(&it.label, typed))
    });
    u16::try_from(at?).ok()
}

/// Finds the level that is meant: exactly, or as the only one that begins so.
fn level(levels: &[Level], keys: &[String], typed: &str) -> Result<u16, Wrong> {
    if let Some(at) = exact(levels, keys, typed) {
        return Ok(at);
    }
    let start = typed.to_lowercase();
    let begins = |it: &Level| it.label.to_lowercase().starts_with(&start);
    let mut found = (0_u16..).zip(levels).filter(|it| begins(it.1));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => Err(Wrong::Several),
        (None, _) => Err(Wrong::NoLevel),
    }
}

/// Says what a typed answer means; nothing typed is no answer. Limits are checked by
/// [`check`].
pub fn typed(question: &Question, text: &str) -> Result<Reply, Wrong> {
    let bare = text.trim();
    if bare.is_empty() {
        return Ok(Reply::NONE);
    }
    let code = question.missing_codes.iter().position(|it| same_value(&it.value, bare));
    if let Some(code) = code.and_then(|it| u8::try_from(it).ok()) {
        return Ok(Reply::Missing(Missing::Declared(code)));
    }
    match &question.kind {
        Kind::Single(levels) | Kind::Scale(levels) => {
            level(levels, &keys(levels), bare).map(Reply::Choice)
        }
        Kind::Multiple(levels, _) => several(levels, bare),
        Kind::Text | Kind::Identifier => Ok(Reply::Text(Rc::from(text.trim()))),
        Kind::Number | Kind::Date => {
            let mut cells = Cells::default();
            // A comma is the decimal mark of whoever types it.
            let number = matches!(question.kind, Kind::Number);
            let point = bare.replace(',', ".");
            cells.push(if number { &point } else { bare });
            match read_as(question, &cells).reply(0) {
                Reply::Stray(_) if number => Err(Wrong::NoNumber),
                Reply::Stray(_) => Err(Wrong::NoDay),
                reply => Ok(reply),
            }
        }
    }
}

/// Reads `1 3`, `1,3` or `ac`; `0` and `-` are none of them, where they are no key.
fn several(levels: &[Level], bare: &str) -> Result<Reply, Wrong> {
    let keys = keys(levels);
    let made = |mut places: Vec<u16>| {
        order::sort(&mut places);
        places.dedup();
        Ok(Reply::Choices(places.into_boxed_slice()))
    };
    if let Some(one) = exact(levels, &keys, bare) {
        return made(vec![one]);
    }
    if matches!(bare, "0" | "-") {
        return made(Vec::new());
    }
    // Keys of one sign each may stand close together, and go before beginnings of labels.
    let key = |it: char| {
        let at = keys.iter().position(|key| same_value(key, it.encode_utf8(&mut [0; 4])));
        at.and_then(|it| u16::try_from(it).ok())
    };
    if let Some(places) = bare.chars().map(key).collect::<Option<Vec<u16>>>() {
        return made(places);
    }
    if let Ok(one) = level(levels, &keys, bare) {
        return made(vec![one]);
    }
    let split = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '+');
    let parts = bare.split(split).filter(|it| !it.is_empty());
    made(parts.map(|it| level(levels, &keys, it)).collect::<Result<Vec<u16>, Wrong>>()?)
}

/// Says what is wrong with a reply, if anything.
pub fn check(question: &Question, reply: &Reply) -> Option<Wrong> {
    let asking = &question.asking;
    let limits = &asking.limits;
    match reply {
        Reply::Missing(Missing::Empty) if asking.required => Some(Wrong::Required),
        Reply::Number(number) => {
            if limits.whole && number.fract() != 0.0 {
                return Some(Wrong::NotWhole);
            }
            let below = |it: &Limit| matches!(it, Limit::Number(it) if number < it);
            let above = |it: &Limit| matches!(it, Limit::Number(it) if number > it);
            outside(question, below, above)
        }
        Reply::Date(day) => {
            let below = |it: &Limit| matches!(it, Limit::Day(it) if day < it);
            let above = |it: &Limit| matches!(it, Limit::Day(it) if day > it);
            outside(question, below, above)
        }
        _ => None,
    }
}

fn outside(
    question: &Question,
    below: impl Fn(&Limit) -> bool,
    above: impl Fn(&Limit) -> bool,
) -> Option<Wrong> {
    let limits = &question.asking.limits;
    let low = limits.least.filter(below).map(Wrong::TooLow);
    low.or_else(|| limits.most.filter(above).map(Wrong::TooHigh))
}

/// Returns what is typed for a reply, so that it can be corrected.
pub fn shown_as(question: &Question, reply: &Reply) -> String {
    let levels = question.kind.levels();
    let keys = keys(levels);
    let key = |it: &u16| keys.get(usize::from(*it)).cloned().unwrap_or_default();
    match reply {
        Reply::Choice(it) => key(it),
        Reply::Choices(all) if all.is_empty() => "0".to_owned(),
        Reply::Choices(all) => all.iter().map(key).collect::<Vec<String>>().join(" "),
        Reply::Number(it) => it.to_string(),
        Reply::Date(it) => Day::to_string(it),
        Reply::Text(it) | Reply::Stray(it) => it.to_string(),
        Reply::Missing(Missing::Declared(code)) => {
            let code = question.missing_codes.get(usize::from(*code));
            code.map(|it| it.value.clone()).unwrap_or_default()
        }
        Reply::Missing(_) => String::new(),
    }
}

/// Returns the id that follows the last one that ends in a number, as that is written:
/// `P-009` is followed by `P-010`.
pub fn next_id<'a>(taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let split = |it: &'a str| {
        let stem = it.trim_end_matches(|it: char| it.is_ascii_digit());
        let digits = it.get(stem.len()..).filter(|it| !it.is_empty())?;
        Some((stem, digits.len(), digits.parse::<u64>().ok()?))
    };
    let last = taken.clone().filter_map(split).last();
    let Some((stem, width, _)) = last else { return "1".to_owned() };
    let same = taken.filter_map(split).filter(|it| it.0 == stem);
    let most = same.map(|it| it.2).max().unwrap_or(0).saturating_add(1);
    format!("{stem}{most:0width$}")
}

/// Returns the replies of one respondent, in the questions' order.
pub fn replies_of(survey: &Survey, row: usize) -> Vec<Reply> {
    survey.questions.iter().map(|(_, column)| column.reply(row)).collect()
}
