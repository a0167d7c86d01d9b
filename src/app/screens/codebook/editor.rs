//! One code in full: what it means, where it is from, and its number key.

use std::rc::Rc;

use yew::prelude::*;

use super::doing::Doing;
use super::{Colours, NewPlace, changes};
use crate::app::browser::focus;
use crate::app::context::{
    use_about, use_codebook, use_desk, use_dispatch, use_layers, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Dot, Select, TextArea, TextField};
use crate::app::screens::overview::Memos;
use crate::app::screens::search::CodeLinks;
use crate::codebook::{Code, Codebook, Colour, FAVOURITES, NumberKeys, Part};
use crate::id::CodeId;
use crate::study::{Command, MemoTarget};
use crate::themes::code_reach;
use crate::words::EN;

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    pub(super) code: Rc<Code>,
    /// Asks for a new code there.
    pub(super) onnew: Callback<NewPlace>,
    /// Hears which code to show now.
    pub(super) onselect: Callback<AttrValue>,
}

/// One code in full.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let words = &use_words().codebook;
    let code = &props.code;
    let (dispatch, book) = (use_dispatch(), use_codebook());
    let (about, desk) = (use_about(), use_desk());
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
    let onsource = use_event((dispatch.clone(), id), {
        |source: String, (dispatch, id)| {
            changes::edit(dispatch, *id, |it| it.source = source);
        }
    });
    let onnumber = use_event((dispatch, id), {
        |number: AttrValue, (dispatch, id)| {
            let number = number.parse().ok();
            changes::run(dispatch, Command::SetFavourite { id: *id, number });
        }
    });
    let keys = book.chosen_keys(about.keys_of(desk.coder));
    let path = book.path(id);
    let above = path.split_last().map(|(_, above)| above.join(" › "));
    let above = above.filter(|it| !it.is_empty());
    let used = if reach.segments == 0 {
        words.unused.to_owned()
    } else {
        (words.reach)(reach.segments, reach.transcripts.len())
    };
    let source = if code.source.is_empty() { words.emergent } else { &code.source };
    html! {
        <section class="codebook-editor" aria-label={code.name.clone()}>
            <p class="codebook-where" id="codebook-where">
                <Dot colour={code.colour} />
                <span>{ used }</span>
                if let Some(above) = above {
                    <span>{ format!(" · {}", (words.under)(&above)) }</span>
                }
                <span class="code-mark">{ source.to_owned() }</span>
                if !code.is_active() {
                    <span class="code-mark archived">{ words.archived }</span>
                }
            </p>
            <CodeLinks code={id} />
            <TextField
                id="code-name"
                label={words.name}
                value={code.name.clone()}
                error={(*wrong).clone()}
                oncommit={onname}
            />
            for (part, (label, help)) in Part::ALL.into_iter().zip(words.texts) {
                <CodeText key={part.as_str()} {id} {label} {help} value={part.of(code).clone()} {part} />
            }
            <Colours id="code-colour" value={code.colour} onchange={oncolour} />
            if code.is_active() {
                <Select
                    id="code-number"
                    label={words.favourite.0}
                    help={words.favourite.1}
                    value={keys.number_of(id).map(|it| it.to_string()).unwrap_or_default()}
                    options={numbers(&book, &keys, id)}
                    onchange={onnumber}
                />
            }
            <TextField
                id="code-source"
                label={words.source.0}
                help={words.source.1}
                value={code.source.clone()}
                oncommit={onsource}
            />
            <Doing code={Rc::clone(code)} onnew={props.onnew.clone()} onselect={props.onselect.clone()} />
            <Memos on={MemoTarget::Code(id)} id="code-memos" />
        </section>
    }
}

/// Returns the number keys, with the codes that have them.
fn numbers(book: &Codebook, keys: &NumberKeys, own: CodeId) -> Rc<[Choice]> {
    let words = &EN.codebook;
    let holder = |number: u8| {
        let code = keys.code(number).filter(|it| *it != own);
        code.and_then(|it| book.get(it))
    };
    let number = |it: u8| {
        let name = holder(it).map(|it| it.name.as_str());
        Choice::new(it.to_string(), (words.number)(it, name))
    };
    let none = Choice::new("", words.no_number);
    std::iter::once(none).chain((1..=FAVOURITES).map(number)).collect()
}

#[derive(Properties, PartialEq)]
struct CodeTextProps {
    id: CodeId,
    label: AttrValue,
    help: AttrValue,
    value: AttrValue,
    part: Part,
}

#[component]
fn CodeText(props: &CodeTextProps) -> Html {
    let dispatch = use_dispatch();
    let of = (dispatch, props.id, props.part);
    let oncommit = use_event(of, |text: String, (it, id, part)| {
        changes::edit(it, *id, |fields| *fields.text_mut(*part) = text);
    });
    html! {
        <TextArea
            id={format!("code-{}", props.part.as_str())}
            label={props.label.clone()}
            help={props.help.clone()}
            value={props.value.clone()}
            rows={2}
            {oncommit}
        />
    }
}
