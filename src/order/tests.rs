//! That sorting is the stable sort, and that maps and sets are as the standard library's.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// Something done to a map.
#[derive(Clone, Debug)]
enum Act {
    Insert(u8, u16),
    Remove(u8),
    Add(u8, u16),
    Change(u8, u16),
    Extend(Vec<(u8, u16)>),
    Retain(u8),
    Clear,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..40_u8, any::<u16>()).prop_map(|(k, v)| Act::Insert(k, v)),
        4 => (0..40_u8).prop_map(Act::Remove),
        4 => (0..40_u8, any::<u16>()).prop_map(|(k, v)| Act::Add(k, v)),
        4 => (0..40_u8, any::<u16>()).prop_map(|(k, v)| Act::Change(k, v)),
        2 => prop::collection::vec((0..40_u8, any::<u16>()), 0..20).prop_map(Act::Extend),
        1 => (1..5_u8).prop_map(Act::Retain),
        1 => Just(Act::Clear),
    ]
}

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

    #[test]
    fn a_map_is_as_the_librarys(acts in prop::collection::vec(act(), 0..60)) {
        let (mut own, mut other) = (Map::new(), BTreeMap::new());
        for it in acts {
            match it {
                Act::Insert(k, v) => prop_assert_eq!(own.insert(k, v), other.insert(k, v)),
                Act::Remove(k) => prop_assert_eq!(own.remove(&k), other.remove(&k)),
                Act::Add(k, v) => prop_assert_eq!(
                    own.entry(k).and_modify(|it| *it = it.wrapping_add(v)).or_insert(v),
                    other.entry(k).and_modify(|it| *it = it.wrapping_add(v)).or_insert(v)
                ),
                Act::Change(k, v) => {
                    prop_assert_eq!(own.get(&k), other.get(&k));
                    prop_assert_eq!(own.contains_key(&k), other.contains_key(&k));
                    own.get_mut(&k).into_iter().chain(other.get_mut(&k)).for_each(|it| *it = v);
                }
                Act::Extend(all) => {
                    own.extend(all.iter().copied());
                    other.extend(all);
                }
                Act::Retain(every) => {
                    own.retain(|k, v| k % every == 0 || *v > 9);
                    other.retain(|k, v| k % every == 0 || *v > 9);
                }
                Act::Clear => {
                    own.clear();
                    other.clear();
                }
            }
            prop_assert!(own.iter().eq(&other));
            prop_assert!(own.iter().rev().eq(other.iter().rev()));
            prop_assert!(own.keys().eq(other.keys()) && own.values().eq(other.values()));
            prop_assert_eq!(own.len(), other.len());
            prop_assert_eq!(own.is_empty(), other.is_empty());
            prop_assert!(own.range(20..).eq(other.range(20..)));
        }
        let written = serde_json::to_string(&own).unwrap();
        prop_assert_eq!(&written, &serde_json::to_string(&other).unwrap());
        prop_assert_eq!(&serde_json::from_str::<Map<u8, u16>>(&written).unwrap(), &own);
        prop_assert_eq!(format!("{own:?}"), format!("{other:?}"));
        prop_assert!(own.into_iter().eq(other));
    }

    #[test]
    fn a_set_is_as_the_librarys(items in prop::collection::vec((0..40_u8, any::<bool>()), 0..60)) {
        let (mut own, mut other) = (Set::new(), BTreeSet::new());
        for (at, (item, goes)) in items.iter().enumerate() {
            if *goes {
                prop_assert_eq!(own.remove(item), other.remove(item));
            } else if at % 3 == 0 {
                own.extend(Some(*item));
                other.extend(Some(*item));
            } else {
                prop_assert_eq!(own.insert(*item), other.insert(*item));
            }
            prop_assert!(own.iter().eq(&other));
            prop_assert_eq!(own.contains(item), other.contains(item));
            prop_assert_eq!((own.len(), own.last()), (other.len(), other.last()));
        }
        let all = set(items.iter().map(|it| it.0));
        prop_assert!(all.iter().eq(&items.iter().map(|it| it.0).collect::<BTreeSet<_>>()));
    }
}

#[test]
fn the_last_of_a_key_stays() {
    assert_eq!(map([(1, 'a'), (2, 'b'), (1, 'c')]), Map::from([(1, 'c'), (2, 'b')]));
    assert_eq!(
        serde_json::from_str::<Map<u8, u8>>(r#"{"2":1,"1":2,"2":3}"#).unwrap(),
        Map::from([(1, 2), (2, 3)])
    );
    assert_eq!(set([2, 1, 2]), Set::from([1, 2]));
}
