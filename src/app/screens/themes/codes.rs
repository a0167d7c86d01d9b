//! The codes that a theme gathers: chips, and a search for more.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Chip, Combobox, Dot, PickOption};
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::id::{CodeId, Id as _};
use crate::words::EN;

/// Props of [`CodePicker`].
#[derive(Properties, PartialEq)]
pub struct CodePickerProps {
    /// The id of its search field.
    pub id: AttrValue,
    /// The codebook.
    pub book: Shared<Codebook>,
    /// The codes gathered, in order.
    pub codes: Rc<[CodeId]>,
    /// Hears the codes gathered now.
    pub onchange: Callback<Vec<CodeId>>,
}

/// The codes that a theme gathers.
#[component]
pub fn CodePicker(props: &CodePickerProps) -> Html {
    let words = &use_words().themes;
    let options = use_memo((props.book.clone(), props.codes.clone()), |(book, codes)| {
        let free = book
            .entries()
            .iter()
            .filter(|it| it.code.is_active() && !codes.contains(&it.code.id));
        let option = free.map(|it| {
            let path = book.path(it.code.id);
            let above = path.split_last().map(|(_, above)| above.join(" › "));
            PickOption {
                key: it.code.id.to_string().into(),
                label: it.code.name.clone().into(),
                lead: html! { <Dot colour={it.code.colour} /> },
                tail: html! { { above.unwrap_or_default() } },
            }
        });
        Rc::<[PickOption]>::from(option.collect::<Vec<_>>())
    });
    let onpick = use_event((props.codes.clone(), props.onchange.clone()), {
        |key: AttrValue, (codes, onchange)| {
            let picked = CodeId::parse(&key);
            onchange.emit(codes.iter().copied().chain(picked).collect());
        }
    });
    html! {
        <div class="theme-codes">
            <p class="field-label">{ words.codes }</p>
            <div class="chips">
                if props.codes.is_empty() {
                    <p class="note">{ words.no_codes }</p>
                }
                for &code in props.codes.iter() {
                    <Gathered
                        key={code.to_string()}
                        {code}
                        book={props.book.clone()}
                        codes={props.codes.clone()}
                        onchange={props.onchange.clone()}
                    />
                }
            </div>
            <Combobox
                id={props.id.clone()}
                label={words.add_code}
                placeholder={Some(AttrValue::from(words.add_code))}
                options={(*options).clone()}
                {onpick}
                stay=true
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GatheredProps {
    code: CodeId,
    book: Shared<Codebook>,
    codes: Rc<[CodeId]>,
    onchange: Callback<Vec<CodeId>>,
}

#[component]
fn Gathered(props: &GatheredProps) -> Html {
    let words = &use_words().themes;
    let onremove = use_event(
        (props.code, props.codes.clone(), props.onchange.clone()),
        |_: MouseEvent, (code, codes, onchange)| {
            onchange.emit(codes.iter().copied().filter(|it| it != code).collect());
        },
    );
    let Some(code) = props.book.get(props.code) else { return html! {} };
    html! {
        <Chip
            label={(EN.codebook.named)(code)}
            colour={code.colour}
            {onremove}
            remove={AttrValue::from((words.drop_code)(&code.name))}
        />
    }
}
