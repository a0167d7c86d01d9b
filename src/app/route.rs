//! The addresses of the screens: what follows `#` in the page's address.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::app::event::use_event;
use crate::id::{CodeId, QuestionId, SegmentId, SurveyId, ThemeId, TranscriptId};

/// A screen.
#[expect(missing_docs, reason = "each variant's sentence says what its fields are")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// The first screen: what this is, and the studies on this computer.
    #[at("/")]
    Home,
    /// Settings, and what Heddle is.
    #[at("/about")]
    About,
    /// What this browser keeps: passphrase, wiping.
    #[at("/computer")]
    Computer,
    /// The study at a glance.
    #[at("/study")]
    Overview,
    /// The survey's questions and their import.
    #[at("/study/survey")]
    Survey,
    /// Answers typed from paper forms.
    #[at("/study/entry/:survey")]
    Entry { survey: SurveyId },
    /// Two typings, compared.
    #[at("/study/typings/:survey")]
    Typings { survey: SurveyId },
    /// Where the page is handed over to somebody who answers alone.
    #[at("/study/alone/:survey")]
    Alone { survey: SurveyId },
    /// The results of all questions.
    #[at("/study/results")]
    Results,
    /// The results of one question.
    #[at("/study/results/:question")]
    Question { question: QuestionId },
    /// The participants.
    #[at("/study/participants")]
    Participants,
    /// The transcripts and their import.
    #[at("/study/transcripts")]
    Transcripts,
    /// A transcript, to code.
    #[at("/study/transcript/:id")]
    Transcript { id: TranscriptId },
    /// A transcript, at one segment.
    #[at("/study/transcript/:id/at/:segment")]
    Segment { id: TranscriptId, segment: SegmentId },
    /// A transcript, at one turn.
    #[at("/study/transcript/:id/turn/:turn")]
    Turn { id: TranscriptId, turn: usize },
    /// Words in all transcripts.
    #[at("/study/search")]
    Search,
    /// The segments of a code.
    #[at("/study/search/code/:code")]
    CodeSegments { code: CodeId },
    /// Passages like those of a code.
    #[at("/study/search/like/:code")]
    MoreLike { code: CodeId },
    /// The codebook.
    #[at("/study/codebook")]
    Codebook,
    /// The codebook, at one code.
    #[at("/study/codebook/code/:id")]
    Code { id: CodeId },
    /// Dealing out the segments of a code.
    #[at("/study/codebook/split/:id")]
    Split { id: CodeId },
    /// The codebook's versions.
    #[at("/study/codebook/versions")]
    Versions,
    /// Segments that a changed definition puts in doubt.
    #[at("/study/codebook/check")]
    Check,
    /// Ready-made codes.
    #[at("/study/codebook/shelves")]
    Shelves,
    /// The themes.
    #[at("/study/themes")]
    Themes,
    /// One theme.
    #[at("/study/theme/:id")]
    Theme { id: ThemeId },
    /// Words that may tell who somebody is.
    #[at("/study/pseudonyms")]
    Pseudonyms,
    /// All memos.
    #[at("/study/memos")]
    Memos,
    /// The log of changes.
    #[at("/study/log")]
    Log,
    /// Files out and in.
    #[at("/study/files")]
    Files,
    /// An address without a screen.
    #[not_found]
    #[at("/not-found")]
    Unknown,
}

impl Route {
    /// Tells whether the screen shows a study, so that one must be open.
    pub fn needs_study(self) -> bool {
        !matches!(self, Self::Home | Self::About | Self::Computer | Self::Unknown)
    }

    /// Tells whether it is one of the codebook's views.
    pub fn is_codebook(self) -> bool {
        matches!(
            self,
            Self::Codebook
                | Self::Code { .. }
                | Self::Split { .. }
                | Self::Versions
                | Self::Check
                | Self::Shelves
        )
    }

    /// Returns the address for a link: `<a href={route.href()}>`.
    pub fn href(self) -> AttrValue {
        AttrValue::from(format!("#{}", self.to_path()))
    }
}

/// Returns the screen that is shown.
#[hook]
pub fn use_screen() -> Route {
    use_route().unwrap_or(Route::Unknown)
}

/// Returns what goes to a screen, for callbacks; for links use [`Route::href`].
#[hook]
pub fn use_go() -> Callback<Route> {
    let navigator = use_navigator();
    use_event(navigator, |route: Route, navigator| {
        if let Some(navigator) = navigator {
            navigator.push(&route);
        }
    })
}
