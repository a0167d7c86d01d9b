//! What a newer export changes in a survey: looked at, and saved as a file, before it is taken.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Column, Look, Message, Row, Table, cell};
use crate::app::screens::files::save_table;
use crate::app::shared::Shared;
use crate::interchange::table_out::OutCell;
use crate::survey::Update;
use crate::words::EN;

/// So many changes are shown; all are in the file.
const SHOWN: usize = 1000;

/// Where the keyboard goes when it is shown.
const TITLE: &str = "survey-changes";

/// Props of [`Changes`].
#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    /// The newer file's name.
    pub file: AttrValue,
    /// What it changes.
    pub update: Shared<Update>,
    /// Takes the changes.
    pub ontake: Callback<MouseEvent>,
    /// Goes back to the preview.
    pub onback: Callback<MouseEvent>,
}

/// What a newer export changes.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let words = &use_words().update;
    let (dispatch, update) = (use_dispatch(), &props.update);
    use_effect_with((), |()| focus::when_drawn(TITLE.to_owned()));
    let list = use_memo(update.clone(), |update| (EN.update.list)(update));
    let oncsv = use_event((dispatch, Rc::clone(&list)), |(), (dispatch, list)| {
        save_table(dispatch, EN.update.file, list);
    });
    let (heads, all) = &*list;
    let columns: Rc<[Column]> =
        heads.iter().map(|it| Column::words(it.clone())).collect();
    let text = |it: &OutCell| match it {
        OutCell::Text(text) => cell(text.clone()),
        _ => Html::default(),
    };
    let row = |(at, cells): (usize, &Vec<OutCell>)| {
        Row::new(at.to_string(), cells.iter().map(text).collect())
    };
    let rows: Rc<[Row]> = all.iter().take(SHOWN).enumerate().map(row).collect();
    let rest = all.len().saturating_sub(SHOWN);
    let more = (words.more)(rest, update.changed - update.changes.len());
    let nothing = update.is_nothing();
    html! {
        <div class="page">
            <h2 id={TITLE} tabindex="-1">{ (words.title)(&props.file, &update.survey.name) }</h2>
            <p>{ if nothing { words.nothing.to_owned() } else { (words.counts)(update) } }</p>
            if update.numbered {
                <Message message={words.numbered} />
            }
            if !all.is_empty() {
                <Table
                    id="survey-changed"
                    caption={words.caption}
                    {columns}
                    {rows}
                    note={html! { { more } }}
                    {oncsv}
                />
            }
            <div class="row">
                <Button look={Look::Primary} disabled={nothing} onclick={props.ontake.clone()}>
                    { words.take }
                </Button>
                <Button onclick={props.onback.clone()}>{ words.back }</Button>
            </div>
        </div>
    }
}
