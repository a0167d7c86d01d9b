//! Light or dark: the system's choice until the person makes one. `page/boot.js` paints the
//! same before the app starts, and follows the system and other tabs.

use super::settings;

/// The choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the system has.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Returns the word for it in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word; anything unknown is the system's choice.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.as_str() == text).unwrap_or_default()
    }
}

/// Returns what was chosen.
pub fn chosen() -> Theme {
    Theme::parse(&settings::get("theme").unwrap_or_default())
}

/// Chooses, and paints.
pub fn choose(theme: Theme) {
    match theme {
        Theme::System => settings::forget("theme"),
        Theme::Light | Theme::Dark => settings::set("theme", theme.as_str()),
    }
    let Some(window) = web_sys::window() else { return };
    let system_dark = || {
        let query = window.match_media("(prefers-color-scheme: dark)");
        query.ok().flatten().is_some_and(|it| it.matches())
    };
    let dark = theme == Theme::Dark || (theme == Theme::System && system_dark());
    let root = window.document().and_then(|it| it.document_element());
    if let Some(root) = root {
        root.set_attribute("data-theme", if dark { "dark" } else { "light" }).ok();
    }
}
