//! Which keys do what in the text. Pure, so that the list can be tested and shown.

use crate::coding::{By, Move, Stance};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// To the turn after, or before.
    Turn(bool),
    /// To the next turn without a code, or the one before.
    Uncoded(bool),
    /// Selects the sentence at hand, then the next.
    Sentence,
    /// Selects the sentence after, or before.
    Neighbour(bool),
    /// Selects the turn.
    Whole,
    /// Moves an end of the selection, or of the segment.
    Reach(Move, By),
    /// Chooses a code for the selection; selects the sentence when there is none.
    Choose,
    /// Makes a code named by the selection.
    InVivo,
    /// Chooses another code for the segment.
    Recode,
    /// Sets the segment's stance, or takes it back.
    Stance(Stance),
    /// Removes the segment.
    Remove,
    /// Lets go of what is nearest.
    Escape,
}

/// Which keys are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

/// Returns what a key pressed in the text asks for.
pub fn gesture(key: &str, held: Held) -> Option<Gesture> {
    use Gesture as G;
    let arrows = match (key, held) {
        ("ArrowRight", Held { ctrl: true, shift: true, alt }) => {
            Some((Move::ShrinkStart, alt))
        }
        ("ArrowLeft", Held { ctrl: true, shift: true, alt }) => {
            Some((Move::GrowStart, alt))
        }
        ("ArrowRight", Held { ctrl: false, shift: true, alt }) => {
            Some((Move::GrowEnd, alt))
        }
        ("ArrowLeft", Held { ctrl: false, shift: true, alt }) => {
            Some((Move::ShrinkEnd, alt))
        }
        _ => None,
    };
    if let Some((to, alt)) = arrows {
        return Some(G::Reach(to, if alt { By::Sentence } else { By::Word }));
    }
    if held.ctrl || held.alt {
        return None;
    }
    Some(match key {
        "ArrowDown" | "j" | "J" if !held.shift => G::Turn(true),
        "ArrowUp" | "k" | "K" if !held.shift => G::Turn(false),
        "ArrowRight" => G::Neighbour(true),
        "ArrowLeft" => G::Neighbour(false),
        "Enter" | "c" | "C" => G::Choose,
        "s" | "S" => G::Sentence,
        "t" | "T" => G::Whole,
        "n" | "N" => G::Uncoded(true),
        "p" | "P" => G::Uncoded(false),
        "i" | "I" => G::InVivo,
        "r" | "R" => G::Recode,
        "b" | "B" => G::Stance(Stance::Barrier),
        "f" | "F" => G::Stance(Stance::Facilitator),
        "m" | "M" => G::Stance(Stance::Mixed),
        "Delete" => G::Remove,
        "Escape" => G::Escape,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_what_is_held() {
        let none = Held::default();
        let shift = Held { shift: true, ..none };
        let ctrl = Held { ctrl: true, ..none };
        for (key, held, found) in [
            ("j", none, Some(Gesture::Turn(true))),
            ("ArrowUp", none, Some(Gesture::Turn(false))),
            ("ArrowRight", shift, Some(Gesture::Reach(Move::GrowEnd, By::Word))),
            (
                "ArrowLeft",
                Held { alt: true, ..shift },
                Some(Gesture::Reach(Move::ShrinkEnd, By::Sentence)),
            ),
            (
                "ArrowLeft",
                Held { ctrl: true, ..shift },
                Some(Gesture::Reach(Move::GrowStart, By::Word)),
            ),
            // The browser's own.
            ("c", ctrl, None),
            ("ArrowRight", ctrl, None),
            ("ArrowLeft", Held { alt: true, ..none }, None),
            ("ArrowDown", shift, None),
            ("Tab", none, None),
        ] {
            assert_eq!(gesture(key, held), found, "{key} {held:?}");
        }
    }
}
