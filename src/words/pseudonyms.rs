//! Words of pseudonyms: the screen, the key, and the look before something leaves.

use super::numbers::count;
use crate::identifiers::Kind;
use crate::study::identifying::Labels;

/// Words of pseudonyms.
#[derive(Debug)]
pub struct Pseudonyms {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// What the search cannot do.
    pub limits: &'static str,
    /// How many were found, and at how many places.
    pub about: fn(usize, usize) -> String,
    /// There are no texts yet.
    pub empty: (&'static str, &'static str),
    /// Nothing was found.
    pub none: (&'static str, &'static str),
    /// The person's own list, and how to write it.
    pub own: (&'static str, &'static str),
    /// Names a kind.
    pub kind: fn(Kind) -> &'static str,
    /// Takes a find, with its words.
    pub take: fn(&str) -> String,
    /// Takes all of a kind, or none.
    pub take_all: [&'static str; 2],
    /// Label of what stands in its place.
    pub with: fn(&str) -> String,
    /// How many places.
    pub places: fn(usize) -> String,
    /// A place in what was said: transcript, turn counted from 1.
    pub said: fn(&str, usize) -> String,
    /// Places elsewhere: study, participant, transcript, code, theme, memo, segment's memo,
    /// answer, log, query, question, survey, coder.
    pub spots: [&'static str; 13],
    /// The rest of a long list.
    pub more: fn(usize) -> String,
    /// Replaces what is taken.
    pub put: fn(usize) -> String,
    /// Nothing is taken, or a pseudonym is missing.
    pub wanting: [&'static str; 2],
    /// What happens to coded passages: how many read otherwise, how many would be empty,
    /// how many become one.
    pub coded: fn([usize; 3]) -> String,
    /// What was done, and what still has the old words.
    pub done: fn(usize) -> String,
    /// Heading of what still has them, and what.
    pub remains: (&'static str, &'static str),
    /// Forgets the restore points: the button, the question, what was done.
    pub points: [&'static str; 3],
    /// The key: heading, what it is, none yet.
    pub key: [&'static str; 3],
    /// Its columns.
    pub columns: [&'static str; 2],
    /// Saves it: the button, the warning, the yes.
    pub save_key: [&'static str; 3],
    /// Removes it: the button, the question, the yes.
    pub forget_key: [&'static str; 3],
    /// The key could not be kept.
    pub not_kept: (&'static str, &'static str),
    /// What the key's file is called.
    pub file: &'static str,
    /// Heading of the look before something leaves.
    pub check: &'static str,
    /// What it says: nothing found, so many found.
    pub checked: fn(usize) -> String,
    /// That it proves nothing.
    pub check_note: &'static str,
    /// A link to the screen.
    pub to_screen: &'static str,
    /// A saved table holds such words.
    pub in_table: fn(&[String]) -> String,
    /// A saved study holds so many.
    pub in_study: fn(usize) -> String,
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Own => "On your list",
        Kind::Email => "E-mail addresses",
        Kind::Web => "Web addresses",
        Kind::Phone => "Phone numbers",
        Kind::Nhs => "NHS numbers",
        Kind::Number => "Other numbers",
        Kind::Postcode => "Postcodes",
        Kind::Date => "Dates",
        Kind::Place => "Places",
        Kind::Name => "People",
    }
}

fn role(title: &str) -> Option<&'static str> {
    Some(match title.to_lowercase().as_str() {
        "dr" | "doctor" => "Doctor",
        "prof" | "professor" => "Professor",
        "nurse" => "Nurse",
        "sister" => "Sister",
        "matron" => "Matron",
        "midwife" => "Midwife",
        "consultant" => "Consultant",
        "physio" => "Physio",
        "pharmacist" => "Pharmacist",
        "surgeon" => "Surgeon",
        _ => return None,
    })
}

fn place(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let found = [
        ("hospital", "Hospital"),
        ("infirmary", "Hospital"),
        ("clinic", "Clinic"),
        ("hospice", "Hospice"),
        ("university", "University"),
        ("trust", "Trust"),
    ];
    found.into_iter().find(|it| lower.contains(it.0)).map(|it| it.1)
}

fn same(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => "e-mail",
        Kind::Web => "web address",
        Kind::Phone => "phone",
        Kind::Nhs => "NHS number",
        Kind::Number => "number",
        Kind::Postcode => "postcode",
        Kind::Date => "date",
        Kind::Own | Kind::Place | Kind::Name => "name",
    }
}

/// How pseudonyms are made, in English.
pub const LABELS: Labels =
    Labels { role, person: "Person", coder: "Coder", place, other: "Place", same };

fn coded([reads, lost, joins]: [usize; 3]) -> String {
    let mut all = vec![match reads {
        0 => "No coded passage reads otherwise.".to_owned(),
        _ => format!(
            "{} will read otherwise, on the same words.",
            count(reads, "coded passage", "coded passages")
        ),
    }];
    if lost > 0 {
        all.push(format!("{lost} would be empty and move to the nearest word."));
    }
    if joins > 0 {
        all.push(format!("{joins} will be one with another that becomes the same."));
    }
    all.join(" ")
}

fn in_table(words: &[String]) -> String {
    let shown: Vec<String> = words.iter().take(5).map(|it| format!("“{it}”")).collect();
    let more = words.len().saturating_sub(5);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "What was saved or copied may tell who somebody is: {}{rest}.",
        shown.join(", ")
    )
}

/// English.
pub const EN: Pseudonyms = Pseudonyms {
    title: "Pseudonyms",
    lead: "Words that may tell who somebody is, with what could stand in their place. Look at each, change it, take it or leave it; all that you take is replaced in one step, in all transcripts, names, memos, notes, questions and answers.",
    limits: "The search knows English titles, capitals and common forms of numbers. It finds some words that name nobody, and does not find everything: names mentioned once without a title, nicknames, rare events. Read the texts too.",
    about: |words, places| {
        format!(
            "{} at {}",
            count(words, "find", "finds"),
            count(places, "place", "places")
        )
    },
    empty: ("Nothing to look through yet", "Import transcripts or a survey first."),
    none: (
        "Nothing found",
        "Nothing here looks identifying to the search. It does not find everything: read the texts too, and put names you know on your list.",
    ),
    own: (
        "Your own list",
        "Names and places to find wherever they stand, one a line. Kept with the key, in this browser only.",
    ),
    kind,
    take: |words| format!("Replace “{words}”"),
    take_all: ["Take all", "Take none"],
    with: |words| format!("In place of “{words}”"),
    places: |places| count(places, "place", "places"),
    said: |transcript, turn| format!("{transcript}, turn {turn}"),
    spots: [
        "name or description of the study",
        "a participant",
        "name, file, speaker or correction of a transcript",
        "a code",
        "a theme",
        "a memo",
        "the memo of a segment",
        "an open answer",
        "the log of changes",
        "a kept query",
        "a question or its possible answers",
        "name, file or respondent’s id of a survey",
        "somebody who codes",
    ],
    more: |more| format!("and {} more", count(more, "place", "places")),
    put: |words| format!("Replace {}", count(words, "find", "finds")),
    wanting: [
        "Take at least one.",
        "Something you took has nothing to stand in its place.",
    ],
    coded,
    done: |words| {
        format!(
            "{} replaced in all texts. Undo takes it back.",
            count(words, "find is", "finds are")
        )
    },
    remains: (
        "What still has the old words",
        "This study’s file, tables and log have them no more. In this browser they are still in the restore points of earlier days, in what undo keeps until the page is closed, and in the key below; outside of it, in files saved before and in the files you imported.",
    ),
    points: [
        "Forget this study’s restore points",
        "Earlier states cannot be brought back afterwards.",
        "The restore points are forgotten.",
    ],
    key: [
        "The key",
        "Which pseudonym stands for whom. It is kept in this browser only, sealed when a passphrase is set, and is in no file that Heddle saves, unless you save it here by itself.",
        "Nothing has a pseudonym yet.",
    ],
    columns: ["Pseudonym", "Stands for"],
    save_key: [
        "Save the key file…",
        "Whoever has this file and the study knows who everybody is. Keep the two apart.",
        "Save it",
    ],
    forget_key: [
        "Forget the key…",
        "Nobody can find out afterwards who is who, and nothing brings the key back.",
        "Forget it",
    ],
    not_kept: (
        "The key could not be kept in this browser.",
        "Nothing was replaced. Make room, or allow this page to store data.",
    ),
    file: "key of pseudonyms",
    check: "Before it leaves",
    checked: |words| match words {
        0 => "Nothing in this study looks identifying to the search.".to_owned(),
        _ => format!("{} may still tell who somebody is.", count(words, "find", "finds")),
    },
    check_note: "A search cannot promise anything: it finds likely words, not everybody.",
    to_screen: "Look at them",
    in_table,
    in_study: |words| {
        format!(
            "The study that was saved may tell who somebody is: {}.",
            count(words, "find", "finds")
        )
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_to_coded_passages() {
        assert_eq!(coded([0, 0, 0]), "No coded passage reads otherwise.");
        assert_eq!(
            coded([2, 1, 1]),
            "2 coded passages will read otherwise, on the same words. 1 would be empty and \
             move to the nearest word. 1 will be one with another that becomes the same."
        );
    }
}
