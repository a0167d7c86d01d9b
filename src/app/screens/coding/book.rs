//! The codebook beside the text: the tree with colours and counts. A click gives the code
//! to the selected words, or shows where the code is when nothing is selected.

use std::collections::HashMap;
use std::rc::Rc;

use yew::prelude::*;

use super::acts::new_code;
use super::bench::Bench;
use super::code_card::{CodeCard, Doing};
use super::drops::{Catching, use_catching};
use crate::app::browser::{focus, ids};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Dot, Keys, Look, TextField, Tree, TreeItem};
use crate::app::screens::codebook::step_code;
use crate::app::shared::Shared;
use crate::codebook::{Code, Codebook, NumberKeys, Step};
use crate::id::{CodeId, CoderId, Id as _};
use crate::study::Command;

/// The id of the tree.
pub const TREE: &str = "codes";

/// Props of [`Book`].
#[derive(Properties, PartialEq)]
pub struct BookProps {
    /// The codes.
    pub codebook: Shared<Codebook>,
    /// Which of them the number keys give.
    #[prop_or_default]
    pub keys: NumberKeys,
    /// How many segments each has, in the whole study, as far as the coder sees them.
    pub counts: Shared<HashMap<CodeId, usize>>,
    /// The code that is shown.
    pub code: Option<CodeId>,
    /// Whether words are selected, so that a click codes them.
    pub selecting: bool,
    /// The coder, if they are blind to what others did.
    #[prop_or_default]
    pub blind: Option<CoderId>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// The codebook beside the text.
#[component]
pub fn Book(props: &BookProps) -> Html {
    let words = &use_words().coding.book;
    let doing = use_state(|| None::<Doing>);
    let adding = use_state(|| false);
    let before = use_mut_ref(Vec::new);
    let items = use_memo(
        (props.codebook.clone(), props.counts.clone(), props.keys.clone()),
        |(codebook, counts, keys)| {
            items(codebook, counts, keys, &mut before.borrow_mut())
        },
    );
    let onselect = use_event((), {
        let bench = props.bench.clone();
        move |key: AttrValue, ()| {
            let Some(code) = CodeId::parse(&key) else { return };
            if bench.work().selection.is_some() {
                bench.apply(code, false);
            } else {
                bench.show_code(code);
            }
        }
    });
    let onkey = use_event((), {
        let (bench, doing) = (props.bench.clone(), doing.setter());
        move |(key, event): (AttrValue, KeyboardEvent), ()| {
            let Some(code) = CodeId::parse(&key) else { return };
            match (event.key().as_str(), event.alt_key()) {
                ("F2", _) => {
                    bench.set(|it| it.code = Some(code));
                    doing.set(Some(Doing::Rename));
                }
                ("Delete", _) => {
                    bench.set(|it| it.code = Some(code));
                    doing.set(Some(Doing::Remove));
                }
                ("ArrowUp", true) => bench.move_code(code, Step::Up),
                ("ArrowDown", true) => bench.move_code(code, Step::Down),
                ("ArrowRight", true) => bench.move_code(code, Step::Deeper),
                ("ArrowLeft", true) => bench.move_code(code, Step::Higher),
                _ => return,
            }
            event.prevent_default();
        }
    });
    let Catching {
        over,
        start: ondragstart,
        drag: ondragover,
        leave: ondragleave,
        drop: ondrop,
    } = use_catching(&props.bench);
    let add = use_event(*adding, {
        let adding = adding.setter();
        move |_: MouseEvent, now| adding.set(!now)
    });
    let added = use_event((), {
        let adding = adding.setter();
        move |(), ()| adding.set(false)
    });
    let ondoing = use_event((), {
        let doing = doing.setter();
        move |next: Option<Doing>, ()| doing.set(next)
    });
    let code = props.code.and_then(|it| props.codebook.get(it));
    html! {
        <section class="book" aria-label={words.title}>
            <header class="book-head">
                <h2>{ words.title }</h2>
                <span class="book-count">{ (words.codes)(props.codebook.len()) }</span>
                <Button look={Look::Quiet} expanded={*adding} onclick={add}>{ words.add }</Button>
            </header>
            if *adding {
                <NewCodeField key="add" bench={props.bench.clone()} ondone={added} />
            }
            if props.codebook.is_empty() {
                <p class="note" key="empty">{ words.empty }</p>
            } else {
                if props.selecting {
                    <p class="note" key="applies">{ words.applies }</p>
                }
                <div class="book-tree" key="tree" {ondragstart} {ondragover} {ondragleave} {ondrop}>
                    <Tree
                        id={TREE}
                        label={words.title}
                        items={Rc::<[Shared<TreeItem>]>::clone(&items)}
                        selected={over.or(props.code).map(|it| AttrValue::from(it.to_string()))}
                        draggable=true
                        {onselect}
                        {onkey}
                    />
                </div>
            }
            if let Some(code) = code {
                <CodeCard
                    key={code.id.to_string()}
                    code={Shared::from(code)}
                    blind={props.blind}
                    codebook={props.codebook.clone()}
                    doing={*doing}
                    {ondoing}
                    bench={props.bench.clone()}
                />
            }
        </section>
    }
}

/// A line of the tree with what it was made of: its code, depth, number key and count.
type Made = ((Shared<Code>, usize, Option<u8>, usize), Shared<TreeItem>);

/// Returns the lines of the tree; those made of the same as `before` are shared with it.
fn items(
    codebook: &Codebook,
    counts: &HashMap<CodeId, usize>,
    keys: &NumberKeys,
    before: &mut Vec<Made>,
) -> Rc<[Shared<TreeItem>]> {
    // Archived codes are seen on the codebook's own screen.
    let all = codebook.entries().iter().filter(|it| it.code.is_active());
    let made = all.enumerate().map(|(at, it)| {
        let number = keys.number_of(it.code.id);
        let count = counts.get(&it.code.id).copied().unwrap_or_default();
        let of = (Shared::from(&it.code), it.depth, number, count);
        let same = before.get(at).filter(|it| it.0 == of).cloned();
        same.unwrap_or_else(|| {
            let item = item(&it.code, it.depth, number, count);
            (of, Shared::new(item))
        })
    });
    let made: Vec<Made> = made.collect();
    let items = made.iter().map(|it| it.1.clone()).collect();
    *before = made;
    items
}

fn item(code: &Code, depth: usize, number: Option<u8>, count: usize) -> TreeItem {
    TreeItem {
        key: code.id.to_string().into(),
        depth,
        label: code.name.clone().into(),
        lead: html! { <Dot colour={code.colour} /> },
        tail: html! {
            <>
                if let Some(number) = number {
                    <Keys keys={number.to_string()} />
                }
                <span class="figure">{ count }</span>
            </>
        },
    }
}

#[derive(Properties, PartialEq)]
struct NewCodeFieldProps {
    bench: Bench,
    ondone: Callback<()>,
}

/// A new code, without any words coded.
#[component]
fn NewCodeField(props: &NewCodeFieldProps) -> Html {
    let words = &use_words().coding.book;
    let name = use_state(String::new);
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        focus::focus_node(node);
    });
    let oninput = use_event((), {
        let name = name.setter();
        move |typed: String, ()| name.set(typed)
    });
    let onsubmit = use_event(((*name).clone(), props.ondone.clone()), {
        let bench = props.bench.clone();
        move |event: SubmitEvent, (name, ondone)| {
            event.prevent_default();
            let Some(scene) = bench.scene() else { return };
            if bench.work().selection.is_some() {
                // The words that are selected get it.
                bench.create(name, false);
                return ondone.emit(());
            }
            let made = new_code(&scene.codebook, ids::new_id(), name);
            let code = made.id;
            if bench.run(Command::AddCodes(vec![made])) {
                bench.set(|it| it.code = Some(code));
                ondone.emit(());
                focus::focus_id(&format!("{TREE}-{code}"));
            }
        }
    });
    html! {
        <form class="book-add" {onsubmit}>
            <TextField
                id="new-code"
                label={words.name}
                hide_label=true
                placeholder={words.name}
                value={(*name).clone()}
                {oninput}
                {node}
            />
            <Button submit=true>{ words.keep }</Button>
        </form>
    }
}

impl Bench {
    /// Shows where a code is in the text, or no longer.
    pub fn show_code(&self, code: CodeId) {
        let next = (self.work().code != Some(code)).then_some(code);
        self.set(|it| it.code = next);
        let Some(scene) = self.scene() else { return };
        if next.is_some() {
            let marks = &scene.sheet.marks;
            let count = marks.iter().filter(|it| it.segment.code == code).count();
            let said = (self.words().coding.book.shown)(&self.code_name(code), count);
            crate::app::browser::live::say(&said);
        }
    }

    /// Moves a code a step in the codebook.
    pub fn move_code(&self, id: CodeId, step: Step) {
        step_code(&self.dispatch(), TREE, id, step);
    }
}
