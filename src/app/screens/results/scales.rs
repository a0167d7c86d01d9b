//! The composite scales of a survey: which there are, and the form that makes one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{focus, ids, live};
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Checkbox, Choice, Look, Message, Segmented, TextField};
use crate::app::route::Route;
use crate::app::screens::files::say_undoable;
use crate::app::shared::Shared;
use crate::id::{Id as _, QuestionId, SurveyId};
use crate::stamp::{Moment, Provenance, Stamp};
use crate::study::{Command, Refusal};
use crate::survey::{Composite, Kind, Question, Score, Survey};
use crate::words::EN;
use crate::words::refusals::refusal;

/// Props of [`Scales`].
#[derive(Properties, PartialEq)]
pub struct ScalesProps {
    /// The survey, perhaps with its scales as questions.
    pub survey: Shared<Survey>,
}

/// What is edited: nothing, a new scale, or one that is there.
type Editing = Option<Option<QuestionId>>;

/// Returns the questions that a scale can take.
fn fitting(survey: &Survey) -> Vec<&Question> {
    let own = |it: &Question| !survey.composites.iter().any(|scale| scale.id == it.id);
    let numeric = |it: &Question| matches!(it.kind, Kind::Scale(_) | Kind::Number);
    let all = survey.questions.iter().map(|it| &it.0);
    all.filter(|it| numeric(it) && own(it)).collect()
}

/// The composite scales of a survey.
#[component]
pub fn Scales(props: &ScalesProps) -> Html {
    let words = &use_words().analysis.scales;
    let dispatch = use_dispatch();
    let survey = &props.survey;
    let editing = use_state(|| None::<Option<QuestionId>>);
    let onnew = use_event(editing.setter(), |_: MouseEvent, it| it.set(Some(None)));
    let onedit = use_event(editing.setter(), |id: QuestionId, it| it.set(Some(Some(id))));
    let ondone = use_event(editing.setter(), |(), it| {
        it.set(None);
        focus::focus_id("scales-title");
    });
    let onremove = use_event(
        (dispatch, survey.id, editing.setter()),
        |(id, name): (QuestionId, String), (dispatch, survey, editing)| {
            editing.set(None);
            dispatch.run(Command::RemoveComposite { survey: *survey, id });
            say_undoable(dispatch, (EN.analysis.scales.removed)(&name));
            focus::focus_id("scales-title");
        },
    );
    let now: Editing = *editing;
    let possible = fitting(survey).len() > 1;
    html! {
        <section class="scales" aria-labelledby="scales-title">
            <header class="battery-head">
                <h2 id="scales-title" tabindex="-1">{ words.title }</h2>
                <p class="note">{ if possible { words.lead } else { words.nothing } }</p>
            </header>
            if !survey.composites.is_empty() {
                <ul class="scale-list">
                    for it in &survey.composites {
                        <Item
                            key={it.id.to_string()}
                            scale={it.clone()}
                            onedit={onedit.clone()}
                            onremove={onremove.clone()}
                        />
                    }
                </ul>
            }
            if let Some(which) = now {
                <Editor
                    key={which.map_or_else(|| "new".to_owned(), |it| it.to_string())}
                    survey={survey.clone()}
                    scale={which}
                    {ondone}
                />
            } else if possible {
                <Button id="scales-new" onclick={onnew}>{ words.new }</Button>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    scale: Composite,
    onedit: Callback<QuestionId>,
    onremove: Callback<(QuestionId, String)>,
}

/// A scale that is there.
#[component]
fn Item(props: &ItemProps) -> Html {
    let words = &use_words().analysis.scales;
    let scale = &props.scale;
    let edit = use_event((scale.id, props.onedit.clone()), |_: MouseEvent, (id, it)| {
        it.emit(*id);
    });
    let remove = use_event(
        (scale.id, scale.name.clone(), props.onremove.clone()),
        |_: MouseEvent, (id, name, it)| it.emit((*id, name.clone())),
    );
    let mean = scale.score == Score::Mean;
    let href = (Route::Question { question: scale.id }).href();
    let [edit_label, remove_label, results] = words.acts;
    html! {
        <li>
            <a {href} title={results(&scale.name)}>{ scale.name.clone() }</a>
            <span class="note">{ (words.made)(mean, scale.items.len(), scale.least) }</span>
            <Button look={Look::Quiet} label={edit_label(&scale.name)} onclick={edit}>{ words.act[0] }</Button>
            <Button look={Look::Quiet} label={remove_label(&scale.name)} onclick={remove}>{ words.act[1] }</Button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    survey: Shared<Survey>,
    scale: Option<QuestionId>,
    ondone: Callback<()>,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Form {
    name: String,
    items: Vec<QuestionId>,
    reversed: Vec<QuestionId>,
    score: Score,
    /// Empty: half of the items.
    least: String,
}

impl Form {
    fn of(survey: &Survey, scale: Option<QuestionId>) -> Self {
        let old = survey.composites.iter().find(|it| Some(it.id) == scale);
        let turned = fitting(survey).into_iter().filter(|it| it.reversed);
        Self {
            name: old.map(|it| it.name.clone()).unwrap_or_default(),
            items: old.map(|it| it.items.clone()).unwrap_or_default(),
            reversed: turned.map(|it| it.id).collect(),
            score: old.map_or(Score::Mean, |it| it.score),
            least: old.map(|it| it.least.to_string()).unwrap_or_default(),
        }
    }

    /// Returns the commands that make it so: what was turned round first.
    fn commands(&self, survey: &Survey, id: QuestionId) -> Command {
        let mut all = Vec::new();
        for it in fitting(survey) {
            let reversed = self.reversed.contains(&it.id);
            if reversed != it.reversed {
                let (survey, question) = (survey.id, it.id);
                all.push(Command::ReverseQuestion { survey, question, reversed });
            }
        }
        let least = self.least.trim().parse().ok();
        let composite = Composite {
            id,
            name: self.name.trim().to_owned(),
            items: self.items.clone(),
            score: self.score,
            least: least.unwrap_or_else(|| Composite::half(self.items.len())),
            // The study stamps what it takes in.
            provenance: Provenance::new(&Stamp {
                at: Moment(0),
                by: crate::id::CoderId::from_uuid(uuid::Uuid::nil()),
            }),
        };
        let (survey, composite): (SurveyId, _) = (survey.id, Box::new(composite));
        all.push(Command::PutComposite { survey, composite });
        Command::Together(all)
    }
}

/// The form.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let words = &use_words().analysis.scales;
    let dispatch = use_dispatch();
    let survey = &props.survey;
    let form = use_state(|| Form::of(survey, props.scale));
    let wrong = use_state(|| (false, String::new()));
    let change = use_event(form.setter(), |next: Form, form| form.set(next));
    let held = ((*form).clone(), change);
    let onname = use_event(held.clone(), |name: String, (form, change)| {
        change.emit(Form { name, ..form.clone() });
    });
    let onleast = use_event(held.clone(), |least: String, (form, change)| {
        change.emit(Form { least, ..form.clone() });
    });
    let onscore = use_event(held.clone(), |it: AttrValue, (form, change)| {
        let score = Score::parse(&it).unwrap_or(form.score);
        change.emit(Form { score, ..form.clone() });
    });
    let ontick =
        use_event(held, |(id, item, on): (QuestionId, bool, bool), (form, change)| {
            let mut next = form.clone();
            let list = if item { &mut next.items } else { &mut next.reversed };
            list.retain(|it| *it != id);
            if on {
                list.push(id);
            }
            change.emit(next);
        });
    let onsave = use_event(
        (
            (*form).clone(),
            survey.clone(),
            props.scale,
            dispatch,
            props.ondone.clone(),
            wrong.setter(),
        ),
        |_: MouseEvent, (form, survey, scale, dispatch, ondone, wrong)| {
            let id = scale.unwrap_or_else(ids::new_id);
            match dispatch.attempt(form.commands(survey, id)) {
                Ok(()) | Err(Refusal::NothingToDo) => ondone.emit(()),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    let said = format!("{message} {hint}");
                    live::say(&said);
                    let named = matches!(why, Refusal::NameEmpty | Refusal::NameTaken(_));
                    wrong.set((named, said));
                }
            }
        },
    );
    let oncancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let scores: Rc<[Choice]> = Rc::from([
        Choice::new(Score::Mean.as_str(), words.scores[0]),
        Choice::new(Score::Sum.as_str(), words.scores[1]),
    ]);
    let title = match survey.composites.iter().find(|it| Some(it.id) == props.scale) {
        Some(it) => (words.editing[1])(&it.name),
        None => (words.editing[0])(""),
    };
    html! {
        <div class="scale-form card" role="group" aria-label={title.clone()}>
            <h3>{ title }</h3>
            <TextField
                id="scale-name"
                label={words.name}
                value={form.name.clone()}
                error={if wrong.0 { wrong.1.clone() } else { String::new() }}
                oninput={onname}
            />
            <fieldset class="scale-items">
                <legend class="field-label">{ words.items }</legend>
                <p class="note">{ words.items_help }</p>
                <ul>
                    for it in fitting(survey) {
                        <Tick
                            key={it.id.to_string()}
                            id={it.id}
                            text={it.text.clone()}
                            turns={matches!(it.kind, Kind::Scale(_))}
                            on={form.items.contains(&it.id)}
                            reversed={form.reversed.contains(&it.id)}
                            ontick={ontick.clone()}
                        />
                    }
                </ul>
            </fieldset>
            <Segmented
                id="scale-score"
                label={words.score}
                show_label=true
                value={form.score.as_str()}
                options={scores}
                onchange={onscore}
            />
            <TextField
                id="scale-least"
                kind="number"
                label={words.least}
                help={words.least_help}
                value={form.least.clone()}
                placeholder={AttrValue::from(Composite::half(form.items.len()).to_string())}
                oninput={onleast}
            />
            if !wrong.0 && !wrong.1.is_empty() {
                <Message tone={Tone::Warning} message={wrong.1.clone()} />
            }
            <div class="row">
                <Button look={Look::Primary} onclick={onsave}>{ words.done[0] }</Button>
                <Button onclick={oncancel}>{ words.done[1] }</Button>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct TickProps {
    id: QuestionId,
    text: String,
    turns: bool,
    on: bool,
    reversed: bool,
    ontick: Callback<(QuestionId, bool, bool)>,
}

/// A question to tick.
#[component]
fn Tick(props: &TickProps) -> Html {
    let words = &use_words().analysis.scales;
    let given = (props.id, props.ontick.clone());
    let onitem = use_event(given.clone(), |on: bool, (id, it)| it.emit((*id, true, on)));
    let onturn = use_event(given, |on: bool, (id, it)| it.emit((*id, false, on)));
    html! {
        <li>
            <Checkbox
                id={format!("item-{}", props.id)}
                label={props.text.clone()}
                checked={props.on}
                onchange={onitem}
            />
            if props.turns && (props.on || props.reversed) {
                <span role="group" aria-label={props.text.clone()}>
                    <Checkbox
                        id={format!("turn-{}", props.id)}
                        label={words.reverse}
                        checked={props.reversed}
                        onchange={onturn}
                    />
                </span>
            }
        </li>
    }
}
