//! What a piece of text is, and the only arithmetic between its three units.
//!
//! Positions in a study count Unicode code points (as REFI-QDA and the W3C's text position
//! selectors do); Rust's strings count UTF-8 bytes and the browser's count UTF-16 units.

mod bounds;
mod case;
mod diff;
mod differ;
mod edits;
mod natural;
mod number;
mod offsets;
mod quote;
mod range;
mod short;

pub use bounds::{
    next_sentence, next_word, previous_sentence, previous_word, sentence_at, sentences,
};
pub use case::{capital, capitalised, is_capital, is_small};
pub use diff::differences;
pub use differ::{Piece, changed_words};
pub use edits::{Change, Edits, between, changed, chars};
pub use natural::natural_order;
pub use number::number;
pub use offsets::Text;
pub use quote::find_quote;
pub use range::TextRange;
pub use short::{short, wrap};
