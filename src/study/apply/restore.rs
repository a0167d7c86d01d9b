//! Coming back to an earlier state of the same study.

use std::rc::Rc;

use uuid::Uuid;

use super::Changed;
use crate::codebook::Versions;
use crate::coding::{Layer, Layers};
use crate::id::{Id as _, SegmentId};
use crate::order::{self, Map};
use crate::stamp::Stamp;
use crate::study::difference::{What, difference};
use crate::study::{Refusal, Study};

/// Puts the earlier state in the place of this one. What stays: the log, coders who came
/// later, and what is remembered of removed records, so that a copy of the study elsewhere
/// is not taken for newer where it is not.
pub(super) fn change(study: &mut Study, earlier: &Study, stamp: &Stamp) -> Changed {
    if study.about.id != earlier.about.id {
        return Err(Refusal::Gone);
    }
    let mut next = earlier.clone();
    let lost =
        study.about.coders.iter().filter(|it| !earlier.about.coders.contains_key(it.0));
    let lost: Vec<_> = lost.map(|(id, it)| (*id, it.clone())).collect();
    if !lost.is_empty() {
        Rc::make_mut(&mut next.about).coders.extend(lost);
    }
    // Versions are the codebook's history, as the log is the study's.
    if study.versions.0.keys().any(|it| earlier.versions.get(*it).is_none()) {
        let all = earlier.versions.0.iter().chain(study.versions.0.iter());
        let all = all.map(|(id, it)| (*id, Rc::clone(it)));
        next.versions = Rc::new(Versions(order::map(all)));
    }
    // What is remembered of removed records is kept below: alone it is no reason.
    if difference(study, &next).parts.iter().all(|it| it.what == What::Traces) {
        return Err(Refusal::NothingToDo);
    }
    let there = records(&next);
    let gone = records(study).into_iter().filter(|it| !there.contains(it));
    let mut removed = (*study.removed).clone();
    removed.extend(earlier.removed.iter().map(|(id, at)| (*id, *at)));
    removed.extend(gone.map(|it| (it, *stamp)));
    removed.retain(|id, _| !there.contains(id));
    next.removed = Rc::new(removed);
    next.layers = Rc::new(layers(study, earlier, stamp));
    next.log = study.log.clone();
    *study = next;
    Ok(study.about.name.clone())
}

/// The earlier layers, remembering what else was removed from them.
fn layers(study: &Study, earlier: &Study, stamp: &Stamp) -> Layers {
    let all = earlier.layers.iter().map(|(key, layer)| {
        let Some(now) = study.layers.get(key) else { return (*key, Rc::clone(layer)) };
        let lost = now.segments().iter().filter(|it| layer.get(it.id).is_none());
        let mut removed: Map<SegmentId, Stamp> = now.removed.clone();
        removed.extend(layer.removed.iter().map(|(id, at)| (*id, *at)));
        removed.extend(lost.map(|it| (it.id, *stamp)));
        removed.retain(|id, _| layer.get(*id).is_none());
        if removed == layer.removed {
            (*key, Rc::clone(layer))
        } else {
            let mut layer: Layer = (**layer).clone();
            layer.removed = removed;
            (*key, Rc::new(layer))
        }
    });
    order::map(all)
}

/// The ids of all records that are buried when they are removed.
fn records(study: &Study) -> crate::order::Set<Uuid> {
    let people = study.participants.people.keys().map(|it| it.uuid());
    let surveys = study.surveys.keys().map(|it| it.uuid());
    let transcripts = study.transcripts.keys().map(|it| it.uuid());
    let codes = study.codebook.codes().map(|it| it.id.uuid());
    let themes = study.themes.iter().map(|it| it.id.uuid());
    let memos = study.memos.keys().map(|it| it.uuid());
    let scales = study.surveys.values().flat_map(|it| &it.composites);
    let scales = scales.map(|it| it.id.uuid());
    let all =
        people.chain(surveys).chain(scales).chain(transcripts).chain(codes).chain(themes);
    let versions = study.versions.0.keys().map(|it| it.uuid());
    let queries = study.finding.queries.keys().map(|it| it.uuid());
    order::set(all.chain(memos).chain(versions).chain(queries))
}
