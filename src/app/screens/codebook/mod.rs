//! The screen Codebook: the tree of codes with one of them in full, and beside it the
//! versions, what is to be checked, ready-made codes, and dealing out a code's segments.

mod changes;
mod check;
mod codes;
mod colours;
mod compare;
mod doing;
mod editor;
mod files;
mod import;
mod new_code;
mod outline;
mod shelves;
mod split;
mod version;
mod versions;

use std::rc::Rc;

use yew::prelude::*;

pub(crate) use self::changes::step as step_code;
use self::check::Check;
pub use self::check::{DoubtList, DoubtListProps};
use self::codes::Codes;
pub use self::colours::{Colours, ColoursProps};
pub use self::compare::{Changes, ChangesProps};
pub use self::doing::{Merging, MergingProps};
use self::files::FilesMenu;
pub use self::import::{ImportPreview, ImportPreviewProps};
pub use self::outline::{Outline, OutlineProps};
use self::shelves::Shelves;
use self::split::Split;
use self::versions::VersionsView;
use crate::app::context::{use_codebook, use_layers, use_words};
use crate::app::event::use_event;
use crate::app::open::IncomingKind;
use crate::app::parts::{Button, Choice, Look, PageHead, Section, Tabs};
use crate::app::route::{Route, use_go};
use crate::app::screens::files::use_arrivals;
use crate::id::CodeId;
use crate::themes::{code_reach, doubts, redefined};

/// Where a new code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NewPlace {
    /// Under which code.
    parent: Option<CodeId>,
}

/// What is shown of the codebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The codes.
    #[default]
    Codes,
    /// Its versions.
    Versions,
    /// Segments in doubt.
    Check,
    /// Ready-made codes.
    Shelves,
    /// Dealing out the segments of a code.
    Split(CodeId),
}

impl View {
    const TABS: [(&'static str, Self, Route); 4] = [
        ("codes", Self::Codes, Route::Codebook),
        ("versions", Self::Versions, Route::Versions),
        ("check", Self::Check, Route::Check),
        ("shelves", Self::Shelves, Route::Shelves),
    ];
}

/// Props of [`CodebookScreen`].
#[derive(Properties, PartialEq)]
pub struct CodebookProps {
    /// What is shown.
    #[prop_or_default]
    pub view: View,
    /// The code to begin at.
    #[prop_or_default]
    pub code: Option<CodeId>,
}

/// The screen.
#[component]
pub fn CodebookScreen(props: &CodebookProps) -> Html {
    let all = use_words();
    let words = &all.codebook;
    let (book, layers, go) = (use_codebook(), use_layers(), use_go());
    let arrivals =
        use_arrivals(|it| matches!(it, IncomingKind::Codebook | IncomingKind::Codings));
    let reach = use_memo(layers.clone(), |layers| code_reach(layers));
    let doubtful = use_memo((book.clone(), layers), |(book, layers)| {
        doubts(&redefined(book), layers)
    });
    let making = use_state(|| None::<NewPlace>);
    let onnew = use_event((making.setter(), go.clone()), {
        |_: MouseEvent, (making, go)| {
            making.set(Some(NewPlace { parent: None }));
            go.emit(Route::Codebook);
        }
    });
    let onmaking = use_event(making.setter(), |it: Option<NewPlace>, making| {
        making.set(it);
    });
    let ondone = use_event(arrivals.clone(), |(), arrivals| arrivals.done());
    let ontab = use_event(go, |value: AttrValue, go| {
        if let Some(it) = View::TABS.iter().find(|it| it.0 == value.as_str()) {
            go.emit(it.2);
        }
    });
    let waiting: usize = doubtful.values().map(Vec::len).sum();
    let tabs = View::TABS.iter().zip(all.versions.views).map(|(it, name)| {
        let count = (it.1 == View::Check && waiting > 0).then_some(waiting);
        let name = count.map_or(name.to_owned(), |it| format!("{name} ({it})"));
        Choice::new(it.0, name)
    });
    let value =
        View::TABS.iter().find(|it| it.1 == props.view).map_or("codes", |it| it.0);
    let segments = reach.values().map(|it| it.segments).sum();
    html! {
        <div class="page codebook-page">
            <PageHead
                title={words.title}
                about={(words.about)(book.active().count(), segments)}
                section={Section::Weft}
            >
                <Button look={Look::Primary} onclick={onnew.clone()}>{ words.new }</Button>
                <FilesMenu arrivals={arrivals.clone()} />
            </PageHead>
            if let Some(file) = arrivals.first() {
                <ImportPreview key={file.name.clone()} file={file.clone()} {ondone} />
            }
            if let View::Split(id) = props.view {
                <Split key={id.to_string()} code={id} />
            } else {
                <Tabs id="codebook-views" label={all.versions.views_of} tabs={tabs.collect::<Rc<[Choice]>>()} {value} onchange={ontab}>
                    { match props.view {
                        View::Versions => html! { <VersionsView /> },
                        View::Check => html! { <Check doubts={doubtful} /> },
                        View::Shelves => html! { <Shelves /> },
                        View::Codes | View::Split(_) => html! {
                            <Codes begin={props.code} {reach} making={*making} {onmaking} {onnew} />
                        },
                    } }
                </Tabs>
            }
        </div>
    }
}
