//! Words of entering answers, of comparing two typings, and of letting people answer by
//! themselves.

use super::EN as WORDS;
use super::numbers::count;
use crate::survey::Limit;
use crate::survey::form::Wrong;

/// See the module.
#[derive(Debug)]
pub struct Entry {
    /// The screen's title.
    pub title: &'static str,
    /// Goes there.
    pub go: &'static str,
    /// Which survey, and how many were entered.
    pub about: fn(&str, usize) -> String,
    /// Which typing.
    pub typing: &'static str,
    /// First and second.
    pub typings: [&'static str; 2],
    /// What the second is for.
    pub second_help: &'static str,
    /// Label of the respondent's id.
    pub respondent: &'static str,
    /// What stands there.
    pub respondent_help: &'static str,
    /// How to type.
    pub how: &'static str,
    /// How many questions are answered.
    pub progress: fn(usize, usize) -> String,
    /// A question that is not shown.
    pub hidden: &'static str,
    /// What an answer means, for a screen reader.
    pub means: fn(&str) -> String,
    /// Kept as it was written.
    pub kept: &'static str,
    /// What is wrong with an answer.
    pub wrong: fn(&Wrong) -> String,
    /// How to keep it all the same.
    pub keep: &'static str,
    /// Reasons for no answer: label, and the key of each.
    pub reasons: &'static str,
    /// Saves and goes on to the next respondent.
    pub save: &'static str,
    /// Saves a correction.
    pub save_correction: &'static str,
    /// A respondent was saved.
    pub saved: fn(&str) -> String,
    /// One that was begun was saved as far as it went.
    pub saved_partly: fn(&str) -> String,
    /// Empties the form.
    pub clear: &'static str,
    /// There is nothing to ask.
    pub nothing: [&'static str; 2],
    /// The survey is gone.
    pub gone: &'static str,
    /// Heading of those entered.
    pub entered: &'static str,
    /// Nobody yet.
    pub nobody: &'static str,
    /// Looks for one.
    pub find: &'static str,
    /// Corrects one.
    pub correct: &'static str,
    /// The same, by name.
    pub correct_of: fn(&str) -> String,
    /// Removes one, by name.
    pub remove_of: fn(&str) -> String,
    /// Removes.
    pub remove: &'static str,
    /// One was removed.
    pub removed: fn(&str) -> String,
    /// More are not listed.
    pub more: fn(usize) -> String,
    /// Everybody was typed a second time.
    pub all_typed: &'static str,
    /// Words of the comparison.
    pub compare: Compare,
    /// Words of answering alone.
    pub alone: Alone,
}

/// Words of the comparison of two typings.
#[derive(Debug)]
pub struct Compare {
    /// The screen's title.
    pub title: &'static str,
    /// Goes there.
    pub go: &'static str,
    /// Nothing was typed twice.
    pub none: [&'static str; 2],
    /// How many answers were typed alike: alike, of, percent.
    pub agreement: fn(usize, usize, &str) -> String,
    /// How many are decided and open.
    pub state: fn(usize, usize) -> String,
    /// Who is in one only: first, second.
    pub only: fn(&[String], bool) -> String,
    /// Every difference is decided.
    pub done: &'static str,
    /// Heads: respondent, question, first, second.
    pub heads: [&'static str; 4],
    /// Caption of the table.
    pub caption: &'static str,
    /// Takes an answer: the answer, respondent, question.
    pub take: fn(&str, &str, &str) -> String,
    /// No answer.
    pub blank: &'static str,
    /// Not shown.
    pub hidden: &'static str,
    /// It was decided.
    pub decided: fn(&str, &str) -> String,
    /// Removes the second typing.
    pub remove: &'static str,
    /// Asks about it.
    pub remove_ask: &'static str,
    /// It was removed.
    pub removed: &'static str,
    /// More differences than are shown.
    pub more: fn(usize) -> String,
}

/// Words of answering alone.
#[derive(Debug)]
pub struct Alone {
    /// The screen's title.
    pub title: &'static str,
    /// Goes there.
    pub go: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// What it is not.
    pub limits: &'static str,
    /// Label of the PIN.
    pub pin: &'static str,
    /// Help.
    pub pin_help: &'static str,
    /// Label of the PIN again.
    pub again: &'static str,
    /// Too short.
    pub short: &'static str,
    /// Not the same.
    pub differs: &'static str,
    /// It could not be kept.
    pub blocked: &'static str,
    /// Starts.
    pub start: &'static str,
    /// Begins answering.
    pub begin: &'static str,
    /// How many questions.
    pub questions: fn(usize) -> String,
    /// Step: question of about so many.
    pub step: fn(usize, usize) -> String,
    /// Has to be answered.
    pub required: &'static str,
    /// Back, next, send.
    pub steps: [&'static str; 3],
    /// Several may be chosen.
    pub several: &'static str,
    /// None of the options.
    pub none_of: &'static str,
    /// The answers are kept.
    pub thanks: [&'static str; 2],
    /// They could not be kept.
    pub failed: [&'static str; 2],
    /// Tries again.
    pub retry: &'static str,
    /// For the staff.
    pub staff: &'static str,
    /// The next person.
    pub next: &'static str,
    /// Back to the study.
    pub end: &'static str,
    /// The PIN is wrong.
    pub wrong: &'static str,
    /// The study is not there.
    pub gone: &'static str,
}

fn limit(it: Limit) -> String {
    match it {
        Limit::Number(it) => it.to_string(),
        Limit::Day(it) => it.to_string(),
    }
}

fn wrong(it: &Wrong) -> String {
    match it {
        Wrong::NoLevel => "That is none of the answers.".to_owned(),
        Wrong::Several => {
            "Several answers begin like that. Type a little more.".to_owned()
        }
        Wrong::NoNumber => "That is no number.".to_owned(),
        Wrong::NotWhole => "A whole number is asked for.".to_owned(),
        Wrong::NoDay => "That is no day. Write it as 2026-03-31 or 31/3/2026.".to_owned(),
        Wrong::TooLow(it) => format!("The lowest answer is {}.", limit(*it)),
        Wrong::TooHigh(it) => format!("The highest answer is {}.", limit(*it)),
        Wrong::Required => "This question has to be answered.".to_owned(),
    }
}

/// English.
pub const EN: Entry = Entry {
    title: "Enter answers",
    go: "Enter answers",
    about: |survey, rows| {
        format!("{survey} · {}", count(rows, "respondent", "respondents"))
    },
    typing: "Typing",
    typings: ["First time", "Second time"],
    second_help: "Type the same forms again, without looking at the first time. The two are then \
                  compared, and you decide where they differ.",
    respondent: "Respondent",
    respondent_help: "The number on the paper form.",
    how: "Type the number or letter, or the beginning of the answer, and press Enter. Shift+Enter \
          goes back. Questions that a rule hides are jumped over.",
    progress: |done, of| {
        format!("{} of {} answered", WORDS.numbers.whole(done), WORDS.numbers.whole(of))
    },
    hidden: "not shown",
    means: |label| format!("Means: {label}"),
    kept: "kept as written",
    wrong,
    keep: "Press Enter again to keep it as it is on the paper.",
    reasons: "No answer because",
    save: "Save, next respondent",
    save_correction: "Save the correction",
    saved: |id| format!("{id} is saved."),
    saved_partly: |id| format!("What was entered of {id} so far is saved."),
    clear: "Empty the form",
    nothing: [
        "This survey asks nothing yet",
        "Add questions first, then answers can be entered.",
    ],
    gone: "This survey is not in the study any more.",
    entered: "Entered",
    nobody: "Nobody yet.",
    find: "Find a respondent",
    correct: "Correct",
    correct_of: |id| format!("Correct the answers of {id}"),
    remove_of: |id| format!("Remove {id}"),
    remove: "Remove",
    removed: |id| format!("{id} was removed with all answers."),
    more: |more| {
        format!("{} not listed. Type a part of the number.", count(more, "more", "more"))
    },
    all_typed: "Everybody was typed a second time.",
    compare: Compare {
        title: "Compare two typings",
        go: "Compare the two",
        none: [
            "Nothing was typed twice yet",
            "Type some forms a second time under “Enter answers”, then compare here.",
        ],
        agreement: |alike, of, percent| {
            format!(
                "{} of {} typed alike ({percent} %).",
                WORDS.numbers.whole(alike),
                count(of, "answer", "answers")
            )
        },
        state: |settled, open| {
            format!(
                "{} decided, {} to decide.",
                count(settled, "difference", "differences"),
                WORDS.numbers.whole(open)
            )
        },
        only: |ids, second| {
            let which = if second { "the second" } else { "the first" };
            let mut listed: Vec<String> = ids.iter().take(8).cloned().collect();
            if ids.len() > 8 {
                listed.push(format!("{} more", ids.len() - 8));
            }
            format!("Only {which} time: {}.", listed.join(", "))
        },
        done: "Every difference is decided. What was decided stands in the survey.",
        heads: ["Respondent", "Question", "First time", "Second time"],
        caption: "Answers that were typed differently",
        take: |answer, respondent, question| {
            format!("Take “{answer}” for {respondent}, {question}")
        },
        blank: "no answer",
        hidden: "not shown",
        decided: |respondent, answer| format!("{respondent}: “{answer}” holds."),
        remove: "Remove the second typing",
        remove_ask: "Remove what was typed the second time? The survey keeps the first, as it was decided.",
        removed: "The second typing was removed. The survey stays as it is.",
        more: |more| {
            format!("{} will follow.", count(more, "more difference", "more differences"))
        },
    },
    alone: Alone {
        title: "Let someone answer",
        go: "Let someone answer",
        lead: "Hand over this computer or tablet: it shows the questions of this survey and nothing else \
               of the study. Afterwards it says thank you and waits for your PIN.",
        limits: "The PIN keeps people from looking around. It is not encryption: somebody who knows how can \
                 still read this browser’s data. Use the tablet’s own way to pin one app as well, and a \
                 passphrase under “This computer” where it matters.",
        pin: "PIN or passphrase",
        pin_help: "Four characters or more. It is needed to come back; it cannot be recovered.",
        again: "The same again",
        short: "Use four characters or more.",
        differs: "The two are not the same.",
        blocked: "This browser keeps nothing for this page, so the lock would not survive a reload. It was \
                  not started.",
        start: "Start, and hand over",
        begin: "Begin",
        questions: |all| count(all, "question", "questions"),
        step: |at, of| format!("Question {at} of {of}"),
        required: "Please answer this question.",
        steps: ["Back", "Next", "Send my answers"],
        several: "You can choose more than one.",
        none_of: "None of these",
        thanks: ["Thank you", "Your answers are saved. Please give this device back."],
        failed: [
            "Your answers could not be saved",
            "Please do not close this page, and call somebody of the staff.",
        ],
        retry: "Try again",
        staff: "For the staff",
        next: "Next person",
        end: "Back to the study",
        wrong: "That is not the PIN.",
        gone: "The questionnaire is not here. Please give this device back.",
    },
};
