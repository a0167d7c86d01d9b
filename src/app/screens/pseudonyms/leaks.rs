//! The look before something leaves: what may still tell who somebody is. It blocks nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::finds::Places;
use crate::app::browser::timers;
use crate::app::context::{use_keeper, use_study, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::notice::Notice;
use crate::app::route::Route;
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::store::NameKey;
use crate::study::identifying::{Candidate, candidates, leaks_in};
use crate::words::EN;
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

/// Returns the person's own list of a study's words.
fn own_of(dispatch: &Dispatch) -> Vec<String> {
    let session = dispatch.session();
    let id = session.as_ref().and_then(|it| it.study()).map(|it| it.about.id);
    id.zip(dispatch.keeper())
        .map(|(id, keeper)| NameKey::of(&**keeper.vault(), id).own_words())
        .unwrap_or_default()
}

/// Says what in a table that is saved may tell who somebody is, if anything.
pub fn say_leaks(dispatch: &Dispatch, table: &OutTable) {
    say_leaks_in(
        dispatch,
        &mut table.1.iter().flatten().filter_map(|it| match it {
            OutCell::Text(text) => Some(text.as_str()),
            _ => None,
        }),
    );
}

/// Says what in texts that are saved may tell who somebody is, if anything.
pub fn say_leaks_in(dispatch: &Dispatch, texts: &mut dyn Iterator<Item = &str>) {
    let Some(study) = dispatch.study() else { return };
    let found = leaks_in(&study, &own_of(dispatch), texts);
    if !found.is_empty() {
        let said = (EN.pseudonyms.in_table)(&found);
        dispatch.notify(Notice::info(said));
    }
}
