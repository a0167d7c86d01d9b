//! What is said of a code, as one text with a label before each part: what a Markdown file
//! has under a heading, and what a REFI-QDA codebook has for a description.

use super::draft::CodeDraft;
use crate::codebook::{Code, Colour, Part};

/// A part of the text.
#[derive(Clone, Copy, PartialEq)]
enum Label {
    Text(Part),
    Source,
    Colour,
    Archived,
    Theme,
}

/// The labels, each with the names by which it is found; the first is written.
const LABELS: [(Label, &[&str]); 9] = [
    (Label::Text(Part::Definition), &["Definition", "Description", "Full definition"]),
    (
        Label::Text(Part::UseWhen),
        &["Use when", "When to use", "Inclusion criteria", "Include"],
    ),
    (
        Label::Text(Part::NotWhen),
        &[
            "Do not use when",
            "When not to use",
            "Exclusion criteria",
            "Exclude",
            "Not when",
        ],
    ),
    (Label::Text(Part::Example), &["Example", "Examples"]),
    (
        Label::Text(Part::CounterExample),
        &["Counter-example", "Counterexample", "Counter-examples"],
    ),
    (Label::Source, &["Source"]),
    (Label::Colour, &["Colour", "Color"]),
    (Label::Archived, &["Archived"]),
    (Label::Theme, &["Theme"]),
];

/// In which form the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `**Use when:** …`, and the colour and themes.
    Markdown,
    /// `Use when: …`, for programs that show it as it is.
    Plain,
}

/// Writes what is said of a code.
pub(super) fn write(code: &Code, themes: &[&str], form: Form) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let label = |it: Label, text: &str| {
        let names = LABELS.iter().find(|(label, _)| *label == it);
        let name = names.and_then(|it| it.1.first()).copied().unwrap_or_default();
        match form {
            Form::Markdown => format!("**{name}:** {text}"),
            Form::Plain => format!("{name}: {text}"),
        }
    };
    for part in Part::ALL {
        let text = escape(part.of(code).trim(), form);
        match part {
            _ if text.is_empty() => {}
            Part::Definition => paragraphs.push(text),
            _ => paragraphs.push(label(Label::Text(part), &text)),
        }
    }
    let mut facts = Vec::new();
    if !code.source.is_empty() {
        facts.push(label(Label::Source, &one_line(&code.source)));
    }
    if form == Form::Markdown {
        facts.push(label(Label::Colour, &code.colour.number().to_string()));
        facts.extend(themes.iter().map(|it| label(Label::Theme, &one_line(it))));
    }
    if !code.is_active() {
        facts.push(label(Label::Archived, "yes"));
    }
    // In Markdown, lines that stand together would run into each other.
    let gap = if form == Form::Markdown { "\n\n" } else { "\n" };
    paragraphs.extend((!facts.is_empty()).then(|| facts.join(gap)));
    paragraphs.join("\n\n")
}

/// Returns a text with its line ends as spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split(['\r', '\n'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Puts a backslash before each line that would be taken for something else.
fn escape(text: &str, form: Form) -> String {
    let lines = text.lines().map(|line| {
        let heading = form == Form::Markdown && line.trim_start().starts_with('#');
        if line.trim_start().starts_with('\\') || heading || labelled(line).is_some() {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn unescape(line: &str) -> &str {
    line.strip_prefix('\\').unwrap_or(line)
}

/// Returns the label at the start of a line, and what follows it.
fn labelled(line: &str) -> Option<(Label, &str)> {
    let bare = line.trim_start();
    let bare =
        bare.strip_prefix("- ").or_else(|| bare.strip_prefix("* ")).unwrap_or(bare);
    let (bold, bare) = match bare.strip_prefix("**") {
        Some(inner) => (true, inner),
        None => (false, bare),
    };
    let (name, rest) = bare.split_once(':')?;
    let (name, rest) = match name.strip_suffix("**").filter(|_| bold) {
        Some(name) => (name, rest),
        None if bold => (name, rest.strip_prefix("**")?),
        None => (name, rest),
    };
    let name = name.trim();
    let known = |names: &&[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(name));
    let found = LABELS.iter().find(|(_, names)| known(names))?;
    Some((found.0, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// Reads what is said of a code into it. Returns the names of its themes.
pub(super) fn read<'a>(
    lines: impl IntoIterator<Item = &'a str>,
    code: &mut CodeDraft,
) -> Vec<String> {
    let mut themes = Vec::new();
    let mut texts: Vec<(Part, Vec<&str>)> = vec![(Part::Definition, Vec::new())];
    for line in lines {
        match labelled(line) {
            Some((Label::Text(part), rest)) => texts.push((part, vec![unescape(rest)])),
            Some((Label::Source, rest)) => {
                rest.trim().clone_into(&mut code.fields.source);
            }
            Some((Label::Theme, rest)) => themes.push(rest.trim().to_owned()),
            Some((Label::Archived, rest)) => code.archived = is_yes(rest),
            Some((Label::Colour, rest)) => colour(rest, code),
            None => {
                if let Some((_, text)) = texts.last_mut() {
                    text.push(unescape(line));
                }
            }
        }
    }
    for (part, lines) in texts {
        let text = lines.join("\n");
        let said = code.fields.text_mut(part);
        let gap = if said.is_empty() { "" } else { "\n\n" };
        if !text.trim().is_empty() {
            *said = [said.as_str(), gap, text.trim()].concat();
        }
    }
    themes
}

/// Reads a colour's number.
pub(super) fn colour(text: &str, code: &mut CodeDraft) {
    if let Ok(number) = text.trim().parse() {
        code.fields.colour = Colour::new(number);
        code.coloured = true;
    }
}

/// Tells whether a cell says yes.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "yes" | "true" | "1" | "x")
}
