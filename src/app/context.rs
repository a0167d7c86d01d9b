//! What screens read. One context a slice, so that a change of one slice draws only what
//! shows it; the hooks below read them. Pieces smaller than a screen take props instead.

use std::collections::BTreeMap;
use std::rc::Rc;

use uuid::Uuid;
use yew::prelude::*;

use super::dispatch::Dispatch;
use super::notice::Notice;
use super::open::Incoming;
use super::session::{Saving, Session, Twin};
use super::shared::Shared;
use crate::codebook::Codebook;
use crate::coding::Layers;
use crate::id::{CoderId, Id as _, MemoId, StudyId, SurveyId, TranscriptId};
use crate::participants::Participants;
use crate::stamp::{Moment, Stamp};
use crate::study::{About, Memo, Study};
use crate::survey::Survey;
use crate::themes::Themes;
use crate::transcript::Transcript;
pub use crate::words::time::Now;
use crate::words::{EN, Words};

/// The surveys of a study.
pub type Surveys = BTreeMap<SurveyId, Rc<Survey>>;
/// The transcripts of a study.
pub type Transcripts = BTreeMap<TranscriptId, Rc<Transcript>>;
/// The memos of a study.
pub type Memos = BTreeMap<MemoId, Memo>;
/// What was said and not dismissed, each with its number.
pub type Notices = Vec<(u32, Rc<Notice>)>;

/// Who sits at the desk, and what can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Whether a study is open.
    pub open: bool,
    /// Who codes; the nil id when no study is open.
    pub coder: CoderId,
    /// What undo would take back: see `words::actions`.
    pub undo: Option<&'static str>,
    /// What redo would do again: see `words::actions`.
    pub redo: Option<&'static str>,
}

impl Default for Desk {
    fn default() -> Self {
        let coder = CoderId::from_uuid(Uuid::nil());
        Self { open: false, coder, undo: None, redo: None }
    }
}

/// Returns a study without anything in it, which stands where none is open.
pub fn empty_study() -> Study {
    let nobody = CoderId::from_uuid(Uuid::nil());
    let stamp = Stamp { at: Moment(0), by: nobody };
    Study::new(StudyId::from_uuid(Uuid::nil()), "", "", &stamp)
}

/// Props of [`Contexts`].
#[derive(Properties, PartialEq)]
pub struct ContextsProps {
    /// The open study, or the empty one.
    pub study: Shared<Study>,
    /// See [`Desk`].
    pub desk: Desk,
    /// See [`Saving`].
    pub saving: Shared<Saving>,
    /// See [`Notices`].
    pub notices: Shared<Notices>,
    /// Files that wait.
    pub incoming: Shared<Vec<Incoming>>,
    /// See [`Twin`].
    pub twin: Shared<Twin>,
    /// What changes things.
    pub dispatch: Dispatch,
    /// The clock.
    pub now: Now,
    /// What reads all this.
    pub children: Html,
}

impl ContextsProps {
    /// Returns what the session says; `nothing` stands where no study is open.
    pub fn of(
        session: &Session,
        nothing: &Shared<Study>,
        dispatch: Dispatch,
        now: Now,
        children: Html,
    ) -> Self {
        let empty = Desk::default();
        Self {
            study: session.study().map_or_else(|| nothing.clone(), Shared::from),
            desk: Desk {
                open: session.study().is_some(),
                coder: session.coder().unwrap_or(empty.coder),
                undo: session.undoable(),
                redo: session.redoable(),
            },
            saving: session.saving().into(),
            notices: session.notices().into(),
            incoming: session.incoming().into(),
            twin: session.twin().into(),
            dispatch,
            now,
            children,
        }
    }
}

/// Gives what is inside it all that screens read.
#[component]
pub fn Contexts(props: &ContextsProps) -> Html {
    let study = &props.study;
    html! {
        <ContextProvider<Dispatch> context={props.dispatch.clone()}>
        <ContextProvider<Now> context={props.now}>
        <ContextProvider<Desk> context={props.desk}>
        <ContextProvider<Shared<Saving>> context={props.saving.clone()}>
        <ContextProvider<Shared<Notices>> context={props.notices.clone()}>
        <ContextProvider<Shared<Vec<Incoming>>> context={props.incoming.clone()}>
        <ContextProvider<Shared<Twin>> context={props.twin.clone()}>
        <ContextProvider<Shared<Study>> context={study.clone()}>
        <ContextProvider<Shared<About>> context={Shared::from(&study.about)}>
        <ContextProvider<Shared<Participants>> context={Shared::from(&study.participants)}>
        <ContextProvider<Shared<Surveys>> context={Shared::from(&study.surveys)}>
        <ContextProvider<Shared<Transcripts>> context={Shared::from(&study.transcripts)}>
        <ContextProvider<Shared<Codebook>> context={Shared::from(&study.codebook)}>
        <ContextProvider<Shared<Layers>> context={Shared::from(&study.layers)}>
        <ContextProvider<Shared<Themes>> context={Shared::from(&study.themes)}>
        <ContextProvider<Shared<Memos>> context={Shared::from(&study.memos)}>
            { props.children.clone() }
        </ContextProvider<Shared<Memos>>>
        </ContextProvider<Shared<Themes>>>
        </ContextProvider<Shared<Layers>>>
        </ContextProvider<Shared<Codebook>>>
        </ContextProvider<Shared<Transcripts>>>
        </ContextProvider<Shared<Surveys>>>
        </ContextProvider<Shared<Participants>>>
        </ContextProvider<Shared<About>>>
        </ContextProvider<Shared<Study>>>
        </ContextProvider<Shared<Twin>>>
        </ContextProvider<Shared<Vec<Incoming>>>>
        </ContextProvider<Shared<Notices>>>
        </ContextProvider<Shared<Saving>>>
        </ContextProvider<Desk>>
        </ContextProvider<Now>>
        </ContextProvider<Dispatch>>
    }
}

/// Declares a hook that reads one context, or an empty value outside the app.
macro_rules! hooks {
    ($($(#[$doc:meta])* $name:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        #[hook]
        pub fn $name() -> $type {
            use_context::<$type>().unwrap_or_default()
        }
    )*};
}

hooks! {
    /// Returns what changes things; it never changes itself.
    use_dispatch -> Dispatch;
    /// Returns the clock, a minute exact.
    use_now -> Now;
    /// Returns who codes and what can be undone.
    use_desk -> Desk;
    /// Returns what is saved.
    use_saving -> Shared<Saving>;
    /// Returns what was said and not dismissed.
    use_notices -> Shared<Notices>;
    /// Returns the files that wait to be imported.
    use_incoming -> Shared<Vec<Incoming>>;
    /// Returns the study about which the person is asked.
    use_twin -> Shared<Twin>;
    /// Returns the participants.
    use_participants -> Shared<Participants>;
    /// Returns the surveys.
    use_surveys -> Shared<Surveys>;
    /// Returns the transcripts.
    use_transcripts -> Shared<Transcripts>;
    /// Returns the codebook.
    use_codebook -> Shared<Codebook>;
    /// Returns all coders' layers.
    use_layers -> Shared<Layers>;
    /// Returns the themes.
    use_themes -> Shared<Themes>;
    /// Returns the memos.
    use_memos -> Shared<Memos>;
}

/// Returns the whole study: drawn again at every change, so only for screens that show all.
#[hook]
pub fn use_study() -> Shared<Study> {
    use_context().unwrap_or_else(|| Shared::new(empty_study()))
}

/// Returns the study's name, description and coders.
#[hook]
pub fn use_about() -> Shared<About> {
    use_context().unwrap_or_else(|| Shared::from(&empty_study().about))
}

/// Returns the words of the language.
#[hook]
pub fn use_words() -> &'static Words {
    &EN
}
