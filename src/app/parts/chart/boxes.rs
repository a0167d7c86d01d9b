//! Ranges: from the lowest to the highest number of each group, with the middle half as a
//! box and the median as a line.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, LINE, Shape, both, lines, percent, pixels, ticks};
use super::wrap;

/// A group's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// The group.
    pub label: AttrValue,
    /// Lowest, first quartile, median, third quartile, highest; nothing without numbers.
    pub five: Option<[f64; 5]>,
    /// What stands at the end.
    pub text: AttrValue,
}

/// Props of [`Ranges`].
#[derive(Properties, PartialEq)]
pub struct RangesProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The groups, from above.
    pub rows: Rc<[RangeRow]>,
}

/// Ranges of groups on one axis.
#[component]
pub fn Ranges(props: &RangesProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(&props.rows, shape))
}

fn draw(rows: &[RangeRow], shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    let (left, width) = if wide { (30.0, 56.0) } else { (2.0, 96.0) };
    let known = || rows.iter().filter_map(|it| it.five);
    let low = known().map(|it| it[0]).fold(f64::INFINITY, f64::min);
    let high = known().map(|it| it[4]).fold(f64::NEG_INFINITY, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let x = |value: f64| left + width * (value - low) / span;
    let mut y = 2.0;
    let mut made = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let texts = if wide { wrap(&row.label, 30, 3) } else { wrap(&row.label, 36, 2) };
        let high = f64::from(u8::try_from(texts.len()).unwrap_or(1)) * LINE;
        let (label_y, middle, step) = if wide {
            let step = high.max(20.0) + 10.0;
            let middle = y + (step - 10.0) / 2.0;
            (middle - (high - LINE) / 2.0, middle, step)
        } else {
            (y + LINE / 2.0, y + high + 12.0, high + 32.0)
        };
        let value_y = if wide { middle } else { label_y };
        made.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, "chart-label") }
                if let Some([min, q1, median, q3, max]) = row.five {
                    <line class="range-line" x1={percent(x(min))} x2={percent(x(max))} y1={pixels(middle)} y2={pixels(middle)} />
                    <rect class="range-box" x={percent(x(q1))} y={pixels(middle - 8.0)} width={percent((x(q3) - x(q1)).max(0.3))} height="16" />
                    <line class="range-median" x1={percent(x(median))} x2={percent(x(median))} y1={pixels(middle - 8.0)} y2={pixels(middle + 8.0)} />
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
                <line key={format!("mark-{value}")} class="chart-grid" x1={percent(x(value))} x2={percent(x(value))} y1="0" y2={pixels(floor + 4.0)} />
                <text key={format!("tick-{value}")} class="chart-tick" text-anchor="middle" x={percent(x(value))} y={pixels(floor + 17.0)}>
                    { tick(value) }
                </text>
            }
            { for made }
        </>
    };
    Drawing { inside, height: floor + 24.0 }
}

/// Returns a mark's number without the noise of binary fractions.
fn tick(value: f64) -> String {
    let text = crate::stats::rounded(value, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
