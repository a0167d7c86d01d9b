//! Words of the log of changes.

use super::numbers::count;

/// Words of the log of changes.
#[derive(Debug)]
pub struct Log {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// How many entries there are.
    pub about: fn(usize) -> String,
    /// Nothing was done yet.
    pub none: &'static str,
    /// Label of the filter.
    pub coder: &'static str,
    /// Everyone.
    pub every: &'static str,
    /// Somebody who is no coder of the study any more.
    pub unknown: &'static str,
    /// What was done: the log's word, to what, how many times.
    pub sentence: fn(&str, &str, u32) -> String,
    /// Saves the log.
    pub csv: &'static str,
    /// What the saved table is called in its file's name, and its columns.
    pub file: (&'static str, [&'static str; 6]),
    /// Shows more entries.
    pub more: fn(usize) -> String,
}

/// Says how often, when more than once.
fn times(said: String, n: u32) -> String {
    if n > 1 { format!("{said} ({n} times)") } else { said }
}

fn things(n: u32, one: &str, many: &str) -> String {
    count(usize::try_from(n).unwrap_or(usize::MAX), one, many)
}

/// Says what was added when its name may be a number of them.
fn added(subject: &str, n: u32, one: &str, many: &str) -> String {
    match subject.parse::<usize>() {
        Ok(all) => times(format!("added {}", count(all, one, many)), n),
        Err(_) => times(format!("added the {one} “{subject}”"), n),
    }
}

#[expect(clippy::too_many_lines, reason = "a line or two an action")]
fn sentence(action: &str, subject: &str, n: u32) -> String {
    let it = format!("“{subject}”");
    match action {
        "study.described" => times(format!("named and described the study {it}"), n),
        "study.disclosure" => match subject {
            "0" => "hid small counts no longer".to_owned(),
            below => format!("hid counts below {below}"),
        },
        "coder.added" => format!("added the coder {it}"),
        "coder.renamed" => format!("renamed a coder to {it}"),
        "participants.changed" => match subject.parse::<usize>() {
            Ok(all) => format!("added or changed {}", people(all)),
            Err(_) => times(format!("changed the participant {it}"), n),
        },
        "participant.removed" => format!("removed the participant {it}"),
        "survey.added" => format!("imported the survey {it}"),
        "survey.updated" => {
            times(format!("updated the survey {it} from a newer file"), n)
        }
        "survey.renamed" => format!("renamed the survey to {it}"),
        "question.reversed" => {
            times(format!("changed the reverse coding of the question {it}"), n)
        }
        "scale.changed" => times(format!("changed the composite scale {it}"), n),
        "scale.removed" => format!("removed the composite scale {it}"),
        "question.changed" => times(format!("changed the question {it}"), n),
        "question.added" => times(format!("added the question {it}"), n),
        "question.moved" => times(format!("moved the question {it}"), n),
        "question.removed" => format!("removed the question {it} with its answers"),
        "answers.entered" => format!("entered the answers of {it}"),
        "answers.again" => format!("typed the answers of {it} a second time"),
        "answers.corrected" => times(format!("corrected the answers of {it}"), n),
        "respondent.removed" => format!("removed the respondent {it}"),
        "answer.settled" => format!("decided between two typings of {it}"),
        "typing.removed" => format!("removed the second typing of {it}"),
        "survey.removed" => format!("removed the survey {it}"),
        "transcripts.added" => match subject.parse::<usize>() {
            Ok(all) => format!("imported {}", count(all, "transcript", "transcripts")),
            Err(_) => format!("imported the transcript {it}"),
        },
        "transcript.renamed" => format!("renamed the transcript to {it}"),
        "transcript.kind" => format!("said what kind of text {it} is"),
        "transcript.linked" => times(format!("matched {it} to a participant"), n),
        "speaker.changed" => times(format!("changed a speaker of {it}"), n),
        "speakers.merged" => times(format!("made two speakers of {it} one"), n),
        "transcript.corrected" => times(format!("corrected the text of {it}"), n),
        "pseudonyms.put" => format!("put pseudonyms in at {}", places(subject)),
        "transcript.removed" => format!("removed the transcript {it}"),
        "codes.added" => added(subject, n, "code", "codes"),
        "code.edited" => times(format!("edited the code {it}"), n),
        "code.moved" => times(format!("moved the code {it}"), n),
        "codes.merged" => format!("merged the code {it} into another"),
        "code.removed" => format!("removed the code {it}"),
        "code.archived" => format!("archived the code {it}"),
        "code.back" => format!("brought back the code {it}"),
        "version.renamed" => {
            times(format!("renamed a version of the codebook to {it}"), n)
        }
        "version.returned" => {
            times(format!("went back to the version {it} of the codebook"), n)
        }
        "code.favourite" => times(format!("set the number key of the code {it}"), n),
        "version.saved" => format!("saved the codebook as {it}"),
        "version.removed" => format!("removed the version {it} of the codebook"),
        "segments.added" if n > 1 => {
            format!("coded {} in {it}", things(n, "time", "times"))
        }
        "segments.added" => format!("coded in {it}"),
        "segment.recoded" => {
            format!("gave {} of {it} another code", things(n, "segment", "segments"))
        }
        "segment.dealt" => {
            format!("gave {} the code {it}", things(n, "segment", "segments"))
        }
        "segments.checked" => times(format!("checked segments of {it}"), n),
        "segment.resized" => {
            format!("changed the words of {} in {it}", things(n, "segment", "segments"))
        }
        "segment.stance" => {
            format!("set the stance of {} in {it}", things(n, "segment", "segments"))
        }
        "segment.memo" => times(format!("wrote a memo on a segment of {it}"), n),
        "segments.removed" => times(format!("removed segments of {it}"), n),
        "theme.added" => added(subject, n, "theme", "themes"),
        "theme.edited" => times(format!("edited the theme {it}"), n),
        "theme.codes" => times(format!("changed the codes of the theme {it}"), n),
        "theme.moved" => times(format!("moved the theme {it}"), n),
        "theme.quotes" => times(format!("chose quotes for the theme {it}"), n),
        "theme.removed" => format!("removed the theme {it}"),
        "memo.written" => times(format!("wrote a memo on {it}"), n),
        "query.saved" => times(format!("kept the query {it}"), n),
        "query.removed" => format!("removed the query {it}"),
        "stop_words.changed" => times("changed the stop words".to_owned(), n),
        "proposal.accepted" => times(format!("accepted a proposed passage in {it}"), n),
        "proposals.dismissed" => {
            times(format!("dismissed proposals for the code {it}"), n)
        }
        "proposals.restored" => format!("had proposals for {it} made again"),
        "memo.removed" => times(format!("removed a memo on {it}"), n),
        "undo" => times(format!("took back: {}", super::actions::action(subject)), n),
        "redo" => times(format!("did again: {}", super::actions::action(subject)), n),
        other => times(format!("{other} {it}"), n),
    }
}

fn places(subject: &str) -> String {
    count(subject.parse().unwrap_or_default(), "place", "places")
}

fn people(all: usize) -> String {
    count(all, "participant", "participants")
}

/// English.
pub const EN: Log = Log {
    title: "Changes",
    lead: "What was done in this study, by whom and when. Undo is written down too.",
    about: |n| count(n, "entry", "entries"),
    none: "Nothing has been changed yet.",
    coder: "Coder",
    every: "everyone",
    unknown: "someone else",
    sentence,
    csv: "Save as CSV",
    file: ("changes", ["at", "until", "coder", "action", "subject", "count"]),
    more: |n| format!("Show {} more", super::numbers::whole(n)),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_said_in_words() {
        for (action, subject, n, said) in [
            ("codes.added", "Trust", 1, "added the code “Trust”"),
            ("codes.added", "24", 1, "added 24 codes"),
            ("segments.added", "P01", 1, "coded in “P01”"),
            ("segments.added", "P01", 31, "coded 31 times in “P01”"),
            ("segment.stance", "P01", 1, "set the stance of 1 segment in “P01”"),
            ("code.edited", "Trust", 3, "edited the code “Trust” (3 times)"),
            ("participants.changed", "6", 1, "added or changed 6 participants"),
            ("undo", "code.removed", 1, "took back: code removed"),
            ("later.invention", "x", 1, "later.invention “x”"),
        ] {
            assert_eq!(sentence(action, subject, n), said);
        }
    }
}
