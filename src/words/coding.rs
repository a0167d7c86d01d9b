//! Words of coding a transcript.

use super::numbers::{count, seen, seen_count};
use crate::coding::Stance;
use crate::themes::Support;

/// Words of coding a transcript.
#[derive(Debug)]
pub struct Coding {
    /// The screen's title, for the browser's tab.
    pub title: &'static str,
    /// The transcript is not in the study.
    pub gone: (&'static str, &'static str),
    /// Goes to the list of transcripts.
    pub to_list: &'static str,
    /// Coverage: turns coded, of how many.
    pub coverage: fn(usize, usize) -> String,
    /// Which layers are shown.
    pub layers: &'static str,
    /// One's own layer.
    pub mine: &'static str,
    /// All coders' layers.
    pub everyone: &'static str,
    /// All others' layers.
    pub others: &'static str,
    /// Label of the filter.
    pub only: &'static str,
    /// No filter.
    pub all_segments: &'static str,
    /// Only segments with a stance.
    pub only_stance: fn(&str) -> String,
    /// Only segments of a theme.
    pub only_theme: fn(&str) -> String,
    /// What the strip shows: the share of its parts with a segment.
    pub density: fn(usize) -> String,
    /// Goes to the next turn without a code.
    pub next_uncoded: &'static str,
    /// There is no further turn without a code.
    pub all_coded: &'static str,
    /// What the text is called for a screen reader.
    pub text: fn(&str) -> String,
    /// A turn's codes, for a screen reader.
    pub codes_of_turn: fn(&[&str]) -> String,
    /// How many segments touch a turn, for the button on a narrow page.
    pub segments: fn(usize) -> String,
    /// Turn number so and so.
    pub turn: fn(usize) -> String,
    /// From turn so to turn so.
    pub turns: fn(usize, usize) -> String,
    /// A stance.
    pub stance: fn(Stance) -> &'static str,
    /// No stance.
    pub no_stance: &'static str,
    /// Words of the picker.
    pub picker: Picker,
    /// Words of the segment's panel.
    pub segment: Segment,
    /// Words of the codebook beside the text.
    pub book: Book,
    /// What a screen reader is told.
    pub said: Said,
    /// The keys' head.
    pub keys_head: &'static str,
    /// The keys, and what each does.
    pub keys: &'static [(&'static str, &'static str)],
    /// The picker's keys, and what each does.
    pub picker_keys: &'static [(&'static str, &'static str)],
}

/// Words of the picker.
#[derive(Debug)]
pub struct Picker {
    /// What is picked.
    pub label: &'static str,
    /// In the empty field.
    pub placeholder: &'static str,
    /// What is picked, for another code of a segment.
    pub recode: &'static str,
    /// Makes a code with this name.
    pub create: fn(&str) -> String,
    /// Makes a code named by the selected words.
    pub in_vivo: &'static str,
    /// How several codes are given.
    pub several: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// How many codes fit.
    pub matches: fn(usize) -> String,
    /// This passage has the code.
    pub has: &'static str,
}

/// Words of the segment's panel.
#[derive(Debug)]
pub struct Segment {
    /// Its head.
    pub title: &'static str,
    /// Where nothing is chosen: what to do.
    pub none: &'static str,
    /// Gives it another code.
    pub recode: &'static str,
    /// Whether it helps or hinders.
    pub stance: &'static str,
    /// The memo.
    pub memo: &'static str,
    /// Its passage.
    pub passage: &'static str,
    /// Its start.
    pub start: &'static str,
    /// Its end.
    pub end: &'static str,
    /// Moves an end back by a word: of `start` or `end`.
    pub earlier: fn(&str) -> String,
    /// Moves an end on by a word.
    pub later: fn(&str) -> String,
    /// Takes the code away.
    pub remove: &'static str,
    /// Closes the panel.
    pub close: &'static str,
    /// Who made it, and when.
    pub made: fn(&str, &str) -> String,
    /// Another coder's segment is only looked at.
    pub others: fn(&str) -> String,
    /// Gives the passage the same code as oneself.
    pub agree: &'static str,
    /// Other segments at the same place.
    pub also: &'static str,
}

/// Words of the codebook beside the text.
#[derive(Debug)]
pub struct Book {
    /// Its head.
    pub title: &'static str,
    /// How many codes.
    pub codes: fn(usize) -> String,
    /// No code yet.
    pub empty: &'static str,
    /// What a click on a code does while text is selected.
    pub applies: &'static str,
    /// Adds a code.
    pub add: &'static str,
    /// The new code's name.
    pub name: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// What can be done with the code: its menu.
    pub more: fn(&str) -> String,
    /// The menu's button.
    pub actions: &'static str,
    /// Renames.
    pub rename: &'static str,
    /// Describes.
    pub describe: &'static str,
    /// Ends describing.
    pub done: &'static str,
    /// Merges.
    pub merge: &'static str,
    /// What it is merged into.
    pub merge_into: fn(&str) -> String,
    /// Moves up among its like.
    pub up: &'static str,
    /// Moves down among its like.
    pub down: &'static str,
    /// Moves under the code above.
    pub deeper: &'static str,
    /// Moves up a level.
    pub higher: &'static str,
    /// Removes.
    pub remove: &'static str,
    /// Asks before a code with segments is removed.
    pub remove_sure: fn(&str, usize) -> String,
    /// What the code means.
    pub definition: &'static str,
    /// When to use it.
    pub use_when: &'static str,
    /// When not to use it.
    pub not_when: &'static str,
    /// A passage that shows it.
    pub example: &'static str,
    /// Before when not to use it, in one line with the definition.
    pub not_for: &'static str,
    /// The code has no description yet.
    pub no_description: &'static str,
    /// How far a code reaches: its counts, and the base of participants.
    pub counts: fn(Support) -> String,
    /// Shows all places of the code in the text.
    pub shown: fn(&str, usize) -> String,
}

/// What a screen reader is told.
#[derive(Debug)]
pub struct Said {
    /// So many words are selected: how many, and which.
    pub selected: fn(usize, &str) -> String,
    /// Nothing is selected any more.
    pub unselected: &'static str,
    /// The passage was given the code.
    pub coded: fn(&str) -> String,
    /// The code was made and given.
    pub created: fn(&str) -> String,
    /// The code was taken away.
    pub removed: fn(&str) -> String,
    /// The segment has another code now.
    pub recoded: fn(&str) -> String,
    /// The segment's passage is now.
    pub resized: fn(&str) -> String,
    /// The stance is now.
    pub stance: fn(&str) -> String,
    /// A segment is shown: its code, and the details.
    pub segment: fn(&str, &str) -> String,
    /// Select first.
    pub nothing: &'static str,
    /// Not one's own.
    pub not_mine: &'static str,
    /// No favourite has the number.
    pub no_favourite: fn(usize) -> String,
    /// No code was given yet.
    pub no_last: &'static str,
    /// The passage lies in one that has the code.
    pub inside: fn(&str) -> String,
    /// The passage was joined with what it overlaps.
    pub joined: fn(&str) -> String,
    /// Takes the joining back.
    pub apart: &'static str,
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Barrier => "barrier",
        Stance::Facilitator => "facilitator",
        Stance::Mixed => "mixed",
    }
}

/// English.
pub const EN: Coding = Coding {
    title: "Coding",
    gone: (
        "This transcript is not in the study.",
        "It may have been removed: undo brings it back.",
    ),
    to_list: "All transcripts",
    coverage: |coded, of| format!("{coded} of {} coded", count(of, "turn", "turns")),
    layers: "Whose coding is shown",
    mine: "Mine",
    everyone: "Everyone’s",
    others: "Others’",
    only: "Which segments are shown",
    all_segments: "All segments",
    only_stance: |stance| format!("Stance: {stance}"),
    only_theme: |theme| format!("Theme: {theme}"),
    density: |share| {
        format!(
            "How densely the text is coded, from its beginning to its end: {share} % of it have a segment"
        )
    },
    next_uncoded: "Next uncoded",
    all_coded: "No further turn without a code.",
    text: |name| format!("Text of {name}"),
    codes_of_turn: |names| {
        format!("{}: {}", count(names.len(), "segment", "segments"), names.join(", "))
    },
    segments: |number| count(number, "segment", "segments"),
    turn: |number| format!("turn {number}"),
    turns: |first, last| format!("turns {first} to {last}"),
    stance,
    no_stance: "no stance",
    picker: Picker {
        label: "Choose a code",
        placeholder: "Find or name a code",
        recode: "Choose another code",
        create: |name| format!("New code “{name}”"),
        in_vivo: "In vivo",
        several: "Shift+↵ for more",
        close: "Close",
        matches: |number| count(number, "code", "codes"),
        has: "given",
    },
    segment: Segment {
        title: "Segment",
        none: "Select words to code them, or choose a coded passage to see it here.",
        recode: "Change code…",
        stance: "Stance",
        memo: "Memo",
        passage: "Passage, by words",
        start: "Start",
        end: "End",
        earlier: |what| format!("{what}: one word earlier"),
        later: |what| format!("{what}: one word later"),
        remove: "Remove",
        close: "Close",
        made: |who, when| format!("{who}, {when}"),
        others: |who| format!("{who} made this segment, so only {who} can change it."),
        agree: "Code it too",
        also: "Also here",
    },
    book: Book {
        title: "Codebook",
        codes: |number| count(number, "code", "codes"),
        empty: "No code yet. Select words and name what they are about: the first code is made on the way.",
        applies: "A click gives the code to the selected words.",
        add: "New code",
        name: "Name of the code",
        keep: "Add",
        more: |name| format!("Change {name}"),
        actions: "Change",
        rename: "Rename",
        describe: "Describe",
        done: "Done",
        merge: "Merge into…",
        merge_into: |name| format!("Merge “{name}” into"),
        up: "Move up",
        down: "Move down",
        deeper: "Put under the code above",
        higher: "Move out a level",
        remove: "Remove",
        remove_sure: |name, segments| {
            format!("Remove “{name}” and its {}?", count(segments, "segment", "segments"))
        },
        definition: "What it means",
        use_when: "Use when",
        not_when: "Do not use when",
        example: "Example",
        not_for: "Not when",
        no_description: "No description yet.",
        counts: |[segments, transcripts, people, base]| {
            let mut said = vec![
                seen_count(segments, "segment", "segments"),
                seen_count(transcripts, "transcript", "transcripts"),
            ];
            if base != Some(0) {
                let of = seen_count(base, "participant", "participants");
                let share = people.zip(base).map_or_else(String::new, |(n, base)| {
                    format!(" ({}\u{a0}%)", (n * 200 + base) / (base * 2))
                });
                said.push(format!("{} of {of}{share}", seen(people)));
            }
            said.join(" · ")
        },
        shown: |name, segments| {
            format!("{name}: {} in this text", count(segments, "segment", "segments"))
        },
    },
    said: Said {
        selected: |words, text| {
            format!("{} selected: {text}", count(words, "word", "words"))
        },
        unselected: "Nothing selected",
        coded: |name| format!("Coded: {name}"),
        created: |name| format!("New code: {name}"),
        removed: |name| format!("Removed: {name}"),
        recoded: |name| format!("Code changed to {name}"),
        resized: |text| format!("Passage: {text}"),
        stance: |name| format!("Stance: {name}"),
        segment: |code, details| format!("Segment: {code}, {details}"),
        nothing: "Select words first: S for the sentence, T for the turn.",
        not_mine: "This segment is another coder’s.",
        no_favourite: |number| {
            format!(
                "There is no code {number} yet: choose your number keys in the codebook."
            )
        },
        no_last: "No code was given yet.",
        inside: |name| format!("This is coded already: {name}"),
        joined: |name| format!("Joined with the passage that it overlaps: {name}"),
        apart: "Keep apart",
    },
    keys_head: "All keys",
    keys: &[
        ("↑ ↓", "turn before or after"),
        ("S", "select a sentence, then the next"),
        ("← →", "sentence before or after"),
        ("T", "select the whole turn"),
        ("G", "select the paragraph, then the next"),
        ("Shift+←→", "end of the selection or segment, by words"),
        ("Shift+Alt+←→", "the same, by sentences"),
        ("Ctrl+Shift+←→", "start of it, by words"),
        ("↵", "choose a code for the selection"),
        ("1…9", "favourite code: for the selection, or the sentence"),
        ("Shift+1…9", "the same, for the whole turn"),
        ("Alt+1…9", "the same, for the paragraph"),
        (".", "the last code again"),
        ("I", "code named by the selected words"),
        ("Tab", "the turn’s segments, then the panel"),
        ("R", "another code for the segment"),
        ("B", "stance: barrier"),
        ("F", "stance: facilitator"),
        ("M", "stance: mixed"),
        ("Delete", "remove the segment"),
        ("W", "write a memo on the turn"),
        ("E", "correct the words of the turn"),
        ("N", "next turn without a code"),
        ("P", "previous turn without a code"),
        ("Esc", "close, then let go"),
    ],
    picker_keys: &[
        ("↑ ↓", "code before or after"),
        ("↵", "give this code"),
        ("Shift+↵", "give it and stay, for several"),
        ("Ctrl+↵", "make a new code of what is typed"),
        ("Alt+I", "code named by the selected words"),
        ("Esc", "close; the words stay selected"),
    ],
};
