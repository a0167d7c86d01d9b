//! Pseudonyms in surveys: in what was asked, in what was answered, and in the ids that hold
//! surveys and people together.

use std::rc::Rc;

use crate::order::{self, Map, Set};
use crate::stamp::Stamp;
use crate::study::{Pseudonyms, Study};
use crate::survey::{Answers, Column, Kind, Level, Question, Second, Survey};
use crate::transcript::free_name;

/// Puts the pseudonyms into all surveys. The same respondent has the same new id in each of
/// them, and at the participant who gave the answers.
pub(super) fn surveys(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    let ids = ids(study, it);
    if !ids.is_empty() {
        let people = &mut Rc::make_mut(&mut study.participants).people;
        for person in people.values_mut() {
            let new = person.respondent.as_deref().and_then(|it| ids.get(it));
            if let Some(new) = new.cloned() {
                person.respondent = Some(new);
                person.provenance = person.provenance.touched(stamp);
            }
        }
    }
    let all: Vec<Rc<Survey>> = study.surveys.values().cloned().collect();
    for old in all {
        let mut new = (*old).clone();
        let touched = it.scrub(&mut new.name)
            | it.scrub(&mut new.source)
            | asked(&mut new, it, stamp)
            | answered(&mut new, it)
            | renamed(&mut new, &ids);
        if touched {
            new.provenance = new.provenance.touched(stamp);
            Rc::make_mut(&mut study.surveys).insert(old.id, Rc::new(new));
        }
    }
}

/// Returns the respondents' ids that are replaced, each with its new one.
fn ids(study: &Study, it: &Pseudonyms) -> Map<String, String> {
    let typed = study.surveys.values().flat_map(|it| it.respondents.iter());
    let again = study.surveys.values().filter_map(|it| it.second.as_ref());
    let again = again.flat_map(|it| it.respondents.iter());
    let people = study.participants.people.values();
    let linked = people.filter_map(|it| it.respondent.clone());
    let all: Set<String> =
        order::set(typed.chain(again).map(ToString::to_string).chain(linked));
    let mut ids: Map<String, String> = Map::new();
    let mut made: Set<String> = Set::new();
    for old in &all {
        if let Some(new) = it.scrubbed(old) {
            let new = free_name(&new, |it| all.contains(it) || made.contains(it));
            made.insert(new.clone());
            ids.insert(old.clone(), new);
        }
    }
    ids
}

/// Gives the rows their new ids.
fn renamed(survey: &mut Survey, ids: &Map<String, String>) -> bool {
    let named = |all: &[Rc<str>]| -> Option<Vec<Rc<str>>> {
        let some = all.iter().any(|it| ids.contains_key(&**it));
        let new = |it: &Rc<str>| {
            ids.get(&**it).map_or_else(|| Rc::clone(it), |it| it.as_str().into())
        };
        some.then(|| all.iter().map(new).collect())
    };
    let first = named(&survey.respondents);
    let again = survey.second.as_ref().and_then(|it| named(&it.respondents));
    let touched = first.is_some() || again.is_some();
    if let Some(all) = first {
        survey.respondents = Rc::new(all);
    }
    if let (Some(all), Some(second)) = (again, &mut survey.second) {
        Rc::make_mut(second).respondents = all;
    }
    touched
}

/// What was asked: wordings, levels, reasons; and the rules that name them.
fn asked(survey: &mut Survey, it: &Pseudonyms, stamp: &Stamp) -> bool {
    let mut touched = false;
    let mut names: Vec<String> =
        survey.questions.iter().map(|it| it.0.name.clone()).collect();
    for (question, _) in &mut survey.questions {
        if wording(question, it) | it.scrub_name(&mut question.name, &mut names) {
            question.provenance = question.provenance.touched(stamp);
            touched = true;
        }
    }
    for composite in &mut survey.composites {
        if it.scrub(&mut composite.name) {
            composite.provenance = composite.provenance.touched(stamp);
            touched = true;
        }
    }
    touched
}

fn wording(question: &mut Question, it: &Pseudonyms) -> bool {
    let asking = &mut question.asking;
    let mut touched = it.scrub(&mut question.text)
        | it.scrub(&mut asking.heading)
        | it.scrub(&mut asking.help)
        | it.scrub(&mut asking.shown_if);
    for text in asking.redcap.values_mut() {
        touched |= it.scrub(text);
    }
    for code in &mut question.missing_codes {
        touched |= it.scrub(&mut code.reason);
    }
    match &mut question.kind {
        Kind::Single(all) | Kind::Scale(all) | Kind::Multiple(all, _) => {
            touched | levels(all, it)
        }
        Kind::Identifier | Kind::Number | Kind::Date | Kind::Text => touched,
    }
}

/// Two levels that would be called the same are told apart by a number.
fn levels(all: &mut [Level], it: &Pseudonyms) -> bool {
    let mut touched = false;
    let mut values: Vec<String> = all.iter().map(|it| it.value.clone()).collect();
    for level in all {
        let same = level.label == level.value;
        touched |= it.scrub(&mut level.label);
        if it.scrub_name(&mut level.value, &mut values) {
            if same {
                level.label.clone_from(&level.value);
            }
            touched = true;
        }
    }
    touched
}

/// What was answered, in both typings.
fn answered(survey: &mut Survey, it: &Pseudonyms) -> bool {
    let mut touched = false;
    for (_, column) in &mut survey.questions {
        touched |= texts(column, it);
    }
    if let Some(second) = &mut survey.second {
        let mut new: Second = (**second).clone();
        let mut here = false;
        for it_is in &mut new.columns {
            here |= texts(&mut it_is.column, it);
        }
        if here {
            *second = Rc::new(new);
            touched = true;
        }
    }
    touched
}

fn texts(column: &mut Rc<Column>, it: &Pseudonyms) -> bool {
    let mut answers = (**column).clone();
    let mut here = false;
    if let Answers::Text(texts) = &mut answers.answers {
        for text in texts.iter_mut().flatten() {
            if let Some(without) = it.scrubbed(text) {
                *text = without.into();
                here = true;
            }
        }
    }
    for stray in answers.strays.values_mut() {
        if let Some(without) = it.scrubbed(stray) {
            *stray = without.into();
            here = true;
        }
    }
    if here {
        *column = Rc::new(answers);
    }
    here
}
