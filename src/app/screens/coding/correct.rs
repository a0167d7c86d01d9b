//! Correcting the words of a transcript: what will change is shown before it is done.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::correct_shown::{Changes, History};
use crate::app::browser::{events, focus, live, measure};
use crate::app::context::{use_layers, use_transcripts, use_words};
use crate::app::event::use_event;
use crate::app::parts::{
    Button, Checkbox, Choice, Look, Message, Segmented, Select, TextField,
};
use crate::app::shared::Shared;
use crate::id::{CoderId, TranscriptId};
use crate::study::correct::{Corrected, Wanted, corrected, replaced, retyped};
use crate::study::{Command, Lost, Refusal, Rewording, Study};
use crate::transcript::Transcript;
use crate::words::refusals::refusal;

/// The id of the field with the turn's words.
const FIELD: &str = "correct-words";

/// Props of [`Correct`].
#[derive(Properties, PartialEq)]
pub struct CorrectProps {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// The turn.
    pub turn: usize,
    /// The coder, if they are blind to what others did.
    #[prop_or_default]
    pub blind: Option<CoderId>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// What is asked for.
#[derive(Clone, PartialEq)]
struct Ask {
    transcript: TranscriptId,
    turn: usize,
    /// Whether words are replaced throughout.
    throughout: bool,
    typed: String,
    find: Wanted,
    with: String,
    everywhere: bool,
    lost: Lost,
}

/// What would be done.
#[derive(Clone, Default, PartialEq)]
pub struct Plan {
    /// The rewordings, a transcript each.
    pub rewordings: Vec<Rewording>,
    /// What each does.
    pub made: Vec<Rc<Corrected>>,
    /// Why it cannot be done.
    pub wrong: Option<Refusal>,
}

impl Plan {
    fn of(study: &Study, ask: &Ask) -> Self {
        let mut plan = Self::default();
        let here = study.transcript(ask.transcript);
        let all: Vec<Rewording> = if ask.throughout {
            let texts = study.transcripts_by_name().into_iter();
            let texts = texts.filter(|it| ask.everywhere || it.id == ask.transcript);
            let put = |it: &Rc<Transcript>| replaced(it, &ask.find, &ask.with);
            texts.map(put).collect()
        } else {
            retyped(study, ask.transcript, ask.turn, &ask.typed).into_iter().collect()
        };
        let Some(stamp) = here.map(|it| it.provenance.modified) else { return plan };
        for mut it in all.into_iter().filter(|it| !it.changes.is_empty()) {
            it.lost = ask.lost;
            match corrected(study, &it, None, &stamp) {
                Ok(made) => plan.made.push(Rc::new(made)),
                Err(why) => plan.wrong = Some(why),
            }
            plan.rewordings.push(it);
        }
        plan
    }

    fn places(&self) -> usize {
        self.rewordings.iter().map(|it| it.changes.len()).sum()
    }

    fn lost(&self) -> usize {
        self.made.iter().map(|it| it.lost()).sum()
    }
}

/// The panel.
#[component]
pub fn Correct(props: &CorrectProps) -> Html {
    let all = use_words();
    let words = &all.correct;
    let (transcripts, layers) = (use_transcripts(), use_layers());
    let (transcript, turn) = (&props.transcript, props.turn);
    let said = transcript
        .turns
        .get(turn)
        .map(|it| transcript.text.slice(it.range).to_owned())
        .unwrap_or_default();
    let ask = use_state(|| Ask {
        transcript: transcript.id,
        turn,
        throughout: false,
        typed: said,
        find: Wanted { whole: true, ..Wanted::default() },
        with: String::new(),
        everywhere: false,
        lost: Lost::Refuse,
    });
    let plan = use_memo(((*ask).clone(), transcripts.clone(), layers), {
        let bench = props.bench.clone();
        move |(ask, ..)| {
            let study = bench.dispatch().study();
            study.map(|it| Plan::of(&it, ask)).unwrap_or_default()
        }
    });
    use_effect_with((), |()| {
        focus::when_drawn(FIELD.to_owned());
    });
    let change = use_event((ask.setter(), (*ask).clone()), {
        |change: Box<dyn FnOnce(&mut Ask)>, (setter, ask)| {
            let mut ask = ask.clone();
            ask.lost = Lost::Refuse;
            change(&mut ask);
            setter.set(ask);
        }
    });
    let cancel = use_event((), {
        let bench = props.bench.clone();
        move |(), ()| bench.correct(false)
    });
    let ready = plan.places() > 0
        && plan.wrong.is_none()
        && (plan.lost() == 0 || ask.lost != Lost::Refuse);
    let apply = use_event((ready, Rc::clone(&plan)), {
        let bench = props.bench.clone();
        move |(), (ready, plan): &(bool, Rc<Plan>)| {
            if *ready && bench.run(command(plan)) {
                live::say(&(words.done)(plan.places()));
                bench.correct(false);
            }
        }
    });
    let onkeydown = use_event((cancel.clone(), apply.clone()), {
        |event: KeyboardEvent, (cancel, apply): &(Callback<()>, Callback<()>)| {
            let held = event.ctrl_key() || event.meta_key();
            match event.key().as_str() {
                "Escape" => cancel.emit(()),
                "Enter" if held => apply.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let onway = use_event(change.clone(), |it: AttrValue, change| {
        change.emit(Box::new(move |ask| ask.throughout = it == "all"));
    });
    let onlost = use_event(change.clone(), |it: AttrValue, change| {
        change.emit(Box::new(move |ask| {
            ask.lost = match it.as_str() {
                "move" => Lost::Move,
                "remove" => Lost::Remove,
                _ => Lost::Refuse,
            };
        }));
    });
    let onapply = use_event(apply, |_: MouseEvent, apply| apply.emit(()));
    let oncancel = use_event(cancel, |_: MouseEvent, cancel| cancel.emit(()));
    let [one, throughout] = words.ways.1;
    let ways: Rc<[Choice]> =
        [Choice::new("turn", one), Choice::new("all", throughout)].into();
    let lost = plan.lost();
    let choices: Rc<[Choice]> = [
        Choice::new("", words.choose),
        Choice::new("move", words.lost.1[0]),
        Choice::new("remove", words.lost.1[1]),
    ]
    .into();
    let chosen = match ask.lost {
        Lost::Refuse => "",
        Lost::Move => "move",
        Lost::Remove => "remove",
    };
    html! {
        <section class="correct" aria-labelledby="correct-head" {onkeydown}>
            <h2 id="correct-head">{ (words.title)(turn + 1) }</h2>
            <Segmented
                id="correct-way"
                label={words.ways.0}
                value={if ask.throughout { "all" } else { "turn" }}
                options={ways}
                onchange={onway}
            />
            if ask.throughout {
                <Throughout key="all" ask={(*ask).clone()} change={change.clone()} />
                <p class="note" role="status">{ (words.places)(plan.places(), plan.rewordings.len()) }</p>
            } else {
                <Typed key="turn" text={ask.typed.clone()} {change} />
            }
            <h3>{ words.preview }</h3>
            if plan.places() == 0 {
                <p class="note">{ words.nothing }</p>
            }
            if let Some(why) = &plan.wrong {
                <Message message={refusal(why).0} hint={refusal(why).1} />
            }
            <Changes plan={Rc::clone(&plan)} transcripts={transcripts} blind={props.blind} bench={props.bench.clone()} />
            if lost > 0 {
                <Select
                    id="correct-lost"
                    label={AttrValue::from((words.lost.0)(lost))}
                    value={chosen}
                    options={choices}
                    onchange={onlost}
                />
            }
            <div class="row">
                <Button look={Look::Primary} keys="Ctrl+↵" disabled={!ready} onclick={onapply}>{ words.apply }</Button>
                <Button keys="Esc" onclick={oncancel}>{ words.cancel }</Button>
            </div>
            <History transcript={transcript.clone()} bench={props.bench.clone()} />
        </section>
    }
}

/// One step for undo, however many transcripts.
fn command(plan: &Plan) -> Command {
    let mut all: Vec<Command> =
        plan.rewordings.iter().cloned().map(Command::Correct).collect();
    match all.pop() {
        Some(one) if all.is_empty() => one,
        last => {
            all.extend(last);
            Command::Together(all)
        }
    }
}

type Change = Callback<Box<dyn FnOnce(&mut Ask)>>;

#[derive(Properties, PartialEq)]
struct TypedProps {
    text: String,
    change: Change,
}

/// The turn's words, as they are typed.
#[component]
fn Typed(props: &TypedProps) -> Html {
    let (label, help) = use_words().correct.words;
    let oninput = use_event(props.change.clone(), |event: InputEvent, change| {
        let text = events::value(&event);
        change.emit(Box::new(move |ask| ask.typed = text));
    });
    html! {
        <div class="field">
            <label class="field-label" for={FIELD}>{ label }</label>
            <p class="field-help" id="correct-help">{ help }</p>
            <textarea
                class="input said"
                id={FIELD}
                rows="7"
                dir="auto"
                value={props.text.clone()}
                aria-describedby="correct-help"
                {oninput}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ThroughoutProps {
    ask: Ask,
    change: Change,
}

/// Words that are replaced throughout.
#[component]
fn Throughout(props: &ThroughoutProps) -> Html {
    let words = &use_words().correct;
    let ask = &props.ask;
    let text = |set: fn(&mut Ask, String)| {
        let change = props.change.clone();
        Callback::from(move |it: String| {
            change.emit(Box::new(move |ask: &mut Ask| set(ask, it)));
        })
    };
    let tick = |set: fn(&mut Ask, bool)| {
        let change = props.change.clone();
        Callback::from(move |it: bool| {
            change.emit(Box::new(move |ask: &mut Ask| set(ask, it)));
        })
    };
    let [whole, exactly, everywhere] = words.options;
    html! {
        <div class="correct-all">
            <TextField id="correct-find" label={words.replace[0]} value={ask.find.words.clone()} oninput={text(|ask, it| ask.find.words = it)} />
            <TextField id="correct-with" label={words.replace[1]} value={ask.with.clone()} oninput={text(|ask, it| ask.with = it)} />
            <Checkbox id="correct-whole" label={whole} checked={ask.find.whole} onchange={tick(|ask, it| ask.find.whole = it)} />
            <Checkbox id="correct-exactly" label={exactly} checked={ask.find.exactly} onchange={tick(|ask, it| ask.find.exactly = it)} />
            <Checkbox id="correct-everywhere" label={everywhere} checked={ask.everywhere} onchange={tick(|ask, it| ask.everywhere = it)} />
        </div>
    }
}

impl Bench {
    /// Opens the panel for the turn at hand, or closes it, with the keyboard where it was.
    pub fn correct(&self, open: bool) {
        let turn = self.work().turn;
        self.set(|it| it.correcting = open.then_some(turn));
        if !open {
            measure::focus_still(&format!("turn-{turn}"));
        }
    }
}

/// Props of [`CorrectButton`].
#[derive(Properties, PartialEq)]
pub struct CorrectButtonProps {
    /// The turn.
    pub at: usize,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// Opens the panel, at the turn.
#[component]
pub fn CorrectButton(props: &CorrectButtonProps) -> Html {
    let words = &use_words().correct;
    let onclick = use_event(props.at, {
        let bench = props.bench.clone();
        move |_: MouseEvent, at| {
            let at = *at;
            bench.set(|it| it.turn = at);
            bench.correct(true);
        }
    });
    html! {
        <button type="button" class="turn-correct" tabindex="-1" aria-keyshortcuts="E" aria-label={(words.title)(props.at + 1)} {onclick}>
            { words.open }
        </button>
    }
}
