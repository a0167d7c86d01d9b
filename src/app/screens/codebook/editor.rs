//! One code in full: what it means, and what can be done with it.

use std::rc::Rc;

use yew::prelude::*;

use super::{Colours, NewPlace, changes};
use crate::app::browser::focus;
use crate::app::context::{
    use_codebook, use_dispatch, use_layers, use_themes, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{
    Button, Combobox, Confirm, Dot, Look, PickOption, TextArea, TextField,
};
use crate::app::screens::overview::Memos;
use crate::codebook::{Code, Colour};
use crate::id::{CodeId, Id as _};
use crate::study::{CodeFields, Command, MemoTarget};
use crate::themes::{code_reach, going};

/// One of a code's texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Definition,
    UseWhen,
    NotWhen,
    Example,
}

impl Words {
    /// Returns the text among a code's fields.
    fn of(self, fields: &mut CodeFields) -> &mut String {
        match self {
            Self::Definition => &mut fields.definition,
            Self::UseWhen => &mut fields.use_when,
            Self::NotWhen => &mut fields.not_when,
            Self::Example => &mut fields.example,
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    pub(super) code: Rc<Code>,
    /// Asks for a new code there.
    pub(super) onnew: Callback<NewPlace>,
}

/// One code in full.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let words = &use_words().codebook;
    let code = &props.code;
    let (dispatch, book) = (use_dispatch(), use_codebook());
    let wrong = use_state(AttrValue::default);
    let id = code.id;
    // On a narrow page it stands above the tree.
    use_effect_with(id, |_| focus::reveal("codebook-where"));
    let layers = use_layers();
    let reach = use_memo((layers, id), |(layers, id)| {
        code_reach(layers).remove(id).unwrap_or_default()
    });
    let onname = use_event((dispatch.clone(), id, wrong.setter()), {
        |name: String, (dispatch, id, wrong)| {
            wrong.set(changes::edit(dispatch, *id, |it| it.name = name).into());
        }
    });
    let oncolour = use_event((dispatch.clone(), id), {
        |colour: Colour, (dispatch, id)| {
            changes::edit(dispatch, *id, |it| it.colour = colour);
        }
    });
    let path = book.path(id);
    let above = path.split_last().map(|(_, above)| above.join(" › "));
    let above = above.filter(|it| !it.is_empty());
    let used = if reach.segments == 0 {
        words.unused.to_owned()
    } else {
        (words.reach)(reach.segments, reach.transcripts.len())
    };
    let texts = [
        ("definition", &code.definition, Words::Definition),
        ("use", &code.use_when, Words::UseWhen),
        ("not", &code.not_when, Words::NotWhen),
        ("example", &code.example, Words::Example),
    ];
    html! {
        <section class="codebook-editor" aria-label={code.name.clone()}>
            <p class="codebook-where" id="codebook-where">
                <Dot colour={code.colour} />
                <span>{ used }</span>
                if let Some(above) = above {
                    <span>{ format!(" · {}", (words.under)(&above)) }</span>
                }
            </p>
            <TextField
                id="code-name"
                label={words.name}
                value={code.name.clone()}
                error={(*wrong).clone()}
                oncommit={onname}
            />
            for ((key, value, text), (label, help)) in texts.into_iter().zip(words.texts) {
                <CodeText {key} {id} name={key} {label} {help} value={value.clone()} {text} />
            }
            <Colours id="code-colour" value={code.colour} onchange={oncolour} />
            <Doing code={Rc::clone(code)} onnew={props.onnew.clone()} />
            <Memos on={MemoTarget::Code(id)} id="code-memos" />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CodeTextProps {
    id: CodeId,
    name: AttrValue,
    label: AttrValue,
    help: AttrValue,
    value: AttrValue,
    text: Words,
}

#[component]
fn CodeText(props: &CodeTextProps) -> Html {
    let dispatch = use_dispatch();
    let of = (dispatch, props.id, props.text);
    let oncommit = use_event(of, |text: String, (it, id, words)| {
        changes::edit(it, *id, |fields| *words.of(fields) = text);
    });
    html! {
        <TextArea
            id={format!("code-{}", props.name)}
            label={props.label.clone()}
            help={props.help.clone()}
            value={props.value.clone()}
            rows={2}
            {oncommit}
        />
    }
}

/// What is being asked about the code.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Nothing,
    Where,
    IntoWhich,
    Sure(CodeId),
}

/// New codes near it, moving, merging, removing.
#[component]
fn Doing(props: &EditorProps) -> Html {
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
            let parent = CodeId::parse(&key);
            dispatch.run(Command::MoveCode { id: *id, parent, before: None });
            asking.set(Asking::Nothing);
        }
    });
    let oninto = use_event(asking.setter(), |key: AttrValue, asking| {
        asking.set(CodeId::parse(&key).map_or(Asking::Nothing, Asking::Sure));
    });
    let oncancel = use_event(asking.setter(), |(), it| it.set(Asking::Nothing));
    let onmerge = use_event((dispatch.clone(), id, *asking), {
        |(), (dispatch, id, asking)| {
            if let Asking::Sure(into) = asking {
                changes::merge(dispatch, *id, *into);
            }
        }
    });
    let onremove = use_event((dispatch, id), |_: MouseEvent, (dispatch, id)| {
        changes::remove(dispatch, *id);
    });
    let removes = going(&book, &layers, &themes, id, None);
    let question = match *asking {
        Asking::Sure(into) => book.get(into).map(|other| {
            let it = going(&book, &layers, &themes, id, Some(into));
            let (from, into) = (&code.name, &other.name);
            (words.merge_what)(from, into, it.segments, it.twins, it.themes, it.children)
        }),
        _ => None,
    };
    let inside = book.with_descendants(id);
    let option = |it: &Rc<Code>| PickOption {
        key: it.id.to_string().into(),
        label: it.name.clone().into(),
        lead: html! { <Dot colour={it.colour} /> },
        tail: html! {},
    };
    let top = PickOption {
        key: "".into(),
        label: words.top.into(),
        lead: html! {},
        tail: html! {},
    };
    let under = book.codes().filter(|it| !inside.contains(&it.id)).map(option);
    let under: Vec<PickOption> = std::iter::once(top).chain(under).collect();
    let into: Vec<PickOption> =
        book.codes().filter(|it| it.id != id).map(option).collect();
    html! {
        <div class="codebook-doing">
            <div class="row">
                <Button onclick={place(Some(id))}>{ words.add_child }</Button>
                <Button onclick={place(parent)}>{ words.add_sibling }</Button>
                <Button expanded={*asking == Asking::Where} onclick={ask(Asking::Where)}>
                    { words.move_to }
                </Button>
                <Button expanded={*asking == Asking::IntoWhich} onclick={ask(Asking::IntoWhich)}>
                    { words.merge }
                </Button>
                <Button look={Look::Danger} onclick={onremove}>{ words.remove }</Button>
            </div>
            <p class="note">
                { (words.remove_what)(removes.segments, removes.themes, removes.children) }
            </p>
            if *asking == Asking::Where {
                <Combobox
                    key="where"
                    id="code-where"
                    label={words.move_label}
                    placeholder={Some(AttrValue::from(words.move_label))}
                    options={Rc::from(under)}
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
                    options={Rc::from(into)}
                    onpick={oninto}
                    oncancel={oncancel.clone()}
                    focused=true
                />
            }
            if let Some(question) = question {
                <Confirm key="sure" {question} yes={words.merge_yes} onyes={onmerge} {oncancel} />
            }
        </div>
    }
}
