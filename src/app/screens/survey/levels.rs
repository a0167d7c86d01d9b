//! The levels of a question, to put in order, name, score, set apart, add and take away. Used
//! before a survey is imported and afterwards; the answers follow.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::focus;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Look, TextField};
use crate::order;
use crate::survey::{KindName, Level};
use crate::text::number;

/// So many levels are listed; more are no levels that anyone orders by hand.
const LISTED: usize = 60;

/// Props of [`LevelsEditor`].
#[derive(Properties, PartialEq)]
pub struct LevelsEditorProps {
    /// Its id.
    pub id: AttrValue,
    /// The kind of question.
    pub kind: KindName,
    /// The levels.
    pub levels: Rc<[Level]>,
    /// Hears the levels as they are to be. The order in which they were is in `from`: the
    /// old place of each new level.
    pub onlevels: Callback<(Vec<Level>, Vec<usize>)>,
}

/// Returns levels in another order, `from` the old places. Scores stay ascending along the
/// order, unless they are what stands in the file.
pub fn reordered(levels: &[Level], from: &[usize]) -> Vec<Level> {
    let mut moved: Vec<Level> =
        from.iter().filter_map(|it| levels.get(*it).cloned()).collect();
    let written = |it: &Level| {
        it.score.is_some_and(|score| {
            number(it.value.trim()).is_some_and(|it| it.to_bits() == score.to_bits())
        })
    };
    let on = |it: &&Level| !it.off_scale;
    if levels.iter().filter(on).all(written) {
        return moved;
    }
    let scores: Option<Vec<f64>> = levels.iter().filter(on).map(|it| it.score).collect();
    if let Some(mut scores) = scores {
        order::sort_by(&mut scores, f64::total_cmp);
        let points = moved.iter_mut().filter(|it| !it.off_scale);
        for (level, score) in points.zip(scores) {
            level.score = Some(score);
        }
    }
    moved
}

/// The levels of a question.
#[component]
pub fn LevelsEditor(props: &LevelsEditorProps) -> Html {
    let words = &use_words().survey.column;
    let focused = use_mut_ref(|| None::<String>);
    // A row that moves loses the focus in some browsers.
    use_effect_with(props.levels.clone(), {
        let focused = Rc::clone(&focused);
        move |_| {
            if let Some(id) = focused.take() {
                focus::focus_id(&id);
            }
        }
    });
    let onmove = use_event(
        (props.levels.clone(), props.onlevels.clone(), props.id.clone()),
        move |(at, to): (usize, usize), (levels, onlevels, id)| {
            let mut from: Vec<usize> = (0..levels.len()).collect();
            if at < from.len() && to < from.len() {
                from.swap(at, to);
                let last = if to < at { to == 0 } else { to + 1 == from.len() };
                let up = if last { to > at } else { to < at };
                let way = if up { "up" } else { "down" };
                focused.replace(Some(format!("{id}-{way}-{to}")));
                onlevels.emit((reordered(levels, &from), from));
            }
        },
    );
    let reverse = use_event(
        (props.levels.clone(), props.onlevels.clone()),
        |_: MouseEvent, (levels, onlevels)| {
            // Answers apart from the scale stay behind it.
            let (off, on): (Vec<usize>, Vec<usize>) = (0..levels.len())
                .partition(|it| levels.get(*it).is_some_and(|it| it.off_scale));
            let from: Vec<usize> = on.into_iter().rev().chain(off).collect();
            onlevels.emit((reordered(levels, &from), from));
        },
    );
    let onlevel = use_event(
        (props.levels.clone(), props.onlevels.clone()),
        |(at, level): (usize, Level), (levels, onlevels)| {
            let mut all = levels.to_vec();
            if let Some(it) = all.get_mut(at) {
                *it = level;
                let from = (0..all.len()).collect();
                onlevels.emit((all, from));
            }
        },
    );
    let add = use_event(
        (props.kind, props.levels.clone(), props.onlevels.clone(), props.id.clone()),
        |_: MouseEvent, (kind, levels, onlevels, id)| {
            let mut all = levels.to_vec();
            all.push(new_level(levels, *kind == KindName::Scale));
            let field = format!("{id}-label-{}", all.len() - 1);
            onlevels.emit((all, Vec::new()));
            focus::when_drawn(field);
        },
    );
    let onremove = use_event(
        (props.levels.clone(), props.onlevels.clone(), props.id.clone()),
        |at: usize, (levels, onlevels, id)| {
            let mut all = levels.to_vec();
            if at < all.len() {
                drop(all.remove(at));
                // The keyboard stays: at the next one, or where one is added.
                focus::when_drawn(match all.len().checked_sub(1) {
                    Some(last) => format!("{id}-remove-{}", at.min(last)),
                    None => format!("{id}-add"),
                });
                onlevels.emit((all, Vec::new()));
            }
        },
    );
    let scale = props.kind == KindName::Scale;
    let count = props.levels.len();
    let heads = words.level_heads;
    let caption = (words.levels)(props.kind);
    html! {
        <div class="levels">
            <div class="levels-head">
                <h3 id={format!("{}-levels", props.id)}>{ caption }</h3>
                if count > 1 {
                    <Button look={Look::Quiet} onclick={reverse}>{ words.reverse }</Button>
                }
            </div>
            <table aria-labelledby={format!("{}-levels", props.id)}>
                <thead>
                    <tr>
                        for (at, head) in heads.iter().enumerate() {
                            if scale || at < 3 {
                                <th scope="col">{ *head }</th>
                            }
                        }
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    for (at, level) in props.levels.iter().enumerate().take(LISTED) {
                        <LevelRow
                            key={at.to_string()}
                            id={props.id.clone()}
                            {at}
                            {count}
                            {scale}
                            level={level.clone()}
                            onmove={onmove.clone()}
                            onlevel={onlevel.clone()}
                            onremove={onremove.clone()}
                        />
                    }
                </tbody>
            </table>
            if count > LISTED {
                <p class="note">{ (words.more_levels)(count - LISTED) }</p>
            }
            <div class="row">
                <Button id={format!("{}-add", props.id)} look={Look::Quiet} onclick={add}>
                    { words.add_level }
                </Button>
            </div>
            if scale {
                <p class="note">{ words.off_help }</p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LevelRowProps {
    id: AttrValue,
    at: usize,
    count: usize,
    scale: bool,
    level: Level,
    onmove: Callback<(usize, usize)>,
    onlevel: Callback<(usize, Level)>,
    onremove: Callback<usize>,
}

/// Returns one more level: the next number, scored on a scale.
fn new_level(levels: &[Level], scale: bool) -> Level {
    let taken = |it: &u32| levels.iter().any(|level| level.value == it.to_string());
    let value = (1_u32..=65_536).find(|it| !taken(it)).unwrap_or(0);
    let scored = levels.iter().filter_map(|it| it.score);
    let score = scored.fold(0.0, f64::max) + 1.0;
    Level { score: scale.then_some(score), ..Level::plain(&value.to_string()) }
}

#[component]
fn LevelRow(props: &LevelRowProps) -> Html {
    let words = &use_words().survey.column;
    let (id, at, level) = (&props.id, props.at, &props.level);
    let up = use_event((at, props.onmove.clone()), |_: MouseEvent, (at, onmove)| {
        if let Some(to) = at.checked_sub(1) {
            onmove.emit((*at, to));
        }
    });
    let down = use_event((at, props.onmove.clone()), |_: MouseEvent, (at, onmove)| {
        onmove.emit((*at, at + 1));
    });
    let deps = (at, level.clone(), props.onlevel.clone());
    let onlabel = use_event(deps.clone(), |text: String, (at, level, onlevel)| {
        let text = text.trim();
        let label = if text.is_empty() { &level.value } else { text };
        onlevel.emit((*at, Level { label: label.to_owned(), ..level.clone() }));
    });
    let onscore = use_event(deps.clone(), |text: String, (at, level, onlevel)| {
        let text = text.trim().replace(',', ".");
        let score = number(&text).filter(|it| it.is_finite());
        if score.is_some() || text.is_empty() {
            onlevel.emit((*at, Level { score, ..level.clone() }));
        }
    });
    let onoff = use_event(deps, |off_scale: bool, (at, level, onlevel)| {
        let score = if off_scale { None } else { level.score };
        onlevel.emit((*at, Level { score, off_scale, ..level.clone() }));
    });
    let onvalue = use_event(
        (at, level.clone(), props.onlevel.clone()),
        |text: String, (at, level, onlevel)| {
            let value = text.trim().to_owned();
            if !value.is_empty() && value != level.value {
                let same = level.label == level.value;
                let label = if same { value.clone() } else { level.label.clone() };
                onlevel.emit((*at, Level { value, label, ..level.clone() }));
            }
        },
    );
    let remove =
        use_event((at, props.onremove.clone()), |_: MouseEvent, (at, onremove)| {
            onremove.emit(*at);
        });
    let name = &level.label;
    html! {
        <tr class={level.off_scale.then_some("off")}>
            <td class="levels-move">
                <Button
                    id={format!("{id}-up-{at}")}
                    look={Look::Quiet}
                    label={(words.up)(name)}
                    disabled={at == 0}
                    onclick={up}
                >
                    { "↑" }
                </Button>
                <Button
                    id={format!("{id}-down-{at}")}
                    look={Look::Quiet}
                    label={(words.down)(name)}
                    disabled={at + 1 == props.count}
                    onclick={down}
                >
                    { "↓" }
                </Button>
            </td>
            <th scope="row" class="levels-own">
                <TextField
                    id={format!("{id}-value-{at}")}
                    label={(words.value_of)(name)}
                    hide_label=true
                    value={level.value.clone()}
                    oncommit={onvalue}
                />
            </th>
            <td>
                <TextField
                    id={format!("{id}-label-{at}")}
                    label={(words.label_of)(&level.value)}
                    hide_label=true
                    value={level.label.clone()}
                    oncommit={onlabel}
                />
            </td>
            if props.scale {
                <td class="levels-score">
                    if !level.off_scale {
                        <TextField
                            id={format!("{id}-score-{at}")}
                            label={(words.score_of)(name)}
                            hide_label=true
                            value={level.score.map(|it| it.to_string()).unwrap_or_default()}
                            oncommit={onscore}
                        />
                    }
                </td>
                <td class="levels-off">
                    <Checkbox
                        id={format!("{id}-off-{at}")}
                        label={(words.off_of)(name)}
                        hide_label=true
                        checked={level.off_scale}
                        onchange={onoff}
                    />
                </td>
            }
            <td>
                <Button
                    id={format!("{id}-remove-{at}")}
                    look={Look::Quiet}
                    label={(words.remove_level)(name)}
                    onclick={remove}
                >
                    { "×" }
                </Button>
            </td>
        </tr>
    }
}
