//! Coding: what the gestures change in the study.

use std::rc::Rc;

use super::bench::{Bench, Picking, Scene, reference};
use crate::app::browser::highlights::{self, Highlight};
use crate::app::browser::{ids, live, measure};
use crate::app::notice::Notice;
use crate::codebook::{Codebook, Colour};
use crate::coding::Stance;
use crate::id::{CodeId, SegmentId};
use crate::study::{CodeFields, Command, NewCode, NewSegment, Refusal};
use crate::text::{TextRange, short};
use crate::words::refusals;

/// How long the name of a code is at most when it is made of people's words.
const LONGEST_NAME: usize = 80;

/// Returns a new code for the top of the codebook, with the next colour.
pub fn new_code(codebook: &Codebook, id: CodeId, name: &str) -> NewCode {
    let number = u32::try_from(codebook.len() + 1).unwrap_or(1);
    let colour = Colour::new(number);
    NewCode {
        id,
        parent: None,
        fields: CodeFields {
            name: name.trim().to_owned(),
            colour,
            ..CodeFields::default()
        },
    }
}

impl Bench {
    /// Gives the selection a code, or the segment another one, and closes the picker unless
    /// it stays for more.
    pub fn apply(&self, code: CodeId, stay: bool) {
        let (Some(scene), work) = (self.scene(), self.work()) else { return };
        if let Some(Picking::Recode(segment)) = work.picking {
            return self.recode_to(&scene, segment, code);
        }
        let Some(range) = work.selection else {
            return live::say(self.words().coding.said.nothing);
        };
        if let Some(given) = given(&scene, range, code) {
            if stay {
                self.take_back(&scene, given, code);
            } else {
                self.finish(Some(given));
            }
            return;
        }
        let id = ids::new_id();
        if self.run(add(&scene, id, code, range)) {
            live::say(&(self.words().coding.said.coded)(&self.code_name(code)));
            if stay {
                self.set(|it| it.segment = Some(id));
            } else {
                self.finish(Some(id));
            }
        }
    }

    /// Makes a code and gives it to the selection or segment: one step for undo.
    pub fn create(&self, name: &str, stay: bool) {
        let (Some(scene), work) = (self.scene(), self.work()) else { return };
        let at_top = scene.codebook.children(None);
        if let Some(known) = at_top.iter().find(|it| it.name == name.trim()) {
            return self.apply(known.id, stay);
        }
        let code: CodeId = ids::new_id();
        let made = Command::AddCodes(vec![new_code(&scene.codebook, code, name)]);
        let id: SegmentId = ids::new_id();
        let (second, segment) = match (work.picking, work.selection) {
            (Some(Picking::Recode(segment)), _) => {
                let Some(mark) = scene.sheet.mark(segment) else { return };
                let segment_ref = reference(&scene, mark);
                (Some(Command::Recode { segment: segment_ref, code }), Some(segment))
            }
            (_, Some(range)) => (Some(add(&scene, id, code, range)), Some(id)),
            _ => (None, None),
        };
        let all = std::iter::once(made).chain(second).collect();
        if self.run(Command::Together(all)) {
            live::say(&(self.words().coding.said.created)(name.trim()));
            if stay {
                self.set(|it| it.segment = segment);
            } else {
                self.finish(segment);
            }
        }
    }

    /// Makes a code named by the selected words and gives it to them.
    pub fn in_vivo(&self) {
        let (Some(scene), Some(range)) = (self.scene(), self.work().selection) else {
            return live::say(self.words().coding.said.nothing);
        };
        let words = scene.transcript.text.slice(range);
        let bare = words.trim_matches(|it: char| !it.is_alphanumeric());
        self.create(&short(bare, LONGEST_NAME), false);
    }

    /// Opens the picker for another code of the shown segment.
    pub fn recode(&self) {
        match self.own() {
            Some((it, _)) => {
                self.set(|work| work.picking = Some(Picking::Recode(it.id)));
            }
            None => self.not_mine(),
        }
    }

    fn recode_to(&self, scene: &Scene, segment: SegmentId, code: CodeId) {
        let Some(mark) = scene.sheet.mark(segment) else { return };
        let segment_ref = reference(scene, mark);
        if mark.segment.code == code
            || self.run(Command::Recode { segment: segment_ref, code })
        {
            live::say(&(self.words().coding.said.recoded)(&self.code_name(code)));
            self.finish(Some(segment));
        }
    }

    /// Gives the shown segment another passage.
    pub fn resize(&self, range: TextRange) {
        let Some((segment, mark)) = self.own() else { return self.not_mine() };
        if mark.segment.range != range && self.run(Command::Resize { segment, range }) {
            live::say(&(self.words().coding.said.resized)(&self.quote(range)));
        }
    }

    /// Sets the shown segment's stance.
    pub fn set_stance(&self, stance: Option<Stance>) {
        let Some((segment, _)) = self.own() else { return self.not_mine() };
        if self.run(Command::SetStance { segment, stance }) {
            let words = &self.words().coding;
            let name = stance.map_or(words.no_stance, words.stance);
            live::say(&(words.said.stance)(name));
        }
    }

    /// Sets the shown segment's stance, or takes it back when it is that already.
    pub fn toggle_stance(&self, stance: Stance) {
        let now = self.mark().and_then(|it| it.segment.stance);
        self.set_stance((now != Some(stance)).then_some(stance));
    }

    /// Writes a segment's memo.
    pub fn write_memo(&self, id: SegmentId, memo: String) {
        let Some(scene) = self.scene() else { return };
        if let Some(mark) = scene.sheet.mark(id) {
            let segment = reference(&scene, mark);
            self.run(Command::SetSegmentMemo { segment, memo });
        }
    }

    /// Removes the shown segment.
    pub fn remove(&self) {
        let Some((segment, mark)) = self.own() else { return self.not_mine() };
        if self.run(Command::RemoveSegments(vec![segment])) {
            let words = self.words();
            let said = (words.coding.said.removed)(&self.code_name(mark.segment.code));
            let dispatch = self.dispatch();
            let undo = yew::Callback::from(move |()| dispatch.undo());
            let notice = Notice::info(said).with(words.shell.undo, undo);
            self.dispatch().notify(notice);
            self.set(|it| {
                it.segment = None;
                it.picking = None;
            });
            measure::focus_still(&format!("turn-{}", self.work().turn));
        }
    }

    /// Gives another coder's passage the same code as oneself.
    pub fn agree(&self) {
        let (Some(scene), Some(mark)) = (self.scene(), self.mark()) else { return };
        let segment = &mark.segment;
        let id = ids::new_id();
        if self.run(add(&scene, id, segment.code, segment.range)) {
            live::say(&(self.words().coding.said.coded)(&self.code_name(segment.code)));
            self.set(|it| it.segment = Some(id));
        }
    }

    fn take_back(&self, scene: &Scene, given: SegmentId, code: CodeId) {
        let Some(mark) = scene.sheet.mark(given) else { return };
        if self.run(Command::RemoveSegments(vec![reference(scene, mark)])) {
            live::say(&(self.words().coding.said.removed)(&self.code_name(code)));
        }
    }

    /// After something was coded: nothing is selected, the segment is shown, and the
    /// keyboard is at the turn.
    fn finish(&self, segment: Option<SegmentId>) {
        highlights::clear(Highlight::Picked);
        crate::app::browser::selection::clear();
        self.set(|it| {
            it.selection = None;
            it.picking = None;
            it.segment = segment.or(it.segment);
            it.code = None;
        });
        measure::focus_still(&format!("turn-{}", self.work().turn));
    }

    fn not_mine(&self) {
        if self.mark().is_some() {
            live::say(self.words().coding.said.not_mine);
        }
    }

    /// Changes the study; returns whether it did. A refusal is shown.
    pub fn run(&self, command: Command) -> bool {
        match self.dispatch().attempt(command) {
            Ok(()) => true,
            Err(Refusal::NothingToDo) => false,
            Err(refusal) => {
                let (message, hint) = refusals::refusal(&refusal);
                self.dispatch().notify(Notice::warning(message, hint));
                false
            }
        }
    }
}

/// Returns the coder's own segment that has this code and passage.
fn given(scene: &Scene, range: TextRange, code: CodeId) -> Option<SegmentId> {
    let own = |it: &&crate::coding::Mark| {
        it.coder == scene.coder && it.segment.code == code && it.segment.range == range
    };
    scene.sheet.marks.iter().find(own).map(|it| it.segment.id)
}

fn add(scene: &Scene, id: SegmentId, code: CodeId, range: TextRange) -> Command {
    Command::AddSegments {
        transcript: Rc::clone(&scene.transcript).id,
        coder: scene.coder,
        segments: vec![NewSegment { id, code, range, stance: None, memo: String::new() }],
    }
}
