//! Sets, as [`super::Map`] is a map: one sorted list each, for few things, or many that are
//! collected at once.

use std::borrow::Borrow;
use std::fmt;

use super::place;

/// Things, each once, in their order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T>(Vec<T>);

impl<T: Ord> Set<T> {
    /// Returns an empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn place<Q: Ord + ?Sized>(&self, item: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        place(self.0.len(), &|at: usize| self.0.get(at).map(|it| it.borrow().cmp(item)))
    }

    fn sorted(mut items: Vec<T>) -> Self {
        super::sort(&mut items);
        items.dedup();
        Self(items)
    }

    /// Says whether a thing is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(item).is_ok()
    }

    /// Adds a thing; says whether it was not in it before.
    pub fn insert(&mut self, item: T) -> bool {
        match self.place(&item) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, item);
                true
            }
        }
    }

    /// Takes a thing out; says whether it was in it.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.place(item);
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }
}

impl<T> Set<T> {
    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Says whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the last.
    pub fn last(&self) -> Option<&T> {
        self.0.last()
    }

    /// Keeps what the test holds for.
    pub fn retain(&mut self, test: impl FnMut(&T) -> bool) {
        self.0.retain(test);
    }

    /// Returns them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::sorted(items.into_iter().collect())
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(items: [T; N]) -> Self {
        Self::sorted(items.into())
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        let items = items.into_iter();
        if items.size_hint().1.is_some_and(|most| most < 2) {
            for it in items {
                self.insert(it);
            }
            return;
        }
        let mut all = std::mem::take(&mut self.0);
        all.extend(items);
        *self = Self::sorted(all);
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_set().entries(self).finish()
    }
}
