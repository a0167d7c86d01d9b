//! The head of the screen, and the sheet of keys at its foot.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Keys, Look, PageHead, Section, Segmented};
use crate::coding::Coverage;

/// Props of [`Head`].
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The transcript's name.
    pub name: AttrValue,
    /// Whom it is about, and its kind.
    pub about: AttrValue,
    /// How much is coded.
    pub coverage: Coverage,
    /// Whether everyone's coding is shown; nothing when there is only one's own.
    pub everyone: Option<bool>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// The head of the screen.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let words = &use_words().coding;
    let Coverage { coded, of } = props.coverage;
    let coverage = (words.coverage)(coded, of);
    let parts = [props.about.as_str(), &coverage];
    let about: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let choices = use_memo((), |()| -> Rc<[Choice]> {
        [Choice::new("mine", words.mine), Choice::new("all", words.everyone)].into()
    });
    let onlayers = use_event((), {
        let bench = props.bench.clone();
        move |value: AttrValue, ()| bench.set(|it| it.everyone = value == "all")
    });
    let next = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.uncoded(true)
    });
    let left = coded < of;
    html! {
        <PageHead title={props.name.clone()} about={about.join(" · ")} section={Section::Weft}>
            if let Some(everyone) = props.everyone {
                <Segmented
                    key="layers"
                    id="layers"
                    label={words.layers}
                    value={if everyone { "all" } else { "mine" }}
                    options={Rc::<[Choice]>::clone(&choices)}
                    onchange={onlayers}
                />
            }
            if left {
                <Button key="next" look={Look::Quiet} keys="N" onclick={next}>{ words.next_uncoded }</Button>
            }
        </PageHead>
    }
}

/// All keys, and what they do.
#[component]
pub fn KeySheet() -> Html {
    let words = &use_words().coding;
    html! {
        <details class="key-sheet">
            <summary>{ words.keys_head }</summary>
            <dl>
                for (keys, does) in words.keys.iter() {
                    <div>
                        <dt><Keys keys={*keys} /></dt>
                        <dd>{ *does }</dd>
                    </div>
                }
            </dl>
        </details>
    }
}
