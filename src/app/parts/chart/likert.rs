//! Diverging stacked bars for scales: what lies below the middle goes left, what lies above
//! goes right, the middle point is split. Answers off the scale stand apart. The low side is
//! ruled with threads: in black and white a shade alone could be of either side.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, LINE, Shape, lines, percent, pixels, with_tool};
use super::wrap;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};

/// A scale answered by some people.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertRow {
    /// The question or the group.
    pub label: AttrValue,
    /// The share of each point, lowest first, 0-100; empty when nobody answered.
    pub shares: Rc<[f64]>,
    /// What stands at the end: the mean.
    pub value: AttrValue,
    /// How many answered off the scale; empty when nobody could.
    pub apart: AttrValue,
    /// Whether it is the one that the screen is about.
    pub strong: bool,
}

/// Props of [`Likert`].
#[derive(Properties, PartialEq)]
pub struct LikertProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The points of the scale, lowest first.
    pub points: Rc<[AttrValue]>,
    /// The rows, from above.
    pub rows: Rc<[LikertRow]>,
    /// Above the values.
    #[prop_or_default]
    pub value_head: AttrValue,
    /// Above what stands apart.
    #[prop_or_default]
    pub apart_head: AttrValue,
}

/// Returns the class of a point's colour: its side and how far out it is, in fifths.
pub fn ramp(point: usize, of: usize) -> &'static str {
    const LOW: [&str; 5] = ["low-1", "low-2", "low-3", "low-4", "low-5"];
    const HIGH: [&str; 5] = ["high-1", "high-2", "high-3", "high-4", "high-5"];
    let half = of / 2;
    let from_low = of.saturating_sub(point + 1);
    if of % 2 == 1 && point == half {
        return "neutral";
    }
    let (out, names) = if point < half {
        (half - point, LOW)
    } else {
        (half.saturating_sub(from_low), HIGH)
    };
    let step = (out * 5).div_ceil(half.max(1)).clamp(1, 5);
    names.get(step - 1).copied().unwrap_or("neutral")
}

/// Where the threads of the low side lie in a bar: the middle is left to the figure.
const THREADS: [f64; 4] = [2.5, 5.5, 16.5, 19.5];

/// How much of a row lies left of the middle and right of it; the middle point is split,
/// or stands apart and counts for neither side.
fn sides(shares: &[f64], apart: bool) -> (f64, f64) {
    let half = shares.len() / 2;
    let low: f64 = shares.iter().take(half).sum();
    let high: f64 = shares.iter().rev().take(half).sum();
    let middle: f64 = if shares.len() % 2 == 1 && !apart {
        shares.get(half).copied().unwrap_or(0.0) / 2.0
    } else {
        0.0
    };
    (low + middle, high + middle)
}

/// Diverging stacked bars.
#[component]
pub fn Likert(props: &LikertProps) -> Html {
    let words = &use_words().parts;
    let count = props.points.len();
    let apart = use_state(|| false);
    let onapart = use_event(apart.clone(), |_: MouseEvent, apart| apart.set(!**apart));
    let tool = if count % 2 == 1 && count > 2 {
        html! { <Button look={Look::Quiet} pressed={*apart} onclick={onapart}>{ words.neutral_apart }</Button> }
    } else {
        Html::default()
    };
    let draw = |shape| draw(props, shape, *apart);
    html! {
        <div class="likert">
            { with_tool(&props.id, &props.title, &props.about, &draw, tool) }
            <ul class="chart-key">
                for (at, point) in props.points.iter().enumerate() {
                    <li key={at.to_string()}>
                        <svg class="swatch" width="12" height="12" aria-hidden="true">
                            <rect class={ramp(at, count)} width="12" height="12" rx="2" />
                            { threads(ramp(at, count), (&"0".into(), &"12".into()), &[3.0, 6.0, 9.0]) }
                        </svg>
                        { point.clone() }
                    </li>
                }
            </ul>
        </div>
    }
}

/// Draws the threads that tell the low side from the high one without colour.
fn threads(
    class: &'static str,
    (from, to): (&AttrValue, &AttrValue),
    places: &[f64],
) -> Html {
    if !class.starts_with("low") {
        return Html::default();
    }
    let thread = classes!("thread", format!("on-{class}"));
    html! {
        for y in places {
            <line class={thread.clone()} x1={from.clone()} x2={to.clone()} y1={pixels(*y)} y2={pixels(*y)} />
        }
    }
}

/// Where the bars are drawn.
struct Plot {
    left: f64,
    width: f64,
    /// The most that lies left of the middle in any row.
    low: f64,
    /// The whole that the width stands for.
    whole: f64,
    /// Where the middle point stands apart, if it does.
    lane: Option<f64>,
}

impl Plot {
    fn x(&self, share: f64) -> f64 {
        self.left + self.width * (self.low + share) / self.whole
    }
}

fn draw(props: &LikertProps, shape: Shape, split_off: bool) -> Drawing {
    let wide = shape == Shape::Wide;
    let (valued, apart) = (!props.value_head.is_empty(), !props.apart_head.is_empty());
    let sides: Vec<(f64, f64)> =
        props.rows.iter().map(|it| sides(&it.shares, split_off)).collect();
    let low = sides.iter().map(|it| it.0).fold(0.0, f64::max);
    let high = sides.iter().map(|it| it.1).fold(0.0, f64::max);
    let end = 100.0 - if valued { 8.0 } else { 0.0 } - if apart { 10.0 } else { 0.0 };
    let (left, width) = if wide { (30.0, end - 30.0) } else { (0.0, 100.0) };
    // The middle point's own place, right of everything else.
    let middle = |it: &LikertRow| it.shares.get(it.shares.len() / 2).copied();
    let widest = props.rows.iter().filter_map(middle).fold(0.0, f64::max);
    let lane = split_off.then_some(high + 3.0);
    let whole = (low + high + if split_off { widest + 3.0 } else { 0.0 }).max(1.0);
    let plot = Plot { left, width, low, whole, lane };
    let value_x = 100.0 - if apart { 10.0 } else { 0.0 };
    let mut y = 0.0;
    let heads = if wide && (valued || apart) {
        y = 22.0;
        html! {
            <>
                <text class="chart-tick" text-anchor="end" x={percent(value_x)} y="13">{ props.value_head.clone() }</text>
                <text class="chart-tick" text-anchor="end" x="100%" y="13">{ props.apart_head.clone() }</text>
            </>
        }
    } else {
        Html::default()
    };
    let top = y;
    let mut rows = Vec::with_capacity(props.rows.len());
    for (at, (row, side)) in props.rows.iter().zip(&sides).enumerate() {
        let texts = if wide { wrap(&row.label, 30, 3) } else { wrap(&row.label, 36, 3) };
        let high = f64::from(u8::try_from(texts.len()).unwrap_or(1)) * LINE;
        let (label_y, bar_y, step) = if wide {
            let step = high.max(22.0) + 8.0;
            let middle = y + (step - 8.0) / 2.0;
            (middle - (high - LINE) / 2.0, middle - 11.0, step)
        } else {
            (y + LINE / 2.0, y + high + 2.0, high + 36.0)
        };
        let class = if row.strong { "chart-label strong" } else { "chart-label" };
        let value_y = if wide { bar_y + 11.0 } else { label_y };
        let said = if wide { row.value.clone() } else { narrow_value(props, row) };
        rows.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, class) }
                { segments(row, &plot, *side, bar_y, if wide { 4.0 } else { 7.0 }) }
                <text class="chart-value" text-anchor="end" dy=".35em" x={percent(if wide { value_x } else { 100.0 })} y={pixels(value_y)}>
                    { said }
                </text>
                if wide && apart {
                    <text class="chart-value" text-anchor="end" dy=".35em" x="100%" y={pixels(value_y)}>{ row.apart.clone() }</text>
                }
            </g>
        });
        y += step;
    }
    let middle = percent(plot.x(0.0));
    let inside = html! {
        <>
            { heads }
            <line class="chart-middle" x1={middle.clone()} x2={middle} y1={pixels(top)} y2={pixels(y - 6.0)} />
            { for rows }
        </>
    };
    Drawing { inside, height: y }
}

/// What stands at a row's end where there are no columns for it.
fn narrow_value(props: &LikertProps, row: &LikertRow) -> AttrValue {
    if row.apart.is_empty() {
        return row.value.clone();
    }
    AttrValue::from(format!("{} · {}: {}", row.value, props.apart_head, row.apart))
}

fn segments(row: &LikertRow, plot: &Plot, side: (f64, f64), y: f64, room: f64) -> Html {
    let count = row.shares.len();
    let mut from = -side.0;
    let mut made = Vec::with_capacity(count);
    for (at, &share) in row.shares.iter().enumerate() {
        let lane = plot.lane.filter(|_| count % 2 == 1 && at == count / 2);
        let (x, width) = (plot.x(lane.unwrap_or(from)), plot.width * share / plot.whole);
        from += if lane.is_some() { 0.0 } else { share };
        if share <= 0.0 {
            continue;
        }
        let class = ramp(at, count);
        made.push(html! {
            <g key={at.to_string()}>
                <rect {class} x={percent(x)} y={pixels(y)} width={percent(width)} height="22" />
                { threads(class, (&percent(x), &percent(x + width)), &THREADS.map(|it| y + it)) }
                if width >= room {
                    <text class={classes!("chart-inside", format!("on-{class}"))} text-anchor="middle" dy=".35em" x={percent(x + width / 2.0)} y={pixels(y + 11.0)}>
                        { crate::stats::rounded(share, 0) }
                    </text>
                }
            </g>
        });
    }
    html! { { for made } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_out_from_the_middle() {
        let all = |of: usize| (0..of).map(|it| ramp(it, of)).collect::<Vec<_>>();
        assert_eq!(all(5), ["low-5", "low-3", "neutral", "high-3", "high-5"]);
        assert_eq!(all(4), ["low-5", "low-3", "high-3", "high-5"]);
        assert_eq!(all(2), ["low-5", "high-5"]);
        assert_eq!(all(1), ["neutral"]);
        assert_eq!(all(7)[..4], ["low-5", "low-4", "low-2", "neutral"]);
        assert_eq!(all(11)[5], "neutral");
        assert_eq!(all(11)[..2], ["low-5", "low-4"]);
    }

    #[test]
    fn the_middle_is_split() {
        assert_eq!(sides(&[10.0, 20.0, 40.0, 20.0, 10.0], false), (50.0, 50.0));
        assert_eq!(sides(&[10.0, 20.0, 40.0, 20.0, 10.0], true), (30.0, 30.0));
        assert_eq!(sides(&[10.0, 20.0, 30.0, 40.0], true), (30.0, 70.0));
        assert_eq!(sides(&[], false), (0.0, 0.0));
    }
}
