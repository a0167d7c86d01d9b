//! Putting things in order. The standard library's sorts are compiled anew for every type
//! that is sorted, 5 KB each; here the places are sorted, by one sort for all types, and
//! the things then moved to them (`docs/decisions/0004-size.md`). Equal things keep their
//! order.

mod map;
mod set;

use std::cmp::Ordering;

pub use self::map::{Entry, Map, Pairs};
pub use self::set::Set;

/// Sorts by how two of them compare.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut compare = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    let steps = swaps(items.len(), &mut compare);
    for (a, b) in steps {
        items.swap(a, b);
    }
}

/// Sorts by a key that each has.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by their own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Returns a map of pairs; of pairs with the same key, the last stays.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Map<K, V> {
    pairs.into_iter().collect()
}

/// Returns a set of things; of equal things, one stays.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Set<T> {
    items.into_iter().collect()
}

// Not `dyn Fn`, of which the compiler also makes the form that is called once and then gone,
// for each type that is sorted or looked for.

/// How the thing at a place compares with what is looked for; none where nothing is.
trait Compared {
    fn to(&self, place: usize) -> Option<Ordering>;
}

impl<F: Fn(usize) -> Option<Ordering>> Compared for F {
    fn to(&self, place: usize) -> Option<Ordering> {
        self(place)
    }
}

/// How the things at two places compare.
trait Compare {
    fn two(&mut self, a: usize, b: usize) -> Ordering;
}

impl<F: FnMut(usize, usize) -> Ordering> Compare for F {
    fn two(&mut self, a: usize, b: usize) -> Ordering {
        self(a, b)
    }
}

/// Returns where among `count` things in order the one is that compares as equal, or
/// where it belongs. Looks at the last first, so that filling in order is quick.
fn place(count: usize, compare: &dyn Compared) -> Result<usize, usize> {
    let (mut from, mut to) = (0, count);
    let mut at = count.saturating_sub(1);
    while from < to {
        match compare.to(at) {
            Some(Ordering::Equal) => return Ok(at),
            Some(Ordering::Greater) => to = at,
            Some(Ordering::Less) | None => from = at + 1,
        }
        at = usize::midpoint(from, to);
    }
    Err(from)
}

/// Returns which places to swap, one after the other, to put `count` things in order.
fn swaps(count: usize, compare: &mut dyn Compare) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare.two(*a, *b));
    let mut steps = Vec::new();
    for start in 0..count {
        // Around the ring of places that take from one another.
        let mut at = start;
        while let Some(from) = places.get_mut(at) {
            let from = std::mem::replace(from, at);
            if from == start || from == at {
                break;
            }
            steps.push((at, from));
            at = from;
        }
    }
    steps
}

#[cfg(test)]
mod tests;
