//! Words of the search: in transcripts, how often words are said, segments, more like these.

use super::numbers::{count, seen_count};
use crate::find::{Near, PatternError, Wrong};

/// Words of the search.
#[derive(Debug)]
pub struct Search {
    /// The screen's title.
    pub title: &'static str,
    /// Its views: words, frequencies, segments, more like these.
    pub views: [&'static str; 4],
    /// A link from a code to its segments.
    pub find_segments: &'static str,
    /// There are no transcripts yet.
    pub none: (&'static str, &'static str),
    /// What is looked for.
    pub field: &'static str,
    /// How to ask for words, and for a pattern.
    pub help: [&'static str; 2],
    /// What is typed: words, a pattern.
    pub kind: (&'static str, [&'static str; 2]),
    /// What is wrong with a pattern.
    pub wrong: fn(&PatternError) -> String,
    /// Whose words are searched: everybody's, all but interviewers', interviewers'.
    pub said_by: (&'static str, [&'static str; 3]),
    /// In which transcripts: all; before the kinds stand no words.
    pub within: (&'static str, &'static str),
    /// Of whom: anybody.
    pub value: (&'static str, &'static str),
    /// Coded or not: both, coded by you, not.
    pub coded: (&'static str, [&'static str; 3]),
    /// In which order: place, before, after.
    pub order: (&'static str, [&'static str; 3]),
    /// How many places, turns, transcripts.
    pub found: fn([usize; 2], Option<usize>) -> String,
    /// Nothing was found.
    pub nothing: (&'static str, &'static str),
    /// The rest of a long list.
    pub more: fn(usize) -> String,
    /// A link to a turn.
    pub turn: fn(usize) -> String,
    /// A place is coded too; its whole name.
    pub with: fn(&str, usize) -> String,
    /// Heading of coding them all.
    pub code_all: &'static str,
    /// The code.
    pub code: &'static str,
    /// No code chosen yet.
    pub choose: &'static str,
    /// Nothing chosen yet.
    pub choose_one: &'static str,
    /// What of each place is coded: the words, the sentence, the turn.
    pub extent: (&'static str, [&'static str; 3]),
    /// Codes them.
    pub code_do: fn(usize) -> String,
    /// How many passages were coded, and how many had the code already.
    pub coded_now: fn(usize, usize) -> String,
    /// Steps through hits in a transcript: what for, before, after.
    pub steps: [&'static str; 3],
    /// Which of how many.
    pub step: fn(usize, usize) -> String,
    /// How often words are said.
    pub counts: Counts,
    /// Segments.
    pub segments: Segments,
    /// More like these.
    pub like: Like,
}

/// Words of the counts of words.
#[derive(Debug)]
pub struct Counts {
    /// The table.
    pub caption: &'static str,
    /// Word, times, share, transcripts, participants.
    pub columns: [&'static str; 5],
    /// How many words were said, how many left out, transcripts, participants.
    pub base: fn(usize, usize, usize, Option<usize>) -> String,
    /// Goes to a word's places.
    pub open: fn(&str) -> String,
    /// The file's name.
    pub file: &'static str,
    /// Shows the list of stop words.
    pub stop: &'static str,
    /// What it is.
    pub stop_help: &'static str,
    /// Brings the built-in list back.
    pub stop_again: &'static str,
    /// Keeps words that are shown.
    pub more: fn(usize) -> String,
    /// Nothing was said.
    pub nothing: &'static str,
}

/// Words of the queries.
#[derive(Debug)]
pub struct Segments {
    /// What it does.
    pub lead: &'static str,
    /// Heading of the kept queries, and when there are none.
    pub kept: (&'static str, &'static str),
    /// Begins a new one.
    pub new: &'static str,
    /// Heading of the conditions.
    pub asks: &'static str,
    /// Of a group: all, any.
    pub all: (&'static str, [&'static str; 2]),
    /// Is, is not.
    pub not: (&'static str, [&'static str; 2]),
    /// What a condition is about.
    pub about: &'static str,
    /// Code, near, coder, stance, who says it, kind, words, memo, group.
    pub kinds: [&'static str; 9],
    /// Adds a condition.
    pub add: &'static str,
    /// Takes a condition away.
    pub drop: &'static str,
    /// With codes under it.
    pub under: &'static str,
    /// How near.
    pub how: &'static str,
    /// The five ways.
    pub near: [&'static str; 5],
    /// How many words or turns.
    pub most: &'static str,
    /// No stance, no value.
    pub without: &'static str,
    /// Words to be in it, and in its memo.
    pub texts: [&'static str; 2],
    /// A code that is gone.
    pub gone: &'static str,
    /// Its name, and keeping it.
    pub name: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// It was kept.
    pub did_keep: fn(&str) -> String,
    /// Removes it.
    pub remove: &'static str,
    /// It was removed.
    pub removed: fn(&str) -> String,
    /// How many passages, segments, transcripts.
    pub found: fn([usize; 2], Option<usize>) -> String,
    /// Nothing was found.
    pub nothing: (&'static str, &'static str),
    /// Nothing is asked yet.
    pub start: (&'static str, &'static str),
    /// The file's name.
    pub file: &'static str,
    /// A condition of a group, for screen readers.
    pub condition: fn(&str) -> String,
}

/// Words of "more like these".
#[derive(Debug)]
pub struct Like {
    /// What it does.
    pub lead: &'static str,
    /// No code is chosen.
    pub start: (&'static str, &'static str),
    /// The code has no passage of this coder.
    pub bare: (&'static str, &'static str),
    /// Nothing is like them.
    pub nothing: (&'static str, &'static str),
    /// How many are proposed, from how many passages.
    pub found: fn(usize, usize) -> String,
    /// What is coded: sentence, turn.
    pub extent: (&'static str, [&'static str; 2]),
    /// What says so.
    pub because: &'static str,
    /// A word and its share.
    pub term: fn(&str, usize) -> String,
    /// Codes it.
    pub accept: &'static str,
    /// Does not propose it again.
    pub dismiss: &'static str,
    /// It was coded.
    pub accepted: &'static str,
    /// It was dismissed.
    pub dismissed: &'static str,
    /// Proposes what was dismissed again.
    pub again: fn(usize) -> String,
    /// Which keys there are.
    pub keys: &'static str,
    /// A proposal, for screen readers.
    pub label: fn(&str, usize) -> String,
}

fn wrong(it: &PatternError) -> String {
    let what = match it.wrong {
        Wrong::Open => "this ( has no )",
        Wrong::Close => "this ) has no (",
        Wrong::Class => "this [ has no ], or nothing is in it",
        Wrong::Range => "a range goes from a smaller to a larger character, as in [a-z]",
        Wrong::Repeat => "there is nothing before it to repeat",
        Wrong::Count => "after { belong numbers, as in {2} or {2,5}, and then }",
        Wrong::Escape => "a backslash stands before w, d, s, b or a sign",
        Wrong::Long => "the pattern is too long or repeats too much",
    };
    format!(
        "At character {}: {what}. To find the sign itself, put \\ before it.",
        it.at + 1
    )
}

impl Search {
    /// Says how near.
    pub fn how(&self, it: Near) -> &'static str {
        let at = match it {
            Near::Overlaps => 0,
            Near::Inside => 1,
            Near::Around => 2,
            Near::Words(_) => 3,
            Near::Turns(_) => 4,
        };
        self.segments.near.get(at).copied().unwrap_or_default()
    }
}

/// English.
pub const EN: Search = Search {
    title: "Search",
    views: ["Words", "Frequencies", "Segments", "More like these"],
    find_segments: "Find segments",
    none: ("Nothing to search yet.", "Import transcripts first."),
    field: "Search all transcripts",
    help: [
        "Words, “a phrase”, * for any letters and ? for one: staff*. A turn is found when all of it is said there.",
        "Characters: . any, [a-z] one of, * + ? {2,5} repeat, | or, ( ) group, ^ $ a turn’s ends, \\b a word’s edge, \\w \\d \\s.",
    ],
    kind: ("What is typed", ["Words", "Pattern"]),
    wrong,
    said_by: ("Said by", ["everybody", "all but interviewers", "interviewers"]),
    within: ("In", "all transcripts"),
    value: ("Participants", "anybody"),
    coded: ("Coding", ["coded or not", "coded by you", "not coded by you"]),
    order: ("Order", ["as said", "by the words before", "by the words after"]),
    found: |[places, turns], transcripts| {
        format!(
            "{} in {} of {}.",
            count(places, "place", "places"),
            count(turns, "turn", "turns"),
            seen_count(transcripts, "transcript", "transcripts"),
        )
    },
    nothing: (
        "Nothing was found.",
        "Fewer words or limits, or * in the place of an ending, find more.",
    ),
    more: |n| {
        format!(
            "{} not shown. They are coded too.",
            count(n, "more place is", "more places are")
        )
    },
    turn: |turn| format!("turn {turn}"),
    with: |transcript, turn| format!("Code the place in {transcript}, turn {turn}"),
    code_all: "Code what was found",
    code: "Code",
    choose: "Choose a code",
    choose_one: "Choose",
    extent: ("What is coded", ["the words", "the sentence", "the whole turn"]),
    code_do: |places| format!("Code {}", count(places, "place", "places")),
    coded_now: |new, had| {
        let first = format!("{} coded.", count(new, "passage", "passages"));
        if had == 0 {
            first
        } else {
            format!("{first} {} the code already.", count(had, "has", "have"))
        }
    },
    steps: ["Places found", "Previous place", "Next place"],
    step: |at, of| {
        if at == 0 { count(of, "place", "places") } else { format!("{at} of {of}") }
    },
    counts: Counts {
        caption: "Words, the most frequent first",
        columns: ["Word", "Times", "Share", "Transcripts", "Participants"],
        base: |said, left_out, transcripts, participants| {
            format!(
                "{} in {} by {}. {} words are left out: stop words and numbers. Shares are of all words said; what interviewers say counts for no participant.",
                count(said, "word", "words"),
                count(transcripts, "transcript", "transcripts"),
                super::numbers::seen_count(participants, "participant", "participants"),
                super::numbers::whole(left_out),
            )
        },
        open: |word| format!("Show where “{word}” is said"),
        file: "words",
        stop: "Stop words",
        stop_help: "These words are counted nowhere and say nothing in More like these. The list belongs to the study; spaces or lines keep words apart.",
        stop_again: "Use the built-in list",
        more: |n| format!("Show {} more", super::numbers::whole(n)),
        nothing: "Nothing is said within these limits.",
    },
    segments: Segments {
        lead: "Coded segments by what is true of them. A query that you keep is always up to date.",
        kept: ("Kept queries", "None yet."),
        new: "New query",
        asks: "Find segments where",
        all: ("Joined by", ["all of this is so", "any of this is so"]),
        not: ("Is or is not", ["is", "is not"]),
        about: "Condition",
        kinds: [
            "code",
            "near another code",
            "coder",
            "stance",
            "said by",
            "kind of transcript",
            "words in it",
            "memo",
            "a group of conditions",
        ],
        add: "Add a condition",
        drop: "Take away",
        under: "and codes under it",
        how: "How near",
        near: [
            "shares words with it",
            "lies inside it",
            "lies around it",
            "words between, at most",
            "turns apart, at most",
        ],
        most: "How many",
        without: "none",
        texts: ["Words or “a phrase”", "Text of the memo; empty for any memo"],
        gone: "a code that is gone",
        name: "Name of the query",
        keep: "Keep",
        did_keep: |name| format!("“{name}” is kept."),
        remove: "Remove",
        removed: |name| format!("The query “{name}” was removed."),
        found: |[passages, segments], transcripts| {
            format!(
                "{} ({}) in {}.",
                count(passages, "passage", "passages"),
                count(segments, "segment", "segments"),
                seen_count(transcripts, "transcript", "transcripts"),
            )
        },
        nothing: ("No segment is like that.", "Fewer conditions, or “any”, find more."),
        start: ("Nothing is asked yet.", "Add a condition, such as a code."),
        file: "segments",
        condition: |about| format!("Condition: {about}"),
    },
    like: Like {
        lead: "Turns that you have not given a code, ranked by how much their words are like the passages that you gave it. Nothing is coded unless you say so.",
        start: ("Which code?", "Choose one that you have given at least a few passages."),
        bare: (
            "You have given this code to no passage yet.",
            "Code two or three passages; then there is something to be like.",
        ),
        nothing: (
            "No other turn is like its passages.",
            "Wider limits or more coded passages find more.",
        ),
        found: |proposed, passages| {
            format!(
                "{} from the words of {}.",
                count(proposed, "turn is proposed", "turns are proposed"),
                count(passages, "passage", "passages"),
            )
        },
        extent: ("What is coded", ["the likest sentence", "the whole turn"]),
        because: "Because of",
        term: |word, share| format!("{word} {share} %"),
        accept: "Code it",
        dismiss: "Not this one",
        accepted: "Coded, and marked as proposed in the log.",
        dismissed: "Will not be proposed for this code again.",
        again: |n| format!("Propose the {} dismissed again", super::numbers::whole(n)),
        keys: "Up and down go from turn to turn, Enter codes, Delete dismisses, o opens the transcript.",
        label: |transcript, turn| format!("{transcript}, turn {turn}"),
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_pattern_is_said_in_words() {
        for (pattern, said) in [
            ("a(b", "At character 2: this ( has no )."),
            ("*", "At character 1: there is nothing before it to repeat."),
            ("a{x}", "At character 2: after { belong numbers"),
        ] {
            let error = crate::find::Pattern::parse(pattern).unwrap_err();
            assert!(wrong(&error).starts_with(said), "{}", wrong(&error));
        }
    }
}
