//! What all charts share: the two shapes, the title and the description.

use yew::prelude::*;

use super::tools::ChartTools;

/// For which columns a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Labels stand beside.
    Wide,
    /// Labels stand above.
    Narrow,
}

/// Height of a line of text.
pub(super) const LINE: f64 = 17.0;

/// Returns from where on, and how wide, an axis of numbers goes, in percent of the width: the same
/// in a histogram and in the box below it.
pub(super) fn across(shape: Shape) -> (f64, f64) {
    match shape {
        Shape::Wide => (4.0, 82.0),
        Shape::Narrow => (6.0, 88.0),
    }
}

/// Returns a place or a length in percent of the width.
pub(super) fn percent(value: f64) -> AttrValue {
    AttrValue::from(format!("{value:.2}%"))
}

/// Returns a place or a length in pixels.
pub(super) fn pixels(value: f64) -> AttrValue {
    AttrValue::from(format!("{value:.1}"))
}

/// A drawing: what is in it and how high it is.
pub(super) struct Drawing {
    pub(super) inside: Html,
    pub(super) height: f64,
}

/// Returns the chart in both shapes.
pub(super) fn both(
    id: &str,
    title: &str,
    about: &str,
    draw: &dyn Fn(Shape) -> Drawing,
) -> Html {
    with_tool(id, title, about, draw, Html::default())
}

/// The same with a tool of its own before those that all charts have.
pub(super) fn with_tool(
    id: &str,
    title: &str,
    about: &str,
    draw: &dyn Fn(Shape) -> Drawing,
    tool: Html,
) -> Html {
    let one = |shape: Shape| {
        let (name, class) = match shape {
            Shape::Wide => ("wide", "chart-wide"),
            Shape::Narrow => ("narrow", "chart-narrow"),
        };
        let Drawing { inside, height } = draw(shape);
        let (title_id, about_id) = (format!("{id}-{name}-t"), format!("{id}-{name}-d"));
        html! {
            <svg
                key={name}
                class={class}
                role="img"
                width="100%"
                height={pixels(height)}
                aria-labelledby={format!("{title_id} {about_id}")}
            >
                <title id={title_id.clone()}>{ title.to_owned() }</title>
                <desc id={about_id.clone()}>{ about.to_owned() }</desc>
                { inside }
            </svg>
        }
    };
    html! {
        <div class="chart" id={format!("{id}-chart")}>
            { one(Shape::Wide) }
            { one(Shape::Narrow) }
            <ChartTools id={format!("{id}-chart")} title={title.to_owned()} {tool} />
        </div>
    }
}

/// Returns lines of text, the first one with its middle at `y`.
pub(super) fn lines(
    texts: &[String],
    x: &AttrValue,
    y: f64,
    class: &'static str,
) -> Html {
    html! {
        for (text, at) in texts.iter().zip(0_u8..) {
            <text x={x.clone()} y={pixels(y + f64::from(at) * LINE)} dy=".35em" {class}>
                { text.clone() }
            </text>
        }
    }
}

/// Returns round numbers that mark an axis from `low` to `high`, about so many.
pub(super) fn ticks(low: f64, high: f64, about: u8) -> Vec<f64> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 || about == 0 {
        return vec![low];
    }
    let wanted = span / f64::from(about);
    let (mut step, mut up) = (1.0_f64, true);
    // 1, 2 or 5 times a power of ten.
    while step > wanted && step > 1e-12 {
        step /= 10.0;
        up = false;
    }
    while up && step * 10.0 <= wanted && step < 1e300 {
        step *= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|it| it * step)
        .find(|it| *it >= wanted)
        .unwrap_or(step);
    let mut at = (low / step).ceil();
    let mut made = Vec::new();
    while at * step <= high && made.len() < 50 {
        made.push(at * step);
        at += 1.0;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_numbers() {
        assert_eq!(ticks(0.5, 27.9, 5), [10.0, 20.0]);
        assert_eq!(ticks(1.0, 5.0, 5), [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(ticks(0.0, 0.5, 5), [0.0, 0.1, 0.2, 0.1 + 0.2, 0.4, 0.5]);
        assert_eq!(ticks(3.0, 3.0, 5), [3.0]);
    }
}
