//! Counts and their sums as a flow: what enters a place leaves it. Which of them follow from
//! those that are visible, and which others to hide against that; see [`super::disclosure`].

use super::disclosure::Disclosure;

/// What it costs to come to a place, and by which count from where; nothing at the start.
type Come = (usize, Option<(usize, usize)>);

/// What a count is, and so how dear it is to hide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// People who gave the same answer: the fewer, the cheaper; a 0 tells something, so it is
    /// dearer.
    Part,
    /// Of how many something is: a table does without it.
    Base,
    /// A sum that everything hangs on.
    Sum,
    /// Decided elsewhere, and hidden there or not.
    Settled(bool),
    /// Stands nowhere.
    Unsaid,
}

/// A count between two places of the flow.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: usize,
    to: usize,
    value: usize,
    weight: Weight,
    hidden: bool,
    /// More than one value fits what is visible: that stays so, since nothing is shown again.
    safe: bool,
}

impl Edge {
    /// What it costs to hide it; nothing for what may not be.
    fn cost(&self) -> Option<usize> {
        match self.weight {
            _ if self.hidden => Some(0),
            Weight::Part if self.value == 0 => Some(1_000),
            Weight::Part => Some(self.value + 1),
            Weight::Base => Some(200),
            Weight::Sum => Some(1_000_000 + self.value),
            Weight::Settled(_) | Weight::Unsaid => None,
        }
    }
}

/// Counts between places.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    edges: Vec<Edge>,
    places: usize,
}

impl Flow {
    /// Adds a count from one place to another.
    pub(super) fn add(&mut self, from: usize, to: usize, value: usize, weight: Weight) {
        let hidden = matches!(weight, Weight::Settled(true) | Weight::Unsaid);
        let safe = weight == Weight::Unsaid;
        self.places = self.places.max(from.max(to) + 1);
        self.edges.push(Edge { from, to, value, weight, hidden, safe });
    }

    /// Returns which counts are hidden, in the order in which they were added: the small ones,
    /// and others until none of the hidden ones follows and none are few together.
    pub(super) fn close(mut self, rule: Disclosure) -> Vec<bool> {
        if rule.below > 1 {
            for it in &mut self.edges {
                let settled = matches!(it.weight, Weight::Settled(_));
                it.hidden |= !settled && rule.is_small(it.value);
            }
            loop {
                let next = self.next(rule);
                if next.is_empty() {
                    break;
                }
                for (at, it) in self.edges.iter_mut().enumerate() {
                    it.hidden |= next.contains(&at);
                }
            }
        }
        self.edges.iter().map(|it| it.hidden).collect()
    }

    /// Returns the next counts to hide; none when it is enough.
    fn next(&mut self, rule: Disclosure) -> Vec<usize> {
        for at in 0..self.edges.len() {
            if self.edges.get(at).is_none_or(|it| !it.hidden || it.safe) {
                continue;
            }
            if self.way(at, false).is_none()
                && let Some((_, found)) = self.way(at, true)
            {
                return found;
            }
            if let Some(it) = self.edges.get_mut(at) {
                it.safe = true;
            }
        }
        self.few(rule).into_iter().collect()
    }

    /// Returns what to hide where the hidden counts are few together, though their sum follows
    /// from what is visible: all of them lead out of the same places, or into them.
    fn few(&self, rule: Disclosure) -> Option<usize> {
        let joined = self.joined();
        let at = |place: usize| joined.get(place).copied();
        (0..self.places).find_map(|here| {
            let ends = |it: &Edge| (at(it.from) == Some(here), at(it.to) == Some(here));
            let border = || {
                let all = self.edges.iter().enumerate();
                all.filter(move |(_, it)| {
                    matches!(ends(it), (true, false) | (false, true))
                })
            };
            let hidden = || border().filter(|it| it.1.hidden).map(|it| it.1);
            let out = hidden().filter(|it| ends(it).0).count();
            let sum: usize = hidden().map(|it| it.value).sum();
            let alike = out == 0 || out == hidden().count();
            if hidden().next().is_none() || !alike || !rule.is_small(sum) {
                return None;
            }
            let seen = border().filter(|it| !it.1.hidden && it.1.value > 0);
            seen.filter_map(|(at, it)| Some((it.cost()?, at))).min().map(|it| it.1)
        })
    }

    /// Returns for every place the first of those that hidden sums join it with.
    fn joined(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.places).collect();
        for it in self.edges.iter().filter(|it| it.hidden && it.weight != Weight::Part) {
            let (Some(&a), Some(&b)) = (all.get(it.from), all.get(it.to)) else {
                continue;
            };
            let (low, high) = (a.min(b), a.max(b));
            all.iter_mut().filter(|it| **it == high).for_each(|it| *it = low);
        }
        all
    }

    /// Returns the cheapest way from one end of a count to the other without it, and the
    /// visible counts on it: for one more through it, or for one less if it is not 0.
    fn way(&self, at: usize, through_visible: bool) -> Option<(usize, Vec<usize>)> {
        let edge = self.edges.get(at)?;
        let more = self.path(at, edge.to, edge.from, through_visible);
        if more.as_ref().is_some_and(|it| it.0 == 0) || edge.value == 0 {
            return more;
        }
        let less = self.path(at, edge.from, edge.to, through_visible);
        match (more, less) {
            (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// Along a count one more can flow, against it one less if it is not 0. (Bellman and
    /// Ford: the tables are small.)
    fn path(
        &self,
        without: usize,
        from: usize,
        to: usize,
        through_visible: bool,
    ) -> Option<(usize, Vec<usize>)> {
        // What it costs to come here, and by which count from where.
        let mut best: Vec<Option<Come>> = vec![None; self.places];
        *best.get_mut(from)? = Some((0, None));
        for _ in 0..self.places {
            let mut changed = false;
            for (at, it) in self.edges.iter().enumerate() {
                let Some(step) = it.cost() else { continue };
                if at == without || !(it.hidden || through_visible) {
                    continue;
                }
                let back = (it.value > 0).then_some((it.to, it.from));
                for (start, end) in [(it.from, it.to)].into_iter().chain(back) {
                    let Some((so_far, _)) = best.get(start).copied().flatten() else {
                        continue;
                    };
                    let cost = so_far.saturating_add(step);
                    if let Some(slot) = best.get_mut(end)
                        && slot.is_none_or(|it| cost < it.0)
                    {
                        *slot = Some((cost, Some((at, start))));
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        let (cost, _) = best.get(to).copied().flatten()?;
        let (mut found, mut here) = (Vec::new(), to);
        while let Some((_, Some((at, before)))) = best.get(here).copied().flatten() {
            if self.edges.get(at).is_some_and(|it| !it.hidden) {
                found.push(at);
            }
            here = before;
        }
        Some((cost, found))
    }
}
