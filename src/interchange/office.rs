//! What the XML files of Word and Excel have in common (ECMA-376, Part 2): a zip archive of
//! parts that name each other by links, and text with a few entities.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::decode::decode;
use super::zip::{Archive, ZipError};
use crate::parsed::Problem;

/// The longest list of links that is read.
const MAX_LINKS: usize = 1 << 20;

/// A link from one part to another.
#[derive(Debug)]
pub(super) struct Link {
    /// Its id, by which the part speaks of it.
    pub(super) id: String,
    /// The last word of its type, such as `worksheet`.
    pub(super) kind: String,
    /// The other part's name in the archive, as it is written.
    pub(super) target: String,
}

/// Returns why an archive was not read; `missing` is said when it is another kind of file.
pub(super) fn problem(error: ZipError, missing: Problem) -> Problem {
    match error {
        ZipError::NotZip | ZipError::NoEntry => missing,
        ZipError::Damaged => Problem::ZipDamaged,
        ZipError::Unsupported => Problem::ZipUnsupported,
        ZipError::TooLarge => Problem::ZipTooLarge,
    }
}

/// Returns the links of a file of links; those before the damage when it is damaged.
pub(super) fn links(archive: &Archive<'_>, name: &str) -> Vec<Link> {
    let text = archive.read(name, MAX_LINKS).unwrap_or_default();
    let text = decode(&text).value;
    let mut reader = Reader::from_str(&text);
    let mut links = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(it) | Event::Empty(it) => {
                let of = |name: &str| attribute(&it, name).unwrap_or_default();
                let kind = of("Type");
                links.push(Link {
                    id: of("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: of("Target"),
                });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    links
}

/// Returns the name of the archive's main part: the usual one, or where the archive's own
/// links say that it is, since some programs give it another name.
pub(super) fn main_part(archive: &Archive<'_>, usual: &str) -> String {
    if archive.names().any(|it| it == usual) {
        return usual.to_owned();
    }
    let links = links(archive, "_rels/.rels");
    let main = links.into_iter().find(|it| it.kind == "officeDocument");
    main.map_or_else(
        || usual.to_owned(),
        |it| it.target.trim_start_matches('/').to_owned(),
    )
}

/// The deepest nesting of elements that is read.
const MAX_DEPTH: usize = 256;

/// What hears the elements and the words of a document, as they come.
pub(super) trait Hears {
    /// Returns how many elements are open.
    fn depth(&self) -> usize;
    /// An element begins.
    fn start(&mut self, element: &BytesStart<'_>);
    /// The last element that began ends.
    fn end(&mut self);
    /// Words, with entities resolved.
    fn text(&mut self, text: &str);
}

/// Reads XML to its end, or to where it breaks off, and says why.
pub(super) fn walk(xml: &str, hears: &mut dyn Hears) -> Option<Problem> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(it)) => {
                if hears.depth() >= MAX_DEPTH {
                    return Some(Problem::XmlDamaged);
                }
                hears.start(&it);
            }
            Ok(Event::Empty(it)) => {
                hears.start(&it);
                hears.end();
            }
            Ok(Event::End(_)) => hears.end(),
            Ok(Event::Text(it)) => hears.text(&it.xml10_content()),
            Ok(Event::CData(it)) => hears.text(&it.xml10_content()),
            Ok(Event::GeneralRef(it)) => {
                let mut text = String::new();
                push_entity(&it, &mut text);
                hears.text(&text);
            }
            Ok(Event::DocType(_)) => return Some(Problem::XmlDoctype),
            Ok(Event::Eof) if hears.depth() == 0 => return None,
            Ok(Event::Eof) | Err(_) => return Some(Problem::XmlDamaged),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
        }
    }
}

/// Returns an element's attribute by its whole name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|it| it.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Adds what an entity stands for; one that nothing defines stands for itself.
pub(super) fn push_entity(it: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(c)) = it.resolve_char_ref() {
        text.push(c);
    } else if let Some(known) = resolve_predefined_entity(it) {
        text.push_str(known);
    } else {
        text.push('&');
        text.push_str(it);
        text.push(';');
    }
}
