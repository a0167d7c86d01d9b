//! Selecting and moving: what the mouse and the keys do before anything is coded.

use super::bench::{Bench, FIELD, Picking, ROOT};
use super::keys::{Extent, Gesture};
use crate::app::browser::highlights::{self, Highlight};
use crate::app::browser::{focus, live, measure, selection};
use crate::coding::{
    By, Move, Spot, countable, next_to, paragraph, reach, selected, sentence,
};
use crate::id::SegmentId;
use crate::order;
use crate::text::TextRange;
use crate::transcript::Transcript;

impl Bench {
    /// Does what a key asks for; returns whether there was anything to do.
    pub fn gesture(&self, gesture: Gesture) -> bool {
        match gesture {
            Gesture::Turn(forward) => self.step(forward),
            Gesture::Uncoded(forward) => self.uncoded(forward),
            Gesture::Sentence => self.sentence(),
            Gesture::Neighbour(forward) => self.neighbour(forward),
            Gesture::Whole => self.whole(),
            Gesture::Paragraph => self.paragraph(),
            Gesture::Number(number, extent) => self.number(number, extent),
            Gesture::Again => self.again(),
            Gesture::Reach(to, by) => return self.reach(to, by),
            Gesture::Choose => self.choose(),
            Gesture::InVivo => self.in_vivo(),
            Gesture::Recode => self.recode(),
            Gesture::Stance(stance) => self.toggle_stance(stance),
            Gesture::Memo => self.note(),
            Gesture::Correct => self.correct(true),
            Gesture::Remove => self.remove(),
            Gesture::Escape => return self.escape(),
        }
        true
    }

    /// Puts the keyboard at a turn.
    pub fn go(&self, turn: usize) {
        self.set(|it| {
            it.turn = turn;
            it.at = None;
            it.done = None;
            it.selection = None;
            it.picking = None;
        });
        selection::clear();
        measure::reveal(turn);
        measure::focus_still(&format!("turn-{turn}"));
    }

    fn step(&self, forward: bool) {
        let Some(scene) = self.scene() else { return };
        let at = self.work().turn;
        let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(to) = to.filter(|it| *it < scene.transcript.turns.len()) {
            self.go(to);
        }
    }

    /// Goes to the next turn without a code, or the one before.
    pub fn uncoded(&self, forward: bool) {
        let Some(scene) = self.scene() else { return };
        let at = self.work().turn;
        let free =
            |it: &usize| scene.sheet.turns.get(*it).is_none_or(|it| it.marks.is_empty());
        let mut turns: Vec<usize> =
            countable(&scene.transcript).map(|(it, _)| it).filter(free).collect();
        if forward {
            turns.retain(|it| *it > at);
        } else {
            turns.retain(|it| *it < at);
            turns.reverse();
        }
        match turns.first() {
            Some(turn) => self.go(*turn),
            None => live::say(self.words().coding.all_coded),
        }
    }

    fn sentence(&self) {
        let Some(scene) = self.scene() else { return };
        let work = self.work();
        // After a passage that was coded, the next one.
        let found = match work.selection.or(work.done) {
            Some(range) => next_to(&scene.transcript, range, true),
            None => self.here(Extent::Selection),
        };
        if let Some(range) = found {
            self.select_shown(range);
        }
    }

    fn paragraph(&self) {
        let Some(scene) = self.scene() else { return };
        let work = self.work();
        let transcript = &scene.transcript;
        let here = self.here(Extent::Paragraph);
        let found = match work.selection.filter(|it| Some(*it) == here) {
            Some(range) => next_to(transcript, range, true).and_then(|next| {
                let turn = transcript.turn_at(next.start())?;
                paragraph(transcript, turn, next.start())
            }),
            None => here,
        };
        if let Some(range) = found {
            self.select_shown(range);
        }
    }

    /// Returns the passage at which one is: the selection or the sentence, the turn, the
    /// paragraph.
    pub fn here(&self, extent: Extent) -> Option<TextRange> {
        let (scene, work) = (self.scene()?, self.work());
        let transcript = &scene.transcript;
        let at = work.selection.or(work.done).map(TextRange::start).or(work.at);
        let turn = at.and_then(|it| transcript.turn_at(it)).unwrap_or(work.turn);
        match extent {
            Extent::Selection => {
                work.selection.or_else(|| sentence(transcript, turn, at.unwrap_or(0)))
            }
            Extent::Turn => transcript.turns.get(turn).map(|it| it.range),
            Extent::Paragraph => paragraph(transcript, turn, at.unwrap_or(0)),
        }
    }

    fn neighbour(&self, forward: bool) {
        let Some(scene) = self.scene() else { return };
        let work = self.work();
        let edge = if forward { 0 } else { u32::MAX };
        let found = match work.selection {
            Some(range) => next_to(&scene.transcript, range, forward),
            None => sentence(&scene.transcript, work.turn, edge),
        };
        if let Some(range) = found {
            self.select_shown(range);
        }
    }

    fn whole(&self) {
        let Some(scene) = self.scene() else { return };
        if let Some(turn) = scene.transcript.turns.get(self.work().turn) {
            self.select_shown(turn.range);
        }
    }

    fn reach(&self, to: Move, by: By) -> bool {
        let Some(scene) = self.scene() else { return false };
        if let Some(range) = self.work().selection {
            self.select_shown(reach(&scene.transcript, range, to, by));
        } else if let Some((_, mark)) = self.own() {
            self.resize(reach(&scene.transcript, mark.segment.range, to, by));
        } else if matches!(to, Move::GrowEnd | Move::ShrinkEnd) {
            self.sentence();
        } else {
            return false;
        }
        true
    }

    fn choose(&self) {
        if self.work().selection.is_none() {
            self.sentence();
        } else {
            self.pick(true);
        }
    }

    /// Selects a passage, shows that it is, and says it.
    pub fn select_shown(&self, range: TextRange) {
        let Some(scene) = self.scene() else { return };
        self.set_selection(&scene.transcript, range);
        self.show_selection();
        let last = scene.transcript.turn_at(range.end() - 1);
        if let Some(turn) = last.filter(|it| *it != self.work().turn) {
            measure::reveal(turn);
        }
        let said = &self.words().coding.said;
        let text = scene.transcript.text.slice(range);
        let count = text.split_whitespace().count();
        live::say(&(said.selected)(count, &self.quote(range)));
    }

    fn set_selection(&self, transcript: &Transcript, range: TextRange) {
        let turn = transcript.turn_at(range.start());
        self.set(|it| {
            it.selection = Some(range);
            it.turn = turn.unwrap_or(it.turn);
        });
    }

    /// Shows what is selected in the browser's own way.
    pub fn show_selection(&self) {
        if let Some((from, to)) = self.work().selection.and_then(|it| self.ends(it)) {
            selection::show(from, to);
        }
    }

    /// Returns the two ends of a passage.
    pub fn ends(&self, range: TextRange) -> Option<(Spot, Spot)> {
        let transcript = self.scene()?.transcript;
        let from = Spot::of_start(&transcript, range.start())?;
        Some((from, Spot::of_end(&transcript, range.end())?))
    }

    /// Opens the picker for what is selected.
    pub fn pick(&self, focus: bool) {
        let work = self.work();
        let Some((from, to)) = work.selection.and_then(|it| self.ends(it)) else {
            return live::say(self.words().coding.said.nothing);
        };
        highlights::show(Highlight::Picked, from, to);
        self.set(|it| it.picking = Some(Picking::Selection { focus }));
        if focus {
            // Also when it is open already, without the focus.
            focus::when_drawn(FIELD.to_owned());
        }
    }

    /// Closes the picker; what was selected still is.
    pub fn close_picker(&self) {
        highlights::clear(Highlight::Picked);
        if self.work().picking.is_none() {
            return;
        }
        self.set(|it| it.picking = None);
        measure::focus_still(&format!("turn-{}", self.work().turn));
        self.show_selection();
    }

    /// Lets go of the selection.
    pub fn unselect(&self) {
        highlights::clear(Highlight::Picked);
        selection::clear();
        self.set(|it| {
            it.selection = None;
            it.picking = None;
        });
    }

    fn escape(&self) -> bool {
        let work = self.work();
        if work.picking.is_some() {
            self.close_picker();
        } else if work.selection.is_some() {
            self.unselect();
            live::say(self.words().coding.said.unselected);
        } else if work.segment.is_some() {
            self.set(|it| it.segment = None);
        } else if work.code.is_some() {
            self.set(|it| it.code = None);
        } else {
            return false;
        }
        true
    }

    /// Takes over what the mouse has selected, or what it has clicked on.
    pub fn released(&self) {
        let Some(scene) = self.scene() else { return };
        let Some((from, to)) = selection::read(ROOT) else { return };
        if let Some(range) = selected(&scene.transcript, from, to) {
            self.set_selection(&scene.transcript, range);
            self.pick(true);
        } else {
            self.clicked(from.position(&scene.transcript));
        }
    }

    /// Takes over what fingers have selected.
    pub fn settled(&self) {
        let Some(scene) = self.scene() else { return };
        if self.work().picking.is_some() {
            return;
        }
        let found = selection::read(ROOT)
            .and_then(|(from, to)| selected(&scene.transcript, from, to));
        if let Some(range) = found.filter(|it| self.work().selection != Some(*it)) {
            self.set_selection(&scene.transcript, range);
            self.pick(false);
        }
    }

    /// Shows a segment in the panel.
    pub fn inspect(&self, id: SegmentId) {
        let Some(scene) = self.scene() else { return };
        let Some(mark) = scene.sheet.mark(id) else { return };
        let turn = scene.transcript.turn_at(mark.segment.range.start());
        self.set(|it| {
            it.segment = Some(id);
            it.selection = None;
            it.picking = None;
            // The keyboard stays where it is inside the segment.
            let inside = scene
                .transcript
                .turns
                .get(it.turn)
                .is_some_and(|turn| turn.range.overlaps(mark.segment.range));
            if !inside {
                it.turn = turn.unwrap_or(it.turn);
            }
        });
        if let Some((from, to)) = self.ends(mark.segment.range) {
            // Once the panel is there.
            measure::next_frame(move || measure::uncover(from, to));
        }
        let words = &self.words().coding;
        let stance = mark.segment.stance.map_or(words.no_stance, words.stance);
        live::say(&(words.said.segment)(&self.code_name(mark.segment.code), stance));
    }

    /// Shows a segment in the panel, with the keyboard at its turn.
    pub fn visit(&self, id: SegmentId) {
        self.inspect(id);
        measure::focus_still(&format!("turn-{}", self.work().turn));
    }

    /// A click at a position: shows the segment there, the next one with each click.
    fn clicked(&self, position: u32) {
        let Some(scene) = self.scene() else { return };
        highlights::clear(Highlight::Picked);
        let mut here = scene.sheet.at(position);
        order::sort_by_key(&mut here, |it| {
            (it.segment.range.chars(), it.coder != scene.coder)
        });
        let here: Vec<SegmentId> = here.iter().map(|it| it.segment.id).collect();
        let now = self.work().segment;
        let next = here
            .iter()
            .position(|it| Some(*it) == now)
            .and_then(|at| here.get(at + 1))
            .or_else(|| here.first())
            .copied();
        let turn = scene.transcript.turn_at(position);
        self.set(|it| {
            it.at = Some(position);
            it.done = None;
            it.selection = None;
            it.picking = None;
            it.segment = None;
            it.turn = turn.unwrap_or(it.turn);
        });
        if let Some(id) = next {
            self.inspect(id);
        }
        if let Some(turn) = turn {
            measure::focus_still(&format!("turn-{turn}"));
        }
    }
}
