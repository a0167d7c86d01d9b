//! The macro `html!` as the app sees it. What can be written in it is Yew's; what comes of
//! it is another: the elements, attributes and words that never change are one text, the
//! template, and what does change is put into slots in the order in which the template
//! asks for it. `yew/src/template.rs` makes nodes of both.

mod mark;
mod node;
mod parse;
mod write;

use proc_macro::TokenStream;
use quote::ToTokens as _;

use self::node::Root;

/// Returns what is to be drawn.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    syn::parse_macro_input!(input as Root).into_token_stream().into()
}
