//! Words of what differs between two states of a study.

use super::numbers::count;
use crate::study::difference::{Aspect, Change, Difference, Differing, Named, What};

/// Words of what differs between two states of a study.
#[derive(Debug)]
pub struct Differences {
    /// Nothing differs.
    pub none: &'static str,
    /// What differs, a sentence for each kind of records and what happened to them.
    pub said: fn(&Difference) -> Vec<String>,
}

/// English.
pub const EN: Differences = Differences { none: "Nothing differs.", said };

fn said(difference: &Difference) -> Vec<String> {
    difference.parts.iter().flat_map(sentences).collect()
}

fn sentences(it: &Differing) -> Vec<String> {
    if it.what == What::Traces {
        return vec!["Only what is remembered of removed records differs.".to_owned()];
    }
    if it.what == What::Study {
        return it
            .changes
            .iter()
            .map(|it| format!("The study changed{}.", of(&it.aspects)))
            .collect();
    }
    let (one, many, place) = nouns(&it.what);
    let mut all = Vec::new();
    let lists = [(&it.added, "added"), (&it.removed, "removed")];
    for (named, done) in lists.into_iter().filter(|it| it.0.count > 0) {
        all.push(format!(
            "{} {done}{place}{}.",
            count(named.count, one, many),
            some(named)
        ));
    }
    if it.changed > 0 {
        all.push(format!(
            "{} changed{place}{}.",
            count(it.changed, one, many),
            which(it)
        ));
    }
    if it.moved {
        all.push(format!("The order of the {many}{place} changed."));
    }
    all
}

/// Returns the words for one and for several of these records, and where they are.
fn nouns(what: &What) -> (&'static str, &'static str, String) {
    let nowhere = String::new();
    match what {
        What::Study | What::Traces => ("study", "studies", nowhere),
        What::Coders => ("coder", "coders", nowhere),
        What::Attributes => ("attribute", "attributes", nowhere),
        What::Participants => ("participant", "participants", nowhere),
        What::Surveys => ("survey", "surveys", nowhere),
        What::Respondents(survey) => {
            ("respondent", "respondents", format!(" in “{survey}”"))
        }
        What::Questions(survey) => ("question", "questions", format!(" in “{survey}”")),
        What::Scales(survey) => {
            ("composite scale", "composite scales", format!(" in “{survey}”"))
        }
        What::Transcripts => ("transcript", "transcripts", nowhere),
        What::Codes => ("code", "codes", nowhere),
        What::Versions => {
            ("version of the codebook", "versions of the codebook", nowhere)
        }
        What::Segments { transcript, coder } => {
            let by = if coder.is_empty() { nowhere } else { format!(" by {coder}") };
            ("segment", "segments", format!(" in “{transcript}”{by}"))
        }
        What::Themes => ("theme", "themes", nowhere),
        What::Memos => ("memo", "memos", nowhere),
        What::Queries => ("query", "queries", nowhere),
        What::StopWords => ("stop word", "stop words", nowhere),
        What::Dismissed => ("dismissed proposal", "dismissed proposals", nowhere),
    }
}

/// Returns the names: `: “A”, “B” and 3 others`.
fn some(it: &Named) -> String {
    let names: Vec<String> = it.names.iter().map(|it| format!("“{it}”")).collect();
    listed(&names, it.others)
}

/// Returns the names of changed records, each with what of it changed.
fn which(it: &Differing) -> String {
    let told = |it: &Change| {
        let aspects = list(&it.aspects);
        match aspects.as_str() {
            "" => format!("“{}”", it.name),
            _ => format!("“{}” ({aspects})", it.name),
        }
    };
    let unnamed = it.changed.saturating_sub(it.changes.len());
    let mut names: Vec<String> = it.changes.iter().map(told).collect();
    names.dedup();
    listed(&names, unnamed)
}

fn listed(names: &[String], unnamed: usize) -> String {
    let names = names.join(", ");
    match unnamed {
        0 => format!(": {names}"),
        _ => format!(": {names} and {}", count(unnamed, "other", "others")),
    }
}

fn of(aspects: &[Aspect]) -> String {
    if aspects.is_empty() { String::new() } else { format!(": {}", list(aspects)) }
}

fn list(aspects: &[Aspect]) -> String {
    let words: Vec<&str> = aspects.iter().map(|it| aspect(*it)).collect();
    words.join(", ")
}

fn aspect(it: Aspect) -> &'static str {
    match it {
        Aspect::Name => "name",
        Aspect::Description => "description",
        Aspect::Attributes => "attributes",
        Aspect::Respondent => "survey respondent",
        Aspect::Note => "note",
        Aspect::Source => "file",
        Aspect::Respondents => "respondents",
        Aspect::Questions => "questions",
        Aspect::Wording => "wording",
        Aspect::Kind => "kind",
        Aspect::MissingCodes => "missing values",
        Aspect::Scales => "scales",
        Aspect::Items => "items",
        Aspect::Score => "how items make one number",
        Aspect::Disclosure => "which small counts are hidden",
        Aspect::Asking => "how it is asked",
        Aspect::SecondTyping => "second typing",
        Aspect::Reversed => "reverse coding",
        Aspect::Answers => "answers",
        Aspect::Text => "text",
        Aspect::Corrections => "list of corrections",
        Aspect::Turns => "turns",
        Aspect::Speakers => "speakers",
        Aspect::Participant => "participant",
        Aspect::Definition => "definition",
        Aspect::UseWhen => "when to use it",
        Aspect::NotWhen => "when not to use it",
        Aspect::Example => "example",
        Aspect::CounterExample => "counter-example",
        Aspect::Colour => "colour",
        Aspect::Framework => "framework",
        Aspect::Favourite => "number keys",
        Aspect::Archived => "archived",
        Aspect::Place => "place",
        Aspect::Code => "code",
        Aspect::Passage => "passage",
        Aspect::Stance => "stance",
        Aspect::Memo => "memo",
        Aspect::Checked => "checked",
        Aspect::Statement => "statement",
        Aspect::Codes => "codes",
        Aspect::Quotes => "quotes",
        Aspect::Target => "what it is on",
        Aspect::Asks => "what it asks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(count: usize, names: &[&str], others: usize) -> Named {
        let names = names.iter().map(|it| (*it).to_owned()).collect();
        Named { count, names, others }
    }

    #[test]
    fn differences_in_words() {
        let nothing = |what| Differing {
            what,
            added: Named::default(),
            removed: Named::default(),
            changed: 0,
            changes: vec![],
            moved: false,
        };
        let here = What::Segments { transcript: "Nurse 3".into(), coder: "Ada".into() };
        let change = |name: &str, aspects: &[Aspect]| Change {
            name: name.into(),
            aspects: aspects.to_vec(),
        };
        let parts = vec![
            Differing {
                changed: 1,
                changes: vec![change("S", &[Aspect::Description])],
                ..nothing(What::Study)
            },
            Differing {
                added: named(12, &["Trust", "Time"], 9),
                removed: named(1, &["Time"], 0),
                ..nothing(here)
            },
            Differing {
                changed: 2,
                changes: vec![change("Staffing", &[Aspect::Definition, Aspect::Place])],
                moved: true,
                ..nothing(What::Codes)
            },
            Differing {
                changed: 1,
                changes: vec![change("role", &[])],
                ..nothing(What::Questions("Staff".into()))
            },
            nothing(What::Traces),
        ];
        assert_eq!(
            said(&Difference { parts }),
            [
                "The study changed: description.",
                "12 segments added in “Nurse 3” by Ada: “Trust”, “Time” and 9 others.",
                "1 segment removed in “Nurse 3” by Ada: “Time”.",
                "2 codes changed: “Staffing” (definition, place) and 1 other.",
                "The order of the codes changed.",
                "1 question changed in “Staff”: “role”.",
                "Only what is remembered of removed records differs.",
            ]
        );
    }
}
