//! Finding in the whole study: words and patterns, how often words are said, segments by
//! what is true of them, and passages like those of a code.

mod code_all;
mod coding;
mod condition;
mod counts;
mod found;
mod like;
mod limits;
mod links;
mod proposal;
mod query;
mod results;
mod segments;
mod steps;
mod words;

use std::rc::Rc;

use yew::prelude::*;

pub use self::found::{FoundList, FoundListProps, Place};
pub use self::links::{CodeLinks, CodeLinksProps};
pub use self::steps::{HitSteps, HitStepsProps};
use crate::app::context::{use_dispatch, use_study, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Empty, PageHead, Section, Tabs};
use crate::app::route::Route;
use crate::app::session::Action;
use crate::app::sought::{Sought, View};
use crate::find::{Group, Is, Part};
use crate::id::CodeId;
use crate::words::EN;

/// Props of [`SearchScreen`].
#[derive(Properties, PartialEq)]
pub struct SearchProps {
    /// The code whose segments are wanted, or more like them.
    #[prop_or_default]
    pub code: Option<CodeId>,
    /// Whether more like them is wanted.
    #[prop_or_default]
    pub like: bool,
}

/// Props of each view.
#[derive(Properties, PartialEq)]
struct ViewProps {
    sought: Rc<Sought>,
    onchange: Callback<Sought>,
}

/// Returns a list to choose from, of words at places.
fn numbered(words: &[&'static str]) -> Rc<[Choice]> {
    words.iter().enumerate().map(|(at, it)| Choice::new(at.to_string(), *it)).collect()
}

/// Takes over what the address asks for.
fn begin(sought: &Sought, code: Option<CodeId>, like: bool) -> Sought {
    let mut next = sought.clone();
    if let Some(code) = code {
        if like {
            next.view = View::Like;
            next.code = Some(code);
        } else {
            next.view = View::Segments;
            next.query = None;
            let is = Is::Code { code, under: true };
            next.asks = Group { any: false, parts: vec![Part { not: false, is }] };
        }
    }
    next
}

/// The screen.
#[component]
pub fn SearchScreen(props: &SearchProps) -> Html {
    let words = &use_words().search;
    let (study, dispatch) = (use_study(), use_dispatch());
    // What was looked for is there again when one comes back from a place.
    let sought = use_state(|| {
        let old = dispatch.session().map(|it| Rc::clone(it.sought()));
        Rc::new(begin(&old.unwrap_or_default(), props.code, props.like))
    });
    let onchange = use_event((sought.setter(), dispatch), {
        |next: Sought, (sought, dispatch)| {
            dispatch.act(Action::Seek(Box::new(next.clone())));
            sought.set(Rc::new(next));
        }
    });
    use_effect_with((props.code, props.like), {
        let (sought, onchange) = (Rc::clone(&*sought), onchange.clone());
        move |(code, like): &(Option<CodeId>, bool)| {
            if code.is_some() {
                onchange.emit(begin(&sought, *code, *like));
            }
        }
    });
    let onview = use_event((Rc::clone(&*sought), onchange.clone()), {
        |key: AttrValue, (sought, onchange)| {
            let view = View::ALL.into_iter().find(|it| it.key() == key.as_str());
            let view = view.unwrap_or_default();
            onchange.emit(Sought { view, ..(**sought).clone() });
        }
    });
    let tabs = View::ALL.into_iter().zip(words.views);
    let tabs: Rc<[Choice]> =
        tabs.map(|(it, label)| Choice::new(it.key(), label)).collect();
    if study.transcripts.is_empty() {
        return html! {
            <div class="page search">
                <PageHead title={words.title} section={Section::Weft} />
                <Empty title={words.none.0} text={words.none.1}>
                    <a class="button" href={Route::Transcripts.href()}>{ EN.transcripts.title }</a>
                </Empty>
            </div>
        };
    }
    let sought = Rc::clone(&*sought);
    html! {
        <div class="page search">
            <PageHead title={words.title} section={Section::Weft} />
            <Tabs
                id="search-view"
                label={words.title}
                {tabs}
                value={sought.view.key()}
                onchange={onview}
            >
                {
                    match sought.view {
                        View::Words => html! { <words::WordsView {sought} {onchange} /> },
                        View::Counts => html! { <counts::CountsView {sought} {onchange} /> },
                        View::Segments => {
                            html! { <segments::SegmentsView {sought} {onchange} /> }
                        }
                        View::Like => html! { <like::LikeView {sought} {onchange} /> },
                    }
                }
            </Tabs>
        </div>
    }
}
