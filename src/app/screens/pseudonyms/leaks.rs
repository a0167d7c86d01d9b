//! The look before something leaves: what may still tell who somebody is. It blocks nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::finds::Places;
use crate::app::browser::timers;
use crate::app::context::{use_keeper, use_study, use_words};
use crate::app::route::Route;
use crate::store::NameKey;
use crate::study::identifying::{Candidate, candidates};
use crate::words::pseudonyms::LABELS;

/// So many finds are shown.
const MOST: usize = 30;

/// What may still tell who somebody is, with the places.
#[component]
pub fn LeakCheck() -> Html {
    let words = &use_words().pseudonyms;
    let (study, keeper) = (use_study(), use_keeper());
    let found = use_state(|| None::<Rc<Vec<Candidate>>>);
    use_effect_with(study.clone(), {
        let found = found.setter();
        move |study| {
            let study = study.clone();
            // After the screen is drawn: a million words take a moment.
            let timer = timers::later(50, move || {
                let key = NameKey::of(&**keeper.vault(), study.about.id);
                let all = candidates(&study, &key.own_words(), &key.names, &LABELS);
                found.set(Some(Rc::new(all)));
            });
            move || drop(timer)
        }
    });
    html! {
        <section class="files-part leaks" aria-labelledby="leaks">
            <h2 id="leaks">{ words.check }</h2>
            if let Some(all) = &*found {
                <p role="status">{ (words.checked)(all.len()) }</p>
                <p class="note">{ words.check_note }</p>
                if !all.is_empty() {
                    <p><a href={Route::Pseudonyms.href()}>{ words.to_screen }</a></p>
                    <ul class="leak-list">
                        for it in all.iter().take(MOST) {
                            <li key={format!("{:?} {}", it.kind, it.words)}>
                                <details>
                                    <summary><span dir="auto">{ &it.words }</span><span class="note">{ (words.places)(it.places.len()) }</span></summary>
                                    <Places places={it.places.clone()} study={study.clone()} />
                                </details>
                            </li>
                        }
                    </ul>
                }
            }
        </section>
    }
}
