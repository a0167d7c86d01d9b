//! A field that searches as one types, and can make what is not there. The code picker.

use std::rc::Rc;

use yew::prelude::*;

use super::Keys;
use crate::app::browser::{events, focus};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::order;

/// How many entries are listed at most; more typing finds the rest.
const LIMIT: usize = 50;

/// Something to pick.
#[derive(Clone, Debug, PartialEq)]
pub struct PickOption {
    /// What is handed back.
    pub key: AttrValue,
    /// Its name, in which one searches.
    pub label: AttrValue,
    /// Before the name: a dot.
    pub lead: Html,
    /// After the name: a count, where it lies.
    pub tail: Html,
}

/// Props of [`Combobox`].
#[derive(Properties, PartialEq)]
pub struct ComboboxProps {
    /// Its id.
    pub id: AttrValue,
    /// What is picked; for screen readers.
    pub label: AttrValue,
    /// What there is, those used last first: the order for an empty field.
    pub options: Rc<[PickOption]>,
    /// Hears the key of what was picked.
    pub onpick: Callback<AttrValue>,
    /// Makes what was typed; without it, only what is there can be picked.
    #[prop_or_default]
    pub oncreate: Option<Callback<String>>,
    /// Hears that one left without picking (Escape).
    #[prop_or_default]
    pub oncancel: Callback<()>,
    /// Shown in the empty field.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Whether it takes the focus when it appears.
    #[prop_or_default]
    pub focused: bool,
    /// Whether it is emptied after a pick, for another one.
    #[prop_or_default]
    pub stay: bool,
}

/// Returns the best fits for what was typed, best first: names that begin so, then names
/// with a word that begins so, then names that contain it, each in the given order. With
/// each, where in the name it is found.
pub fn best(typed: &str, options: &[PickOption]) -> Vec<(usize, Option<(usize, usize)>)> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return (0..options.len()).map(|at| (at, None)).collect();
    }
    let mut found: Vec<(u8, usize, (usize, usize))> = options
        .iter()
        .enumerate()
        .filter_map(|(at, option)| {
            let (start, end) = find(&option.label, &typed)?;
            let before = option.label.get(..start)?.chars().next_back();
            let rank = match before {
                None => 0,
                Some(it) if !it.is_alphanumeric() => 1,
                Some(_) => 2,
            };
            Some((rank, at, (start, end)))
        })
        .collect();
    order::sort_by_key(&mut found, |(rank, at, _)| (*rank, *at));
    found.into_iter().map(|(_, at, place)| (at, Some(place))).collect()
}

/// Returns where the lower-case text is in the name, in bytes: preferably at the start of a
/// word.
fn find(name: &str, lower: &str) -> Option<(usize, usize)> {
    let mut inside = None;
    let mut word = true;
    for (at, letter) in name.char_indices() {
        if let Some(end) = name.get(at..).and_then(|it| begins(it, lower)) {
            if word {
                return Some((at, at + end));
            }
            inside = inside.or(Some((at, at + end)));
        }
        word = !letter.is_alphanumeric();
    }
    inside
}

/// Returns how many bytes of the text are the lower-case start, if it begins so.
fn begins(text: &str, lower: &str) -> Option<usize> {
    let mut wanted = lower.chars();
    for (at, letter) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return Some(at);
        }
        for it in letter.to_lowercase() {
            if wanted.next() != Some(it) {
                return None;
            }
        }
    }
    wanted.as_str().is_empty().then_some(text.len())
}

/// A field that searches as one types.
#[component]
pub fn Combobox(props: &ComboboxProps) -> Html {
    let words = &use_words().parts;
    let typed = use_state(String::new);
    let active = use_state(|| 0_usize);
    let field = use_node_ref();
    let fits = use_memo(((*typed).clone(), props.options.clone()), |(typed, options)| {
        best(typed, options)
    });
    let name = typed.trim();
    let exact = props.options.iter().any(|it| it.label.as_str() == name);
    let creates = props.oncreate.is_some() && !name.is_empty() && !exact;
    let listed = fits.len().min(LIMIT);
    let count = listed + usize::from(creates);
    let at = (*active).min(count.saturating_sub(1));

    use_effect_with((field.clone(), props.focused), |(field, focused)| {
        if *focused {
            focus::focus_node(field);
        }
    });
    use_effect_with((props.id.clone(), at), |(id, at)| {
        focus::reveal(&format!("{id}-{at}"));
    });
    let oninput = use_event((), {
        let (typed, active) = (typed.setter(), active.setter());
        move |event: InputEvent, ()| {
            typed.set(events::value(&event));
            active.set(0);
        }
    });
    let take = {
        let (options, fits) = (props.options.clone(), Rc::clone(&fits));
        let (onpick, oncreate) = (props.onpick.clone(), props.oncreate.clone());
        let (setter, active, stay) = (typed.setter(), active.setter(), props.stay);
        let name = name.to_owned();
        Callback::from(move |at: usize| {
            if stay {
                setter.set(String::new());
                active.set(0);
            }
            if at < listed {
                let found = fits.get(at).and_then(|(it, _)| options.get(*it));
                if let Some(option) = found {
                    onpick.emit(option.key.clone());
                }
            } else if let Some(oncreate) = &oncreate
                && !name.is_empty()
                && !exact
            {
                oncreate.emit(name.clone());
            }
        })
    };
    let onkeydown = {
        let (take, cancel, active) =
            (take.clone(), props.oncancel.clone(), active.setter());
        Callback::from(move |event: KeyboardEvent| {
            if events::composing(&event) {
                return;
            }
            let command = event.ctrl_key() || event.meta_key();
            match event.key().as_str() {
                "ArrowDown" => active.set(if at + 1 >= count { 0 } else { at + 1 }),
                "ArrowUp" => {
                    active.set(at.checked_sub(1).unwrap_or(count.saturating_sub(1)));
                }
                "Enter" if command && creates => take.emit(listed),
                "Enter" if count > 0 => take.emit(at),
                "Escape" => cancel.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let shown = fits.iter().take(LIMIT).enumerate().filter_map(|(line, (it, place))| {
        let option = props.options.get(*it)?;
        let id = format!("{}-{line}", props.id);
        Some(html! {
            <Line
                key={option.key.to_string()}
                {id}
                number={line}
                option={option.clone()}
                place={*place}
                on={line == at}
                take={take.clone()}
            />
        })
    });
    let list = format!("{}-list", props.id);
    html! {
        <div class="combobox">
            <input
                ref={field}
                class="combobox-input"
                id={props.id.clone()}
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label={props.label.clone()}
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls={list.clone()}
                aria-activedescendant={(count > 0).then(|| format!("{}-{at}", props.id))}
                placeholder={props.placeholder.clone()}
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
            />
            <div class="combobox-list" role="listbox" id={list} aria-label={props.label.clone()}>
                { for shown }
                if creates {
                    <NewLine
                        id={format!("{}-{listed}", props.id)}
                        number={listed}
                        label={(words.create)(name)}
                        on={listed == at}
                        take={take.clone()}
                    />
                }
            </div>
            if count == 0 && !name.is_empty() {
                <p class="combobox-none">{ (words.no_match)(name) }</p>
            }
            <p class="unseen" role="status">{ (words.matches)(fits.len()) }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    id: AttrValue,
    number: usize,
    option: PickOption,
    place: Option<(usize, usize)>,
    on: bool,
    take: Callback<usize>,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let pick = picker(props.number, &props.take);
    let label = &props.option.label;
    let (start, end) = props.place.unwrap_or((0, 0));
    let part = |range: std::ops::Range<usize>| label.get(range).unwrap_or_default();
    html! {
        <div
            class={classes!("combobox-item", props.on.then_some("on"))}
            role="option"
            id={props.id.clone()}
            aria-selected={props.on.to_string()}
            onmousedown={pick}
        >
            <span class="combobox-lead">{ props.option.lead.clone() }</span>
            <span class="combobox-label">
                { part(0..start) }<b>{ part(start..end) }</b>{ part(end..label.len()) }
            </span>
            <span class="combobox-tail">
                { props.option.tail.clone() }
                if props.on {
                    <Keys keys="↵" />
                }
            </span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NewLineProps {
    id: AttrValue,
    number: usize,
    label: AttrValue,
    on: bool,
    take: Callback<usize>,
}

#[component]
fn NewLine(props: &NewLineProps) -> Html {
    let pick = picker(props.number, &props.take);
    html! {
        <div
            class={classes!("combobox-item", props.on.then_some("on"))}
            role="option"
            id={props.id.clone()}
            aria-selected={props.on.to_string()}
            onmousedown={pick}
        >
            <span class="combobox-lead"><span class="dot new" aria-hidden="true" /></span>
            <span class="combobox-label">{ &props.label }</span>
            <span class="combobox-tail"><Keys keys={if props.on { "↵" } else { "Ctrl+↵" }} /></span>
        </div>
    }
}

/// Returns what a press of the pointer does: a press, so that the field keeps the focus.
fn picker(number: usize, take: &Callback<usize>) -> Callback<MouseEvent> {
    let take = take.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        take.emit(number);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str, names: &[&'static str]) -> Vec<String> {
        let options: Vec<PickOption> = names
            .iter()
            .map(|it| PickOption {
                key: (*it).into(),
                label: (*it).into(),
                lead: Html::default(),
                tail: Html::default(),
            })
            .collect();
        best(typed, &options)
            .into_iter()
            .map(|(at, place)| {
                let name = names[at];
                place.map_or(name.to_owned(), |(start, end)| {
                    format!("{}[{}]{}", &name[..start], &name[start..end], &name[end..])
                })
            })
            .collect()
    }

    #[test]
    fn names_that_begin_so_come_first() {
        let all = ["Downtime", "Own time", "The own way", "Élan", "İstanbul"];
        assert_eq!(names("own", &all), ["[Own] time", "The [own] way", "D[own]time"]);
        assert_eq!(names("éL", &all), ["[Él]an"]);
        assert_eq!(names(" ", &all).len(), 5);
        assert_eq!(names("x", &all), Vec::<String>::new());
    }
}
