//! Restore points: each opens to exactly the study as it was, whatever the calendar does.

use std::rc::Rc;

use heddle::order::Map;
use heddle::stamp::Moment;
use heddle::store::copies::plain;
use heddle::store::copies::{Recorded, Write};
use heddle::store::points::{MOST, NEWEST, Point, Points, State, due, erased, rooms_of};
use heddle::store::{Drawer as _, MemoryDrawer, Saved, Shelf};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

type Copy = Map<String, String>;

const DAY: i64 = 86_400_000;
/// 2026-11-23T08:00:00Z, a Monday.
const MORNING: i64 = 1_795_420_800_000;

fn done(copy: &mut Copy, writes: Vec<Write>) {
    for it in writes {
        match it {
            Write::Put(key, text) => drop(copy.insert(key, text)),
            Write::Remove(key) => drop(copy.remove(&key)),
        }
    }
}

/// What a start of the page would know of the points.
fn listed(copy: &Copy) -> Points {
    let [points, kept] = rooms_of(id(9));
    let within = |room: &str| -> Copy {
        let ours = copy.iter().filter(|it| it.0.starts_with(room));
        ours.map(|(a, b)| (a.clone(), b.clone())).collect()
    };
    let kept = within(&kept);
    Points::of(id(9), &within(&points), kept.keys().map(String::as_str), &plain)
}

fn opened(points: &Points, point: &Point, copy: &Copy) -> Study {
    let wanted = points.wants(point);
    let texts = wanted.into_iter().map(|it| (it.clone(), copy[&it].clone())).collect();
    let parsed = points.open(point, &texts, &plain).unwrap();
    assert_eq!(parsed.notes, []);
    parsed.value
}

/// A page that is worked in for many days.
struct Work {
    shelf: Shelf<Rc<Recorded<MemoryDrawer>>>,
    copy: Copy,
    points: Points,
    now: i64,
    study: Study,
    saved: Saved,
    /// What each point has to open to.
    expected: Map<String, Study>,
}

impl Work {
    fn begin() -> Self {
        let shelf = Shelf::new(Rc::new(Recorded::new(MemoryDrawer::default())));
        let study = study();
        let saved = shelf.save(&study, None, Moment(MORNING)).unwrap();
        let mut copy = Copy::new();
        done(&mut copy, shelf.drawer().take());
        let points = listed(&copy);
        Self { shelf, copy, points, now: MORNING, study, saved, expected: [].into() }
    }

    /// Saves what a command makes of the study, as the page would; tells whether a point
    /// was made.
    fn save(&mut self, command: &Command, dangerous: bool) -> bool {
        let Ok(next) = apply(&self.study, command, &stamp(self.now)) else {
            return false;
        };
        let (now, last) = (Moment(self.now), State::of(&self.saved));
        let mut made = false;
        let mut writes = Vec::new();
        if due(self.points.list(), last, dangerous, now, 60) {
            let drawer = self.shelf.drawer();
            let get = |key: &str| drawer.get(key).unwrap();
            let before: Vec<String> =
                self.points.list().iter().map(|it| it.key.clone()).collect();
            writes = self.points.make(&get, &plain).unwrap();
            let new = self.points.list().iter().find(|it| !before.contains(&it.key));
            self.expected.insert(new.unwrap().key.clone(), self.study.clone());
            writes.extend(self.points.thin(now, 60));
            made = true;
        }
        self.saved = self.shelf.save(&next, Some(&self.saved), now).unwrap();
        self.study = next;
        writes.extend(self.shelf.drawer().take());
        // Nothing that is there is put there again.
        for it in &writes {
            if let Write::Put(key, text) = it
                && key.contains("/kept/")
            {
                assert!(self.copy.get(key).is_none_or(|it| it == text));
            }
        }
        done(&mut self.copy, writes);
        made
    }

    fn check(&mut self) {
        let points = listed(&self.copy);
        assert_eq!(points, self.points);
        let keys: Vec<&String> = points.list().iter().map(|it| &it.key).collect();
        self.expected.retain(|it, _| keys.contains(&it));
        assert_eq!(self.expected.len(), points.list().len());
        for it in points.list() {
            assert_eq!(opened(&points, it, &self.copy), self.expected[&it.key]);
            assert_eq!(it.name, self.expected[&it.key].about.name);
        }
    }
}

fn renamed(name: &str) -> Command {
    Command::DescribeStudy { name: name.into(), description: String::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_point_opens_as_it_was(
        steps in prop::collection::vec((
            any_command(),
            prop::sample::select(&[0, 0, 400, 3_600_000, DAY, DAY, 3 * DAY, 40 * DAY, -DAY, -400 * DAY, 500 * DAY][..]),
            prop::bool::weighted(0.2),
        ), 1..30)
    ) {
        let mut work = Work::begin();
        for (command, later, dangerous) in &steps {
            work.now += later;
            work.save(command, *dangerous);
        }
        work.check();
    }
}

#[test]
fn a_point_is_the_last_state_of_a_day() {
    let mut work = Work::begin();
    // At 22:59 it is 23:59 here; a minute later it is tomorrow.
    for (number, (later, dangerous, made)) in [
        (60_000, false, false),
        (14 * 3_600_000 + 58 * 60_000, false, false),
        (60_000, false, true),
        (60_000, false, false),
        (60_000, true, true),
        (60_000, true, true),
        (4 * DAY, false, true),
        // The clock went back, and on again.
        (-9 * DAY, false, true),
        (60_000, false, false),
        (9 * DAY, true, true),
    ]
    .into_iter()
    .enumerate()
    {
        work.now += later;
        assert_eq!(
            work.save(&renamed(&format!("S{number}")), dangerous),
            made,
            "{number}"
        );
        work.check();
    }
    let names: Vec<&str> = work.points.list().iter().map(|it| it.name.as_str()).collect();
    // In the order of their times.
    assert_eq!(names, ["S8", "S1", "S3", "S4", "S5", "S6"]);
    let texts: Vec<&str> =
        work.points.list().iter().map(|it| it.key.rsplit('/').next().unwrap()).collect();
    assert_eq!(texts[1], "2026-11-23T22:59:00Z");
}

#[test]
fn points_of_one_second_stand_beside_each_other() {
    let mut work = Work::begin();
    for number in 0..4 {
        assert!(work.save(&renamed(&format!("S{number}")), true));
    }
    work.check();
    let keys: Vec<_> = work.points.list().iter().map(|it| it.at.0 - MORNING).collect();
    assert_eq!(keys, [0, 1_000, 2_000, 3_000]);
    // Of a state that has a point there is not another one.
    let last = work.points.list()[0].clone();
    assert!(!due(&[last], State::of(&Work::begin().saved), true, Moment(0), 0));
}

#[test]
fn what_is_not_whole_is_no_point() {
    let mut work = Work::begin();
    let drawer = work.shelf.drawer();
    let dump: Copy = drawer
        .keys("")
        .unwrap()
        .into_iter()
        .map(|it| (it.clone(), drawer.get(&it).unwrap().unwrap()))
        .collect();
    for key in dump.keys() {
        for damage in [None, Some(format!("{}x", dump[key]))] {
            let mut hurt = dump.clone();
            hurt.remove(key);
            hurt.extend(damage.map(|it| (key.clone(), it)));
            let before = work.points.clone();
            assert_eq!(
                work.points.make(&|it| hurt.get(it).cloned(), &plain),
                None,
                "{key}"
            );
            assert_eq!(work.points, before);
        }
    }
    assert!(work.points.make(&|it| dump.get(it).cloned(), &plain).is_some());
    assert_eq!(work.points.make(&|it| dump.get(it).cloned(), &plain), None);
}

/// What stands for sealing: the text only opens under the key for which it was sealed.
fn sealed(key: &str, text: &str) -> String {
    let room = key.splitn(4, '/').nth(3).unwrap();
    format!("sealed {room} {}", text.chars().rev().collect::<String>())
}

fn unseal(key: &str, text: &str) -> Option<String> {
    let room = key.splitn(4, '/').nth(3).unwrap();
    let text = text.strip_prefix(&format!("sealed {room} "))?;
    Some(text.chars().rev().collect())
}

#[test]
fn sealed_texts_are_copied_as_they_are() {
    let work = Work::begin();
    let drawer = Rc::clone(work.shelf.drawer());
    let get = |it: &str| drawer.get(it).unwrap().map(|text| sealed(it, &text));
    let mut points = work.points;
    assert_eq!(points.clone().make(&get, &plain), None);
    let mut copy = Copy::new();
    done(&mut copy, points.make(&get, &unseal).unwrap());
    assert!(copy.values().all(|it| it.starts_with("sealed ")));
    let point = &points.list()[0];
    assert_eq!(points.open(point, &copy, &unseal).unwrap().value, work.study);
    // Or sealed anew, where they lie.
    for (key, text) in copy.iter_mut() {
        let from = key.replace("/kept/", "/study/");
        let from = if key.contains("/point/") {
            format!("heddle/1/study/{}/head", id::<heddle::id::StudyId>(9))
        } else {
            from
        };
        *text = sealed(key, &unseal(&from, text).unwrap());
    }
    assert_eq!(points.open(point, &copy, &unseal).unwrap().value, work.study);
}

#[test]
fn two_histories_of_the_same_generations_do_not_mix() {
    // A copy that was ahead lost against a drawer that was not, and both had points.
    let (mut one, mut other) = (Work::begin(), Work::begin());
    one.save(&renamed("One"), false);
    other.save(&renamed("Other"), false);
    one.now += DAY;
    one.save(&renamed("One later"), false);
    let drawer = Rc::clone(other.shelf.drawer());
    let mut points = one.points.clone();
    done(&mut one.copy, points.make(&|it| drawer.get(it).unwrap(), &plain).unwrap());
    assert_eq!(points, listed(&one.copy));
    let names: Vec<String> = points
        .list()
        .iter()
        .map(|it| opened(&points, it, &one.copy).about.name.clone())
        .collect();
    assert_eq!(names, ["One", "Other"]);
}

#[test]
fn an_erased_study_has_no_points() {
    let mut work = Work::begin();
    work.save(&renamed("One"), true);
    let mut copy = work.copy.clone();
    copy.insert("heddle/1/study/other/head".into(), "theirs".into());
    let keys: Vec<String> = copy.keys().cloned().collect();
    done(&mut copy, erased(id(9), keys.iter().map(String::as_str)));
    assert_eq!(copy.keys().collect::<Vec<_>>(), ["heddle/1/study/other/head"]);
}

/// The points that are left of one a day, or of `many` a day, after so many days.
fn thinned(days: i64, many: i64, jump: i64) -> Vec<String> {
    let mut work = Work::begin();
    for day in 0..days {
        for part in 0..many {
            work.now = MORNING + day * DAY + part * 60_000;
            work.save(&renamed(&format!("S{day} {part}")), many > 1);
        }
    }
    work.now += jump;
    work.save(&renamed("Last"), true);
    work.check();
    let kept = work.copy.keys().filter(|it| it.contains("/kept/")).count();
    let named: heddle::order::Set<String> =
        work.points.list().iter().flat_map(|it| work.points.wants(it)).collect();
    // Nothing is kept that no point names.
    assert_eq!(kept + work.points.list().len(), named.len());
    let points = work.points.list().iter();
    points.map(|it| it.at.to_string()[..10].to_owned()).collect()
}

#[test]
fn old_points_are_thinned() {
    // To 2027-01-31, a Sunday: seven days, five Sundays, and the ends of months.
    let expected = [
        "2026-11-30",
        "2026-12-27",
        "2026-12-31",
        "2027-01-03",
        "2027-01-10",
        "2027-01-17",
        "2027-01-24",
        "2027-01-25",
        "2027-01-26",
        "2027-01-27",
        "2027-01-28",
        "2027-01-29",
        "2027-01-30",
        "2027-01-31",
    ];
    assert_eq!(thinned(70, 1, 0), expected);
}

#[test]
fn a_clock_that_runs_away_leaves_the_newest() {
    let left = thinned(30, 1, 5_000 * DAY);
    assert_eq!(left.len(), NEWEST);
    assert_eq!(left.last().unwrap(), "2026-12-22");
}

#[test]
fn there_are_never_too_many() {
    let left = thinned(4, 20, 0);
    assert_eq!(left.len(), MOST);
    // The last of each day is among them.
    for day in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"] {
        assert!(left.iter().any(|it| it == day), "{left:?}");
    }
}
