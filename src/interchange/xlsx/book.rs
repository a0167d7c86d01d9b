//! A workbook's parts: its sheets, the system of its dates, its number formats.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::decode::decode;
use super::super::office::{self, attribute};
use super::super::zip::Archive;
use super::format::{self, Shown};
use super::strings::Strings;
use crate::parsed::{FormatProblem, Note, Place, Problem};

/// The usual place of the workbook.
const MAIN: &str = "xl/workbook.xml";
/// The longest XML of the workbook and its styles.
const MAX_XML: usize = 16 << 20;
/// The longest XML of a sheet, or of the shared strings.
const MAX_CELLS: usize = 400 << 20;

/// A sheet's name, and whether the workbook shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// It is hidden in the workbook.
    pub hidden: bool,
}

/// A workbook whose sheets can be read.
pub(super) struct Book<'a> {
    archive: Archive<'a>,
    /// The names of the sheets, and of the parts that hold them.
    pub(super) sheets: Vec<(SheetName, String)>,
    /// Days are counted from 1904, as on old Macintosh computers.
    pub(super) from_1904: bool,
    /// What each cell format shows.
    pub(super) shown: Vec<Shown>,
    /// The shared strings.
    pub(super) strings: Strings,
    /// What there is to say so far.
    pub(super) notes: Vec<Note>,
}

/// Tells whether the bytes are a workbook of Excel's, readable or not.
pub fn is_workbook(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|it| it.names().any(|it| it.starts_with("xl/")))
}

impl<'a> Book<'a> {
    /// Opens a workbook; bytes that are none are refused.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let not = || Problem::Format(FormatProblem::NotAWorkbook);
        let archive = Archive::open(bytes).map_err(|it| office::problem(it, not()))?;
        if archive.names().any(|it| it == "xl/workbook.bin") {
            return Err(Problem::Format(FormatProblem::BinaryWorkbook));
        }
        let main = office::main_part(&archive, MAIN);
        let text = |name: &str, limit| {
            let xml = archive.read(name, limit);
            xml.map(|it| decode(&it).value).map_err(|it| office::problem(it, not()))
        };
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let links = office::links(&archive, &format!("{folder}/_rels/{file}.rels"));
        let part = |fits: &dyn Fn(&office::Link) -> bool| {
            links.iter().find(|it| fits(it)).map(|it| resolve(folder, &it.target))
        };
        let mut book = Self {
            sheets: Vec::new(),
            from_1904: false,
            shown: Vec::new(),
            strings: Strings::default(),
            notes: Vec::new(),
            archive: archive.clone(),
        };
        elements(&text(&main, MAX_XML)?, |_, name, it| match name {
            "workbookPr" => {
                let on = local(it, "date1904").unwrap_or_default();
                book.from_1904 = matches!(on.as_str(), "1" | "true" | "on");
            }
            "sheet" => {
                let id = local(it, "id").unwrap_or_default();
                let found = part(&|it| it.id == id && it.kind == "worksheet");
                if let Some(part) = found {
                    let name = local(it, "name").unwrap_or_default();
                    let state = local(it, "state").unwrap_or_default();
                    let hidden = state.to_ascii_lowercase().ends_with("hidden");
                    book.sheets.push((SheetName { name, hidden }, part));
                }
            }
            _ => {}
        })?;
        if let Some(part) = part(&|it| it.kind == "styles") {
            match text(&part, MAX_XML).and_then(|it| styles(&it)) {
                Ok(shown) => book.shown = shown,
                Err(_) => book.say(Note::warning, FormatProblem::StylesDamaged),
            }
        }
        if let Some(part) = part(&|it| it.kind == "sharedStrings") {
            let xml = text(&part, MAX_CELLS)?;
            let (strings, problem) = Strings::read(&xml);
            match problem {
                Some(Problem::XmlDoctype) => return Err(Problem::XmlDoctype),
                Some(_) => book.say(Note::loss, FormatProblem::StringsDamaged),
                None => {}
            }
            book.strings = strings;
        }
        Ok(book)
    }

    fn say(&mut self, severity: fn(Place, Problem) -> Note, problem: FormatProblem) {
        self.notes.push(severity(Place::default(), Problem::Format(problem)));
    }

    /// Returns the XML of a sheet.
    pub(super) fn sheet(&self, at: usize) -> Result<String, Problem> {
        let part = self.sheets.get(at).map_or("", |it| it.1.as_str());
        let damaged = Problem::Format(FormatProblem::NotAWorkbook);
        let xml = self.archive.read(part, MAX_CELLS);
        xml.map(|it| decode(&it).value).map_err(|it| office::problem(it, damaged))
    }
}

/// Returns the name of a part that another part in this folder names.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Returns an element's attribute, whatever its prefix.
fn local(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|it| it.key.local_name().as_ref() == name)?;
    attribute(element, found.key.as_ref())
}

/// Hands each element to `see`, with the names of the element around it and its own.
fn elements(
    xml: &str,
    mut see: impl FnMut(&str, &str, &BytesStart<'_>),
) -> Result<(), Problem> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(it)) => {
                let name = it.local_name().as_ref().to_owned();
                see(open.last().map_or("", String::as_str), &name, &it);
                open.push(name);
            }
            Ok(Event::Empty(it)) => {
                let around = open.last().map_or("", String::as_str);
                see(around, it.local_name().as_ref(), &it);
            }
            Ok(Event::End(_)) => drop(open.pop()),
            Ok(Event::DocType(_)) => return Err(Problem::XmlDoctype),
            Ok(Event::Eof) if open.is_empty() => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(Problem::XmlDamaged),
            Ok(_) => {}
        }
    }
}

/// Returns what each cell format shows.
fn styles(xml: &str) -> Result<Vec<Shown>, Problem> {
    let mut own: Vec<(u32, Shown)> = Vec::new();
    let mut shown = Vec::new();
    elements(xml, |around, name, it| {
        let id = || local(it, "numFmtId").and_then(|it| it.parse::<u32>().ok());
        match (around, name) {
            ("numFmts", "numFmt") => {
                let code = local(it, "formatCode").unwrap_or_default();
                own.extend(id().map(|it| (it, format::of_code(&code))));
            }
            ("cellXfs", "xf") => {
                let id = id().unwrap_or_default();
                let own = own.iter().find(|it| it.0 == id);
                shown.push(own.map_or_else(|| format::built_in(id), |it| it.1));
            }
            _ => {}
        }
    })?;
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_name_each_other() {
        for (folder, target, want) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("a/b", "../c/./d.xml", "a/c/d.xml"),
            ("", "x.xml", "x.xml"),
            ("", "../../x.xml", "x.xml"),
        ] {
            assert_eq!(resolve(folder, target), want);
        }
    }
}
