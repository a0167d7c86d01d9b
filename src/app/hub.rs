//! The hub: holds the session, and tells whoever shows a slice of it that this slice has
//! changed. One hub stands in the page's only context and never changes itself, so a change
//! draws exactly the components that read what changed. (A context a slice does the same at
//! four times the code: `ContextProvider` is a component anew for each type.)

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::context::empty_study;
use super::keeper::Keeper;
use super::session::{Action, Session};
use super::shared::Shared;
use crate::find::Index;
use crate::study::Study;
use crate::words::time::Now;

/// Something of the session that can change alone.
#[expect(missing_docs, reason = "named as the hooks that read them: see `context`")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    Study,
    About,
    Participants,
    Surveys,
    Transcripts,
    Codebook,
    Versions,
    Layers,
    Themes,
    Memos,
    Finding,
    Desk,
    Saving,
    Notices,
    Incoming,
    Twin,
    Now,
}

/// How many slices there are.
const SLICES: usize = Slice::Now as usize + 1;

type Listener = Rc<dyn Fn()>;

/// See the module.
pub struct Hub {
    session: RefCell<Rc<Session>>,
    nothing: Rc<Study>,
    keeper: Shared<Keeper>,
    index: RefCell<Rc<Index>>,
    now: Cell<Now>,
    /// How often each slice has changed.
    versions: RefCell<[u32; SLICES]>,
    listeners: RefCell<Vec<(u32, Slice, Listener)>>,
    listened: Cell<u32>,
}

/// Listens to a slice until it is dropped.
pub struct Listening {
    hub: Shared<Hub>,
    number: u32,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.hub.listeners.borrow_mut().retain(|(it, _, _)| *it != self.number);
    }
}

impl Hub {
    /// Returns the hub of a session.
    pub fn new(session: Session, keeper: Shared<Keeper>, now: Now) -> Shared<Self> {
        Shared::new(Self {
            session: RefCell::new(Rc::new(session)),
            nothing: Rc::new(empty_study()),
            keeper,
            index: RefCell::default(),
            now: Cell::new(now),
            versions: RefCell::default(),
            listeners: RefCell::default(),
            listened: Cell::default(),
        })
    }

    /// Returns the session as it is now.
    pub fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    /// Returns the open study, or the empty one.
    pub fn study(&self) -> Rc<Study> {
        Rc::clone(shown(&self.session.borrow(), &self.nothing))
    }

    /// Returns where studies are kept.
    pub fn keeper(&self) -> &Shared<Keeper> {
        &self.keeper
    }

    /// Returns the index of the words of all transcripts, made anew where they changed.
    pub fn index(&self) -> Rc<Index> {
        let study = self.study();
        let old = Rc::clone(&self.index.borrow());
        if old.is_of(&study.transcripts) {
            return old;
        }
        let renewed = Rc::new(old.renewed(&study.transcripts));
        self.index.replace(Rc::clone(&renewed));
        renewed
    }

    /// Returns the clock, a minute exact.
    pub fn now(&self) -> Now {
        self.now.get()
    }

    /// Sets the clock.
    pub fn tick(&self, now: Now) {
        self.now.set(now);
        self.tell(|slice| slice == Slice::Now);
    }

    /// Does something to the session.
    pub fn act(&self, action: Action) {
        let old = self.session();
        let next = Session::reduce(&old, action);
        if Rc::ptr_eq(&old, &next) {
            return;
        }
        self.session.replace(Rc::clone(&next));
        if next.study().is_none() {
            // No word of a study stays when it is closed or locked.
            self.index.replace(Rc::default());
        }
        self.tell(|slice| differs(slice, &old, &next, &self.nothing));
    }

    /// Returns how often a slice has changed.
    pub fn version(&self, slice: Slice) -> u32 {
        self.versions.borrow().get(slice as usize).copied().unwrap_or_default()
    }

    /// Runs whenever the slice has changed. `seen` is the version last shown: if there is a
    /// newer one, it runs at once.
    pub fn listen(
        this: &Shared<Self>,
        slice: Slice,
        seen: u32,
        run: impl Fn() + 'static,
    ) -> Listening {
        if this.version(slice) != seen {
            run();
        }
        let number = this.listened.get() + 1;
        this.listened.set(number);
        this.listeners.borrow_mut().push((number, slice, Rc::new(run)));
        Listening { hub: this.clone(), number }
    }

    fn tell(&self, changed: impl Fn(Slice) -> bool) {
        let changed = ALL.map(changed);
        let has = |slice: Slice| changed.get(slice as usize).copied().unwrap_or_default();
        for (version, changed) in self.versions.borrow_mut().iter_mut().zip(changed) {
            *version += u32::from(changed);
        }
        let due: Vec<Listener> = self
            .listeners
            .borrow()
            .iter()
            .filter(|(_, slice, _)| has(*slice))
            .map(|(_, _, listener)| Rc::clone(listener))
            .collect();
        // Nothing is borrowed any more: a listener may do anything.
        for listener in due {
            listener();
        }
    }
}

/// All slices, in the order of their numbers.
const ALL: [Slice; SLICES] = [
    Slice::Study,
    Slice::About,
    Slice::Participants,
    Slice::Surveys,
    Slice::Transcripts,
    Slice::Codebook,
    Slice::Versions,
    Slice::Layers,
    Slice::Themes,
    Slice::Memos,
    Slice::Finding,
    Slice::Desk,
    Slice::Saving,
    Slice::Notices,
    Slice::Incoming,
    Slice::Twin,
    Slice::Now,
];

fn shown<'a>(session: &'a Session, nothing: &'a Rc<Study>) -> &'a Rc<Study> {
    session.study().unwrap_or(nothing)
}

/// Tells whether the slice of two sessions is not the same one.
fn differs(slice: Slice, old: &Session, new: &Session, nothing: &Rc<Study>) -> bool {
    let (a, b) = (shown(old, nothing), shown(new, nothing));
    let same = match slice {
        Slice::Study => Rc::ptr_eq(a, b),
        Slice::About => Rc::ptr_eq(&a.about, &b.about),
        Slice::Participants => Rc::ptr_eq(&a.participants, &b.participants),
        Slice::Surveys => Rc::ptr_eq(&a.surveys, &b.surveys),
        Slice::Transcripts => Rc::ptr_eq(&a.transcripts, &b.transcripts),
        Slice::Codebook => Rc::ptr_eq(&a.codebook, &b.codebook),
        Slice::Versions => Rc::ptr_eq(&a.versions, &b.versions),
        Slice::Layers => Rc::ptr_eq(&a.layers, &b.layers),
        Slice::Themes => Rc::ptr_eq(&a.themes, &b.themes),
        Slice::Memos => Rc::ptr_eq(&a.memos, &b.memos),
        Slice::Finding => Rc::ptr_eq(&a.finding, &b.finding),
        Slice::Desk => old.desk() == new.desk(),
        Slice::Saving => Rc::ptr_eq(old.saving(), new.saving()),
        Slice::Notices => Rc::ptr_eq(old.notices(), new.notices()),
        Slice::Incoming => Rc::ptr_eq(old.incoming(), new.incoming()),
        Slice::Twin => Rc::ptr_eq(old.twin(), new.twin()),
        Slice::Now => true,
    };
    !same
}
