//! Changes of coders' layers.

use std::rc::Rc;

use super::{Changed, forget_quotes};
use crate::coding::{Layer, Segment};
use crate::id::{CoderId, SegmentId, TranscriptId};
use crate::order::{self, Set};
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, NewSegment, Refusal, SegmentRef, Study};
use crate::text::TextRange;

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::AddSegments { transcript, coder, segments } => {
            add(study, *transcript, *coder, segments, stamp)
        }
        Command::Recode { segment, code } => {
            if !study.codebook.contains(*code) {
                return Err(Refusal::Gone);
            }
            edit(study, *segment, stamp, |it| {
                if it.code != *code {
                    it.code = *code;
                    it.checked = Some(*stamp);
                }
            })
        }
        Command::Resize { segment, range } => {
            let range = within(study, segment.transcript, *range)?;
            edit(study, *segment, stamp, |it| it.range = range)
        }
        Command::SetStance { segment, stance } => {
            edit(study, *segment, stamp, |it| it.stance = *stance)
        }
        Command::SetSegmentMemo { segment, memo } => {
            edit(study, *segment, stamp, |it| it.memo.clone_from(memo))
        }
        Command::CheckSegments(all) => {
            for it in all {
                // Who checked it and when is all that changes.
                let layer = layer_mut(study, it)?;
                let segment = layer.get(it.id).ok_or(Refusal::Gone)?;
                let checked = Some(*stamp);
                layer.put(Segment { checked, ..(**segment).clone() });
            }
            all.first().map(|it| name(study, it.transcript)).ok_or(Refusal::NothingToDo)
        }
        Command::RemoveSegments(all) => {
            for it in all {
                layer_mut(study, it)?.remove(it.id, stamp).ok_or(Refusal::Gone)?;
            }
            forget_quotes(study, &order::set(all.iter().map(|it| it.id)));
            all.first().map(|it| name(study, it.transcript)).ok_or(Refusal::NothingToDo)
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn name(study: &Study, transcript: TranscriptId) -> String {
    study.transcript(transcript).map(|it| it.name.clone()).unwrap_or_default()
}

/// Returns the passage in whole graphemes, if it lies inside the text.
fn within(
    study: &Study,
    transcript: TranscriptId,
    range: TextRange,
) -> Result<TextRange, Refusal> {
    let text = &study.transcript(transcript).ok_or(Refusal::Gone)?.text;
    let range = text.range(range.start(), range.end()).ok_or(Refusal::OutsideText)?;
    Ok(text.snap(range))
}

fn layer_mut<'a>(
    study: &'a mut Study,
    it: &SegmentRef,
) -> Result<&'a mut Layer, Refusal> {
    let layers = Rc::make_mut(&mut study.layers);
    layers.get_mut(&(it.transcript, it.coder)).map(Rc::make_mut).ok_or(Refusal::Gone)
}

pub(super) fn add(
    study: &mut Study,
    transcript: TranscriptId,
    coder: CoderId,
    segments: &[NewSegment],
    stamp: &Stamp,
) -> Changed {
    if !study.about.coders.contains_key(&coder) {
        return Err(Refusal::Gone);
    }
    let new: Set<SegmentId> = order::set(segments.iter().map(|it| it.id));
    let is_new = |it: &Layer| it.segments().iter().all(|it| !new.contains(&it.id));
    if new.len() < segments.len() || !study.layers.values().all(|it| is_new(it)) {
        return Err(Refusal::IdTaken);
    }
    let mut ready = Vec::with_capacity(segments.len());
    for new in segments {
        if !study.codebook.contains(new.code) {
            return Err(Refusal::Gone);
        }
        ready.push(Segment {
            id: new.id,
            code: new.code,
            range: within(study, transcript, new.range)?,
            stance: new.stance,
            memo: new.memo.clone(),
            checked: None,
            provenance: Provenance::new(stamp),
        });
    }
    let layers = Rc::make_mut(&mut study.layers);
    let layer = layers
        .entry((transcript, coder))
        .or_insert_with(|| Rc::new(Layer::new(transcript, coder)));
    let layer = Rc::make_mut(layer);
    let mut added = 0;
    for segment in ready {
        if layer.same(segment.code, segment.range).is_none() {
            layer.put(segment);
            added += 1;
        }
    }
    if added == 0 {
        let empty = segments.is_empty();
        return Err(if empty { Refusal::NothingToDo } else { Refusal::AlreadyCoded });
    }
    Ok(name(study, transcript))
}

fn edit(
    study: &mut Study,
    at: SegmentRef,
    stamp: &Stamp,
    change: impl FnOnce(&mut Segment),
) -> Changed {
    let layer = layer_mut(study, &at)?;
    let old = Rc::clone(layer.get(at.id).ok_or(Refusal::Gone)?);
    let mut segment = (*old).clone();
    change(&mut segment);
    if segment == *old {
        return Err(Refusal::NothingToDo);
    }
    let moved = (segment.code, segment.range) != (old.code, old.range);
    if moved && layer.same(segment.code, segment.range).is_some() {
        return Err(Refusal::AlreadyCoded);
    }
    segment.provenance = segment.provenance.touched(stamp);
    layer.put(segment);
    Ok(name(study, at.transcript))
}
