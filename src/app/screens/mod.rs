//! The screens: one folder each, and which address shows which.

pub mod about;
pub mod codebook;
pub mod coding;
pub mod computer;
pub mod entry;
pub mod files;
pub mod home;
pub mod log;
pub mod memos;
pub mod overview;
pub mod participants;
pub mod pseudonyms;
pub mod results;
pub mod search;
pub mod survey;
pub mod themes;
pub mod transcripts;

use yew::prelude::*;

use self::about::AboutScreen;
use self::codebook::{CodebookScreen, View};
use self::coding::CodingScreen;
use self::computer::ComputerScreen;
use self::entry::{AloneStart, CompareScreen, EntryScreen};
use self::files::FilesScreen;
use self::home::HomeScreen;
use self::log::LogScreen;
use self::memos::MemosScreen;
use self::overview::OverviewScreen;
use self::participants::ParticipantsScreen;
use self::pseudonyms::PseudonymsScreen;
use self::results::ResultsScreen;
use self::search::SearchScreen;
use self::survey::SurveyScreen;
use self::themes::ThemesScreen;
use self::transcripts::TranscriptsScreen;
use super::route::Route;
use crate::words::Words;

/// Returns the screen of an address.
pub fn screen(route: Route) -> Html {
    match route {
        Route::Home | Route::Unknown => html! { <HomeScreen /> },
        Route::About => html! { <AboutScreen /> },
        Route::Computer => html! { <ComputerScreen /> },
        Route::Overview => html! { <OverviewScreen /> },
        Route::Survey => html! { <SurveyScreen /> },
        Route::Entry { survey } => {
            html! { <EntryScreen key={survey.to_string()} {survey} /> }
        }
        Route::Typings { survey } => html! { <CompareScreen {survey} /> },
        Route::Alone { survey } => html! { <AloneStart {survey} /> },
        Route::Results => html! { <ResultsScreen /> },
        Route::Question { question } => html! { <ResultsScreen {question} /> },
        Route::Participants => html! { <ParticipantsScreen /> },
        Route::Transcripts => html! { <TranscriptsScreen /> },
        Route::Transcript { id } => {
            html! { <CodingScreen key={id.to_string()} transcript={id} /> }
        }
        Route::Segment { id, segment } => {
            html! { <CodingScreen key={id.to_string()} transcript={id} {segment} /> }
        }
        Route::Turn { id, turn } => {
            html! { <CodingScreen key={id.to_string()} transcript={id} {turn} /> }
        }
        Route::Search => html! { <SearchScreen /> },
        Route::CodeSegments { code } => html! { <SearchScreen {code} /> },
        Route::MoreLike { code } => html! { <SearchScreen {code} like=true /> },
        Route::Codebook => html! { <CodebookScreen /> },
        Route::Code { id } => html! { <CodebookScreen code={id} /> },
        Route::Split { id } => html! { <CodebookScreen view={View::Split(id)} /> },
        Route::Versions => html! { <CodebookScreen view={View::Versions} /> },
        Route::Check => html! { <CodebookScreen view={View::Check} /> },
        Route::Shelves => html! { <CodebookScreen view={View::Shelves} /> },
        Route::Themes => html! { <ThemesScreen /> },
        Route::Theme { id } => html! { <ThemesScreen theme={id} /> },
        Route::Pseudonyms => html! { <PseudonymsScreen /> },
        Route::Memos => html! { <MemosScreen /> },
        Route::Log => html! { <LogScreen /> },
        Route::Files => html! { <FilesScreen /> },
    }
}

/// Returns the title of an address's screen, for the browser's tab.
pub fn title(route: Route, words: &Words) -> &'static str {
    match route {
        Route::Home | Route::Unknown => "",
        Route::About => words.about.title,
        Route::Computer => words.locking.title,
        Route::Overview => words.overview.title,
        Route::Survey => words.survey.title,
        Route::Entry { .. } => words.entry.title,
        Route::Typings { .. } => words.entry.compare.title,
        Route::Alone { .. } => words.entry.alone.title,
        Route::Results | Route::Question { .. } => words.results.title,
        Route::Participants => words.participants.title,
        Route::Transcripts => words.transcripts.title,
        Route::Transcript { .. } | Route::Segment { .. } | Route::Turn { .. } => {
            words.coding.title
        }
        Route::Search | Route::CodeSegments { .. } | Route::MoreLike { .. } => {
            words.search.title
        }
        Route::Codebook
        | Route::Code { .. }
        | Route::Split { .. }
        | Route::Versions
        | Route::Check
        | Route::Shelves => words.codebook.title,
        Route::Themes | Route::Theme { .. } => words.themes.title,
        Route::Pseudonyms => words.pseudonyms.title,
        Route::Memos => words.memos.title,
        Route::Log => words.log.title,
        Route::Files => words.files.title,
    }
}
