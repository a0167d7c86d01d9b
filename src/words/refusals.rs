//! Why something was not done, and what to do instead.

use crate::study::Refusal;

/// Returns what happened and what to do, in English.
pub fn refusal(refusal: &Refusal) -> (String, &'static str) {
    let (message, hint) = match refusal {
        Refusal::NameEmpty => ("A name is missing.", "Type one."),
        Refusal::NameTaken(name) => {
            return (
                format!("The name “{name}” is taken already."),
                "Choose another one, or use what has that name.",
            );
        }
        Refusal::Archived(name) => {
            return (
                format!("The code “{name}” is archived: nothing new comes to it."),
                "Bring it back first, in the codebook.",
            );
        }
        Refusal::Gone => (
            "That is not in the study any more.",
            "It may have been removed a moment ago: undo brings it back.",
        ),
        Refusal::IdTaken => ("That is in the study already.", "Nothing was added twice."),
        Refusal::NoRoom => super::EN.keeping.scarce[1],
        Refusal::WrittenElsewhere => (
            "Another tab is writing this study: nothing was changed here.",
            "Choose “Write here” at the top of the page.",
        ),
        Refusal::OutsideText => (
            "That passage lies outside the transcript's text.",
            "Select the words again.",
        ),
        Refusal::TurnEmpty => (
            "A turn cannot be left without words.",
            "Leave one word, or write what cannot be heard: [inaudible].",
        ),
        Refusal::SegmentsEmpty(_) => (
            "Some coded passages would have no words left.",
            "Say whether they move to the nearest word or are removed.",
        ),
        Refusal::AlreadyCoded => (
            "This passage has this code already.",
            "Choose another code, or change the passage first.",
        ),
        Refusal::Circle => (
            "A code cannot lie under itself.",
            "Move it under a code that is not one of its own.",
        ),
        Refusal::IntoItself => {
            ("A code cannot be merged into itself.", "Choose another code.")
        }
        Refusal::CoderHasWork => (
            "This coder has work in the study and stays.",
            "Remove their segments first.",
        ),
        Refusal::TooFewItems => (
            "A composite scale takes two questions or more.",
            "Tick the questions that belong together.",
        ),
        Refusal::NothingToDo => ("There was nothing to change.", "It is as it was."),
    };
    (message.to_owned(), hint)
}
