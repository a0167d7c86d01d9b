//! Locked studies in the other rooms: restore points, and what could not be read.

use std::rc::Rc;

use heddle::parsed::Severity;
use heddle::stamp::Moment;
use heddle::store::copies::Recorded;
use heddle::store::points::Points;
use heddle::store::vault::{make, settle, stragglers, turn_off};
use heddle::store::{Drawer as _, MemoryDrawer, NameKey, Shelf, quarantine};

use super::{QUICK, Texts, all_done, pass, renamed, saved, sealed};
use crate::common::{id, study};

#[test]
fn restore_points_are_sealed_and_unsealed_with_their_study() {
    let drawer = Rc::new(MemoryDrawer::default());
    let it = sealed(Rc::clone(&drawer));
    let shelf = Shelf::new(Rc::clone(&it));
    let reveal = |key: &str, text: &str| it.reveal(key, text);
    let raw = |key: &str| drawer.get(key).unwrap();
    let points = |copy: &Texts| {
        let room = |name: &str| -> Texts {
            let all = copy.clone().into_iter();
            all.filter(|it| it.0.starts_with(&format!("heddle/1/{name}/"))).collect()
        };
        let kept = room("kept");
        Points::of(id(9), &room("point"), kept.keys().map(String::as_str), &reveal)
    };
    let mut copy = Texts::new();
    let first = saved(&shelf, &study(), None);
    all_done(points(&copy).make(&raw, &reveal).unwrap(), &mut copy);
    let check = |copy: &Texts, is_sealed: bool| {
        assert!(copy.values().all(|it| it.starts_with("sealed1:") == is_sealed));
        let points = points(copy);
        let opened: Vec<_> = points
            .list()
            .iter()
            .map(|it| points.open(it, copy, &reveal).unwrap())
            .collect();
        assert!(opened.iter().all(|it| it.notes.is_empty()));
        opened.into_iter().map(|it| it.value.about.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(check(&copy, false), ["Winter falls"]);
    // A vault is made: the point of before is sealed in the copy.
    let phrase = pass("correct horse");
    make(&it, &phrase, QUICK, Moment(1)).unwrap();
    assert_eq!(points(&copy).list().len(), 1);
    all_done(stragglers(&it, &copy).unwrap(), &mut copy);
    assert_eq!(stragglers(&it, &copy), Ok(vec![]));
    settle(&it).unwrap();
    assert_eq!(check(&copy, true), ["Winter falls"]);
    // A point under the vault takes the sealed texts over as they are, under other keys.
    let next = renamed(&study(), "Spring falls", 1);
    shelf.save(&next, Some(&first), Moment(90_000)).unwrap();
    all_done(points(&copy).make(&raw, &reveal).unwrap(), &mut copy);
    assert_eq!(check(&copy, true), ["Winter falls", "Spring falls"]);
    it.lock();
    assert_eq!(points(&copy).list(), []);
    heddle::store::vault::unlock(&it, &phrase).unwrap();
    // And all of them are plain again without it.
    turn_off(&it, &phrase).unwrap();
    assert_eq!(points(&copy).list().len(), 2);
    all_done(stragglers(&it, &copy).unwrap(), &mut copy);
    settle(&it).unwrap();
    assert_eq!(check(&copy, false), ["Winter falls", "Spring falls"]);
}

#[test]
fn what_cannot_be_read_is_put_aside_with_all_its_bytes() {
    let drawer = Rc::new(Recorded::new(MemoryDrawer::default()));
    let it = sealed(Rc::clone(&drawer));
    let shelf = Shelf::new(Rc::clone(&it));
    make(&it, &pass("correct horse"), QUICK, Moment(1)).unwrap();
    settle(&it).unwrap();
    let first = saved(&shelf, &study(), None);
    let second = saved(&shelf, &renamed(&study(), "Spring falls", 1), Some(&first));
    // Of the state before, one group is damaged, and one lies there plain.
    let room = format!("heddle/1/study/{}", id::<heddle::id::StudyId>(9));
    let (about, log) = (format!("{room}/about@1"), format!("{room}/log/0@1"));
    let hurt = drawer.get(&about).unwrap().unwrap().replacen("sealed1:", "sealed1:A", 1);
    let plain = "tnot of this vault";
    drawer.put(&about, &hurt).unwrap();
    drawer.put(&log, plain).unwrap();
    // The next save has no use for either.
    saved(&shelf, &renamed(&study(), "Summer", 2), Some(&second));
    assert_eq!([drawer.get(&about), drawer.get(&log)], [Ok(None), Ok(None)]);
    let aside = quarantine::list(&*it).unwrap();
    let texts: Vec<_> = aside
        .iter()
        .map(|aside| quarantine::text(&*it, aside).unwrap().unwrap())
        .collect();
    assert_eq!(texts, [hurt, format!("refused:{plain}")]);
    let raw = |it: &quarantine::Aside| drawer.get(&it.key).unwrap().unwrap();
    assert!(aside.iter().all(|it| raw(it).starts_with("sealed1:")));
    let (parsed, _) = shelf.open(id(9)).unwrap();
    assert_eq!(parsed.value.about.name, "Summer");
    assert!(parsed.notes.iter().all(|it| it.severity == Severity::Info));
}

#[test]
fn the_key_of_pseudonyms_is_sealed_wiped_and_erased() {
    let drawer = Rc::new(MemoryDrawer::default());
    let it = sealed(Rc::clone(&drawer));
    let shelf = Shelf::new(Rc::clone(&it));
    saved(&shelf, &study(), None);
    let mut key = NameKey::default();
    key.add("[Nurse A]", "Jones");
    key.keep(&*it, id(9)).unwrap();
    let phrase = pass("correct horse");
    make(&it, &phrase, QUICK, Moment(1)).unwrap();
    settle(&it).unwrap();
    let raw = || drawer.dump().into_iter().find(|it| it.0.starts_with("heddle/1/key/"));
    assert!(raw().unwrap().1.starts_with("sealed1:"));
    assert!(!drawer.dump().values().any(|it| it.contains("Jones")));
    assert_eq!(NameKey::of(&*it, id(9)), key);
    it.lock();
    assert_eq!(NameKey::of(&*it, id(9)), NameKey::default());
    assert!(key.keep(&*it, id(9)).is_err());
    heddle::store::vault::unlock(&it, &phrase).unwrap();
    // A study that is removed for good takes its key along; wiping takes all.
    shelf.erase(id(9)).unwrap();
    assert_eq!(raw(), None);
    key.keep(&*it, id(9)).unwrap();
    heddle::store::vault::wipe(&*drawer).unwrap();
    assert_eq!(drawer.dump().len(), 0);
}
