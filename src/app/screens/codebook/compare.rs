//! What differs between two codebooks, code by code, with the words that changed.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{use_codebook, use_words};
use crate::app::parts::Dot;
use crate::app::route::Route;
use crate::codebook::{Differs, What};
use crate::text::Piece;
use crate::words::EN;

/// Props of [`Changes`].
#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    /// The codes that differ.
    pub changes: Rc<[Differs]>,
    /// Below a code: what follows from its change.
    #[prop_or_default]
    pub below: Option<Callback<Differs, Option<Html>>>,
}

/// What differs.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let words = &use_words().versions;
    let book = use_codebook();
    html! {
        <ul class="changes">
            for it in props.changes.iter() {
                <li key={it.id.to_string()}>
                    <p class="change-code">
                        <Dot colour={it.colour} />
                        if book.contains(it.id) {
                            <a href={Route::Code { id: it.id }.href()}>{ &it.name }</a>
                        } else {
                            <span>{ &it.name }</span>
                        }
                        for what in it.what.iter().filter(|it| !matches!(it, What::Words(..))) {
                            <span class="code-mark" key={(words.what)(what)}>{ (words.what)(what) }</span>
                        }
                    </p>
                    for what in it.what.iter() {
                        if let What::Words(part, pieces) = what {
                            <p class="change-words" key={part.as_str()}>
                                <span class="change-part">{ (words.what)(what) }</span>
                                { pieces.iter().map(piece).collect::<Html>() }
                            </p>
                        }
                    }
                    { props.below.as_ref().and_then(|below| below.emit(it.clone())).unwrap_or_default() }
                </li>
            }
        </ul>
    }
}

/// Taken out, put in or as it was; for the ear too.
fn piece(it: &Piece) -> Html {
    let [gone, new] = EN.versions.marks;
    let unseen = |text: &'static str| html! { <span class="unseen">{ text }</span> };
    match it {
        Piece::Kept(text) => html! { <span>{ text }</span> },
        Piece::Gone(text) => html! { <del>{ unseen(gone) }{ text }</del> },
        Piece::New(text) => html! { <ins>{ unseen(new) }{ text }</ins> },
    }
}
