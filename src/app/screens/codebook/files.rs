//! The codebook's files: which there are, out and in.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::open::IncomingKind;
use crate::app::parts::{Menu, MenuItem};
use crate::app::screens::files::{Arrivals, codebook_out, save_table, save_text};
use crate::interchange::coded::{codebook_markdown, codebook_qdc};
use crate::words::EN;

#[derive(Properties, PartialEq)]
pub(super) struct FilesMenuProps {
    pub(super) arrivals: Arrivals,
}

/// The menu.
#[component]
pub(super) fn FilesMenu(props: &FilesMenuProps) -> Html {
    let words = &use_words().codebook;
    let dispatch = use_dispatch();
    let onchoose = use_event((props.arrivals.clone(), dispatch), {
        |what: AttrValue, (arrivals, dispatch)| match what.as_str() {
            "codes" => arrivals.pick(IncomingKind::Codebook),
            "codings" => arrivals.pick(IncomingKind::Codings),
            form => save(dispatch, form),
        }
    });
    let [csv, markdown, qdc] = words.exports;
    let items = [
        MenuItem::new("codes", words.import_codes),
        MenuItem::new("codings", words.import_codings),
        MenuItem::new("csv", csv),
        MenuItem::new("md", markdown),
        MenuItem::new("qdc", qdc),
    ];
    html! {
        <Menu id="codebook-files" label={words.tables} items={Rc::from(items)} {onchoose} />
    }
}

fn save(dispatch: &Dispatch, form: &str) {
    let Some(study) = dispatch.study() else { return };
    let file = EN.codebook.file;
    if study.codebook.is_empty() {
        return dispatch.notify(Notice::info(EN.codebook.nothing_to_save));
    }
    let table = codebook_out(&study);
    let save = |kind, text: &str| save_text(dispatch, file, kind, text, &table);
    match form {
        "md" => save(("md", "text/markdown"), &codebook_markdown(&study)),
        "qdc" => {
            if let Some(xml) = codebook_qdc(&study) {
                save(("qdc", "application/xml"), &xml);
            }
        }
        _ => save_table(dispatch, file, &table),
    }
}
