//! Changes of the study's name and its coders.

use std::rc::Rc;

use super::{Changed, named};
use crate::stamp::{Provenance, Stamp};
use crate::stats::Disclosure;
use crate::study::{Coder, Command, Refusal, Study};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    let about = Rc::make_mut(&mut study.about);
    let taken = |name: &str, but| {
        about.coders.values().any(|it| it.name == name && Some(it.id) != but)
    };
    match command {
        Command::DescribeStudy { name, description } => {
            let name = named(name)?;
            if (&name, description) == (&about.name, &about.description) {
                return Err(Refusal::NothingToDo);
            }
            about.name.clone_from(&name);
            about.description.clone_from(description);
            about.provenance = about.provenance.touched(stamp);
            Ok(name)
        }
        Command::SetDisclosure(rule) => {
            // Zeros are hidden with small counts, not alone.
            let rule = Disclosure { zeros: rule.zeros && rule.below > 1, ..*rule };
            if rule == about.disclosure {
                return Err(Refusal::NothingToDo);
            }
            about.disclosure = rule;
            about.provenance = about.provenance.touched(stamp);
            let zeros = if rule.zeros { ", and zeros" } else { "" };
            Ok(format!("{}{zeros}", rule.below))
        }
        Command::AddCoder { id, name } => {
            let name = named(name)?;
            if taken(&name, None) {
                return Err(Refusal::NameTaken(name));
            }
            if about.coders.contains_key(id) {
                return Err(Refusal::IdTaken);
            }
            let provenance = Provenance::new(stamp);
            let coder = Coder { id: *id, name: name.clone(), keys: None, provenance };
            about.coders.insert(*id, coder);
            Ok(name)
        }
        Command::RenameCoder { id, name } => {
            let name = named(name)?;
            if taken(&name, Some(*id)) {
                return Err(Refusal::NameTaken(name));
            }
            let coder = about.coders.get_mut(id).ok_or(Refusal::Gone)?;
            coder.name.clone_from(&name);
            coder.provenance = coder.provenance.touched(stamp);
            Ok(name)
        }
        _ => Err(Refusal::NothingToDo),
    }
}
