//! Notices: what the page says beside the screens, never in front of them.

use yew::{AttrValue, Callback};

/// Something said to the person, until they dismiss it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub tone: Tone,
    /// What happened.
    pub message: AttrValue,
    /// What to do; may be empty.
    pub hint: AttrValue,
    /// Something to do at once.
    pub action: Option<NoticeAction>,
}

/// A button in a notice.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeAction {
    /// Its label.
    pub label: AttrValue,
    /// What it does.
    pub run: Callback<()>,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know; goes away by itself.
    #[default]
    Info,
    /// Something was not done, nothing was lost.
    Warning,
    /// Work is at risk or lost.
    Error,
}

impl Tone {
    /// Returns the class of the tone.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Notice {
    /// Returns a notice of this tone.
    pub fn new(
        tone: Tone,
        message: impl Into<AttrValue>,
        hint: impl Into<AttrValue>,
    ) -> Self {
        Self { tone, message: message.into(), hint: hint.into(), action: None }
    }

    /// Returns a notice that informs.
    pub fn info(message: impl Into<AttrValue>) -> Self {
        Self::new(Tone::Info, message, "")
    }

    /// Returns a notice that something was not done.
    pub fn warning(message: impl Into<AttrValue>, hint: impl Into<AttrValue>) -> Self {
        Self::new(Tone::Warning, message, hint)
    }

    /// Returns a notice that work is at risk.
    pub fn error(message: impl Into<AttrValue>, hint: impl Into<AttrValue>) -> Self {
        Self::new(Tone::Error, message, hint)
    }

    /// Returns the same notice with a button.
    pub fn with(self, label: impl Into<AttrValue>, run: Callback<()>) -> Self {
        Self { action: Some(NoticeAction { label: label.into(), run }), ..self }
    }
}
