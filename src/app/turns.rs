//! Whose turn it is to write. Of several tabs with the same study one writes; the others read
//! along, and can take over: the writer is asked, saves what it has and lets go; one that
//! does not answer loses its turn. A browser without locks, or an older Heddle in another
//! tab, knows of no turns: then the shelf still refuses to write over what was saved
//! elsewhere, and what is here is offered as a study of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::browser::tabs::{self, Ask, Channel, Turn, Waiting};
use super::browser::{clock, timers};
use super::copies;
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::notice::Notice;
use super::session::{Action, Role};
use super::shared::Shared;
use crate::id::StudyId;
use crate::store::copies::{Mended, room_of};
use crate::words::EN;

/// How long a tab that was asked has to let go, in milliseconds.
const PATIENCE: u32 = 1_500;
/// How long the turn of a page that was left may still seem taken, in milliseconds.
const PAST: u32 = 500;
/// How often the newest state is read along at most, in milliseconds.
const PACE: u32 = 150;

/// See the module.
pub struct Turns {
    keeper: Shared<Keeper>,
    dispatch: Dispatch,
    /// Saves what waits to be saved.
    flush: Box<dyn Fn()>,
    study: Cell<Option<StudyId>>,
    turn: RefCell<Option<Turn>>,
    waiting: RefCell<Option<Waiting>>,
    channel: RefCell<Option<Channel>>,
    reading: RefCell<Option<timers::Timeout>>,
    /// How long to wait before the next reading, in milliseconds.
    pace: Cell<u32>,
}

impl Turns {
    /// Returns it, without a study.
    pub fn new(
        keeper: Shared<Keeper>,
        dispatch: Dispatch,
        flush: impl Fn() + 'static,
    ) -> Rc<Self> {
        let this = Rc::new(Self {
            keeper,
            dispatch,
            flush: Box::new(flush),
            study: Cell::default(),
            turn: RefCell::default(),
            waiting: RefCell::default(),
            channel: RefCell::default(),
            reading: RefCell::default(),
            pace: Cell::new(PACE),
        });
        let weak = Rc::downgrade(&this);
        this.channel.replace(Channel::open(move |text| {
            if let Some(this) = weak.upgrade() {
                this.asked(&text);
            }
        }));
        this
    }

    /// Listens to what other tabs change; until what is returned is dropped.
    pub fn listen(self: &Rc<Self>) -> Option<super::browser::events::Listener> {
        let this = Rc::clone(self);
        tabs::on_changed(move |key| {
            if this.study.get().is_some_and(|id| key == format!("{}head", room_of(id))) {
                this.changed();
            }
        })
    }

    /// The open study is this one from now on, or none.
    pub fn open(self: &Rc<Self>, study: Option<StudyId>) {
        if self.study.replace(study) == study {
            return;
        }
        drop(self.reading.take());
        drop(self.waiting.take());
        drop(self.turn.take());
        let Some(id) = study else { return };
        let (this, that) = (Rc::clone(self), Rc::clone(self));
        let found = move |turn: Option<Turn>| {
            if this.study.get() != Some(id) {
                return;
            }
            if let Some(turn) = turn {
                this.begin(turn);
            } else {
                this.queue(id);
                // A page that was loaded again may find the turn of its own past self,
                // which ends in a moment.
                timers::after(PAST, move || {
                    if this.study.get() == Some(id) && this.turn.borrow().is_none() {
                        this.role(Role::Reads);
                    }
                });
            }
        };
        tabs::ask(&name(id), Ask::IfFree, found, move || that.lost(id));
    }

    /// Takes over from the tab that writes.
    pub fn take(self: &Rc<Self>) {
        let Some(id) = self.study.get() else { return };
        if let Some(channel) = &*self.channel.borrow() {
            channel.say(&id.to_string());
        }
        let this = Rc::clone(self);
        timers::after(PATIENCE, move || {
            if this.study.get() != Some(id) || this.turn.borrow().is_some() {
                return;
            }
            drop(this.waiting.take());
            let (taker, loser) = (Rc::clone(&this), Rc::clone(&this));
            let granted = move |turn| taker.granted(id, turn);
            tabs::ask(&name(id), Ask::Steal, granted, move || loser.lost(id));
        });
    }

    /// Another tab asks for the turn.
    fn asked(self: &Rc<Self>, text: &str) {
        let Some(id) = self.study.get() else { return };
        if text != id.to_string() || self.turn.borrow().is_none() {
            return;
        }
        (self.flush)();
        self.role(Role::Reads);
        drop(self.turn.take());
        self.queue(id);
        self.dispatch.notify(Notice::info(EN.notices.given));
    }

    fn queue(self: &Rc<Self>, id: StudyId) {
        let (taker, loser) = (Rc::clone(self), Rc::clone(self));
        let granted = move |turn| taker.granted(id, turn);
        let waiting = tabs::ask(&name(id), Ask::Queue, granted, move || loser.lost(id));
        self.waiting.replace(waiting);
    }

    /// It is our turn after others had it. What they wrote into the journal and did not save
    /// whole any more comes first: a tab that was closed by force, or put to sleep.
    fn granted(self: &Rc<Self>, id: StudyId, turn: Option<Turn>) {
        let Some(turn) = turn.filter(|_| self.study.get() == Some(id)) else { return };
        drop(self.waiting.take());
        let this = Rc::clone(self);
        spawn_local(async move {
            let mended = copies::replay(&this.keeper, id).await;
            if this.study.get() != Some(id) {
                return;
            }
            let session = this.dispatch.session();
            let read = session.is_some_and(|it| it.desk().role != Role::Writes);
            this.begin(turn);
            if mended.contains(&Mended::Aside) {
                let (message, hint) = EN.notices.journal_aside;
                this.dispatch.notify(Notice::warning(message, hint));
            } else if read {
                this.dispatch.notify(Notice::info(EN.notices.taken));
            }
        });
    }

    fn begin(&self, turn: Turn) {
        self.turn.replace(Some(turn));
        self.read();
        self.role(Role::Writes);
    }

    /// Another tab took the turn by force.
    fn lost(self: &Rc<Self>, id: StudyId) {
        if self.study.get() != Some(id) || self.turn.take().is_none() {
            return;
        }
        (self.flush)();
        self.role(Role::Reads);
        self.queue(id);
    }

    /// The study was saved by another tab.
    fn changed(self: &Rc<Self>) {
        if self.reading.borrow().is_some() {
            return;
        }
        let this = Rc::clone(self);
        let timer = timers::later(self.pace.get(), move || {
            drop(this.reading.take());
            this.read();
        });
        self.reading.replace(Some(timer));
    }

    /// Reads the newest state, when another tab saved one and nothing of ours waits.
    fn read(&self) {
        let Some(id) = self.study.get() else { return };
        let begun = clock::now().at;
        let unsaved = self.dispatch.session().is_some_and(|it| it.unsaved());
        if unsaved || !self.keeper.is_behind(id) {
            return;
        }
        // One that is only half readable is no news: the next save brings a whole one.
        if let Some(study) = self.keeper.open(id).ok().filter(|it| it.notes.is_empty()) {
            self.dispatch.act(Action::Follow(Box::new(study.value)));
            self.dispatch.act(Action::BackedUp(self.keeper.backup(id)));
        }
        // A large study is read along less often, so that the page stays free.
        let took = u32::try_from(clock::now().at.0 - begun.0).unwrap_or(PACE);
        self.pace.set(PACE.max(took.saturating_mul(4)));
    }

    fn role(&self, role: Role) {
        self.dispatch.act(Action::Role(role));
    }
}

/// The name of the turn to write a study.
pub(super) fn name(id: StudyId) -> String {
    format!("heddle/writer/{id}")
}
