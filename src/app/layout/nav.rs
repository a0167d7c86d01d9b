//! The navigation: every screen of the study, by halves of the loom; on a narrow page four
//! of them and the rest behind "More".

use yew::prelude::*;

use super::ThemeSwitch;
use crate::app::browser::events;
use crate::app::context::{
    use_codebook, use_participants, use_surveys, use_themes, use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::Section;
use crate::app::route::{Route, use_screen};
use crate::words::Words;

/// One entry.
struct Entry {
    route: Route,
    label: &'static str,
    count: Option<usize>,
    section: Section,
}

impl Entry {
    fn view(&self, current: Route, words: &Words) -> Html {
        let here = home_of(current) == self.route;
        html! {
            <a
                class={classes!("nav-link", self.section.class(), here.then_some("on"))}
                href={self.route.href()}
                aria-current={here.then_some("page")}
            >
                <span>{ self.label }</span>
                if let Some(count) = self.count.filter(|it| *it > 0) {
                    <span class="nav-count">{ words.numbers.whole(count) }</span>
                }
            </a>
        }
    }
}

/// Returns the entry under which a screen lies.
fn home_of(route: Route) -> Route {
    match route {
        Route::Question { .. } => Route::Results,
        Route::Entry { .. } | Route::Typings { .. } | Route::Alone { .. } => {
            Route::Survey
        }
        Route::Transcript { .. } | Route::Segment { .. } | Route::Turn { .. } => {
            Route::Transcripts
        }
        Route::CodeSegments { .. } | Route::MoreLike { .. } => Route::Search,
        Route::Theme { .. } => Route::Themes,
        it if it.is_codebook() => Route::Codebook,
        other => other,
    }
}

/// The navigation.
#[component]
pub fn Nav() -> Html {
    let words = use_words();
    let current = use_screen();
    let more = use_state(|| false);
    let questions: usize = use_surveys().values().map(|it| it.questions.len()).sum();
    let (people, texts) = (use_participants().people.len(), use_transcripts().len());
    let (codes, themes) = (use_codebook().len(), use_themes().len());
    let entry = |route, label, count, section| Entry { route, label, count, section };
    let top = entry(Route::Overview, words.overview.title, None, Section::Plain);
    let groups = [
        (
            words.shell.survey,
            vec![
                entry(Route::Survey, words.survey.title, Some(questions), Section::Warp),
                entry(Route::Results, words.results.title, None, Section::Warp),
            ],
        ),
        (
            words.shell.interviews,
            vec![
                entry(
                    Route::Transcripts,
                    words.transcripts.title,
                    Some(texts),
                    Section::Weft,
                ),
                entry(Route::Search, words.search.title, None, Section::Weft),
                entry(Route::Codebook, words.codebook.title, Some(codes), Section::Weft),
            ],
        ),
        (
            words.shell.findings,
            vec![entry(Route::Themes, words.themes.title, Some(themes), Section::Join)],
        ),
        (
            words.shell.study,
            vec![
                entry(
                    Route::Participants,
                    words.participants.title,
                    Some(people),
                    Section::Plain,
                ),
                entry(Route::Pseudonyms, words.pseudonyms.title, None, Section::Plain),
                entry(Route::Memos, words.memos.title, None, Section::Plain),
                entry(Route::Files, words.files.title, None, Section::Plain),
                entry(Route::Log, words.log.title, None, Section::Plain),
                entry(Route::Computer, words.locking.title, None, Section::Plain),
                entry(Route::About, words.about.title, None, Section::Plain),
            ],
        ),
    ];
    let five = [
        &top,
        &entry(Route::Results, words.results.title, None, Section::Warp),
        &entry(Route::Transcripts, words.transcripts.title, None, Section::Weft),
        &entry(Route::Themes, words.themes.title, None, Section::Join),
    ]
    .map(|it| it.view(current, words));
    use_effect_with(current, {
        let more = more.setter();
        move |_| more.set(false)
    });
    let toggle = use_event(*more, {
        let setter = more.setter();
        move |_: MouseEvent, more| setter.set(!more)
    });
    let onkeydown = use_event((), {
        let setter = more.setter();
        move |event: KeyboardEvent, ()| {
            if event.key() == "Escape" && !events::in_text_field(&event) {
                setter.set(false);
            }
        }
    });
    html! {
        <nav class="nav" aria-label={words.shell.navigation} {onkeydown}>
            <div class={classes!("nav-all", more.then_some("open"))} id="nav-all">
                { top.view(current, words) }
                for (name, entries) in groups.iter() {
                    <div class="nav-group">
                        <h2 class="nav-head">{ *name }</h2>
                        for it in entries.iter() {
                            { it.view(current, words) }
                        }
                    </div>
                }
                <div class="nav-foot"><ThemeSwitch id="theme-nav" /></div>
            </div>
            <div class="nav-five">
                for it in five {
                    { it }
                }
                <button
                    type="button"
                    class="nav-link"
                    aria-expanded={more.to_string()}
                    aria-controls="nav-all"
                    onclick={toggle}
                >
                    <span>{ words.shell.more }</span>
                </button>
            </div>
        </nav>
    }
}
