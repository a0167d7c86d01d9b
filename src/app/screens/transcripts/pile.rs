//! The pile: transcripts that were read and wait to be checked. Nothing of it is in the
//! study before it is taken.

use std::rc::Rc;

use yew::Reducible;

use crate::app::browser::files::Picked;
use crate::app::open::Incoming;
use crate::id::{Ids, ParticipantId};
use crate::interchange::transcripts;
use crate::parsed::Note;
use crate::stamp::Stamp;
use crate::transcript::{Draft, Transcript, TranscriptKind, free_name};

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What tells it from the others.
    pub key: u32,
    /// The file's name.
    pub file: String,
    /// What was understood; nothing when there was nothing to understand.
    pub draft: Option<Draft>,
    /// The same before it was told how speakers are marked.
    pub read: Option<Draft>,
    /// How speakers are marked, as the person says, and how many lines begin so.
    pub marker: (String, usize),
    /// What there is to say about the reading.
    pub notes: Vec<Note>,
    /// The name that it would have, were it not taken.
    pub wanted: Option<String>,
    /// Whom it is about.
    pub participant: Option<ParticipantId>,
    /// Whether the disk refused.
    pub unreadable: bool,
}

/// Files that wait.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pile {
    /// In the order in which they came.
    pub papers: Vec<Rc<Paper>>,
    last: u32,
}

/// What can happen to the pile.
#[derive(Debug)]
pub enum Change {
    /// More files, with the names that are taken in the study, and the participants by name.
    Add(Vec<FileIn>, Vec<String>, Vec<(String, ParticipantId)>),
    /// One is changed.
    Edit(u32, Edit),
    /// One is left out.
    Leave(u32),
    /// All are taken or left out.
    Clear,
}

/// A change of one transcript that waits.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Its name.
    Name(String),
    /// Its kind.
    Kind(TranscriptKind),
    /// Whom it is about.
    Participant(Option<ParticipantId>),
    /// A speaker's name; the same name as another's makes them one.
    Speaker(usize, String),
    /// Whether a speaker asks.
    Interviewer(usize, bool),
    /// One speaker becomes another.
    Merge(usize, usize),
    /// How speakers are marked.
    Marker(String),
}

/// A file to read.
#[derive(Clone, Debug, PartialEq)]
pub struct FileIn {
    /// Its name.
    pub name: String,
    /// Its bytes; nothing when the disk refused.
    pub bytes: Option<Rc<[u8]>>,
}

impl From<Picked> for FileIn {
    fn from(it: Picked) -> Self {
        Self { name: it.name, bytes: it.bytes }
    }
}

impl From<&Incoming> for FileIn {
    fn from(it: &Incoming) -> Self {
        Self { name: it.name.clone(), bytes: Some(Rc::clone(&it.bytes)) }
    }
}

impl Pile {
    /// Returns how many can be taken.
    pub fn ready(&self) -> usize {
        self.papers.iter().filter(|it| it.draft.is_some()).count()
    }

    /// Returns the transcripts that the pile describes.
    pub fn transcripts(&self, ids: &mut Ids, stamp: &Stamp) -> Vec<Transcript> {
        let ready = self.papers.iter().filter_map(|it| {
            let made = it.draft.clone()?.into_transcript(ids, stamp);
            Some(Transcript { participant: it.participant, ..made })
        });
        ready.collect()
    }

    fn add(
        &mut self,
        files: Vec<FileIn>,
        taken: &[String],
        people: &[(String, ParticipantId)],
    ) {
        for FileIn { name, bytes } in files {
            let unreadable = bytes.is_none();
            let read = bytes.map(|it| transcripts::read(&name, &it));
            let (mut draft, notes) =
                read.map_or((None, Vec::new()), |it| (it.value, it.notes));
            let mut wanted = None;
            if let Some(draft) = &mut draft {
                let free = self.free(&draft.name, None, taken);
                if free != draft.name {
                    wanted = Some(std::mem::replace(&mut draft.name, free));
                }
            }
            let named = |it: &&(String, ParticipantId)| {
                draft.as_ref().is_some_and(|draft| draft.name == it.0)
            };
            let participant = people.iter().find(named).map(|it| it.1);
            self.last += 1;
            let key = self.last;
            let file = name;
            self.papers.push(Rc::new(Paper {
                key,
                file,
                read: draft.clone(),
                marker: Default::default(),
                draft,
                notes,
                wanted,
                participant,
                unreadable,
            }));
        }
    }

    /// Returns the name, or a numbered one that neither the study nor the pile has.
    fn free(&self, name: &str, but: Option<u32>, taken: &[String]) -> String {
        let has = |it: &str| {
            let here = self.papers.iter().filter(|paper| Some(paper.key) != but);
            taken.iter().any(|name| name == it)
                || here.filter_map(|it| it.draft.as_ref()).any(|draft| draft.name == it)
        };
        free_name(name, has)
    }

    fn edit(&mut self, key: u32, edit: Edit) {
        let Some(paper) = self.papers.iter_mut().find(|it| it.key == key) else { return };
        let paper = Rc::make_mut(paper);
        let Some(draft) = &mut paper.draft else { return };
        match edit {
            Edit::Name(name) => {
                if !name.trim().is_empty() {
                    name.trim().clone_into(&mut draft.name);
                    paper.wanted = None;
                }
            }
            Edit::Kind(kind) => draft.kind = kind,
            Edit::Participant(id) => paper.participant = id,
            Edit::Speaker(at, name) => {
                if !name.trim().is_empty() {
                    draft.rename_speaker(at, name.trim());
                }
            }
            Edit::Interviewer(at, yes) => {
                if let Some(it) = draft.speakers.get_mut(at) {
                    it.interviewer = yes;
                }
            }
            Edit::Merge(from, into) => draft.merge_speakers(from, into),
            Edit::Marker(pattern) => {
                let Some(read) = &paper.read else { return };
                let (made, count) =
                    read.marked(&pattern).unwrap_or_else(|| (read.clone(), 0));
                draft.speakers = made.speakers;
                draft.turns = made.turns;
                paper.marker = (pattern, count);
            }
        }
    }
}

impl Reducible for Pile {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Add(files, taken, people) => next.add(files, &taken, &people),
            Change::Edit(key, edit) => next.edit(key, edit),
            Change::Leave(key) => next.papers.retain(|it| it.key != key),
            Change::Clear => next.papers.clear(),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Moment;

    fn file(name: &str, text: &str) -> FileIn {
        FileIn { name: name.into(), bytes: Some(Rc::from(text.as_bytes())) }
    }

    fn after(pile: Pile, changes: Vec<Change>) -> Pile {
        let mut pile = Rc::new(pile);
        for it in changes {
            pile = pile.reduce(it);
        }
        (*pile).clone()
    }

    #[test]
    fn names_are_kept_apart_and_people_found() {
        let mut ids = Ids::seeded(1);
        let person = ids.make();
        let talk = "I: How?\n\nP: So.\n\nI: Why?\n\nP: Well.";
        let files = vec![
            file("P01.txt", talk),
            file("P02.txt", talk),
            file("P02.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Yes.\n"),
            file("bad.docx", "no zip"),
            FileIn { name: "gone.txt".into(), bytes: None },
        ];
        let add = Change::Add(files, vec!["P01".into()], vec![("P02".into(), person)]);
        let pile = after(Pile::default(), vec![add]);
        let names: Vec<Option<&str>> = pile
            .papers
            .iter()
            .map(|it| it.draft.as_ref().map(|it| it.name.as_str()))
            .collect();
        let expected = [Some("P01 (2)"), Some("P02"), Some("P02 (2)"), None, None];
        assert_eq!(names, expected);
        assert_eq!(pile.papers[0].wanted.as_deref(), Some("P01"));
        assert_eq!(pile.papers[1].participant, Some(person));
        assert!(pile.papers[4].unreadable && pile.ready() == 3);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let made = pile.transcripts(&mut ids, &stamp);
        assert_eq!(made[1].participant, Some(person));
    }

    #[test]
    fn what_was_understood_can_be_changed() {
        let talk = "I: How?\n\nP: So.\n\nQ: Well.\n\nI: Why?\n\nP: Well.";
        let add = Change::Add(vec![file("a.txt", talk)], Vec::new(), Vec::new());
        let pile = after(
            Pile::default(),
            vec![
                add,
                Change::Edit(1, Edit::Name("  Ward sister ".into())),
                Change::Edit(1, Edit::Name(" ".into())),
                Change::Edit(1, Edit::Kind(TranscriptKind::FocusGroup)),
                Change::Edit(1, Edit::Interviewer(1, true)),
                Change::Edit(1, Edit::Speaker(1, "Nurse".into())),
            ],
        );
        let draft = pile.papers[0].draft.as_ref().unwrap();
        assert_eq!(
            (draft.name.as_str(), draft.kind),
            ("Ward sister", TranscriptKind::FocusGroup)
        );
        assert!(draft.speakers[1].interviewer && draft.speakers[1].name == "Nurse");
        assert_eq!(after(pile.clone(), vec![Change::Leave(1)]).ready(), 0);
        assert_eq!(after(pile, vec![Change::Clear]).papers.len(), 0);
    }
}
