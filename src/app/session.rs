//! The session: which study is open, who codes, what can be undone, what was said, what is
//! saved. The only state of the page that more than one screen needs, and the only place
//! that changes it.

use std::cell::RefCell;
use std::rc::Rc;

use super::context::Desk;
use super::notice::Notice;
use super::open::Incoming;
use super::sought::Sought;
use crate::id::CoderId;
use crate::stamp::{Moment, Stamp};
use crate::store::backup::Backup;
use crate::study::{Command, History, Refusal, Study};
use crate::words::{EN, actions, refusals};

/// See the module. Cheap to clone: everything is behind an [`Rc`].
#[derive(Clone, Default)]
pub struct Session {
    history: Option<Rc<History>>,
    coder: Option<CoderId>,
    saving: Rc<Saving>,
    notices: Rc<Vec<(u32, Rc<Notice>)>>,
    said: u32,
    incoming: Rc<Vec<Incoming>>,
    twin: Rc<Twin>,
    role: Role,
    locked: bool,
    alone: bool,
    sought: Rc<Sought>,
}

/// Which part this tab has in the open study.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It writes.
    #[default]
    Writes,
    /// Another tab writes; this one shows what it saves.
    Reads,
    /// The same, and the other was asked to let go.
    Asks,
}

/// A study from a file whose id a study on this computer has already: the person says which
/// of the two to go on with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Twin(pub Option<Rc<Study>>);

/// What is saved of the open study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// How the last save went.
    pub state: SaveState,
    /// When the study was last saved as a file, and what was in it, if it is known.
    pub backup: Backup,
}

/// How the last save went.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    /// Nothing has changed since the study was opened.
    #[default]
    Unchanged,
    /// There are changes that will be kept in a moment.
    Saving,
    /// Everything is kept, since then.
    Saved(Moment),
    /// The last changes are only in memory.
    NotSaved(NotSaved),
}

/// Why changes are only in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The browser's storage is full.
    Full,
    /// The browser keeps nothing for this page.
    Blocked,
    /// The study was saved by another tab since.
    Elsewhere,
    /// Another tab locked this browser's studies with a passphrase.
    Locked,
    /// Another reason, in the browser's words.
    Other(String),
}

/// Where the answer to [`Action::Run`] is put.
pub type Answer = Rc<RefCell<Option<Result<(), Refusal>>>>;

/// What can happen to the session.
pub enum Action {
    /// Changes the study. Without `answer`, a refusal becomes a notice.
    Run {
        /// The change.
        command: Command,
        /// When.
        at: Moment,
        /// Where to put the outcome.
        answer: Option<Answer>,
    },
    /// Takes the last change back.
    Undo(Moment),
    /// Does the last undone change again.
    Redo(Moment),
    /// Opens a study, with who codes if it is known.
    Open(Box<Study>, Option<CoderId>),
    /// Closes the study.
    Close,
    /// Says who codes from now on.
    ChooseCoder(CoderId),
    /// Says something to the person.
    Notify(Notice),
    /// Takes a notice away.
    Dismiss(u32),
    /// Says how saving goes.
    Saving(SaveState),
    /// The study was saved as a file.
    BackedUp(Backup),
    /// Files wait for the screen that imports them.
    Bring(Vec<Incoming>),
    /// The files that waited were taken.
    Taken,
    /// Something is looked for in the study.
    Seek(Box<Sought>),
    /// A passphrase is wanted before anything else, or no longer.
    Lock(bool),
    /// Somebody answers a survey alone, or no longer.
    Alone(bool),
    /// This tab writes the study, or reads along.
    Role(Role),
    /// Shows the open study as another tab saved it.
    Follow(Box<Study>),
    /// Asks which of two studies to go on with, or no longer.
    Twin(Option<Box<Study>>),
}

impl Session {
    /// Returns a session in which a study is open, as its first coder.
    pub fn of(study: Study) -> Self {
        let mut session = Self::default();
        session.open(study, None);
        session
    }

    /// Returns the study that is open.
    pub fn study(&self) -> Option<&Rc<Study>> {
        self.history.as_deref().map(History::study)
    }

    /// Returns who codes: nobody when no study is open.
    pub fn coder(&self) -> Option<CoderId> {
        self.coder
    }

    /// Returns who codes and what can be undone.
    pub fn desk(&self) -> Desk {
        Desk {
            open: self.history.is_some(),
            coder: self.coder.unwrap_or_else(|| Desk::default().coder),
            undo: self.undoable(),
            redo: self.redoable(),
            role: self.role,
            locked: self.locked,
            alone: self.alone,
        }
    }

    /// Returns what was looked for last in the open study.
    pub fn sought(&self) -> &Rc<Sought> {
        &self.sought
    }

    /// Tells whether there are changes that are only in memory.
    pub fn unsaved(&self) -> bool {
        matches!(self.saving.state, SaveState::Saving | SaveState::NotSaved(_))
    }

    /// Returns what undo would take back: see `words::actions`.
    pub fn undoable(&self) -> Option<&'static str> {
        self.history.as_deref().and_then(History::undoable)
    }

    /// Returns what redo would do again: see `words::actions`.
    pub fn redoable(&self) -> Option<&'static str> {
        self.history.as_deref().and_then(History::redoable)
    }

    /// Returns what is saved.
    pub fn saving(&self) -> &Rc<Saving> {
        &self.saving
    }

    /// Returns what was said and not dismissed, oldest first, each with its number.
    pub fn notices(&self) -> &Rc<Vec<(u32, Rc<Notice>)>> {
        &self.notices
    }

    /// Returns the files that wait for the screen that imports them.
    pub fn incoming(&self) -> &Rc<Vec<Incoming>> {
        &self.incoming
    }

    /// Returns the study about which the person is asked.
    pub fn twin(&self) -> &Rc<Twin> {
        &self.twin
    }

    /// Adds a notice; one that says the same is replaced.
    fn notify(&mut self, notice: Notice) {
        self.said += 1;
        let all = Rc::make_mut(&mut self.notices);
        all.retain(|(_, it)| it.message != notice.message);
        // More than three at once would be read by nobody.
        if all.len() >= 3 {
            all.remove(0);
        }
        all.push((self.said, Rc::new(notice)));
    }

    fn set_state(&mut self, state: SaveState) {
        if matches!(state, SaveState::Saved(_)) {
            // What was said about not being saved is no longer so.
            let about = |it: &Notice| {
                let words = &EN.notices;
                it.action.as_ref().is_some_and(|it| {
                    it.label == words.download || it.label == words.keep_mine
                })
            };
            if self.notices.iter().any(|(_, it)| about(it)) {
                Rc::make_mut(&mut self.notices).retain(|(_, it)| !about(it));
            }
        }
        Rc::make_mut(&mut self.saving).state = state;
    }

    /// Carries out a command as the coder.
    fn run(&mut self, command: &Command, at: Moment) -> Result<(), Refusal> {
        let (Some(history), Some(by)) = (&mut self.history, self.coder) else {
            return Err(Refusal::Gone);
        };
        if self.role != Role::Writes {
            return Err(Refusal::WrittenElsewhere);
        }
        Rc::make_mut(history).run(command, &Stamp { at, by })
    }

    /// Carries out a command; a refusal goes to `answer`, or else becomes a notice. Returns
    /// whether anything changed.
    fn carry_out(
        &mut self,
        command: &Command,
        at: Moment,
        answer: Option<Answer>,
    ) -> bool {
        let before = self.history.clone();
        let outcome = self.run(command, at);
        let Err(refusal) = &outcome else {
            // What an older notice offers to take back is not the last step any more.
            if self.notices.iter().any(|(_, it)| is_step(it)) {
                Rc::make_mut(&mut self.notices).retain(|(_, it)| !is_step(it));
            }
            if let Some(answer) = answer {
                answer.replace(Some(outcome));
            }
            return true;
        };
        // The same history, not a copy that is equal to it.
        self.history = before;
        let quiet = answer.is_some() || *refusal == Refusal::NothingToDo;
        if !quiet {
            let (message, hint) = refusals::refusal(refusal);
            self.notify(Notice::warning(message, hint));
        }
        if let Some(answer) = answer {
            answer.replace(Some(outcome));
        }
        !quiet
    }

    /// Opens a study; nothing of another one stays.
    fn open(&mut self, study: Study, coder: Option<CoderId>) {
        self.coder = first_coder(&study, coder);
        self.history = Some(Rc::new(History::new(study)));
        self.saving = Rc::default();
        self.twin = Rc::default();
        self.role = Role::default();
        self.sought = Rc::default();
    }

    /// Undoes or redoes, and says what.
    fn step(&mut self, at: Moment, back: bool) -> bool {
        if self.role != Role::Writes {
            return false;
        }
        let (Some(history), Some(by)) = (&mut self.history, self.coder) else {
            return false;
        };
        let (what, say) = if back {
            (history.undoable(), EN.notices.undone)
        } else {
            (history.redoable(), EN.notices.redone)
        };
        let Some(what) = what else { return false };
        let history = Rc::make_mut(history);
        let stamp = Stamp { at, by };
        let done = if back { history.undo(&stamp) } else { history.redo(&stamp) };
        if done {
            self.drop_steps();
            self.notify(Notice::info(say(actions::action(what))));
        }
        done
    }

    /// Takes away what was said about earlier steps.
    fn drop_steps(&mut self) {
        Rc::make_mut(&mut self.notices)
            .retain(|(_, it)| it.tone != super::notice::Tone::Info);
    }
}

/// Tells whether a notice says what was done and offers to take it back.
fn is_step(it: &Notice) -> bool {
    it.tone == super::notice::Tone::Info && it.action.is_some()
}

/// Returns the coder to begin with: the one chosen before, or else the study's first.
fn first_coder(study: &Study, chosen: Option<CoderId>) -> Option<CoderId> {
    let coders = &study.about.coders;
    chosen.filter(|it| coders.contains_key(it)).or_else(|| {
        coders.values().min_by_key(|it| (it.provenance.created.at, it.id)).map(|it| it.id)
    })
}

impl Session {
    /// Returns the session after the action; the same one when nothing changed, so that
    /// nothing is drawn again.
    pub fn reduce(this: &Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (**this).clone();
        if next.change(action) { Rc::new(next) } else { Rc::clone(this) }
    }

    /// Does the action, and tells whether anything changed.
    fn change(&mut self, action: Action) -> bool {
        match action {
            Action::Run { command, at, answer } => self.carry_out(&command, at, answer),
            Action::Undo(at) => self.step(at, true),
            Action::Redo(at) => self.step(at, false),
            Action::Open(study, coder) => {
                self.open(*study, coder);
                true
            }
            Action::Close => {
                let open = self.history.take().is_some();
                if open {
                    self.coder = None;
                    self.saving = Rc::default();
                }
                open
            }
            Action::Follow(study) => self.follow(*study),
            Action::ChooseCoder(coder) => {
                let coders = self.study().map(|it| &it.about.coders);
                coders.is_some_and(|it| it.contains_key(&coder))
                    && set(&mut self.coder, Some(coder))
            }
            Action::Notify(notice) => {
                self.notify(notice);
                true
            }
            Action::Dismiss(number) => {
                let there = self.notices.iter().any(|(it, _)| *it == number);
                if there {
                    Rc::make_mut(&mut self.notices).retain(|(it, _)| *it != number);
                }
                there
            }
            Action::Saving(state) => {
                let other = self.saving.state != state;
                if other {
                    self.set_state(state);
                }
                other
            }
            Action::BackedUp(at) => {
                let other = self.saving.backup != at;
                if other {
                    Rc::make_mut(&mut self.saving).backup = at;
                }
                other
            }
            Action::Bring(files) => {
                let some = !files.is_empty();
                if some {
                    self.incoming = Rc::new(files);
                }
                some
            }
            Action::Taken => {
                let some = !self.incoming.is_empty();
                if some {
                    self.incoming = Rc::default();
                }
                some
            }
            Action::Lock(locked) => {
                // Nothing of what was open stays.
                *self = Self { locked, alone: self.alone, ..Self::default() };
                true
            }
            Action::Alone(alone) => set(&mut self.alone, alone),
            Action::Seek(sought) => set(&mut self.sought, (*sought).into()),
            Action::Role(role) => set(&mut self.role, role),
            Action::Twin(study) => {
                self.twin = Rc::new(Twin(study.map(Rc::from)));
                true
            }
        }
    }

    /// Shows the open study as another tab saved it.
    fn follow(&mut self, study: Study) -> bool {
        let same = self.study().is_some_and(|it| it.about.id == study.about.id);
        if same {
            self.coder = first_coder(&study, self.coder);
            self.history = Some(Rc::new(History::new(study)));
        }
        same
    }
}

/// Sets a value, and tells whether it was another.
fn set<T: PartialEq>(place: &mut T, value: T) -> bool {
    let other = *place != value;
    *place = value;
    other
}
