//! Words of the transcript list and its import.

use super::numbers::{EN as NUMBERS, count};
use crate::transcript::TranscriptKind;

/// Words of the transcript list and its import.
#[derive(Debug)]
pub struct Transcripts {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do, when there is nothing yet.
    pub lead: &'static str,
    /// How many transcripts and words.
    pub about: fn(usize, usize) -> String,
    /// A kind of text.
    pub kind: fn(TranscriptKind) -> &'static str,
    /// Words of the import.
    pub import: Import,
    /// Words of the list.
    pub list: List,
    /// Words of speakers, before and after the import.
    pub speakers: Speakers,
}

/// Words of the import.
#[derive(Debug)]
pub struct Import {
    /// Begins it.
    pub open: &'static str,
    /// What to drop.
    pub drop: &'static str,
    /// Offers to paste text instead.
    pub paste: &'static str,
    /// The pasted text.
    pub pasted: &'static str,
    /// The pasted text's name.
    pub pasted_name: &'static str,
    /// Reads it.
    pub read: &'static str,
    /// The name of pasted text when none was given.
    pub unnamed: &'static str,
    /// How many transcripts wait to be checked.
    pub waiting: fn(usize) -> String,
    /// What to check.
    pub check: &'static str,
    /// Takes all.
    pub take: fn(usize) -> String,
    /// Takes none.
    pub none: &'static str,
    /// Takes one of them out.
    pub leave: fn(&str) -> String,
    /// The same, in short.
    pub leave_out: &'static str,
    /// A transcript's name.
    pub name: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// Whom it is about.
    pub participant: &'static str,
    /// Nobody of the participants.
    pub nobody: &'static str,
    /// Turns and words, and the file.
    pub size: fn(usize, usize, &str) -> String,
    /// The name was taken.
    pub renamed: fn(&str) -> String,
    /// How speakers are marked, in the person's own words: label, help, how many lines fit.
    pub marker: (&'static str, &'static str, fn(usize) -> String),
    /// How it begins.
    pub begins: &'static str,
    /// More remarks than are shown.
    pub more_notes: fn(usize) -> String,
    /// Nothing could be read from a file.
    pub not_read: fn(&str) -> String,
    /// The disk refused.
    pub unreadable: &'static str,
    /// Taken.
    pub taken: fn(usize) -> String,
}

/// Words of the list.
#[derive(Debug)]
pub struct List {
    /// Heads of the columns.
    pub columns: [&'static str; 7],
    /// Turns coded, of how many.
    pub coverage: fn(usize, usize) -> String,
    /// A coder's segments.
    pub by_coder: fn(&str, usize) -> String,
    /// No segment yet.
    pub none: &'static str,
    /// Opens what can be changed.
    pub edit: &'static str,
    /// The same, of one.
    pub edit_what: fn(&str) -> String,
    /// Closes it.
    pub done: &'static str,
    /// Removes.
    pub remove: &'static str,
    /// Removed.
    pub removed: fn(&str) -> String,
    /// Removed with segments.
    pub removed_with: fn(&str, usize) -> String,
    /// The note below the list.
    pub note: &'static str,
    /// The table's name for a screen reader.
    pub caption: &'static str,
}

/// Words of speakers.
#[derive(Debug)]
pub struct Speakers {
    /// Their head.
    pub title: &'static str,
    /// How to change them.
    pub help: &'static str,
    /// There are none.
    pub none: &'static str,
    /// A speaker's name.
    pub name: fn(&str) -> String,
    /// How many turns.
    pub turns: fn(usize) -> String,
    /// Asks, and does not count.
    pub interviewer: &'static str,
    /// The same, of one.
    pub interviewer_is: fn(&str) -> String,
    /// Merges into another.
    pub merge: &'static str,
    /// The same, of one.
    pub merge_what: fn(&str) -> String,
    /// Who of the participants it is.
    pub participant_is: fn(&str) -> String,
}

fn kind(kind: TranscriptKind) -> &'static str {
    match kind {
        TranscriptKind::Interview => "interview",
        TranscriptKind::FocusGroup => "focus group",
        TranscriptKind::FieldNote => "field note",
        TranscriptKind::Document => "document",
        TranscriptKind::Answers => "open answers",
    }
}

/// English.
pub const EN: Transcripts = Transcripts {
    title: "Transcripts",
    lead: "Interviews, focus groups, field notes and documents: any text to code.",
    about: |transcripts, words| {
        format!(
            "{} · {} words",
            count(transcripts, "transcript", "transcripts"),
            NUMBERS.whole(words)
        )
    },
    kind,
    import: Import {
        open: "Import transcripts",
        drop: "Drop transcripts here: .txt, .md, .docx, .odt, .rtf, .html, .vtt or .srt, as many as you like.",
        paste: "Paste text instead",
        pasted: "Text",
        pasted_name: "Name",
        read: "Read it",
        unnamed: "Pasted text",
        waiting: |number| {
            format!("{} to check", count(number, "transcript", "transcripts"))
        },
        check: "Nothing is in the study yet. Check who speaks, then take them all.",
        take: |number| format!("Take {}", count(number, "transcript", "transcripts")),
        none: "Take none",
        leave: |name| format!("Leave out {name}"),
        leave_out: "Leave out",
        name: "Name",
        kind: "Kind",
        participant: "Participant",
        nobody: "nobody yet",
        size: |turns, words, file| {
            format!(
                "{} · {} · {file}",
                count(turns, "turn", "turns"),
                count(words, "word", "words")
            )
        },
        renamed: |name| format!("“{name}” is taken, so this one got a number."),
        marker: (
            "Own speaker marker",
            "Where speakers were not recognised: how a line begins that names one, with {name} for the name: <{name}> or {name} >>",
            |lines| format!("{} so.", count(lines, "line begins", "lines begin")),
        ),
        begins: "It begins",
        more_notes: |number| {
            format!("and {}", count(number, "more remark", "more remarks"))
        },
        not_read: |name| format!("“{name}” holds no transcript that can be read."),
        unreadable: "This file could not be read from the disk. Is it still there?",
        taken: |number| format!("{} added.", count(number, "transcript", "transcripts")),
    },
    list: List {
        columns: ["Name", "Kind", "Participant", "Turns", "Words", "Coded", "Segments"],
        coverage: |coded, of| format!("{coded} of {}", count(of, "turn", "turns")),
        by_coder: |name, segments| format!("{name} {}", NUMBERS.whole(segments)),
        none: "none yet",
        edit: "Edit",
        edit_what: |name| format!("Edit {name}"),
        done: "Done",
        remove: "Remove from the study",
        removed: |name| format!("“{name}” was removed."),
        removed_with: |name, segments| {
            let segments = count(segments, "segment", "segments");
            format!("“{name}” was removed with its {segments}.")
        },
        note: "Coded: turns with at least one segment by any coder, of all turns that are no \
               interviewer’s. Segments: by coder.",
        caption: "Transcripts of the study",
    },
    speakers: Speakers {
        title: "Speakers",
        help: "Two speakers with the same name become one. Interviewers are left out of \
               counts.",
        none: "No speakers were recognised: every paragraph is a turn.",
        name: |name| format!("Name of {name}"),
        turns: |number| count(number, "turn", "turns"),
        interviewer: "interviewer",
        interviewer_is: |name| format!("{name} is an interviewer"),
        merge: "Merge",
        merge_what: |name| format!("Merge {name} into another speaker"),
        participant_is: |name| format!("Which participant {name} is"),
    },
};
