//! Surveys packed before they are saved, a piece at a time, so that saving one with a million
//! answers does not hold the page up: it is the one record group of which that is known.

use std::cell::RefCell;
use std::rc::Rc;

use super::pack::{Effort, Packer};
use super::{Drawer, Saved, Shelf};
use crate::interchange::study_file::{
    SliceKey, changed_slices, question_json, slice_keys, survey_ends,
};
use crate::study::Study;
use crate::survey::Survey;

/// Bytes packed between two looks at the clock.
const PIECE: usize = 64 << 10;

/// What was packed beforehand, or is being packed.
#[derive(Default)]
pub(super) struct Ready(RefCell<Vec<Packing>>);

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ready")
    }
}

/// A survey being packed.
struct Packing {
    survey: Rc<Survey>,
    state: State,
}

enum State {
    Going {
        packer: Packer,
        /// The piece that is being packed, and how much of it is.
        piece: (Vec<u8>, usize),
        /// How many questions are in it.
        questions: usize,
        /// What comes after the last of them.
        tail: String,
        /// Whether that is in it.
        last: bool,
    },
    Done(String),
    /// It would not fit into the room that there is for everything.
    TooLarge,
}

impl Packing {
    fn new(survey: &Rc<Survey>) -> Self {
        let (head, tail) = survey_ends(survey).unwrap_or_default();
        let state = State::Going {
            packer: Packer::new(Effort::Thorough),
            piece: (head.into_bytes(), 0),
            questions: 0,
            tail,
            last: false,
        };
        Self { survey: Rc::clone(survey), state }
    }

    /// Tells whether the study has this very survey.
    fn is_of(&self, study: &Study) -> bool {
        study.surveys.get(&self.survey.id).is_some_and(|it| Rc::ptr_eq(it, &self.survey))
    }

    /// Packs the next piece; tells whether there is nothing more to do.
    fn step(&mut self, room: usize) -> bool {
        let State::Going { packer, piece: (piece, at), questions, tail, last } =
            &mut self.state
        else {
            return true;
        };
        let until = piece.len().min(*at + PIECE);
        packer.add(piece.get(*at..until).unwrap_or_default());
        *at = until;
        if room > 0 && packer.len() > room {
            self.state = State::TooLarge;
            return true;
        }
        if *at < piece.len() {
            return false;
        }
        if *last {
            let going = std::mem::replace(&mut self.state, State::TooLarge);
            if let State::Going { packer, .. } = going {
                self.state = State::Done(packer.finish());
            }
            return true;
        }
        let next = self.survey.questions.get(*questions);
        let json = next.and_then(|(it, column)| question_json(it, column));
        *at = 0;
        if let Some(json) = json {
            *piece = json.into_bytes();
            if *questions > 0 {
                packer.add(b",");
            }
            *questions += 1;
        } else {
            *piece = std::mem::take(tail).into_bytes();
            *last = true;
        }
        false
    }
}

impl<D: Drawer> Shelf<D> {
    /// Packs what is to be saved of surveys as long as `more` says so, at least one piece, and
    /// tells whether all of it is packed. One that is longer than `room`, if that is not 0,
    /// will not be saved.
    pub fn prepare(
        &self,
        study: &Study,
        saved: Option<&Saved>,
        room: usize,
        more: &mut dyn FnMut() -> bool,
    ) -> bool {
        let keys = saved.map_or_else(
            || slice_keys(study),
            |saved| changed_slices(&saved.study, study),
        );
        let mut all = self.ready().0.borrow_mut();
        all.retain(|it| it.is_of(study));
        for key in keys {
            let SliceKey::Survey(id) = key else { continue };
            let Some(survey) = study.surveys.get(&id) else { continue };
            let there = all.iter().position(|it| it.survey.id == id);
            let at = there.unwrap_or(all.len());
            if there.is_none() {
                all.push(Packing::new(survey));
            }
            while all.get_mut(at).is_some_and(|it| !it.step(room)) {
                if !more() {
                    return false;
                }
            }
        }
        true
    }

    /// Returns a survey's record group as it was packed, if it was.
    pub(super) fn packed(&self, study: &Study, key: SliceKey) -> Option<String> {
        let all = self.ready().0.borrow();
        let ours = |it: &&Packing| SliceKey::Survey(it.survey.id) == key;
        match &all.iter().find(ours).filter(|it| it.is_of(study))?.state {
            State::Done(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// Tells whether a survey of the study was found to be larger than all the room there is.
    pub fn is_too_large(&self, study: &Study) -> bool {
        let all = self.ready().0.borrow();
        all.iter().any(|it| matches!(it.state, State::TooLarge) && it.is_of(study))
    }

    /// Forgets what was packed.
    pub(super) fn clear(&self) {
        self.ready().0.borrow_mut().clear();
    }
}
