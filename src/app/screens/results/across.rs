//! One question across sites, or any other groups: which stand out, and in which direction.

use std::rc::Rc;

use yew::prelude::*;

use super::sheet::{Figure, Line, Sheet, SheetTable, file_name, number};
use super::subject::{By, marks, name_of};
use super::tables::{DECIMALS, LEVEL, PERCENT};
use crate::app::context::{use_participants, use_words};
use crate::app::event::use_event;
use crate::app::parts::chart::{Caterpillar, Funnel, FunnelPoint, Mark, SitePoint};
use crate::app::parts::{Choice, Column, Message, Segmented, Select};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::crosstab::Counts;
use crate::stats::pairing::{Marks, numbers};
use crate::stats::sites::{self, Measure, Site, Sites};
use crate::stats::{Disclosure, Interval, Stat, Totals, Undefined};
use crate::survey::{Kind, Question, Survey};
use crate::words::EN;

/// So many steps the limits are drawn in.
const STEPS: usize = 40;

/// Props of [`AcrossSites`].
#[derive(Properties, PartialEq)]
pub struct AcrossSitesProps {
    /// The survey.
    pub survey: Shared<Survey>,
    /// The question.
    pub question: QuestionId,
    /// What makes the sites.
    pub by: By,
    /// From which count on something is shown.
    #[prop_or_default]
    pub rule: Disclosure,
}

/// What of a question can be compared across sites, with its key and its words.
fn measures(question: &Question) -> Vec<Choice> {
    let words = &EN.analysis.sites;
    let levels = question.kind.levels();
    let mut all = Vec::new();
    if matches!(question.kind, Kind::Scale(_) | Kind::Number) {
        all.push(Choice::new("mean", words.mean));
    }
    if matches!(question.kind, Kind::Scale(_))
        && let [high, next] = sites::top(question)[..]
        && let (Some(high), Some(next)) = (levels.get(high), levels.get(next))
    {
        all.push(Choice::new("top", (words.top)(&next.label, &high.label)));
    }
    let on = levels.iter().enumerate().filter(|(_, it)| !it.off_scale);
    all.extend(on.map(|(at, it)| Choice::new(at.to_string(), (words.share)(&it.label))));
    all
}

/// What is shown of a question across sites.
struct Made {
    sites: Sites,
    names: Marks,
    /// The places of sites that are hidden.
    gone: Vec<usize>,
}

fn made(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
    measure: &str,
    rule: Disclosure,
) -> Option<Made> {
    let (question, column) = survey.question(id)?;
    let names = marks(survey, participants, by)?;
    let sites = match measure {
        "mean" => sites::means(&numbers(question, column)?.ok()?, &names, LEVEL),
        "top" => {
            let hits = sites::hits(question, column, &sites::top(question))?;
            sites::shares(&hits, &names, LEVEL)
        }
        level => {
            let hits = sites::hits(question, column, &[level.parse().ok()?])?;
            sites::shares(&hits, &names, LEVEL)
        }
    };
    let gone = hidden(&sites, rule);
    Some(Made { sites, names, gone })
}

/// Returns the places of sites of which nothing may be shown: too few answers, or too few
/// on one side of a share.
fn hidden(sites: &Sites, rule: Disclosure) -> Vec<usize> {
    let row = |it: &Site| match sites.measure {
        Measure::Mean => vec![it.n],
        Measure::Share => vec![it.count, it.n - it.count],
    };
    let rows: Vec<Vec<usize>> = sites.sites.iter().map(row).collect();
    let mask = rule.mask(&Counts::of_rows(&rows), Totals::Both);
    let gone = sites.sites.iter().enumerate().filter(|(at, _)| mask.in_row(*at));
    gone.map(|(_, it)| it.place).collect()
}

fn said(value: f64, share: bool) -> String {
    if share { format!("{}%", number(value * 100.0, 0)) } else { number(value, DECIMALS) }
}

/// One question across sites.
#[component]
pub fn AcrossSites(props: &AcrossSitesProps) -> Html {
    let words = &use_words().analysis.sites;
    let participants = use_participants();
    let measure = use_state(|| None::<AttrValue>);
    let high = use_state(|| true);
    let onmeasure =
        use_event(measure.setter(), |it: AttrValue, measure| measure.set(Some(it)));
    let onhigh = use_event(high.setter(), |it: AttrValue, high| high.set(it == "high"));
    let Some((question, _)) = props.survey.question(props.question) else {
        return Html::default();
    };
    let options = measures(question);
    let chosen = (*measure).clone().filter(|it| options.iter().any(|o| o.value == *it));
    let Some(chosen) = chosen.or_else(|| options.first().map(|it| it.value.clone()))
    else {
        return Html::default();
    };
    let label = options.iter().find(|it| it.value == chosen).map(|it| it.label.clone());
    let made = made(
        &props.survey,
        &participants,
        props.question,
        &props.by,
        &chosen,
        props.rule,
    );
    let by = name_of(&props.survey, &props.by);
    let what = format!("{} – {}", question.text, label.unwrap_or_default());
    let directions: Rc<[Choice]> = Rc::from([
        Choice::new("high", words.good.1[0]),
        Choice::new("low", words.good.1[1]),
    ]);
    html! {
        <section class="across battery" aria-label={(words.table)(&what, &by)}>
            <div class="row across-choices">
                <Select
                    id="sites-measure"
                    label={words.measure}
                    inline=true
                    value={chosen}
                    options={Rc::from(options)}
                    onchange={onmeasure}
                />
                <Segmented
                    id="sites-good"
                    label={words.good.0}
                    show_label=true
                    value={if *high { "high" } else { "low" }}
                    options={directions}
                    onchange={onhigh}
                />
            </div>
            { made.map(|it| shown(&it, &what, &by, *high, props.rule)).unwrap_or_default() }
        </section>
    }
}

fn name(made: &Made, site: &Site) -> String {
    made.names.values.get(site.place).cloned().unwrap_or_default()
}

fn interval(it: Result<Interval, Undefined>, share: bool) -> String {
    it.map_or_else(
        |_| super::sheet::DASH.to_owned(),
        |it| format!("{} to {}", said(it.low, share), said(it.high, share)),
    )
}

/// Returns a site as it is drawn; nothing for one without a value.
fn point(made: &Made, it: &Site, out: &[&Site], rule: Disclosure) -> Option<SitePoint> {
    let value = it.value.ok()?;
    let mark = if it.is_small() {
        Mark::Small
    } else if out.iter().any(|other| other.place == it.place) {
        Mark::Out
    } else {
        Mark::Plain
    };
    let share = made.sites.measure == Measure::Share;
    Some(SitePoint {
        label: name(made, it).into(),
        n: rule.shown(it.n),
        value,
        interval: it.interval.ok().map(|it| (it.low, it.high)),
        mark,
        text: format!("{} · n = {}", said(value, share), rule.shown(it.n)).into(),
    })
}

fn shown(made: &Made, what: &str, by: &str, high: bool, rule: Disclosure) -> Html {
    let words = &EN.analysis.sites;
    let share = made.sites.measure == Measure::Share;
    let seen: Vec<&Site> =
        made.sites.sites.iter().filter(|it| !made.gone.contains(&it.place)).collect();
    let Ok(overall) = made.sites.overall else {
        return html! { <Message message={EN.results.nobody} /> };
    };
    if made.sites.sites.len() < 2 {
        return html! { <Message message={words.few} /> };
    }
    if seen.len() < 2 {
        // Nothing to compare in sight: a picture of one would say who it is.
        let sheet = Shared::new(sheet(made, what, by, rule));
        return html! {
            <>
                <p class="note">{ (EN.analysis.hidden.groups)(made.gone.len()) }</p>
                <SheetTable id="sites" {sheet} />
            </>
        };
    }
    let out: Vec<&Site> = made
        .sites
        .standing_out(high)
        .into_iter()
        .filter(|it| !made.gone.contains(&it.place))
        .collect();
    let points: Rc<[SitePoint]> =
        seen.iter().filter_map(|it| point(made, it, &out, rule)).collect();
    let about: Vec<String> = seen
        .iter()
        .filter_map(|it| {
            let value = said(it.value.ok()?, share);
            let between = interval(it.interval, share);
            Some((words.said)(&name(made, it), &value, &between, rule.shown(it.n)))
        })
        .collect();
    let overall_text = (words.overall)(&said(overall, share));
    let about = format!("{overall_text}. {}.", about.join("; "));
    let names: Vec<String> = out.iter().map(|it| name(made, it)).collect();
    let verdict = if names.is_empty() {
        words.none_out.to_owned()
    } else {
        (words.out)(&names, high)
    };
    let [out_mark, small_mark, others] = words.marks;
    let sheet = Shared::new(sheet(made, what, by, rule));
    html! {
        <>
            <p class="across-verdict" role="status"><strong>{ verdict }</strong></p>
            <h2>{ (words.caterpillar)(what, by) }</h2>
            <Caterpillar
                id="chart-caterpillar"
                title={(words.caterpillar)(what, by)}
                about={about.clone()}
                sites={points.clone()}
                {overall}
                {overall_text}
                {share}
            />
            <p class="note" aria-hidden="true">
                { format!("◆ {out_mark} · ○ {small_mark} · ● {others}") }
            </p>
            { funnel(made, what, by, about, points, overall) }
            if !made.gone.is_empty() {
                <p class="note">{ (EN.analysis.hidden.groups)(made.gone.len()) }</p>
            }
            <SheetTable id="sites" {sheet} />
        </>
    }
}

fn funnel(
    made: &Made,
    what: &str,
    by: &str,
    about: String,
    sites: Rc<[SitePoint]>,
    overall: f64,
) -> Html {
    let words = &EN.analysis.sites;
    let answers = sites.iter().map(|it| it.n);
    let (Some(least), Some(most)) = (answers.clone().min(), answers.max()) else {
        return Html::default();
    };
    // Limits of one or two answers would be as wide as the page is high.
    let least = least.saturating_sub(2).min(most / 4).max(3).min(most);
    let most = most + most / 12 + 1;
    let step = ((most - least) / STEPS).max(1);
    let at = |n: usize| {
        let [inner, outer] = made.sites.limits(n).map(Result::ok);
        let (inner, outer) = (inner?, outer?);
        let pair = |it: Interval| (it.low, it.high);
        Some(FunnelPoint { n, inner: pair(inner), outer: pair(outer) })
    };
    let all = (least..=most).step_by(step);
    let limits: Rc<[FunnelPoint]> = all.filter_map(at).collect();
    html! {
        <>
            <h2>{ (words.funnel)(what, by) }</h2>
            <Funnel
                id="chart-funnel"
                title={(words.funnel)(what, by)}
                {about}
                {sites}
                {limits}
                {overall}
                share={made.sites.measure == Measure::Share}
                axis={words.axis}
                names={words.limits.map(AttrValue::from)}
            />
        </>
    }
}

fn sheet(made: &Made, what: &str, by: &str, rule: Disclosure) -> Sheet {
    let words = &EN.analysis.sites;
    let share = made.sites.measure == Measure::Share;
    let decimals = if share { PERCENT } else { DECIMALS };
    let scaled = |it: f64| if share { it * 100.0 } else { it };
    let stat = |it: Stat| Figure::Stat(it.map(scaled), decimals);
    let between = |it: Result<Interval, Undefined>| match it {
        Ok(it) => {
            let text = |it| number(scaled(it), decimals);
            Figure::Words((EN.results.compare.interval)(&text(it.low), &text(it.high)))
        }
        Err(why) => Figure::Stat(Err(why), decimals),
    };
    let line = |it: &Site| {
        let mut figures = vec![Figure::Words(name(made, it))];
        if made.gone.contains(&it.place) {
            figures.extend((0..7).map(|_| Figure::Stat(Err(Undefined::Hidden), 0)));
            return Line::new(figures);
        }
        let where_it_lies = (words.standing)(it.standing());
        let lies = if it.is_small() {
            format!("{} ({})", words.small, where_it_lies)
        } else {
            where_it_lies.to_owned()
        };
        figures.extend([
            Figure::Count(rule.shown(it.n)),
            stat(it.value),
            stat(it.interval.map(|it| it.low)),
            stat(it.interval.map(|it| it.high)),
            between(it.limits[0]),
            between(it.limits[1]),
            Figure::Words(lies),
        ]);
        Line::new(figures)
    };
    let mut lines: Vec<Line> = made.sites.sites.iter().map(line).collect();
    let mut all = vec![
        Figure::Words(words.all.to_owned()),
        Figure::Count(rule.shown(made.sites.shared.n)),
        stat(made.sites.overall),
    ];
    all.extend((0..5).map(|_| Figure::Empty));
    lines.push(Line::total(all));
    let [n, from, to, inner, outer, standing] = words.heads;
    let value = if share { EN.results.tables.percent } else { EN.results.tables.mean };
    let mut columns = vec![Column::words(by.to_owned())];
    columns.extend([n, value, from, to].map(Column::figures));
    columns.extend([inner, outer, standing].map(Column::words));
    let shared = made.sites.shared;
    let out = [shared.missing, shared.not_shown, shared.off_scale];
    let mut notes = Vec::new();
    if !rule.is_on() {
        notes.push((EN.results.compare.base)(shared.n, shared.rows, out));
    }
    notes.push((if share { words.shares } else { words.means }).to_owned());
    notes.push((words.caution)(made.sites.sites.len()));
    if rule.is_on() {
        notes.push((EN.analysis.hidden.note)(rule));
    }
    let caption = (words.table)(what, by);
    Sheet { caption, columns, lines, notes, file: file_name(&[what, "by", by, "sites"]) }
}
