//! Light, dark, or as the system is.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::theme::{self, Theme};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Choice, Segmented};

/// Props of [`ThemeSwitch`].
#[derive(Properties, PartialEq)]
pub struct ThemeSwitchProps {
    /// Its id.
    pub id: AttrValue,
}

/// Light, dark, or as the system is.
#[component]
pub fn ThemeSwitch(props: &ThemeSwitchProps) -> Html {
    let words = &use_words().shell;
    let chosen = use_state(|| Theme::System);
    use_effect_with((), {
        let chosen = chosen.setter();
        move |()| chosen.set(theme::chosen())
    });
    let options = use_memo((), |()| {
        let pairs = Theme::ALL.iter().zip(words.themes);
        let options: Rc<[Choice]> =
            pairs.map(|(it, label)| Choice::new(it.as_str(), label)).collect();
        options
    });
    let onchange = use_event((), {
        let chosen = chosen.setter();
        move |value: AttrValue, ()| {
            let picked = Theme::parse(&value);
            theme::choose(picked);
            chosen.set(picked);
        }
    });
    html! {
        <Segmented
            id={props.id.clone()}
            label={words.theme}
            value={chosen.as_str()}
            options={Rc::clone(&*options)}
            {onchange}
        />
    }
}
