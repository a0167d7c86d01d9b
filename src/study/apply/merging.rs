//! Codes that become one, and segments that are dealt out to others. Passages of one coder
//! that meet are joined, so that nothing counts twice; what spoke for a theme still does.

use std::rc::Rc;

use super::{Changed, each_layer_with, finding};
use crate::coding::{give_all, give_one};
use crate::id::{CodeId, SegmentId};
use crate::order::Map;
use crate::stamp::Stamp;
use crate::study::{Command, MemoTarget, Refusal, SegmentRef, Study};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::MergeCodes { from, into } => merge(study, *from, *into, stamp),
        Command::DealSegment { segment, code, copy } => {
            deal(study, *segment, *code, *copy, stamp)
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn merge(study: &mut Study, from: CodeId, into: CodeId, stamp: &Stamp) -> Changed {
    if from == into {
        return Err(Refusal::IntoItself);
    }
    let going = study.codebook.get(from).ok_or(Refusal::Gone)?;
    let heir = study.codebook.get(into).ok_or(Refusal::Gone)?;
    if going.is_active() && !heir.is_active() {
        return Err(Refusal::Archived(heir.name.clone()));
    }
    let mut heir = (**heir).clone();
    heir.merged.push(from);
    heir.merged.extend(going.merged.iter().copied());
    heir.favourite = heir.favourite.or(going.favourite.filter(|_| heir.is_active()));
    heir.provenance = heir.provenance.touched(stamp);
    memos_follow(study, from, into);
    // An archived code has no use for a key.
    super::codebook::pass_on_keys(study, from, Some(into).filter(|_| heir.is_active()));
    let gone = super::codebook::remove(study, from, stamp)?;
    Rc::make_mut(&mut study.codebook).replace(heir)?;
    let mut lost = Map::new();
    each_layer_with(study, from, |layer| {
        let joined = give_all(layer, from, into, stamp);
        lost.extend(joined.gone);
        joined.layer
    });
    pass_on_quotes(study, &lost);
    regather(study, from, Some(into), stamp);
    finding::rename_code(study, from, into, stamp);
    Ok(gone)
}

/// Memos on the code that goes are on the one that takes its place.
fn memos_follow(study: &mut Study, from: CodeId, into: CodeId) {
    let on_it = MemoTarget::Code(from);
    if study.memos.values().any(|it| it.on == on_it) {
        for memo in Rc::make_mut(&mut study.memos).values_mut() {
            if memo.on == on_it {
                memo.on = MemoTarget::Code(into);
            }
        }
    }
}

fn deal(
    study: &mut Study,
    at: SegmentRef,
    code: CodeId,
    copy: Option<SegmentId>,
    stamp: &Stamp,
) -> Changed {
    let target = study.codebook.get(code).ok_or(Refusal::Gone)?;
    if !target.is_active() {
        return Err(Refusal::Archived(target.name.clone()));
    }
    if copy.is_some_and(|id| study.segment(id).is_some()) {
        return Err(Refusal::IdTaken);
    }
    let name = target.name.clone();
    let layers = Rc::make_mut(&mut study.layers);
    let layer = layers.get_mut(&(at.transcript, at.coder)).ok_or(Refusal::Gone)?;
    if layer.get(at.id).ok_or(Refusal::Gone)?.code == code {
        return Err(Refusal::NothingToDo);
    }
    let joined = give_one(layer, at.id, code, copy, stamp).ok_or(Refusal::Gone)?;
    if **layer == joined.layer {
        return Err(Refusal::AlreadyCoded);
    }
    *layer = Rc::new(joined.layer);
    pass_on_quotes(study, &joined.gone);
    Ok(name)
}

/// Where a segment spoke for a theme, the one that has its words now does.
fn pass_on_quotes(study: &mut Study, lost: &Map<SegmentId, SegmentId>) {
    if !study.themes.iter().any(|it| it.quotes.iter().any(|it| lost.contains_key(it))) {
        return;
    }
    for theme in Rc::make_mut(&mut study.themes) {
        if theme.quotes.iter().any(|it| lost.contains_key(it)) {
            let theme = Rc::make_mut(theme);
            let mut quotes: Vec<SegmentId> = Vec::with_capacity(theme.quotes.len());
            for it in &theme.quotes {
                let it = lost.get(it).copied().unwrap_or(*it);
                if !quotes.contains(&it) {
                    quotes.push(it);
                }
            }
            theme.quotes = quotes;
        }
    }
}

/// Takes a code out of every theme, or puts another in its place.
pub(super) fn regather(
    study: &mut Study,
    code: CodeId,
    instead: Option<CodeId>,
    stamp: &Stamp,
) {
    if !study.themes.iter().any(|it| it.codes.contains(&code)) {
        return;
    }
    for theme in Rc::make_mut(&mut study.themes) {
        if theme.codes.contains(&code) {
            let theme = Rc::make_mut(theme);
            let has = instead.is_some_and(|it| theme.codes.contains(&it));
            let given = theme.codes.iter().filter_map(|&it| match instead {
                _ if it != code => Some(it),
                Some(_) if has => None,
                other => other,
            });
            theme.codes = given.collect();
            theme.provenance = theme.provenance.touched(stamp);
        }
    }
}
