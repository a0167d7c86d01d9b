//! Box plots: the middle half of each group's numbers as a box, the median as a line, whiskers,
//! and below it the numbers themselves, stacked where they are alike.

use std::rc::Rc;

use yew::prelude::*;

use super::caterpillar::tick;
use super::frame::{Drawing, LINE, Shape, across, both, lines, percent, pixels, ticks};
use super::wrap;
use crate::stats::BoxPlot;

/// A group's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxRow {
    /// The group; empty when there is only one.
    pub label: AttrValue,
    /// Its box; nothing without numbers.
    pub drawn: Option<BoxPlot>,
    /// What stands at the end.
    pub text: AttrValue,
}

/// Props of [`Boxes`].
#[derive(Properties, PartialEq)]
pub struct BoxesProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The groups, from above.
    pub rows: Rc<[BoxRow]>,
    /// From where to where the axis goes, if not from the least to the most: that of a
    /// histogram above.
    #[prop_or_default]
    pub axis: Option<(f64, f64)>,
}

/// Room that the points have below a box.
const STRIP: f64 = 18.0;

/// Box plots on one axis.
#[component]
pub fn Boxes(props: &BoxesProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| {
        draw(&props.rows, props.axis, shape)
    })
}

/// The axis: from where to where it goes on the drawing, and in numbers.
struct Axis {
    left: f64,
    width: f64,
    low: f64,
    span: f64,
}

impl Axis {
    fn x(&self, value: f64) -> f64 {
        self.left + self.width * (value - self.low) / self.span
    }
}

fn draw(rows: &[BoxRow], given: Option<(f64, f64)>, shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    // One box alone needs no room for names.
    let alone = rows.iter().all(|it| it.label.is_empty());
    let (left, width) = match (wide, alone) {
        (_, true) => across(shape),
        (true, false) => (30.0, 56.0),
        (false, false) => (2.0, 96.0),
    };
    let known = || rows.iter().filter_map(|it| it.drawn.as_ref());
    let low = known().map(|it| it.ends.0).fold(f64::INFINITY, f64::min);
    let high = known().map(|it| it.ends.1).fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = given.unwrap_or((low, high));
    let axis = Axis { left, width, low, span: if high > low { high - low } else { 1.0 } };
    let strip = if known().any(|it| !it.points.is_empty()) { STRIP } else { 0.0 };
    let mut y = 2.0;
    let mut made = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let texts = if wide { wrap(&row.label, 30, 3) } else { wrap(&row.label, 36, 2) };
        let high = f64::from(u8::try_from(texts.len()).unwrap_or(1)) * LINE;
        let (label_y, middle, step) = if wide {
            let inside = high.max(20.0 + strip);
            let middle = y + (inside - strip) / 2.0;
            (middle - (high - LINE) / 2.0, middle, inside + 12.0)
        } else {
            (y + LINE / 2.0, y + high + 12.0, high + 32.0 + strip)
        };
        let value_y = if wide { middle } else { label_y };
        made.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, "chart-label") }
                if let Some(it) = &row.drawn {
                    { one(it, &axis, middle, wide) }
                }
                <text class="chart-value" text-anchor="end" dy=".35em" x="100%" y={pixels(value_y)}>{ row.text.clone() }</text>
            </g>
        });
        y += step;
    }
    let floor = y + 2.0;
    let marks = if low.is_finite() {
        ticks(low, high, if wide { 8 } else { 4 })
    } else {
        Vec::new()
    };
    let inside = html! {
        <>
            <line class="chart-axis" x1={percent(left)} x2={percent(left + width)} y1={pixels(floor)} y2={pixels(floor)} />
            for value in marks {
                <line key={format!("mark-{value}")} class="chart-grid" x1={percent(axis.x(value))} x2={percent(axis.x(value))} y1="0" y2={pixels(floor + 4.0)} />
                <text key={format!("tick-{value}")} class="chart-tick" text-anchor="middle" x={percent(axis.x(value))} y={pixels(floor + 17.0)}>
                    { tick(value, false) }
                </text>
            }
            { for made }
        </>
    };
    Drawing { inside, height: floor + 24.0 }
}

/// Draws one box with its points.
fn one(it: &BoxPlot, axis: &Axis, y: f64, wide: bool) -> Html {
    let [low, median, high] = it.middle.map(|it| axis.x(it));
    let (from, to) = (axis.x(it.whiskers.0), axis.x(it.whiskers.1));
    let line = |class: &'static str, (x1, x2): (f64, f64), half: f64| {
        html! {
            <line {class} x1={percent(x1)} x2={percent(x2)} y1={pixels(y - half)} y2={pixels(y + half)} />
        }
    };
    html! {
        <>
            { line("range-line", (from, to), 0.0) }
            { line("range-line", (from, from), 4.0) }
            { line("range-line", (to, to), 4.0) }
            <rect class="range-box" x={percent(low)} y={pixels(y - 8.0)} width={percent((high - low).max(0.3))} height="16" />
            { line("range-median", (median, median), 8.0) }
            for (at, (x, up, out)) in stacked(it, axis, wide).into_iter().enumerate() {
                <circle
                    key={at.to_string()}
                    class={if out { "point-out" } else { "point" }}
                    cx={percent(x)}
                    cy={pixels(y + 8.0 + STRIP - 3.0 - up)}
                    r="2.5"
                />
            }
        </>
    }
}

/// Returns where the points stand: across, how far up, and whether they lie beyond the
/// whiskers. Points closer than their own width stand on each other.
fn stacked(it: &BoxPlot, axis: &Axis, wide: bool) -> Vec<(f64, f64, bool)> {
    // A point's width, in percent of the drawing's.
    let own = if wide { 0.7 } else { 1.8 };
    let mut stacks: Vec<(f64, Vec<bool>)> = Vec::new();
    for &(value, times) in &it.points {
        let x = axis.x(value);
        let out = value < it.whiskers.0 || value > it.whiskers.1;
        let here = std::iter::repeat_n(out, times);
        match stacks.last_mut() {
            Some(last) if x - last.0 < own => last.1.extend(here),
            _ => stacks.push((x, here.collect())),
        }
    }
    let most = stacks.iter().map(|it| it.1.len()).max().unwrap_or(1).max(2);
    // The highest stack fills the room, and does not touch the box.
    let step = ((STRIP - 7.0) / (most - 1) as f64).min(5.0);
    let place = |(x, all): (f64, Vec<bool>)| {
        all.into_iter().enumerate().map(move |(at, out)| (x, at as f64 * step, out))
    };
    stacks.into_iter().flat_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{QuantileType, Tally};

    #[test]
    fn points_that_are_alike_stand_on_each_other() {
        let numbers = [1.0, 2.0, 2.0, 2.0, 3.0, 50.0];
        let it = BoxPlot::of(&Tally::of(numbers), QuantileType::Seven).unwrap();
        let axis = Axis { left: 0.0, width: 100.0, low: 1.0, span: 49.0 };
        let made = stacked(&it, &axis, true);
        let up: Vec<f64> = made.iter().map(|it| it.1).collect();
        assert_eq!(up, [0.0, 0.0, 5.0, 10.0, 0.0, 0.0]);
        let out: Vec<bool> = made.iter().map(|it| it.2).collect();
        assert_eq!(out, [false, false, false, false, false, true]);
        assert!((made[5].0 - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_high_stack_stays_in_its_room() {
        let many = vec![7.0; 300];
        let it = BoxPlot::of(&Tally::of(many), QuantileType::Seven).unwrap();
        let axis = Axis { left: 0.0, width: 100.0, low: 7.0, span: 1.0 };
        let made = stacked(&it, &axis, true);
        assert_eq!(made.len(), 300);
        // As far as doubles say.
        assert!(made.iter().all(|it| it.1 <= STRIP - 7.0 + 1e-9));
    }
}
