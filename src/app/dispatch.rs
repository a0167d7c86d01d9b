//! [`Dispatch`]: how screens change anything. It never changes itself, so that a component
//! which holds it is never drawn again because of it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Callback, UseReducerDispatcher};

use super::browser::clock;
use super::notice::Notice;
use super::open::Incoming;
use super::session::{Action, Answer, Session};
use crate::id::CoderId;
use crate::study::{Command, Refusal, Study};

/// See the module. All methods are for callbacks and effects, not for drawing.
#[derive(Clone)]
pub struct Dispatch(Callback<Action>);

impl PartialEq for Dispatch {
    /// There is one session, so all are the same.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Default for Dispatch {
    /// Returns one that does nothing, for parts drawn outside the app.
    fn default() -> Self {
        Self(Callback::noop())
    }
}

impl From<UseReducerDispatcher<Session>> for Dispatch {
    fn from(dispatcher: UseReducerDispatcher<Session>) -> Self {
        Self(Callback::from(move |action| dispatcher.dispatch(action)))
    }
}

impl Dispatch {
    /// Does anything there is to do to the session.
    pub fn act(&self, action: Action) {
        self.0.emit(action);
    }

    /// Changes the study; a refusal is shown as a notice.
    pub fn run(&self, command: Command) {
        self.act(Action::Run { command, at: clock::now().at, answer: None });
    }

    /// Changes the study, or returns why not: for forms that say it beside a field.
    pub fn attempt(&self, command: Command) -> Result<(), Refusal> {
        let answer = Answer::default();
        let reply = Some(Rc::clone(&answer));
        self.act(Action::Run { command, at: clock::now().at, answer: reply });
        answer.take().unwrap_or(Err(Refusal::Gone))
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        self.act(Action::Undo(clock::now().at));
    }

    /// Does the last undone change again.
    pub fn redo(&self) {
        self.act(Action::Redo(clock::now().at));
    }

    /// Opens a study; `coder` is who codes, or else its first coder.
    pub fn open_study(&self, study: Study, coder: Option<CoderId>) {
        self.act(Action::Open(Box::new(study), coder));
    }

    /// Closes the study.
    pub fn close_study(&self) {
        self.act(Action::Close);
    }

    /// Says who codes from now on.
    pub fn choose_coder(&self, coder: CoderId) {
        self.act(Action::ChooseCoder(coder));
    }

    /// Says something to the person.
    pub fn notify(&self, notice: Notice) {
        self.act(Action::Notify(notice));
    }

    /// Hands files to the screen that imports them; go there yourself.
    pub fn bring(&self, files: Vec<Incoming>) {
        self.act(Action::Bring(files));
    }

    /// Says that the files that waited were taken.
    pub fn taken(&self) {
        self.act(Action::Taken);
    }

    /// Returns the study as it is now, not as it was drawn.
    pub fn study(&self) -> Option<Rc<Study>> {
        self.look(|it| it.study().cloned()).flatten()
    }

    /// Returns who codes now.
    pub fn coder(&self) -> Option<CoderId> {
        self.look(Session::coder).flatten()
    }

    /// Returns something of the session as it is now.
    pub fn look<T: 'static>(
        &self,
        look: impl FnOnce(&Session) -> T + 'static,
    ) -> Option<T> {
        let seen = Rc::new(RefCell::new(None));
        let place = Rc::clone(&seen);
        self.act(Action::Look(Box::new(move |session| {
            place.replace(Some(look(session)));
        })));
        seen.take()
    }
}
