//! Earlier states of the study, to look at and to go back to.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::say_undoable;
use crate::app::browser::{clock, ids};
use crate::app::context::{
    Now, use_dispatch, use_keeper, use_now, use_saving, use_study, use_words,
};
use crate::app::event::use_event;
use crate::app::keeper::Keeper;
use crate::app::notice::Notice;
use crate::app::open::use_opener;
use crate::app::parts::{Button, Look};
use crate::app::shared::Shared;
use crate::store::points::Point;
use crate::study::difference::difference;
use crate::study::{Command, Study};
use crate::words::EN;

/// A state that was opened: which, and what was in it.
type Opened = (String, Option<Shared<Study>>);

/// The section.
#[component]
pub(super) fn Earlier() -> Html {
    let words = &use_words().keeping;
    let (study, saving, keeper) = (use_study(), use_saving(), use_keeper());
    let (dispatch, opener, now) = (use_dispatch(), use_opener(), use_now());
    let id = study.about.id;
    let points = use_state(|| keeper.points(id).unwrap_or_default());
    let opened = use_state(|| None::<Opened>);
    // Those of a study that was only just opened are known a moment later.
    use_effect_with((id, saving), {
        let (keeper, points) = (keeper.clone(), points.setter());
        move |_| {
            spawn_local(async move {
                if keeper.points(id).is_none() {
                    Keeper::find_points(keeper.clone(), id, clock::now()).await;
                }
                points.set(keeper.points(id).unwrap_or_default());
            });
        }
    });
    let onlook = use_event((keeper.clone(), dispatch.clone(), opened.setter(), id), {
        |point: Point, (keeper, dispatch, opened, id)| {
            opened.set(Some((point.key.clone(), None)));
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            let (opened, id) = (opened.clone(), *id);
            spawn_local(async move {
                let key = point.key.clone();
                let study = Keeper::open_point(keeper, id, point).await;
                if study.is_none() {
                    let (message, hint) = EN.keeping.lost;
                    dispatch.notify(Notice::warning(message, hint));
                }
                opened.set(study.map(|it| (key, Some(Shared::new(it)))));
            });
        }
    });
    let onclose = use_event(opened.setter(), |(), opened| opened.set(None));
    let onrestore = use_event((dispatch, opened.setter()), {
        |(earlier, when): (Shared<Study>, String), (dispatch, opened)| {
            dispatch.run(Command::Restore(Box::new((*earlier).clone())));
            say_undoable(dispatch, (EN.keeping.restored)(&when));
            opened.set(None);
        }
    });
    let onbeside = use_event(opener, {
        |(earlier, when): (Shared<Study>, String), opener| {
            let name = (EN.keeping.beside.1)(&earlier.about.name, &when);
            opener.study(earlier.as_copy(ids::new_id(), &name));
        }
    });
    html! {
        <section class="files-part" aria-labelledby="files-earlier">
            <h2 id="files-earlier">{ words.earlier }</h2>
            <p class="files-text">{ words.earlier_text }</p>
            if points.is_empty() {
                <p class="note">
                    { if keeper.has_copies() { words.no_earlier } else { words.never_earlier } }
                </p>
            } else {
                <EarlierList
                    points={Rc::from(points.as_slice())}
                    {study}
                    opened={(*opened).clone()}
                    {now}
                    {onlook}
                    {onclose}
                    {onrestore}
                    {onbeside}
                />
            }
        </section>
    }
}

/// Props of [`EarlierList`].
#[derive(Properties, PartialEq)]
pub struct EarlierListProps {
    /// The states, the newest first.
    pub points: Rc<[Point]>,
    /// The study as it is now.
    pub study: Shared<Study>,
    /// The one that is looked at: its key, and what was in it as soon as it is read.
    pub opened: Option<Opened>,
    /// The clock.
    pub now: Now,
    /// Looks at one.
    pub onlook: Callback<Point>,
    /// No longer.
    pub onclose: Callback<()>,
    /// Goes back to it; with when it was.
    pub onrestore: Callback<(Shared<Study>, String)>,
    /// Opens it beside the study; with when it was.
    pub onbeside: Callback<(Shared<Study>, String)>,
}

/// The states.
#[component]
pub fn EarlierList(props: &EarlierListProps) -> Html {
    let all = use_words();
    let words = &all.keeping;
    let item = |point: &Point| {
        let when = (all.time.full)(point.at, props.now);
        let look = {
            let (onlook, point) = (props.onlook.clone(), point.clone());
            Callback::from(move |_: MouseEvent| onlook.emit(point.clone()))
        };
        let held =
            [point.counts.transcripts, point.counts.respondents, point.counts.segments];
        let opened = props.opened.as_ref().filter(|it| it.0 == point.key);
        html! {
            <li key={point.key.clone()} class={classes!("earlier", opened.map(|_| "open"))}>
                <div class="earlier-head">
                    <p>
                        <strong>{ &when }</strong>
                        <span class="note">{ (words.held)(held) }</span>
                    </p>
                    if opened.is_none() {
                        <Button label={AttrValue::from((words.look.1)(&when))} onclick={look}>
                            { words.look.0 }
                        </Button>
                    }
                </div>
                if let Some((_, study)) = opened {
                    if let Some(study) = study {
                        { looked_at(props, study, &when) }
                    } else {
                        <p class="note" role="status">{ words.looking }</p>
                    }
                }
            </li>
        }
    };
    html! {
        <ul class="earlier-list">{ for props.points.iter().map(item) }</ul>
    }
}

/// What is different now, and what can be done about it.
fn looked_at(props: &EarlierListProps, earlier: &Shared<Study>, when: &str) -> Html {
    let (words, differences) = (&EN.keeping, &EN.difference);
    let different = difference(earlier, &props.study);
    let act = |callback: &Callback<(Shared<Study>, String)>| {
        let (callback, earlier, when) =
            (callback.clone(), earlier.clone(), when.to_owned());
        Callback::from(move |_: MouseEvent| {
            callback.emit((earlier.clone(), when.clone()));
        })
    };
    let close = {
        let onclose = props.onclose.clone();
        Callback::from(move |_: MouseEvent| onclose.emit(()))
    };
    html! {
        <div class="earlier-more" role="status">
            if different.is_empty() {
                <p>{ words.same }</p>
            } else {
                <p>{ (words.since)(when) }</p>
                <ul>
                    for said in (differences.said)(&different) {
                        <li>{ said }</li>
                    }
                </ul>
            }
            <div class="row">
                if !different.is_empty() {
                    <Button look={Look::Primary} onclick={act(&props.onrestore)}>{ words.go_back }</Button>
                }
                <Button onclick={act(&props.onbeside)}>{ words.beside.0 }</Button>
                <Button look={Look::Quiet} onclick={close}>{ words.close }</Button>
            </div>
        </div>
    }
}
