//! Every change a user can make, in one list. Ids of new things are handed in.

use std::rc::Rc;

use super::{MemoTarget, Pseudonyms, Rewording, Study};
use crate::codebook::{Code, Colour, Part};
use crate::coding::Stance;
use crate::find::{Dismissed, Group};
use crate::id::{
    CodeId, CoderId, MemoId, ParticipantId, QueryId, QuestionId, SegmentId, SpeakerId,
    SurveyId, ThemeId, TranscriptId, VersionId,
};
use crate::participants::Participant;
use crate::stats::Disclosure;
use crate::survey::{Column, Composite, Question, Reply, Survey, Update};
use crate::text::TextRange;
use crate::transcript::{Transcript, TranscriptKind};

/// A change of a study.
#[expect(missing_docs, reason = "each variant's sentence says what its fields are")]
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Several changes that are made and undone as one; all or none.
    Together(Vec<Self>),

    /// Comes back to an earlier state of the study. The log and later coders stay.
    Restore(Box<Study>),
    /// Names and describes the study.
    DescribeStudy { name: String, description: String },
    /// Says from which count on something is shown.
    SetDisclosure(Disclosure),
    /// Adds a coder.
    AddCoder { id: CoderId, name: String },
    /// Renames a coder.
    RenameCoder { id: CoderId, name: String },

    /// Adds participants, or replaces those with the same id; new attributes go last.
    PutParticipants { attributes: Vec<String>, people: Vec<Participant> },
    /// Removes a participant and the links to them.
    RemoveParticipant { id: ParticipantId },

    /// Adds a survey with its answers.
    AddSurvey(Box<Survey>),
    /// Takes over what a newer export of a survey says; see [`crate::survey::update`].
    UpdateSurvey { id: SurveyId, made: Rc<Update> },
    /// Renames a survey.
    RenameSurvey { id: SurveyId, name: String },
    /// Replaces a question, and its answers when they were read anew.
    SetQuestion { survey: SurveyId, question: Box<Question>, column: Option<Rc<Column>> },
    /// Says whether a question is reverse-coded.
    ReverseQuestion { survey: SurveyId, question: QuestionId, reversed: bool },
    /// Adds a composite scale to a survey, or changes the one with this id.
    PutComposite { survey: SurveyId, composite: Box<Composite> },
    /// Removes a composite scale; its questions stay.
    RemoveComposite { survey: SurveyId, id: QuestionId },
    /// Adds a question that nobody has answered, before another or last.
    AddQuestion { survey: SurveyId, question: Box<Question>, before: Option<QuestionId> },
    /// Moves a question before another, or last.
    MoveQuestion { survey: SurveyId, id: QuestionId, before: Option<QuestionId> },
    /// Removes a question with its answers.
    RemoveQuestion { survey: SurveyId, id: QuestionId },
    /// Takes one respondent's answers as they were typed: new ones, or in the place of
    /// those of `replaces`.
    EnterRespondent {
        survey: SurveyId,
        typing: Typing,
        respondent: String,
        replaces: Option<String>,
        replies: Vec<(QuestionId, Reply)>,
    },
    /// Removes a respondent with all answers.
    RemoveRespondent { survey: SurveyId, typing: Typing, respondent: String },
    /// Says which of two typed answers holds, or a third one.
    SettleAnswer {
        survey: SurveyId,
        question: QuestionId,
        respondent: String,
        reply: Reply,
    },
    /// Removes the second typing of a survey.
    RemoveSecondTyping { survey: SurveyId },
    /// Removes a survey.
    RemoveSurvey { id: SurveyId },

    /// Adds transcripts.
    AddTranscripts(Vec<Transcript>),
    /// Renames a transcript.
    RenameTranscript { id: TranscriptId, name: String },
    /// Says what kind of text a transcript is.
    SetTranscriptKind { id: TranscriptId, kind: TranscriptKind },
    /// Says whom a transcript is about.
    LinkTranscript { id: TranscriptId, participant: Option<ParticipantId> },
    /// Renames, marks or links a speaker.
    EditSpeaker {
        transcript: TranscriptId,
        speaker: SpeakerId,
        name: String,
        interviewer: bool,
        participant: Option<ParticipantId>,
    },
    /// Gives all turns of one speaker to another.
    MergeSpeakers { transcript: TranscriptId, from: SpeakerId, into: SpeakerId },
    /// Corrects words of a transcript; every segment stays on its words.
    Correct(Rewording),
    /// Puts pseudonyms in the place of names and the like, wherever they stand.
    Pseudonymise(Box<Pseudonyms>),
    /// Removes a transcript with all layers on it.
    RemoveTranscript { id: TranscriptId },

    /// Adds codes, each under its parent; a parent may be among them, before its children.
    AddCodes(Vec<NewCode>),
    /// Changes a code's name, texts and colour.
    EditCode { id: CodeId, fields: CodeFields },
    /// Moves a code with those under it.
    MoveCode { id: CodeId, parent: Option<CodeId>, before: Option<CodeId> },
    /// Gives all segments of one code to another and removes it; codes under it move up.
    MergeCodes { from: CodeId, into: CodeId },
    /// Removes a code with its segments; codes under it move up.
    RemoveCode { id: CodeId },
    /// Puts a code away with those under it, and keeps their segments; or brings it back.
    ArchiveCode { id: CodeId, archived: bool },
    /// Gives a code a number key of the coder at work, 1 to 9, or takes it away.
    SetFavourite { id: CodeId, number: Option<u8> },
    /// Keeps the codebook as it is under a name.
    SaveVersion { id: VersionId, name: String },
    /// Gives a version another name.
    RenameVersion { id: VersionId, name: String },
    /// Goes back to the codes of a version. Codes that it does not have are archived: no
    /// segment loses its code.
    ReturnToVersion { id: VersionId },
    /// Forgets a version.
    RemoveVersion { id: VersionId },

    /// Adds segments to a coder's layer.
    AddSegments { transcript: TranscriptId, coder: CoderId, segments: Vec<NewSegment> },
    /// Gives a segment another code.
    Recode { segment: SegmentRef, code: CodeId },
    /// Gives a segment another code, or with `copy` a copy of it; where the coder gave the
    /// same passage that code already, the two are one.
    DealSegment { segment: SegmentRef, code: CodeId, copy: Option<SegmentId> },
    /// Says that segments have the right code as it is defined now.
    CheckSegments(Vec<SegmentRef>),
    /// Gives a segment another passage.
    Resize { segment: SegmentRef, range: TextRange },
    /// Sets or clears a segment's stance.
    SetStance { segment: SegmentRef, stance: Option<Stance> },
    /// Writes a segment's memo; empty removes it.
    SetSegmentMemo { segment: SegmentRef, memo: String },
    /// Removes segments.
    RemoveSegments(Vec<SegmentRef>),

    /// Adds a theme.
    AddTheme(NewTheme),
    /// Changes a theme's name and statement.
    EditTheme { id: ThemeId, name: String, statement: String },
    /// Says which codes a theme gathers.
    SetThemeCodes { id: ThemeId, codes: Vec<CodeId> },
    /// Moves a theme before another, or last.
    MoveTheme { id: ThemeId, before: Option<ThemeId> },
    /// Chooses a segment to speak for a theme, or no longer.
    PinQuote { theme: ThemeId, segment: SegmentId, pinned: bool },
    /// Removes a theme; its codes stay.
    RemoveTheme { id: ThemeId },

    /// Writes a memo: a new one, or other words for an old one.
    WriteMemo { id: MemoId, on: MemoTarget, text: String },
    /// Removes a memo.
    RemoveMemo { id: MemoId },

    /// Keeps a query under a name: a new one, or another name and question for an old one.
    SaveQuery { id: QueryId, name: String, asks: Group },
    /// Removes a kept query.
    RemoveQuery { id: QueryId },
    /// Gives the study a list of stop words of its own, or the built-in one again.
    SetStopWords(Option<Vec<String>>),
    /// Codes a passage that was proposed.
    AcceptProposal { transcript: TranscriptId, coder: CoderId, segment: Box<NewSegment> },
    /// Does not propose these turns again.
    DismissProposals(Vec<Dismissed>),
    /// Proposes again what a coder dismissed for a code.
    ProposeAgain { code: CodeId, coder: CoderId },
}

/// Which typing of a survey's paper forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// The survey's own answers.
    First,
    /// The second typing, to compare.
    Second,
}

/// A code to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCode {
    /// Its id.
    pub id: CodeId,
    /// The code it goes under.
    pub parent: Option<CodeId>,
    /// Its name, texts and colour.
    pub fields: CodeFields,
}

/// What can be edited of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFields {
    /// See [`crate::codebook::Code`].
    pub name: String,
    /// See [`crate::codebook::Code`].
    pub definition: String,
    /// See [`crate::codebook::Code`].
    pub use_when: String,
    /// See [`crate::codebook::Code`].
    pub not_when: String,
    /// See [`crate::codebook::Code`].
    pub example: String,
    /// See [`crate::codebook::Code`].
    pub counter_example: String,
    /// See [`crate::codebook::Code`].
    pub colour: Colour,
    /// See [`crate::codebook::Code`].
    pub source: String,
}

impl CodeFields {
    /// Returns what can be edited of a code, as it is.
    pub fn of(code: &Code) -> Self {
        Self {
            name: code.name.clone(),
            definition: code.definition.clone(),
            use_when: code.use_when.clone(),
            not_when: code.not_when.clone(),
            example: code.example.clone(),
            counter_example: code.counter_example.clone(),
            colour: code.colour,
            source: code.source.clone(),
        }
    }

    /// Returns one of the texts, to change it.
    pub fn text_mut(&mut self, part: Part) -> &mut String {
        match part {
            Part::Definition => &mut self.definition,
            Part::UseWhen => &mut self.use_when,
            Part::NotWhen => &mut self.not_when,
            Part::Example => &mut self.example,
            Part::CounterExample => &mut self.counter_example,
        }
    }
}

/// A segment to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSegment {
    /// Its id.
    pub id: SegmentId,
    /// The code.
    pub code: CodeId,
    /// The passage.
    pub range: TextRange,
    /// The stance, if any.
    pub stance: Option<Stance>,
    /// The memo; empty when none.
    pub memo: String,
}

/// Where a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SegmentRef {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The coder whose layer holds it.
    pub coder: CoderId,
    /// Its id.
    pub id: SegmentId,
}

/// A theme to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTheme {
    /// Its id.
    pub id: ThemeId,
    /// Its short name.
    pub name: String,
    /// What it states.
    pub statement: String,
    /// The codes it gathers.
    pub codes: Vec<CodeId>,
}

impl Command {
    /// Tells whether it brings in something large: a survey, transcripts.
    pub fn is_import(&self) -> bool {
        match self {
            Self::Together(all) => all.iter().any(Self::is_import),
            Self::AddSurvey(_) | Self::UpdateSurvey { .. } => true,
            Self::AddTranscripts(all) => !all.is_empty(),
            _ => false,
        }
    }

    /// Returns the word for it in the log: part of the file format, never shown as it is.
    pub fn action(&self) -> &'static str {
        match self {
            Self::Together(all) => all.last().map_or("nothing", Self::action),
            Self::Restore(_) => "study.restored",
            Self::DescribeStudy { .. } => "study.described",
            Self::SetDisclosure(_) => "study.disclosure",
            Self::AddCoder { .. } => "coder.added",
            Self::RenameCoder { .. } => "coder.renamed",
            Self::PutParticipants { .. } => "participants.changed",
            Self::RemoveParticipant { .. } => "participant.removed",
            Self::AddSurvey(_) => "survey.added",
            Self::UpdateSurvey { .. } => "survey.updated",
            Self::RenameSurvey { .. } => "survey.renamed",
            Self::SetQuestion { .. } => "question.changed",
            Self::ReverseQuestion { .. } => "question.reversed",
            Self::PutComposite { .. } => "scale.changed",
            Self::RemoveComposite { .. } => "scale.removed",
            Self::AddQuestion { .. } => "question.added",
            Self::MoveQuestion { .. } => "question.moved",
            Self::RemoveQuestion { .. } => "question.removed",
            Self::EnterRespondent { replaces: Some(_), .. } => "answers.corrected",
            Self::EnterRespondent { typing: Typing::Second, .. } => "answers.again",
            Self::EnterRespondent { .. } => "answers.entered",
            Self::RemoveRespondent { .. } => "respondent.removed",
            Self::SettleAnswer { .. } => "answer.settled",
            Self::RemoveSecondTyping { .. } => "typing.removed",
            Self::RemoveSurvey { .. } => "survey.removed",
            Self::AddTranscripts(_) => "transcripts.added",
            Self::RenameTranscript { .. } => "transcript.renamed",
            Self::SetTranscriptKind { .. } => "transcript.kind",
            Self::LinkTranscript { .. } => "transcript.linked",
            Self::EditSpeaker { .. } => "speaker.changed",
            Self::MergeSpeakers { .. } => "speakers.merged",
            Self::Correct(_) => "transcript.corrected",
            Self::Pseudonymise(_) => "pseudonyms.put",
            Self::RemoveTranscript { .. } => "transcript.removed",
            Self::AddCodes(_) => "codes.added",
            Self::EditCode { .. } => "code.edited",
            Self::MoveCode { .. } => "code.moved",
            Self::MergeCodes { .. } => "codes.merged",
            Self::RemoveCode { .. } => "code.removed",
            Self::ArchiveCode { archived: true, .. } => "code.archived",
            Self::ArchiveCode { archived: false, .. } => "code.back",
            Self::SetFavourite { .. } => "code.favourite",
            Self::SaveVersion { .. } => "version.saved",
            Self::RenameVersion { .. } => "version.renamed",
            Self::ReturnToVersion { .. } => "version.returned",
            Self::RemoveVersion { .. } => "version.removed",
            Self::AddSegments { .. } => "segments.added",
            Self::Recode { .. } => "segment.recoded",
            Self::DealSegment { .. } => "segment.dealt",
            Self::CheckSegments(_) => "segments.checked",
            Self::Resize { .. } => "segment.resized",
            Self::SetStance { .. } => "segment.stance",
            Self::SetSegmentMemo { .. } => "segment.memo",
            Self::RemoveSegments(_) => "segments.removed",
            Self::AddTheme(_) => "theme.added",
            Self::EditTheme { .. } => "theme.edited",
            Self::SetThemeCodes { .. } => "theme.codes",
            Self::MoveTheme { .. } => "theme.moved",
            Self::PinQuote { .. } => "theme.quotes",
            Self::RemoveTheme { .. } => "theme.removed",
            Self::WriteMemo { .. } => "memo.written",
            Self::RemoveMemo { .. } => "memo.removed",
            Self::SaveQuery { .. } => "query.saved",
            Self::RemoveQuery { .. } => "query.removed",
            Self::SetStopWords(_) => "stop_words.changed",
            Self::AcceptProposal { .. } => "proposal.accepted",
            Self::DismissProposals(_) => "proposals.dismissed",
            Self::ProposeAgain { .. } => "proposals.restored",
        }
    }

    /// Returns which text the command edits, if it is one that is typed: such commands are
    /// undone together when they follow each other quickly.
    pub(super) fn edits(&self) -> Option<String> {
        match self {
            Self::DescribeStudy { .. } => Some("study".to_owned()),
            Self::EditCode { id, .. } => Some(format!("code {id}")),
            Self::EditTheme { id, .. } => Some(format!("theme {id}")),
            Self::SetSegmentMemo { segment, .. } => {
                Some(format!("segment {}", segment.id))
            }
            Self::WriteMemo { id, .. } => Some(format!("memo {id}")),
            _ => None,
        }
    }
}
