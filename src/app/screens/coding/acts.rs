//! Coding: what the gestures change in the study.

use std::rc::Rc;

use super::bench::{Bench, Only, Picking, Scene, Show, Who, reference};
use super::keys::Extent;
use super::scene::codes_of;
use crate::app::browser::highlights::{self, Highlight};
use crate::app::browser::{clock, ids, live, measure};
use crate::app::notice::Notice;
use crate::codebook::{Codebook, Colour};
use crate::coding::{Meeting, Segment, Stance, meeting};
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::stamp::Stamp;
use crate::study::{
    CodeFields, Command, NewCode, NewSegment, Refusal, SegmentRef, Study,
};
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
        if let Some(away) = scene.codebook.get(code).filter(|it| !it.is_active()) {
            let why = Refusal::Archived(away.name.clone());
            let (message, hint) = refusals::refusal(&why);
            return self.dispatch().notify(Notice::warning(message, hint));
        }
        if let Some(Picking::Recode(segment)) = work.picking {
            return self.recode_to(&scene, segment, code);
        }
        let Some(range) = work.selection else {
            return live::say(self.words().coding.said.nothing);
        };
        self.set(|it| it.last = Some(code));
        let said = &self.words().coding.said;
        let name = self.code_name(code);
        let id = match self.meets(&scene, None, (range, code)) {
            Meets::Same(given) if stay => return self.take_back(&scene, given, code),
            Meets::Same(given) => Some(given),
            Meets::Inside(around) => {
                live::say(&(said.inside)(&name));
                Some(around)
            }
            Meets::Joins(join, into) => {
                let done = self.run(join);
                if done {
                    self.say_joined(add(&scene, ids::new_id(), code, range), &name);
                }
                done.then_some(into)
            }
            Meets::Nothing => {
                let id = ids::new_id();
                let done = self.run(add(&scene, id, code, range));
                if done {
                    live::say(&(said.coded)(&name));
                }
                done.then_some(id)
            }
        };
        let Some(id) = id else { return };
        if stay {
            self.set(|it| it.segment = Some(id));
        } else {
            self.finish(Some(id));
        }
    }

    fn favourite(&self, number: usize) -> Option<CodeId> {
        let (study, coder) = (self.dispatch().study(), self.dispatch().coder());
        let keys = study.zip(coder).map(|(it, coder)| it.number_keys(coder));
        keys.unwrap_or_default().code(u8::try_from(number).ok()?)
    }

    /// Tells whether a key is the number of a favourite code.
    pub fn has_number(&self, key: &str) -> bool {
        key.parse().is_ok_and(|it| self.favourite(it).is_some())
    }

    /// Gives the favourite code with this number.
    pub fn number(&self, number: usize, extent: Extent) {
        let Some(code) = self.favourite(number) else {
            let said = (self.words().coding.said.no_favourite)(number);
            return self.dispatch().notify(Notice::info(said));
        };
        self.give(code, extent);
    }

    /// Gives the last code again.
    pub fn again(&self) {
        let active = |it: &CodeId| {
            let code = self.scene().and_then(|scene| scene.codebook.get(*it).cloned());
            code.is_some_and(|it| it.is_active())
        };
        match self.work().last.filter(active) {
            Some(code) => self.give(code, Extent::Selection),
            None => live::say(self.words().coding.said.no_last),
        }
    }

    /// Gives a code to where one is.
    pub fn give(&self, code: CodeId, extent: Extent) {
        if let Some(range) = self.here(extent) {
            self.give_to(code, range);
        }
    }

    /// Gives a code to a passage.
    pub fn give_to(&self, code: CodeId, range: TextRange) {
        self.set(|it| {
            it.selection = Some(range);
            it.picking = None;
        });
        self.apply(code, false);
    }

    fn say_joined(&self, alone: Command, name: &str) {
        let words = &self.words().coding.said;
        let (dispatch, bench) = (self.dispatch(), self.clone());
        let apart = yew::Callback::from(move |()| {
            dispatch.undo();
            bench.run(alone.clone());
        });
        let notice = Notice::info((words.joined)(name)).with(words.apart, apart);
        self.dispatch().notify(notice);
    }

    /// Tells how a passage meets those that the coder gave the code already, shown or not;
    /// with `own`, it is that segment's.
    fn meets(
        &self,
        scene: &Scene,
        own: Option<SegmentId>,
        (range, code): (TextRange, CodeId),
    ) -> Meets {
        let study = self.dispatch().study();
        let (transcript, coder) = (scene.transcript.id, scene.coder);
        let layer = study.as_ref().and_then(|it| it.layer(transcript, coder));
        let Some(layer) = layer else { return Meets::Nothing };
        let stamp = Stamp { at: clock::now().at, by: coder };
        match meeting(layer, own, code, range, &stamp) {
            Meeting::None => Meets::Nothing,
            Meeting::Had(id) => {
                let same = layer.get(id).is_some_and(|it| it.range == range);
                if same { Meets::Same(id) } else { Meets::Inside(id) }
            }
            Meeting::Joins(made, gone) => {
                let Some(was) = layer.get(made.id) else { return Meets::Nothing };
                Meets::Joins(join(transcript, coder, (was, &made), gone), made.id)
            }
        }
    }

    /// Changes a segment that may meet others of its code: then all of them become one, and
    /// `alone` is what keeps them apart.
    fn change(
        &self,
        scene: &Scene,
        segment: SegmentId,
        to: (TextRange, CodeId),
        alone: Command,
    ) -> bool {
        let Meets::Joins(join, _) = self.meets(scene, Some(segment), to) else {
            return self.run(alone);
        };
        let done = self.run(join);
        if done {
            self.say_joined(alone, &self.code_name(to.1));
        }
        done
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
            self.set(|it| it.last = Some(code));
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
        let to = (mark.segment.range, code);
        if mark.segment.code == code
            || self.change(
                scene,
                segment,
                to,
                Command::Recode { segment: segment_ref, code },
            )
        {
            live::say(&(self.words().coding.said.recoded)(&self.code_name(code)));
            self.finish(Some(segment));
        }
    }

    /// Gives the shown segment another passage.
    pub fn resize(&self, range: TextRange) {
        let Some((segment, mark)) = self.own() else { return self.not_mine() };
        let Some(scene) = self.scene() else { return };
        let to = (range, mark.segment.code);
        if mark.segment.range != range
            && self.change(&scene, segment.id, to, Command::Resize { segment, range })
        {
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
        let Some(mark) = self.mark() else { return };
        self.give_to(mark.segment.code, mark.segment.range);
    }

    fn take_back(&self, scene: &Scene, given: SegmentId, code: CodeId) {
        // Shown or not.
        let segment = own(scene, given);
        if self.run(Command::RemoveSegments(vec![segment])) {
            live::say(&(self.words().coding.said.removed)(&self.code_name(code)));
        }
    }

    /// After something was coded: nothing is selected, the segment is shown, and the
    /// keyboard is at the turn.
    fn finish(&self, segment: Option<SegmentId>) {
        highlights::clear(Highlight::Picked);
        crate::app::browser::selection::clear();
        let study = self.dispatch().study();
        let made = segment.zip(study.as_ref()).and_then(|(id, it)| it.segment(id));
        let made = made.map(|it| Rc::clone(it.1));
        // What was coded is in sight, whatever was shown before.
        let hidden =
            study.zip(made.as_ref()).is_some_and(|(it, made)| self.hides(&it, made));
        self.set(|it| {
            it.done = made.map(|it| it.range).or(it.done);
            if hidden {
                it.show.only = Only::All;
                if !shows_own(it.show.who) {
                    it.show.who = Who::Mine;
                }
            }
            it.selection = None;
            it.picking = None;
            it.segment = segment.or(it.segment);
            it.code = None;
        });
        measure::focus_still(&format!("turn-{}", self.work().turn));
    }

    /// Tells whether a segment of one's own is not among what is shown.
    fn hides(&self, study: &Study, made: &Segment) -> bool {
        let Show { who, only } = self.work().show;
        let narrow = match only {
            Only::Stance(stance) => made.stance != Some(stance),
            _ => codes_of(only, &study.codebook, &study.themes)
                .is_some_and(|it| !it.contains(&made.code)),
        };
        narrow || !shows_own(who)
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

fn shows_own(who: Who) -> bool {
    matches!(who, Who::Mine | Who::Everyone)
}

/// How a passage meets those that have the code already.
enum Meets {
    /// It overlaps none of them.
    Nothing,
    /// It is one of them.
    Same(SegmentId),
    /// It lies in one of them.
    Inside(SegmentId),
    /// It overlaps some, and becomes one with them.
    Joins(Command, SegmentId),
}

/// Names a segment of the coder's.
fn own(scene: &Scene, id: SegmentId) -> SegmentRef {
    SegmentRef { transcript: scene.transcript.id, coder: scene.coder, id }
}

/// Makes one segment of several: what it was, what it becomes, and those that are gone.
fn join(
    transcript: TranscriptId,
    coder: CoderId,
    (was, made): (&Segment, &Segment),
    gone: Vec<SegmentId>,
) -> Command {
    let named = |id| SegmentRef { transcript, coder, id };
    let segment = named(made.id);
    let mut all = Vec::new();
    if !gone.is_empty() {
        all.push(Command::RemoveSegments(gone.into_iter().map(named).collect()));
    }
    if was.code != made.code {
        all.push(Command::Recode { segment, code: made.code });
    }
    if was.range != made.range {
        all.push(Command::Resize { segment, range: made.range });
    }
    if was.stance != made.stance {
        all.push(Command::SetStance { segment, stance: made.stance });
    }
    if was.memo != made.memo {
        all.push(Command::SetSegmentMemo { segment, memo: made.memo.clone() });
    }
    Command::Together(all)
}

fn add(scene: &Scene, id: SegmentId, code: CodeId, range: TextRange) -> Command {
    Command::AddSegments {
        transcript: Rc::clone(&scene.transcript).id,
        coder: scene.coder,
        segments: vec![NewSegment { id, code, range, stance: None, memo: String::new() }],
    }
}
