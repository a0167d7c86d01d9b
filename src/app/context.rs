//! What screens read: a hook a slice, so that a change of one slice draws only what shows
//! it (see [`super::hub`]). Pieces smaller than a screen take props instead.

use std::rc::Rc;

use uuid::Uuid;
use yew::context::ContextProviderProps;
use yew::prelude::*;

use super::dispatch::Dispatch;
use super::hub::{Hub, Slice};
use super::keeper::Keeper;
use super::notice::Notice;
use super::open::Incoming;
use super::session::{Role, Saving, Twin};
use super::shared::Shared;
use crate::codebook::{Codebook, Versions};
use crate::coding::Layers;
use crate::find::Finding;
use crate::id::{CoderId, Id as _, MemoId, StudyId, SurveyId, TranscriptId};
use crate::order::Map;
use crate::participants::Participants;
use crate::stamp::{Moment, Stamp};
use crate::study::{About, Memo, Study};
use crate::survey::Survey;
use crate::themes::Themes;
use crate::transcript::Transcript;
pub use crate::words::time::Now;
use crate::words::{EN, Words};

/// The surveys of a study.
pub type Surveys = Map<SurveyId, Rc<Survey>>;
/// The transcripts of a study.
pub type Transcripts = Map<TranscriptId, Rc<Transcript>>;
/// The memos of a study.
pub type Memos = Map<MemoId, Memo>;
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
    /// Whether this tab writes.
    pub role: Role,
    /// Whether a passphrase is wanted before anything else.
    pub locked: bool,
    /// Whether somebody answers a survey alone, and sees nothing else.
    pub alone: bool,
}

impl Default for Desk {
    fn default() -> Self {
        let coder = CoderId::from_uuid(Uuid::nil());
        Self {
            open: false,
            coder,
            undo: None,
            redo: None,
            role: Role::Writes,
            locked: false,
            alone: false,
        }
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
    /// The page's hub.
    pub hub: Shared<Hub>,
    /// What reads it.
    pub children: Html,
}

/// Gives what is inside it all that screens read.
#[component]
pub fn Contexts(props: &ContextsProps) -> Html {
    yew::whole::<ContextProvider<Shared<Hub>>>(ContextProviderProps {
        context: props.hub.clone(),
        children: props.children.clone(),
    })
}

/// Returns the hub; nothing outside the app. Does not draw again.
#[hook]
fn use_hub() -> Option<Shared<Hub>> {
    use_context::<Shared<Hub>>()
}

/// Returns the hub, and draws again whenever the slice has changed.
#[hook]
fn use_slice(slice: Slice) -> Option<Shared<Hub>> {
    let hub = use_hub();
    let update = use_force_update();
    let seen = hub.as_ref().map_or(0, |it| it.version(slice));
    use_effect_with(hub.clone(), move |hub| {
        let hub = hub.as_ref();
        let listening =
            hub.map(|it| Hub::listen(it, slice, seen, move || update.force_update()));
        move || drop(listening)
    });
    hub
}

/// Declares a hook that reads one slice, or an empty value outside the app.
macro_rules! hooks {
    ($($(#[$doc:meta])* $name:ident($slice:ident) -> $type:ty = $read:expr;)*) => {$(
        $(#[$doc])*
        #[hook]
        pub fn $name() -> $type {
            let read: fn(&Hub) -> $type = $read;
            use_slice(Slice::$slice).map_or_else(Default::default, |it| read(&it))
        }
    )*};
}

hooks! {
    /// Returns the clock, a minute exact.
    use_now(Now) -> Now = Hub::now;
    /// Returns who codes and what can be undone.
    use_desk(Desk) -> Desk = |it| it.session().desk();
    /// Returns what is saved.
    use_saving(Saving) -> Shared<Saving> = |it| it.session().saving().into();
    /// Returns what was said and not dismissed.
    use_notices(Notices) -> Shared<Notices> = |it| it.session().notices().into();
    /// Returns the files that wait to be imported.
    use_incoming(Incoming) -> Shared<Vec<Incoming>> = |it| it.session().incoming().into();
    /// Returns the study about which the person is asked.
    use_twin(Twin) -> Shared<Twin> = |it| it.session().twin().into();
    /// Returns the participants.
    use_participants(Participants) -> Shared<Participants> =
        |it| Shared::from(&it.study().participants);
    /// Returns the surveys.
    use_surveys(Surveys) -> Shared<Surveys> = |it| Shared::from(&it.study().surveys);
    /// Returns the transcripts.
    use_transcripts(Transcripts) -> Shared<Transcripts> =
        |it| Shared::from(&it.study().transcripts);
    /// Returns the codebook.
    use_codebook(Codebook) -> Shared<Codebook> = |it| Shared::from(&it.study().codebook);
    /// Returns the versions of the codebook.
    use_versions(Versions) -> Shared<Versions> = |it| Shared::from(&it.study().versions);
    /// Returns all coders' layers.
    use_layers(Layers) -> Shared<Layers> = |it| Shared::from(&it.study().layers);
    /// Returns the themes.
    use_themes(Themes) -> Shared<Themes> = |it| Shared::from(&it.study().themes);
    /// Returns what is kept of finding.
    use_finding(Finding) -> Shared<Finding> = |it| Shared::from(&it.study().finding);
    /// Returns the memos.
    use_memos(Memos) -> Shared<Memos> = |it| Shared::from(&it.study().memos);
}

/// Returns the whole study: drawn again at every change, so only for screens that show all.
#[hook]
pub fn use_study() -> Shared<Study> {
    let hub = use_slice(Slice::Study);
    hub.map_or_else(|| Shared::new(empty_study()), |it| Shared::from(it.study()))
}

/// Returns the study's name, description and coders.
#[hook]
pub fn use_about() -> Shared<About> {
    let hub = use_slice(Slice::About);
    hub.map_or_else(
        || Shared::from(&empty_study().about),
        |it| Shared::from(&it.study().about),
    )
}

/// Returns what changes things; it never changes itself.
#[hook]
pub fn use_dispatch() -> Dispatch {
    Dispatch::to(use_hub())
}

/// Returns where studies are kept; it never changes itself.
#[hook]
pub fn use_keeper() -> Shared<Keeper> {
    use_hub().map_or_else(Shared::default, |it| it.keeper().clone())
}

/// Returns the words of the language.
#[hook]
pub fn use_words() -> &'static Words {
    &EN
}
