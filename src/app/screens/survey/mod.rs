//! The survey's questions, and the import of a survey export: a file is read in steps, what
//! was understood is shown and changed, and only then taken.

mod asking;
mod building;
mod changes;
mod import_box;
mod job;
mod levels;
pub mod preview;
mod question_editor;
mod reasons;
mod survey_list;
mod taking;

use std::rc::Rc;

use yew::prelude::*;

use self::building::{NewSurvey, OnlyDictionary};
pub use self::changes::{Changes, ChangesProps};
pub use self::import_box::{ImportBox, ImportBoxProps, Refused, RefusedProps};
use self::job::{Beside, Job, Stage};
pub use self::levels::{LevelsEditor, LevelsEditorProps, reordered};
use self::preview::{Again, Preview};
pub use self::question_editor::{QuestionEditor, QuestionEditorProps};
pub use self::survey_list::{SurveyCard, SurveyCardProps};
use self::taking::{Taken, renew, take};
use crate::app::browser::files::Picked;
use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_incoming, use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::open::IncomingKind;
use crate::app::parts::{Button, Choice, PageHead, Progress, Section};
use crate::app::shared::Shared;
use crate::interchange::{exports, table_in};
use crate::survey::{Records, Survey};
use crate::words::EN;

/// Files that wait until the one before is done.
type Queue = Vec<(String, Rc<[u8]>)>;

/// The screen.
#[component]
pub fn SurveyScreen() -> Html {
    let words = &use_words().survey;
    let (dispatch, surveys, incoming) = (use_dispatch(), use_surveys(), use_incoming());
    let stage = use_state(|| Stage::Idle);
    let queue = use_state(|| Rc::new(Queue::new()));
    let adding = use_state(|| false);
    let building = use_state(|| false);
    let job = use_mut_ref(|| None::<Job>);
    let dictionary = use_mut_ref(|| None::<Rc<Records>>);

    // Files dropped anywhere; those of other kinds go on waiting.
    use_effect_with(incoming, {
        let (queue, dispatch) = (queue.clone(), dispatch.clone());
        let stage = stage.clone();
        move |incoming| {
            let (mine, others): (Vec<_>, Vec<_>) =
                incoming.iter().cloned().partition(|it| it.kind == IncomingKind::Survey);
            if !mine.is_empty() {
                let mut all = (**queue).clone();
                all.extend(mine.into_iter().map(|it| (it.name, it.bytes)));
                queue.set(Rc::new(all));
                // Nothing is being worked on: what came is looked at now.
                if matches!(*stage, Stage::Refused { .. } | Stage::Dictionary { .. }) {
                    stage.set(Stage::Idle);
                }
                dispatch.bring(others);
            }
        }
    });
    // The next file, as soon as none is being looked at.
    use_effect_with((queue.clone(), matches!(*stage, Stage::Idle)), {
        let (stage, job, known) =
            (stage.setter(), Rc::clone(&job), Rc::clone(&dictionary));
        move |(queue, idle)| {
            if !*idle {
                return;
            }
            // A dictionary explains what came with it or next, and no later file.
            if queue.is_empty() {
                known.replace(None);
                return;
            }
            // A data dictionary holds no answers: it is kept for the file that does.
            let (dictionaries, files): (Queue, Queue) =
                queue.iter().cloned().partition(|it| exports::is_dictionary(&it.1));
            if let Some((name, bytes)) = dictionaries.last() {
                known.replace(Some(Rc::new(table_in::read_records(bytes).value)));
                if files.is_empty()
                    && let Some(records) = &*known.borrow()
                {
                    let records = Shared::from(records);
                    stage.set(Stage::Dictionary { name: name.clone().into(), records });
                }
            }
            if let Some(((name, bytes), rest)) = files.split_first() {
                let dictionary = known.borrow().clone();
                let beside = Beside { dictionary, ..Beside::default() };
                let say = Callback::from(move |it| stage.set(it));
                job.replace(Some(Job::start(name, bytes, beside, say)));
                queue.set(Rc::new(rest.to_vec()));
            } else {
                queue.set(Rc::default());
            }
        }
    });
    let onagain = use_event(stage.clone(), {
        let (job, known) = (Rc::clone(&job), Rc::clone(&dictionary));
        move |(layout, sheet): Again, stage| {
            if let Stage::Ready(ready, None) = &**stage {
                let dictionary = known.borrow().clone();
                let beside = Beside { layout, sheet, dictionary };
                let setter = stage.setter();
                let say = Callback::from(move |it| setter.set(it));
                job.replace(Some(Job::start(&ready.name, &ready.bytes, beside, say)));
            }
        }
    });
    let onfiles = use_event((queue.clone(), dispatch.clone()), {
        let stage = stage.setter();
        move |files: Vec<Picked>, (queue, dispatch)| {
            let mut all = (***queue).clone();
            for file in files {
                match file.bytes {
                    Some(bytes) => all.push((file.name, bytes)),
                    None => dispatch.notify(Notice::warning(
                        (EN.notices.unreadable)(&file.name),
                        EN.notices.unreadable_hint,
                    )),
                }
            }
            queue.set(Rc::new(all));
            stage.set(Stage::Idle);
        }
    });
    let leave = use_event((), {
        let (stage, job, adding) = (stage.setter(), Rc::clone(&job), adding.setter());
        move |(), ()| {
            job.replace(None);
            adding.set(false);
            stage.set(Stage::Idle);
        }
    });
    let stop = use_event(leave.clone(), |_: MouseEvent, leave| leave.emit(()));
    let onimport = use_event(
        (dispatch.clone(), leave.clone(), stage.clone()),
        move |taken: Taken, given| {
            let (dispatch, leave, stage) = given;
            let Stage::Ready(ready, None) = &**stage else { return };
            let (leave, setter) = (leave.clone(), stage.setter());
            let say = Callback::from(move |it| match it {
                Stage::Idle => leave.emit(()),
                other => setter.set(other),
            });
            job.replace(take(dispatch, taken, ready, say));
        },
    );
    let ontake = use_event(
        (dispatch, leave.clone(), stage.clone()),
        |_: MouseEvent, (dispatch, leave, stage)| {
            if let Stage::Compared(_, update) = &**stage
                && renew(dispatch, update)
            {
                leave.emit(());
            }
        },
    );
    let onback = use_event(stage.clone(), |_: MouseEvent, stage| {
        if let Stage::Compared(ready, _) = &**stage {
            stage.set(Stage::Ready(ready.clone(), None));
            focus::when_drawn("survey-into".to_owned());
        }
    });
    let build = use_event((*building, building.setter()), |_: MouseEvent, (now, it)| {
        it.set(!now);
    });
    let built = use_event(building.setter(), |(), it| it.set(false));
    let add = use_event(*adding, {
        let adding = adding.setter();
        move |_: MouseEvent, now| adding.set(!now)
    });

    let follow = if queue.is_empty() {
        Html::default()
    } else {
        html! { <p class="note">{ (words.waiting)(queue.len()) }</p> }
    };
    let body = match &*stage {
        Stage::Reading { name, drafting, done, of } => {
            let label = if *drafting { words.drafting } else { words.reading };
            html! {
                <div class="page" aria-busy="true">
                    <Progress label={label(name)} done={*done} of={*of} />
                    <div class="row"><Button onclick={stop}>{ EN.parts.cancel }</Button></div>
                </div>
            }
        }
        Stage::Ready(ready, taking) => {
            let key = ready.name.clone();
            let ready = ready.clone();
            let choice =
                |it: &Rc<Survey>| Choice::new(it.id.to_string(), it.name.clone());
            let known: Rc<[Choice]> = surveys.values().map(choice).collect();
            let taking = *taking;
            html! { <Preview {key} {ready} {taking} oncancel={leave} {onimport} {onagain} surveys={known} /> }
        }
        Stage::Refused { name, note } => {
            let note = Rc::clone(note);
            html! { <Refused name={name.clone()} {note} {onfiles} onback={stop} /> }
        }
        Stage::Dictionary { name, records } => html! {
            <div class="page">
                <OnlyDictionary name={name.clone()} records={records.clone()} ondone={leave} />
            </div>
        },
        Stage::Compared(ready, update) => {
            let (file, update) = (ready.name.clone(), update.clone());
            html! { <Changes {file} {update} {ontake} {onback} /> }
        }
        Stage::Made(..) => Html::default(),
        Stage::Idle if surveys.is_empty() && *building => {
            html! { <div class="page"><NewSurvey ondone={built} /></div> }
        }
        Stage::Idle if surveys.is_empty() => {
            html! {
                <>
                    <ImportBox {onfiles} first=true />
                    <p class="survey-or">
                        { words.build.or }
                        { " " }
                        <Button onclick={build.clone()}>{ words.build.begin }</Button>
                    </p>
                </>
            }
        }
        Stage::Idle => html! {
            <div class="page">
                if *building {
                    <NewSurvey key="new" ondone={built} />
                }
                if *adding {
                    <ImportBox key="box" {onfiles} />
                }
                for survey in surveys.values() {
                    <SurveyCard key={survey.id.to_string()} survey={Shared::from(survey)} />
                }
            </div>
        },
    };
    let list = matches!(*stage, Stage::Idle) && !surveys.is_empty();
    html! {
        <>
            <PageHead title={words.title} section={Section::Warp}>
                if list {
                    <Button expanded={*building} onclick={build}>{ words.build.begin }</Button>
                    <Button expanded={*adding} onclick={add}>{ words.add }</Button>
                }
            </PageHead>
            { follow }
            { body }
        </>
    }
}
