//! A journal under a passphrase: sealed like the records, opened only with the key, and
//! never written plain.

use std::rc::Rc;

use heddle::order::Map;
use heddle::stamp::Moment;
use heddle::store::copies::Write;
use heddle::store::journal::room_of;
use heddle::store::vault::{Status, make, settle, stragglers, turn_off, unlock};
use heddle::store::{Drawer as _, Shelf};

use super::{QUICK, Texts, filled, opened, pass, plain, renamed, sealed};
use crate::common::id;

const MARK: &str = "The lift was broken again";

#[test]
fn entries_are_sealed_and_replayed_with_the_key_alone() {
    let (texts, study) = plain();
    let below = filled(&texts);
    let vault = sealed(Rc::clone(&below));
    make(&vault, &pass("correct horse"), QUICK, Moment(5)).unwrap();
    settle(&vault).unwrap();
    let shelf = Shelf::new(Rc::clone(&vault));
    let mut saved = shelf.open(id(9)).unwrap().1;
    let next = renamed(&study, MARK, 2);
    let (key, text) = saved.entry(&next, Moment(6)).unwrap();
    let kept = vault.form(&key, &text).unwrap();
    assert!(text.contains(MARK) && kept.starts_with("sealed1:"), "{kept}");
    let entries: Texts = Map::from([(key.clone(), kept.clone())]);
    let dump = below.dump();
    let replay = |entries: &Texts, typed: Option<&str>| {
        let below = filled(&dump);
        let vault = sealed(Rc::clone(&below));
        if let Some(typed) = typed {
            unlock(&vault, &pass(typed)).unwrap();
        }
        let reveal = |key: &str, text: &str| vault.reveal(key, text);
        let form = |key: &str, text: &str| vault.form(key, text).ok();
        let found =
            Shelf::new(Rc::clone(&vault)).replay(id(9), entries, (&reveal, &form));
        (found, vault, below)
    };
    // Locked, nothing is done.
    let (found, vault, below) = replay(&entries, None);
    assert!(found.is_err() && vault.status() == Ok(Status::Locked));
    assert_eq!(below.dump(), dump);
    let (found, vault, below) = replay(&entries, Some("correct horse"));
    assert_eq!(found.unwrap().replayed, 1);
    assert_eq!(opened(vault), next);
    assert!(!below.dump().values().any(|it| it.contains(MARK)));
    // In another place, changed, or plain, it is not taken for ours; and what is put aside is
    // not put aside plain.
    let elsewhere: Texts =
        Map::from([(format!("{}changes-2.2", room_of(id(9))), kept.clone())]);
    let changed: Texts =
        Map::from([(key.clone(), kept.replacen("sealed1:A", "sealed1:B", 1))]);
    let bare: Texts = Map::from([(key.clone(), text.clone())]);
    for entries in [elsewhere, changed, bare] {
        let same = entries.values().next() == Some(&kept) && entries.contains_key(&key);
        let (found, vault, _) = replay(&entries, Some("correct horse"));
        let found = found.unwrap();
        if same {
            continue;
        }
        assert_eq!((found.replayed, found.aside), (0, 1), "{entries:?}");
        assert_eq!(opened(Rc::clone(&vault)), study);
        for it in &found.writes {
            if let Write::Put(key, text) = it {
                assert!(key.starts_with("heddle/1/quarantine/"));
                assert!(text.starts_with("sealed1:"), "{text}");
            }
        }
    }
}

#[test]
fn making_and_taking_away_a_vault_reaches_the_journal() {
    let (texts, study) = plain();
    let below = filled(&texts);
    let vault = sealed(Rc::clone(&below));
    let mut saved = Shelf::new(Rc::clone(&vault)).open(id(9)).unwrap().1;
    let (key, text) = saved.entry(&renamed(&study, MARK, 2), Moment(6)).unwrap();
    // An older page that knows no journal would have left it so.
    let copy: Texts = Map::from([(key.clone(), text.clone())]);
    make(&vault, &pass("correct horse"), QUICK, Moment(5)).unwrap();
    let writes = stragglers(&vault, &copy).unwrap();
    let [Write::Put(at, now)] = &writes[..] else { panic!("{writes:?}") };
    assert!(*at == key && now.starts_with("sealed1:"));
    settle(&vault).unwrap();
    turn_off(&vault, &pass("correct horse")).unwrap();
    let copy: Texts = Map::from([(key.clone(), now.clone())]);
    assert_eq!(stragglers(&vault, &copy).unwrap(), [Write::Put(key, text)]);
    assert!(below.get("heddle/1/vault").unwrap().is_some());
}
