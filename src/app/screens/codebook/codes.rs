//! The tree of codes and one of them in full.

use std::rc::Rc;

use yew::prelude::*;

use super::NewPlace;
use super::editor::Editor;
use super::new_code::NewCodeForm;
use super::outline::Outline;
use crate::app::context::{use_about, use_codebook, use_desk, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Empty};
use crate::app::route::Route;
use crate::id::{CodeId, Id as _};
use crate::order::Map;
use crate::themes::Reach;

#[derive(Properties, PartialEq)]
pub(super) struct CodesProps {
    /// The code to begin at.
    pub(super) begin: Option<CodeId>,
    pub(super) reach: Rc<Map<CodeId, Reach>>,
    /// Where a new code is being made.
    pub(super) making: Option<NewPlace>,
    pub(super) onmaking: Callback<Option<NewPlace>>,
    pub(super) onnew: Callback<MouseEvent>,
}

/// The codes.
#[component]
pub(super) fn Codes(props: &CodesProps) -> Html {
    let all = use_words();
    let words = &all.codebook;
    let (book, about, desk) = (use_codebook(), use_about(), use_desk());
    let keys = book.number_keys(about.keys_of(desk.coder));
    let selected = use_state(|| props.begin);
    use_effect_with(props.begin, {
        let selected = selected.setter();
        move |begin| {
            if begin.is_some() {
                selected.set(*begin);
            }
        }
    });
    let choose = use_event(selected.setter(), |key: AttrValue, selected| {
        selected.set(CodeId::parse(&key));
    });
    let onplace = use_event(props.onmaking.clone(), |it: NewPlace, onmaking| {
        onmaking.emit(Some(it));
    });
    let onmade = use_event((props.onmaking.clone(), selected.setter()), {
        |made: Option<CodeId>, (onmaking, selected)| {
            onmaking.emit(None);
            if made.is_some() {
                selected.set(made);
            }
        }
    });
    let code = selected.and_then(|it| book.get(it).cloned());
    html! {
        <>
            if let Some(place) = props.making {
                <NewCodeForm key="new" parent={place.parent} ondone={onmade} />
            }
            if book.is_empty() {
                <Empty title={words.none} text={words.none_text}>
                    <Button onclick={props.onnew.clone()}>{ words.new }</Button>
                    <a class="button" href={Route::Shelves.href()}>{ all.versions.views[3] }</a>
                </Empty>
            } else {
                <div class="codebook-sides" key="sides">
                    <Outline book={book.clone()} {keys} reach={Rc::clone(&props.reach)} selected={*selected} onselect={choose.clone()} />
                    if let Some(code) = code {
                        <Editor key={code.id.to_string()} code={Rc::clone(&code)} onnew={onplace} onselect={choose} />
                    } else {
                        <p class="note codebook-choose" key="none">{ words.choose }</p>
                    }
                </div>
            }
        </>
    }
}
