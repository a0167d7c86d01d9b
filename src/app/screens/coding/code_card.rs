//! One code, below the tree: what it means, and what can be done with it. All in place.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::book::TREE;
use super::scene::seen_layers;
use crate::app::browser::{focus, selection};
use crate::app::context::{
    use_about, use_layers, use_participants, use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{
    Button, Combobox, Confirm, Dot, Menu, MenuItem, PickOption, TextArea, TextField,
    colour_class,
};
use crate::app::screens::codebook::Merging;
use crate::app::screens::files::say_undoable;
use crate::app::screens::search::CodeLinks;
use crate::app::shared::Shared;
use crate::codebook::{Code, Codebook, Part, Step};
use crate::id::{CodeId, CoderId, Id as _};
use crate::study::{CodeFields, Command};
use crate::themes::{Material, code_counts, code_tally, support};
use crate::words::EN;

/// What is being done with the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It gets another name.
    Rename,
    /// It is described.
    Describe,
    /// It is merged into another.
    Merge,
    /// It is removed.
    Remove,
}

/// Props of [`CodeCard`].
#[derive(Properties, PartialEq)]
pub struct CodeCardProps {
    /// The code.
    pub code: Shared<Code>,
    /// The coder, if they are blind to what others did.
    #[prop_or_default]
    pub blind: Option<CoderId>,
    /// All codes, to merge into.
    pub codebook: Shared<Codebook>,
    /// What is being done.
    pub doing: Option<Doing>,
    /// Hears what is to be done.
    pub ondoing: Callback<Option<Doing>>,
    /// What changes the study.
    #[prop_or_default]
    pub bench: Bench,
}

/// One code.
#[component]
pub fn CodeCard(props: &CodeCardProps) -> Html {
    let words = &use_words().coding.book;
    let code = &props.code;
    let onchoose = use_event((code.id, props.ondoing.clone()), {
        let bench = props.bench.clone();
        move |value: AttrValue, (id, ondoing): &(CodeId, Callback<Option<Doing>>)| {
            match value.as_str() {
                "rename" => ondoing.emit(Some(Doing::Rename)),
                "describe" => ondoing.emit(Some(Doing::Describe)),
                "merge" => ondoing.emit(Some(Doing::Merge)),
                "remove" => ondoing.emit(Some(Doing::Remove)),
                "archive" => bench.archive(*id),
                "up" => bench.move_code(*id, Step::Up),
                "down" => bench.move_code(*id, Step::Down),
                "deeper" => bench.move_code(*id, Step::Deeper),
                _ => bench.move_code(*id, Step::Higher),
            }
        }
    });
    let items = use_memo((), |()| -> Rc<[MenuItem]> {
        [
            ("rename", words.rename),
            ("describe", words.describe),
            ("merge", words.merge),
            ("up", words.up),
            ("down", words.down),
            ("deeper", words.deeper),
            ("higher", words.higher),
            ("archive", EN.codebook.archive[0]),
            ("remove", words.remove),
        ]
        .map(|(value, label)| MenuItem::new(value, label))
        .into()
    });
    let doing = props.doing;
    html! {
        <div class={classes!("code-card", colour_class(code.colour))}>
            <div class="code-card-head">
                <Dot colour={code.colour} />
                <strong>{ &code.name }</strong>
                <Menu
                    id="code-menu"
                    label={words.actions}
                    name={AttrValue::from((words.more)(&code.name))}
                    items={Rc::<[MenuItem]>::clone(&items)}
                    {onchoose}
                />
            </div>
            if doing == Some(Doing::Rename) {
                <Rename code={code.clone()} ondone={props.ondoing.reform(|()| None)} bench={props.bench.clone()} />
            } else if doing == Some(Doing::Describe) {
                <Describe code={code.clone()} ondone={props.ondoing.reform(|()| None)} bench={props.bench.clone()} />
            } else if doing == Some(Doing::Merge) {
                <Merge code={code.clone()} codebook={props.codebook.clone()} ondone={props.ondoing.reform(|()| None)} bench={props.bench.clone()} />
            } else if doing == Some(Doing::Remove) {
                <Remove code={code.clone()} ondone={props.ondoing.reform(|()| None)} bench={props.bench.clone()} />
            } else {
                <Description code={code.clone()} blind={props.blind} />
                <CodeLinks code={code.id} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DescriptionProps {
    code: Shared<Code>,
    blind: Option<CoderId>,
}

#[component]
fn Description(props: &DescriptionProps) -> Html {
    let words = use_words();
    let code = &props.code;
    let labels = words.codebook.texts.map(|it| it.0);
    let all = Part::ALL.map(|it| it.of(code));
    let filled = all.iter().any(|it| !it.is_empty());
    let given = (code.id, use_transcripts(), use_layers(), use_participants());
    let counts = use_memo((given, props.blind), |(given, blind)| {
        let (code, transcripts, layers, participants) = given;
        let layers = &seen_layers(layers, *blind);
        code_tally(*code, &Material { transcripts, layers, participants })
    });
    let shown = support(&counts.0, counts.1, use_about().disclosure);
    html! {
        <div class="code-about">
            <p class="note">{ (words.coding.book.counts)(shown) }</p>
            if !filled {
                <p>{ words.coding.book.no_description }</p>
            }
            for (at, text) in all.into_iter().enumerate().filter(|(_, it)| !it.is_empty()) {
                <p key={at}>
                    if let Some(head) = labels.get(at).filter(|_| at > 0) {
                        <b>{ format!("{head}: ") }</b>
                    }
                    { text.clone() }
                </p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct StepProps {
    code: Shared<Code>,
    ondone: Callback<()>,
    bench: Bench,
}

#[component]
fn Rename(props: &StepProps) -> Html {
    let words = &use_words().coding.book;
    let name = use_state(|| props.code.name.clone());
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        focus::focus_node(node);
        selection::select_field(node);
    });
    let oninput = use_event((), {
        let name = name.setter();
        move |typed: String, ()| name.set(typed)
    });
    let onsubmit =
        use_event(((*name).clone(), props.code.clone(), props.ondone.clone()), {
            let bench = props.bench.clone();
            move |event: SubmitEvent, (name, code, ondone)| {
                event.prevent_default();
                let fields = CodeFields { name: name.clone(), ..CodeFields::of(code) };
                if *name == code.name
                    || bench.run(Command::EditCode { id: code.id, fields })
                {
                    ondone.emit(());
                    focus::focus_id(&format!("{TREE}-{}", code.id));
                }
            }
        });
    let onkeydown = escape(&props.ondone, props.code.id);
    html! {
        <form class="book-add" {onsubmit} {onkeydown}>
            <TextField id="code-name" label={words.name} hide_label=true value={(*name).clone()} {oninput} {node} />
            <Button submit=true>{ words.rename }</Button>
        </form>
    }
}

fn escape(ondone: &Callback<()>, code: CodeId) -> Callback<KeyboardEvent> {
    let ondone = ondone.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            ondone.emit(());
            focus::focus_id(&format!("{TREE}-{code}"));
        }
    })
}

#[component]
fn Describe(props: &StepProps) -> Html {
    let all = use_words();
    let (words, labels) = (&all.coding.book, all.codebook.texts);
    let code = &props.code;
    let commit = |part: Part| {
        let (bench, id) = (props.bench.clone(), code.id);
        Callback::from(move |text: String| {
            // As it is now, not as it was drawn: two fields may be handed over at once.
            let now =
                bench.dispatch().study().and_then(|it| it.codebook.get(id).cloned());
            let Some(code) = now else { return };
            let mut fields = CodeFields::of(&code);
            *fields.text_mut(part) = text;
            bench.run(Command::EditCode { id, fields });
        })
    };
    let done = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    html! {
        <div class="code-fields">
            for (part, (label, _)) in Part::ALL.into_iter().zip(labels) {
                <TextArea key={part.as_str()} id={format!("code-{}", part.as_str())} {label} value={part.of(code).clone()} oncommit={commit(part)} rows=2 />
            }
            <div class="row"><Button onclick={done}>{ words.done }</Button></div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MergeProps {
    code: Shared<Code>,
    codebook: Shared<Codebook>,
    ondone: Callback<()>,
    bench: Bench,
}

#[component]
fn Merge(props: &MergeProps) -> Html {
    let words = &use_words().coding.book;
    let code = &props.code;
    let options = use_memo((props.codebook.clone(), code.id), |(codebook, id)| {
        let others = codebook.active().filter(|it| it.id != *id);
        let options: Rc<[PickOption]> = others
            .map(|it| PickOption {
                key: it.id.to_string().into(),
                label: it.name.clone().into(),
                lead: html! { <Dot colour={it.colour} /> },
                tail: Html::default(),
            })
            .collect();
        options
    });
    let chosen = use_state(|| None::<CodeId>);
    let onpick = use_event(chosen.setter(), |key: AttrValue, chosen| {
        chosen.set(CodeId::parse(&key));
    });
    let onyes = use_event((code.id, *chosen, props.ondone.clone()), {
        let bench = props.bench.clone();
        move |(), (from, into, ondone): &(CodeId, Option<CodeId>, Callback<()>)| {
            let Some(into) = *into else { return };
            if bench.run(Command::MergeCodes { from: *from, into }) {
                bench.set(|it| it.code = Some(into));
                ondone.emit(());
                focus::focus_id(&format!("{TREE}-{into}"));
            }
        }
    });
    let label = (words.merge_into)(&code.name);
    html! {
        <div class="code-merge">
            if let Some(into) = *chosen {
                <Merging from={code.id} heir={into} {onyes} oncancel={props.ondone.clone()} />
            } else {
                <p class="note">{ label.clone() }</p>
                <Combobox
                    id="merge-into"
                    {label}
                    options={Rc::<[PickOption]>::clone(&options)}
                    {onpick}
                    oncancel={props.ondone.clone()}
                    focused=true
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RemoveProps {
    code: Shared<Code>,
    ondone: Callback<()>,
    bench: Bench,
}

#[component]
fn Remove(props: &RemoveProps) -> Html {
    let words = &use_words().coding.book;
    let code = &props.code;
    let onyes = use_event((code.clone(), props.ondone.clone()), {
        let bench = props.bench.clone();
        move |(), (code, ondone): &(Shared<Code>, Callback<()>)| {
            ondone.emit(());
            if bench.run(Command::RemoveCode { id: code.id }) {
                let dispatch = bench.dispatch();
                let undo = Callback::from(move |()| dispatch.undo());
                let said = (bench.words().coding.said.removed)(&code.name);
                let notice = Notice::info(said).with(bench.words().shell.undo, undo);
                bench.dispatch().notify(notice);
                bench.set(|it| it.code = None);
                focus::focus(&format!("#{TREE} [tabindex='0']"));
            }
        }
    });
    // All that would be lost, seen or not.
    let count = code_counts(&use_layers()).get(&code.id).copied().unwrap_or_default();
    html! {
        <Confirm
            question={(words.remove_sure)(&code.name, count)}
            yes={words.remove}
            {onyes}
            oncancel={props.ondone.clone()}
            danger=true
        />
    }
}

impl Bench {
    /// Puts a code away; its segments stay.
    fn archive(&self, id: CodeId) {
        let name = self.code_name(id);
        if self.run(Command::ArchiveCode { id, archived: true }) {
            self.set(|it| it.code = None);
            say_undoable(&self.dispatch(), (EN.codebook.archive_done[0])(&name));
            focus::focus(&format!("#{TREE} [tabindex='0']"));
        }
    }
}
