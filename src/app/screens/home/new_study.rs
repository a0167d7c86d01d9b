//! The form that begins a study: two answers, in the place where it was asked for.

use yew::prelude::*;

use crate::app::browser::{focus, settings};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextField};
use crate::study::Refusal;
use crate::words::refusals::refusal;

/// Props of [`NewStudy`].
#[derive(Properties, PartialEq)]
pub struct NewStudyProps {
    /// How many files wait to be imported into it.
    #[prop_or_default]
    pub waiting: usize,
    /// Hears the names of the study and of the person.
    pub onbegin: Callback<(String, String)>,
    /// Hears that one would rather not.
    pub oncancel: Callback<()>,
}

/// The form.
#[component]
pub fn NewStudy(props: &NewStudyProps) -> Html {
    let words = use_words();
    let (study, coder) = (use_state(String::new), use_state(String::new));
    let tried = use_state(|| false);
    let field = use_node_ref();
    use_effect_with(field.clone(), {
        let coder = coder.setter();
        move |field| {
            focus::focus_node(field);
            // Whoever began a study here before is called the same.
            if let Some(name) = settings::get("name") {
                coder.set(name);
            }
        }
    });
    let error = |text: &str| {
        if *tried && text.trim().is_empty() {
            let (message, hint) = refusal(&Refusal::NameEmpty);
            format!("{message} {hint}")
        } else {
            String::new()
        }
    };
    let onsubmit =
        use_event(((*study).clone(), (*coder).clone(), props.onbegin.clone()), {
            let tried = tried.setter();
            move |event: SubmitEvent, (study, coder, onbegin)| {
                event.prevent_default();
                tried.set(true);
                if study.trim().is_empty() {
                    focus::focus_id("new-study");
                } else if coder.trim().is_empty() {
                    focus::focus_id("new-coder");
                } else {
                    onbegin.emit((study.clone(), coder.clone()));
                }
            }
        });
    let oncancel = use_event(props.oncancel.clone(), |_: MouseEvent, it| it.emit(()));
    let (set_study, set_coder) = (study.setter(), coder.setter());
    let onstudy = use_event((), move |text, ()| set_study.set(text));
    let oncoder = use_event((), move |text, ()| set_coder.set(text));
    html! {
        <form class="new-study card" {onsubmit} novalidate=true>
            if props.waiting > 0 {
                <p class="note">{ (words.home.waiting)(props.waiting) }</p>
            }
            <TextField
                id="new-study"
                label={words.home.study_name}
                value={(*study).clone()}
                error={error(&study)}
                oninput={onstudy}
                node={field}
            />
            <TextField
                id="new-coder"
                label={words.home.your_name}
                help={words.home.your_name_help}
                value={(*coder).clone()}
                error={error(&coder)}
                oninput={oncoder}
                autocomplete="name"
            />
            <div class="row">
                <Button look={Look::Primary} submit=true>{ words.home.begin }</Button>
                if props.waiting == 0 {
                    <Button onclick={oncancel}>{ words.parts.cancel }</Button>
                }
            </div>
        </form>
    }
}
