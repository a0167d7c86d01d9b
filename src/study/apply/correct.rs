//! Corrections of transcripts' texts.

use std::rc::Rc;

use super::{Changed, forget_quotes};
use crate::id::SegmentId;
use crate::order::{self, Map};
use crate::stamp::Stamp;
use crate::study::correct::{Fate, corrected};
use crate::study::{Lost, Refusal, Rewording, Study};

pub(super) fn change(
    study: &mut Study,
    it: &Rewording,
    hide: Option<&[String]>,
    stamp: &Stamp,
) -> Changed {
    let made = corrected(study, it, hide, stamp)?;
    let lost = made.lost();
    if lost > 0 && it.lost == Lost::Refuse {
        return Err(Refusal::SegmentsEmpty(lost));
    }
    let name = made.transcript.name.clone();
    Rc::make_mut(&mut study.transcripts).insert(it.transcript, Rc::new(made.transcript));
    let layers = Rc::make_mut(&mut study.layers);
    for layer in made.layers {
        layers.insert((layer.transcript, layer.coder), layer);
    }
    let mut joined: Map<SegmentId, SegmentId> = Map::new();
    let mut gone = Vec::new();
    for touched in &made.touched {
        match touched.fate {
            Fate::Joins(into) => drop(joined.insert(touched.segment.id, into)),
            Fate::Lost(_) if it.lost == Lost::Remove => gone.push(touched.segment.id),
            Fate::Lost(_) | Fate::Reads(_) => (),
        }
    }
    speak_for(study, &joined);
    forget_quotes(study, &order::set(gone));
    Ok(name)
}

/// Quotes that were chosen are those with which they have become one.
fn speak_for(study: &mut Study, joined: &Map<SegmentId, SegmentId>) {
    if !study.themes.iter().any(|it| it.quotes.iter().any(|it| joined.contains_key(it))) {
        return;
    }
    for theme in Rc::make_mut(&mut study.themes) {
        let mut quotes: Vec<SegmentId> = Vec::new();
        for it in &theme.quotes {
            let now = joined.get(it).unwrap_or(it);
            if !quotes.contains(now) {
                quotes.push(*now);
            }
        }
        if quotes != theme.quotes {
            Rc::make_mut(theme).quotes = quotes;
        }
    }
}
