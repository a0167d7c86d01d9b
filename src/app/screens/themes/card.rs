//! One theme in the list: what it states, what it gathers, what supports it.

use std::rc::Rc;

use yew::prelude::*;

use super::Split;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Chip, Look};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::id::ThemeId;
use crate::stats::Disclosure;
use crate::themes::{Tally, Theme, support};
use crate::words::EN;

/// Props of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The theme.
    pub theme: Rc<Theme>,
    /// What supports it.
    pub tally: Tally,
    /// What small counts are.
    #[prop_or_default]
    pub rule: Disclosure,
    /// What fills half its bar.
    pub most: f64,
    /// The codebook.
    pub book: Shared<Codebook>,
    /// Words that were chosen to speak for it, and who said them.
    pub quote: Option<(AttrValue, AttrValue)>,
    /// Whether there is a theme above it, and one below.
    pub near: (bool, bool),
    /// Moves it up or down.
    pub onmove: Callback<(ThemeId, bool)>,
}

/// One theme in the list.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let words = &use_words().themes;
    let (theme, tally) = (&props.theme, &props.tally);
    let up = use_event((theme.id, props.onmove.clone()), |_: MouseEvent, (id, it)| {
        it.emit((*id, true));
    });
    let down = use_event((theme.id, props.onmove.clone()), |_: MouseEvent, (id, it)| {
        it.emit((*id, false));
    });
    let [_, transcripts, people, base] = support(&tally.counts, tally.base, props.rule);
    html! {
        <article class="theme card">
            <header class="theme-head">
                <h2><a href={Route::Theme { id: theme.id }.href()}>{ &theme.name }</a></h2>
                <span class="theme-order">
                    <Button
                        look={Look::Quiet}
                        disabled={!props.near.0}
                        label={AttrValue::from((words.up)(&theme.name))}
                        onclick={up}
                    >
                        { "↑" }
                    </Button>
                    <Button
                        look={Look::Quiet}
                        disabled={!props.near.1}
                        label={AttrValue::from((words.down)(&theme.name))}
                        onclick={down}
                    >
                        { "↓" }
                    </Button>
                </span>
            </header>
            if !theme.statement.is_empty() {
                <p class="theme-statement">{ &theme.statement }</p>
            }
            <div class="theme-support">
                <p class="theme-counts">
                    <b class="figure">{ (words.segments)(tally.counts.segments) }</b>
                    { " · " }
                    { (words.transcripts)(transcripts) }
                    { " · " }
                    { (words.participants)(people, base) }
                </p>
                <Split counts={tally.stances} most={props.most} />
            </div>
            if let Some((text, who)) = &props.quote {
                <blockquote class="theme-quote">
                    <p class="said">{ format!("“{text}”") }</p>
                    <footer>{ who }</footer>
                </blockquote>
            }
            <ul class="chips">
                for code in theme.codes.iter().filter_map(|it| props.book.get(*it)) {
                    <li key={code.id.to_string()}>
                        <Chip label={(EN.codebook.named)(code)} colour={code.colour} />
                    </li>
                }
            </ul>
        </article>
    }
}
