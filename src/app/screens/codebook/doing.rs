//! What can be done with a code: new ones near it, moving, merging, splitting, putting away.

use std::rc::Rc;

use yew::prelude::*;

use super::{NewPlace, changes};
use crate::app::browser::focus;
use crate::app::context::{
    use_codebook, use_dispatch, use_layers, use_memos, use_themes, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Combobox, Confirm, Dot, Look, PickOption};
use crate::app::route::Route;
use crate::codebook::{Code, Codebook};
use crate::id::{CodeId, Id as _};
use crate::study::MemoTarget;
use crate::themes::going;

#[derive(Properties, PartialEq)]
pub(super) struct DoingProps {
    pub(super) code: Rc<Code>,
    /// Asks for a new code there.
    pub(super) onnew: Callback<NewPlace>,
    /// Hears which code to show now.
    pub(super) onselect: Callback<AttrValue>,
}

/// What is being asked about the code.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Nothing,
    Where,
    IntoWhich,
    Into(CodeId),
    Sure,
}

/// Returns a code as something to pick.
pub(super) fn option(it: &Code) -> PickOption {
    PickOption {
        key: it.id.to_string().into(),
        label: it.name.clone().into(),
        lead: html! { <Dot colour={it.colour} /> },
        tail: html! {},
    }
}

/// What can be done with a code.
#[component]
pub(super) fn Doing(props: &DoingProps) -> Html {
    let words = &use_words().codebook;
    let (dispatch, book) = (use_dispatch(), use_codebook());
    let (layers, themes) = (use_layers(), use_themes());
    let code = &props.code;
    let id = code.id;
    let parent = book.parent(id).map(|it| it.id);
    let asking = use_state(|| Asking::Nothing);
    let place = |parent: Option<CodeId>| {
        let onnew = props.onnew.clone();
        Callback::from(move |_: MouseEvent| onnew.emit(NewPlace { parent }))
    };
    let ask = |next: Asking| {
        let (setter, now) = (asking.setter(), *asking);
        Callback::from(move |_: MouseEvent| {
            setter.set(if now == next { Asking::Nothing } else { next });
        })
    };
    let onmove = use_event((dispatch.clone(), id, asking.setter()), {
        |key: AttrValue, (dispatch, id, asking)| {
            changes::put(dispatch, changes::TREE, *id, (CodeId::parse(&key), None));
            asking.set(Asking::Nothing);
        }
    });
    let oninto = use_event(asking.setter(), |key: AttrValue, asking| {
        asking.set(CodeId::parse(&key).map_or(Asking::Nothing, Asking::Into));
    });
    let oncancel = use_event(asking.setter(), |(), it| it.set(Asking::Nothing));
    let onmerge = use_event((dispatch.clone(), id, *asking, props.onselect.clone()), {
        |(), (dispatch, id, asking, onselect)| {
            if let Asking::Into(into) = asking {
                changes::merge(dispatch, *id, *into);
                onselect.emit(into.to_string().into());
                focus::focus_id(&format!("codebook-tree-{into}"));
            }
        }
    });
    let onremove = use_event((dispatch.clone(), id), |(), (dispatch, id)| {
        changes::remove(dispatch, *id);
        focus::focus("#codebook-tree [tabindex='0']");
    });
    let onarchive = use_event((dispatch, id, code.is_active()), {
        |_: MouseEvent, (dispatch, id, active)| changes::archive(dispatch, *id, *active)
    });
    let removes = going(&book, &layers, &themes, id, None);
    // Nothing coded: no question is needed, since it can be undone.
    let ondelete = if removes.segments == 0 {
        onremove.reform(|_: MouseEvent| ())
    } else {
        ask(Asking::Sure)
    };
    let [archive, back] = words.archive;
    let used = removes.segments > 0;
    html! {
        <div class="codebook-doing">
            <div class="row">
                if code.is_active() {
                    <Button onclick={place(Some(id))}>{ words.add_child }</Button>
                    <Button onclick={place(parent)}>{ words.add_sibling }</Button>
                    <Button expanded={*asking == Asking::Where} onclick={ask(Asking::Where)}>
                        { words.move_to }
                    </Button>
                }
                <Button expanded={matches!(*asking, Asking::IntoWhich | Asking::Into(_))} onclick={ask(Asking::IntoWhich)}>
                    { words.merge }
                </Button>
                if used {
                    <a class="button" href={Route::Split { id }.href()}>{ words.split }</a>
                }
                <Button onclick={onarchive}>
                    { if code.is_active() { archive } else { back } }
                </Button>
                <Button look={Look::Danger} expanded={used.then_some(*asking == Asking::Sure)} onclick={ondelete}>
                    { words.remove }
                </Button>
            </div>
            if code.is_active() && used && *asking == Asking::Nothing {
                <p class="note">{ words.archive_what }</p>
            }
            if *asking == Asking::Where {
                <Combobox
                    key="where"
                    id="code-where"
                    label={words.move_label}
                    placeholder={Some(AttrValue::from(words.move_label))}
                    options={places(&book, id, words.top)}
                    onpick={onmove}
                    oncancel={oncancel.clone()}
                    focused=true
                />
            }
            if *asking == Asking::IntoWhich {
                <Combobox
                    key="into"
                    id="code-into"
                    label={words.merge_label}
                    placeholder={Some(AttrValue::from(words.merge_label))}
                    options={book.active().filter(|it| it.id != id).map(|it| option(it)).collect::<Rc<[PickOption]>>()}
                    onpick={oninto}
                    oncancel={oncancel.clone()}
                    focused=true
                />
            }
            if let Asking::Into(into) = *asking {
                <Merging key="merging" from={id} heir={into} onyes={onmerge} oncancel={oncancel.clone()} />
            }
            if *asking == Asking::Sure {
                <Confirm
                    key="sure"
                    question={(words.remove_sure)(&code.name, &removes)}
                    yes={words.remove_yes}
                    onyes={onremove}
                    {oncancel}
                    danger=true
                />
            }
        </div>
    }
}

/// Returns where a code can be moved: the top, and the codes that do not lie under it.
fn places(book: &Codebook, id: CodeId, top: &'static str) -> Rc<[PickOption]> {
    let inside = book.with_descendants(id);
    let under = book.active().filter(|it| !inside.contains(&it.id));
    let top =
        PickOption { key: "".into(), label: top.into(), lead: html! {}, tail: html! {} };
    std::iter::once(top).chain(under.map(|it| option(it))).collect()
}

/// Props of [`Merging`].
#[derive(Properties, PartialEq)]
pub struct MergingProps {
    /// The code that goes.
    pub from: CodeId,
    /// The code that takes its place.
    pub heir: CodeId,
    /// Hears that it is to be done.
    pub onyes: Callback<()>,
    /// Hears that it is not.
    pub oncancel: Callback<()>,
}

/// What merging would change, and whether to.
#[component]
pub fn Merging(props: &MergingProps) -> Html {
    let words = &use_words().codebook;
    let (book, layers, themes) = (use_codebook(), use_layers(), use_themes());
    let memos = use_memos();
    let (from, into) = (props.from, props.heir);
    let name = |id| book.get(id).map(|it| it.name.clone()).unwrap_or_default();
    let changes = going(&book, &layers, &themes, from, Some(into));
    let memos = memos.values().filter(|it| it.on == MemoTarget::Code(from)).count();
    let mut said = (words.merge_what)(&name(from), &name(into), &changes, memos);
    let question = if said.is_empty() { String::new() } else { said.remove(0) };
    html! {
        <div class="merge-preview">
            if !said.is_empty() {
                <ul>
                    for it in said {
                        <li key={it.clone()}>{ it }</li>
                    }
                </ul>
            }
            <Confirm {question} yes={words.merge_yes} onyes={props.onyes.clone()} oncancel={props.oncancel.clone()} />
        </div>
    }
}
