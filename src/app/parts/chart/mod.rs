//! Charts as SVG. Each has a title and a description in words, and stands beside a table
//! with the same figures. Places are in percent of the width, so that a chart fills its
//! column while its letters keep their size; it is drawn twice, for wide and for narrow
//! columns, and `styles/screens/results.css` shows the one that fits.

mod bars;
mod boxes;
mod caterpillar;
mod frame;
mod funnel;
mod heat;
mod histogram;
mod likert;
mod spark;
mod tools;
mod wrap;

pub use bars::{Bar, Bars, BarsProps};
pub use boxes::{BoxRow, Boxes, BoxesProps};
pub use caterpillar::{Caterpillar, CaterpillarProps, Mark, SitePoint};
pub use funnel::{Funnel, FunnelPoint, FunnelProps};
pub use heat::{Heat, HeatProps, HeatRow};
pub use histogram::{ChartBin, Histogram, HistogramProps};
pub use likert::{Likert, LikertProps, LikertRow, ramp};
pub use spark::{Spark, SparkProps};
pub use wrap::wrap;
