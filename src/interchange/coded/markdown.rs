//! A codebook as Markdown: a heading for each code, as deep as the code lies, and under it
//! what is said of it. `docs/codebook.md` describes the form.

use super::body::{self, Form};
use super::draft::{BookDraft, CodeDraft, ThemeDraft, outline};
use crate::parsed::{BookRemark, Note, Parsed, Place, Problem};
use crate::study::{CodeFields, Study};

/// Returns the study's codebook as Markdown.
pub fn codebook_markdown(study: &Study) -> String {
    let mut out = format!("# Codebook: {}\n", body::one_line(&study.about.name));
    for (depth, code) in outline(&study.codebook) {
        let themes = study.themes.iter().filter(|it| it.codes.contains(&code.id));
        let themes: Vec<&str> = themes.map(|it| it.name.as_str()).collect();
        let signs = "#".repeat(depth + 2);
        let text = body::write(code, &themes, Form::Markdown);
        let name = body::one_line(&code.name);
        out.push_str(&["\n", &signs, " ", &name, "\n\n", &text, "\n"].concat());
    }
    out
}

/// A heading's depth and words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let depth = line.len() - words.len();
    let words = words.strip_prefix([' ', '\t'])?.trim();
    (depth > 0 && !words.is_empty()).then_some((depth, words))
}

/// Reads a codebook. The first heading is its title when it alone is of its depth and the
/// others are deeper; what stands before the first code is left out.
pub fn read_markdown(text: &str) -> Parsed<BookDraft> {
    let lines: Vec<&str> = text.lines().collect();
    let headings: Vec<usize> =
        lines.iter().filter_map(|it| Some(heading(it)?.0)).collect();
    let title = headings.split_first().is_some_and(|(first, rest)| {
        !rest.is_empty() && rest.iter().all(|it| it > first)
    });
    let mut draft = BookDraft::default();
    let mut above: Vec<(usize, usize)> = Vec::new();
    let mut seen = 0;
    let mut block: Vec<&str> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some((depth, name)) = heading(line) else {
            block.push(line);
            continue;
        };
        finish(&mut draft, &mut block);
        seen += 1;
        if seen == 1 && title {
            continue;
        }
        while above.last().is_some_and(|it| it.0 >= depth) {
            above.pop();
        }
        let parent = above.last().map(|it| it.1);
        above.push((depth, draft.codes.len()));
        let fields = CodeFields { name: name.to_owned(), ..CodeFields::default() };
        let row = Some(number + 1);
        draft.codes.push(CodeDraft { row, parent, fields, ..CodeDraft::default() });
    }
    finish(&mut draft, &mut block);
    let mut notes = Vec::new();
    if draft.codes.is_empty() {
        notes.push(Note::loss(Place::default(), Problem::Book(BookRemark::NoCodes)));
    }
    Parsed { value: draft, notes }
}

/// Gives the lines since the last heading to its code.
fn finish(draft: &mut BookDraft, block: &mut Vec<&str>) {
    let at = draft.codes.len().saturating_sub(1);
    if let Some(code) = draft.codes.last_mut() {
        for name in body::read(block.drain(..), code) {
            if let Some(theme) = draft.themes.iter_mut().find(|it| it.name == name) {
                theme.codes.push(at);
            } else {
                let codes = vec![at];
                draft.themes.push(ThemeDraft { name, codes, ..ThemeDraft::default() });
            }
        }
    }
    block.clear();
}
