//! A table for the clipboard, as Word and Excel take it: three rules, number and title above,
//! the note below (APA style, 7th edition). The styles are for the program it is pasted
//! into; nothing of it is ever shown in the page.

use std::fmt::Write as _;

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

/// Returns the table as HTML.
pub fn html(table: &Printed) -> String {
    let mut out = String::from("<meta charset=\"utf-8\">");
    if !table.number.is_empty() {
        write!(out, "<p><b>{}</b></p>", escape(&table.number)).ok();
    }
    write!(out, "<p><i>{}</i></p>", escape(&table.title)).ok();
    out.push_str("<table style=\"border-collapse:collapse\">");
    let cell = |out: &mut String, name: &str, text: &str, figures: bool, rule: &str| {
        let side = if figures { "right" } else { "left" };
        let text = escape(text);
        // Excel must take a text for a text: what looks like a formula, too.
        let kept = if figures { "" } else { "mso-number-format:'\\@';" };
        write!(
            out,
            "<{name} style=\"text-align:{side};padding:2pt 6pt;font-weight:normal;{kept}{rule}\">{text}</{name}>"
        )
        .ok();
    };
    out.push_str("<thead><tr>");
    for (head, figures) in &table.columns {
        let rule = "border-top:1.5pt solid black;border-bottom:0.75pt solid black";
        cell(&mut out, "th", head, *figures, rule);
    }
    out.push_str("</tr></thead><tbody>");
    for (at, (cells, total)) in table.rows.iter().enumerate() {
        out.push_str("<tr>");
        let last = at + 1 == table.rows.len();
        let rule = match (last, total) {
            (true, true) => {
                "border-top:0.75pt solid black;border-bottom:1.5pt solid black"
            }
            (true, false) => "border-bottom:1.5pt solid black",
            (false, true) => "border-top:0.75pt solid black",
            (false, false) => "",
        };
        for (at, text) in cells.iter().enumerate() {
            let figures = table.columns.get(at).is_some_and(|it| it.1);
            cell(&mut out, "td", text, figures, rule);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    if !table.note.is_empty() {
        let (word, note) = (escape(&table.note_word), escape(&table.note));
        write!(out, "<p><i>{word}</i> {note}</p>").ok();
    }
    out
}

/// Returns the table as text with tabs, without what is around it.
pub fn text(table: &Printed) -> String {
    let plain = |it: &str| it.replace(['\t', '\n', '\r'], " ");
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
                (vec!["two\tlines\nhere".into(), "5".into()], true),
            ],
            note: "n = 8.".into(),
            note_word: "Note.".into(),
        };
        let made = html(&table);
        assert!(made.contains("<b>Table 2</b>"), "{made}");
        assert!(made.contains("<i>Answers &lt;by&gt; site</i>"), "{made}");
        assert!(made.contains(">=A &amp; &quot;B&quot;</td>"), "{made}");
        assert!(made.contains("<i>Note.</i> n = 8."), "{made}");
        // Three rules, and one above the total; no upright ones.
        assert_eq!(made.matches("border-top:1.5pt").count(), 2);
        assert_eq!(made.matches("border-bottom:1.5pt").count(), 2);
        assert!(!made.contains("border-left") && !made.contains("border-right"));
        assert_eq!(text(&table), "Site\tn\n=A & \"B\"\t3\ntwo lines here\t5");
    }
}
