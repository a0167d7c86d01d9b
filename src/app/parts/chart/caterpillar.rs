//! Sites under each other, the lowest first: each with its value and interval, and a line
//! for the value of all. Told apart by the mark's shape, not by colour alone.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, LINE, Shape, both, lines, percent, pixels, ticks};
use super::wrap;

/// How a site is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A full circle.
    Plain,
    /// A full diamond: stands out in the good direction.
    Out,
    /// An empty circle: few answers.
    Small,
}

/// A site.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePoint {
    /// Its name.
    pub label: AttrValue,
    /// How many answered there.
    pub n: usize,
    /// Its value.
    pub value: f64,
    /// Its interval, if it has one.
    pub interval: Option<(f64, f64)>,
    /// How it is marked.
    pub mark: Mark,
    /// What stands at the end.
    pub text: AttrValue,
}

/// Props of [`Caterpillar`].
#[derive(Properties, PartialEq)]
pub struct CaterpillarProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The sites, from above.
    pub sites: Rc<[SitePoint]>,
    /// The value of all.
    pub overall: f64,
    /// The same in words.
    pub overall_text: AttrValue,
    /// Whether values are shares of 1.
    pub share: bool,
}

/// Sites under each other.
#[component]
pub fn Caterpillar(props: &CaterpillarProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(props, shape))
}

/// Returns a mark's shape, with its middle at a place in percent of the width.
pub(super) fn mark(mark: Mark, x: f64, y: f64) -> Html {
    match mark {
        // A nested drawing has its own coordinates: a polygon knows no percent.
        Mark::Out => html! {
            <svg class="site-frame" x={percent(x)} y={pixels(y)} width="1" height="1">
                <polygon class="site-out" points="0,-7 7,0 0,7 -7,0" />
            </svg>
        },
        Mark::Small => html! {
            <circle class="site-small" cx={percent(x)} cy={pixels(y)} r="4.5" />
        },
        Mark::Plain => html! {
            <circle class="site-mark" cx={percent(x)} cy={pixels(y)} r="4.5" />
        },
    }
}

/// Returns an axis' number: a share as percent.
pub(super) fn tick(value: f64, share: bool) -> String {
    if share {
        return format!("{}%", crate::stats::rounded(value * 100.0, 0));
    }
    let text = crate::stats::rounded(value, 6);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn draw(props: &CaterpillarProps, shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    let (left, width) = if wide { (30.0, 52.0) } else { (3.0, 94.0) };
    let ends = props.sites.iter().flat_map(|it| {
        let (low, high) = it.interval.unwrap_or((it.value, it.value));
        [low, high]
    });
    let all: Vec<f64> = ends.chain([props.overall]).collect();
    let mut low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let mut high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if props.share {
        (low, high) = (low.max(0.0), high.min(1.0));
    }
    let span = if high > low { high - low } else { 1.0 };
    let x = |value: f64| left + width * ((value - low) / span).clamp(0.0, 1.0);
    let mut y = 24.0;
    let mut made = Vec::with_capacity(props.sites.len());
    for (at, site) in props.sites.iter().enumerate() {
        let texts = wrap(&site.label, if wide { 30 } else { 26 }, 2);
        let tall = f64::from(u8::try_from(texts.len()).unwrap_or(1)) * LINE;
        let (label_y, middle, step) = if wide {
            let step = tall.max(16.0) + 8.0;
            let middle = y + (step - 8.0) / 2.0;
            (middle - (tall - LINE) / 2.0, middle, step)
        } else {
            (y + LINE / 2.0, y + tall + 8.0, tall + 24.0)
        };
        let text_y = if wide { middle } else { label_y };
        made.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, "chart-label") }
                if let Some((from, to)) = site.interval {
                    <line class="site-interval" x1={percent(x(from))} x2={percent(x(to))} y1={pixels(middle)} y2={pixels(middle)} />
                }
                { mark(site.mark, x(site.value), middle) }
                <text class="chart-value" text-anchor="end" dy=".35em" x="100%" y={pixels(text_y)}>{ site.text.clone() }</text>
            </g>
        });
        y += step;
    }
    let floor = y + 2.0;
    let overall = x(props.overall);
    let inside = html! {
        <>
            <line class="chart-axis" x1={percent(left)} x2={percent(left + width)} y1={pixels(floor)} y2={pixels(floor)} />
            for value in ticks(low, high, if wide { 6 } else { 4 }) {
                <line key={format!("mark-{value}")} class="chart-grid" x1={percent(x(value))} x2={percent(x(value))} y1="18" y2={pixels(floor + 4.0)} />
                <text key={format!("tick-{value}")} class="chart-tick" text-anchor="middle" x={percent(x(value))} y={pixels(floor + 17.0)}>
                    { tick(value, props.share) }
                </text>
            }
            <line class="site-overall" x1={percent(overall)} x2={percent(overall)} y1="18" y2={pixels(floor)} />
            <text class="chart-tick" text-anchor="middle" x={percent(overall.clamp(left + 6.0, left + width - 6.0))} y="12">{ props.overall_text.clone() }</text>
            { for made }
        </>
    };
    Drawing { inside, height: floor + 24.0 }
}
