//! What of themes and quotes by attribute is hidden when small counts are: see
//! `stats::disclosure`.

use super::{Counts, QuoteFilter, Tally};
use crate::id::ParticipantId;
use crate::participants::Participants;
use crate::stats::Disclosure;

/// Hides groups of participants that are small, and of each theme the groups of which few
/// are in it; the participants of the others are rounded. Segments go with their group.
pub fn hide(tallies: &mut [Tally], rule: Disclosure) {
    if !rule.is_on() {
        return;
    }
    for tally in tallies {
        let of = |counts: Vec<usize>| rule.list(&counts);
        let bases = of(tally.by.iter().map(|it| it.base).collect());
        let inside = of(tally.by.iter().map(|it| it.counts.participants).collect());
        // Who is not in it is a count as well: the base tells the one from the other.
        let outside =
            tally.by.iter().map(|it| it.base.saturating_sub(it.counts.participants));
        let outside = of(outside.collect());
        let all = bases.into_iter().zip(inside).zip(outside);
        for (it, ((base, inside), outside)) in tally.by.iter_mut().zip(all) {
            it.hidden = base || inside || outside;
            it.counts.participants = rule.shown(it.counts.participants);
            it.base = rule.shown(it.base);
        }
    }
}

/// What a theme, a code or a word rests on, as it is shown: segments, transcripts, participants,
/// and the base of these; nothing for what is hidden.
pub type Support = [Option<usize>; 4];

/// Returns what something rests on as it is shown: few people in it, or few who are not, are
/// hidden, and in how many transcripts it is with them.
pub fn support(it: &Counts, base: usize, rule: Disclosure) -> Support {
    let hide = |count: usize| rule.is_small(count);
    let few = hide(it.participants) || hide(base.saturating_sub(it.participants));
    let seen = |hidden: bool, count: usize| (!hidden).then(|| rule.shown(count));
    [
        Some(it.segments),
        (!few).then_some(it.transcripts),
        seen(few, it.participants),
        seen(hide(base), base),
    ]
}

/// Tells whether so few people have these values of these attributes that a quote must not
/// say them.
pub fn is_recognisable(
    participant: ParticipantId,
    attributes: &[String],
    people: &Participants,
    rule: Disclosure,
) -> bool {
    let own = |id, name: &String| people.value(id, name).map(str::to_owned);
    let values: Vec<Option<String>> =
        attributes.iter().map(|it| own(participant, it)).collect();
    let alike = |id: ParticipantId| {
        attributes.iter().zip(&values).all(|(name, value)| own(id, name) == *value)
    };
    rule.is_small(people.people.keys().filter(|it| alike(**it)).count())
}

/// Tells whether a filter asks for the quotes of a group that is too small.
pub fn is_small_group(
    filter: &QuoteFilter,
    people: &Participants,
    rule: Disclosure,
) -> bool {
    filter.value.as_ref().is_some_and(|(attribute, value)| {
        let own = |id| people.value(id, attribute) == value.as_deref();
        rule.is_small(people.people.keys().filter(|it| own(**it)).count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id as _, ThemeId};
    use crate::themes::{StanceCounts, ValueCounts};

    fn group(value: &str, participants: usize, base: usize) -> ValueCounts {
        let counts = Counts { segments: 9, transcripts: 5, participants };
        ValueCounts { value: Some(value.into()), counts, base, hidden: false }
    }

    fn tally(by: Vec<ValueCounts>) -> Tally {
        Tally {
            theme: ThemeId::from_uuid(uuid::Uuid::nil()),
            counts: Counts::default(),
            base: by.iter().map(|it| it.base).sum(),
            stances: StanceCounts::default(),
            codes: Vec::new(),
            by,
        }
    }

    #[test]
    fn few_people_in_all_are_hidden_with_their_transcripts() {
        let of = |participants, base, rule| {
            let counts = Counts { segments: 9, transcripts: 7, participants };
            support(&counts, base, rule)
        };
        let five = Disclosure { below: 5, round: 0, zeros: false };
        assert_eq!(of(8, 20, five), [9, 7, 8, 20].map(Some));
        assert_eq!(of(3, 20, Disclosure::default()), [9, 7, 3, 20].map(Some));
        assert_eq!(of(3, 20, five), [Some(9), None, None, Some(20)]);
        // All but two are in it: who is not can be recognised.
        assert_eq!(of(18, 20, five), [Some(9), None, None, Some(20)]);
        assert_eq!(of(4, 4, five), [Some(9), None, None, None]);
        let tens = Disclosure { round: 10, ..five };
        assert_eq!(of(8, 23, tens), [Some(9), Some(7), Some(10), Some(20)]);
    }

    #[test]
    fn small_groups_and_few_in_a_theme_are_hidden_with_a_second_one() {
        let of = |rule: Disclosure, by: Vec<ValueCounts>| {
            let mut all = [tally(by)];
            hide(&mut all, rule);
            let [it] = all;
            it.by.iter().map(|it| it.hidden).collect::<Vec<bool>>()
        };
        let five = Disclosure { below: 5, round: 0, zeros: false };
        let (a, b) = (group("a", 8, 20), group("b", 9, 20));
        assert_eq!(of(five, vec![a.clone(), b.clone()]), [false, false]);
        // Two of c are in the theme: a, the smallest, goes too.
        let all = vec![a.clone(), b.clone(), group("c", 2, 20)];
        assert_eq!(of(five, all.clone()), [true, false, true]);
        assert_eq!(of(Disclosure::default(), all), [false; 3]);
        // All but one of d are in it: who is not can be recognised.
        let all = vec![a, b, group("d", 19, 20)];
        assert_eq!(of(five, all), [false, true, true]);
    }
}
