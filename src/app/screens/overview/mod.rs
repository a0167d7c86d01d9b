//! The screen Overview: the study at a glance, each number a way to what it counts, what to
//! do next, who codes, and what was done last.

mod coders;
mod figures;
mod memos;
mod steps;

use std::rc::Rc;

use yew::prelude::*;

pub use self::coders::{Coders, CodersProps};
pub use self::figures::{Figures, FiguresProps, Glance};
pub use self::memos::{Memos, MemosProps};
pub use self::steps::{Step, Steps, StepsProps, next_steps};
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_now, use_saving, use_study, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, PageHead, TextArea, TextField};
use crate::app::route::Route;
use crate::app::screens::log::Entries;
use crate::study::{Command, MemoTarget, Refusal};
use crate::words::refusals::refusal;

/// So many of the last changes are shown.
const CHANGES: usize = 6;

/// The screen.
#[component]
pub fn OverviewScreen() -> Html {
    let words = &use_words().overview;
    let (study, saving, now) = (use_study(), use_saving(), use_now());
    let (dispatch, desk) = (use_dispatch(), use_desk());
    let editing = use_state(|| false);
    let about = use_about();
    let glance = use_memo(study.clone(), |study| Glance::of(study));
    let steps = use_memo((study.clone(), saving), |(study, saving)| {
        Rc::<[Step]>::from(next_steps(study, saving.backup.at))
    });
    let toggle = use_event((editing.setter(), *editing), {
        |_: MouseEvent, (setter, now)| setter.set(!now)
    });
    let entries: Vec<_> = study.log.entries().rev().take(CHANGES).cloned().collect();
    html! {
        <div class="page overview">
            <PageHead title={words.title} about={about.name.clone()}>
                <Button expanded={*editing} onclick={toggle}>
                    { if *editing { words.done } else { words.edit } }
                </Button>
            </PageHead>
            if *editing {
                <Describe key="edit" />
            } else if about.description.is_empty() {
                <p key="none" class="note">{ words.no_description }</p>
            } else {
                <p key="text" class="overview-about">{ &about.description }</p>
            }
            <Figures key="figures" glance={*glance} />
            <div class="overview-sides" key="sides">
                <Steps steps={(*steps).clone()} />
                <div>
                    <Coders about={about.clone()} coder={desk.coder} {dispatch} />
                    <section class="overview-changes" aria-labelledby="last-changes">
                        <h2 id="last-changes">{ words.changes }</h2>
                        <Entries entries={Rc::from(entries)} {about} {now} />
                        <p><a href={Route::Log.href()}>{ words.all_changes }</a></p>
                    </section>
                </div>
            </div>
            <Memos key="memos" on={MemoTarget::Study(study.about.id)} id="study-memos" />
        </div>
    }
}

/// The study's name and description, to change.
#[component]
fn Describe() -> Html {
    let words = &use_words().overview;
    let (about, dispatch) = (use_about(), use_dispatch());
    let wrong = use_state(AttrValue::default);
    let change = use_event((dispatch, wrong.setter()), {
        |(name, description): (Option<String>, Option<String>), (dispatch, wrong)| {
            let Some(now) = dispatch.study() else { return };
            let command = Command::DescribeStudy {
                name: name.unwrap_or_else(|| now.about.name.clone()),
                description: description.unwrap_or_else(|| now.about.description.clone()),
            };
            let said = match dispatch.attempt(command) {
                Ok(()) | Err(Refusal::NothingToDo) => String::new(),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    format!("{message} {hint}")
                }
            };
            wrong.set(said.into());
        }
    });
    let onname =
        use_event(change.clone(), |it: String, change| change.emit((Some(it), None)));
    let ontext = use_event(change, |it: String, change| change.emit((None, Some(it))));
    html! {
        <section class="card overview-edit" aria-label={words.edit}>
            <TextField
                id="study-name"
                label={words.name}
                value={about.name.clone()}
                error={(*wrong).clone()}
                oncommit={onname}
            />
            <TextArea
                id="study-description"
                label={words.description}
                value={about.description.clone()}
                oncommit={ontext}
                rows={4}
                optional=true
            />
        </section>
    }
}
