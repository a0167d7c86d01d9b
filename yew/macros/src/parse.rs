//! Reading what is written.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Result};
use syn::{
    Block, Error, Expr, ExprBlock, ExprMacro, Ident, Lit, Pat, Stmt, Token, TypePath,
    braced, token,
};

use crate::node::{Attribute, Component, Element, Node, Root};

impl Parse for Root {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.is_empty() {
            return Ok(Self(Node::Fragment(None, Vec::new())));
        }
        let is_node = input.peek(Token![<])
            || input.peek(token::Brace)
            || input.peek(Token![if])
            || input.peek(Token![for]);
        let root = if is_node { input.parse()? } else { Node::Value(value(input)?) };
        if input.is_empty() {
            Ok(Self(root))
        } else {
            Err(input.error("one root only: use <>…</>"))
        }
    }
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![if]) {
            return choice(input);
        }
        if input.peek(Token![for]) {
            input.parse::<Token![for]>()?;
            let pattern = Pat::parse_multi_with_leading_vert(input)?;
            input.parse::<Token![in]>()?;
            let items = Expr::parse_without_eager_brace(input)?;
            return Ok(Self::For(Box::new(pattern), items, block(input)?));
        }
        if input.peek(token::Brace) {
            let inner;
            braced!(inner in input);
            if inner.peek(Token![for]) {
                inner.parse::<Token![for]>()?;
                return inner.parse().map(Self::Values);
            }
            return match inner.fork().parse::<Lit>().ok().and_then(|it| constant(&it)) {
                Some(words) if only_a_literal(&inner) => {
                    inner.parse::<Lit>()?;
                    Ok(Self::Words(words))
                }
                _ => value(&inner).map(Self::Value),
            };
        }
        input.parse::<Token![<]>()?;
        if input.peek(Token![>]) || is_key(input) {
            let key =
                if input.peek(Token![>]) { None } else { Some(attribute(input)?.value) };
            input.parse::<Token![>]>()?;
            let children = children(input, true)?;
            closing(input, "")?;
            return Ok(Self::Fragment(key, children));
        }
        if is_component(input) {
            return component(input).map(Self::Component);
        }
        let name = dashed(input)?.0;
        let attributes = attributes(input)?;
        let children = inside(input, &name)?;
        Ok(Self::Element(Element { tag: name, attributes, children }))
    }
}

fn component(input: ParseStream<'_>) -> Result<Component> {
    let kind: TypePath = input.parse()?;
    let attributes = attributes(input)?;
    let base = if input.peek(Token![..]) { Some(base(input)?) } else { None };
    let name =
        kind.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
    let children = inside(input, &name)?;
    Ok(Component { kind, attributes, base, children })
}

/// What is behind `..`, up to the end of the tag.
fn base(input: ParseStream<'_>) -> Result<TokenStream> {
    input.parse::<Token![..]>()?;
    let mut all = TokenStream::new();
    let ends =
        || input.peek(Token![>]) || (input.peek(Token![/]) && input.peek2(Token![>]));
    while !ends() {
        all.extend([input.parse::<TokenTree>()?]);
    }
    Ok(all)
}

/// What is between `>` or `/>` and the closing tag.
fn inside(input: ParseStream<'_>, name: &str) -> Result<Vec<Node>> {
    if input.peek(Token![/]) {
        input.parse::<Token![/]>()?;
        input.parse::<Token![>]>()?;
        return Ok(Vec::new());
    }
    input.parse::<Token![>]>()?;
    let children = children(input, true)?;
    closing(input, name)?;
    Ok(children)
}

fn closing(input: ParseStream<'_>, name: &str) -> Result<()> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let span = input.span();
    let mut found = String::new();
    while !input.peek(Token![>]) {
        found = if input.peek(Ident::peek_any) {
            dashed(input)?.0
        } else {
            input.parse::<Token![::]>()?;
            String::new()
        };
    }
    input.parse::<Token![>]>()?;
    if found == name {
        Ok(())
    } else {
        Err(Error::new(span, format!("this should close <{name}>")))
    }
}

fn children(input: ParseStream<'_>, to_closing: bool) -> Result<Vec<Node>> {
    let mut children = Vec::new();
    let closes = || to_closing && input.peek(Token![<]) && input.peek2(Token![/]);
    while !input.is_empty() && !closes() {
        children.push(input.parse()?);
    }
    Ok(children)
}

fn block(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let inner;
    braced!(inner in input);
    children(&inner, false)
}

fn choice(input: ParseStream<'_>) -> Result<Node> {
    input.parse::<Token![if]>()?;
    let condition = Expr::parse_without_eager_brace(input)?;
    let then = block(input)?;
    let otherwise = if input.peek(Token![else]) {
        input.parse::<Token![else]>()?;
        let next = if input.peek(Token![if]) {
            choice(input)?
        } else {
            Node::Else(block(input)?)
        };
        Some(Box::new(next))
    } else {
        None
    };
    Ok(Node::If(condition, then, otherwise))
}

fn is_key(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok_and(|it| it == "key") && ahead.peek(Token![=])
}

fn is_component(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let name = ahead.call(Ident::parse_any).map(|it| it.to_string()).unwrap_or_default();
    name.starts_with(|it: char| it.is_ascii_uppercase()) || ahead.peek(Token![::])
}

fn attributes(input: ParseStream<'_>) -> Result<Vec<Attribute>> {
    let mut all = Vec::new();
    while ![input.peek(Token![>]), input.peek(Token![/]), input.peek(Token![..])]
        .contains(&true)
    {
        all.push(attribute(input)?);
    }
    Ok(all)
}

fn attribute(input: ParseStream<'_>) -> Result<Attribute> {
    if input.peek(token::Brace) {
        let inner;
        braced!(inner in input);
        let ident: Ident = inner.parse()?;
        let name = ident.unraw().to_string();
        let value = syn::parse_quote!(#ident);
        return Ok(Attribute { name, ident: Some(ident), value });
    }
    let (name, ident) = dashed(input)?;
    input.parse::<Token![=]>()?;
    if !input.peek(token::Brace) {
        let value = Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: input.parse()? });
        return Ok(Attribute { name, ident, value });
    }
    let mut block: Block = input.parse()?;
    let value = match block.stmts.as_slice() {
        [Stmt::Expr(_, None) | Stmt::Macro(_)] => match block.stmts.pop() {
            Some(Stmt::Expr(value, _)) => value,
            Some(Stmt::Macro(it)) => {
                Expr::Macro(ExprMacro { attrs: it.attrs, mac: it.mac })
            }
            _ => unreachable!("one of the two"),
        },
        _ => Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block }),
    };
    Ok(Attribute { name, ident, value })
}

/// A name such as `aria-label`, and as a word of Rust where it is one.
fn dashed(input: ParseStream<'_>) -> Result<(String, Option<Ident>)> {
    let first = input.call(Ident::parse_any)?;
    let mut name = first.unraw().to_string();
    let mut whole = true;
    while input.peek(Token![-]) || (input.peek(Token![:]) && !input.peek(Token![::])) {
        let mark = if input.peek(Token![-]) {
            input.parse::<Token![-]>()?;
            '-'
        } else {
            input.parse::<Token![:]>()?;
            ':'
        };
        whole = false;
        name.push(mark);
        if input.peek(syn::LitInt) {
            name.push_str(&input.parse::<syn::LitInt>()?.to_string());
        } else {
            name.push_str(&input.call(Ident::parse_any)?.to_string());
        }
    }
    Ok((name, whole.then_some(first)))
}

fn value(input: ParseStream<'_>) -> Result<TokenStream> {
    input.parse()
}

fn only_a_literal(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Lit>().is_ok() && ahead.is_empty()
}

/// Returns the text of a literal.
pub(crate) fn constant(literal: &Lit) -> Option<String> {
    match literal {
        Lit::Str(it) => Some(it.value()),
        Lit::Char(it) => Some(it.value().to_string()),
        Lit::Int(it) => Some(it.base10_digits().to_owned()),
        Lit::Float(it) => Some(it.base10_digits().to_owned()),
        Lit::Bool(it) => Some(it.value.to_string()),
        _ => None,
    }
}
