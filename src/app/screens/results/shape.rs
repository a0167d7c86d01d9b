//! How well a mean is known, and how numbers lie around it.

use super::sheet::{Figure, Line, Sheet, file_name, number};
use super::tables::{DECIMALS, LEVEL, decimals_of};
use crate::app::parts::Column;
use crate::stats::{Shape, Stat, Summary, tally};
use crate::survey::{Column as Answers, Question};
use crate::words::results::Results;

/// Returns the table; nothing for kinds without numbers, or when they have no scores.
pub(super) fn sheet(
    question: &Question,
    answers: &Answers,
    words: &Results,
) -> Option<Sheet> {
    let tally = tally(question, answers, None)?.ok()?;
    let it = Shape::of(&tally, &Summary::of(&tally), LEVEL);
    let heads = &words.shape;
    let (low, high) = match it.interval {
        Ok(it) => (Ok(it.low), Ok(it.high)),
        Err(why) => (Err(why), Err(why)),
    };
    let stat = |value: Stat| Figure::Stat(value, DECIMALS);
    let modes = match &it.modes {
        Ok(all) if all.is_empty() => Figure::Words(heads.none.to_owned()),
        Ok(all) => {
            let all: Vec<String> =
                all.iter().map(|it| number(*it, decimals_of(*it))).collect();
            Figure::Words(all.join(", "))
        }
        Err(why) => Figure::Stat(Err(*why), 0),
    };
    Some(Sheet {
        caption: (heads.caption)(&question.text),
        columns: vec![
            Column::figures(heads.se),
            Column::figures(heads.low),
            Column::figures(heads.high),
            Column::figures(heads.skewness),
            Column::figures(heads.of_skewness),
            Column::figures(heads.kurtosis),
            Column::figures(heads.of_kurtosis),
            Column::words(heads.modes),
        ],
        lines: vec![Line::new(vec![
            stat(it.se),
            stat(low),
            stat(high),
            stat(it.skewness),
            stat(it.skewness_se),
            stat(it.kurtosis),
            stat(it.kurtosis_se),
            modes,
        ])],
        notes: vec![heads.note.to_owned()],
        file: file_name(&[&question.name, "shape"]),
    })
}
