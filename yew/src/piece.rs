//! The one component that draws all others.

use std::any::{Any, TypeId};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::marker::PhantomData;
use std::rc::Rc;

use yew::functional::{FunctionComponent, FunctionProvider, HookContext};
use yew::html::{BaseComponent, Context, HtmlResult};
use yew::virtual_dom::{Key, VComp, VList, VNode};
use yew::{Html, Properties};

/// What is known of a component when its type is not.
pub(crate) struct Kind {
    /// Which one it is.
    id: TypeId,
    /// Draws it with properties of its type.
    draw: fn(&mut HookContext, &dyn Any) -> HtmlResult,
    /// Says whether two properties of its type are equal.
    equal: fn(&dyn Any, &dyn Any) -> bool,
}

/// Gives each component its kind.
pub(crate) struct Of<C>(PhantomData<C>);

impl<C> Of<C>
where
    C: FunctionProvider + 'static,
    C::Properties: 'static,
{
    pub(crate) const KIND: &'static Kind =
        &Kind { id: TypeId::of::<C>(), draw: draw::<C>, equal: equal::<C::Properties> };
}

fn draw<C>(context: &mut HookContext, props: &dyn Any) -> HtmlResult
where
    C: FunctionProvider + 'static,
    C::Properties: 'static,
{
    match props.downcast_ref::<C::Properties>() {
        Some(props) => C::run(context, props),
        None => Ok(Html::default()),
    }
}

pub(crate) fn equal<P: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    matches!((one.downcast_ref::<P>(), other.downcast_ref::<P>()), (Some(one), Some(other)) if one == other)
}

/// Properties of any component, and which one it is.
struct PieceProps {
    kind: &'static Kind,
    props: Rc<dyn Any>,
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.props), Rc::as_ptr(&other.props))
            || (self.kind.equal)(&*self.props, &*other.props)
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
        (props.kind.draw)(context, &*props.props)
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
pub(crate) fn node(kind: &'static Kind, props: Rc<dyn Any>, key: Option<&Key>) -> VNode {
    let mut name = DefaultHasher::new();
    kind.id.hash(&mut name);
    let name = name.finish();
    let whole = match key {
        Some(key) => format!("{name} {key}"),
        None => name.to_string(),
    };
    let piece = VNode::from(VComp::new::<Piece>(
        Rc::new(PieceProps { kind, props }),
        Some(Key::from(whole)),
    ));
    match key {
        Some(_) => piece,
        None => VNode::from(VList::with_children(vec![piece], None)),
    }
}

/// Returns the node of a component that is not a function, such as a context's.
pub fn whole<C: BaseComponent>(props: C::Properties) -> Html {
    VNode::from(VComp::new::<C>(Rc::new(props), None))
}
