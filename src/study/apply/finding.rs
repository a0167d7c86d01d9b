//! Changes of what is kept of finding, and the coding of what was proposed.

use std::rc::Rc;

use super::{Changed, bury, coding, named};
use crate::find::{Dismissed, Finding, SavedQuery};
use crate::id::{CodeId, Id as _};
use crate::order::Set;
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, Refusal, Study};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::SaveQuery { id, name, asks } => {
            let name = named(name)?;
            let others = study.finding.queries.values().filter(|it| it.id != *id);
            if others.into_iter().any(|it| it.name == name) {
                return Err(Refusal::NameTaken(name));
            }
            let old = study.finding.queries.get(id);
            if old.is_some_and(|it| it.name == name && it.asks == *asks) {
                return Err(Refusal::NothingToDo);
            }
            let made = old.map(|it| it.provenance.touched(stamp));
            let provenance = made.unwrap_or_else(|| Provenance::new(stamp));
            let asks = asks.clone();
            let query = SavedQuery { id: *id, name: name.clone(), asks, provenance };
            Rc::make_mut(&mut study.finding).queries.insert(*id, query);
            Ok(name)
        }
        Command::RemoveQuery { id } => {
            let queries = &mut Rc::make_mut(&mut study.finding).queries;
            let gone = queries.remove(id).ok_or(Refusal::Gone)?;
            bury(study, id.uuid(), stamp);
            Ok(gone.name)
        }
        Command::SetStopWords(words) => {
            if study.finding.stop_words == *words {
                return Err(Refusal::NothingToDo);
            }
            Rc::make_mut(&mut study.finding).stop_words.clone_from(words);
            Ok(words.as_ref().map_or(0, Vec::len).to_string())
        }
        Command::AcceptProposal { transcript, coder, segment } => {
            let new = std::slice::from_ref(&**segment);
            coding::add(study, *transcript, *coder, new, stamp)
        }
        Command::DismissProposals(all) => {
            let code = all.first().ok_or(Refusal::NothingToDo)?.code;
            let known = |it: &Dismissed| {
                study.codebook.contains(it.code)
                    && study.about.coders.contains_key(&it.coder)
                    && study.transcripts.contains_key(&it.transcript)
            };
            if !all.iter().all(known) {
                return Err(Refusal::Gone);
            }
            if all.iter().all(|it| study.finding.dismissed.contains(it)) {
                return Err(Refusal::NothingToDo);
            }
            Rc::make_mut(&mut study.finding).dismissed.extend(all.iter().copied());
            Ok(name(study, code))
        }
        Command::ProposeAgain { code, coder } => {
            let of = |it: &Dismissed| it.code == *code && it.coder == *coder;
            forget(&mut study.finding, of)
                .then(|| name(study, *code))
                .ok_or(Refusal::NothingToDo)
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn name(study: &Study, code: CodeId) -> String {
    study.codebook.get(code).map(|it| it.name.clone()).unwrap_or_default()
}

/// Forgets dismissed proposals; says whether there were any.
pub(super) fn forget(
    finding: &mut Rc<Finding>,
    gone: impl Fn(&Dismissed) -> bool,
) -> bool {
    let any = finding.dismissed.iter().any(&gone);
    if any {
        let kept = finding.dismissed.iter().copied().filter(|it| !gone(it));
        let kept: Set<Dismissed> = crate::order::set(kept);
        Rc::make_mut(finding).dismissed = kept;
    }
    any
}

/// Puts one code in the place of another in the queries.
pub(super) fn rename_code(study: &mut Study, from: CodeId, into: CodeId, stamp: &Stamp) {
    if study.finding.queries.values().any(|it| it.asks.names(from)) {
        let all = &mut Rc::make_mut(&mut study.finding).queries;
        for query in all.values_mut().filter(|it| it.asks.names(from)) {
            query.asks.replace(from, into);
            query.provenance = query.provenance.touched(stamp);
        }
    }
}
