//! A question of the study, to reword and to put its levels in order, name them and set
//! them apart.

use std::rc::Rc;

use yew::prelude::*;

use super::LevelsEditor;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, TextField};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::order;
use crate::study::Command;
use crate::survey::{Answers, Column, Kind, Level, Question};

/// Returns the answers with levels in another order; `from` has the old place of each.
pub fn remapped(column: &Column, from: &[usize]) -> Column {
    let mut to = vec![u16::MAX; from.len()];
    for (new, old) in (0_u16..).zip(from) {
        if let Some(place) = to.get_mut(*old) {
            *place = new;
        }
    }
    let place = |old: &u16| to.get(usize::from(*old)).copied().unwrap_or(*old);
    let answers = match &column.answers {
        Answers::Choice(given) => Answers::Choice(
            given.iter().map(|it| it.as_ref().map(place).map_err(|it| *it)).collect(),
        ),
        Answers::Choices(given) => {
            let many = |old: &[u16]| {
                let mut all: Vec<u16> = old.iter().map(place).collect();
                order::sort(&mut all);
                all.into_boxed_slice()
            };
            Answers::Choices(
                given
                    .iter()
                    .map(|it| it.as_ref().map(|it| many(it)).map_err(|it| *it))
                    .collect(),
            )
        }
        other => other.clone(),
    };
    Column { answers, strays: column.strays.clone() }
}

/// Props of [`QuestionEditor`].
#[derive(Properties, PartialEq)]
pub struct QuestionEditorProps {
    /// The survey.
    pub survey: SurveyId,
    /// The question.
    pub question: Question,
    /// Its answers.
    pub column: Shared<Column>,
    /// Hears that it is done.
    pub ondone: Callback<()>,
}

/// A question of the study.
#[component]
pub fn QuestionEditor(props: &QuestionEditorProps) -> Html {
    let words = &use_words().survey;
    let dispatch = use_dispatch();
    let question = &props.question;
    let deps = (dispatch, props.survey, question.clone(), Shared::clone(&props.column));
    let ontext = use_event(deps.clone(), |text: String, (dispatch, survey, it, _)| {
        let text = text.trim();
        let text = if text.is_empty() { &it.name } else { text };
        if *text != it.text {
            let question = Question { text: text.to_owned(), ..it.clone() };
            let (survey, question) = (*survey, Box::new(question));
            dispatch.run(Command::SetQuestion { survey, question, column: None });
        }
    });
    let onlevels = use_event(
        deps,
        |(levels, from): (Vec<Level>, Vec<usize>), (dispatch, survey, it, column)| {
            let kind = match &it.kind {
                Kind::Single(_) => Kind::Single(levels),
                Kind::Scale(_) => Kind::Scale(levels),
                Kind::Multiple(_, joiner) => Kind::Multiple(levels, joiner.clone()),
                other => other.clone(),
            };
            let moved = !from.is_sorted();
            let column = moved.then(|| Rc::new(remapped(column, &from)));
            let question = Box::new(Question { kind, ..it.clone() });
            dispatch.run(Command::SetQuestion { survey: *survey, question, column });
        },
    );
    let done = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let levels: Rc<[Level]> = question.kind.levels().into();
    html! {
        <div class="column-detail">
            <div class="column-side">
                <TextField
                    id={format!("text-{}", question.id)}
                    label={words.question.wording}
                    value={question.text.clone()}
                    oncommit={ontext}
                />
                <p class="note">{ words.question.fixed }</p>
                <div class="row"><Button onclick={done}>{ words.question.done }</Button></div>
            </div>
            if !levels.is_empty() {
                <LevelsEditor
                    id={format!("levels-{}", question.id)}
                    kind={question.kind.name()}
                    {levels}
                    {onlevels}
                />
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use crate::order::Map;

    use super::*;
    use crate::survey::Missing;

    #[test]
    fn answers_follow_their_levels() {
        let answers = Answers::Choice(vec![Ok(0), Err(Missing::Empty), Ok(2), Ok(1)]);
        let column = Column { answers, strays: Map::new() };
        let moved = remapped(&column, &[2, 0, 1]);
        assert_eq!(
            moved.answers,
            Answers::Choice(vec![Ok(1), Err(Missing::Empty), Ok(0), Ok(2)])
        );
        let answers = Answers::Choices(vec![Ok([0, 2].into()), Ok([1].into())]);
        let moved = remapped(&Column { answers, strays: Map::new() }, &[2, 0, 1]);
        assert_eq!(
            moved.answers,
            Answers::Choices(vec![Ok([0, 1].into()), Ok([2].into())])
        );
    }
}
