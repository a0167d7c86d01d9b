//! Files on their way into a screen: those dropped anywhere that are this screen's, and
//! those chosen here. One at a time; what is another screen's waits for it.

use yew::prelude::*;

use crate::app::browser::files::{self, Picked};
use crate::app::context::{use_dispatch, use_incoming};
use crate::app::dispatch::Dispatch;
use crate::app::notice::Notice;
use crate::app::open::{Incoming, IncomingKind};
use crate::app::route::{Route, use_go, use_screen};
use crate::words::EN;

/// The files that wait in one screen. See the module.
#[derive(Clone, PartialEq)]
pub struct Arrivals {
    queue: UseStateHandle<Vec<Incoming>>,
    dispatch: Dispatch,
    go: Callback<Route>,
    here: Route,
}

/// Returns the files of the kinds that a screen imports.
#[hook]
pub fn use_arrivals(mine: fn(IncomingKind) -> bool) -> Arrivals {
    let queue = use_state(Vec::<Incoming>::new);
    let (dispatch, go, here) = (use_dispatch(), use_go(), use_screen());
    let incoming = use_incoming();
    let arrivals = Arrivals { queue, dispatch, go, here };
    use_effect_with(incoming, {
        let it = arrivals.clone();
        move |incoming| {
            let (own, others): (Vec<Incoming>, Vec<Incoming>) =
                incoming.iter().cloned().partition(|file| mine(file.kind));
            if !own.is_empty() {
                it.queue.set(it.queue.iter().cloned().chain(own).collect());
                it.dispatch.taken();
                it.dispatch.bring(others);
            }
        }
    });
    arrivals
}

impl Arrivals {
    /// Returns the file to be looked at now.
    pub fn first(&self) -> Option<&Incoming> {
        self.queue.first()
    }

    /// Lets the person choose a file of this kind.
    pub fn pick(&self, kind: IncomingKind) {
        let it = self.clone();
        let done = Callback::from(move |picked: Vec<Picked>| {
            let mut queue = (*it.queue).clone();
            for Picked { name, bytes } in picked {
                if let Some(bytes) = bytes {
                    queue.push(Incoming { name, bytes, kind });
                } else {
                    let words = &EN.notices;
                    let said = (words.unreadable)(&name);
                    it.dispatch.notify(Notice::warning(said, words.unreadable_hint));
                }
            }
            it.queue.set(queue);
        });
        let more =
            if kind == IncomingKind::Codebook { ",.xlsx,.md,.qdc,.qde" } else { "" };
        files::pick(&format!(".csv,.tsv,.txt{more}"), false, done);
    }

    /// Says that the first file was taken or left. Goes on to the screen of what still
    /// waits, if anything does.
    pub fn done(&self) {
        let rest: Vec<Incoming> = self.queue.iter().skip(1).cloned().collect();
        let last = rest.is_empty();
        self.queue.set(rest);
        let next = self.dispatch.session();
        let next = next.and_then(|it| it.incoming().first().map(|it| it.kind));
        if let (true, Some(kind)) = (last, next)
            && kind.screen() != self.here
        {
            self.go.emit(kind.screen());
        }
    }
}
