//! That components drawn by one keep apart: a state is the component's at its place, and
//! of nothing that comes after it there.

use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::document;

/// Counts its own drawings in a state, and shows its name and a text with them.
macro_rules! counting {
    ($name:ident) => {
        #[component]
        fn $name(props: &CountingProps) -> Html {
            let drawn = use_mut_ref(|| 0);
            let first = use_state(|| props.text.clone());
            *drawn.borrow_mut() += 1;
            let doubled = use_memo(props.text.clone(), |it| format!("{it}{it}"));
            html! {
                <i>{ format!("{} {} {} {}", stringify!($name), *drawn.borrow(), *first, doubled) }</i>
            }
        }
    };
}

#[derive(Properties, PartialEq)]
struct CountingProps {
    text: String,
}

counting!(One);
counting!(Other);

#[derive(Properties, PartialEq)]
struct StageProps {
    step: Callback<Callback<u8>>,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let step = use_state(|| 0_u8);
    let ends = use_state(Vec::<u8>::new);
    use_effect_with(*step, {
        let (ends, now) = (ends.clone(), *step);
        move |_| move || ends.set([(*ends).clone(), vec![now]].concat())
    });
    use_effect_with((), {
        let (give, step) = (props.step.clone(), step.setter());
        move |()| give.emit(Callback::from(move |it| step.set(it)))
    });
    let alone = match *step {
        0 => html! { <One text="a" /> },
        1 => html! { <One text="b" /> },
        2 => html! { <Other text="c" /> },
        _ => html! { <One text="d" /> },
    };
    let keyed = |key: &str| html! { <One key={key.to_owned()} text={key.to_owned()} /> };
    let list = match *step {
        0 | 1 => [keyed("x"), keyed("y")],
        _ => [keyed("y"), keyed("x")],
    };
    let ended = ends.iter().map(u8::to_string).collect::<String>();
    html! { <div id="pieces">{ alone }{"|"}{ for list }{"|"}{ ended }</div> }
}

#[wasm_bindgen_test]
async fn a_state_stays_with_its_component() {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let given = std::rc::Rc::new(std::cell::RefCell::new(Callback::noop()));
    let step = Callback::from({
        let given = std::rc::Rc::clone(&given);
        move |it| drop(given.replace(it))
    });
    let app =
        yew::Renderer::<Stage>::with_root_and_props(place, StageProps { step }).render();
    let mut seen = Vec::new();
    for number in 0..4 {
        let act = given.borrow().clone();
        act.emit(number);
        gloo_timers::future::TimeoutFuture::new(20).await;
        let text = document().get_element_by_id("pieces").unwrap().text_content();
        seen.push(text.unwrap());
        if number == 0 {
            let act = given.borrow().clone();
            act.emit(0);
        }
    }
    app.destroy();
    assert_eq!(
        seen,
        [
            "One 1 a aa|One 1 x xxOne 1 y yy|",
            // Drawn again with other properties, its state kept.
            "One 2 a bb|One 1 x xxOne 1 y yy|0",
            // Another component at its place begins anew; those with keys have moved.
            "Other 1 c cc|One 1 y yyOne 1 x xx|01",
            "One 1 d dd|One 1 y yyOne 1 x xx|012",
        ]
    );
}
