//! The order in which people list names: numbers inside them by their value.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares two names as people list them: `Ward 2` before `Ward 10`, `ann` beside `Ann`.
/// Names that differ at all never compare as equal.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (left.peek().copied(), right.peek().copied()) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                number(&mut left).cmp(&number(&mut right))
            }
            (Some(x), Some(y)) => {
                left.next();
                right.next();
                x.to_lowercase().cmp(y.to_lowercase())
            }
            (None, None) => return a.cmp(b),
            (x, y) => x.is_some().cmp(&y.is_some()),
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// Takes a run of digits: its length without leading zeros, then the digits, which together
/// order numbers of any size.
fn number(chars: &mut Peekable<Chars<'_>>) -> (usize, String) {
    let mut digits = String::new();
    while let Some(c) = chars.next_if(char::is_ascii_digit) {
        if c != '0' || !digits.is_empty() {
            digits.push(c);
        }
    }
    (digits.len(), digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_as_people_list_them() {
        let mut names = ["Ward 10", "ward 2", "Ward 2", "Agnès", "P007b", "P7a", "", "9"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(
            names,
            ["", "9", "Agnès", "P7a", "P007b", "Ward 2", "ward 2", "Ward 10"]
        );
    }

    proptest! {
        #[test]
        fn it_is_an_order(a in "[aA0-9 ]{0,6}", b in "[aA0-9 ]{0,6}", c in "[aA0-9 ]{0,6}") {
            prop_assert_eq!(natural_order(&a, &b), natural_order(&b, &a).reverse());
            prop_assert_eq!(natural_order(&a, &b).is_eq(), a == b);
            if natural_order(&a, &b).is_le() && natural_order(&b, &c).is_le() {
                prop_assert!(natural_order(&a, &c).is_le());
            }
        }
    }
}
