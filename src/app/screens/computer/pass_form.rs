//! A form that asks for passphrases. What is typed is forgotten as soon as it was used.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::focus;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Look, TextField};

/// What was typed, and who wants to know how it went: why not, if it was not done.
pub type Asked = (Vec<String>, Callback<Option<&'static str>>);

/// Props of [`PassForm`].
#[derive(Properties, PartialEq)]
pub struct PassFormProps {
    /// Its id.
    pub id: &'static str,
    /// The passphrases it asks for. Two of them that are to be the same come last.
    pub fields: Rc<[&'static str]>,
    /// How to answer the one before the last.
    #[prop_or_default]
    pub help: &'static str,
    /// Whether the last two are to be the same.
    #[prop_or_default]
    pub twice: bool,
    /// What has to be agreed to.
    #[prop_or_default]
    pub sure: Option<&'static str>,
    /// The words of its button.
    pub button: &'static str,
    /// Whether it is the first thing to do on the screen.
    #[prop_or_default]
    pub first: bool,
    /// Does it.
    pub onask: Callback<Asked>,
}

/// See the module.
#[component]
pub fn PassForm(props: &PassFormProps) -> Html {
    let words = &use_words().locking;
    let typed = use_state(|| vec![String::new(); props.fields.len()]);
    let sure = use_state(|| false);
    let working = use_state(|| false);
    let wrong = use_state(|| None::<&'static str>);
    let first = format!("{}-0", props.id);
    use_effect_with((props.first, first.clone()), |(wanted, id)| {
        if *wanted {
            focus::focus_id(id);
        }
    });
    let answered = {
        let (typed, working, wrong) = (typed.setter(), working.setter(), wrong.setter());
        let (count, sure, first) = (props.fields.len(), sure.setter(), first.clone());
        Callback::from(move |why: Option<&'static str>| {
            typed.set(vec![String::new(); count]);
            working.set(false);
            wrong.set(why);
            if why.is_some() {
                focus::focus_id(&first);
            } else {
                sure.set(false);
            }
        })
    };
    let agreed = props.sure.is_none() || *sure;
    let onsubmit = use_event(
        ((*typed).clone(), agreed, props.twice, *working, props.onask.clone()),
        {
            let (begin, wrong) = (working.setter(), wrong.setter());
            move |event: SubmitEvent, (typed, agreed, twice, working, onask)| {
                event.prevent_default();
                let differ = *twice
                    && typed.iter().rev().take(2).any(|it| Some(it) != typed.last());
                if *working {
                } else if differ {
                    wrong.set(Some(words.differ));
                } else if !*agreed {
                    wrong.set(Some(words.not_sure));
                } else {
                    wrong.set(None);
                    begin.set(true);
                    onask.emit((typed.clone(), answered.clone()));
                }
            }
        },
    );
    let last = props.fields.len().saturating_sub(1);
    let helped = last.saturating_sub(usize::from(props.twice));
    let field = |(at, label): (usize, &&'static str)| {
        let oninput = {
            let (setter, typed) = (typed.setter(), (*typed).clone());
            Callback::from(move |text: String| {
                let mut next = typed.clone();
                if let Some(it) = next.get_mut(at) {
                    *it = text;
                }
                setter.set(next);
            })
        };
        html! {
            <TextField
                key={at}
                id={format!("{}-{at}", props.id)}
                label={*label}
                kind="password"
                help={if at == helped { props.help } else { "" }}
                error={if at == last { wrong.unwrap_or_default() } else { "" }}
                value={typed.get(at).cloned().unwrap_or_default()}
                {oninput}
            />
        }
    };
    let onsure = Callback::from({
        let sure = sure.setter();
        move |now: bool| sure.set(now)
    });
    html! {
        <form class="pass-form" {onsubmit} novalidate=true>
            { for props.fields.iter().enumerate().map(field) }
            if let Some(label) = props.sure {
                <Checkbox id={format!("{}-sure", props.id)} {label} checked={*sure} onchange={onsure} />
            }
            <div class="row">
                <Button look={Look::Primary} submit=true disabled={*working}>
                    { if *working { words.working } else { props.button } }
                </Button>
            </div>
        </form>
    }
}
