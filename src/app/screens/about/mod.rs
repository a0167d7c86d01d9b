//! The screen About: what Heddle is, where things are kept, and the keys.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::page;
use crate::app::context::use_words;
use crate::app::layout::ThemeSwitch;
use crate::app::parts::{Column, Keys, PageHead, Row, Table, cell};

/// The screen.
#[component]
pub fn AboutScreen() -> Html {
    let words = &use_words().about;
    let columns: Rc<[Column]> =
        words.key_columns.iter().map(|it| Column::words(*it)).collect();
    let rows = words.shortcuts.iter().map(|(keys, what, place)| {
        let keys_shown = html! {
            for key in keys.split(' ') {
                <span class="about-key" {key}><Keys keys={key} /></span>
            }
        };
        Row::new(*keys, vec![keys_shown, cell(*what), cell(*place)])
    });
    let release = use_state(|| None::<[String; 2]>);
    use_effect_with(release.setter(), |release| {
        let (name, sum) = (page::meta("heddle-release"), page::meta("heddle-module"));
        release.set(name.zip(sum).map(|(name, sum)| [name, sum]));
    });
    html! {
        <div class="page about">
            <PageHead title={words.title} about={(words.version)(env!("CARGO_PKG_VERSION"))} />
            <p class="page-lead">{ words.lead }</p>
            if let Some([name, sum]) = &*release {
                <p class="note about-release">
                    { (words.release)(name, sum) }{ " " }{ words.release_check }
                </p>
            }
            for (heading, paragraphs) in words.sections {
                <section key={heading} class="about-part">
                    <h2>{ heading }</h2>
                    for (at, it) in paragraphs.iter().enumerate() {
                        <p key={at}>{ *it }</p>
                    }
                </section>
            }
            <section class="about-part" key="looks">
                <h2>{ words.looks }</h2>
                <ThemeSwitch id="theme-about" />
            </section>
            <Table
                id="keys"
                caption={words.keys}
                {columns}
                rows={rows.collect::<Rc<[Row]>>()}
                note={html! { { words.keys_note } }}
            />
        </div>
    }
}
