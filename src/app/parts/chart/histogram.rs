//! A histogram: how many numbers lie in each bin.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, Shape, across, both, percent, pixels};
use crate::words::EN;

/// A bin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartBin {
    /// Its lower edge.
    pub from: f64,
    /// Its upper edge.
    pub to: f64,
    /// How many numbers lie in it; nothing where that is hidden.
    pub count: Option<usize>,
}

/// Props of [`Histogram`].
#[derive(Properties, PartialEq)]
pub struct HistogramProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The bins, ascending, without gaps.
    pub bins: Rc<[ChartBin]>,
}

/// Height of the tallest bar.
const TALL: f64 = 150.0;

/// A histogram.
#[component]
pub fn Histogram(props: &HistogramProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(&props.bins, shape))
}

fn draw(bins: &[ChartBin], shape: Shape) -> Drawing {
    let (left, width) = across(shape);
    let labels = if shape == Shape::Wide { 12 } else { 5 };
    let most = bins.iter().filter_map(|it| it.count).max().unwrap_or(0).max(1);
    let tall = |it: &ChartBin| it.count.unwrap_or(0) as f64 / most as f64 * TALL;
    let each = width / bins.len().max(1) as f64;
    let every = (bins.len() + 1).div_ceil(labels).max(1);
    let (top, floor) = (20.0, 20.0 + TALL);
    let edge = |at: usize| percent(left + at as f64 * each);
    let counted = bins.len() <= if shape == Shape::Wide { 24 } else { 12 };
    let ends = bins.first().map(|it| it.from).into_iter();
    let edges: Vec<(usize, f64)> =
        ends.chain(bins.iter().map(|it| it.to)).enumerate().collect();
    let inside = html! {
        <>
            for (at, bin) in bins.iter().enumerate() {
                <rect
                    key={format!("bar-{at}")}
                    class="bar histogram-bar"
                    x={edge(at)}
                    y={pixels(floor - tall(bin))}
                    width={percent(each)}
                    height={pixels(tall(bin))}
                />
            }
            for (at, bin) in bins.iter().enumerate() {
                if bin.count.is_none() || counted && bin.count > Some(0) {
                    <text
                        key={format!("count-{at}")}
                        class="chart-value"
                        text-anchor="middle"
                        x={percent(left + (at as f64 + 0.5) * each)}
                        y={pixels(floor - tall(bin) - 5.0)}
                    >
                        { bin.count.map_or_else(|| EN.analysis.hidden.sign.to_owned(), |it| it.to_string()) }
                    </text>
                }
            }
            <line class="chart-axis" x1={percent(left)} x2={percent(left + width)} y1={pixels(floor)} y2={pixels(floor)} />
            for (at, value) in edges {
                if at.is_multiple_of(every) {
                    <line key={format!("mark-{at}")} class="chart-axis" x1={edge(at)} x2={edge(at)} y1={pixels(floor)} y2={pixels(floor + 4.0)} />
                    <text key={format!("edge-{at}")} class="chart-tick" text-anchor="middle" x={edge(at)} y={pixels(floor + 18.0)}>
                        { value.to_string() }
                    </text>
                }
            }
        </>
    };
    Drawing { inside, height: floor + 26.0 - top + 20.0 }
}
