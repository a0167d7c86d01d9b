//! The bench: what the coder is at, and what lies before them. It is one object for the
//! whole screen that never changes, so that pieces which hold it are never drawn again
//! because of it; what they show comes to them as props.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::dispatch::Dispatch;
use crate::codebook::{Code, Codebook};
use crate::coding::{Mark, Sheet, Stance};
use crate::id::{CodeId, CoderId, SegmentId, ThemeId};
use crate::study::SegmentRef;
use crate::text::{TextRange, short};
use crate::transcript::Transcript;
use crate::words::{EN, Words};

/// The id of the element that holds the turns.
pub const ROOT: &str = "turns";
/// The id of the picker's field.
pub const FIELD: &str = "code-picker";

/// What the coder is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The turn that the keyboard is at.
    pub turn: usize,
    /// What is selected.
    pub selection: Option<TextRange>,
    /// Where in the text it was clicked last.
    pub at: Option<u32>,
    /// What was coded last, until one goes elsewhere.
    pub done: Option<TextRange>,
    /// The code that was given last.
    pub last: Option<CodeId>,
    /// What a code is being chosen for.
    pub picking: Option<Picking>,
    /// The segment that is shown in the panel.
    pub segment: Option<SegmentId>,
    /// The code that is shown in the text and in the panel.
    pub code: Option<CodeId>,
    /// Whose layers are shown, and which of their segments.
    pub show: Show,
    /// The turn whose words are being corrected.
    pub correcting: Option<usize>,
    /// Whether memos are shown beside the text.
    pub noting: bool,
    /// The turn whose list of segments is open, on a narrow page.
    pub open: Option<usize>,
}

/// Whose layers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The coder's own: blind to what others did.
    #[default]
    Mine,
    /// All others'.
    Others,
    /// One other's.
    One(CoderId),
    /// Everyone's.
    Everyone,
}

/// What is shown of the coding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Whose layers.
    pub who: Who,
    /// Which of their segments.
    pub only: Only,
}

/// Which segments are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those with this stance.
    Stance(Stance),
    /// Those with this code, or one under it.
    Code(CodeId),
    /// Those with a code of this theme.
    Theme(ThemeId),
}

/// What a code is being chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picking {
    /// The selected words; whether the field takes the focus.
    Selection {
        /// Fingers would be in the way of their own keyboard.
        focus: bool,
    },
    /// Another code for a segment.
    Recode(SegmentId),
}

/// What lies before the coder.
#[derive(Clone)]
pub struct Scene {
    /// The transcript.
    pub transcript: Rc<Transcript>,
    /// Its coding, as far as it is shown.
    pub sheet: Rc<Sheet>,
    /// The codes.
    pub codebook: Rc<Codebook>,
    /// Who codes.
    pub coder: CoderId,
}

struct Inner {
    work: RefCell<Work>,
    scene: RefCell<Option<Scene>>,
    redraw: Callback<Work>,
    dispatch: Dispatch,
}

/// See the module. Its methods are for callbacks and effects.
#[derive(Clone)]
pub struct Bench(Option<Rc<Inner>>);

impl PartialEq for Bench {
    /// There is one on the screen.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Default for Bench {
    /// Returns one that does nothing, for pieces drawn alone.
    fn default() -> Self {
        Self(None)
    }
}

impl Bench {
    /// Returns a bench; `redraw` hears what the coder is at whenever that changes.
    pub fn new(redraw: Callback<Work>, dispatch: Dispatch) -> Self {
        Self(Some(Rc::new(Inner {
            work: RefCell::default(),
            scene: RefCell::default(),
            redraw,
            dispatch,
        })))
    }

    /// Says what lies before the coder now.
    pub fn lay(&self, scene: Scene) {
        if let Some(it) = &self.0 {
            it.scene.replace(Some(scene));
        }
    }

    /// Returns what the coder is at.
    pub fn work(&self) -> Work {
        self.0.as_ref().map(|it| it.work.borrow().clone()).unwrap_or_default()
    }

    /// Returns what lies before the coder.
    pub fn scene(&self) -> Option<Scene> {
        self.0.as_ref().and_then(|it| it.scene.borrow().clone())
    }

    /// Returns what changes the study.
    pub fn dispatch(&self) -> Dispatch {
        self.0.as_ref().map(|it| it.dispatch.clone()).unwrap_or_default()
    }

    /// Returns the words of the language.
    pub fn words(&self) -> &'static Words {
        &EN
    }

    /// Changes what the coder is at.
    pub fn set(&self, change: impl FnOnce(&mut Work)) {
        let Some(inner) = &self.0 else { return };
        let mut work = inner.work.borrow().clone();
        change(&mut work);
        if work != *inner.work.borrow() {
            inner.work.replace(work.clone());
            inner.redraw.emit(work);
        }
    }

    /// Returns the segment that is shown in the panel, with whose it is.
    pub fn mark(&self) -> Option<Mark> {
        let id = self.work().segment?;
        self.scene()?.sheet.mark(id).cloned()
    }

    /// Returns the shown segment, when it is the coder's own.
    pub fn own(&self) -> Option<(SegmentRef, Mark)> {
        let (scene, mark) = (self.scene()?, self.mark()?);
        (mark.coder == scene.coder).then(|| (reference(&scene, &mark), mark))
    }

    /// Returns the words of a passage, as one short line.
    pub fn quote(&self, range: TextRange) -> String {
        self.scene()
            .map(|it| short(it.transcript.text.slice(range), 160))
            .unwrap_or_default()
    }

    /// Returns a code's name.
    pub fn code_name(&self, id: CodeId) -> String {
        let found = self.scene().and_then(|it| it.codebook.get(id).cloned());
        found.map(|it: Rc<Code>| it.name.clone()).unwrap_or_default()
    }
}

/// Returns where a segment of the scene is.
pub fn reference(scene: &Scene, mark: &Mark) -> SegmentRef {
    SegmentRef { transcript: scene.transcript.id, coder: mark.coder, id: mark.segment.id }
}
