//! Writing a page of HTML in which text stays text.

use super::sha256::sha256;

/// A page that is being written.
pub(super) struct Page {
    out: String,
    /// How many tables it has, and how their numbers are said.
    tables: usize,
    number: fn(usize) -> String,
}

impl Page {
    /// Begins a page with one style sheet and a policy that allows nothing else.
    pub(super) fn new(language: &str, title: &str, style: &str) -> Self {
        let number = |it: usize| it.to_string();
        let mut page = Self { out: String::with_capacity(1 << 16), tables: 0, number };
        page.out.push_str("<!doctype html>\n<html lang=\"");
        page.escape(language);
        page.out.push_str("\">\n<head>\n<meta charset=\"utf-8\" />\n");
        page.out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        page.escape(&policy(style));
        page.out.push_str("\" />\n<meta name=\"referrer\" content=\"no-referrer\" />\n");
        page.out.push_str("<meta name=\"viewport\" content=\"width=device-width\" />\n");
        page.text("title", "", title);
        page.out.push_str("<style>");
        // Ours, and without a closing tag in it: a test looks.
        page.out.push_str(style);
        page.out.push_str("</style>\n</head>\n<body>\n<main>\n");
        page
    }

    /// Says the numbers of tables so.
    pub(super) fn number_by(&mut self, number: fn(usize) -> String) {
        self.number = number;
    }

    /// Ends the page and returns it.
    pub(super) fn end(mut self) -> String {
        self.out.push_str("</main>\n</body>\n</html>\n");
        self.out
    }

    /// Opens an element; `class` may be empty.
    pub(super) fn open(&mut self, tag: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        if !class.is_empty() {
            self.out.push_str(" class=\"");
            self.escape(class);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Closes an element.
    pub(super) fn close(&mut self, tag: &str) {
        self.out.push_str("</");
        // What stands after the name is for the opening tag.
        self.out.push_str(tag.split(' ').next().unwrap_or_default());
        self.out.push_str(">\n");
    }

    /// Adds an element that holds a text.
    pub(super) fn text(&mut self, tag: &str, class: &str, text: &str) {
        self.open(tag, class);
        self.escape(text);
        self.close(tag);
    }

    /// Adds a text as paragraphs, one a line that is not empty.
    pub(super) fn paragraphs(&mut self, class: &str, text: &str) {
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            self.text("p", class, line);
        }
    }

    /// Adds a list of terms with what there is to say about each.
    pub(super) fn terms<'a>(
        &mut self,
        all: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        let all: Vec<_> = all.into_iter().filter(|it| !it.1.is_empty()).collect();
        if all.is_empty() {
            return;
        }
        self.open("dl", "");
        for (term, said) in all {
            self.text("dt", "", term);
            self.text("dd", "", said);
        }
        self.close("dl");
    }

    /// Adds a table with its number: the first column holds words, the others figures.
    pub(super) fn table(
        &mut self,
        caption: &str,
        heads: &[&str],
        rows: &[Vec<String>],
        note: &str,
    ) {
        self.tables += 1;
        self.open("figure", "");
        self.open("table", "");
        self.open("caption", "");
        self.text("b", "", &(self.number)(self.tables));
        self.escape(caption);
        self.close("caption");
        self.open("thead", "");
        self.open("tr", "");
        for it in heads {
            self.text("th scope=\"col\"", "", it);
        }
        self.close("tr");
        self.close("thead");
        self.open("tbody", "");
        for row in rows {
            self.open("tr", "");
            for (at, it) in row.iter().enumerate() {
                self.text(if at == 0 { "th scope=\"row\"" } else { "td" }, "", it);
            }
            self.close("tr");
        }
        self.close("tbody");
        self.close("table");
        if !note.is_empty() {
            self.text("figcaption", "", note);
        }
        self.close("figure");
    }

    /// Adds a text as text. Control characters, which mean nothing in HTML or are not
    /// allowed in it, become U+FFFD.
    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\n' | '\t' => self.out.push(c),
                it if it.is_control() => self.out.push('\u{fffd}'),
                it => self.out.push(it),
            }
        }
    }
}

/// Returns the policy of a page with this style sheet: no script, no request, no form, no
/// other base; in no frame that could dress it up differently.
fn policy(style: &str) -> String {
    let hash = super::sha256::base64(&sha256(style.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    )
}
