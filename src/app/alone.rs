//! Letting somebody answer alone: the page shows one survey's questions and nothing else,
//! until somebody types the PIN that was chosen when it was handed over. Kept among the
//! settings, so that a reload and other tabs find the page locked as well.

use std::fmt::Write as _;

use super::browser::{clock, ids, settings, timers};
use super::dispatch::Dispatch;
use super::session::Action;
use crate::id::{Id as _, SurveyId};
use crate::store::vault::{Effort, derive};

/// The setting: survey, whether somebody has answered, salt and hash of the PIN.
const SETTING: &str = "alone";
/// A PIN has at least so many characters.
pub const LEAST: usize = 4;
/// What trying one PIN costs: a fraction of a second here, years for all passphrases.
const EFFORT: Effort = Effort { m: 19 << 10, t: 2, p: 1 };
/// How long one waits after a wrong PIN, in milliseconds.
const PAUSE: u32 = 1_500;

/// What is kept while somebody answers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The survey.
    pub survey: SurveyId,
    /// Whether the answers were given, and the page waits for the PIN.
    pub done: bool,
    salt: String,
    hash: String,
}

impl Alone {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let survey = SurveyId::parse(parts.next()?)?;
        let done = parts.next()? == "done";
        let (salt, hash) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { survey, done, salt, hash })
    }

    fn write(&self) -> bool {
        let state = if self.done { "done" } else { "open" };
        let text = format!("{} {state} {} {}", self.survey, self.salt, self.hash);
        settings::set(SETTING, &text);
        settings::get(SETTING).as_deref() == Some(text.as_str())
    }
}

/// Returns what is kept. What cannot be read keeps the page locked all the same: nobody
/// gets in by damaging it.
pub fn now() -> Option<Alone> {
    let text = settings::get(SETTING)?;
    let broken = || Alone {
        survey: SurveyId::from_uuid(uuid::Uuid::nil()),
        done: true,
        salt: String::new(),
        hash: String::new(),
    };
    Some(Alone::parse(&text).unwrap_or_else(broken))
}

/// Tells whether the name of a key in local storage is that of the setting.
pub fn is_setting(key: &str) -> bool {
    key.ends_with("/alone")
}

fn hex(bytes: &[u8]) -> String {
    let mut made = String::with_capacity(bytes.len() * 2);
    for it in bytes {
        write!(made, "{it:02x}").ok();
    }
    made
}

fn hash(pin: &str, salt: &str) -> Option<String> {
    derive(pin.as_bytes(), salt.as_bytes(), EFFORT).ok().map(|it| hex(&it))
}

/// Hands the page over; returns whether the lock could be kept.
pub async fn start(dispatch: Dispatch, survey: SurveyId, pin: String) -> bool {
    timers::sleep(40).await;
    let mut salt = [0; 16];
    ids::fill(&mut salt);
    let salt = hex(&salt);
    let Some(hash) = hash(&pin, &salt) else { return false };
    let started = Alone { survey, done: false, salt, hash }.write();
    if started {
        dispatch.act(Action::Alone(true));
    } else {
        settings::forget(SETTING);
    }
    started
}

/// Keeps that the answers were given, or that the next person begins.
pub fn set_done(done: bool) {
    if let Some(now) = now() {
        Alone { done, ..now }.write();
    }
}

/// Says whether the PIN is the one; a wrong one takes a while.
pub async fn is_pin(pin: String) -> bool {
    let begun = clock::now().at.0;
    timers::sleep(40).await;
    let right = now().is_some_and(|it| {
        !it.hash.is_empty() && hash(&pin, &it.salt).as_ref() == Some(&it.hash)
    });
    if !right {
        let spent = u32::try_from(clock::now().at.0 - begun).unwrap_or(0);
        timers::sleep(PAUSE.saturating_sub(spent)).await;
    }
    right
}

/// Gives the page back to the staff.
pub fn end(dispatch: &Dispatch) {
    settings::forget(SETTING);
    dispatch.act(Action::Alone(false));
}
