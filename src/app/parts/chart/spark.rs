//! A chart the size of a word, beside the figures that it shows.

use std::rc::Rc;

use yew::prelude::*;

use super::ramp;

/// Width and height in pixels.
const SIZE: (f64, f64) = (132.0, 16.0);

/// Props of [`Spark`].
#[derive(Properties, PartialEq)]
pub struct SparkProps {
    /// The parts, in their order.
    pub parts: Rc<[f64]>,
    /// Whether they are points of a scale, which lie end to end; else they stand side by
    /// side.
    pub scale: bool,
}

/// A chart the size of a word. The figures are beside it, so screen readers skip it.
#[component]
pub fn Spark(props: &SparkProps) -> Html {
    let (width, height) = SIZE;
    let count = props.parts.len();
    let sum: f64 = props.parts.iter().sum();
    let most = props.parts.iter().copied().fold(0.0, f64::max);
    if count == 0 || most <= 0.0 {
        return Html::default();
    }
    let mut x = 0.0;
    let mut made = Vec::with_capacity(count);
    for (at, part) in props.parts.iter().enumerate() {
        let (wide, high) = if props.scale {
            (width * part / sum, height)
        } else {
            (width / count as f64, height * part / most)
        };
        let class = if props.scale { ramp(at, count) } else { "bar" };
        let gap = if wide > 3.0 { 1.0 } else { 0.0 };
        made.push(html! {
            <rect
                key={at.to_string()}
                {class}
                x={format!("{x:.2}")}
                y={format!("{:.2}", height - high)}
                width={format!("{:.2}", (wide - gap).max(0.0))}
                height={format!("{high:.2}")}
            />
        });
        x += wide;
    }
    html! {
        <svg class="spark" width={width.to_string()} height={height.to_string()} aria-hidden="true">
            { for made }
        </svg>
    }
}
