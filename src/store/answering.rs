//! What somebody who answers alone has typed so far, so that a reload costs none of it. It lies
//! beside the study, in no record of it, and is sealed like it when there is a passphrase.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::{NAMES, within};
use super::{Drawer, DrawerError};
use crate::id::{Id as _, QuestionId, StudyId, SurveyId};

/// Answers on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    survey: Uuid,
    /// The question that was in sight.
    at: Option<Uuid>,
    /// What is typed, a question each.
    typed: Vec<(Uuid, String)>,
}

fn place(study: StudyId) -> String {
    within(NAMES, study, "answering")
}

impl Answering {
    /// Makes it of a survey's question in sight, and of what is typed.
    pub fn new(
        survey: SurveyId,
        at: Option<QuestionId>,
        typed: &[(QuestionId, &str)],
    ) -> Self {
        let typed = typed.iter().map(|(id, it)| (id.uuid(), (*it).to_owned()));
        Self {
            survey: survey.uuid(),
            at: at.map(QuestionId::uuid),
            typed: typed.collect(),
        }
    }

    /// Returns what is kept of a survey; nothing where nothing is, or it cannot be read.
    pub fn of(drawer: &dyn Drawer, study: StudyId, survey: SurveyId) -> Option<Self> {
        let text = drawer.get(&place(study)).ok().flatten()?;
        let found: Self = serde_json::from_str(&text).ok()?;
        (found.survey == survey.uuid()).then_some(found)
    }

    /// Keeps it.
    pub fn keep(&self, drawer: &dyn Drawer, study: StudyId) -> Result<(), DrawerError> {
        drawer.put(&place(study), &serde_json::to_string(self).unwrap_or_default())
    }

    /// Forgets what is kept.
    pub fn forget(drawer: &dyn Drawer, study: StudyId) -> Result<(), DrawerError> {
        drawer.remove(&place(study))
    }

    /// Returns the question that was in sight.
    pub fn at(&self) -> Option<QuestionId> {
        self.at.map(QuestionId::from_uuid)
    }

    /// Returns what is typed for a question.
    pub fn typed(&self, question: QuestionId) -> Option<&str> {
        let found = self.typed.iter().find(|it| it.0 == question.uuid());
        found.map(|it| it.1.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{MemoryDrawer, Shelf};
    use std::rc::Rc;

    #[test]
    fn it_is_kept_for_its_survey_until_it_is_forgotten_or_the_study_erased() {
        let drawer = Rc::new(MemoryDrawer::default());
        let id = |it: u128| Uuid::from_u128(it);
        let (study, survey) = (StudyId::from_uuid(id(1)), SurveyId::from_uuid(id(2)));
        let [first, second] = [3, 4].map(|it| QuestionId::from_uuid(id(it)));
        assert_eq!(Answering::of(&*drawer, study, survey), None);
        let made = Answering::new(survey, Some(second), &[(first, "2"), (second, "é\n")]);
        made.keep(&*drawer, study).unwrap();
        let found = Answering::of(&*drawer, study, survey).unwrap();
        assert_eq!((&found, found.at()), (&made, Some(second)));
        assert_eq!((found.typed(first), found.typed(second)), (Some("2"), Some("é\n")));
        // Another survey's are another's.
        assert_eq!(Answering::of(&*drawer, study, SurveyId::from_uuid(id(9))), None);
        Shelf::new(Rc::clone(&drawer)).erase(study).unwrap();
        assert_eq!(drawer.dump().len(), 0);
        made.keep(&*drawer, study).unwrap();
        Answering::forget(&*drawer, study).unwrap();
        assert_eq!(drawer.dump().len(), 0);
        drawer
            .put("heddle/1/key/00000000-0000-0000-0000-000000000001/answering", "{")
            .unwrap();
        assert_eq!(Answering::of(&*drawer, study, survey), None);
    }
}
