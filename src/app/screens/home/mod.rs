//! The first screen: what this is, three ways in, and the studies on this computer.

mod bin;
mod new_study;
mod room;
mod study_list;
mod unreadable;

use std::rc::Rc;

use yew::prelude::*;

pub use self::bin::{Bin, BinProps};
pub use self::new_study::{NewStudy, NewStudyProps};
pub use self::room::{Room, RoomProps};
pub use self::study_list::{StudyList, StudyListProps};
pub use self::unreadable::{UnreadableList, UnreadableListProps};
use crate::app::browser::clock;
use crate::app::context::{
    use_desk, use_dispatch, use_incoming, use_keeper, use_now, use_saving, use_study,
    use_words,
};
use crate::app::event::use_event;
use crate::app::keeper::Keeper;
use crate::app::layout::ThemeSwitch;
use crate::app::notice::Tone;
use crate::app::open::use_opener;
use crate::app::parts::{Button, Logo, Look, Message};
use crate::app::route::Route;
use crate::app::saver;
use crate::id::StudyId;
use crate::store::{DrawerError, StudyEntry, Unreadable};

/// What is kept, as it was when it was looked at.
#[derive(Clone, PartialEq)]
struct Kept {
    here: Rc<[StudyEntry]>,
    binned: Rc<[StudyEntry]>,
    unreadable: Rc<[Unreadable]>,
    used: usize,
    blocked: bool,
}

impl Kept {
    fn look(keeper: &Keeper) -> Self {
        let list = keeper.list();
        let blocked = matches!(list, Err(DrawerError::Blocked));
        let (binned, here): (Vec<_>, Vec<_>) =
            list.unwrap_or_default().into_iter().partition(|it| it.binned_at.is_some());
        let unreadable = keeper.unreadable().into();
        let (here, binned) = (here.into(), binned.into());
        Self { here, binned, unreadable, used: keeper.used(), blocked }
    }
}

/// The screen.
#[component]
pub fn HomeScreen() -> Html {
    let all = use_words();
    let words = &all.home;
    let (keeper, opener, desk) = (use_keeper(), use_opener(), use_desk());
    let (saving, now, incoming) = (use_saving(), use_now(), use_incoming());
    let dispatch = use_dispatch();
    let current = use_study().about.id;
    let current = desk.open.then_some(current);
    let kept = use_state(|| Kept::look(&keeper));
    let look = use_event(keeper.clone(), {
        let kept = kept.setter();
        move |(), keeper| kept.set(Kept::look(keeper))
    });
    use_effect_with((saving, look.clone()), |(_, look)| look.emit(()));

    let making = use_state(|| false);
    let waiting = if desk.open { 0 } else { incoming.len() };
    let sample = use_event(opener.clone(), |_: MouseEvent, it| it.sample());
    let open = use_event(opener.clone(), |_: MouseEvent, it| it.pick(Route::Home));
    let new = use_event(*making, {
        let making = making.setter();
        move |_: MouseEvent, now| making.set(!now)
    });
    let onbegin =
        use_event(opener.clone(), |(study, coder): (String, String), opener| {
            opener.begin(&study, &coder);
        });
    let oncancel = use_event((), {
        let making = making.setter();
        move |(), ()| making.set(false)
    });
    let onopen = use_event(opener.clone(), |id: StudyId, opener| {
        opener.kept(id);
    });
    let onrescue = use_event(opener.clone(), |id: StudyId, opener| {
        opener.put_together(id);
    });
    let onbin = use_event((keeper.clone(), opener, look.clone(), current), {
        |id: StudyId, (keeper, opener, look, current)| {
            if *current == Some(id) {
                opener.close();
            }
            keeper.set_binned(id, Some(clock::now().at)).ok();
            look.emit(());
        }
    });
    let onrestore = use_event((keeper.clone(), look.clone()), {
        |id: StudyId, (keeper, look)| {
            keeper.set_binned(id, None).ok();
            look.emit(());
        }
    });
    let onerase = use_event((keeper.clone(), look, dispatch), {
        |id: StudyId, (keeper, look, dispatch)| {
            keeper.erase(id).ok();
            saver::retry(keeper, dispatch);
            look.emit(());
        }
    });
    let form = *making || waiting > 0;
    html! {
        <div class="home">
            <section class="home-left">
                <p class="home-brand"><Logo /><span>{ all.shell.name }</span></p>
                <h1 tabindex="-1">{ words.title }</h1>
                <p class="home-lead">{ words.lead }</p>
                <div class="home-ways">
                    <Button key="sample" look={Look::Primary} onclick={sample}>{ words.sample }</Button>
                    <Button key="new" expanded={form} onclick={new}>{ words.new }</Button>
                    <Button key="open" onclick={open}>{ words.open }</Button>
                </div>
                if form {
                    <NewStudy key="form" {waiting} {onbegin} {oncancel} />
                }
                <p class="home-drop">{ words.drop }<br />{ words.kinds }</p>
            </section>
            <section class="home-right" aria-labelledby="here">
                <h2 id="here">{ words.here }</h2>
                if kept.blocked {
                    <Message tone={Tone::Warning} message={words.blocked} hint={words.blocked_hint} />
                } else if kept.here.is_empty() && kept.unreadable.is_empty() {
                    <p class="home-none">{ words.none }</p>
                }
                <UnreadableList studies={kept.unreadable.clone()} onopen={onrescue} />
                <StudyList entries={kept.here.clone()} {current} {now} {onopen} {onbin} />
                if !kept.blocked {
                    <Room used={kept.used} room={keeper.room()} />
                }
                if !kept.binned.is_empty() {
                    <Bin entries={kept.binned.clone()} {now} {onrestore} {onerase} />
                }
                <footer class="home-foot">
                    <ThemeSwitch id="theme-home" />
                    <a href={Route::Computer.href()}>{ all.locking.title }</a>
                    <a href={Route::About.href()}>{ all.about.title }</a>
                </footer>
            </section>
        </div>
    }
}
