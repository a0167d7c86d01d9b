//! The bar: which study, who codes, undo, and whether everything is saved.

use std::rc::Rc;

use yew::prelude::*;

use super::{Over, Shown};
use crate::app::backup;
use crate::app::browser::{focus, timers};
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_keeper, use_now, use_saving, use_study,
    use_words,
};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Logo, Look, Menu, MenuItem};
use crate::app::route::{Route, use_go};
use crate::app::session::{Role, SaveState};
use crate::id::{CoderId, Id as _};
use crate::store::backup::Reminder;
use crate::words::EN;
use crate::words::actions::action;

/// Props of [`Bar`].
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// Hears what is to be shown above the screen.
    #[prop_or_default]
    pub onshow: Callback<Option<Shown>>,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let words = &use_words().shell;
    let about = use_about();
    let onclick = use_event(props.onshow.clone(), |_: MouseEvent, onshow| {
        onshow.emit(Some(Shown::Palette(Over::here())));
    });
    html! {
        <header class="bar">
            <a class="logo" href={Route::Home.href()} title={words.home}>
                <Logo />
                <span class="logo-name">{ words.name }</span>
            </a>
            <p class="bar-study">{ &about.name }</p>
            <CoderMenu />
            <span class="bar-gap" />
            <Button look={Look::Quiet} class="bar-commands" title="Ctrl+K" {onclick}>{ words.commands }</Button>
            <Steps />
            <SaveLine />
        </header>
    }
}

/// Who codes, and the choice of another.
#[component]
fn CoderMenu() -> Html {
    let words = &use_words().shell;
    let (about, desk, dispatch) = (use_about(), use_desk(), use_dispatch());
    let items: Rc<[MenuItem]> = about
        .coders
        .values()
        .map(|it| {
            MenuItem::new(it.id.to_string(), it.name.clone()).on(it.id == desk.coder)
        })
        .chain([MenuItem::new("", words.new_coder)])
        .collect();
    let name = about.coders.get(&desk.coder).map_or("", |it| it.name.as_str());
    let go = use_go();
    let onchoose = use_event((dispatch, go), |value: AttrValue, (dispatch, go)| {
        if let Some(coder) = CoderId::parse(&value) {
            return dispatch.choose_coder(coder);
        }
        go.emit(Route::Overview);
        // Once that screen is there.
        timers::after(50, || focus::unfold("new-coder"));
    });
    html! {
        if !about.coders.is_empty() {
            <div class="bar-coder">
                <Menu
                    id="coder"
                    look={Look::Quiet}
                    label={(words.coding_as)(name)}
                    name={AttrValue::from((words.choose_coder)(name))}
                    {items}
                    {onchoose}
                />
            </div>
        }
    }
}

/// Undo and redo.
#[component]
fn Steps() -> Html {
    let words = &use_words().shell;
    let (desk, dispatch) = (use_desk(), use_dispatch());
    let undo = use_event(dispatch.clone(), |_: MouseEvent, it| it.undo());
    let redo = use_event(dispatch, |_: MouseEvent, it| it.redo());
    let undo_what = desk.undo.map(|it| AttrValue::from((words.undo_what)(action(it))));
    let redo_what = desk.redo.map(|it| AttrValue::from((words.redo_what)(action(it))));
    html! {
        <div class="bar-steps">
            <Button
                look={Look::Quiet}
                keys="Ctrl+Z"
                title={undo_what}
                disabled={desk.undo.is_none()}
                onclick={undo}
            >
                { words.undo }
            </Button>
            <Button
                look={Look::Quiet}
                title={redo_what}
                disabled={desk.redo.is_none()}
                onclick={redo}
            >
                { words.redo }
            </Button>
        </div>
    }
}

/// Whether everything is saved, and how old the last backup is.
#[component]
fn SaveLine() -> Html {
    let all = use_words();
    let (words, time, keeping) = (&all.shell, &all.time, &all.keeping);
    let study = use_study();
    let (saving, now, desk) = (use_saving(), use_now(), use_desk());
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let download = use_event(
        (keeper.clone(), dispatch.clone()),
        |_: MouseEvent, (keeper, dispatch)| {
            backup::download(keeper, dispatch);
        },
    );
    let (class, state) = match saving.state {
        _ if desk.role != Role::Writes => ("busy", words.reading),
        SaveState::Unchanged | SaveState::Saved(_) => ("good", words.saved),
        SaveState::Saving => ("busy", words.saving),
        SaveState::NotSaved(_) => ("bad", words.not_saved),
    };
    let title = match saving.state {
        SaveState::Saved(at) => Some((time.when)(at, now)),
        _ => None,
    };
    let due = backup::reminder(&study, saving.backup, now.at);
    let (due_class, due_title) = match due {
        Reminder::None => (None, words.backup_do.to_owned()),
        Reminder::Soon(why) => (Some("due"), (keeping.remind)(why, false)),
        Reminder::Now(why) => (Some("late"), (keeping.remind)(why, true)),
    };
    let late = matches!(due, Reminder::Now(_));
    // Said once; the bar goes on saying it.
    use_effect_with((study.about.id, late), {
        let dispatch = dispatch.clone();
        let message = due_title.clone();
        move |&(_, late)| {
            if late {
                let save = Callback::from({
                    let (keeper, dispatch) = (keeper, dispatch.clone());
                    move |()| backup::download(&keeper, &dispatch)
                });
                let notice = Notice::warning(message, EN.keeping.remind_hint);
                dispatch.notify(notice.with(EN.files.save_do, save));
            }
        }
    });
    let backup = saving
        .backup
        .at
        .map_or(words.no_backup.to_owned(), |it| (words.backup)(&(time.ago)(it, now)));
    html! {
        <div class="bar-state">
            <span class={classes!("save-state", class)} {title}>{ state }</span>
            <span class="save-gap" aria-hidden="true">{ "·" }</span>
            <Button look={Look::Quiet} class={classes!("bar-backup", due_class)} title={due_title} onclick={download}>
                { backup }
            </Button>
        </div>
    }
}
