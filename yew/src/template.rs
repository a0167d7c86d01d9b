//! What `html!` writes, made into nodes: a template, which says what never changes, and
//! slots with what does. Written out by itself each element would be a kilobyte of code;
//! here all are made by the same (`docs/decisions/0004-size.md`). The nodes are those that
//! Yew's own `html!` makes, in the same lists.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::vec;

use yew::html::{Classes, IntoPropValue, NodeRef};
use yew::virtual_dom::listeners::Listeners;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText,
};

// Those that only tell the reader where a slot is need no name here.
#[expect(dead_code, reason = "the writer needs all of them")]
#[path = "../macros/src/mark.rs"]
mod mark;

/// What is put into a template, in the order in which it asks for it.
#[derive(Debug, Default)]
pub struct Slots(Vec<Slot>);

#[derive(Debug)]
enum Slot {
    Node(VNode),
    Nodes(Vec<VNode>),
    Attribute(Option<AttrValue>),
    Flag(bool),
    Listener(Option<Rc<dyn Listener>>),
    Key(Key),
    Place(NodeRef),
}

impl Slots {
    /// Nothing yet.
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }

    #[inline(never)]
    fn put(&mut self, slot: Slot) {
        self.0.push(slot);
    }

    /// Puts one node.
    #[inline(never)]
    pub fn node(&mut self, node: VNode) {
        self.put(Slot::Node(node));
    }

    /// Puts what is one node.
    #[inline(never)]
    pub fn value<T: IntoPropValue<VNode>>(&mut self, value: T) {
        self.node(value.into_prop_value());
    }

    /// Puts what may be any number of nodes.
    #[inline(never)]
    pub fn nodes<T: Nodes<IN>, IN>(&mut self, nodes: T) {
        nodes.put(self);
    }

    /// Puts all nodes of an iterator.
    #[inline(never)]
    pub fn all<T>(&mut self, nodes: T)
    where
        T: IntoIterator,
        T::Item: Into<VNode>,
    {
        let mut all = Vec::new();
        for node in nodes {
            all.push(node.into());
        }
        self.put(Slot::Nodes(all));
    }

    /// Puts an attribute's value, if it has one.
    #[inline(never)]
    pub fn attribute<T: IntoPropValue<Option<AttrValue>>>(&mut self, value: T) {
        self.put(Slot::Attribute(value.into_prop_value()));
    }

    /// Puts classes.
    #[inline(never)]
    pub fn class<T: Into<Classes>>(&mut self, classes: T) {
        self.put(Slot::Attribute(classes.into().into_prop_value()));
    }

    /// Puts whether an attribute is there.
    #[inline(never)]
    pub fn flag(&mut self, is: bool) {
        self.put(Slot::Flag(is));
    }

    /// Puts what listens.
    #[inline(never)]
    pub fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.put(Slot::Listener(listener));
    }

    /// Puts a key.
    #[inline(never)]
    pub fn key<T: Into<Key>>(&mut self, key: T) {
        self.put(Slot::Key(key.into()));
    }

    /// Puts what is to know where an element is.
    #[inline(never)]
    pub fn place<T: IntoPropValue<NodeRef>>(&mut self, place: T) {
        self.put(Slot::Place(place.into_prop_value()));
    }

    /// Returns the nodes that were put, as a list.
    #[inline(never)]
    pub fn list(self) -> VNode {
        let mut filling = Filling(self.0.into_iter());
        let mut nodes = Vec::new();
        while filling.more(&mut nodes) {}
        as_list(nodes, None)
    }

    /// Returns the template's node with what was put into its slots.
    #[inline(never)]
    pub fn build(self, template: &'static str) -> VNode {
        Filling(self.0.into_iter()).make(plan(template))
    }
}

/// Returns no node at all.
#[inline(never)]
pub fn nothing() -> VNode {
    VNode::default()
}

fn as_list(nodes: Vec<VNode>, key: Option<Key>) -> VNode {
    VNode::from(VList::with_children(nodes, key))
}

/// What may be any number of nodes, made of things of type `IN`.
pub trait Nodes<IN> {
    /// Puts them into a slot.
    fn put(self, slots: &mut Slots);
}

impl<T: Into<VNode>> Nodes<T> for T {
    fn put(self, slots: &mut Slots) {
        slots.node(self.into());
    }
}

impl<T: Into<VNode>> Nodes<T> for Option<T> {
    fn put(self, slots: &mut Slots) {
        match self {
            Some(node) => slots.node(node.into()),
            None => slots.put(Slot::Nodes(Vec::new())),
        }
    }
}

impl<T: Into<VNode>> Nodes<T> for Vec<T> {
    fn put(self, slots: &mut Slots) {
        slots.all(self);
    }
}

/// What is the same in all drawings of a template.
enum Part {
    Element(Box<ElementPart>),
    List { keyed: bool, parts: Vec<Self> },
    Words(&'static str),
    Slot,
}

struct ElementPart {
    tag: &'static str,
    /// The slots before those of attributes, each by its mark.
    specials: Vec<u8>,
    attributes: AttributesPart,
    listeners: usize,
    alone: bool,
    parts: Vec<Part>,
}

enum AttributesPart {
    Constant(&'static [(&'static str, AttributeOrProperty)]),
    Any { names: &'static [&'static str], values: Vec<Value> },
}

#[derive(Clone, Copy)]
enum Value {
    Constant(&'static str),
    Slot,
    Flag,
}

thread_local! {
    /// The templates that were read, by where their texts are. There are only so many.
    static PLANS: RefCell<HashMap<(usize, usize), &'static Part>> = RefCell::default();
}

fn plan(template: &'static str) -> &'static Part {
    let at = (template.as_ptr().addr(), template.len());
    PLANS.with(|plans| {
        *plans
            .borrow_mut()
            .entry(at)
            .or_insert_with(|| Box::leak(Box::new(Reader(template).part())))
    })
}

/// Reads a template.
struct Reader(&'static str);

impl Reader {
    /// Returns the next mark and the text behind it.
    fn next(&mut self) -> (u8, &'static str) {
        let mut bytes = self.0.bytes();
        let mark = bytes.next().unwrap_or(mark::END);
        let end = bytes.position(|it| it < b' ').map_or(self.0.len(), |it| it + 1);
        let text = self.0.get(1..end).unwrap_or_default();
        self.0 = self.0.get(end..).unwrap_or_default();
        (mark, text)
    }

    fn part(&mut self) -> Part {
        let (mark, text) = self.next();
        self.part_of(mark, text)
    }

    fn part_of(&mut self, mark: u8, text: &'static str) -> Part {
        match mark {
            mark::ELEMENT => Part::Element(Box::new(self.element(text))),
            mark::LIST => self.list(),
            mark::WORDS => Part::Words(text),
            _ => Part::Slot,
        }
    }

    fn list(&mut self) -> Part {
        let (mut keyed, mut parts) = (false, Vec::new());
        loop {
            match self.next() {
                (mark::END, _) => return Part::List { keyed, parts },
                (mark::KEY_SLOT, _) => keyed = true,
                (mark, text) => parts.push(self.part_of(mark, text)),
            }
        }
    }

    fn element(&mut self, tag: &'static str) -> ElementPart {
        let (mut specials, mut listeners, mut alone) = (Vec::new(), 0, false);
        let (mut names, mut values, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            let (mark, text) = self.next();
            let value = match mark {
                mark::END => break,
                mark::ALONE => {
                    alone = true;
                    continue;
                }
                mark::LISTENER_SLOT => {
                    listeners += 1;
                    continue;
                }
                mark::NAME => Value::Constant(self.next().1),
                mark::ATTRIBUTE_SLOT => Value::Slot,
                mark::FLAG_SLOT => Value::Flag,
                mark::KEY_SLOT..=mark::DEFAULT_SLOT => {
                    specials.push(mark);
                    continue;
                }
                _ => {
                    parts.push(self.part_of(mark, text));
                    continue;
                }
            };
            names.push(text);
            values.push(value);
        }
        let attributes = attributes(names, values);
        ElementPart { tag, specials, attributes, listeners, alone, parts }
    }
}

fn attributes(names: Vec<&'static str>, values: Vec<Value>) -> AttributesPart {
    let constant = |(name, value): (&&'static str, &Value)| match value {
        Value::Constant(text) => Some((*name, AttributeOrProperty::Static(text))),
        Value::Slot | Value::Flag => None,
    };
    match names.iter().zip(&values).map(constant).collect::<Option<Vec<_>>>() {
        Some(all) => AttributesPart::Constant(Vec::leak(all)),
        None => AttributesPart::Any { names: Vec::leak(names), values },
    }
}

/// Slots that go into a template.
struct Filling(vec::IntoIter<Slot>);

impl Filling {
    /// Adds the nodes of the next slot, if it holds any.
    fn more(&mut self, to: &mut Vec<VNode>) -> bool {
        match self.0.next() {
            Some(Slot::Node(node)) => to.push(node),
            Some(Slot::Nodes(nodes)) => to.extend(nodes),
            _ => return false,
        }
        true
    }

    fn attribute(&mut self) -> Option<AttrValue> {
        match self.0.next() {
            Some(Slot::Attribute(value)) => value,
            _ => None,
        }
    }

    fn flag(&mut self) -> bool {
        matches!(self.0.next(), Some(Slot::Flag(true)))
    }

    fn key(&mut self) -> Option<Key> {
        match self.0.next() {
            Some(Slot::Key(key)) => Some(key),
            _ => None,
        }
    }

    fn children(&mut self, parts: &[Part]) -> Vec<VNode> {
        let mut nodes = Vec::new();
        for part in parts {
            if matches!(part, Part::Slot) {
                self.more(&mut nodes);
            } else {
                nodes.push(self.make(part));
            }
        }
        nodes
    }

    fn make(&mut self, part: &Part) -> VNode {
        match part {
            Part::Element(it) => self.element(it),
            Part::List { keyed, parts } => {
                let key = if *keyed { self.key() } else { None };
                as_list(self.children(parts), key)
            }
            Part::Words(words) => VNode::VText(VText { text: AttrValue::Static(words) }),
            Part::Slot => match self.0.next() {
                Some(Slot::Node(node)) => node,
                Some(Slot::Nodes(nodes)) => as_list(nodes, None),
                _ => nothing(),
            },
        }
    }

    fn element(&mut self, part: &ElementPart) -> VNode {
        let (mut value, mut checked, mut default) = (None, None, None);
        let (mut place, mut key) = (NodeRef::default(), None);
        for mark in &part.specials {
            match *mark {
                mark::INPUT_SLOT => value = self.attribute(),
                mark::DEFAULT_SLOT => default = self.attribute(),
                mark::CHECKED_SLOT => checked = Some(self.flag()),
                mark::KEY_SLOT => key = self.key(),
                _ => {
                    if let Some(Slot::Place(it)) = self.0.next() {
                        place = it;
                    }
                }
            }
        }
        let attributes = self.attributes(&part.attributes);
        let listeners = self.listeners(part.listeners);
        VNode::from(match part.tag {
            "input" => {
                VTag::__new_input(value, checked, place, key, attributes, listeners)
            }
            "textarea" => {
                VTag::__new_textarea(value, default, place, key, attributes, listeners)
            }
            tag => {
                let mut nodes = self.children(&part.parts);
                let children = match nodes.pop() {
                    None => nothing(),
                    Some(node) if part.alone => node,
                    Some(last) => {
                        nodes.push(last);
                        as_list(nodes, None)
                    }
                };
                let tag = AttrValue::Static(tag);
                VTag::__new_other(tag, place, key, attributes, listeners, children)
            }
        })
    }

    fn attributes(&mut self, part: &AttributesPart) -> Attributes {
        let (names, values) = match part {
            AttributesPart::Constant(all) => return Attributes::Static(all),
            AttributesPart::Any { names, values } => (*names, values),
        };
        let value = |(name, value): (&&'static str, &Value)| match value {
            Value::Constant(text) => Some(AttrValue::Static(text)),
            Value::Slot => self.attribute(),
            Value::Flag => self.flag().then_some(AttrValue::Static(name)),
        };
        let values = names.iter().zip(values).map(value);
        let values = values.map(|it| it.map(AttributeOrProperty::Attribute)).collect();
        Attributes::Dynamic { keys: names, values }
    }

    fn listeners(&mut self, count: usize) -> Listeners {
        let mut all = Vec::with_capacity(count);
        for _ in 0..count {
            all.push(match self.0.next() {
                Some(Slot::Listener(it)) => it,
                _ => None,
            });
        }
        if all.is_empty() { Listeners::None } else { Listeners::Pending(all.into()) }
    }
}
