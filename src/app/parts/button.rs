//! A button.

use yew::prelude::*;

use super::Keys;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A frame.
    #[default]
    Plain,
    /// The one thing to do next; one a screen.
    Primary,
    /// No frame until it is pointed at.
    Quiet,
    /// It removes something.
    Danger,
}

impl Look {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Primary => Some("primary"),
            Self::Quiet => Some("quiet"),
            Self::Danger => Some("danger"),
        }
    }
}

/// Props of [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What it does.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// How it looks.
    #[prop_or_default]
    pub look: Look,
    /// Its shortcut, such as `Ctrl+Z`, shown beside the words.
    #[prop_or_default]
    pub keys: Option<AttrValue>,
    /// What it is called, when its words alone do not say enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Shown when pointed at.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Whether it cannot be used now.
    #[prop_or_default]
    pub disabled: bool,
    /// For a button that stays down: whether it is.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// For a button that shows or hides something: whether it is shown.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Whether it sends the form that it is in.
    #[prop_or_default]
    pub submit: bool,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// Where it is in the page.
    #[prop_or_default]
    pub node: NodeRef,
    /// Its words.
    #[prop_or_default]
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let said = |it: Option<bool>| it.map(|it| it.to_string());
    html! {
        <button
            ref={props.node.clone()}
            type={if props.submit { "submit" } else { "button" }}
            class={classes!("button", props.look.class(), props.class.clone())}
            id={props.id.clone()}
            title={props.title.clone()}
            disabled={props.disabled}
            aria-label={props.label.clone()}
            aria-pressed={said(props.pressed)}
            aria-expanded={said(props.expanded)}
            onclick={props.onclick.clone()}
        >
            { props.children.clone() }
            if let Some(keys) = &props.keys {
                <Keys {keys} />
            }
        </button>
    }
}
