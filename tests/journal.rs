//! The journal: whatever commands are given and wherever the browser dies, the state of the
//! last whole entry opens, byte for byte; what cannot be replayed is put aside.

use std::rc::Rc;

use heddle::interchange::study_file;
use heddle::order::Map;
use heddle::stamp::Moment;
use heddle::store::copies::{Recorded, Write, plain};
use heddle::store::journal::{self, Replayed};
use heddle::store::{Drawer as _, DrawerError, MemoryDrawer, Saved, Shelf, quarantine};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};
use crate::copies::half;
use crate::quarantine::renamed;

type Texts = Map<String, String>;

fn replayed(drawer: &Rc<MemoryDrawer>, entries: &Texts) -> Replayed {
    let shelf = Shelf::new(Rc::clone(drawer));
    shelf.replay(id(9), entries, (&plain, &plain)).unwrap()
}

fn opened(drawer: &Rc<MemoryDrawer>) -> Study {
    let (parsed, _) = Shelf::new(Rc::clone(drawer)).open(id(9)).unwrap();
    assert_eq!(parsed.notes, []);
    parsed.value
}

fn drawer_of(texts: &Texts, room: usize) -> Rc<MemoryDrawer> {
    let drawer = Rc::new(MemoryDrawer::with_room(room));
    for (key, text) in texts {
        drawer.put(key, text).unwrap();
    }
    drawer
}

/// A drawer with a study, and a journal with an entry for each command that was carried
/// out; with the states after none, one, two … of them.
fn history(commands: &[Command]) -> (Texts, Texts, Vec<Study>, Saved) {
    let (drawer, first) = (Rc::new(MemoryDrawer::default()), study());
    let mut saved = Shelf::new(Rc::clone(&drawer)).save(&first, None, Moment(0)).unwrap();
    let (mut entries, mut states) = (Texts::new(), vec![first]);
    for (at, command) in (1..).zip(commands) {
        let last = states.last().unwrap();
        let Ok(next) = apply(last, command, &stamp(1_000_000 + at)) else { continue };
        let (key, text) = saved.entry(&next, Moment(at)).unwrap();
        entries.insert(key, text);
        states.push(next);
    }
    (drawer.dump(), entries, states, saved)
}

/// The entries' keys in the order of their writing.
fn in_order(entries: &Texts) -> Vec<String> {
    let mut keys: Vec<String> = entries.keys().cloned().collect();
    keys.sort_by_key(|it| it.rsplit_once('.').unwrap().1.parse::<u64>().unwrap());
    keys
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Cut anywhere, the journal gives the state that was there then: the same study, and
    /// the same bytes as a file.
    #[test]
    fn a_journal_gives_the_study_back_wherever_it_ends(
        commands in prop::collection::vec(any_command(), 1..16),
        cut in any::<prop::sample::Index>(),
    ) {
        let (texts, entries, states, _) = history(&commands);
        let cut = cut.index(states.len());
        let keys = in_order(&entries);
        let some: Texts =
            keys[..cut].iter().map(|it| (it.clone(), entries[it].clone())).collect();
        let drawer = drawer_of(&texts, usize::MAX);
        let found = replayed(&drawer, &some);
        prop_assert_eq!((found.replayed, found.aside, found.refused), (cut, 0, None));
        prop_assert_eq!(found.writes.len(), cut);
        let there = opened(&drawer);
        prop_assert_eq!(&there, &states[cut]);
        prop_assert_eq!(study_file::write(&there), study_file::write(&states[cut]));
        // Saved whole: replaying the same again adds nothing, and takes nothing back.
        let again = replayed(&drawer, &some);
        prop_assert_eq!((again.replayed, again.aside, again.writes.len()), (0, 0, cut));
        prop_assert_eq!(opened(&drawer), there);
        let kept = &Shelf::new(Rc::clone(&drawer)).list().unwrap()[0];
        prop_assert_eq!(&kept.name, &states[cut].about.name);
        prop_assert_eq!(kept.counts.segments, states[cut].layers.values().map(|it| it.segments().len()).sum::<usize>());
    }

    /// One entry written for many changes is as good as one for each.
    #[test]
    fn changes_that_came_together_are_one_entry(
        commands in prop::collection::vec(any_command(), 1..16),
    ) {
        let (texts, _, states, _) = history(&commands);
        let drawer = drawer_of(&texts, usize::MAX);
        let mut saved = Shelf::new(Rc::clone(&drawer)).open(id(9)).unwrap().1;
        let last = states.last().unwrap();
        let entries: Texts = saved.entry(last, Moment(1)).into_iter().collect();
        prop_assert_eq!(saved.entry(last, Moment(2)), None);
        replayed(&drawer, &entries);
        prop_assert_eq!(study_file::write(&opened(&drawer)), study_file::write(last));
    }

    /// An entry that is damaged or missing ends the replay; it and what comes after it is
    /// put aside with all its bytes.
    #[test]
    fn a_broken_entry_ends_the_replay_and_is_kept(
        commands in prop::collection::vec(any_command(), 4..16),
        (at, how) in (any::<prop::sample::Index>(), 0..4u8),
    ) {
        let (texts, mut entries, states, _) = history(&commands);
        prop_assume!(!entries.is_empty());
        let keys = in_order(&entries);
        let at = at.index(keys.len());
        let text = entries[&keys[at]].clone();
        match how {
            0 => drop(entries.remove(&keys[at])),
            1 => drop(entries.insert(keys[at].clone(), half(&text).to_owned())),
            2 => drop(entries.insert(keys[at].clone(), text.replacen("\"changes\"", "\"changed\"", 1))),
            // Whole, but another's: the checksum alone does not make it fit.
            _ => drop(entries.insert(keys[at].clone(), entries[&keys[(at + 1) % keys.len()]].clone())),
        }
        prop_assume!(how != 3 || keys.len() > 1);
        let drawer = drawer_of(&texts, usize::MAX);
        let found = replayed(&drawer, &entries);
        prop_assert_eq!(found.replayed, at);
        prop_assert_eq!(opened(&drawer), states[at].clone());
        let lost = keys.len() - at - usize::from(how == 0);
        prop_assert_eq!(found.aside, lost);
        for key in &keys[at..] {
            let Some(text) = entries.get(key) else { continue };
            let kept = found.writes.iter().any(|it| matches!(it, Write::Put(to, it) if it == text && quarantine::aside(to).is_some()));
            prop_assert!(kept, "{}", key);
            prop_assert!(found.writes.contains(&Write::Remove(key.clone())));
        }
    }

    /// Edits and whole saves, and a browser that dies: what the copy had on disk by then
    /// opens, whatever local storage had by then.
    #[test]
    fn a_browser_that_dies_anywhere_loses_nothing_that_was_on_disk(
        steps in prop::collection::vec((any_command(), prop::bool::weighted(0.3)), 1..12),
        (died, stale) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let drawer = Rc::new(Recorded::new(MemoryDrawer::default()));
        let shelf = Shelf::new(Rc::clone(&drawer));
        let mut now = study();
        let mut saved = shelf.save(&now, None, Moment(0)).unwrap();
        let mut copy = Texts::new();
        done(&mut copy, drawer.take());
        // After each transaction: local storage, the copy, the state.
        let mut all = vec![(inner(&drawer), copy.clone(), now.clone())];
        for (at, (command, whole)) in (1..).zip(&steps) {
            let Ok(next) = apply(&now, command, &stamp(1_000_000 + at)) else { continue };
            now = next;
            let (key, text) = saved.entry(&now, Moment(at)).unwrap();
            copy.insert(key, text);
            all.push((inner(&drawer), copy.clone(), now.clone()));
            if *whole {
                let next = shelf.save(&now, Some(&saved), Moment(at)).unwrap();
                // Local storage is ahead of the copy for a moment.
                all.push((inner(&drawer), copy.clone(), now.clone()));
                done(&mut copy, drawer.take());
                done(&mut copy, next.trims(&saved));
                saved = next;
                all.push((inner(&drawer), copy.clone(), now.clone()));
            }
        }
        let died = died.index(all.len());
        // Of local storage an earlier state is on disk; at a whole save it may be the newer.
        let stale = stale.index(died + 1);
        let (_, copy, state) = &all[died];
        let drawer = drawer_of(&all[stale].0, usize::MAX);
        let records: Texts = copy.iter().filter(|it| it.0.contains("/study/")).map(pair).collect();
        let entries: Texts = copy.iter().filter(|it| it.0.contains("/journal/")).map(pair).collect();
        heddle::store::copies::mend(&*drawer, id(9), &records, &plain);
        let found = replayed(&drawer, &entries);
        prop_assert_eq!((found.aside, found.refused), (0, None));
        prop_assert_eq!(study_file::write(&opened(&drawer)), study_file::write(state));
    }
}

fn pair((key, text): (&String, &String)) -> (String, String) {
    (key.clone(), text.clone())
}

fn inner(drawer: &Recorded<MemoryDrawer>) -> Texts {
    let keys = drawer.keys("").unwrap();
    keys.into_iter()
        .map(|key| (key.clone(), drawer.get(&key).unwrap().unwrap()))
        .collect()
}

fn done(copy: &mut Texts, writes: Vec<Write>) {
    for it in writes {
        match it {
            Write::Put(key, text) => drop(copy.insert(key, text)),
            Write::Remove(key) => drop(copy.remove(&key)),
        }
    }
}

fn three() -> (Texts, Texts, Vec<Study>, Saved) {
    let name = |name: &str| Command::DescribeStudy {
        name: name.into(),
        description: String::new(),
    };
    history(&[name("A"), Command::RemoveCode { id: id(21) }, name("C")])
}

#[test]
fn an_older_page_that_saved_meanwhile_wins_and_the_journal_is_kept() {
    let (texts, entries, _, _) = three();
    let drawer = drawer_of(&texts, usize::MAX);
    let shelf = Shelf::new(Rc::clone(&drawer));
    // It opens the state without its journal, of which it knows nothing, and saves another.
    let (parsed, theirs) = shelf.open(id(9)).unwrap();
    let other = renamed(&parsed.value, "Theirs");
    shelf.save(&other, Some(&theirs), Moment(9)).unwrap();
    let found = replayed(&drawer, &entries);
    assert_eq!((found.replayed, found.aside), (0, 3));
    assert_eq!(opened(&drawer), other);
    // One that put the study into the bin changed the head, not the state.
    let drawer = drawer_of(&texts, usize::MAX);
    Shelf::new(Rc::clone(&drawer)).set_binned(id(9), Some(Moment(7))).unwrap();
    assert_eq!(replayed(&drawer, &entries).replayed, 3);
    assert_eq!(
        Shelf::new(Rc::clone(&drawer)).list().unwrap()[0].binned_at,
        Some(Moment(7))
    );
}

#[test]
fn another_history_of_the_same_generation_is_not_gone_on_with() {
    let (texts, entries, _, _) = three();
    let drawer = Rc::new(MemoryDrawer::default());
    let other = renamed(&study(), "Another history");
    Shelf::new(Rc::clone(&drawer)).save(&other, None, Moment(0)).unwrap();
    let found = replayed(&drawer, &entries);
    assert_eq!((found.replayed, found.aside), (0, 3));
    assert_eq!(opened(&drawer), other);
    // Nor is anything done where the state itself is not whole, or there is none.
    let holed: Texts =
        texts.iter().filter(|it| !it.0.contains("/codebook@")).map(pair).collect();
    for texts in [holed, Texts::new()] {
        let drawer = drawer_of(&texts, usize::MAX);
        assert_eq!(replayed(&drawer, &entries), Replayed::default());
        assert_eq!(drawer.dump(), texts);
    }
}

#[test]
fn where_there_is_no_room_the_journal_stays_and_the_study_opens_from_it() {
    let (texts, entries, states, _) = three();
    let size: usize = texts.iter().map(|(a, b)| a.len() + b.len()).sum();
    let drawer = drawer_of(&texts, size + 10);
    let found = replayed(&drawer, &entries);
    assert_eq!((found.refused, found.writes), (Some(DrawerError::Full), vec![]));
    assert_eq!(drawer.dump(), texts);
    let shelf = Shelf::new(Rc::clone(&drawer));
    let (parsed, mut saved) = shelf.open_ahead(id(9), &entries, &plain).unwrap();
    assert_eq!((&parsed.value, parsed.notes), (&states[3], vec![]));
    // The journal goes on, and once there is room all of it is saved.
    let next = renamed(&states[3], "D");
    let (key, text) = saved.entry(&next, Moment(4)).unwrap();
    assert!(key.ends_with(".4"), "{key}");
    let mut more = entries.clone();
    more.insert(key, text);
    let roomy = drawer_of(&texts, usize::MAX);
    assert_eq!(replayed(&roomy, &more).replayed, 4);
    assert_eq!(opened(&roomy), next);
    let roomy = drawer_of(&texts, usize::MAX);
    let kept =
        Shelf::new(Rc::clone(&roomy)).save(&next, Some(&saved), Moment(5)).unwrap();
    assert_eq!(opened(&roomy), next);
    assert_eq!(kept.trims(&saved).len(), 4);
    assert_eq!(replayed(&roomy, &more).aside, 0);
}

#[test]
fn any_write_that_fails_leaves_the_state_and_the_journal() {
    let (texts, entries, states, _) = three();
    for writes in 0.. {
        let drawer = drawer_of(&texts, usize::MAX);
        drawer.refuse_after(Some(writes));
        let found = replayed(&drawer, &entries);
        drawer.refuse_after(None);
        if found.refused.is_none() {
            assert!(writes > 3);
            assert_eq!(opened(&drawer), states[3]);
            return;
        }
        assert_eq!((found.writes, opened(&drawer)), (vec![], states[0].clone()));
        assert_eq!(replayed(&drawer, &entries).replayed, 3);
        assert_eq!(opened(&drawer), states[3]);
    }
}

#[test]
fn a_tab_that_slept_sees_that_another_took_its_journal_in() {
    let (texts, entries, states, saved) = three();
    let drawer = drawer_of(&texts, usize::MAX);
    assert!(!saved.was_taken_in(&*drawer, &states[3]));
    replayed(&drawer, &entries);
    assert!(saved.was_taken_in(&*drawer, &states[3]));
    // What it did not get into the journal is not there.
    assert!(!saved.was_taken_in(&*drawer, &renamed(&states[3], "More")));
}

#[test]
fn an_entry_is_as_large_as_what_changed() {
    let (_, entries, states, mut saved) = history(&[]);
    assert_eq!(entries, Texts::new());
    let next = renamed(&states[0], "Spring falls");
    let (_, text) = saved.entry(&next, Moment(1)).unwrap();
    assert!(text.len() < 1_500, "{text}");
    assert!(!text.contains("Pressures") && text.contains("Spring falls"));
    // A study that had to be repaired is saved whole before it has a journal again.
    assert!(saved.journals());
    assert_eq!(
        journal::studies(&[format!("{}changes-1.1", journal::room_of(id(9)))]),
        [id(9)]
    );
}

/// Values that commands of this file's streams do not change: set, changed, and left out
/// again where a file leaves out what is empty.
#[test]
fn every_value_of_a_group_is_in_the_journal() {
    let (texts, _, states, mut saved) = history(&[]);
    let mut full = states[0].clone();
    let about = Rc::make_mut(&mut full.about);
    about.description = "What it is about.".into();
    about.disclosure = heddle::stats::Disclosure { below: 5, round: 5, zeros: false };
    Rc::make_mut(&mut full.participants).attributes.push("site".into());
    for survey in Rc::make_mut(&mut full.surveys).values_mut() {
        let survey = Rc::make_mut(survey);
        survey.name = "Renamed".into();
        survey.source = String::new();
        survey.composites.push(heddle::survey::Composite {
            id: id(90),
            name: "Climate".into(),
            items: vec![id(52)],
            score: heddle::survey::Score::parse("mean").unwrap(),
            least: 1,
            provenance: survey.provenance,
        });
    }
    for transcript in Rc::make_mut(&mut full.transcripts).values_mut() {
        let transcript = Rc::make_mut(transcript);
        (transcript.source, transcript.participant) = (String::new(), None);
    }
    let mut entries = Texts::new();
    for (at, state) in [(1, &full), (2, &states[0])] {
        let (key, text) = saved.entry(state, Moment(at)).unwrap();
        entries.insert(key, text);
        let drawer = drawer_of(&texts, usize::MAX);
        let found = replayed(&drawer, &entries);
        assert_eq!((found.replayed, found.aside), (usize::try_from(at).unwrap(), 0));
        assert_eq!(study_file::write(&opened(&drawer)), study_file::write(state));
    }
}
