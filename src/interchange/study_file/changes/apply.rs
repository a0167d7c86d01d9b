//! Doing to record groups what [`super::changes`] found.

use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::super::SliceKey;
use super::super::push;
use super::{Shape, order_after, shape};
use crate::order::Map;

/// A change as it was written.
#[derive(Deserialize)]
struct Change<'a> {
    #[serde(rename = "in")]
    within: String,
    #[serde(default)]
    drop: bool,
    #[serde(borrow, default)]
    whole: Option<&'a RawValue>,
    #[serde(borrow, default)]
    set: Map<String, &'a RawValue>,
    #[serde(borrow, default)]
    lists: Vec<Listed<'a>>,
}

#[derive(Deserialize)]
struct Listed<'a> {
    of: String,
    #[serde(borrow)]
    put: Vec<&'a RawValue>,
    #[serde(default)]
    gone: Vec<Uuid>,
    #[serde(default)]
    order: Option<Vec<Uuid>>,
    #[serde(default)]
    from: Option<usize>,
}

#[derive(Deserialize)]
struct Known {
    id: Uuid,
}

/// A record with its id; of records known by their place, with none.
type Record = (Uuid, String);

/// A record group, taken apart.
#[derive(Default)]
struct Group {
    values: Map<String, String>,
    lists: Vec<(String, Vec<Record>)>,
}

/// The record groups of a state, each taken apart when a change first asks for it.
pub struct Groups<'a> {
    /// Returns the text of a group of the state to begin with.
    read: &'a dyn Fn(SliceKey) -> Option<String>,
    /// Those that changed; nothing in the place of those that are gone.
    changed: Vec<(SliceKey, Option<Group>)>,
}

impl<'a> Groups<'a> {
    /// Returns the groups of the state of which `read` returns the texts.
    pub fn new(read: &'a dyn Fn(SliceKey) -> Option<String>) -> Self {
        Self { read, changed: Vec::new() }
    }

    /// Does a list of changes. Returns nothing when one does not fit: then these groups are
    /// none to go on with.
    pub fn apply(&mut self, changes: &str) -> Option<()> {
        for it in serde_json::from_str::<Vec<Change<'_>>>(changes).ok()? {
            let key = SliceKey::parse(&it.within)?;
            if it.drop {
                self.put(key, None);
            } else if let Some(whole) = it.whole {
                let group = Group::read(key, whole.get())?;
                self.put(key, Some(group));
            } else {
                self.group(key)?.change(key, &it)?;
            }
        }
        Some(())
    }

    fn group(&mut self, key: SliceKey) -> Option<&mut Group> {
        if !self.changed.iter().any(|it| it.0 == key) {
            let group = Group::read(key, &(self.read)(key)?)?;
            self.put(key, Some(group));
        }
        self.changed.iter_mut().find(|it| it.0 == key)?.1.as_mut()
    }

    fn put(&mut self, key: SliceKey, group: Option<Group>) {
        self.changed.retain(|it| it.0 != key);
        self.changed.push((key, group));
    }

    /// Returns the groups that were changed, with their texts; without, where they are gone.
    pub fn texts(&self) -> Vec<(SliceKey, Option<String>)> {
        let text = |(key, group): &(SliceKey, Option<Group>)| {
            (*key, group.as_ref().map(|it| it.text(*key)))
        };
        self.changed.iter().map(text).collect()
    }
}

impl Group {
    fn read(key: SliceKey, text: &str) -> Option<Self> {
        let mut group = Self::default();
        match shape(key) {
            Shape::Object(lists) => {
                let all: Map<String, &RawValue> = serde_json::from_str(text).ok()?;
                for (name, value) in &all {
                    if lists.contains(&name.as_str()) {
                        group.lists.push((name.clone(), records(value.get(), true)?));
                    } else {
                        group.values.insert(name.clone(), value.get().to_owned());
                    }
                }
            }
            it => {
                let all = records(text, it == Shape::List)?;
                group.lists.push((String::new(), all));
            }
        }
        Some(group)
    }

    fn change(&mut self, key: SliceKey, change: &Change<'_>) -> Option<()> {
        for (name, value) in &change.set {
            match value.get() {
                "null" => drop(self.values.remove(name)),
                value => drop(self.values.insert(name.clone(), value.to_owned())),
            }
        }
        for it in &change.lists {
            let known = match shape(key) {
                Shape::Object(lists) => lists.contains(&it.of.as_str()),
                _ => it.of.is_empty(),
            };
            let at = self.lists.iter().position(|list| list.0 == it.of);
            let at = at.unwrap_or(self.lists.len());
            if at == self.lists.len() {
                self.lists.push((it.of.clone(), Vec::new()));
            }
            let (_, all) = self.lists.get_mut(at)?;
            match it.from {
                _ if !known => return None,
                Some(from) if shape(key) == Shape::Row && from <= all.len() => {
                    all.truncate(from);
                    all.extend(
                        it.put.iter().map(|it| (Uuid::nil(), it.get().to_owned())),
                    );
                }
                None if shape(key) != Shape::Row => put(all, it)?,
                _ => return None,
            }
        }
        Some(())
    }

    fn text(&self, key: SliceKey) -> String {
        let list = |out: &mut String, all: &[Record]| {
            out.push('[');
            for (at, (_, record)) in all.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                out.push_str(record);
            }
            out.push(']');
        };
        let mut out = String::new();
        if !matches!(shape(key), Shape::Object(_)) {
            list(&mut out, self.lists.first().map_or(&[], |it| &it.1));
            return out;
        }
        for (name, value) in &self.values {
            out.push_str(if out.is_empty() { "{" } else { "," });
            push(&mut out, name);
            out.push(':');
            out.push_str(value);
        }
        for (name, all) in &self.lists {
            out.push_str(if out.is_empty() { "{" } else { "," });
            push(&mut out, name);
            out.push(':');
            list(&mut out, all);
        }
        out.push('}');
        out
    }
}

fn records(text: &str, known: bool) -> Option<Vec<Record>> {
    let all: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    let record = |it: &RawValue| {
        let id = if known { id_of(it)? } else { Uuid::nil() };
        Some((id, it.get().to_owned()))
    };
    all.into_iter().map(record).collect()
}

fn id_of(record: &RawValue) -> Option<Uuid> {
    Some(serde_json::from_str::<Known>(record.get()).ok()?.id)
}

/// Puts records into a list, and takes others out.
fn put(all: &mut Vec<Record>, change: &Listed<'_>) -> Option<()> {
    let new = change.put.iter().map(|it| Some((id_of(it)?, it.get().to_owned())));
    let mut new = new.collect::<Option<Vec<Record>>>()?;
    if let Some(order) = &change.order {
        let ids = |all: &[Record]| all.iter().map(|it| it.0).collect::<Vec<Uuid>>();
        let mut left = order_after(&ids(all), &change.gone, &ids(&new));
        left.retain(|it| !order.contains(it));
        // An order is of all, and of nothing else.
        if !left.is_empty() {
            return None;
        }
        let mut ordered = Vec::with_capacity(order.len());
        for id in order {
            let from = |all: &[Record]| all.iter().find(|it| it.0 == *id).cloned();
            ordered.push(from(&new).or_else(|| from(all))?);
        }
        *all = ordered;
        return Some(());
    }
    all.retain(|it| !change.gone.contains(&it.0));
    for it in all.iter_mut() {
        if let Some(at) = new.iter().position(|new| new.0 == it.0) {
            *it = new.remove(at);
        }
    }
    all.append(&mut new);
    Some(())
}
