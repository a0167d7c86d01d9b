//! From which count on something is shown: a setting of the study.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::live;
use crate::app::context::{use_about, use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Checkbox, Choice, Select, TextField};
use crate::stats::Disclosure;
use crate::study::Command;
use crate::words::EN;

/// The most that an own number can be.
const MOST: usize = 1000;

fn key(it: Disclosure) -> String {
    format!("{} {}", it.below, it.round)
}

/// The setting.
#[component]
pub fn Hiding() -> Html {
    let words = &use_words().analysis.hidden;
    let dispatch = use_dispatch();
    let rule = use_about().disclosure;
    let own = use_state(|| false);
    let wrong = use_state(AttrValue::default);
    let preset = Disclosure::PRESETS.contains(&Disclosure { zeros: false, ..rule });
    let set = use_event((dispatch, rule), |next: Disclosure, (dispatch, rule)| {
        if next != *rule {
            dispatch.run(Command::SetDisclosure(next));
            live::say(&(EN.analysis.hidden.changed)(next));
        }
    });
    let onchange = use_event(
        (set.clone(), own.setter(), wrong.setter(), rule.zeros),
        |value: AttrValue, (set, own, wrong, zeros)| {
            wrong.set(AttrValue::default());
            own.set(value == "own");
            let chosen = Disclosure::PRESETS.into_iter().find(|it| key(*it) == *value);
            if value != "own" {
                let chosen = chosen.map(|it| Disclosure { zeros: *zeros, ..it });
                set.emit(chosen.unwrap_or_default());
            }
        },
    );
    let onzeros = use_event((set.clone(), rule), |zeros: bool, (set, rule)| {
        set.emit(Disclosure { zeros, ..*rule });
    });
    let onnumber = use_event(
        (set, wrong.setter(), rule.zeros),
        |text: String, (set, wrong, zeros)| match text.trim().parse::<usize>() {
            Ok(below) if (2..=MOST).contains(&below) => {
                wrong.set(AttrValue::default());
                set.emit(Disclosure { below, round: 0, zeros: *zeros });
            }
            _ => wrong.set(EN.analysis.hidden.wrong.into()),
        },
    );
    let by_hand = *own || rule.is_on() && !preset;
    let mut options = vec![Choice::new("off", words.off)];
    let presets = Disclosure::PRESETS.into_iter();
    options.extend(presets.map(|it| Choice::new(key(it), (words.preset)(it))));
    options.push(Choice::new("own", words.own));
    let value = if by_hand {
        "own".to_owned()
    } else if preset {
        key(rule)
    } else {
        "off".to_owned()
    };
    let number = if rule.is_on() { rule.below.to_string() } else { String::new() };
    html! {
        <section class="hiding row" aria-label={words.label}>
            <Select
                id="hiding"
                label={words.label}
                help={words.help}
                {value}
                options={Rc::from(options)}
                {onchange}
            />
            if by_hand {
                <TextField
                    id="hiding-number"
                    kind="number"
                    label={words.number}
                    value={number}
                    error={(*wrong).clone()}
                    oncommit={onnumber}
                />
            }
            if rule.below > 1 {
                <Checkbox id="hiding-zeros" label={words.zeros} checked={rule.zeros} onchange={onzeros} />
            }
        </section>
    }
}
