//! All tables of a question as one workbook.

use std::rc::Rc;

use yew::prelude::*;

use super::sheet::{Sheet, file_name, save_workbook};
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::shared::Shared;

/// Props of [`Workbook`].
#[derive(Properties, PartialEq)]
pub(super) struct WorkbookProps {
    /// The question's short name.
    pub(super) name: AttrValue,
    pub(super) sheets: Rc<[Shared<Sheet>]>,
}

/// Saves all tables of a question.
#[component]
pub(super) fn Workbook(props: &WorkbookProps) -> Html {
    let words = &use_words().parts;
    let dispatch = use_dispatch();
    let save = use_event(
        (props.name.clone(), Rc::clone(&props.sheets), dispatch),
        |_: MouseEvent, (name, sheets, dispatch)| {
            let all: Vec<&Sheet> = sheets.iter().map(|it| &**it).collect();
            save_workbook(dispatch, &all, &file_name(&[name, "tables"]), 1);
        },
    );
    html! {
        if props.sheets.len() > 1 {
            <p class="workbook"><Button look={Look::Quiet} onclick={save}>{ words.excel_all }</Button></p>
        }
    }
}
