//! The one component that draws all others.

use std::any::Any;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use yew::functional::{FunctionComponent, FunctionProvider, HookContext};
use yew::html::{BaseComponent, Context, HtmlResult};
use yew::virtual_dom::{Key, VComp, VList, VNode};
use yew::{Html, Properties};

/// Equal to another of the same type, when it is not known which type.
pub(crate) trait Same: Any {
    fn same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> Same for T {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|it| self == it)
    }
}

/// Properties with the component that they are for, when its type is not known.
trait Drawn: Any {
    fn draw(&self, context: &mut HookContext) -> HtmlResult;
    fn same_drawn(&self, other: &dyn Any) -> bool;
}

/// A component's properties.
struct Of<C: FunctionProvider>(C::Properties);

impl<C> Drawn for Of<C>
where
    C: FunctionProvider + 'static,
    C::Properties: 'static,
{
    fn draw(&self, context: &mut HookContext) -> HtmlResult {
        C::run(context, &self.0)
    }

    fn same_drawn(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|it| self.0 == it.0)
    }
}

/// Properties of any component, and which one it is.
struct PieceProps(Rc<dyn Drawn>);

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.same_drawn(&*other.0)
    }
}

impl Properties for PieceProps {
    type Builder = ();

    fn builder() -> Self::Builder {}
}

/// The component that draws all components.
struct Piece(FunctionComponent<Self>);

impl FunctionProvider for Piece {
    type Properties = PieceProps;

    fn run(context: &mut HookContext, props: &Self::Properties) -> HtmlResult {
        props.0.draw(context)
    }
}

// As `#[component]` writes it.
impl BaseComponent for Piece {
    type Message = ();
    type Properties = PieceProps;

    fn create(context: &Context<Self>) -> Self {
        Self(FunctionComponent::new(context))
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, _: &Context<Self>, _: &Self::Properties) -> bool {
        true
    }

    fn view(&self, context: &Context<Self>) -> HtmlResult {
        self.0.render(context.props())
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.0.rendered();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.0.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        self.0.prepare_state()
    }
}

/// Returns the node of a component.
///
/// Yew keeps a component where the next drawing has one of the same type and key at its
/// place, and all are of one type here: so the key says which component it is. With a key
/// of its own, that is part of the key; without one, the key must not be seen by the
/// component's neighbours, which would be told apart by it, and a list of one holds it.
pub(crate) fn node<C>(props: C::Properties, key: Option<Key>) -> VNode
where
    C: FunctionProvider + 'static,
    C::Properties: 'static,
{
    node_of(Rc::new(Of::<C>(props)), key)
}

// The key is handed over, so that no caller has code to drop it.
#[expect(clippy::needless_pass_by_value, reason = "see above")]
fn node_of(props: Rc<dyn Drawn>, key: Option<Key>) -> VNode {
    let any: &dyn Any = &*props;
    let mut name = DefaultHasher::new();
    any.type_id().hash(&mut name);
    let name = name.finish();
    let whole = match &key {
        Some(key) => format!("{name} {key}"),
        None => name.to_string(),
    };
    let piece = VComp::new::<Piece>(Rc::new(PieceProps(props)), Some(Key::from(whole)));
    match key {
        Some(_) => VNode::from(piece),
        None => VNode::from(VList::with_children(vec![VNode::from(piece)], None)),
    }
}

/// Returns the node of a component that is not a function, such as a context's.
pub fn whole<C: BaseComponent>(props: C::Properties) -> Html {
    VNode::from(VComp::new::<C>(Rc::new(props), None))
}
