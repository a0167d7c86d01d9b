//! The other half of the study beside a question: what the interviews hold. Shown only when
//! there is something to show.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{
    use_about, use_layers, use_participants, use_themes, use_transcripts, use_words,
};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::id::ThemeId;
use crate::order;
use crate::survey::Survey;
use crate::themes::{Material, Support, Tally, Theme, support, tally};

/// So many themes are listed.
const LISTED: usize = 4;

/// Props of [`OtherHalf`].
#[derive(Properties, PartialEq)]
pub struct OtherHalfProps {
    /// The survey.
    pub survey: Shared<Survey>,
}

/// What the card says.
struct Found {
    themes: Vec<(ThemeId, String, Support)>,
    linked: usize,
}

/// The other half of the study.
#[component]
pub fn OtherHalf(props: &OtherHalfProps) -> Html {
    let words = &use_words().results.other;
    let (themes, layers) = (use_themes(), use_layers());
    let (transcripts, participants) = (use_transcripts(), use_participants());
    let rule = use_about().disclosure;
    let found = use_memo(
        (themes, layers, transcripts, participants, (props.survey.clone(), rule)),
        |(themes, layers, transcripts, participants, (survey, rule))| {
            let material = Material { transcripts, layers, participants };
            let all: Vec<Rc<_>> = themes.iter().cloned().collect();
            let mut said: Vec<_> = tally(&all, &material, None)
                .into_iter()
                .zip(&all)
                .filter(|(it, _)| it.counts.participants > 0)
                .collect();
            order::sort_by_key(&mut said, |it| {
                std::cmp::Reverse(it.0.counts.participants)
            });
            said.truncate(LISTED);
            let shown = |(it, theme): (Tally, &Rc<Theme>)| {
                (it.theme, theme.name.clone(), support(&it.counts, it.base, *rule))
            };
            let themes = said.into_iter().map(shown).collect();
            let interviewed = |id| {
                transcripts.values().any(|it| {
                    it.participant == Some(id)
                        || it.speakers.values().any(|it| it.participant == Some(id))
                })
            };
            let answered = |it: &str| survey.respondents.iter().any(|id| **id == *it);
            let linked = participants
                .people
                .values()
                .filter(|it| it.respondent.as_deref().is_some_and(answered))
                .filter(|it| interviewed(it.id))
                .count();
            Found { themes, linked }
        },
    );
    if found.themes.is_empty() {
        return Html::default();
    }
    let title = if found.linked > 0 { words.same } else { words.interviews };
    html! {
        <aside class="other-half" aria-labelledby="other-half">
            <h2 id="other-half">{ title }</h2>
            <div class="card join">
                if found.linked > 0 && !rule.is_small(found.linked) {
                    <p class="note">{ (words.linked)(rule.shown(found.linked)) }</p>
                }
                <ul>
                    for (id, name, [_, _, some, all]) in &found.themes {
                        <li key={id.to_string()}>
                            <a href={(Route::Theme { id: *id }).href()}>{ name.clone() }</a>
                            <span class="note">{ (words.participants)(*some, *all) }</span>
                        </li>
                    }
                </ul>
                <a class="note" href={Route::Themes.href()}>{ words.all }</a>
            </div>
        </aside>
    }
}
