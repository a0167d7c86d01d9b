//! Reading a file in steps, so that the page stays awake: each step takes a few
//! milliseconds, then the browser may draw and hear clicks.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::timers::{self, Timeout};
use crate::app::browser::{clock, ids};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::interchange::exports::Layout;
use crate::interchange::survey_file::{SurveyFile, SurveyReading, Wish};
use crate::interchange::xlsx::SheetName;
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::stamp::Stamp;
use crate::survey::reading::{Drafting, Making, Progress, SurveyDraft};
use crate::survey::{Records, Survey, Update, Updating};
use crate::words::survey::Encoding;

/// How long a step may take, in milliseconds.
const SLICE: i64 = 32;
/// Bytes read between two looks at the clock.
const BYTES: usize = 256 * 1024;
/// Cells understood between two looks at the clock.
const CELLS: usize = 20_000;

/// What the screen shows.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    /// The surveys of the study.
    Idle,
    /// A file is being read.
    Reading {
        /// Its name.
        name: AttrValue,
        /// Whether its columns are being understood already.
        drafting: bool,
        /// How much is done.
        done: usize,
        /// How much there is.
        of: usize,
    },
    /// What was understood is looked at, or being taken in: how far that is.
    Ready(Shared<Ready>, Option<Progress>),
    /// It is made, to be taken into the study.
    Made(Shared<Ready>, Shared<Parsed<Survey>>),
    /// It is a newer export of a survey of the study: what it changes, to be looked at.
    Compared(Shared<Ready>, Shared<Update>),
    /// A data dictionary, and no answers.
    Dictionary {
        /// Its name.
        name: AttrValue,
        /// What it holds.
        records: Shared<Records>,
    },
    /// The file could not be used.
    Refused {
        /// Its name.
        name: AttrValue,
        /// Why.
        note: Rc<Note>,
    },
}

/// A file that was understood.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The file's name.
    pub name: String,
    /// How it stores its letters.
    pub encoding: Encoding,
    /// What there is to say about it.
    pub notes: Vec<Note>,
    /// What was understood.
    pub draft: SurveyDraft,
    /// The file, to be read otherwise if the person wishes.
    pub bytes: Rc<[u8]>,
    /// What the person said about its rows.
    pub layout: Layout,
    /// The sheets of a workbook, and which of them was read.
    pub sheets: (Vec<SheetName>, usize),
    /// The survey of which it is a newer export, if the person said so.
    pub into: Option<SurveyId>,
}

/// What is known besides a file's bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// What the person says about its rows.
    pub(super) layout: Layout,
    /// The sheet of a workbook that the person wants.
    pub(super) sheet: Option<String>,
    /// The `REDCap` data dictionary that was given before.
    pub(super) dictionary: Option<Rc<Records>>,
}

enum Work {
    Start,
    File(SurveyReading),
    Draft(Box<Drafting>, Vec<Note>),
    Make(Shared<Ready>, Box<Making>, Option<Older>),
    Compare(Shared<Ready>, Box<Updating>),
}

/// The survey of which another is a newer export, and who updates it when.
pub(super) type Older = (Rc<Survey>, Stamp);

struct Desk {
    name: AttrValue,
    bytes: Rc<[u8]>,
    beside: Beside,
    encoding: Encoding,
    sheets: (Vec<SheetName>, usize),
    work: Option<Work>,
    timer: Option<Timeout>,
    say: Callback<Stage>,
}

/// A file being read; dropping it ends the reading.
pub(super) struct Job(Rc<RefCell<Desk>>);

impl Drop for Job {
    fn drop(&mut self) {
        // The timer holds the desk and the desk the timer.
        self.0.borrow_mut().timer.take();
    }
}

impl Job {
    /// Begins with a file; `say` hears how far it is and what came of it.
    pub(super) fn start(
        name: &str,
        bytes: &Rc<[u8]>,
        beside: Beside,
        say: Callback<Stage>,
    ) -> Self {
        let name = AttrValue::from(name.to_owned());
        say.emit(Stage::Reading {
            name: name.clone(),
            drafting: false,
            done: 0,
            of: bytes.len(),
        });
        let desk = Desk {
            name,
            bytes: Rc::clone(bytes),
            beside,
            encoding: encoding(bytes),
            sheets: (Vec::new(), 0),
            work: Some(Work::Start),
            timer: None,
            say,
        };
        let desk = Rc::new(RefCell::new(desk));
        later(&desk);
        Self(desk)
    }
}

impl Job {
    /// Begins to make a survey of what was understood, and to compare it with the older one
    /// that it updates; `say` hears how far it is, and gets it.
    pub(super) fn make(
        ready: &Shared<Ready>,
        making: Making,
        older: Option<Older>,
        say: Callback<Stage>,
    ) -> Self {
        let desk = Desk {
            name: AttrValue::default(),
            bytes: Rc::default(),
            beside: Beside::default(),
            encoding: ready.encoding,
            sheets: (Vec::new(), 0),
            work: Some(Work::Make(ready.clone(), Box::new(making), older)),
            timer: None,
            say,
        };
        let desk = Rc::new(RefCell::new(desk));
        later(&desk);
        Self(desk)
    }
}

fn later(desk: &Rc<RefCell<Desk>>) {
    let again = Rc::clone(desk);
    let timer = timers::later(0, move || step(&again));
    desk.borrow_mut().timer = Some(timer);
}

fn step(desk: &Rc<RefCell<Desk>>) {
    let (stage, say) = {
        let mut desk = desk.borrow_mut();
        let Some(work) = desk.work.take() else { return };
        (desk.advance(work), desk.say.clone())
    };
    say.emit(stage);
    if desk.borrow().work.is_some() {
        later(desk);
    }
}

impl Desk {
    fn advance(&mut self, work: Work) -> Stage {
        let until = clock::now().at.0 + SLICE;
        match work {
            Work::Start => {
                let sheet = self.beside.sheet.as_deref();
                match SurveyReading::start(&self.bytes, sheet) {
                    Ok(reading) => {
                        self.encoding = match reading {
                            SurveyReading::Csv(_) => self.encoding,
                            SurveyReading::Sheet(_) => Encoding::Workbook,
                            SurveyReading::Sav(_) => Encoding::Spss,
                        };
                        self.work = Some(Work::File(reading));
                        self.reading(false, 0, self.bytes.len())
                    }
                    Err(note) => self.refuse(*note),
                }
            }
            Work::File(mut reading) => {
                let mut progress = reading.step(BYTES);
                while !progress.is_done() && clock::now().at.0 < until {
                    progress = reading.step(BYTES);
                }
                if !progress.is_done() {
                    self.work = Some(Work::File(reading));
                    return self.reading(false, progress.done, progress.total);
                }
                let Beside { layout, dictionary, .. } = self.beside.clone();
                let dictionary = dictionary.as_deref();
                let read = reading.finish(Wish { sheet: None, layout, dictionary });
                self.file(read)
            }
            Work::Make(ready, making, older) => self.make(ready, making, older, until),
            Work::Compare(ready, mut updating) => {
                let mut progress = updating.step(CELLS);
                while !progress.is_done() && clock::now().at.0 < until {
                    progress = updating.step(CELLS);
                }
                if progress.is_done() {
                    return Stage::Compared(ready, Shared::new(updating.finish()));
                }
                self.work = Some(Work::Compare(ready.clone(), updating));
                Stage::Ready(ready, Some(progress))
            }
            Work::Draft(mut drafting, notes) => {
                let mut progress = drafting.step(CELLS);
                while !progress.is_done() && clock::now().at.0 < until {
                    progress = drafting.step(CELLS);
                }
                if !progress.is_done() {
                    self.work = Some(Work::Draft(drafting, notes));
                    return self.reading(true, progress.done, progress.total);
                }
                let draft = drafting.finish();
                let (name, encoding) = (self.name.to_string(), self.encoding);
                let (bytes, layout) = (Rc::clone(&self.bytes), self.beside.layout);
                let sheets = std::mem::take(&mut self.sheets);
                let into = None;
                let ready =
                    Ready { name, encoding, notes, draft, bytes, layout, sheets, into };
                Stage::Ready(Shared::new(ready), None)
            }
        }
    }

    fn make(
        &mut self,
        ready: Shared<Ready>,
        mut making: Box<Making>,
        older: Option<Older>,
        until: i64,
    ) -> Stage {
        let mut ids = ids::ids();
        // Taking it into the study is a step of its own.
        if making.is_done() {
            let read = making.finish(&mut ids);
            let Some((old, stamp)) = older else {
                return Stage::Made(ready, Shared::new(read));
            };
            let mut updating = Updating::start(&old, &Rc::new(read.value), &stamp);
            let progress = updating.step(0);
            self.work = Some(Work::Compare(ready.clone(), Box::new(updating)));
            return Stage::Ready(ready, Some(progress));
        }
        let mut progress = making.step(CELLS, &mut ids);
        while !progress.is_done() && clock::now().at.0 < until {
            progress = making.step(CELLS, &mut ids);
        }
        self.work = Some(Work::Make(ready.clone(), making, older));
        Stage::Ready(ready, Some(progress))
    }

    fn file(&mut self, read: Parsed<Option<SurveyFile>>) -> Stage {
        let Parsed { value, notes } = read;
        let none = notes.iter().find(|it| it.problem == Problem::NoRows);
        let nothing = none.or(notes.first()).cloned();
        let nothing =
            nothing.unwrap_or_else(|| Note::loss(Place::default(), Problem::NoRows));
        let Some(SurveyFile { recognised, sheets }) = value else {
            return self.refuse(nothing);
        };
        let table = &recognised.table;
        if table.rows() == 0 || table.columns.is_empty() {
            return self.refuse(nothing);
        }
        self.sheets = sheets;
        if notes.iter().any(|it| it.problem == Problem::ReadAsWindows1252) {
            self.encoding = Encoding::Windows1252;
        }
        let columns = table.columns.len() * 3;
        let drafting = Drafting::told(recognised);
        self.work = Some(Work::Draft(Box::new(drafting), notes));
        self.reading(true, 0, columns)
    }

    fn reading(&self, drafting: bool, done: usize, of: usize) -> Stage {
        Stage::Reading { name: self.name.clone(), drafting, done, of }
    }

    fn refuse(&self, note: Note) -> Stage {
        Stage::Refused { name: self.name.clone(), note: Rc::new(note) }
    }
}

/// Tells how the letters are stored, as far as the first bytes do.
fn encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..] => Encoding::Utf16,
        _ => Encoding::Utf8,
    }
}
