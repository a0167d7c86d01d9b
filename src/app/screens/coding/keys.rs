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
    /// Selects the paragraph at hand, then the next.
    Paragraph,
    /// Gives the favourite code with this number, 1 to 9.
    Number(usize, Extent),
    /// Gives the last code again.
    Again,
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
    /// Writes a memo on the turn.
    Memo,
    /// Corrects the turn's words.
    Correct,
    /// Lets go of what is nearest.
    Escape,
}

/// What a code is given to when one key does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What is selected, or else the sentence at hand.
    Selection,
    /// The whole turn.
    Turn,
    /// The paragraph at hand.
    Paragraph,
}

/// Returns the digit on the key, whatever is held with it and whatever the keyboard is.
pub fn digit(code: &str) -> Option<&str> {
    code.strip_prefix("Digit")
        .or_else(|| code.strip_prefix("Numpad"))
        .filter(|it| matches!(it.as_bytes(), [b'1'..=b'9']))
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
    if let [digit @ b'1'..=b'9'] = key.as_bytes()
        && !held.ctrl
    {
        let extent = match (held.shift, held.alt) {
            (false, false) => Extent::Selection,
            (true, false) => Extent::Turn,
            _ => Extent::Paragraph,
        };
        return Some(G::Number(usize::from(digit - b'0'), extent));
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
        "g" | "G" => G::Paragraph,
        "." => G::Again,
        "n" | "N" => G::Uncoded(true),
        "p" | "P" => G::Uncoded(false),
        "i" | "I" => G::InVivo,
        "r" | "R" => G::Recode,
        "b" | "B" => G::Stance(Stance::Barrier),
        "f" | "F" => G::Stance(Stance::Facilitator),
        "m" | "M" => G::Stance(Stance::Mixed),
        "w" | "W" => G::Memo,
        "e" | "E" => G::Correct,
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
            ("3", none, Some(Gesture::Number(3, Extent::Selection))),
            ("3", shift, Some(Gesture::Number(3, Extent::Turn))),
            (
                "3",
                Held { alt: true, ..none },
                Some(Gesture::Number(3, Extent::Paragraph)),
            ),
            // A tab of the browser.
            ("3", ctrl, None),
            ("0", none, None),
            ("Tab", none, None),
        ] {
            assert_eq!(gesture(key, held), found, "{key} {held:?}");
        }
    }

    #[test]
    fn digits_are_where_they_are_on_every_keyboard() {
        for (code, found) in [
            ("Digit1", Some("1")),
            ("Numpad9", Some("9")),
            ("Digit0", None),
            ("KeyA", None),
        ] {
            assert_eq!(digit(code), found, "{code}");
        }
    }
}
