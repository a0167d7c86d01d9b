//! The screen Codebook: the tree of codes, one of them in full, and tables in and out.

mod changes;
mod colours;
mod editor;
mod import;
mod new_code;
mod outline;

use std::rc::Rc;

use yew::prelude::*;

pub use self::colours::{Colours, ColoursProps};
use self::editor::Editor;
pub use self::import::{ImportPreview, ImportPreviewProps};
use self::new_code::NewCodeForm;
pub use self::outline::{Outline, OutlineProps};
use crate::app::context::{use_codebook, use_dispatch, use_layers, use_words};
use crate::app::event::use_event;
use crate::app::open::IncomingKind;
use crate::app::parts::{Button, Empty, Look, Menu, MenuItem, PageHead, Section};
use crate::app::screens::files::{codebook_out, save_table, use_arrivals};
use crate::id::{CodeId, Id as _};
use crate::themes::code_reach;
use crate::words::EN;

/// Where a new code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NewPlace {
    /// Under which code.
    parent: Option<CodeId>,
}

/// The screen.
#[component]
pub fn CodebookScreen() -> Html {
    let words = &use_words().codebook;
    let (book, dispatch) = (use_codebook(), use_dispatch());
    let arrivals =
        use_arrivals(|it| matches!(it, IncomingKind::Codebook | IncomingKind::Codings));
    let layers = use_layers();
    let reach = use_memo(layers, |layers| code_reach(layers));
    let selected = use_state(|| None::<CodeId>);
    let making = use_state(|| None::<NewPlace>);
    let choose = use_event(selected.setter(), |key: AttrValue, selected| {
        selected.set(CodeId::parse(&key));
    });
    let onnew = use_event(making.setter(), |_: MouseEvent, making| {
        making.set(Some(NewPlace { parent: None }));
    });
    let onplace = use_event(making.setter(), |it: NewPlace, making| {
        making.set(Some(it));
    });
    let onmade = use_event((making.setter(), selected.setter()), {
        |made: Option<CodeId>, (making, selected)| {
            making.set(None);
            if made.is_some() {
                selected.set(made);
            }
        }
    });
    let onmenu = use_event((arrivals.clone(), dispatch), {
        |what: AttrValue, (arrivals, dispatch)| match what.as_str() {
            "codes" => arrivals.pick(IncomingKind::Codebook),
            "codings" => arrivals.pick(IncomingKind::Codings),
            _ => {
                if let Some(study) = dispatch.study() {
                    save_table(dispatch, EN.codebook.file, &codebook_out(&study));
                }
            }
        }
    });
    let ondone = use_event(arrivals.clone(), |(), arrivals| arrivals.done());
    let items = [
        MenuItem::new("codes", words.import_codes),
        MenuItem::new("codings", words.import_codings),
        MenuItem::new("csv", words.export),
    ];
    let segments = reach.values().map(|it| it.segments).sum();
    let code = selected.and_then(|it| book.get(it).cloned());
    html! {
        <div class="page codebook-page">
            <PageHead
                title={words.title}
                about={(words.about)(book.len(), segments)}
                section={Section::Weft}
            >
                <Button look={Look::Primary} onclick={onnew.clone()}>{ words.new }</Button>
                <Menu id="codebook-files" label={words.tables} items={Rc::from(items)} onchoose={onmenu} />
            </PageHead>
            if let Some(file) = arrivals.first() {
                <ImportPreview key={file.name.clone()} file={file.clone()} {ondone} />
            }
            if let Some(place) = *making {
                <NewCodeForm key="new" parent={place.parent} ondone={onmade} />
            }
            if book.is_empty() {
                <Empty title={words.none} text={words.none_text}>
                    <Button onclick={onnew}>{ words.new }</Button>
                </Empty>
            } else {
                <div class="codebook-sides" key="sides">
                    <Outline book={book.clone()} reach={reach} selected={*selected} onselect={choose} />
                    if let Some(code) = code {
                        <Editor key={code.id.to_string()} code={Rc::clone(&code)} onnew={onplace} />
                    } else {
                        <p class="note codebook-choose" key="none">{ words.choose }</p>
                    }
                </div>
            }
        </div>
    }
}
