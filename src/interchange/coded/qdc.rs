//! A codebook as REFI-QDA (`.qdc`, QDA-XML 1.0): the XML that NVivo, ATLAS.ti, MAXQDA and
//! others exchange codebooks in. Read by local names, since programs disagree
//! about the namespace.

use quick_xml::events::BytesStart;
use uuid::Uuid;

use super::body::{self, Form};
use super::draft::{BookDraft, CodeDraft, ThemeDraft};
use crate::codebook::{Codebook, Colour};
use crate::id::Id as _;
use crate::interchange::office::{self, Hears, attribute};
use crate::order::Map;
use crate::parsed::{BookRemark, Note, Parsed, Place, Problem};
use crate::study::{CodeFields, Study};

/// The palette, as it is on white: what other programs show.
const PALETTE: [u32; Colour::COUNT as usize] = [
    0x2A_5B_8C, 0xC2_57_1A, 0x2F_7D_5B, 0x8C_3B_6E, 0x8A_6D_00, 0x4F_57_B5, 0xB0_3A_48,
    0x13_7A_86,
];

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook \
    xmlns=\"urn:QDA-XML:codebook:1.0\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 \
    http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd\" origin=\"Heddle\">\n";

/// What Heddle calls itself there.
const ORIGIN: &str = "Heddle";

/// Returns the study's codebook; nothing when there are no codes, which the standard does
/// not allow.
pub fn codebook_qdc(study: &Study) -> Option<String> {
    if study.codebook.is_empty() {
        return None;
    }
    let mut out = String::from(HEAD);
    out.push_str("<Codes>\n");
    codes(&study.codebook, &mut out);
    out.push_str("</Codes>\n");
    if !study.themes.is_empty() {
        out.push_str("<Sets>\n");
        for theme in &*study.themes {
            let (id, name) = (guid(theme.id.uuid()), escaped(&theme.name, true));
            out.push_str(&["<Set guid=\"", &id, "\" name=\"", &name, "\">"].concat());
            if !theme.statement.is_empty() {
                description(&theme.statement, &mut out);
            }
            for id in &theme.codes {
                out.push_str(&["<MemberCode guid=\"", &guid(id.uuid()), "\"/>"].concat());
            }
            out.push_str("</Set>\n");
        }
        out.push_str("</Sets>\n");
    }
    out.push_str("</CodeBook>\n");
    Some(out)
}

fn codes(book: &Codebook, out: &mut String) {
    let mut open = 0;
    for entry in book.entries() {
        while open > entry.depth {
            out.push_str("</Code>\n");
            open -= 1;
        }
        let code = &entry.code;
        let colour = usize::from(code.colour.number() - 1);
        let colour = PALETTE.get(colour).copied().unwrap_or_default();
        let (id, name) = (guid(code.id.uuid()), escaped(&code.name, true));
        let rest = format!("\" isCodable=\"true\" color=\"#{colour:06X}\">");
        out.push_str(&["<Code guid=\"", &id, "\" name=\"", &name, &rest].concat());
        let text = body::write(code, &[], Form::Plain);
        if !text.is_empty() {
            description(&text, out);
        }
        open = entry.depth + 1;
    }
    out.push_str(&"</Code>\n".repeat(open));
}

fn description(text: &str, out: &mut String) {
    out.push_str(&["<Description>", &escaped(text, false), "</Description>"].concat());
}

fn guid(id: Uuid) -> String {
    id.hyphenated().to_string().to_ascii_uppercase()
}

/// Returns a text as XML; characters that XML cannot hold are left out.
fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Tells whether a text seems to be such a codebook, or a project that holds one.
pub fn looks_like_qdc(text: &str) -> bool {
    let start: String = text.chars().take(2000).collect();
    start.contains("<CodeBook")
        || start.contains(":CodeBook")
        || start.contains("<Project")
}

/// Reads a codebook.
pub fn read_qdc(xml: &str) -> Parsed<BookDraft> {
    let mut reading = Reading::default();
    let stopped = office::walk(xml, &mut reading);
    let mut notes: Vec<Note> =
        stopped.map(|it| Note::loss(Place::default(), it)).into_iter().collect();
    let Reading { mut draft, found, members, others, .. } = reading;
    let mut say = |it| notes.push(Note::info(Place::default(), Problem::Book(it)));
    if !found {
        notes.push(Note::loss(Place::default(), Problem::Book(BookRemark::NoCodebook)));
        return Parsed { value: BookDraft::default(), notes };
    }
    unwrap_folder(&mut draft, &mut say);
    let folders = draft.codes.iter().filter(|it| it.bare).count();
    if !reading.own {
        split_names(&mut draft, &mut say);
    }
    rename_twins(&mut draft, &mut say);
    let places: Map<Uuid, usize> = draft
        .codes
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((it.id?, at)))
        .collect();
    for (theme, ids) in draft.themes.iter_mut().zip(members) {
        theme.codes = ids.iter().filter_map(|it| places.get(it).copied()).collect();
    }
    if folders > 0 {
        say(BookRemark::Folders { count: folders });
    }
    if reading.near > 0 {
        say(BookRemark::ColoursNear { count: reading.near });
    }
    for (name, count) in others {
        say(BookRemark::Elements { name, count });
    }
    if draft.codes.is_empty() {
        notes.push(Note::loss(Place::default(), Problem::Book(BookRemark::NoCodes)));
    }
    Parsed { value: draft, notes }
}

#[derive(Default)]
struct Reading {
    draft: BookDraft,
    /// The elements that are open, by their local names.
    open: Vec<String>,
    /// The codes that are open.
    codes: Vec<usize>,
    text: String,
    /// Whether there is a codebook.
    found: bool,
    /// Whether Heddle wrote it: its names are names, whatever is in them.
    own: bool,
    /// The codes of each set.
    members: Vec<Vec<Uuid>>,
    /// Codes whose colour is none of the palette's.
    near: usize,
    others: Map<String, usize>,
}

impl Reading {
    fn code(&mut self, element: &BytesStart<'_>) {
        let of = |name| attribute(element, name).unwrap_or_default();
        let mut code = CodeDraft {
            id: Uuid::try_parse(of("guid").trim()).ok(),
            parent: self.codes.last().copied(),
            fields: CodeFields {
                name: body::one_line(&of("name")),
                ..CodeFields::default()
            },
            // Not given in the program that wrote it; told from others when it is read.
            bare: of("isCodable").trim() == "false" || of("isCodable").trim() == "0",
            ..CodeDraft::default()
        };
        if let Some((colour, exact)) = nearest(&of("color")) {
            code.fields.colour = colour;
            code.coloured = true;
            self.near += usize::from(!exact);
        }
        self.codes.push(self.draft.codes.len());
        self.draft.codes.push(code);
    }

    fn inside(&self) -> bool {
        self.open.iter().any(|it| it == "CodeBook")
    }
}

impl Hears for Reading {
    fn depth(&self) -> usize {
        self.open.len()
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name().as_ref().to_owned();
        let local = name.rsplit(':').next().unwrap_or_default().to_owned();
        let of = |name| attribute(element, name).unwrap_or_default();
        // In a project, sets stand beside the codebook.
        let sets = self.open.iter().any(|it| it == "Sets");
        match local.as_str() {
            "CodeBook" => {
                self.found = true;
                self.own = of("origin") == ORIGIN;
            }
            "Code" if self.inside() => self.code(element),
            "Set" if sets => {
                let name = body::one_line(&of("name"));
                self.draft.themes.push(ThemeDraft { name, ..ThemeDraft::default() });
                self.members.push(Vec::new());
            }
            "MemberCode" => {
                let id = attribute(element, "guid")
                    .or_else(|| attribute(element, "targetGUID"));
                let id = id.and_then(|it| Uuid::try_parse(it.trim()).ok());
                if let (Some(set), Some(id)) = (self.members.last_mut(), id) {
                    set.push(id);
                }
            }
            "Codes" | "Sets" | "Project" | "Description" => {}
            _ if self.inside() => *self.others.entry(local.clone()).or_insert(0) += 1,
            _ => {}
        }
        self.text.clear();
        self.open.push(local);
    }

    fn end(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        match (name.as_str(), self.open.last().map(String::as_str)) {
            ("Description", Some("Code")) => {
                let text = std::mem::take(&mut self.text)
                    .replace("\r\n", "\n")
                    .replace('\r', "\n");
                let at = self.codes.last().copied();
                if let Some(code) = at.and_then(|it| self.draft.codes.get_mut(it)) {
                    body::read(text.lines(), code);
                }
            }
            ("Description", Some("Set")) => {
                let text = std::mem::take(&mut self.text);
                if let Some(theme) = self.draft.themes.last_mut() {
                    text.trim().clone_into(&mut theme.statement);
                }
            }
            ("Code", _) if self.inside() => {
                let at = self.codes.pop();
                let next = self.draft.codes.len();
                if let Some(code) = at.and_then(|it| self.draft.codes.get_mut(it)) {
                    // A folder with nothing in it is a code like others.
                    let folder = code.bare && at.is_some_and(|it| it + 1 < next);
                    code.bare = folder;
                    if code.fields.name.is_empty() {
                        code.fields.name = format!("Code {next}");
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|it| it == "Description") {
            self.text.push_str(text);
        }
    }
}

/// Returns the nearest of the eight colours, and whether it is the very one.
fn nearest(text: &str) -> Option<(Colour, bool)> {
    let digits = text.trim().strip_prefix('#')?;
    let whole: String = match digits.len() {
        3 => digits.chars().flat_map(|it| [it, it]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let wanted = u32::from_str_radix(&whole, 16).ok()?;
    let far = |it: u32| {
        let part =
            |shift: u32| i64::from(it >> shift & 255) - i64::from(wanted >> shift & 255);
        part(16).pow(2) + part(8).pow(2) + part(0).pow(2)
    };
    let number = (1_u32..).zip(PALETTE).min_by_key(|(_, it)| far(*it))?;
    Some((Colour::new(number.0), number.1 == wanted))
}

/// NVivo puts a folder around all codes.
fn unwrap_folder(draft: &mut BookDraft, say: &mut impl FnMut(BookRemark)) {
    let tops = draft.codes.iter().filter(|it| it.parent.is_none()).count();
    let Some(first) = draft.codes.first().filter(|it| it.bare && tops == 1) else {
        return;
    };
    if !matches!(
        first.fields.name.to_lowercase().as_str(),
        "nodes" | "codes" | "codebook"
    ) {
        return;
    }
    say(BookRemark::WrapperLeft { name: first.fields.name.clone() });
    draft.codes.remove(0);
    for code in &mut draft.codes {
        code.parent = code.parent.and_then(|it| it.checked_sub(1));
    }
}

/// ATLAS.ti writes `Staff::Time` for a code under another, Taguette `staff.time`: split
/// where the file has no other order, and the first part is shared or a code itself.
fn split_names(draft: &mut BookDraft, say: &mut impl FnMut(BookRemark)) {
    if draft.codes.iter().any(|it| it.parent.is_some()) {
        return;
    }
    let names: Vec<String> =
        draft.codes.iter().map(|it| it.fields.name.clone()).collect();
    let with = |sign: &str| names.iter().filter(|it| split(it, sign).is_some()).count();
    let dotted = |it: &String| !it.contains(' ') && !it.ends_with('.');
    let sign = match (with("::"), with(".")) {
        (n, _) if n > 0 => "::",
        (_, n) if n > 1 && names.iter().all(dotted) => ".",
        _ => return,
    };
    say(BookRemark::NamesSplit { count: with(sign), sign: sign.to_owned() });
    let mut by_path: Map<String, usize> =
        names.iter().enumerate().map(|(at, it)| (it.clone(), at)).collect();
    for at in 0..names.len() {
        place_split(draft, at, sign, &mut by_path);
    }
}

fn split<'a>(name: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let (above, own) = name.rsplit_once(sign)?;
    (!above.trim().is_empty() && !own.trim().is_empty()).then_some((above, own))
}

fn place_split(
    draft: &mut BookDraft,
    at: usize,
    sign: &str,
    by_path: &mut Map<String, usize>,
) {
    let Some(path) = draft.codes.get(at).map(|it| it.fields.name.clone()) else { return };
    let Some((above, own)) = split(&path, sign) else { return };
    let parent = by_path.get(above).copied().unwrap_or_else(|| {
        let fields = CodeFields { name: above.to_owned(), ..CodeFields::default() };
        draft.codes.push(CodeDraft { fields, ..CodeDraft::default() });
        let made = draft.codes.len() - 1;
        by_path.insert(above.to_owned(), made);
        place_split(draft, made, sign, by_path);
        made
    });
    if let Some(code) = draft.codes.get_mut(at) {
        code.parent = Some(parent);
        own.trim().clone_into(&mut code.fields.name);
    }
}

/// Codes of one name in one place are told apart by a number.
fn rename_twins(draft: &mut BookDraft, say: &mut impl FnMut(BookRemark)) {
    let mut seen: Map<(Option<usize>, String), ()> = Map::new();
    for code in &mut draft.codes {
        let from = code.fields.name.clone();
        let mut number = 2;
        while seen.insert((code.parent, code.fields.name.clone()), ()).is_some() {
            code.fields.name = format!("{from} ({number})");
            number += 1;
        }
        if code.fields.name != from {
            say(BookRemark::Renamed { from, to: code.fields.name.clone() });
        }
        // A folder is a code here.
        code.bare = false;
    }
}
