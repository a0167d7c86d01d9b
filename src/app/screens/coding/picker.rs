//! The picker: beside the selected words, never in front of anything one must read. It
//! searches as one types, gives one code or several, and makes what is not there.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, FIELD, Picking};
use super::keys::Extent;
use crate::app::browser::{clipboard, events, focus, measure};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Dot, Keys, Look, PickOption, best, colour_class};
use crate::app::shared::Shared;
use crate::codebook::Colour;
use crate::id::{CodeId, Id as _};
use crate::text::TextRange;

/// How many codes are listed at most; more typing finds the rest.
const LIMIT: usize = 24;

/// A code to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeOption {
    /// Its name and key, as the search wants them.
    pub pick: PickOption,
    /// Its colour.
    pub colour: Colour,
    /// The codes it lies under.
    pub path: AttrValue,
    /// How many segments it has.
    pub count: usize,
}

/// Props of [`Picker`].
#[derive(Properties, PartialEq)]
pub struct PickerProps {
    /// The codes, those used last first.
    pub options: Shared<[CodeOption]>,
    /// Those that the passage has already.
    #[prop_or_default]
    pub given: Rc<[CodeId]>,
    /// What a code is chosen for.
    pub picking: Picking,
    /// The passage.
    #[prop_or_default]
    pub range: Option<TextRange>,
    /// What it is put beside; it holds the text.
    #[prop_or_default]
    pub page: NodeRef,
    /// What hears the choice.
    #[prop_or_default]
    pub bench: Bench,
}

/// The picker.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let words = &use_words().coding.picker;
    let typed = use_state(String::new);
    let active = use_state(|| 0_usize);
    let (field, whole) = (use_node_ref(), use_node_ref());
    let searched = use_memo(props.options.clone(), |all| {
        Shared::new(all.iter().map(|it| it.pick.clone()).collect::<Vec<_>>())
    });
    let fits = use_memo(((*typed).clone(), (*searched).clone()), |(typed, all)| {
        best(typed, all)
    });
    let name = typed.trim().to_owned();
    let exact = searched.iter().any(|it| it.label.as_str() == name);
    let listed = fits.len().min(LIMIT);
    let count = listed + usize::from(!name.is_empty() && !exact);
    let at = (*active).min(count.saturating_sub(1));
    use_place(props, &whole, &field);
    use_effect_with(at, |at| focus::reveal(&format!("{FIELD}-{at}")));

    let oninput = use_event((), {
        let (typed, active) = (typed.setter(), active.setter());
        move |event: InputEvent, ()| {
            typed.set(events::value(&event));
            active.set(0);
        }
    });
    let take = {
        let (bench, options) = (props.bench.clone(), props.options.clone());
        let (fits, typed) = (Rc::clone(&fits), typed.setter());
        let name = name.clone();
        Callback::from(move |(at, stay): (usize, bool)| {
            let code = fits
                .get(at)
                .filter(|_| at < listed)
                .and_then(|(it, _)| options.get(*it))
                .and_then(|it| CodeId::parse(&it.pick.key));
            match code {
                Some(code) => bench.apply(code, stay),
                None => bench.create(&name, stay),
            }
            if stay {
                typed.set(String::new());
            }
        })
    };
    let onkeydown = {
        let (take, bench, active) = (take.clone(), props.bench.clone(), active.setter());
        let (range, empty) = (props.range, name.is_empty());
        let giving = matches!(props.picking, Picking::Selection { .. });
        Callback::from(move |event: KeyboardEvent| {
            let command = event.ctrl_key() || event.meta_key();
            let key = event.key();
            if events::composing(&event) {
                return;
            }
            match key.as_str() {
                "ArrowDown" => active.set(if at + 1 >= count { 0 } else { at + 1 }),
                "ArrowUp" => {
                    active.set(at.checked_sub(1).unwrap_or(count.saturating_sub(1)));
                }
                "Enter" if command && count > listed => take.emit((listed, false)),
                "Enter" if count > 0 => take.emit((at, event.shift_key())),
                "Escape" => bench.close_picker(),
                "i" if event.alt_key() => bench.in_vivo(),
                // As in the text: a favourite, or the last code again.
                "." if empty && !command && giving => bench.again(),
                key if empty && !command && giving && bench.has_number(key) => {
                    bench.number(key.parse().unwrap_or_default(), Extent::Selection);
                }
                // The words themselves, since the field has taken their selection.
                "c" if command && empty => {
                    copy(&bench, range);
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let label = match props.picking {
        Picking::Selection { .. } => words.label,
        Picking::Recode(_) => words.recode,
    };
    let list = format!("{FIELD}-list");
    html! {
        <div class="picker" ref={whole} role="group" aria-label={label}>
            <input
                ref={field}
                class="picker-field"
                id={FIELD}
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label={label}
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls={list.clone()}
                aria-activedescendant={(count > 0).then(|| format!("{FIELD}-{at}"))}
                placeholder={words.placeholder}
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
            />
            <div class="picker-list" role="listbox" id={list} aria-label={label}>
                for (line, (found, place)) in fits.iter().take(LIMIT).enumerate() {
                    if let Some(option) = props.options.get(*found) {
                        <Line
                            key={option.pick.key.to_string()}
                            number={line}
                            option={option.clone()}
                            place={*place}
                            on={line == at}
                            given={is_given(&props.given, option)}
                            take={take.clone()}
                        />
                    }
                }
                if count > listed {
                    <NewLine number={listed} label={(words.create)(&name)} on={listed == at} {take} />
                }
            </div>
            <Foot
                selecting={matches!(props.picking, Picking::Selection { .. })}
                matches={(words.matches)(fits.len())}
                bench={props.bench.clone()}
            />
        </div>
    }
}

fn copy(bench: &Bench, range: Option<TextRange>) {
    if let (Some(scene), Some(range)) = (bench.scene(), range) {
        let text = scene.transcript.text.slice(range).to_owned();
        clipboard::copy(text, Callback::noop());
    }
}

fn is_given(given: &[CodeId], option: &CodeOption) -> bool {
    CodeId::parse(&option.pick.key).is_some_and(|it| given.contains(&it))
}

/// Puts the picker beside the passage, and the keyboard into its field.
#[hook]
fn use_place(props: &PickerProps, whole: &NodeRef, field: &NodeRef) {
    let (page, bench) = (props.page.clone(), props.bench.clone());
    use_effect_with((props.range, whole.clone()), move |(range, whole)| {
        let ends = range.and_then(|it| bench.ends(it));
        if let Some(place) = ends.and_then(|(from, to)| measure::place(&page, from, to)) {
            measure::put_beside(whole, &page, place);
        }
    });
    let focus = !matches!(props.picking, Picking::Selection { focus: false });
    use_effect_with((focus, field.clone()), |(focus, field)| {
        if *focus {
            focus::focus_node(field);
        }
    });
}

#[derive(Properties, PartialEq)]
struct LineProps {
    number: usize,
    option: CodeOption,
    place: Option<(usize, usize)>,
    on: bool,
    given: bool,
    take: Callback<(usize, bool)>,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let words = &use_words().coding.picker;
    let onmousedown = presser(props.number, &props.take);
    let label = &props.option.pick.label;
    let (start, end) = props.place.unwrap_or((0, 0));
    let part = |range: std::ops::Range<usize>| label.get(range).unwrap_or_default();
    html! {
        <div
            class={classes!("picker-item", props.on.then_some("on"), colour_class(props.option.colour))}
            role="option"
            id={format!("{FIELD}-{}", props.number)}
            aria-selected={props.on.to_string()}
            {onmousedown}
        >
            <Dot colour={props.option.colour} />
            <span class="picker-name">
                <span>{ part(0..start) }<b>{ part(start..end) }</b>{ part(end..label.len()) }</span>
                if !props.option.path.is_empty() {
                    <span class="picker-path">{ &props.option.path }</span>
                }
            </span>
            <span class="picker-tail">
                if props.given {
                    <span class="picker-given">{ words.has }</span>
                }
                <span class="figure">{ props.option.count }</span>
                if props.on {
                    <Keys keys="↵" />
                }
            </span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NewLineProps {
    number: usize,
    label: AttrValue,
    on: bool,
    take: Callback<(usize, bool)>,
}

#[component]
fn NewLine(props: &NewLineProps) -> Html {
    let onmousedown = presser(props.number, &props.take);
    html! {
        <div
            class={classes!("picker-item", props.on.then_some("on"))}
            role="option"
            id={format!("{FIELD}-{}", props.number)}
            aria-selected={props.on.to_string()}
            {onmousedown}
        >
            <span class="dot new" aria-hidden="true" />
            <span class="picker-name">{ &props.label }</span>
            <span class="picker-tail"><Keys keys={if props.on { "↵" } else { "Ctrl+↵" }} /></span>
        </div>
    }
}

/// Returns what a press of the mouse does: a press, so that the field keeps the focus.
fn presser(number: usize, take: &Callback<(usize, bool)>) -> Callback<MouseEvent> {
    let take = take.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        let more = event.ctrl_key() || event.meta_key() || event.shift_key();
        take.emit((number, more));
    })
}

#[derive(Properties, PartialEq)]
struct FootProps {
    selecting: bool,
    matches: AttrValue,
    bench: Bench,
}

/// What else there is to do, and how many codes fit.
#[component]
fn Foot(props: &FootProps) -> Html {
    let words = &use_words().coding.picker;
    let in_vivo = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.in_vivo()
    });
    let close = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.close_picker()
    });
    html! {
        <div class="picker-foot">
            if props.selecting {
                <Button look={Look::Quiet} keys="Alt+I" onclick={in_vivo}>{ words.in_vivo }</Button>
                <span class="picker-more">{ words.several }</span>
            }
            <Button look={Look::Quiet} keys="Esc" class="picker-close" onclick={close}>{ words.close }</Button>
            <span class="unseen" role="status">{ &props.matches }</span>
        </div>
    }
}
