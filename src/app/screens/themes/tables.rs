//! The tables of themes, each once for the page and once to hand over: the same counts.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::parts::{Column, Row, cell};
use crate::app::route::Route;
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::stats::Disclosure;
use crate::themes::{Tally, Theme, ValueCounts, support};
use crate::words::EN;
use crate::words::numbers::seen;
use crate::words::themes::Themes as Words;

/// A table's columns and rows.
pub(super) type Shown = (Rc<[Column]>, Rc<[Row]>);

fn named(words: &[&str]) -> Vec<String> {
    words.iter().map(|it| (*it).to_owned()).collect()
}

/// Returns a note, and after it what is hidden.
pub(crate) fn noted(note: &str, rule: Disclosure) -> String {
    if rule.is_on() {
        format!("{note} {}", (EN.analysis.hidden.note)(rule))
    } else {
        note.to_owned()
    }
}

fn out(count: Option<usize>) -> OutCell {
    OutCell::seen(count, EN.analysis.hidden.sign)
}

/// Returns the table of what supports each theme.
pub(super) fn supports(
    words: &Words,
    themes: &[Rc<Theme>],
    tallies: &[Tally],
    rule: Disclosure,
) -> Shown {
    let columns = words.columns.iter().enumerate().map(|(at, label)| {
        if at == 0 { Column::words(*label) } else { Column::figures(*label) }
    });
    let rows = themes.iter().zip(tallies).map(|(theme, it)| {
        let link = html! {
            <a href={Route::Theme { id: theme.id }.href()}>{ &theme.name }</a>
        };
        let stances = &it.stances;
        let [_, transcripts, people, base] = support(&it.counts, it.base, rule);
        let figures = [
            EN.numbers.whole(it.counts.segments),
            seen(transcripts),
            (words.share)(people, base),
            EN.numbers.whole(stances.barrier),
            EN.numbers.whole(stances.mixed),
            EN.numbers.whole(stances.facilitator),
            EN.numbers.whole(stances.none),
        ];
        let cells = std::iter::once(link).chain(figures.into_iter().map(cell));
        Row::new(theme.id.to_string(), cells.collect())
    });
    (columns.collect(), rows.collect())
}

/// Returns the same to hand over.
pub(super) fn supports_out(
    themes: &[Rc<Theme>],
    tallies: &[Tally],
    rule: Disclosure,
) -> OutTable {
    let header = named(&[
        "theme",
        "statement",
        "segments",
        "transcripts",
        "participants",
        "base",
        "barrier",
        "mixed",
        "facilitator",
        "no_stance",
    ]);
    let rows = themes.iter().zip(tallies).map(|(theme, it)| {
        let stances = &it.stances;
        let all = [stances.barrier, stances.mixed, stances.facilitator, stances.none];
        let texts = [OutCell::text(&theme.name), OutCell::text(&theme.statement)];
        let counts = support(&it.counts, it.base, rule).into_iter();
        let counts = counts.chain(all.map(Some));
        texts.into_iter().chain(counts.map(out)).collect()
    });
    (header, rows.collect())
}

fn value<'a>(words: &Words, it: &'a ValueCounts) -> &'a str {
    it.value.as_deref().unwrap_or(words.no_value)
}

/// Returns the table of all themes by an attribute: a column a value.
pub(super) fn by_value(words: &Words, themes: &[Rc<Theme>], tallies: &[Tally]) -> Shown {
    // A theme can have a last group, of segments without a participant, that others lack.
    let widest = tallies.iter().max_by_key(|it| it.by.len());
    let groups: Vec<&ValueCounts> = widest.into_iter().flat_map(|it| &it.by).collect();
    let heads = groups.iter().map(|it| {
        let name = value(words, it);
        // A small group's size is not said either.
        if tallies
            .iter()
            .any(|all| all.by.iter().any(|own| own.value == it.value && own.hidden))
        {
            return Column::figures(name.to_owned());
        }
        Column::figures((words.value_head)(name, it.base))
    });
    let first = words.columns.first().copied().unwrap_or_default();
    let columns = std::iter::once(Column::words(first)).chain(heads).collect();
    let rows = themes.iter().zip(tallies).map(|(theme, it)| {
        let figures = groups.iter().map(|group| {
            let found = it.by.iter().find(|own| own.value == group.value);
            if found.is_some_and(|it| it.hidden) {
                return cell(EN.analysis.hidden.sign);
            }
            let counts = found.map(|it| it.counts).unwrap_or_default();
            cell(format!(
                "{} ({})",
                EN.numbers.whole(counts.segments),
                EN.numbers.whole(counts.participants)
            ))
        });
        let cells = std::iter::once(cell(theme.name.clone())).chain(figures);
        Row::new(theme.id.to_string(), cells.collect())
    });
    (columns, rows.collect())
}

/// Returns the table of one theme by an attribute: a row a value.
pub(super) fn by_value_one(words: &Words, attribute: &str, tally: &Tally) -> Shown {
    let columns = words.by_columns.iter().enumerate().map(|(at, label)| {
        if at == 0 {
            Column::words(attribute.to_owned())
        } else {
            Column::figures(*label)
        }
    });
    let rows = tally.by.iter().map(|it| {
        let name = value(words, it);
        if it.hidden {
            let mut cells = vec![cell(name.to_owned())];
            cells.extend((0..3).map(|_| cell(EN.analysis.hidden.sign)));
            return Row::new(it.value.clone().unwrap_or_default(), cells);
        }
        let cells = vec![
            cell(name.to_owned()),
            cell(EN.numbers.whole(it.counts.segments)),
            cell(EN.numbers.whole(it.counts.transcripts)),
            cell((words.share)(Some(it.counts.participants), Some(it.base))),
        ];
        Row::new(it.value.clone().unwrap_or_default(), cells)
    });
    (columns.collect(), rows.collect())
}

/// Returns themes by an attribute to hand over: a row a theme and value.
pub(super) fn by_value_out(
    words: &Words,
    attribute: &str,
    themes: &[Rc<Theme>],
    tallies: &[Tally],
) -> OutTable {
    let mut header = named(&words.by_csv);
    if let Some(name) = header.get_mut(1) {
        attribute.clone_into(name);
    }
    let rows = themes.iter().zip(tallies).flat_map(|(theme, it)| {
        it.by.iter().map(|group| {
            let counts = [
                group.counts.segments,
                group.counts.transcripts,
                group.counts.participants,
                group.base,
            ];
            let value = group.value.as_deref().unwrap_or_default();
            let texts = [OutCell::text(&theme.name), OutCell::text(value)];
            let figure = |it| out((!group.hidden).then_some(it));
            texts.into_iter().chain(counts.map(figure)).collect()
        })
    });
    (header, rows.collect())
}
