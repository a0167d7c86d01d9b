//! Writing the template, and what is put into its slots.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Lit, TypePath};

use crate::mark;
use crate::node::{Attribute, Component, Element, Node, Root};
use crate::parse::constant;

/// Attributes that are there or not, and have no value.
const FLAGS: [&str; 24] = [
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "controls",
    "default",
    "defer",
    "disabled",
    "formnovalidate",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "nomodule",
    "novalidate",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
];

macro_rules! ours {
    ($($tokens:tt)*) => { quote_spanned! { Span::mixed_site() => $($tokens)* } };
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let node = one(&self.0);
        // Called, for a block alone would read as the block of a `match` that is better an `if`.
        tokens.extend(ours! { ::std::convert::identity(#node) });
    }
}

/// Returns what makes one node.
fn one(node: &Node) -> TokenStream {
    match node {
        Node::Element(_) | Node::Fragment(..) => {
            let mut template = Template::default();
            template.node(node);
            template.build()
        }
        Node::Component(it) => {
            let child = component(it);
            ours! { ::yew::virtual_dom::VNode::from(#child) }
        }
        Node::Value(value) => ours! { ::yew::virtual_dom::VNode::from({ #value }) },
        Node::Values(_) => list(std::slice::from_ref(node)),
        Node::Words(words) => ours! {
            ::yew::virtual_dom::VNode::from(::yew::virtual_dom::VText::new(#words))
        },
        Node::If(condition, then, otherwise) => {
            let then = list(then);
            let otherwise = otherwise.as_ref().map_or_else(|| list(&[]), |it| one(it));
            ours! { if #condition { #then } else { #otherwise } }
        }
        Node::Else(nodes) => list(nodes),
        Node::For(pattern, items, nodes) => {
            let slots = slots();
            let puts = nodes.iter().map(put);
            ours! {{
                let mut #slots = ::yew::template::Slots::new();
                for #pattern in #items { #(#puts)* }
                #slots.list()
            }}
        }
    }
}

/// Returns what makes a list of nodes.
fn list(nodes: &[Node]) -> TokenStream {
    if nodes.is_empty() {
        return ours! { ::yew::template::nothing() };
    }
    let mut template = Template::default();
    template.mark(mark::LIST);
    template.children(nodes);
    template.mark(mark::END);
    template.build()
}

/// Returns what puts a node among others.
fn put(node: &Node) -> TokenStream {
    let slots = slots();
    match node {
        Node::Value(value) => ours! { #slots.nodes({ #value }); },
        Node::Values(items) => ours! { #slots.all(#items); },
        _ => {
            let node = one(node);
            ours! { #slots.node(#node); }
        }
    }
}

fn slots() -> Ident {
    Ident::new("slots", Span::mixed_site())
}

/// A template and what is put into its slots.
#[derive(Default)]
struct Template {
    text: String,
    puts: Vec<TokenStream>,
}

impl Template {
    fn build(self) -> TokenStream {
        let Self { text, puts } = self;
        let slots = slots();
        if puts.is_empty() {
            return ours! { ::yew::template::Slots::new().build(#text) };
        }
        ours! {{
            let mut #slots = ::yew::template::Slots::new();
            #(#puts)*
            #slots.build(#text)
        }}
    }

    fn mark(&mut self, mark: u8) {
        self.text.push(char::from(mark));
    }

    fn slot(&mut self, mark: u8, put: TokenStream) {
        self.mark(mark);
        self.puts.push(put);
    }

    fn node(&mut self, node: &Node) {
        let slots = slots();
        match node {
            Node::Element(it) => self.element(it),
            Node::Fragment(key, children) => {
                self.mark(mark::LIST);
                if let Some(key) = key {
                    self.slot(mark::KEY_SLOT, ours! { #slots.key(#key); });
                }
                self.children(children);
                self.mark(mark::END);
            }
            Node::Words(words) if is_plain(words) => {
                self.mark(mark::WORDS);
                self.text.push_str(words);
            }
            _ => self.slot(mark::SLOT, put(node)),
        }
    }

    fn children(&mut self, children: &[Node]) {
        for child in children {
            self.node(child);
        }
    }

    fn element(&mut self, element: &Element) {
        self.mark(mark::ELEMENT);
        self.text.push_str(&element.tag);
        let is = |names: &'static [&str]| {
            move |it: &&Attribute| names.contains(&it.name.as_str())
        };
        let typed = matches!(element.tag.as_str(), "input" | "textarea");
        let own: &[&str] = match element.tag.as_str() {
            "input" => &["value", "checked"],
            "textarea" => &["value", "defaultvalue"],
            _ => &[],
        };
        let all = &element.attributes;
        // In this order, which is Yew's: what is moved into one is not there for the next.
        all.iter()
            .filter(|it| own.contains(&it.name.as_str()))
            .for_each(|it| self.special(it));
        all.iter().filter(is(&["ref"])).for_each(|it| self.special(it));
        all.iter().filter(is(&["key"])).for_each(|it| self.special(it));
        let plain = |it: &&Attribute| {
            let name = it.name.as_str();
            let late = !typed && matches!(name, "value" | "checked");
            !own.contains(&name)
                && !late
                && !matches!(name, "ref" | "key" | "class")
                && !is_listener(name)
                && !FLAGS.contains(&name)
        };
        all.iter().filter(plain).for_each(|it| self.attribute(it));
        if !typed {
            all.iter()
                .filter(is(&["value", "checked"]))
                .for_each(|it| self.attribute(it));
        }
        all.iter()
            .filter(|it| FLAGS.contains(&it.name.as_str()))
            .for_each(|it| self.flag(it));
        all.iter().filter(is(&["class"])).for_each(|it| self.class(it));
        all.iter().filter(|it| is_listener(&it.name)).for_each(|it| self.listener(it));
        if let [Node::Element(_) | Node::Component(_) | Node::Value(_) | Node::Words(_)] =
            element.children.as_slice()
        {
            self.mark(mark::ALONE);
            self.alone(&element.children);
        } else {
            self.children(&element.children);
        }
        self.mark(mark::END);
    }

    fn alone(&mut self, children: &[Node]) {
        let slots = slots();
        match children {
            [Node::Value(value)] => {
                self.slot(mark::SLOT, ours! { #slots.value({ #value }); });
            }
            _ => self.children(children),
        }
    }

    fn special(&mut self, attribute: &Attribute) {
        let (slots, value) = (slots(), &attribute.value);
        let (mark, put) = match attribute.name.as_str() {
            "value" => (mark::INPUT_SLOT, ours! { #slots.attribute(#value); }),
            "defaultvalue" => (mark::DEFAULT_SLOT, ours! { #slots.attribute(#value); }),
            "checked" => (mark::CHECKED_SLOT, ours! { #slots.flag(#value); }),
            "ref" => (mark::PLACE_SLOT, ours! { #slots.place(#value); }),
            _ => (mark::KEY_SLOT, ours! { #slots.key(#value); }),
        };
        self.slot(mark, put);
    }

    fn constant(&mut self, name: &str, value: &str) {
        self.mark(mark::NAME);
        self.text.push_str(name);
        self.mark(mark::VALUE);
        self.text.push_str(value);
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let (name, value) = (&attribute.name, &attribute.value);
        match literal(value) {
            Some(words) if is_plain(&words) => self.constant(name, &words),
            _ => {
                let slots = slots();
                self.slot(mark::ATTRIBUTE_SLOT, ours! { #slots.attribute(#value); });
                self.text.push_str(name);
            }
        }
    }

    fn flag(&mut self, attribute: &Attribute) {
        let (name, value) = (&attribute.name, &attribute.value);
        match value {
            Expr::Lit(it) if matches!(&it.lit, Lit::Bool(is) if is.value) => {
                self.constant(name, name);
            }
            Expr::Lit(it) if matches!(&it.lit, Lit::Bool(_)) => {}
            _ => {
                let slots = slots();
                self.slot(mark::FLAG_SLOT, ours! { #slots.flag(#value); });
                self.text.push_str(name);
            }
        }
    }

    fn class(&mut self, attribute: &Attribute) {
        let value = &attribute.value;
        match literal(value) {
            Some(words) if words.is_empty() => {}
            Some(words) if is_plain(&words) => self.constant("class", &words),
            _ => {
                let slots = slots();
                self.slot(mark::ATTRIBUTE_SLOT, ours! { #slots.class(#value); });
                self.text.push_str("class");
            }
        }
    }

    fn listener(&mut self, attribute: &Attribute) {
        let (slots, value) = (slots(), &attribute.value);
        let name = Ident::new(&attribute.name, Span::mixed_site());
        self.slot(
            mark::LISTENER_SLOT,
            ours! { #slots.listener(::yew::html::#name::Wrapper::__macro_new(#value)); },
        );
    }
}

fn is_listener(name: &str) -> bool {
    name.starts_with("on")
}

/// Whether a text can stand in a template.
fn is_plain(words: &str) -> bool {
    words.chars().all(|it| it >= ' ')
}

fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(it) => constant(&it.lit),
        _ => None,
    }
}

/// Returns what makes a component with its properties.
fn component(component: &Component) -> TokenStream {
    let kind = &component.kind;
    let key = component.attributes.iter().find(|it| it.name == "key").map_or_else(
        || ours! { ::std::option::Option::None },
        |Attribute { value, .. }| {
            ours! {
                ::std::option::Option::Some(
                    ::std::convert::Into::<::yew::virtual_dom::Key>::into(#value)
                )
            }
        },
    );
    let children = match component.children.as_slice() {
        [] => None,
        [Node::Value(value)] => Some(ours! { { #value } }),
        [node @ (Node::Component(_) | Node::Element(_) | Node::Words(_))] => {
            Some(one(node))
        }
        nodes => Some(list(nodes)),
    };
    let attributes = component.attributes.iter().filter(|it| it.name != "key");
    let props = match &component.base {
        Some(base) => changed(kind, base, attributes, children),
        None => built(kind, attributes, children),
    };
    ours! { ::yew::virtual_dom::VChild::<#kind>::new(#props, #key) }
}

/// Returns what puts properties together.
fn built<'a>(
    kind: &TypePath,
    attributes: impl Iterator<Item = &'a Attribute>,
    children: Option<TokenStream>,
) -> TokenStream {
    let (builder, token) = (
        Ident::new("builder", Span::mixed_site()),
        Ident::new("token", Span::mixed_site()),
    );
    let set = |Attribute { name, ident, value }: &Attribute| {
        if matches!(value, Expr::Path(it) if it.path.is_ident("None")) {
            let none = Ident::new(&format!("{name}_none"), Span::mixed_site());
            return ours! { let #token = #builder.#none(#token); };
        }
        ours! { let #token = #builder.#ident(#token, #value); }
    };
    let steps = attributes.map(set);
    let children = children.map(|it| {
        ours! { let #token = #builder.children(#token, #it); }
    });
    ours! {{
        let mut #builder = <
            <#kind as ::yew::html::BaseComponent>::Properties as ::yew::html::Properties
        >::builder();
        let #token = ::yew::html::AssertAllProps;
        #(#steps)*
        #children
        ::yew::html::Buildable::prepare_build(#builder, &#token).build()
    }}
}

/// Returns what changes some of the properties that there are.
fn changed<'a>(
    kind: &TypePath,
    base: &TokenStream,
    attributes: impl Iterator<Item = &'a Attribute>,
    children: Option<TokenStream>,
) -> TokenStream {
    let props = Ident::new("props", Span::mixed_site());
    let set = |Attribute { ident, value, .. }: &Attribute| {
        ours! { #props.#ident = ::yew::html::IntoPropValue::into_prop_value(#value); }
    };
    let mut steps: Vec<TokenStream> = attributes.map(set).collect();
    steps.extend(children.map(|it| {
        ours! { #props.children = ::yew::html::IntoPropValue::into_prop_value(#it); }
    }));
    if steps.is_empty() {
        return base.clone();
    }
    ours! {{
        let mut #props: <#kind as ::yew::html::BaseComponent>::Properties = #base;
        #(#steps)*
        #props
    }}
}
