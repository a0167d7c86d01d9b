//! One question across sites, or any other groups: which stand out, and in which direction.

use std::rc::Rc;

use yew::prelude::*;

use super::guard;
use super::sheet::{Figure, Line, Sheet, SheetTable, file_name, number};
use super::subject::{By, grouped, marks, name_of};
use super::tables::{DECIMALS, LEVEL, PERCENT};
use crate::app::context::{use_participants, use_words};
use crate::app::event::use_event;
use crate::app::parts::chart::{Caterpillar, Funnel, FunnelPoint, Mark, SitePoint};
use crate::app::parts::{Choice, Column, Message, Segmented, Select};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::pairing::{Marks, numbers};
use crate::stats::sites::{self, Measure, Site, Sites};
use crate::stats::{Disclosure, Interval, Stat, Undefined, describe};
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
    let wanted = match measure {
        "mean" => Vec::new(),
        "top" => sites::top(question),
        level => vec![level.parse().ok()?],
    };
    let mut gone = Vec::new();
    if rule.is_on() {
        // What the other views of these groups hide is hidden here.
        let own = describe(question, column, None);
        let groups = grouped(survey, participants, id, by)?;
        let mask = guard::groups(&own, &groups, rule);
        let places: Vec<usize> =
            wanted.iter().filter_map(|it| guard::place(&own, *it)).collect();
        let hides =
            |at: usize| mask.is_gone(at) || places.iter().any(|it| mask.at(at, *it));
        let all = groups.places.iter().enumerate();
        gone = all.filter(|it| hides(it.0)).map(|it| *it.1).collect();
    }
    // The value of all is of the sites in sight: it follows from theirs.
    let seen = guard::without(&names, &gone);
    let sites = if measure == "mean" {
        sites::means(&numbers(question, column)?.ok()?, &seen, LEVEL)
    } else {
        sites::shares(&sites::hits(question, column, &wanted)?, &seen, LEVEL)
    };
    let sites = if rule.round > 1 { sites.rounded(rule, LEVEL) } else { sites };
    Some(Made { sites, names, gone })
}

/// Returns the table of an answer's share across sites.
#[cfg(test)]
pub(super) fn printed(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
    answer: usize,
    rule: Disclosure,
) -> Option<Sheet> {
    let made = made(survey, participants, id, by, &answer.to_string(), rule)?;
    Some(sheet(&made, "", "", rule))
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
    named(made, site.place)
}

fn named(made: &Made, place: usize) -> String {
    made.names.values.get(place).cloned().unwrap_or_default()
}

fn interval(it: Result<Interval, Undefined>, share: bool) -> String {
    it.map_or_else(
        |_| super::sheet::DASH.to_owned(),
        |it| format!("{} to {}", said(it.low, share), said(it.high, share)),
    )
}

/// Returns a site as it is drawn; nothing for one without a value.
fn point(made: &Made, it: &Site, out: &[&Site]) -> Option<SitePoint> {
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
        n: it.n,
        value,
        interval: it.interval.ok().map(|it| (it.low, it.high)),
        mark,
        text: format!("{} · n = {}", said(value, share), it.n).into(),
    })
}

fn shown(made: &Made, what: &str, by: &str, high: bool, rule: Disclosure) -> Html {
    let words = &EN.analysis.sites;
    let share = made.sites.measure == Measure::Share;
    let seen = &made.sites.sites;
    if seen.len() + made.gone.len() < 2 {
        let message = if seen.is_empty() { EN.results.nobody } else { words.few };
        return html! { <Message {message} /> };
    }
    let Some(overall) = made.sites.overall.ok().filter(|_| seen.len() > 1) else {
        // Nothing to compare in sight: a picture of one would say who it is.
        let sheet = Shared::new(sheet(made, what, by, rule));
        return html! {
            <>
                <p class="note">{ (EN.analysis.hidden.groups)(made.gone.len()) }</p>
                <SheetTable id="sites" {sheet} />
            </>
        };
    };
    let out = made.sites.standing_out(high);
    let points: Rc<[SitePoint]> =
        seen.iter().filter_map(|it| point(made, it, &out)).collect();
    let about: Vec<String> = seen
        .iter()
        .filter_map(|it| {
            let value = said(it.value.ok()?, share);
            let between = interval(it.interval, share);
            Some((words.said)(&name(made, it), &value, &between, it.n))
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
        let where_it_lies = (words.standing)(it.standing());
        let lies = if it.is_small() {
            format!("{} ({})", words.small, where_it_lies)
        } else {
            where_it_lies.to_owned()
        };
        figures.extend([
            Figure::Count(it.n),
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
    let hidden = |it: &usize| {
        let mut figures = vec![guard::HIDDEN; 8];
        figures.splice(..1, [Figure::Words(named(made, *it))]);
        Line::new(figures)
    };
    lines.extend(made.gone.iter().map(hidden));
    let mut all = vec![
        Figure::Words(words.all.to_owned()),
        Figure::Count(made.sites.shared.n),
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
        if !made.gone.is_empty() {
            notes.push((EN.analysis.hidden.left_out)(made.gone.len()));
        }
    }
    let caption = (words.table)(what, by);
    Sheet { caption, columns, lines, notes, file: file_name(&[what, "by", by, "sites"]) }
}
