//! A funnel plot: each site by how many answered there and by its value, among the limits
//! within which chance alone would keep it.

use std::rc::Rc;

use yew::prelude::*;

use super::caterpillar::{Mark, SitePoint, mark, tick};
use super::frame::{Drawing, Shape, both, percent, pixels, ticks};

/// The limits at one number of answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPoint {
    /// How many answers.
    pub n: usize,
    /// The inner limits.
    pub inner: (f64, f64),
    /// The outer limits.
    pub outer: (f64, f64),
}

/// Props of [`Funnel`].
#[derive(Properties, PartialEq)]
pub struct FunnelProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The sites.
    pub sites: Rc<[SitePoint]>,
    /// The limits, by number of answers, ascending.
    pub limits: Rc<[FunnelPoint]>,
    /// The value of all.
    pub overall: f64,
    /// Whether values are shares of 1.
    pub share: bool,
    /// What stands below the axis.
    pub axis: AttrValue,
    /// What the two limits are called.
    pub names: [AttrValue; 2],
}

/// The drawing's height, without axes.
const HEIGHT: f64 = 260.0;
const TOP: f64 = 10.0;

/// A funnel plot.
#[component]
pub fn Funnel(props: &FunnelProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(props, shape))
}

fn draw(props: &FunnelProps, shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    let (left, width) = if wide { (8.0, 74.0) } else { (13.0, 84.0) };
    let most =
        props.limits.iter().map(|it| it.n).chain(props.sites.iter().map(|it| it.n));
    let most = most.max().unwrap_or(1).max(1) as f64;
    let seen = props.sites.iter().map(|it| it.value);
    let limits = props.limits.iter().flat_map(|it| [it.outer.0, it.outer.1]);
    let all: Vec<f64> = seen.chain(limits).chain([props.overall]).collect();
    let mut low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let mut high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if props.share {
        (low, high) = (low.max(0.0), high.min(1.0));
    }
    let span = if high > low { high - low } else { 1.0 };
    let (x_of, y_of) = (
        |n: f64| left + width * n / most,
        |value: f64| TOP + HEIGHT * (1.0 - ((value - low) / span).clamp(0.0, 1.0)),
    );
    let floor = TOP + HEIGHT;
    let overall = y_of(props.overall);
    let end = props.limits.last();
    let inside = html! {
        <>
            for value in ticks(low, high, 5) {
                <line key={format!("y-{value}")} class="chart-grid" x1={percent(left)} x2={percent(left + width)} y1={pixels(y_of(value))} y2={pixels(y_of(value))} />
                <text key={format!("yt-{value}")} class="chart-tick" text-anchor="end" dx="-6" dy=".35em" x={percent(left)} y={pixels(y_of(value))}>
                    { tick(value, props.share) }
                </text>
            }
            for value in ticks(0.0, most, if wide { 8 } else { 4 }) {
                <text key={format!("x-{value}")} class="chart-tick" text-anchor="middle" x={percent(x_of(value))} y={pixels(floor + 17.0)}>
                    { tick(value, false) }
                </text>
            }
            <line class="chart-axis" x1={percent(left)} x2={percent(left + width)} y1={pixels(floor)} y2={pixels(floor)} />
            <text class="chart-tick" text-anchor="middle" x={percent(left + width / 2.0)} y={pixels(floor + 36.0)}>{ props.axis.clone() }</text>
            <line class="site-overall" x1={percent(left)} x2={percent(left + width)} y1={pixels(overall)} y2={pixels(overall)} />
            { limit(props, &x_of, &y_of, "funnel-outer", |it| it.outer) }
            { limit(props, &x_of, &y_of, "funnel-inner", |it| it.inner) }
            if let Some(last) = end.filter(|_| wide) {
                { named(&props.names[0], x_of(most), y_of(last.inner.1), y_of(last.outer.1), true) }
                { named(&props.names[1], x_of(most), y_of(last.outer.1), y_of(last.inner.1), false) }
            }
            for (at, site) in props.sites.iter().enumerate() {
                <g key={format!("site-{at}")}>
                    { mark(site.mark, x_of(site.n as f64), y_of(site.value)) }
                    if site.mark == Mark::Out {
                        { name(site, x_of(site.n as f64), y_of(site.value), left + width) }
                    }
                </g>
            }
        </>
    };
    Drawing { inside, height: floor + 46.0 }
}

/// Draws one pair of limits: a line from each number of answers to the next.
fn limit(
    props: &FunnelProps,
    x_of: &dyn Fn(f64) -> f64,
    y_of: &dyn Fn(f64) -> f64,
    class: &'static str,
    of: fn(&FunnelPoint) -> (f64, f64),
) -> Html {
    let pairs = props.limits.iter().zip(props.limits.iter().skip(1));
    html! {
        for (at, (a, b)) in pairs.enumerate() {
            <g key={format!("{class}-{at}")}>
                { segment(class, (x_of(a.n as f64), y_of(of(a).0)), (x_of(b.n as f64), y_of(of(b).0))) }
                { segment(class, (x_of(a.n as f64), y_of(of(a).1)), (x_of(b.n as f64), y_of(of(b).1))) }
            </g>
        }
    }
}

fn segment(class: &'static str, from: (f64, f64), to: (f64, f64)) -> Html {
    html! {
        <line {class} x1={percent(from.0)} y1={pixels(from.1)} x2={percent(to.0)} y2={pixels(to.1)} />
    }
}

/// Writes what a limit is called beside its end; when the two ends are close, the inner one
/// stands below its line and the outer one above.
fn named(text: &AttrValue, x: f64, y: f64, other: f64, inner: bool) -> Html {
    let close = (y - other).abs() < 16.0;
    let shift = if !close {
        0.0
    } else if inner {
        8.0
    } else {
        -8.0
    };
    html! {
        <text class="chart-tick" dx="8" dy=".35em" x={percent(x)} y={pixels(y + shift)}>{ text.clone() }</text>
    }
}

/// Writes the name of a site that stands out beside its mark, inside the picture.
fn name(site: &SitePoint, x: f64, y: f64, end: f64) -> Html {
    let (anchor, dx) = if x > end - 25.0 { ("end", "-10") } else { ("start", "10") };
    let text = super::wrap(&site.label, 24, 1).concat();
    html! {
        <text class="chart-label" text-anchor={anchor} {dx} dy="-.5em" x={percent(x)} y={pixels(y)}>{ text }</text>
    }
}
