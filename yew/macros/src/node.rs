//! What is written in the macro.

use proc_macro2::TokenStream;
use syn::{Expr, Ident, Pat, TypePath};

/// The whole of it.
pub(crate) struct Root(pub(crate) Node);

/// One thing that is drawn.
pub(crate) enum Node {
    /// `<p class="note">…</p>`
    Element(Element),
    /// `<Button {onclick}>…</Button>`
    Component(Component),
    /// `<>…</>`
    Fragment(Option<Expr>, Vec<Self>),
    /// `{ words }`
    Value(TokenStream),
    /// `{ for items }`
    Values(Expr),
    /// `"words"`
    Words(String),
    /// `if … { … } else { … }`
    If(Expr, Vec<Self>, Option<Box<Self>>),
    /// What comes after `else`.
    Else(Vec<Self>),
    /// `for item in items { … }`
    For(Box<Pat>, Expr, Vec<Self>),
}

/// An element.
pub(crate) struct Element {
    /// Its name.
    pub(crate) tag: String,
    /// Its attributes and listeners.
    pub(crate) attributes: Vec<Attribute>,
    /// What is in it.
    pub(crate) children: Vec<Node>,
}

/// A name and a value.
pub(crate) struct Attribute {
    /// The name.
    pub(crate) name: String,
    /// The name, where it can be a word of Rust.
    pub(crate) ident: Option<Ident>,
    /// The value.
    pub(crate) value: Expr,
}

/// A component.
pub(crate) struct Component {
    /// Which one.
    pub(crate) kind: TypePath,
    /// Its properties.
    pub(crate) attributes: Vec<Attribute>,
    /// What it has the other properties of: `..props`.
    pub(crate) base: Option<TokenStream>,
    /// What is in it.
    pub(crate) children: Vec<Node>,
}
