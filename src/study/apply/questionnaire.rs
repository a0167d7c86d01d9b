//! Changes of a survey's questions, and of what respondents answered.

use std::rc::Rc;

use super::material::edit_survey;
use super::{Changed, bury, named};
use crate::id::{Id as _, QuestionId};
use crate::order::{self, Map, Set};
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, MemoTarget, Refusal, Study, Typing};
use crate::survey::logic::Rule;
use crate::survey::{Column, Question, Reply, Second, SecondColumn, Survey, recast};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    use Command as C;
    match command {
        C::AddQuestion { survey, question, before } => {
            if study.has(MemoTarget::Question(question.id)) {
                return Err(Refusal::IdTaken);
            }
            edit_survey(study, *survey, stamp, |it| add(it, question, *before, stamp))
        }
        C::MoveQuestion { survey, id, before } => {
            edit_survey(study, *survey, stamp, |it| reorder(it, *id, *before))
        }
        C::RemoveQuestion { survey, id } => {
            let name = edit_survey(study, *survey, stamp, |it| {
                let at = place(it, *id)?;
                let (gone, _) = it.questions.remove(at);
                edit_second(it, |second| {
                    second.columns.remove(at);
                });
                for scale in &mut it.composites {
                    scale.items.retain(|item| item != id);
                    scale.least = scale.least.clamp(1, scale.items.len().max(1));
                }
                Ok(gone.name)
            })?;
            bury(study, id.uuid(), stamp);
            Ok(name)
        }
        C::EnterRespondent { survey, typing, respondent, replaces, replies } => {
            let respondent = named(respondent)?;
            let replies = order::map(replies.iter().map(|it| (it.0, &it.1)));
            let replaces = replaces.as_deref();
            edit_survey(study, *survey, stamp, |it| {
                fits(it, &replies)?;
                match typing {
                    Typing::First => enter(it, &respondent, replaces, &replies)?,
                    Typing::Second => enter_again(it, &respondent, replaces, &replies)?,
                }
                Ok(respondent)
            })
        }
        C::RemoveRespondent { survey, typing, respondent } => {
            edit_survey(study, *survey, stamp, |it| {
                remove_respondent(it, *typing, respondent)
            })
        }
        C::SettleAnswer { survey, question, respondent, reply } => {
            edit_survey(study, *survey, stamp, |it| {
                settle(it, *question, respondent, reply)
            })
        }
        C::RemoveSecondTyping { survey } => edit_survey(study, *survey, stamp, |it| {
            it.second.take().map(|_| it.name.clone()).ok_or(Refusal::Gone)
        }),
        _ => Err(Refusal::NothingToDo),
    }
}

fn place(survey: &Survey, id: QuestionId) -> Result<usize, Refusal> {
    survey.questions.iter().position(|it| it.0.id == id).ok_or(Refusal::Gone)
}

fn edit_second(survey: &mut Survey, change: impl FnOnce(&mut Second)) {
    if let Some(second) = &mut survey.second {
        change(Rc::make_mut(second));
    }
}

/// Returns a question with a name that no other of the survey has.
fn with_name(survey: &Survey, question: &Question) -> Result<Question, Refusal> {
    let name = named(&question.name)?;
    let twin = |it: &Question| it.name == name && it.id != question.id;
    if survey.questions.iter().any(|it| twin(&it.0)) {
        return Err(Refusal::NameTaken(name));
    }
    let text = if question.text.trim().is_empty() { &name } else { &question.text };
    Ok(Question { text: text.clone(), name, ..question.clone() })
}

fn add(
    survey: &mut Survey,
    question: &Question,
    before: Option<QuestionId>,
    stamp: &Stamp,
) -> Changed {
    let question =
        Question { provenance: Provenance::new(stamp), ..with_name(survey, question)? };
    let at = match before {
        Some(id) => place(survey, id)?,
        None => survey.questions.len(),
    };
    let (name, kind) = (question.name.clone(), question.kind.clone());
    let column = Rc::new(Column::empty(&kind, survey.rows()));
    survey.questions.insert(at, (question, column));
    edit_second(survey, |second| {
        let column = Rc::new(Column::empty(&kind, second.respondents.len()));
        second.columns.insert(at, SecondColumn { column, settled: Set::new() });
    });
    Ok(name)
}

fn reorder(survey: &mut Survey, id: QuestionId, before: Option<QuestionId>) -> Changed {
    let from = place(survey, id)?;
    let to = match before {
        Some(it) => place(survey, it)?,
        None => survey.questions.len(),
    };
    if to == from || to == from + 1 {
        return Err(Refusal::NothingToDo);
    }
    let to = if to > from { to - 1 } else { to };
    let moved = survey.questions.remove(from);
    let name = moved.0.name.clone();
    survey.questions.insert(to, moved);
    edit_second(survey, |second| {
        let moved = second.columns.remove(from);
        second.columns.insert(to, moved);
    });
    Ok(name)
}

/// Replaces a question. Its answers follow it, unless they come with it; rules that ask for
/// it by name follow a new name.
pub(super) fn set_question(
    survey: &mut Survey,
    question: &Question,
    column: Option<&Rc<Column>>,
    stamp: &Stamp,
) -> Changed {
    let rows = survey.rows();
    if column.is_some_and(|it| it.answers.len() != rows) {
        return Err(Refusal::Gone);
    }
    let at = place(survey, question.id)?;
    let next = with_name(survey, question)?;
    let names: Set<String> =
        order::set(survey.questions.iter().map(|it| it.0.name.clone()));
    let Some((old, answers)) = survey.questions.get_mut(at) else {
        return Err(Refusal::Gone);
    };
    let before = old.clone();
    *old = Question { provenance: before.provenance.touched(stamp), ..next };
    let next = old.clone();
    if let Some(column) = column {
        *answers = Rc::clone(column);
    } else if let Some(column) = recast(&before, &next, answers) {
        *answers = Rc::new(column);
    }
    edit_second(survey, |second| {
        if let Some(it) = second.columns.get_mut(at)
            && let Some(column) = recast(&before, &next, &it.column)
        {
            it.column = Rc::new(column);
        }
    });
    if before.name != next.name {
        let known = |it: &str| names.contains(it);
        for (other, _) in &mut survey.questions {
            if let Some(mut rule) = Rule::read_with(&other.asking.shown_if, &known) {
                let was = rule.clone();
                rule.rename(&before.name, &next.name);
                if rule != was {
                    other.asking.shown_if = rule.to_string();
                }
            }
        }
    }
    Ok(next.name)
}

/// Brings the second typing of a survey along when its questions were updated.
pub(super) fn keep_second(old: &Survey, new: &mut Survey) {
    let Some(second) = &old.second else { return };
    let rows = second.respondents.len();
    let columns = new.questions.iter().map(|(question, _)| {
        let known = old.questions.iter().zip(&second.columns);
        let found = known.into_iter().find(|it| it.0.0.id == question.id);
        let none = || SecondColumn {
            column: Rc::new(Column::empty(&question.kind, rows)),
            settled: Set::new(),
        };
        found.map_or_else(none, |((before, _), it)| {
            let moved = recast(before, question, &it.column).map(Rc::new);
            let column = moved.unwrap_or_else(|| Rc::clone(&it.column));
            SecondColumn { column, settled: it.settled.clone() }
        })
    });
    let columns = columns.collect();
    let respondents = second.respondents.clone();
    new.second = Some(Rc::new(Second { respondents, columns }));
}

type Replies<'a> = Map<QuestionId, &'a Reply>;

/// Every question that is answered is there and can have its reply.
fn fits(survey: &Survey, replies: &Replies<'_>) -> Result<(), Refusal> {
    let fits = |id: &QuestionId, reply: &Reply| {
        survey.question(*id).is_some_and(|it| it.0.takes(reply))
    };
    if replies.iter().all(|(id, it)| fits(id, it)) { Ok(()) } else { Err(Refusal::Gone) }
}

/// Returns the row to write to: that of whom it replaces, or a new one.
fn row_for(
    respondents: &mut Vec<Rc<str>>,
    respondent: &str,
    replaces: Option<&str>,
) -> Result<usize, Refusal> {
    let find = |all: &[Rc<str>], name: &str| all.iter().position(|it| **it == *name);
    let row = match replaces {
        Some(it) => find(respondents, it).ok_or(Refusal::Gone)?,
        None => respondents.len(),
    };
    if find(respondents, respondent).is_some_and(|it| it != row) {
        return Err(Refusal::NameTaken(respondent.to_owned()));
    }
    match respondents.get_mut(row) {
        Some(it) => *it = Rc::from(respondent),
        None => respondents.push(Rc::from(respondent)),
    }
    Ok(row)
}

fn write(column: &mut Rc<Column>, row: usize, reply: Option<&&Reply>) {
    let new = row >= column.answers.len();
    match reply {
        Some(reply) => Rc::make_mut(column).set(row, reply),
        None if new => Rc::make_mut(column).set(row, &Reply::NONE),
        None => {}
    }
}

fn enter(
    survey: &mut Survey,
    respondent: &str,
    replaces: Option<&str>,
    replies: &Replies<'_>,
) -> Result<(), Refusal> {
    let respondents = Rc::make_mut(&mut survey.respondents);
    let row = row_for(respondents, respondent, replaces)?;
    for (question, column) in &mut survey.questions {
        write(column, row, replies.get(&question.id));
    }
    Ok(())
}

fn enter_again(
    survey: &mut Survey,
    respondent: &str,
    replaces: Option<&str>,
    replies: &Replies<'_>,
) -> Result<(), Refusal> {
    let questions = &survey.questions;
    let second = Rc::make_mut(survey.second.get_or_insert_with(|| {
        let empty = |it: &Question| SecondColumn {
            column: Rc::new(Column::empty(&it.kind, 0)),
            settled: Set::new(),
        };
        let columns = questions.iter().map(|(it, _)| empty(it)).collect();
        Rc::new(Second { respondents: Vec::new(), columns })
    }));
    let row = row_for(&mut second.respondents, respondent, replaces)?;
    let at = u32::try_from(row).unwrap_or(u32::MAX);
    for ((question, _), column) in questions.iter().zip(&mut second.columns) {
        write(&mut column.column, row, replies.get(&question.id));
        column.settled.remove(&at);
    }
    Ok(())
}

fn remove_respondent(survey: &mut Survey, typing: Typing, respondent: &str) -> Changed {
    let find = |all: &[Rc<str>]| all.iter().position(|it| **it == *respondent);
    if typing == Typing::First {
        let row = find(&survey.respondents).ok_or(Refusal::Gone)?;
        Rc::make_mut(&mut survey.respondents).remove(row);
        for (_, column) in &mut survey.questions {
            Rc::make_mut(column).remove(row);
        }
        return Ok(respondent.to_owned());
    }
    let second = survey.second.as_mut().ok_or(Refusal::Gone)?;
    let row = find(&second.respondents).ok_or(Refusal::Gone)?;
    let second = Rc::make_mut(second);
    second.respondents.remove(row);
    let gone = u32::try_from(row).unwrap_or(u32::MAX);
    for it in &mut second.columns {
        Rc::make_mut(&mut it.column).remove(row);
        let kept = it.settled.iter().filter(|it| **it != gone);
        it.settled = order::set(kept.map(|&it| if it > gone { it - 1 } else { it }));
    }
    Ok(respondent.to_owned())
}

fn settle(
    survey: &mut Survey,
    question: QuestionId,
    respondent: &str,
    reply: &Reply,
) -> Changed {
    let at = place(survey, question)?;
    let row = survey.row(respondent).ok_or(Refusal::Gone)?;
    let second = survey.second.as_mut().ok_or(Refusal::Gone)?;
    let again = second.respondents.iter().position(|it| **it == *respondent);
    let again = again.and_then(|it| u32::try_from(it).ok()).ok_or(Refusal::Gone)?;
    let (asked, column) = survey.questions.get_mut(at).ok_or(Refusal::Gone)?;
    if !asked.takes(reply) {
        return Err(Refusal::Gone);
    }
    Rc::make_mut(column).set(row, reply);
    if let Some(it) = Rc::make_mut(second).columns.get_mut(at) {
        it.settled.insert(again);
    }
    Ok(format!("{respondent}, {}", asked.name))
}
