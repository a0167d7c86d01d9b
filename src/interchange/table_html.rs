//! A table for the clipboard, as Word and Excel take it: three rules, number and title above,
//! the note below (APA style, 7th edition). Nothing of it is ever shown in the page.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::table_out::is_formula;
use crate::text::number;

/// A table to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its number, such as `Table 2`; empty without one.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The heads of its columns, and whether each holds figures.
    pub columns: Vec<(String, bool)>,
    /// Its rows, and whether each is a total.
    pub rows: Vec<(Vec<String>, bool)>,
    /// Below it.
    pub note: String,
    /// What the note begins with.
    pub note_word: String,
}

fn escape(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => made.push_str("&amp;"),
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            '"' => made.push_str("&quot;"),
            '\n' => made.push_str("<br>"),
            it if it.is_control() => {}
            it => made.push(it),
        }
    }
    made
}

/// Returns a text that a spreadsheet does not compute: with an apostrophe before it, as in
/// CSV files. A number is none, below zero neither.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text) && number(text).is_none() {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the table as HTML.
pub fn html(table: &Printed) -> String {
    let mut out = String::from("<meta charset=\"utf-8\">");
    if !table.number.is_empty() {
        write!(out, "<p><b>{}</b></p>", escape(&table.number)).ok();
    }
    write!(out, "<p><i>{}</i></p>", escape(&table.title)).ok();
    // Attributes, not styles: the page's policy refuses styles even on the way to the
    // clipboard. Rules above, below and between the groups: the three of a journal.
    out.push_str("<table border=\"1\" frame=\"hsides\" rules=\"groups\" cellpadding=\"4\" cellspacing=\"0\">");
    let figures = |at: usize| table.columns.get(at).is_some_and(|it| it.1);
    let row = |out: &mut String, name: &str, cells: &[String]| {
        out.push_str("<tr>");
        for (at, text) in cells.iter().enumerate() {
            let side = if figures(at) { "right" } else { "left" };
            let text = escape(&harmless(text));
            write!(out, "<{name} align=\"{side}\">{text}</{name}>").ok();
        }
        out.push_str("</tr>");
    };
    let heads: Vec<String> = table.columns.iter().map(|it| it.0.clone()).collect();
    out.push_str("<thead>");
    row(&mut out, "th", &heads);
    out.push_str("</thead>");
    // Totals are groups of their own.
    for group in table.rows.chunk_by(|a, b| a.1 == b.1) {
        out.push_str("<tbody>");
        for (cells, _) in group {
            row(&mut out, "td", cells);
        }
        out.push_str("</tbody>");
    }
    out.push_str("</table>");
    if !table.note.is_empty() {
        let (word, note) = (escape(&table.note_word), escape(&table.note));
        write!(out, "<p><i>{word}</i> {note}</p>").ok();
    }
    out
}

/// Returns the table as text with tabs, without what is around it.
pub fn text(table: &Printed) -> String {
    // Programs that take plain text know one minus only.
    let plain =
        |it: &str| harmless(it).replace(['\t', '\n', '\r'], " ").replace('−', "-");
    let heads = table.columns.iter().map(|it| plain(&it.0)).collect::<Vec<String>>();
    let mut lines = vec![heads.join("\t")];
    for (cells, _) in &table.rows {
        lines.push(cells.iter().map(|it| plain(it)).collect::<Vec<String>>().join("\t"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_to_paste() {
        let table = Printed {
            number: "Table 2".into(),
            title: "Answers <by> site".into(),
            columns: vec![("Site".into(), false), ("n".into(), true)],
            rows: vec![
                (vec!["=A & \"B\"".into(), "3".into()], false),
                (vec!["-0.25".into(), "−0.25".into()], false),
                (vec!["-1+2".into(), "-3E-7".into()], false),
                (vec!["two\tlines\nhere".into(), "5".into()], true),
            ],
            note: "n = 8.".into(),
            note_word: "Note.".into(),
        };
        let made = html(&table);
        assert!(made.contains("<b>Table 2</b>"), "{made}");
        assert!(made.contains("<i>Answers &lt;by&gt; site</i>"), "{made}");
        // No spreadsheet computes it.
        assert!(made.contains(">'=A &amp; &quot;B&quot;</td>"), "{made}");
        assert!(made.contains(">-0.25</td>") && made.contains(">'-1+2</td>"), "{made}");
        assert!(made.contains("<i>Note.</i> n = 8."), "{made}");
        // Three rules, and one above the total; no upright ones, and no styles.
        assert!(made.contains("frame=\"hsides\" rules=\"groups\""), "{made}");
        assert_eq!(made.matches("<tbody>").count(), 2);
        assert!(!made.contains("style"), "{made}");
        assert_eq!(
            text(&table),
            "Site\tn\n'=A & \"B\"\t3\n-0.25\t-0.25\n'-1+2\t-3E-7\ntwo lines here\t5"
        );
    }
}
