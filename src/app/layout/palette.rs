//! The palette (Ctrl+K): everything that can be done on this screen, every screen, and every
//! transcript, found by typing.

use std::rc::Rc;

use yew::prelude::*;

use super::Over;
use crate::app::browser::actions::{self, Found};
use crate::app::browser::{focus, timers};
use crate::app::context::{use_desk, use_themes, use_transcripts, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Combobox, Keys, Look, PickOption};
use crate::app::route::{Route, use_go};
use crate::app::screens;
use crate::app::screens::coding::bench::ROOT;
use crate::text::capitalised;
use crate::words::Words;

/// What happens when an entry is taken.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    Go(Route),
    Press(Found),
    Key(&'static str),
}

/// Props of [`Palette`].
#[derive(Properties, PartialEq)]
pub(super) struct PaletteProps {
    /// Where the keyboard was.
    pub from: Over,
    /// Hears that it is to be closed.
    pub onclose: Callback<()>,
}

/// The palette.
#[component]
pub(super) fn Palette(props: &PaletteProps) -> Html {
    let words = use_words();
    let (transcripts, themes, desk) = (use_transcripts(), use_themes(), use_desk());
    let found = use_state(|| None::<Rc<Vec<Act>>>);
    let options = use_state(|| Rc::<[PickOption]>::from([]));
    use_effect_with((), {
        let (found, options) = (found.setter(), options.setter());
        move |()| {
            let mut all: Vec<(Act, String, Html)> = Vec::new();
            for it in actions::on_page() {
                let (label, keys) = (it.label.clone(), it.keys.replace("Ctrl", "Ctrl+"));
                if label == words.shell.commands {
                    continue;
                }
                let tail = if keys.is_empty() {
                    html! {}
                } else {
                    html! { <Keys {keys} /> }
                };
                all.push((Act::Press(it), label, tail));
            }
            if actions::is_there(ROOT) {
                for (key, does) in words.coding.keys {
                    if let Some(pressed) = pressed(key) {
                        let tail = html! { <Keys keys={*key} /> };
                        all.push((Act::Key(pressed), capitalised(does), tail));
                    }
                }
            }
            if desk.open {
                let screen = |it: &Route| {
                    let label = (words.shell.go_to)(screens::title(*it, words));
                    (Act::Go(*it), label, html! {})
                };
                all.extend(SCREENS.iter().map(screen));
                for it in transcripts.values() {
                    let tail = html! { { words.shell.a_transcript } };
                    all.push((
                        Act::Go(Route::Transcript { id: it.id }),
                        it.name.clone(),
                        tail,
                    ));
                }
                for it in themes.iter() {
                    let tail = html! { { words.shell.a_theme } };
                    all.push((
                        Act::Go(Route::Theme { id: it.id }),
                        it.name.clone(),
                        tail,
                    ));
                }
            }
            let listed =
                all.iter().enumerate().map(|(at, (_, label, tail))| PickOption {
                    key: at.to_string().into(),
                    label: label.clone().into(),
                    lead: Html::default(),
                    tail: tail.clone(),
                });
            options.set(listed.collect());
            found.set(Some(Rc::new(all.into_iter().map(|it| it.0).collect())));
        }
    });
    let back = props.from.clone();
    let oncancel =
        use_event((back.clone(), props.onclose.clone()), |(), (back, close)| {
            close.emit(());
            back.focus();
        });
    let go = use_go();
    let onpick = use_event(
        ((*found).clone(), back, props.onclose.clone(), go),
        |key: AttrValue, (found, back, close, go)| {
            let at = key.parse::<usize>().unwrap_or(usize::MAX);
            let act = found.as_ref().and_then(|it| it.get(at)).cloned();
            close.emit(());
            back.focus();
            // Once the palette is gone: what is done may want the keyboard.
            let go = go.clone();
            timers::after(0, move || match act {
                Some(Act::Go(route)) => go.emit(route),
                Some(Act::Press(it)) => it.press(),
                Some(Act::Key(key)) => actions::press_key(ROOT, key),
                None => (),
            });
        },
    );
    let box_ = use_node_ref();
    let onfocusout = use_event((box_.clone(), props.onclose.clone()), {
        |event: FocusEvent, (box_, close)| {
            if focus::leaves(&event, box_) {
                close.emit(());
            }
        }
    });
    html! {
        <div class="over" ref={box_} {onfocusout} role="dialog" aria-label={words.shell.commands}>
            if found.is_some() {
                <Combobox
                    id="palette"
                    label={words.shell.commands}
                    placeholder={words.shell.commands_hint}
                    options={(*options).clone()}
                    {onpick}
                    {oncancel}
                    focused=true
                />
            }
        </div>
    }
}

/// The screens of a study, as the navigation has them.
const SCREENS: [Route; 14] = [
    Route::Overview,
    Route::Survey,
    Route::Results,
    Route::Transcripts,
    Route::Search,
    Route::Codebook,
    Route::Themes,
    Route::Participants,
    Route::Pseudonyms,
    Route::Memos,
    Route::Files,
    Route::Log,
    Route::Computer,
    Route::About,
];

/// Returns the key that does alone what a line of the sheet of keys says; nothing for lines
/// of several keys, and for those that the browser has to see.
fn pressed(keys: &'static str) -> Option<&'static str> {
    match keys {
        "↵" => Some("Enter"),
        "Delete" => Some("Delete"),
        it if it.chars().count() == 1 && it.is_ascii() => Some(it),
        _ => None,
    }
}

/// All keys, by where they work.
#[component]
pub(super) fn KeySheet(props: &PaletteProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        focus::focus_node(node);
    });
    let onclose = use_event((props.from.clone(), props.onclose.clone()), {
        |_: MouseEvent, (back, close)| {
            close.emit(());
            back.focus();
        }
    });
    let onkeydown = use_event((props.from.clone(), props.onclose.clone()), {
        |event: KeyboardEvent, (back, close)| {
            if matches!(event.key().as_str(), "Escape" | "?") {
                event.prevent_default();
                event.stop_propagation();
                close.emit(());
                back.focus();
            }
        }
    });
    // Once the keyboard goes on behind it, it is in the way.
    let box_ = use_node_ref();
    let onfocusout = use_event((box_.clone(), props.onclose.clone()), {
        |event: FocusEvent, (box_, close)| {
            if focus::leaves(&event, box_) {
                close.emit(());
            }
        }
    });
    let list = |head: &'static str, keys: Lines| {
        html! {
            <section>
                <h3>{ head }</h3>
                <dl>
                    for (keys, does) in keys.iter() {
                        <div>
                            <dt><Keys keys={*keys} /></dt>
                            <dd>{ *does }</dd>
                        </div>
                    }
                </dl>
            </section>
        }
    };
    let Words { shell, coding, .. } = words;
    html! {
        <div class="over key-sheet" ref={box_} {onfocusout} role="dialog" aria-labelledby="key-sheet-head" {onkeydown}>
            <div class="key-sheet-head">
                <h2 id="key-sheet-head" tabindex="-1" ref={node}>{ shell.keys_head }</h2>
                <Button look={Look::Quiet} keys="Esc" onclick={onclose}>{ shell.close }</Button>
            </div>
            <div class="key-sheet-lists">
                { list(shell.keys_everywhere, shell.keys) }
                { list(shell.keys_text, coding.keys) }
                { list(shell.keys_picker, coding.picker_keys) }
                { list(shell.keys_tree, shell.tree_keys) }
            </div>
        </div>
    }
}

type Lines = &'static [(&'static str, &'static str)];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::screens::coding::keys::{Held, gesture};
    use crate::words::EN;

    #[test]
    fn what_the_palette_presses_is_a_gesture_of_the_text() {
        let pressed: Vec<_> =
            EN.coding.keys.iter().filter_map(|it| pressed(it.0)).collect();
        assert!(pressed.len() >= 10, "{pressed:?}");
        for key in pressed {
            assert!(gesture(key, Held::default()).is_some(), "{key}");
        }
    }
}
