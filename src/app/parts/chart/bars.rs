//! Horizontal bars: how often each answer was given.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, LINE, Shape, both, lines, percent, pixels};
use super::wrap;

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: AttrValue,
    /// How long it is.
    pub value: f64,
    /// What is written at its end.
    pub text: AttrValue,
    /// Whether it is set apart, outside the base.
    pub apart: bool,
}

/// Props of [`Bars`].
#[derive(Properties, PartialEq)]
pub struct BarsProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The bars, from above.
    pub bars: Rc<[Bar]>,
    /// The value of a bar over the whole width; several charts with the same one compare.
    pub most: f64,
}

/// Horizontal bars.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(props, shape))
}

fn draw(props: &BarsProps, shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    // Room is left at the end for what is written there.
    let (left, width) = if wide { (30.0, 58.0) } else { (0.0, 76.0) };
    let most = if props.most > 0.0 { props.most } else { 1.0 };
    let mut y = 2.0;
    let mut rows = Vec::with_capacity(props.bars.len());
    for (at, bar) in props.bars.iter().enumerate() {
        let texts = if wide { wrap(&bar.label, 30, 3) } else { wrap(&bar.label, 44, 2) };
        let high = f64::from(u8::try_from(texts.len()).unwrap_or(1)) * LINE;
        let (label_y, bar_y, step) = if wide {
            let step = high.max(20.0) + 8.0;
            let middle = y + (step - 8.0) / 2.0;
            (middle - (high - LINE) / 2.0, middle - 9.0, step)
        } else {
            (y + LINE / 2.0, y + high + 1.0, high + 30.0)
        };
        let long = (bar.value / most).clamp(0.0, 1.0) * width;
        rows.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, "chart-label") }
                <rect
                    class={if bar.apart { "bar-apart" } else { "bar" }}
                    x={percent(left)}
                    y={pixels(bar_y)}
                    width={percent(long)}
                    height="18"
                />
                <text class="chart-value" x={percent(left + long)} y={pixels(bar_y + 9.0)} dx="6" dy=".35em">
                    { bar.text.clone() }
                </text>
            </g>
        });
        y += step;
    }
    let axis = y;
    let inside = html! {
        <>
            if wide {
                <line class="chart-axis" x1={percent(left)} x2={percent(left)} y1="0" y2={pixels(axis)} />
            }
            { for rows }
        </>
    };
    Drawing { inside, height: y + 2.0 }
}
