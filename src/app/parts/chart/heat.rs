//! A heat map of a crosstab: rows by columns, each cell with its share, darker where it is
//! larger. The share stands in every cell, so that it is read in black and white as well.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Drawing, LINE, Shape, both, lines, percent, pixels};
use super::wrap;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// What it is of.
    pub label: AttrValue,
    /// The share in each column, 0-100; nothing where there is none.
    pub shares: Rc<[Option<f64>]>,
}

/// Props of [`Heat`].
#[derive(Properties, PartialEq)]
pub struct HeatProps {
    /// Its id.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// The same in words.
    pub about: AttrValue,
    /// The columns.
    pub columns: Rc<[AttrValue]>,
    /// The rows, from above.
    pub rows: Rc<[HeatRow]>,
}

/// How dark a share is: its class, in fifths.
fn step(share: f64) -> &'static str {
    const STEPS: [&str; 6] = ["heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5"];
    let at = STEPS.iter().zip([0.5, 20.0, 40.0, 60.0, 80.0]).find(|it| share < it.1);
    at.map_or("heat-5", |it| it.0)
}

/// A heat map.
#[component]
pub fn Heat(props: &HeatProps) -> Html {
    both(&props.id, &props.title, &props.about, &|shape| draw(props, shape))
}

fn draw(props: &HeatProps, shape: Shape) -> Drawing {
    let wide = shape == Shape::Wide;
    let left = if wide { 26.0 } else { 0.0 };
    let each = (100.0 - left) / props.columns.len().max(1) as f64;
    // About so many letters fit above a column.
    let room = if wide { 85 } else { 50 };
    let letters = (room / props.columns.len().max(1)).max(4);
    let heads: Vec<Vec<String>> =
        props.columns.iter().map(|it| wrap(it, letters, 3)).collect();
    let tall = heads.iter().map(Vec::len).max().unwrap_or(1);
    let top = f64::from(u8::try_from(tall).unwrap_or(3)) * LINE + 4.0;
    let mut y = top;
    let mut made = Vec::with_capacity(props.rows.len());
    for (at, row) in props.rows.iter().enumerate() {
        let texts = if wide { wrap(&row.label, 26, 2) } else { wrap(&row.label, 40, 2) };
        let high = f64::from(u8::try_from(texts.len()).unwrap_or(2)) * LINE;
        let (label_y, cell_y, size) = if wide {
            let size = high.max(26.0) + 4.0;
            (y + size / 2.0 - (high - LINE) / 2.0, y, size)
        } else {
            (y + LINE / 2.0, y + high + 1.0, 28.0)
        };
        let cells = row.shares.iter().enumerate().map(|(column, share)| {
            let x = left + column as f64 * each;
            let class = share.map_or("heat-none", step);
            let said = share.map_or_else(|| "–".to_owned(), |it| crate::stats::rounded(it, 0));
            html! {
                <g key={column.to_string()}>
                    <rect {class} x={percent(x)} y={pixels(cell_y)} width={percent(each)} height={pixels(size)} />
                    <text class={classes!("chart-inside", format!("on-{class}"))} text-anchor="middle" dy=".35em" x={percent(x + each / 2.0)} y={pixels(cell_y + size / 2.0)}>
                        { said }
                    </text>
                </g>
            }
        });
        made.push(html! {
            <g key={at.to_string()}>
                { lines(&texts, &AttrValue::from("0"), label_y, "chart-label") }
                { for cells }
            </g>
        });
        y = cell_y + size + if wide { 0.0 } else { 6.0 };
    }
    let inside = html! {
        <>
            for (column, texts) in heads.iter().enumerate() {
                for (text, at) in texts.iter().zip(0_u8..) {
                    <text
                        class="chart-tick"
                        text-anchor="middle"
                        x={percent(left + (column as f64 + 0.5) * each)}
                        y={pixels(12.0 + f64::from(at) * LINE)}
                    >
                        { text.clone() }
                    </text>
                }
            }
            { for made }
        </>
    };
    Drawing { inside, height: y + 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn darker_is_more() {
        let steps = [0.0, 0.5, 19.9, 20.0, 60.0, 80.0, 100.0].map(step);
        assert_eq!(
            steps,
            ["heat-0", "heat-1", "heat-1", "heat-2", "heat-4", "heat-5", "heat-5"]
        );
    }
}
