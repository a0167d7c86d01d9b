//! Yew, but that all function components are drawn by one. Yew compiles what mounts,
//! draws and compares a component anew for each of them, 2 KB a component and some 190
//! times; here that is compiled once, for `Piece`, which calls the component's function
//! with properties of any type (`docs/decisions/0004-size.md`).
//!
//! The crate stands where the app expects Yew and hands on all of it, so `html!` and
//! `#[component]` are Yew's own. Only [`virtual_dom::VChild`] is another: what `html!`
//! makes of `<Name />`. Nothing else changes: a component keeps its state for as long as
//! the same component, with the same key, stands at the same place, and is drawn again
//! when its properties differ.

mod hooks;
mod piece;
pub mod template;

pub use heddle_yew_macros::html;
pub use yew::*;

pub use self::hooks::{
    UseStateHandle, UseStateSetter, use_effect_with, use_memo, use_state,
};
pub use self::piece::whole;

/// Yew's, with the hooks that are others here.
pub mod functional {
    pub use yew::functional::*;

    pub use crate::hooks::{
        UseStateHandle, UseStateSetter, use_effect_with, use_memo, use_state,
    };
}

/// Yew's, with the hooks that are others here.
pub mod prelude {
    pub use heddle_yew_macros::html;
    pub use yew::prelude::*;

    pub use crate::hooks::{
        UseStateHandle, UseStateSetter, use_effect_with, use_memo, use_state,
    };
}

/// Yew's, and what `html!` makes of a component.
pub mod virtual_dom {
    use std::marker::PhantomData;

    pub use yew::virtual_dom::*;

    use yew::functional::FunctionProvider;
    use yew::html::{ChildrenRenderer, IntoPropValue};

    use crate::piece;

    /// A component as a child.
    #[derive(Debug)]
    pub struct VChild<C>(VNode, PhantomData<C>);

    impl<C> VChild<C>
    where
        C: FunctionProvider + 'static,
        C::Properties: 'static,
    {
        /// Returns the component with its properties.
        pub fn new(props: C::Properties, key: Option<Key>) -> Self {
            Self(piece::node::<C>(props, key), PhantomData)
        }
    }

    impl<C> From<VChild<C>> for VNode {
        fn from(child: VChild<C>) -> Self {
            child.0
        }
    }

    impl<C> IntoPropValue<VNode> for VChild<C> {
        fn into_prop_value(self) -> VNode {
            self.0
        }
    }

    impl<C> IntoPropValue<ChildrenRenderer<VNode>> for VChild<C> {
        fn into_prop_value(self) -> ChildrenRenderer<VNode> {
            ChildrenRenderer::new(vec![self.0])
        }
    }
}
