//! A drawer that seals what it is given and opens what it is asked for.

use std::cell::RefCell;

use super::cipher::{Key, Random};
use super::header::{Header, State};
use super::passphrase::Passphrase;
use super::{ROOMS, VAULT, VaultError, is_sealed, name_of};
use crate::store::{Drawer, DrawerError};

/// Seals what lies in the rooms of studies, and passes the rest through. Without a vault it
/// passes everything through; while it is locked, it answers these rooms' keys with
/// [`DrawerError::Locked`].
///
/// What does not open is handed out as nobody takes it for whole: in its sealed form, or,
/// for a plain text where all is sealed, with a mark before it. So damage is met as without
/// a vault, and what is put aside is put aside with all its bytes.
///
/// Each answer looks at the header first: a vault that another tab made, changed or took
/// away is noticed before anything is written in the wrong form.
pub struct Sealed<D> {
    drawer: D,
    random: Random,
    door: RefCell<Door>,
}

/// What stands before a plain text where all should be sealed: no reader knows such a form.
const REFUSED: &str = "refused:";

/// How far one gets.
enum Door {
    /// No vault.
    Open,
    Locked(Expected),
    Unlocked(Box<Unlocked>),
}

/// What is known of the header of a vault that is locked, beyond what lies in the drawer.
#[derive(Default)]
struct Expected {
    /// The later of the drawer's and the copy's, if they differed.
    header: Option<Result<Header, VaultError>>,
    /// What lay in the drawer then.
    beside: Option<String>,
}

struct Unlocked {
    key: Key,
    header: Header,
    /// The header as it lies in the drawer.
    text: String,
}

/// How a drawer stands to its vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There is none.
    NoVault,
    /// The passphrase is wanted.
    Locked,
    /// The key is at hand.
    Unlocked(State),
}

impl<D: Drawer> Sealed<D> {
    /// Returns a drawer over this one, locked if it has a vault.
    pub fn new(drawer: D, random: Random) -> Self {
        Self { drawer, random, door: RefCell::new(Door::Open) }
    }

    /// Returns the drawer below.
    pub fn drawer(&self) -> &D {
        &self.drawer
    }

    pub(super) fn random(&self) -> &Random {
        &self.random
    }

    /// Tells it, at the start, what the drawer's copy has under [`VAULT`]. Of two headers
    /// the later one counts; where only one side has one, it is that. Two that differ mean
    /// that something ended on its way: then what is plain is taken for ours, and unlocking
    /// takes up the making (or taking away) of the vault again.
    pub fn expect(&self, theirs: Option<&str>) -> Result<(), DrawerError> {
        let beside = self.drawer.get(VAULT)?;
        let expected = match (&beside, theirs) {
            (ours, theirs) if ours.as_deref() == theirs => None,
            (Some(ours), Some(theirs)) => {
                let (ours, theirs) = (Header::parse(ours), Header::parse(theirs));
                match (&ours, &theirs) {
                    (Ok(a), Ok(b)) if a.is_after(b) => Some(ours),
                    // A newer version's is not judged, and not written over.
                    (Err(VaultError::Newer { .. }), _)
                    | (Ok(_), Err(VaultError::Damaged)) => Some(ours),
                    _ => Some(theirs),
                }
            }
            (ours, theirs) => ours.as_deref().or(theirs).map(Header::parse),
        };
        if let Some(header) = expected {
            let expected = Expected { header: Some(header), beside };
            self.door.replace(Door::Locked(expected));
        }
        Ok(())
    }

    /// Looks at the vault and says how it stands.
    pub fn status(&self) -> Result<Status, DrawerError> {
        let found = self.drawer.get(VAULT)?;
        let mut door = self.door.borrow_mut();
        let next = match (&mut *door, found) {
            (Door::Open, None) | (Door::Locked(_), _) => None,
            (Door::Unlocked(it), Some(text)) if it.text == text => None,
            (Door::Unlocked(it), Some(text)) => match Header::parse(&text) {
                Ok(header) if header.proves(&it.key) => {
                    (it.header, it.text) = (header, text);
                    None
                }
                _ => Some(Door::Locked(Expected::default())),
            },
            // The other tab had nothing left to do but this.
            (Door::Unlocked(it), None) if it.header.state() == State::Unsealing => {
                Some(Door::Open)
            }
            // Another tab made a vault, or something took its header away: nothing is to be
            // written plain unasked.
            (Door::Open, Some(_)) | (Door::Unlocked(_), None) => {
                Some(Door::Locked(Expected::default()))
            }
        };
        if let Some(next) = next {
            *door = next;
        }
        Ok(match &*door {
            Door::Open => Status::NoVault,
            Door::Locked(_) => Status::Locked,
            Door::Unlocked(it) => Status::Unlocked(it.header.state()),
        })
    }

    /// Forgets the key, if there is one.
    pub fn lock(&self) {
        let mut door = self.door.borrow_mut();
        if matches!(*door, Door::Unlocked(_)) {
            *door = Door::Locked(Expected::default());
        }
    }

    /// Returns the plain text of what lies under a key, here or in the copy: for
    /// [`crate::store::copies`]. Nothing where it does not open, or is plain and should not
    /// be.
    pub fn reveal(&self, key: &str, text: &str) -> Option<String> {
        let Some(name) = name_of(key) else { return Some(text.to_owned()) };
        match &*self.door.borrow() {
            Door::Open => Some(text.to_owned()),
            Door::Locked(_) => None,
            Door::Unlocked(it) if is_sealed(text) => it.key.open_text(&name, text),
            Door::Unlocked(it) => {
                (it.header.state() != State::Sealed).then(|| text.to_owned())
            }
        }
    }

    /// Returns the form in which a plain text is to be kept under a key: for what goes into
    /// the copy alone.
    pub fn form(&self, key: &str, text: &str) -> Result<String, DrawerError> {
        let Some(name) = name_of(key) else { return Ok(text.to_owned()) };
        match &*self.door.borrow() {
            Door::Open => Ok(text.to_owned()),
            Door::Locked(_) => Err(DrawerError::Locked),
            Door::Unlocked(it) if it.header.state() == State::Unsealing => {
                Ok(text.to_owned())
            }
            Door::Unlocked(it) => {
                let sealed = it.key.seal_text(&name, text, &self.random);
                sealed.ok_or_else(|| DrawerError::Other(VaultError::Random.to_string()))
            }
        }
    }

    /// Returns the header that a passphrase has to open, and whether the copy's differed.
    fn wanted(&self) -> Result<(Header, bool), VaultError> {
        self.status()?;
        let found = self.drawer.get(VAULT)?;
        let parsed = found.as_deref().map(Header::parse);
        if let Door::Locked(Expected { header: Some(header), beside }) =
            &*self.door.borrow()
        {
            // Another tab may have got further since.
            let overtaken = match (header, &parsed) {
                (Ok(expected), Some(Ok(ours))) => {
                    *beside != found && !expected.is_after(ours)
                }
                _ => false,
            };
            if !overtaken {
                return Ok((header.clone()?, true));
            }
        }
        Ok((parsed.ok_or(VaultError::NoVault)??, false))
    }

    /// Returns the header that this passphrase opens, its key, and whether the copy's
    /// header differed.
    pub(super) fn try_passphrase(
        &self,
        passphrase: &Passphrase,
    ) -> Result<(Header, Key, bool), VaultError> {
        let (header, differed) = self.wanted()?;
        let key = header.open(passphrase)?;
        Ok((header, key, differed))
    }

    /// Writes the header, and is unlocked with this key from then on.
    pub(super) fn enter(&self, header: Header, key: Key) -> Result<(), VaultError> {
        let text = header.to_text();
        if self.drawer.get(VAULT)?.as_ref() != Some(&text) {
            self.drawer.put(VAULT, &text)?;
        }
        let unlocked = Unlocked { key, header, text };
        self.door.replace(Door::Unlocked(Box::new(unlocked)));
        Ok(())
    }

    /// Changes the header's state, with the key that is at hand.
    pub(super) fn turn(&self, state: State) -> Result<(), VaultError> {
        let next = match &*self.door.borrow() {
            Door::Unlocked(it) => it.header.turned(state, &it.key, &self.random)?,
            _ => return Err(DrawerError::Locked.into()),
        };
        let text = next.to_text();
        self.drawer.put(VAULT, &text)?;
        if let Door::Unlocked(it) = &mut *self.door.borrow_mut() {
            (it.header, it.text) = (next, text);
        }
        Ok(())
    }

    /// Takes the header away, when nothing sealed is left that opens.
    pub(super) fn leave(&self) -> Result<(), DrawerError> {
        self.drawer.remove(VAULT)?;
        self.door.replace(Door::Open);
        Ok(())
    }

    /// Looks at the vault, and says whether the door is shut for this key.
    fn pass(&self, shut: bool) -> Result<(), DrawerError> {
        if shut && self.status()? == Status::Locked {
            return Err(DrawerError::Locked);
        }
        Ok(())
    }
}

impl<D: Drawer> Drawer for Sealed<D> {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        self.pass(name_of(key).is_some())?;
        let Some(text) = self.drawer.get(key)? else { return Ok(None) };
        let opened = self.reveal(key, &text);
        Ok(Some(match opened {
            Some(opened) => opened,
            None if is_sealed(&text) => text,
            None => format!("{REFUSED}{text}"),
        }))
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        self.pass(name_of(key).is_some())?;
        self.drawer.put(key, &self.form(key, value)?)
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.pass(name_of(key).is_some())?;
        self.drawer.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        self.pass(ROOMS.iter().any(|it| prefix.starts_with(it)))?;
        self.drawer.keys(prefix)
    }

    fn put_in_copy(&self, key: &str, value: &str) -> bool {
        let form = self.pass(name_of(key).is_some()).and_then(|()| self.form(key, value));
        form.is_ok_and(|it| self.drawer.put_in_copy(key, &it))
    }
}
