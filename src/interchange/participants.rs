//! The participant list: a table with one row a participant, or one a transcript, becomes
//! people with attributes, matched to the transcripts and survey answers that are theirs.

use super::transcripts::stem;
use crate::id::{Ids, ParticipantId};
use crate::order::{self, Map};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::participants::{Participant, Participants};
use crate::stamp::{Provenance, Stamp};

/// What the columns of a participant list are; all others are attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column with the transcript's name.
    pub document: Option<usize>,
    /// The column with the participant's name.
    pub participant: Option<usize>,
    /// The column with the survey respondent's id.
    pub respondent: Option<usize>,
}

/// A participant list as understood, to show, change and take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParticipantSheet {
    /// The attributes' names, in the columns' order.
    pub attributes: Vec<String>,
    /// The people, in the order of their first row.
    pub people: Vec<SheetPerson>,
}

/// A participant as the list has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetPerson {
    /// The name.
    pub name: String,
    /// The survey respondent's id.
    pub respondent: Option<String>,
    /// The values by attribute; empty cells are not there.
    pub attributes: Map<String, String>,
    /// The transcripts named.
    pub documents: Vec<Document>,
}

/// A transcript that a participant list names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its name in the list.
    pub name: String,
    /// The row, from 1.
    pub row: usize,
    /// Its place among the transcripts, once matched or chosen.
    pub transcript: Option<usize>,
}

impl Columns {
    /// Recognises columns by their headers, the more telling names first.
    pub fn recognise(header: &[String]) -> Self {
        let keys: Vec<String> = header
            .iter()
            .map(|it| it.trim().to_lowercase().replace(['_', '-', '.'], " "))
            .collect();
        let find = |names: &[&str]| {
            names.iter().find_map(|name| keys.iter().position(|it| it == name))
        };
        Self {
            document: find(&[
                "document",
                "transcript",
                "interview",
                "file",
                "file name",
                "filename",
                "transcript name",
                "document name",
                "interview file",
            ]),
            participant: find(&[
                "participant",
                "participant id",
                "pseudonym",
                "interviewee",
                "case",
                "case id",
                "name",
                "id",
            ]),
            respondent: find(&[
                "respondent",
                "respondent id",
                "survey id",
                "response id",
            ]),
        }
    }

    fn holds(self, column: usize) -> bool {
        [self.document, self.participant, self.respondent].contains(&Some(column))
    }
}

/// Reads a participant list. Rows with the same participant are one person with several
/// transcripts; a cell may name several, with `;` between them.
pub fn read<'a>(
    header: &[String],
    rows: impl IntoIterator<Item = Vec<&'a str>>,
    columns: Columns,
) -> Parsed<ParticipantSheet> {
    let mut sheet = ParticipantSheet::default();
    let mut notes = Vec::new();
    if columns == Columns::default() {
        let problem = Problem::ColumnMissing { name: "participant".to_owned() };
        notes.push(Note::loss(Place::default(), problem));
        return Parsed { value: sheet, notes };
    }
    for (at, name) in header.iter().enumerate() {
        let name = name.trim().to_owned();
        if !(columns.holds(at) || name.is_empty() || sheet.attributes.contains(&name)) {
            sheet.attributes.push(name);
        }
    }
    let mut places: Map<String, usize> = Map::new();
    let mut empty = true;
    for (row, cells) in (2..).zip(rows) {
        if cells.iter().all(|it| it.trim().is_empty()) {
            continue;
        }
        empty = false;
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|it| cells.get(it)).map(|it| it.trim());
            cell.filter(|it| !it.is_empty())
        };
        let documents: Vec<&str> = cell(columns.document)
            .into_iter()
            .flat_map(|it| it.split([';', '|', '\n']))
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        let respondent = cell(columns.respondent);
        let name = cell(columns.participant)
            .or_else(|| documents.first().copied())
            .or(respondent);
        let Some(name) = name else {
            let column = [columns.participant, columns.document, columns.respondent];
            let column = column.into_iter().flatten().next();
            let column =
                column.and_then(|it| header.get(it)).cloned().unwrap_or_default();
            let problem = Problem::RowIncomplete { column };
            notes.push(Note::loss(Place::row(row), problem));
            continue;
        };
        let place = *places.entry(name.to_owned()).or_insert_with(|| {
            let name = name.to_owned();
            sheet.people.push(SheetPerson { name, ..SheetPerson::default() });
            sheet.people.len() - 1
        });
        let Some(person) = sheet.people.get_mut(place) else { continue };
        let mut documents: Vec<Document> = documents
            .into_iter()
            .map(|it| Document { name: it.to_owned(), row, transcript: None })
            .collect();
        documents.retain(|it| person.documents.iter().all(|known| known.name != it.name));
        person.documents.append(&mut documents);
        let column = columns.respondent.and_then(|it| header.get(it));
        if let (Some(value), Some(column)) = (respondent, column) {
            let kept = person.respondent.get_or_insert_with(|| value.to_owned());
            notes.extend(differing(row, name, column, kept, value));
        }
        for (at, column) in header.iter().enumerate() {
            let Some(value) = cell(Some(at)).filter(|_| !columns.holds(at)) else {
                continue;
            };
            let column = column.trim();
            if column.is_empty() {
                continue;
            }
            let kept = person
                .attributes
                .entry(column.to_owned())
                .or_insert_with(|| value.to_owned());
            notes.extend(differing(row, name, column, kept, value));
        }
    }
    if empty {
        notes.push(Note::loss(Place::default(), Problem::NoRows));
    }
    Parsed { value: sheet, notes }
}

/// Notes a second value that is not the first one's.
fn differing(
    row: usize,
    participant: &str,
    column: &str,
    kept: &str,
    value: &str,
) -> Option<Note> {
    let problem = Problem::AttributeDiffers {
        participant: participant.to_owned(),
        kept: kept.to_owned(),
        dropped: value.to_owned(),
    };
    (kept != value).then(|| Note::loss(Place::row(row).at_column(column), problem))
}

/// Matches the list's documents to the transcripts by name: exactly, then without regard to
/// capitals, then without the ending of either. The user may choose differently afterwards.
pub fn match_documents(
    sheet: ParticipantSheet,
    transcripts: &[&str],
) -> Parsed<ParticipantSheet> {
    let mut notes = Vec::new();
    let mut sheet = sheet;
    for document in sheet.people.iter_mut().flat_map(|it| &mut it.documents) {
        document.transcript = find(&document.name, transcripts);
        if document.transcript.is_none() {
            let problem = Problem::UnknownDocument { name: document.name.clone() };
            notes.push(Note::warning(Place::row(document.row), problem));
        }
    }
    order::sort_by_key(&mut notes, |it| it.place.row);
    Parsed { value: sheet, notes }
}

/// Returns the place of the transcript that a name in a table means.
pub fn find(name: &str, transcripts: &[&str]) -> Option<usize> {
    let key = |it: &str| it.trim().to_lowercase();
    let (whole, bare) = (key(name), key(stem(name)));
    let place = |test: &dyn Fn(&str) -> bool| transcripts.iter().position(|it| test(it));
    place(&|it| it == name)
        .or_else(|| place(&|it| key(it) == whole))
        .or_else(|| place(&|it| key(it) == bare))
        .or_else(|| place(&|it| key(stem(it)) == whole))
}

impl ParticipantSheet {
    /// Returns the places of the transcripts, of so many, that no row names.
    pub fn without_participant(&self, transcripts: usize) -> Vec<usize> {
        let named: Vec<usize> = self
            .people
            .iter()
            .flat_map(|it| &it.documents)
            .filter_map(|it| it.transcript)
            .collect();
        (0..transcripts).filter(|it| !named.contains(it)).collect()
    }

    /// Returns the participants that the list describes, and the id of each of its people.
    pub fn participants(
        &self,
        ids: &mut Ids,
        stamp: &Stamp,
    ) -> (Participants, Vec<ParticipantId>) {
        let mut made = Participants {
            attributes: self.attributes.clone(),
            ..Participants::default()
        };
        let order = self.people.iter().map(|person| {
            let mut it =
                Participant::new(ids.make(), &person.name, Provenance::new(stamp));
            it.attributes.clone_from(&person.attributes);
            it.respondent.clone_from(&person.respondent);
            let id = it.id;
            made.people.insert(id, it);
            id
        });
        let order = order.collect();
        (made, order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Moment;

    fn sheet(table: &str) -> Parsed<ParticipantSheet> {
        let mut lines = table.lines().map(|it| it.split(',').collect::<Vec<&str>>());
        let header: Vec<String> =
            lines.next().unwrap_or_default().into_iter().map(str::to_owned).collect();
        let columns = Columns::recognise(&header);
        read(&header, lines, columns)
    }

    fn problems(notes: Vec<Note>) -> Vec<(Option<usize>, Problem)> {
        notes.into_iter().map(|it| (it.place.row, it.problem)).collect()
    }

    #[test]
    fn rows_become_people() {
        let parsed = sheet(
            "document,participant,role,site,Respondent_ID\nint-1,P1,Nurse,Harbour,R1\n\
             int-2.docx;int-3,P2,Doctor,,\n,,,,\nint-4,P1,Nurse,Lakeview,\n,,Coach,,\n",
        );
        let it = parsed.value;
        assert_eq!(it.attributes, ["role", "site"]);
        let names: Vec<(&str, usize)> =
            it.people.iter().map(|it| (it.name.as_str(), it.documents.len())).collect();
        assert_eq!(names, [("P1", 2), ("P2", 2)]);
        assert_eq!(it.people[0].respondent.as_deref(), Some("R1"));
        assert_eq!(it.people[0].attributes.get("site").unwrap(), "Harbour");
        assert_eq!(it.people[1].attributes.get("site"), None);
        let differs = Problem::AttributeDiffers {
            participant: "P1".into(),
            kept: "Harbour".into(),
            dropped: "Lakeview".into(),
        };
        let incomplete = Problem::RowIncomplete { column: "participant".into() };
        assert_eq!(problems(parsed.notes), [(Some(5), differs), (Some(6), incomplete)]);
    }

    #[test]
    fn documents_are_matched_by_name() {
        let it = sheet("file,case\nINT-1.txt,a\nint-2,b\nInt-3,c\nint-9,d\n").value;
        let parsed = match_documents(it, &["int-1", "int-2", "int-3.txt", "other"]);
        let found: Vec<Option<usize>> =
            parsed.value.people.iter().map(|it| it.documents[0].transcript).collect();
        assert_eq!(found, [Some(0), Some(1), Some(2), None]);
        assert_eq!(parsed.value.without_participant(4), [3]);
        let unknown = Problem::UnknownDocument { name: "int-9".into() };
        assert_eq!(problems(parsed.notes), [(Some(5), unknown)]);
    }

    #[test]
    fn names_come_from_what_there_is() {
        let names = |table: &str| -> Vec<String> {
            sheet(table).value.people.into_iter().map(|it| it.name).collect()
        };
        assert_eq!(names("transcript,role\nint-1,Nurse\n"), ["int-1"]);
        assert_eq!(names("id,name,role\n1,Anna,Nurse\n"), ["Anna"]);
        assert_eq!(names("respondent,site\nR7,Harbour\n"), ["R7"]);
        let missing = Problem::ColumnMissing { name: "participant".into() };
        assert_eq!(problems(sheet("role,site\nNurse,A\n").notes), [(None, missing)]);
        assert_eq!(problems(sheet("id,site\n").notes), [(None, Problem::NoRows)]);
        assert_eq!(sheet("").value, ParticipantSheet::default());
    }

    #[test]
    fn a_sheet_becomes_participants() {
        let it = sheet("participant,role\nP2,Nurse\nP1,Coach\n").value;
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let (all, order) = it.participants(&mut ids, &stamp);
        assert_eq!(all.value(order[0], "role"), Some("Nurse"));
        assert_eq!(all.get(order[1]).map(|it| it.name.as_str()), Some("P1"));
        assert_eq!(all.attributes, ["role"]);
    }
}
