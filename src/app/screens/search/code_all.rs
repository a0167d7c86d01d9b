//! The card that codes all that was found.

use std::rc::Rc;

use yew::prelude::*;

use super::numbered;
use crate::app::context::{use_codebook, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Look, Select};
use crate::codebook::Codebook;
use crate::id::{CodeId, Id as _};

/// Returns the codes with their ways, to choose from; first none.
/// Those that are archived only when `archived`: nothing is coded with them.
pub(super) fn codes(book: &Codebook, none: &'static str, archived: bool) -> Rc<[Choice]> {
    let mut all = vec![Choice::new("", none)];
    let shown = book.entries().iter().filter(|it| archived || it.code.is_active());
    all.extend(shown.map(|it| {
        let path = book.path(it.code.id).join(" › ");
        Choice::new(it.code.id.to_string(), path)
    }));
    Rc::from(all)
}

/// Props of [`CodeAll`].
#[derive(Properties, PartialEq)]
pub(super) struct CodeAllProps {
    /// How many places would be coded.
    pub(super) places: usize,
    /// The code chosen.
    pub(super) code: Option<CodeId>,
    /// Hears which code is chosen.
    pub(super) oncode: Callback<Option<CodeId>>,
    /// Hears that they are to be coded, and what of each.
    pub(super) onall: Callback<usize>,
}

/// The card.
#[component]
pub(super) fn CodeAll(props: &CodeAllProps) -> Html {
    let words = &use_words().search;
    let book = use_codebook();
    let extent = use_state(|| 0_usize);
    let oncode = use_event(props.oncode.clone(), |value: AttrValue, oncode| {
        oncode.emit(CodeId::parse(&value));
    });
    let onextent = use_event(extent.setter(), |value: AttrValue, extent| {
        extent.set(value.parse().unwrap_or_default());
    });
    let onall = use_event((*extent, props.onall.clone()), {
        |_: MouseEvent, (extent, onall)| onall.emit(*extent)
    });
    html! {
        <section class="search-code card" aria-labelledby="search-code-head">
            <h2 id="search-code-head">{ words.code_all }</h2>
            <div class="row">
                <Select
                    id="search-code"
                    label={words.code}
                    value={props.code.map(|it| it.to_string()).unwrap_or_default()}
                    options={codes(&book, words.choose, false)}
                    onchange={oncode}
                />
                <Select
                    id="search-extent"
                    label={words.extent.0}
                    value={extent.to_string()}
                    options={numbered(&words.extent.1)}
                    onchange={onextent}
                />
                <Button
                    look={Look::Primary}
                    disabled={props.code.is_none() || props.places == 0}
                    onclick={onall}
                >
                    { (words.code_do)(props.places) }
                </Button>
            </div>
        </section>
    }
}
