//! One question across sites: each site's mean or share with its interval, and whether it
//! lies further from that of all than chance among so many answers explains.
//!
//! - Means with t intervals, n − 1 degrees of freedom; shares with Wilson's.
//! - Funnel plot: limits around the value of all for a site of n answers (Spiegelhalter,
//!   Statistics in Medicine 24, 2005, 1185-1202), 95 % and 99.8 %. Of a share they are exact
//!   binomial limits, interpolated as there (appendix A.1.1): with r the smallest number for
//!   which P(R ≤ r) reaches the tail p, (r − (P(R ≤ r) − p) / P(R = r)) / n, kept between 0
//!   and 1. Of a mean: mean ± z SD / √n with the SD of all answers.
//! - Limits are not tests of many sites: of 40 alike, 2 lie outside 95 % by chance.

use super::distributions::{binomial_up_to, normal_within, t_within};
use super::pairing::{Absent, Marks, Part, Shared, absent, both};
use super::proportion::wilson;
use super::summary::Summary;
use super::tally::Tally;
use super::{Disclosure, Interval, Stat, Undefined};
use crate::survey::{Answers, Column, Given, Question};

/// Of fewer answers a site is marked as small, and not named as standing out.
pub const SMALL: usize = 10;
/// The inner and the outer limits' level.
pub const LIMITS: [f64; 2] = [0.95, 0.998];

/// What is looked at in each site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The mean of numbers.
    Mean,
    /// The share of those with a certain answer, 0-1.
    Share,
}

/// A site.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its place among the marks' values.
    pub place: usize,
    /// Answers in it.
    pub n: usize,
    /// Of a share, how many.
    pub count: usize,
    /// Its mean or share.
    pub value: Stat,
    /// The standard deviation of its numbers.
    pub sd: Stat,
    /// The value's interval.
    pub interval: Result<Interval, Undefined>,
    /// The funnel's limits for a site of this size, 95 % and 99.8 %.
    pub limits: [Result<Interval, Undefined>; 2],
}

/// Where a site lies in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Beyond the outer limit, below all others' value.
    FarBelow,
    /// Beyond the inner limit, below.
    Below,
    /// Within the limits.
    Within,
    /// Beyond the inner limit, above.
    Above,
    /// Beyond the outer limit, above.
    FarAbove,
}

/// One question across sites.
#[derive(Clone, Debug, PartialEq)]
pub struct Sites {
    /// Who is in it.
    pub shared: Shared,
    /// What is looked at.
    pub measure: Measure,
    /// The value of all.
    pub overall: Stat,
    /// The standard deviation of all numbers.
    pub sd: Stat,
    /// The sites that have anybody, the lowest value first; without a value last.
    pub sites: Vec<Site>,
}

impl Site {
    /// Tells whether it has few answers.
    pub fn is_small(&self) -> bool {
        self.n < SMALL
    }

    /// Returns where it lies in the funnel.
    pub fn standing(&self) -> Standing {
        let Ok(value) = self.value else { return Standing::Within };
        let [inner, outer] = self.limits;
        let beyond = |it: Result<Interval, Undefined>| {
            it.map_or((false, false), |it| (value < it.low, value > it.high))
        };
        match (beyond(inner), beyond(outer)) {
            (_, (true, _)) => Standing::FarBelow,
            (_, (_, true)) => Standing::FarAbove,
            ((true, _), _) => Standing::Below,
            ((_, true), _) => Standing::Above,
            _ => Standing::Within,
        }
    }
}

impl Sites {
    /// Returns the sites that stand out in the good direction, the furthest first; small
    /// ones are not named.
    pub fn standing_out(&self, high_is_good: bool) -> Vec<&Site> {
        let good = |it: &&Site| {
            let standing = it.standing();
            !it.is_small()
                && if high_is_good {
                    matches!(standing, Standing::Above | Standing::FarAbove)
                } else {
                    matches!(standing, Standing::Below | Standing::FarBelow)
                }
        };
        let mut found: Vec<&Site> = self.sites.iter().filter(good).collect();
        if high_is_good {
            found.reverse();
        }
        found
    }

    /// Returns the funnel's limits for a site of so many answers.
    pub fn limits(&self, n: usize) -> [Result<Interval, Undefined>; 2] {
        LIMITS.map(|level| match self.measure {
            Measure::Share => share_limits(self.overall?, n, level),
            Measure::Mean => mean_limits(self.overall?, self.sd?, n, level),
        })
    }

    /// Returns the same of counts that are rounded: each site's value, interval and limits, and
    /// of shares the value of all. Means and standard deviations stay.
    pub fn rounded(mut self, rule: Disclosure, level: f64) -> Self {
        let share = self.measure == Measure::Share;
        if share {
            let count: usize = self.sites.iter().map(|it| it.count).sum();
            self.overall = part(rule.shown(count), rule.shown(self.shared.n));
        }
        self.shared.n = rule.shown(self.shared.n);
        for it in &mut self.sites {
            (it.n, it.count) = (rule.shown(it.n), rule.shown(it.count));
            if share {
                it.value = part(it.count, it.n);
                it.interval = wilson(it.count, it.n, level);
            } else {
                it.interval = around(it.value, it.sd, it.n, level);
            }
        }
        self.finished()
    }

    fn finished(mut self) -> Self {
        let limits: Vec<_> = self.sites.iter().map(|it| self.limits(it.n)).collect();
        for (site, limits) in self.sites.iter_mut().zip(limits) {
            site.limits = limits;
        }
        let key = |it: &Site| it.value.unwrap_or(f64::INFINITY);
        self.sites.sort_by(|a, b| key(a).total_cmp(&key(b)).then(a.place.cmp(&b.place)));
        self
    }
}

const NONE: Result<Interval, Undefined> = Err(Undefined::NoAnswers);

/// Returns a count of n, 0-1.
fn part(count: usize, n: usize) -> Stat {
    if n == 0 { Err(Undefined::NoAnswers) } else { Ok(count as f64 / n as f64) }
}

/// Returns the t interval of a mean.
fn around(mean: Stat, sd: Stat, n: usize, level: f64) -> Result<Interval, Undefined> {
    let (mean, sd) = (mean?, sd?);
    if n < 2 {
        return Err(Undefined::TooFew);
    }
    let n = n as f64;
    let half = t_within(level, n - 1.0) * sd / n.sqrt();
    Ok(Interval { low: mean - half, high: mean + half })
}

/// Compares the means of sites.
pub fn means(numbers: &[Part<f64>], marks: &Marks, level: f64) -> Sites {
    let (shared, pairs) = both(numbers, &marks.of);
    let whole = Summary::of(&Tally::of(pairs.iter().map(|it| it.0)));
    let site = |place: usize| {
        let own = pairs.iter().filter(|it| it.1 == place).map(|it| it.0);
        let it = Summary::of(&Tally::of(own));
        let interval = around(it.mean, it.sd, it.n, level);
        let (value, sd) = (it.mean, it.sd);
        Site { place, n: it.n, count: 0, value, sd, interval, limits: [NONE; 2] }
    };
    let sites = (0..marks.values.len()).map(site).filter(|it| it.n > 0).collect();
    let (overall, sd) = (whole.mean, whole.sd);
    Sites { shared, measure: Measure::Mean, overall, sd, sites }.finished()
}

/// Compares the shares of those with a certain answer.
pub fn shares(hits: &[Part<bool>], marks: &Marks, level: f64) -> Sites {
    let (shared, pairs) = both(hits, &marks.of);
    let none = Err(Undefined::OutsideBase);
    let site = |place: usize| {
        let n = pairs.iter().filter(|it| it.1 == place).count();
        let count = pairs.iter().filter(|it| it.1 == place && it.0).count();
        let interval = wilson(count, n, level);
        let value = part(count, n);
        Site { place, n, count, value, sd: none, interval, limits: [NONE; 2] }
    };
    let sites = (0..marks.values.len()).map(site).filter(|it| it.n > 0).collect();
    let overall = part(pairs.iter().filter(|it| it.0).count(), pairs.len());
    Sites { shared, measure: Measure::Share, overall, sd: none, sites }.finished()
}

/// Returns of every respondent whether they gave one of these answers (places among the
/// levels); of a multiple choice, whether they ticked one. Nothing for kinds without levels.
pub fn hits(
    question: &Question,
    column: &Column,
    wanted: &[usize],
) -> Option<Vec<Part<bool>>> {
    let levels = question.kind.levels();
    let is = |level: u16| wanted.contains(&usize::from(level));
    match &column.answers {
        Answers::Choice(given) => {
            let one = |level: u16| {
                let off = levels.get(usize::from(level)).is_some_and(|it| it.off_scale);
                if off { Err(Absent::OffScale) } else { Ok(is(level)) }
            };
            Some(given.iter().map(|it| it.map_err(absent).and_then(one)).collect())
        }
        Answers::Choices(given) => {
            let any = |it: &[u16]| it.iter().any(|it| is(*it));
            let of = |it: &Given<Box<[u16]>>| {
                it.as_ref().map(|it| any(it)).map_err(|it| absent(*it))
            };
            Some(given.iter().map(of).collect())
        }
        Answers::Number(_) | Answers::Date(_) | Answers::Text(_) => None,
    }
}

/// Returns the points of a scale with its two highest scores, or its highest of three or
/// fewer: the top box. Reverse-coded scales have theirs at the other end.
pub fn top(question: &Question) -> Vec<usize> {
    let scores = question.scores();
    let mut points: Vec<(f64, usize)> =
        scores.iter().zip(0..).filter_map(|(it, at)| Some(((*it)?, at))).collect();
    points.sort_by(|a, b| b.0.total_cmp(&a.0));
    points.truncate(if points.len() > 3 { 2 } else { 1 });
    points.into_iter().map(|it| it.1).collect()
}

/// Returns the limits of a share for a site of so many answers.
pub fn share_limits(p: f64, n: usize, level: f64) -> Result<Interval, Undefined> {
    if n == 0 {
        return Err(Undefined::NoAnswers);
    }
    if p <= 0.0 || p >= 1.0 {
        return Err(Undefined::NoSpread);
    }
    let tail = (1.0 - level) / 2.0;
    Ok(Interval { low: reached(p, n, tail), high: reached(p, n, 1.0 - tail) })
}

/// Returns where the binomial distribution reaches a tail, as a share.
fn reached(p: f64, n: usize, tail: f64) -> f64 {
    // Halving: the smallest r with P(R ≤ r) ≥ tail.
    let (mut low, mut high) = (0_usize, n);
    while low < high {
        let middle = low.midpoint(high);
        if binomial_up_to(middle, n, p) < tail { low = middle + 1 } else { high = middle }
    }
    let up_to = binomial_up_to(low, n, p);
    let before = low.checked_sub(1).map_or(0.0, |it| binomial_up_to(it, n, p));
    let part = (up_to - tail) / (up_to - before);
    ((low as f64 - part) / n as f64).clamp(0.0, 1.0)
}

/// Returns the limits of a mean for a site of so many answers.
pub fn mean_limits(
    mean: f64,
    sd: f64,
    n: usize,
    level: f64,
) -> Result<Interval, Undefined> {
    if n == 0 {
        return Err(Undefined::NoAnswers);
    }
    if sd <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    let half = normal_within(level) * sd / (n as f64).sqrt();
    Ok(Interval { low: mean - half, high: mean + half })
}
