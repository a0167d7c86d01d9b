//! A sealed drawer, in use.

use std::rc::Rc;

use heddle::stamp::Moment;
use heddle::store::copies::{Recorded, Write};
use heddle::store::vault::{
    Effort, Header, State, Status, VAULT, VaultError, admit, change, check, make,
    refused, resume, settle, turn_off, unlock, wipe,
};
use heddle::store::{Drawer as _, DrawerError, MemoryDrawer, SaveError, Shelf};
use proptest::prelude::*;

use super::{QUICK, Texts, filled, is_room, opened, pass, plain, renamed, saved, sealed};
use crate::common::{id, study};
use crate::copies::half;

/// A vault of this passphrase over these texts.
fn vault(texts: &Texts, phrase: &str) -> Rc<MemoryDrawer> {
    let drawer = filled(texts);
    let it = sealed(Rc::clone(&drawer));
    make(&it, &pass(phrase), QUICK, Moment(1)).unwrap();
    settle(&it).unwrap();
    drawer
}

#[test]
fn without_a_vault_all_passes_through() {
    let drawer = Rc::new(MemoryDrawer::default());
    let it = sealed(Rc::clone(&drawer));
    saved(&Shelf::new(Rc::clone(&it)), &study(), None);
    assert_eq!(it.status(), Ok(Status::NoVault));
    assert_eq!(opened(drawer), study());
    assert_eq!(unlock(&it, &pass("long enough")), Err(VaultError::NoVault));
    assert_eq!(turn_off(&it, &pass("long enough")), Err(VaultError::NoVault));
}

#[test]
fn a_vault_seals_everything_and_opens_for_its_passphrase_alone() {
    let (texts, study) = plain();
    let drawer = vault(&texts, "correct horse");
    let (kept, rest): (Texts, Texts) =
        drawer.dump().into_iter().partition(|it| is_room(&it.0));
    for (key, text) in &kept {
        assert!(text.is_ascii() && text.starts_with("sealed1:"), "{key}");
        // Base64 once: the sealed form takes at most 64 characters more.
        assert!(text.len() <= texts[key].len() + 64 || !texts[key].starts_with('z'));
        // Nothing of what was there, nor of what a person typed.
        let all = drawer.dump().into_values().collect::<String>();
        assert!(texts[key].len() < 8 || !all.contains(half(&texts[key])));
    }
    for marker in ["Winter", "Spring", "Amara", "Coaching", "moment", "half of"] {
        assert!(!drawer.dump().values().any(|it| it.contains(marker)), "{marker}");
    }
    assert_eq!(rest["heddle/theme"], "dark");
    assert_eq!(rest["other.site/settings"], "theirs");

    let it = sealed(Rc::clone(&drawer));
    assert_eq!(it.status(), Ok(Status::Locked));
    let shelf = Shelf::new(Rc::clone(&it));
    assert_eq!(shelf.list(), Err(DrawerError::Locked));
    assert_eq!(
        shelf.save(&study, None, Moment(5)).unwrap_err(),
        SaveError::Drawer(DrawerError::Locked)
    );
    let key = kept.keys().next().unwrap();
    assert_eq!(it.put(key, "x"), Err(DrawerError::Locked));
    assert_eq!(it.remove(key), Err(DrawerError::Locked));
    assert_eq!(it.get("heddle/theme"), Ok(Some("dark".into())));
    assert_eq!(resume(&it), Err(VaultError::Drawer(DrawerError::Locked)));
    for wrong in ["correct horsf", "correct hors", "Correct horse", ""] {
        assert_eq!(unlock(&it, &pass(wrong)), Err(VaultError::Wrong));
        assert_eq!(check(&it, &pass(wrong)), Err(VaultError::Wrong));
        assert_eq!(turn_off(&it, &pass(wrong)), Err(DrawerError::Locked.into()));
    }
    assert_eq!(check(&it, &pass("correct horse")), Ok(()));
    assert_eq!(it.status(), Ok(Status::Locked));
    assert_eq!(unlock(&it, &pass("correct horse")), Ok(State::Sealed));
    assert_eq!(opened(Rc::clone(&it)), study);
    for (key, text) in &texts {
        assert_eq!(it.get(key).unwrap().as_ref(), Some(text));
    }
    // What is saved now is sealed too, and the key can be let go.
    let (_, last) = shelf.open(id(9)).unwrap();
    saved(&shelf, &renamed(&study, "Summer", 2), Some(&last));
    let plain = |it: &(String, String)| is_room(&it.0) && !it.1.starts_with("sealed1:");
    assert!(!drawer.dump().into_iter().any(|it| plain(&it)));
    it.lock();
    assert_eq!(shelf.list(), Err(DrawerError::Locked));
}

#[test]
fn the_recommended_effort_works() {
    let drawer = Rc::new(MemoryDrawer::default());
    let it = sealed(Rc::clone(&drawer));
    make(&it, &pass("correct horse"), Effort::default(), Moment(1)).unwrap();
    settle(&it).unwrap();
    let header = drawer.get(VAULT).unwrap().unwrap();
    assert!(header.contains(r#""effort":{"m":65536,"t":3,"p":4}"#), "{header}");
    let again = sealed(drawer);
    assert_eq!(unlock(&again, &pass("correct horse")), Ok(State::Sealed));
}

#[test]
fn a_passphrase_is_changed_without_sealing_anew() {
    let (texts, study) = plain();
    let drawer = vault(&texts, "correct horse");
    let before = drawer.dump();
    let it = sealed(Rc::clone(&drawer));
    let (old, new) = (pass("correct horse"), pass("battery staple"));
    assert_eq!(change(&it, &old, &new, QUICK), Err(DrawerError::Locked.into()));
    unlock(&it, &old).unwrap();
    assert_eq!(change(&it, &new, &new, QUICK), Err(VaultError::Wrong));
    assert_eq!(change(&it, &old, &pass("short"), QUICK), Err(VaultError::TooShort));
    assert_eq!(drawer.dump(), before);
    let stronger = Effort { m: 16, t: 2, p: 1 };
    change(&it, &old, &new, stronger).unwrap();
    let changed: Vec<_> = drawer
        .dump()
        .into_iter()
        .filter(|it| before[&it.0] != it.1)
        .map(|it| it.0)
        .collect();
    assert_eq!(changed, [VAULT]);
    // Another tab that was unlocked stays so; a new one asks for the new passphrase.
    assert_eq!(opened(Rc::clone(&it)), study);
    let next = sealed(Rc::clone(&drawer));
    assert_eq!(unlock(&next, &old), Err(VaultError::Wrong));
    assert_eq!(unlock(&next, &new), Ok(State::Sealed));
    assert_eq!(opened(next), study);
}

#[test]
fn turned_off_it_leaves_what_was_there() {
    let (texts, _) = plain();
    let drawer = vault(&texts, "correct horse");
    let it = sealed(Rc::clone(&drawer));
    unlock(&it, &pass("correct horse")).unwrap();
    assert_eq!(turn_off(&it, &pass("another one")), Err(VaultError::Wrong));
    turn_off(&it, &pass("correct horse")).unwrap();
    settle(&it).unwrap();
    assert_eq!(drawer.dump(), texts);
    assert_eq!(it.status(), Ok(Status::NoVault));
    // And another can be made, with another key.
    make(&it, &pass("battery staple"), QUICK, Moment(2)).unwrap();
    assert_eq!(
        make(&it, &pass("battery staple"), QUICK, Moment(3)),
        Err(VaultError::Exists)
    );
}

#[test]
fn a_vault_that_cannot_be_made_well_is_not_made() {
    let (texts, _) = plain();
    let drawer = filled(&texts);
    let it = sealed(Rc::clone(&drawer));
    let new = |phrase: &str, effort| make(&it, &pass(phrase), effort, Moment(1));
    assert_eq!(new("7 chars", QUICK), Err(VaultError::TooShort));
    assert_eq!(new("long enough", Effort { m: 7, ..QUICK }), Err(VaultError::Effort));
    let none = heddle::store::vault::Sealed::new(Rc::clone(&drawer), Rc::new(|_| false));
    let made = make(&none, &pass("long enough"), QUICK, Moment(1));
    assert_eq!(made, Err(VaultError::Random));
    assert_eq!(drawer.dump(), texts);
}

#[test]
fn a_damaged_header_is_told_from_a_wrong_passphrase() {
    let drawer = vault(&plain().0, "correct horse");
    let header = drawer.get(VAULT).unwrap().unwrap();
    let unlocked = |text: &str| {
        drawer.put(VAULT, text).unwrap();
        unlock(&sealed(Rc::clone(&drawer)), &pass("correct horse"))
    };
    for (at, _) in header.char_indices() {
        let mut hurt = header.clone().into_bytes();
        hurt[at] ^= 1;
        let hurt = String::from_utf8(hurt).unwrap();
        assert_eq!(unlocked(&hurt), Err(VaultError::Damaged), "{hurt}");
        assert_eq!(unlocked(&header[..at]), Err(VaultError::Damaged));
    }
    // Somebody who can make checksums, but has no key, can still not turn a vault off.
    let forged = |from: &str, to: &str| {
        let json = header.split_once(' ').unwrap().1.replacen(from, to, 1);
        format!("{:08x} {json}", crc32fast::hash(json.as_bytes()))
    };
    for (from, to) in
        [("sealed", "unsealing"), ("sealed", "sealing"), ("serial\":2", "serial\":9")]
    {
        assert_eq!(unlocked(&forged(from, to)), Err(VaultError::Damaged));
    }
    let newer = forged("version\":1", "version\":2");
    assert_eq!(unlocked(&newer), Err(VaultError::Newer { found: 2 }));
    assert_eq!(
        unlocked(&forged("{\"m\":8", "{\"m\":4294967295")),
        Err(VaultError::Damaged)
    );
    assert_eq!(unlocked(&header), Ok(State::Sealed));
    assert_eq!(Header::parse(&header).unwrap().state(), State::Sealed);
}

#[test]
fn what_is_moved_to_another_room_opens_there_and_nowhere_else() {
    let drawer = vault(&plain().0, "correct horse");
    let it = sealed(Rc::clone(&drawer));
    unlock(&it, &pass("correct horse")).unwrap();
    it.put("heddle/1/study/s/about@3", "zAbout").unwrap();
    let text = drawer.get("heddle/1/study/s/about@3").unwrap().unwrap();
    for key in [
        "study/s/about@3",
        "kept/s/about@3",
        "kept/s/about@3#0a1b2c3d",
        "quarantine/s/about@3#0a1b2c3d",
    ] {
        let key = format!("heddle/1/{key}");
        drawer.put(&key, &text).unwrap();
        assert_eq!(it.get(&key), Ok(Some("zAbout".into())));
        it.put(&key, "zAnew").unwrap();
        drawer
            .put("heddle/1/study/s/about@3", &drawer.get(&key).unwrap().unwrap())
            .unwrap();
        assert_eq!(it.get("heddle/1/study/s/about@3"), Ok(Some("zAnew".into())));
    }
    for key in ["study/s/about@4", "study/t/about@3", "kept/s/log/0@3", "point/s/about@3"]
    {
        let key = format!("heddle/1/{key}");
        drawer.put(&key, &text).unwrap();
        assert_eq!(it.get(&key), Ok(Some(text.clone())));
    }
    // A restore point's head is a study's.
    it.put("heddle/1/study/s/head", "a head").unwrap();
    let text = drawer.get("heddle/1/study/s/head").unwrap().unwrap();
    let point = "heddle/1/point/s/2026-11-24T00:00:00Z";
    drawer.put(point, &text).unwrap();
    assert_eq!(it.get(point), Ok(Some("a head".into())));
}

#[test]
fn a_damaged_record_is_met_as_without_a_vault() {
    let (texts, _) = plain();
    let drawer = vault(&texts, "correct horse");
    let key = texts.keys().find(|it| it.contains("about@2")).unwrap();
    let text = drawer.get(key).unwrap().unwrap();
    drawer.put(key, &text.replacen("sealed1:", "sealed1:A", 1)).unwrap();
    let it = sealed(Rc::clone(&drawer));
    unlock(&it, &pass("correct horse")).unwrap();
    // The state before opens, as in tests/store.rs.
    let (parsed, _) = Shelf::new(Rc::clone(&it)).open(id(9)).unwrap();
    assert_eq!((parsed.value, parsed.notes.len()), (study(), 1));
    // Turning the vault off says which it is, and leaves it.
    let done = turn_off(&it, &pass("correct horse")).unwrap();
    assert_eq!(done.damaged, std::slice::from_ref(key));
    settle(&it).unwrap();
    assert!(drawer.get(key).unwrap().unwrap().starts_with("sealed1:A"));
}

#[test]
fn what_lies_plain_where_all_is_sealed_is_no_study_until_it_is_admitted() {
    let (texts, study) = plain();
    let drawer = vault(&Texts::new(), "correct horse");
    for (key, text) in texts.iter().filter(|it| is_room(it.0)) {
        drawer.put(key, text).unwrap();
    }
    let it = sealed(Rc::clone(&drawer));
    unlock(&it, &pass("correct horse")).unwrap();
    let shelf = Shelf::new(Rc::clone(&it));
    assert_eq!(shelf.list().unwrap(), []);
    let count = texts.keys().filter(|it| is_room(it)).count();
    assert_eq!(refused(&it).unwrap().len(), count);
    assert_eq!(admit(&it).unwrap().changed, count);
    settle(&it).unwrap();
    assert_eq!(refused(&it).unwrap(), Vec::<String>::new());
    assert_eq!(opened(it), study);
}

#[test]
fn another_tab_never_writes_in_the_wrong_form() {
    let (texts, study) = plain();
    let drawer = filled(&texts);
    let (ours, theirs) = (sealed(Rc::clone(&drawer)), sealed(Rc::clone(&drawer)));
    let shelf = Shelf::new(Rc::clone(&theirs));
    let (_, last) = shelf.open(id(9)).unwrap();
    let phrase = pass("correct horse");
    make(&ours, &phrase, QUICK, Moment(1)).unwrap();
    // The other tab has no key: it refuses to write, and loses nothing it holds.
    let next = renamed(&study, "Theirs", 2);
    let refused = shelf.save(&next, Some(&last), Moment(5)).unwrap_err();
    assert_eq!(refused, SaveError::Drawer(DrawerError::Locked));
    unlock(&theirs, &phrase).unwrap();
    settle(&ours).unwrap();
    let last = saved(&shelf, &next, Some(&last));
    assert_eq!(opened(Rc::clone(&ours)), next);
    // Being turned off by one, it is written plain by the other.
    turn_off(&ours, &phrase).unwrap();
    let next = renamed(&next, "Plain", 3);
    saved(&shelf, &next, Some(&last));
    settle(&ours).unwrap();
    assert_eq!(theirs.status(), Ok(Status::NoVault));
    assert_eq!(opened(Rc::clone(&drawer)), next);
    // A vault made anew is not the one that was unlocked.
    make(&ours, &phrase, QUICK, Moment(2)).unwrap();
    assert_eq!(theirs.status(), Ok(Status::Locked));
    // And what loses its header unasked writes nothing plain.
    drawer.remove(VAULT).unwrap();
    assert_eq!(ours.status(), Ok(Status::Locked));
}

#[test]
fn the_copy_is_told_of_the_vault() {
    let recorded = Rc::new(Recorded::new(filled(&plain().0)));
    let it = sealed(Rc::clone(&recorded));
    make(&it, &pass("correct horse"), QUICK, Moment(1)).unwrap();
    let writes = recorded.take();
    // First, so that the copy has nothing sealed without it.
    assert!(matches!(&writes[0], Write::Put(key, _) if key == VAULT));
    assert!(writes.iter().all(|it| matches!(it, Write::Put(key, text)
        if key == VAULT || text.starts_with("sealed1:"))));
    turn_off(&it, &pass("correct horse")).unwrap();
    settle(&it).unwrap();
    assert_eq!(recorded.take().last(), Some(&Write::Remove(VAULT.into())));
}

#[test]
fn wiping_leaves_nothing_of_heddle() {
    let drawer = vault(&plain().0, "correct horse");
    wipe(&*drawer).unwrap();
    assert_eq!(drawer.keys("").unwrap(), ["other.site/settings"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_sealed_opens_unchanged_and_only_unchanged(
        text in "\\PC{0,80}|z[A-Za-z0-9+/]{0,80}|sealed1:[a-z]{0,9}",
        at in any::<prop::sample::Index>(),
        bit in 0..7u8,
    ) {
        let drawer = vault(&Texts::new(), "correct horse");
        let it = sealed(Rc::clone(&drawer));
        unlock(&it, &pass("correct horse")).unwrap();
        let key = "heddle/1/study/s/layer/a/b@7";
        it.put(key, &text).unwrap();
        prop_assert_eq!(it.get(key), Ok(Some(text.clone())));
        let form = drawer.get(key).unwrap().unwrap();
        // Without its head, which a text may begin with too.
        let body = form.strip_prefix("sealed1:").unwrap();
        prop_assert!(text.len() < 9 || !body.contains(&text));
        // A nonce each: the same text is never sealed the same twice.
        it.put(key, &text).unwrap();
        prop_assert_ne!(&drawer.get(key).unwrap().unwrap(), &form);
        let mut hurt = form.into_bytes();
        let at = at.index(hurt.len());
        hurt[at] ^= 1 << bit;
        let hurt = String::from_utf8(hurt).unwrap();
        prop_assert_eq!(it.reveal(key, &hurt), None);
        drawer.put(key, &hurt).unwrap();
        prop_assert_ne!(it.get(key), Ok(Some(text)));
    }
}
