//! Participants: the people or cases that the study is about, with attributes such as role
//! and site. Knows neither transcripts nor surveys; those refer to participants.

use crate::id::ParticipantId;
use crate::order::{self, Map};
use crate::stamp::Provenance;
use crate::text::natural_order;

/// All participants of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participants {
    /// The attributes' names, in the order in which they are shown.
    pub attributes: Vec<String>,
    /// The participants.
    pub people: Map<ParticipantId, Participant>,
}

/// A person or case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Its id.
    pub id: ParticipantId,
    /// The name or pseudonym used in the study.
    pub name: String,
    /// The values by attribute; an attribute without value is not there.
    pub attributes: Map<String, String>,
    /// The survey respondent's id, when the same person answered the survey.
    pub respondent: Option<String>,
    /// Anything else worth knowing.
    pub note: String,
    /// Who and when.
    pub provenance: Provenance,
}

impl Participant {
    /// Returns a participant without attributes.
    pub fn new(id: ParticipantId, name: &str, provenance: Provenance) -> Self {
        Self {
            id,
            name: name.to_owned(),
            attributes: Map::new(),
            respondent: None,
            note: String::new(),
            provenance,
        }
    }

    /// Returns the value of an attribute, if there is one.
    pub fn value(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

impl Participants {
    /// Returns the number of participants.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Returns a participant.
    pub fn get(&self, id: ParticipantId) -> Option<&Participant> {
        self.people.get(&id)
    }

    /// Returns the participant with this name.
    pub fn by_name(&self, name: &str) -> Option<&Participant> {
        self.people.values().find(|it| it.name == name)
    }

    /// Returns the participant who gave the answers of this survey respondent.
    pub fn by_respondent(&self, respondent: &str) -> Option<&Participant> {
        self.people.values().find(|it| it.respondent.as_deref() == Some(respondent))
    }

    /// Returns the value that a participant has for an attribute.
    pub fn value(&self, id: ParticipantId, attribute: &str) -> Option<&str> {
        self.get(id).and_then(|it| it.value(attribute))
    }

    /// Returns the different values of an attribute, in natural order.
    pub fn values_of(&self, attribute: &str) -> Vec<&str> {
        let mut values: Vec<&str> =
            self.people.values().filter_map(|it| it.value(attribute)).collect();
        order::sort_by(&mut values, |a, b| natural_order(a, b));
        values.dedup();
        values
    }

    /// Returns the participants who have this value, or none for `None`, in the ids' order.
    pub fn with_value(
        &self,
        attribute: &str,
        value: Option<&str>,
    ) -> impl Iterator<Item = &Participant> {
        self.people.values().filter(move |it| it.value(attribute) == value)
    }

    /// Returns all participants by name, in natural order.
    pub fn by_names(&self) -> Vec<&Participant> {
        let mut all: Vec<&Participant> = self.people.values().collect();
        order::sort_by(&mut all, |a, b| {
            natural_order(&a.name, &b.name).then(a.id.cmp(&b.id))
        });
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::stamp::{Moment, Stamp};

    fn people() -> Participants {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let mut all =
            Participants { attributes: vec!["site".into()], ..Participants::default() };
        for (name, site) in
            [("P10", "Ward 10"), ("P9", "Ward 9"), ("P1", "Ward 10"), ("P2", "")]
        {
            let mut it = Participant::new(ids.make(), name, Provenance::new(&stamp));
            if !site.is_empty() {
                it.attributes.insert("site".into(), site.into());
            }
            it.respondent = (name == "P9").then(|| "R00004".into());
            all.people.insert(it.id, it);
        }
        all
    }

    #[test]
    fn values_and_names_in_natural_order() {
        let all = people();
        assert_eq!(all.values_of("site"), ["Ward 9", "Ward 10"]);
        assert_eq!(all.values_of("role"), Vec::<&str>::new());
        let names: Vec<&str> = all.by_names().iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["P1", "P2", "P9", "P10"]);
    }

    #[test]
    fn people_are_found() {
        let all = people();
        let it = all.by_respondent("R00004").unwrap();
        assert_eq!((it.name.as_str(), all.value(it.id, "site")), ("P9", Some("Ward 9")));
        assert_eq!(all.by_name("P2").and_then(|it| it.value("site")), None);
        assert_eq!(all.with_value("site", Some("Ward 10")).count(), 2);
        assert_eq!(all.with_value("site", None).count(), 1);
    }
}
