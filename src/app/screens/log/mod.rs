//! The screen Changes: what was done, by whom and when, a day at a time, the last day first.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{Now, use_about, use_dispatch, use_now, use_study, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Empty, PageHead, Select};
use crate::app::screens::files::save_table;
use crate::app::shared::Shared;
use crate::id::{CoderId, Id as _};
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::stamp::{Day, Moment};
use crate::study::{About, Entry, Study};
use crate::words::EN;

/// So many entries are drawn before one asks for more.
const SHOWN: usize = 200;

/// The screen.
#[component]
pub fn LogScreen() -> Html {
    let words = &use_words().log;
    let (study, about) = (use_study(), use_about());
    let (now, dispatch) = (use_now(), use_dispatch());
    let coder = use_state(AttrValue::default);
    let many = use_state(|| SHOWN);
    let onchange = use_event(coder.setter(), |it: AttrValue, coder| coder.set(it));
    let onmore = use_event((many.setter(), *many), |_: MouseEvent, (setter, many)| {
        setter.set(many + 5 * SHOWN);
    });
    let oncsv = use_event(dispatch, |_: MouseEvent, dispatch| {
        if let Some(study) = dispatch.study() {
            save_table(dispatch, EN.log.file.0, &table(&study));
        }
    });
    let wanted = CoderId::parse(&coder);
    let fits = |it: &&Entry| wanted.is_none_or(|coder| it.stamp.by == coder);
    let all: Vec<&Entry> = study.log.entries().rev().filter(fits).collect();
    let rest = all.len().saturating_sub(*many);
    let shown: Vec<Entry> = all.iter().take(*many).map(|it| (*it).clone()).collect();
    let coders = about.coders.values();
    let coders = coders.map(|it| Choice::new(it.id.to_string(), it.name.clone()));
    let options: Vec<Choice> =
        std::iter::once(Choice::new("", words.every)).chain(coders).collect();
    html! {
        <div class="page log">
            <PageHead title={words.title} about={(words.about)(all.len())}>
                <Button onclick={oncsv}>{ words.csv }</Button>
            </PageHead>
            <p class="page-lead">{ words.lead }</p>
            <Select
                id="log-coder"
                label={words.coder}
                value={(*coder).clone()}
                options={Rc::from(options)}
                {onchange}
                inline=true
            />
            if shown.is_empty() {
                <Empty title={words.none} />
            }
            <Entries entries={Rc::from(shown)} {about} {now} by_day=true />
            if rest > 0 {
                <Button onclick={onmore}>{ (words.more)(rest) }</Button>
            }
        </div>
    }
}

fn table(study: &Study) -> OutTable {
    let header = EN.log.file.1.iter().map(|it| (*it).to_owned()).collect();
    let rows = study.log.entries().map(|it| {
        vec![
            OutCell::text(&it.stamp.at.to_string()),
            OutCell::text(&it.until.to_string()),
            OutCell::text(study.coder_name(it.stamp.by)),
            OutCell::text(&it.action),
            OutCell::text(&it.subject),
            OutCell::Count(it.count as usize),
        ]
    });
    (header, rows.collect())
}

/// Props of [`Entries`].
#[derive(Properties, PartialEq)]
pub struct EntriesProps {
    /// What was done, the last first.
    pub entries: Rc<[Entry]>,
    /// The coders.
    pub about: Shared<About>,
    /// The clock.
    pub now: Now,
    /// Whether days have headings.
    #[prop_or_default]
    pub by_day: bool,
}

/// Returns the day and the time at this computer.
fn local(moment: Moment, now: Now) -> (Day, String) {
    let there = Moment(moment.0 + i64::from(now.ahead) * 60_000);
    let minutes = there.0.div_euclid(60_000).rem_euclid(24 * 60);
    (there.day(), format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

/// What was done, in sentences.
#[component]
pub fn Entries(props: &EntriesProps) -> Html {
    let all = use_words();
    let words = &all.log;
    let now = props.now;
    let mut days: Vec<(Day, Vec<&Entry>)> = Vec::new();
    for it in props.entries.iter() {
        let (day, _) = local(it.until, now);
        match days.last_mut().filter(|(last, _)| *last == day || !props.by_day) {
            Some((_, entries)) => entries.push(it),
            None => days.push((day, vec![it])),
        }
    }
    let who = |it: &Entry| {
        let coder = props.about.coders.get(&it.stamp.by);
        coder.map_or(words.unknown, |it| it.name.as_str()).to_owned()
    };
    let when = |it: &Entry| {
        if props.by_day { local(it.until, now).1 } else { (all.time.when)(it.until, now) }
    };
    let heading = |entries: &[&Entry]| {
        let full = entries.first().map(|it| (all.time.full)(it.until, now));
        let full = full.unwrap_or_default();
        full.split(',').next().unwrap_or_default().to_owned()
    };
    html! {
        for (day, entries) in days {
            <section class="log-day" key={day.to_string()}>
                if props.by_day {
                    <h2>{ heading(&entries) }</h2>
                }
                <ol class="log-list">
                    for (at, it) in entries.into_iter().enumerate() {
                        <li key={at}>
                            <span class="log-when figure">{ when(it) }</span>
                            <span class="log-what">
                                <b>{ who(it) }</b>
                                { " " }
                                { (words.sentence)(&it.action, &it.subject, it.count) }
                            </span>
                        </li>
                    }
                </ol>
            </section>
        }
    }
}
