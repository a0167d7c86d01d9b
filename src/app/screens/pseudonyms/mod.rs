//! The screen Pseudonyms: words that may tell who somebody is, what stands in their place,
//! and the key that says who is who.

mod finds;
mod key;
mod leaks;
mod remains;

use std::rc::Rc;

use yew::prelude::*;

use self::finds::Finds;
use self::key::KeyPart;
pub use self::leaks::LeakCheck;
use self::remains::Remains;
use crate::app::browser::focus;
use crate::app::context::{use_about, use_dispatch, use_keeper, use_study, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Empty, Look, Message, PageHead, TextArea};
use crate::id::TranscriptId;
use crate::order;
use crate::store::NameKey;
use crate::study::correct::{Fate, corrected};
use crate::study::identifying::{Candidate, Spot, candidates};
use crate::study::{Command, Lost, Pseudonyms, Rewording, Scrub, Study};
use crate::text::Change;
use crate::words::EN;
use crate::words::pseudonyms::LABELS;

/// What the person said of the finds: taken or not, and other pseudonyms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The finds that are taken, by their words.
    pub taken: order::Set<String>,
    /// Pseudonyms that were typed, by the words.
    pub typed: order::Map<String, String>,
}

impl Said {
    /// Returns what stands in the place of a find.
    pub fn with<'a>(&'a self, it: &'a Candidate) -> &'a str {
        self.typed.get(&it.words).map_or(it.pseudonym.as_str(), String::as_str)
    }
}

/// The screen.
#[component]
pub fn PseudonymsScreen() -> Html {
    // Another study has another key.
    let about = use_about();
    html! { <Desk key={about.id.to_string()} /> }
}

/// The screen of one study.
#[component]
fn Desk() -> Html {
    let words = &use_words().pseudonyms;
    let (study, dispatch, keeper) = (use_study(), use_dispatch(), use_keeper());
    let id = study.about.id;
    let name_key = use_state(|| NameKey::of(&**keeper.vault(), id));
    let said = use_state(Said::default);
    let done = use_state(|| false);
    let found = use_memo((study.clone(), (*name_key).clone()), |(study, key)| {
        candidates(study, &key.own_words(), &key.names, &LABELS)
    });
    let command = use_memo(
        (study.clone(), (*said).clone(), Rc::clone(&found)),
        |(study, said, found)| {
            let it = pseudonyms(found, said);
            let told = told(study, &it);
            (it, told)
        },
    );
    let taken = found.iter().filter(|it| said.taken.contains(&it.words)).count();
    let lacking = found
        .iter()
        .any(|it| said.taken.contains(&it.words) && said.with(it).trim().is_empty());
    let onown = use_event((name_key.clone(), keeper.clone()), {
        let dispatch = dispatch.clone();
        move |own: String, (key, keeper)| {
            let new = NameKey { own, ..(**key).clone() };
            if new.keep(&**keeper.vault(), id).is_err() {
                dispatch.notify(Notice::warning(words.not_kept.0, words.not_kept.1));
            }
            key.set(new);
        }
    });
    let onput = use_event(
        (Rc::clone(&command), Rc::clone(&found), said.clone(), name_key.clone()),
        {
            let (dispatch, keeper, done) =
                (dispatch.clone(), keeper.clone(), done.setter());
            move |_: MouseEvent, (command, found, said, key)| {
                let mut new = (**key).clone();
                for it in found.iter().filter(|it| said.taken.contains(&it.words)) {
                    new.add(said.with(it).trim(), &it.words);
                }
                // First the key: what is replaced without it could not be told again.
                if new.keep(&**keeper.vault(), id).is_err() {
                    let (message, hint) = words.not_kept;
                    return dispatch.notify(Notice::warning(message, hint));
                }
                let it = Box::new(command.0.clone());
                match dispatch.attempt(Command::Pseudonymise(it)) {
                    Ok(()) => {
                        key.set(new);
                        said.set(Said::default());
                        done.set(true);
                        let text = (words.done)(command.0.scrubs.len());
                        let back = dispatch.clone();
                        let undo = Callback::from(move |()| back.undo());
                        dispatch.notify(Notice::info(text).with(EN.shell.undo, undo));
                        focus::focus("main h1");
                    }
                    Err(why) => {
                        let (message, hint) = crate::words::refusals::refusal(&why);
                        dispatch.notify(Notice::warning(message, hint));
                    }
                }
            }
        },
    );
    let onkey = use_event(name_key.clone(), |new: NameKey, key| key.set(new));
    let places: usize = found.iter().map(|it| it.places.len()).sum();
    let nothing = study.transcripts.is_empty() && study.surveys.is_empty();
    html! {
        <div class="page pseudonyms">
            <PageHead title={words.title} about={(words.about)(found.len(), places)} />
            if nothing {
                <Empty title={words.empty.0} text={words.empty.1} />
            } else {
                <p class="page-lead">{ words.lead }</p>
                <p class="note">{ words.limits }</p>
                if *done {
                    <Remains />
                }
                <div class="pseudonyms-own">
                    <TextArea id="pseudonyms-own" label={words.own.0} help={words.own.1} value={name_key.own.clone()} oncommit={onown} />
                </div>
                if found.is_empty() {
                    <Message message={words.none.0} hint={words.none.1} />
                } else {
                    <Finds found={Rc::clone(&found)} said={said.clone()} study={study.clone()} />
                    <div class="pseudonyms-put">
                        <p class="note" role="status">
                            if taken == 0 {
                                { words.wanting[0] }
                            } else if lacking {
                                { words.wanting[1] }
                            } else {
                                { (words.coded)(command.1) }
                            }
                        </p>
                        <Button look={Look::Primary} disabled={taken == 0 || lacking} onclick={onput}>{ (words.put)(taken) }</Button>
                    </div>
                }
            }
            <KeyPart name_key={(*name_key).clone()} {onkey} />
        </div>
    }
}

/// Returns what is to be done of what was said.
fn pseudonyms(found: &[Candidate], said: &Said) -> Pseudonyms {
    let mut it = Pseudonyms::default();
    let mut all: Vec<(TranscriptId, Change)> = Vec::new();
    for find in found.iter().filter(|it| said.taken.contains(&it.words)) {
        let with = said.with(find).trim().to_owned();
        for spot in &find.places {
            if let Spot::Said(id, range) = spot {
                let (start, end) = (range.start(), range.end());
                all.push((*id, Change { start, end, with: with.clone() }));
            }
        }
        it.scrubs.push(Scrub { words: find.words.clone(), with });
    }
    order::sort_by_key(&mut all, |it| (it.0, it.1.start));
    for (transcript, change) in all {
        match it.texts.last_mut().filter(|it| it.transcript == transcript) {
            Some(it) => it.changes.push(change),
            None => it.texts.push(Rewording {
                transcript,
                changes: vec![change],
                lost: Lost::Move,
            }),
        }
    }
    it
}

/// Returns how many coded passages read otherwise, would be empty, become one with others.
fn told(study: &Study, it: &Pseudonyms) -> [usize; 3] {
    let [mut reads, mut lost, mut joins] = [0; 3];
    let stamp = study.about.provenance.modified;
    for rewording in &it.texts {
        let Ok(made) = corrected(study, rewording, Some(&[]), &stamp) else { continue };
        for touched in &made.touched {
            match touched.fate {
                Fate::Reads(_) => reads += 1,
                Fate::Lost(_) => lost += 1,
                Fate::Joins(_) => joins += 1,
            }
        }
    }
    [reads, lost, joins]
}
