//! [`Dispatch`]: how screens change anything. It never changes itself, so that a component
//! which holds it is never drawn again because of it.

use std::rc::Rc;

use super::browser::clock;
use super::hub::Hub;
use super::keeper::Keeper;
use super::notice::Notice;
use super::open::Incoming;
use super::session::{Action, Answer, Session};
use super::shared::Shared;
use crate::find::Index;
use crate::id::CoderId;
use crate::store::meter::Level;
use crate::study::{Command, Refusal, Study};
use crate::words::refusals::refusal;

/// See the module. All methods are for callbacks and effects, not for drawing.
#[derive(Clone, Default, PartialEq)]
pub struct Dispatch(Option<Shared<Hub>>);

impl Dispatch {
    /// Returns the one to this hub; without a hub it does nothing, for parts drawn outside
    /// the app.
    pub fn to(hub: Option<Shared<Hub>>) -> Self {
        Self(hub)
    }

    /// Does anything there is to do to the session.
    pub fn act(&self, action: Action) {
        if let Some(hub) = &self.0 {
            hub.act(action);
        }
    }

    /// Changes the study; a refusal is shown as a notice.
    pub fn run(&self, command: Command) {
        if let Err(why) = self.has_room(&command) {
            let (message, hint) = refusal(&why);
            return self.notify(Notice::warning(message, hint));
        }
        self.act(Action::Run { command, at: clock::now().at, answer: None });
    }

    /// Changes the study, or returns why not: for forms that say it beside a field.
    pub fn attempt(&self, command: Command) -> Result<(), Refusal> {
        self.has_room(&command)?;
        let answer = Answer::default();
        let reply = Some(Rc::clone(&answer));
        self.act(Action::Run { command, at: clock::now().at, answer: reply });
        answer.take().unwrap_or(Err(Refusal::Gone))
    }

    /// Nothing large comes into a browser that is nearly full: what is there has to be
    /// saved.
    fn has_room(&self, command: &Command) -> Result<(), Refusal> {
        let full = |hub: &Shared<Hub>| hub.keeper().meter().level() == Level::NoImports;
        let refused = command.is_import() && self.0.as_ref().is_some_and(full);
        if refused { Err(Refusal::NoRoom) } else { Ok(()) }
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
        self.session()?.study().cloned()
    }

    /// Returns where studies are kept.
    pub fn keeper(&self) -> Option<Shared<Keeper>> {
        self.0.as_ref().map(|it| it.keeper().clone())
    }

    /// Returns who codes now.
    pub fn coder(&self) -> Option<CoderId> {
        self.session()?.coder()
    }

    /// Returns the index of the words of all transcripts.
    pub fn index(&self) -> Rc<Index> {
        self.0.as_ref().map_or_else(Rc::default, |it| it.index())
    }

    /// Returns the session as it is now.
    pub fn session(&self) -> Option<Rc<Session>> {
        self.0.as_ref().map(|it| it.session())
    }
}
