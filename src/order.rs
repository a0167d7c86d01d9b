//! Putting things in order. The standard library's sorts are compiled anew for every type
//! that is sorted, 5 KB each; here the places are sorted, by one sort for all types, and
//! the things then moved to them (`docs/decisions/0004-size.md`). Equal things keep their
//! order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by how two of them compare.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let steps = swaps(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
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

/// Returns a map of pairs; of pairs with the same key, the last stays. Collecting them
/// would sort them first, with a sort of their own.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut all = BTreeMap::new();
    for (key, value) in pairs {
        all.insert(key, value);
    }
    all
}

/// Returns a set of things; see [`map`].
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut all = BTreeSet::new();
    for item in items {
        all.insert(item);
    }
    all
}

/// Returns which places to swap, one after the other, to put `count` things in order.
fn swaps(
    count: usize,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_stable_order(mut items in prop::collection::vec((0..9u8, any::<u16>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|it| it.0);
            sort_by_key(&mut items, |it| it.0);
            prop_assert_eq!(&items, &expected);
            expected.sort_unstable();
            sort(&mut items);
            prop_assert_eq!(&items, &expected);
            expected.sort_by_key(|it| std::cmp::Reverse(it.1));
            sort_by(&mut items, |a, b| b.1.cmp(&a.1));
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn the_last_of_a_key_stays() {
        assert_eq!(
            map([(1, 'a'), (2, 'b'), (1, 'c')]),
            BTreeMap::from([(1, 'c'), (2, 'b')])
        );
        assert_eq!(set([2, 1, 2]), BTreeSet::from([1, 2]));
    }
}
