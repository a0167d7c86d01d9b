//! Ranks: 1 for the smallest; equal numbers share the mean of their ranks.

/// Ranks of numbers, in the numbers' order.
#[derive(Clone, Debug)]
pub(super) struct Ranks {
    /// The ranks.
    pub(super) of: Vec<f64>,
    /// Σ (t³ − t) over all groups of t equal numbers.
    pub(super) ties: f64,
}

impl Ranks {
    /// Ranks numbers.
    pub(super) fn of(values: &[f64]) -> Self {
        Self::near(values, 0.0)
    }

    /// Ranks numbers of which neighbours no farther apart than this count as equal.
    pub(super) fn near(values: &[f64], apart: f64) -> Self {
        let mut order: Vec<(f64, usize)> =
            values.iter().map(|it| it + 0.0).zip(0..).collect();
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut made = Self { of: vec![0.0; values.len()], ties: 0.0 };
        let mut before = 0;
        for same in order.chunk_by(|a, b| b.0 - a.0 <= apart) {
            let count = same.len() as f64;
            let rank = before as f64 + 0.5 * count + 0.5;
            for (_, place) in same {
                if let Some(slot) = made.of.get_mut(*place) {
                    *slot = rank;
                }
            }
            made.ties += count * count * count - count;
            before += same.len();
        }
        made
    }
}

/// Returns the ranks of groups among all their numbers, group by group.
pub(super) fn of_groups(groups: &[&[f64]]) -> (Ranks, Vec<Vec<f64>>) {
    let all = Ranks::of(&groups.concat());
    let mut rest = all.of.iter().copied();
    let parts = groups.iter().map(|it| rest.by_ref().take(it.len()).collect()).collect();
    (all, parts)
}

/// Returns each group's mean rank among all numbers; of an empty group 0.
pub fn mean_ranks(groups: &[&[f64]]) -> Vec<f64> {
    let (_, parts) = of_groups(groups);
    parts.iter().map(|it| it.iter().sum::<f64>() / it.len().max(1) as f64).collect()
}
