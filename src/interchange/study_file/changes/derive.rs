//! Finding what changed. What two states share is told by pointer, so that one segment more
//! in a layer of thousands costs a look at each of them and the writing of one.

use std::rc::Rc;

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::super::slices::{
    SliceKey, changed_slices, shell_json, slice_json, slice_keys,
};
use super::super::{push, to_wire};
use super::{Shape, order_after, shape};
use crate::coding::Layer;
use crate::id::Id as _;
use crate::order::{self, Map};
use crate::stamp::Stamp;
use crate::study::{Entry, Study};
use crate::survey::Survey;

/// Returns what has to be done to the record groups of `before` to make them those of
/// `after`, as a JSON list: see [`super::Groups::apply`].
pub fn changes(before: &Study, after: &Study) -> String {
    let mut out = String::from("[");
    for key in changed_slices(before, after) {
        let mut one = Writer::new(&mut out, key);
        if shell_json(before, key).is_some() {
            values(&mut one, before, after, key);
        }
        if change(&mut one, before, after, key).is_none() {
            // There was none, or it is another as a whole.
            one.field("whole");
            one.out.push_str(&slice_json(after, key).unwrap_or_else(|| "null".into()));
        }
        one.end();
    }
    let there = order::set(slice_keys(after));
    for key in slice_keys(before).into_iter().filter(|it| !there.contains(it)) {
        let mut one = Writer::new(&mut out, key);
        one.field("drop");
        one.out.push_str("true");
        one.end();
    }
    out.push(']');
    out
}

/// Writes the change of one record group; nothing when `before` has none such.
fn change(
    one: &mut Writer<'_>,
    before: &Study,
    after: &Study,
    key: SliceKey,
) -> Option<()> {
    match key {
        SliceKey::About => about(one, before, after),
        SliceKey::Participants => participants(one, before, after),
        SliceKey::Survey(id) => {
            survey(one, before.surveys.get(&id)?, after.surveys.get(&id)?);
        }
        // All of it is values.
        SliceKey::Transcript(id) => {
            return before.transcripts.contains_key(&id).then_some(());
        }
        SliceKey::Codebook => codebook(one, before, after),
        // One that was saved is never another.
        SliceKey::Version(_) => return None,
        SliceKey::Layer(t, c) => {
            layer(one, before.layers.get(&(t, c))?, after.layers.get(&(t, c))?);
        }
        SliceKey::Findings => findings(one, before, after),
        SliceKey::Log(page) => {
            log(one, before.log.pages().get(page)?, after.log.pages().get(page)?);
        }
    }
    Some(())
}

/// Writes which values of a group's object are others, by their names: whatever a group
/// comes to hold besides its lists of records is among them.
fn values(one: &mut Writer<'_>, before: &Study, after: &Study, key: SliceKey) {
    let Shape::Object(lists) = shape(key) else { return };
    let texts = [before, after].map(|it| shell_json(it, key).unwrap_or_default());
    let [a, b] = texts
        .each_ref()
        .map(|it| serde_json::from_str::<Map<String, &RawValue>>(it).unwrap_or_default());
    let ours = |it: &&String| !lists.contains(&it.as_str());
    for name in b.keys().filter(ours) {
        let value =
            |all: &Map<String, &RawValue>| all.get(name).map(|it| it.get().to_owned());
        if let Some(new) = value(&b).filter(|it| value(&a).as_ref() != Some(it)) {
            one.value(name, &new);
        }
    }
    // What a file leaves out where it is empty was there before.
    for name in a.keys().filter(ours).filter(|it| !b.contains_key(*it)) {
        one.value(name, "null");
    }
}

fn about(one: &mut Writer<'_>, before: &Study, after: &Study) {
    let (a, b) = (&before.about, &after.about);
    let coders = [a, b].map(|it| it.coders.values().collect::<Vec<_>>());
    one.records(
        "coders",
        false,
        &coders,
        |it| it.id.uuid(),
        |a, b| a == b,
        |it| json(&to_wire::coder(it)),
    );
    removed(one, &[&before.removed, &after.removed].map(|it| pairs(it, |it| *it)));
}

fn pairs<K>(all: &Map<K, Stamp>, id: impl Fn(&K) -> Uuid) -> Vec<(Uuid, Stamp)> {
    all.iter().map(|(key, it)| (id(key), *it)).collect()
}

fn removed(one: &mut Writer<'_>, lists: &[Vec<(Uuid, Stamp)>; 2]) {
    one.records(
        "removed",
        false,
        lists,
        |it| it.0,
        |a, b| a == b,
        |it| json(&to_wire::removal(it.0, &it.1)),
    );
}

fn participants(one: &mut Writer<'_>, before: &Study, after: &Study) {
    let (a, b) = (&before.participants, &after.participants);
    let people = [a, b].map(|it| it.people.values().collect::<Vec<_>>());
    one.records(
        "participants",
        false,
        &people,
        |it| it.id.uuid(),
        |a, b| a == b,
        |it| json(&to_wire::participant(it)),
    );
}

fn survey(one: &mut Writer<'_>, a: &Survey, b: &Survey) {
    one.records(
        "questions",
        true,
        &[&a.questions, &b.questions].map(|it| it.iter().collect::<Vec<_>>()),
        |it| it.0.id.uuid(),
        |a, b| Rc::ptr_eq(&a.1, &b.1) && a.0 == b.0,
        |(question, column)| json(&to_wire::question(question, column)),
    );
}

fn codebook(one: &mut Writer<'_>, before: &Study, after: &Study) {
    let codes = [before, after].map(|it| to_wire::placed(&it.codebook));
    one.records(
        "",
        true,
        &codes,
        |it| it.0.id.uuid(),
        |a, b| Rc::ptr_eq(a.0, b.0) && a.1 == b.1,
        |it| json(&to_wire::code(it.0, it.1)),
    );
}

fn layer(one: &mut Writer<'_>, a: &Layer, b: &Layer) {
    let segments = [a, b].map(Layer::segments).map(|it| it.iter().collect::<Vec<_>>());
    one.records(
        "segments",
        false,
        &segments,
        |it| it.id.uuid(),
        |a, b| Rc::ptr_eq(a, b),
        |it| json(&to_wire::segment(it, None)),
    );
    removed(one, &[a, b].map(|it| pairs(&it.removed, |it| it.uuid())));
}

fn findings(one: &mut Writer<'_>, before: &Study, after: &Study) {
    let themes = [before, after].map(|it| it.themes.iter().collect::<Vec<_>>());
    one.records(
        "themes",
        true,
        &themes,
        |it| it.id.uuid(),
        |a, b| Rc::ptr_eq(a, b),
        |it| json(&to_wire::theme(it)),
    );
    let memos = [before, after].map(|it| it.memos.values().collect::<Vec<_>>());
    one.records(
        "memos",
        false,
        &memos,
        |it| it.id.uuid(),
        |a, b| a == b,
        |it| json(&to_wire::memo(it)),
    );
}

fn log(one: &mut Writer<'_>, a: &[Entry], b: &[Entry]) {
    let from = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let more = b.get(from..).unwrap_or_default();
    let put = more.iter().map(|it| json(&to_wire::log_entry(it)));
    let put: Vec<String> = put.collect();
    one.list("", &put, &[], None, Some(from));
}

fn json(value: &impl Serialize) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Writes one change.
struct Writer<'a> {
    out: &'a mut String,
    /// Whether a value of `set` was written, and a list.
    open: [bool; 2],
}

impl<'a> Writer<'a> {
    fn new(out: &'a mut String, key: SliceKey) -> Self {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str("{\"in\":");
        push(out, &key.to_string());
        Self { out, open: [false; 2] }
    }

    fn field(&mut self, name: &str) {
        self.out.push(',');
        push(self.out, name);
        self.out.push(':');
    }

    /// Sets a value; all of them before the first list.
    fn value(&mut self, name: &str, json: &str) {
        self.out.push_str(if self.open[0] { "," } else { ",\"set\":{" });
        self.open[0] = true;
        push(self.out, name);
        self.out.push(':');
        self.out.push_str(json);
    }

    fn list(
        &mut self,
        name: &str,
        put: &[String],
        gone: &[Uuid],
        order: Option<&[Uuid]>,
        from: Option<usize>,
    ) {
        let [set, lists] = self.open;
        self.out.push_str(match (lists, set) {
            (true, _) => ",",
            (false, true) => "},\"lists\":[",
            (false, false) => ",\"lists\":[",
        });
        self.open = [false, true];
        self.out.push_str("{\"of\":");
        push(self.out, name);
        if let Some(from) = from {
            self.field("from");
            push(self.out, &from);
        }
        if !gone.is_empty() {
            self.field("gone");
            push(self.out, gone);
        }
        self.field("put");
        self.out.push('[');
        self.out.push_str(&put.join(","));
        self.out.push(']');
        if let Some(order) = order {
            self.field("order");
            push(self.out, order);
        }
        self.out.push('}');
    }

    /// Writes what changed in a list of records that have ids, if anything did.
    fn records<T>(
        &mut self,
        name: &str,
        ordered: bool,
        [before, after]: &[Vec<T>; 2],
        id: impl Fn(&T) -> Uuid,
        same: impl Fn(&T, &T) -> bool,
        record: impl Fn(&T) -> String,
    ) {
        let ids = |all: &[T]| all.iter().map(&id).collect::<Vec<Uuid>>();
        let alike = |a: usize, b: usize| match (before.get(a), after.get(b)) {
            (Some(a), Some(b)) => same(a, b),
            _ => false,
        };
        let (a, b) = (ids(before), ids(after));
        let found = compare(&a, &b, ordered, &alike);
        let records = found.put.iter().filter_map(|at| after.get(*at)).map(&record);
        let put: Vec<String> = records.collect();
        if !put.is_empty() || !found.gone.is_empty() || found.moved {
            let order = found.moved.then_some(b.as_slice());
            self.list(name, &put, &found.gone, order, None);
        }
    }

    fn end(self) {
        match self.open {
            [true, _] => self.out.push('}'),
            [_, true] => self.out.push(']'),
            _ => (),
        }
        self.out.push('}');
    }
}

struct Compared {
    /// Places in the later list.
    put: Vec<usize>,
    gone: Vec<Uuid>,
    moved: bool,
}

/// Compares two lists by their ids. What they begin and end with alike is passed over, so
/// that only what lies between is looked up.
fn compare(
    a: &[Uuid],
    b: &[Uuid],
    ordered: bool,
    same: &dyn Fn(usize, usize) -> bool,
) -> Compared {
    let alike = |x: usize, y: usize| a.get(x) == b.get(y) && same(x, y);
    let most = a.len().min(b.len());
    let head = (0..most).take_while(|&at| alike(at, at)).count();
    let tail = (1..=most - head).take_while(|&at| alike(a.len() - at, b.len() - at));
    let tail = tail.count();
    let between = |all: &[Uuid]| head..all.len() - tail;
    let old = between(a).filter_map(|at| Some((*a.get(at)?, at)));
    let old: Map<Uuid, usize> = order::map(old);
    let mut put = Vec::new();
    let mut there = order::Set::new();
    for at in between(b) {
        let Some(id) = b.get(at) else { continue };
        there.insert(*id);
        if !old.get(id).is_some_and(|&it| same(it, at)) {
            put.push(at);
        }
    }
    let gone: Vec<Uuid> = old.keys().filter(|it| !there.contains(*it)).copied().collect();
    let moved = ordered && {
        let new: Vec<Uuid> = put.iter().filter_map(|at| b.get(*at)).copied().collect();
        order_after(a, &gone, &new) != b
    };
    Compared { put, gone, moved }
}
