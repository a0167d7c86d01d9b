//! A participant list with what the person decided about it: pure, so that what the preview
//! shows is what is taken.

use crate::interchange::participants::{
    Columns, ParticipantSheet, match_documents, read,
};
use crate::order::Map;
use crate::parsed::{Note, Parsed};
use crate::survey::Table;

/// What a column of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The participant's name.
    Participant,
    /// The transcript's name.
    Transcript,
    /// The respondent's id in the survey.
    Respondent,
    /// An attribute.
    Attribute,
    /// Nothing that is wanted.
    Left,
}

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Participant,
        Self::Transcript,
        Self::Respondent,
        Self::Attribute,
        Self::Left,
    ];

    /// Returns a role's place in [`Role::ALL`], as text.
    pub fn key(self) -> String {
        Self::ALL.iter().position(|it| *it == self).unwrap_or_default().to_string()
    }

    /// Reads what [`Role::key`] returns.
    pub fn parse(key: &str) -> Option<Self> {
        key.parse::<usize>().ok().and_then(|it| Self::ALL.get(it)).copied()
    }
}

/// What the person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Columns taken as something else than they were understood as.
    pub roles: Map<usize, Role>,
    /// The transcript of a person's document, by their places; `None` for none.
    pub documents: Map<(usize, usize), Option<usize>>,
    /// The respondent's id of a person.
    pub respondents: Map<usize, String>,
}

/// Returns what each column was understood as.
pub(super) fn recognised(header: &[String]) -> Vec<Role> {
    let columns = Columns::recognise(header);
    (0..header.len())
        .map(|at| match Some(at) {
            it if it == columns.participant => Role::Participant,
            it if it == columns.document => Role::Transcript,
            it if it == columns.respondent => Role::Respondent,
            _ => Role::Attribute,
        })
        .collect()
}

impl Choices {
    /// Returns what each column is taken as. There is one column of each role but attributes:
    /// the last one chosen has it, then the one that was recognised.
    pub fn roles_of(&self, header: &[String]) -> Vec<Role> {
        let mut roles = recognised(header);
        for (&at, &role) in &self.roles {
            for (other, it) in roles.iter_mut().enumerate() {
                let single = !matches!(role, Role::Attribute | Role::Left);
                if other == at {
                    *it = role;
                } else if *it == role && single {
                    *it = Role::Attribute;
                }
            }
        }
        roles
    }
}

/// Returns the list as it is understood with the person's choices, and what there is to say
/// about it.
pub fn understood(
    table: &Table,
    transcripts: &[&str],
    choices: &Choices,
) -> Parsed<ParticipantSheet> {
    let roles = choices.roles_of(&table.header);
    let place = |role| roles.iter().position(|it| *it == role);
    let columns = Columns {
        document: place(Role::Transcript),
        participant: place(Role::Participant),
        respondent: place(Role::Respondent),
    };
    // A column without a name is no attribute.
    let kept = table.header.iter().zip(&roles);
    let header: Vec<String> = kept
        .map(
            |(name, role)| if *role == Role::Left { String::new() } else { name.clone() },
        )
        .collect();
    let width = header.len();
    let rows = (0..table.rows())
        .map(|row| (0..width).map(|it| table.cell(row, it)).collect::<Vec<&str>>());
    let mut notes: Vec<Note> = Vec::new();
    let sheet = read(&header, rows, columns).take(&mut notes);
    let mut sheet = match_documents(sheet, transcripts).take(&mut notes);
    for (&(person, document), chosen) in &choices.documents {
        let found = sheet.people.get_mut(person);
        if let Some(it) = found.and_then(|it| it.documents.get_mut(document)) {
            it.transcript = *chosen;
        }
    }
    for (&person, id) in &choices.respondents {
        if let Some(it) = sheet.people.get_mut(person) {
            it.respondent = (!id.trim().is_empty()).then(|| id.trim().to_owned());
        }
    }
    Parsed { value: sheet, notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::csv;

    const LIST: &str = "file,who,role,survey id\nint-1,P1,Nurse,R1\nint-2,P2,Doctor,\n";

    fn roles(choices: &Choices) -> Vec<Role> {
        choices.roles_of(&csv::read_text(LIST).value.header)
    }

    #[test]
    fn columns_are_understood_and_can_be_changed() {
        use Role as R;
        let mut choices = Choices::default();
        assert_eq!(
            roles(&choices),
            [R::Transcript, R::Attribute, R::Attribute, R::Respondent]
        );
        choices.roles.insert(1, R::Participant);
        choices.roles.insert(2, R::Left);
        let table = csv::read_text(LIST).value;
        let sheet = understood(&table, &["int-1", "int-2"], &choices).value;
        let names: Vec<&str> = sheet.people.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["P1", "P2"]);
        assert_eq!(sheet.attributes, Vec::<String>::new());
        assert_eq!(sheet.people[0].respondent.as_deref(), Some("R1"));
        // One column only is the transcript's name.
        choices.roles.insert(3, R::Transcript);
        assert_eq!(
            roles(&choices),
            [R::Attribute, R::Participant, R::Left, R::Transcript]
        );
    }

    #[test]
    fn matches_can_be_changed() {
        let table = csv::read_text(LIST).value;
        let mut choices = Choices::default();
        choices.documents.insert((0, 0), None);
        choices.documents.insert((1, 0), Some(0));
        choices.respondents.insert(1, " R9 ".into());
        choices.respondents.insert(0, String::new());
        let sheet = understood(&table, &["int-1", "int-2"], &choices).value;
        let found: Vec<_> = sheet
            .people
            .iter()
            .map(|it| (it.documents[0].transcript, it.respondent.as_deref()))
            .collect();
        assert_eq!(found, [(None, None), (Some(0), Some("R9"))]);
    }

    #[test]
    fn roles_have_keys() {
        for role in Role::ALL {
            assert_eq!(Role::parse(&role.key()), Some(role));
        }
        assert_eq!(Role::parse("9"), None);
    }
}
