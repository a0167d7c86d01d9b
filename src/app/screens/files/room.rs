//! How much room each study takes in this browser.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{Now, use_words};
use crate::app::parts::{Column, Row, Table, cell};
use crate::app::route::Route;
use crate::id::StudyId;
use crate::store::StudyEntry;

/// Props of [`RoomTable`].
#[derive(Properties, PartialEq)]
pub struct RoomTableProps {
    /// The studies kept.
    pub entries: Rc<[StudyEntry]>,
    /// What all take together.
    pub used: usize,
    /// How much fits; 0 when nobody knows.
    pub room: usize,
    /// The study that is open.
    pub open: StudyId,
    /// The clock.
    pub now: Now,
}

/// The table.
#[component]
pub fn RoomTable(props: &RoomTableProps) -> Html {
    let all = use_words();
    let words = &all.files;
    let [name, saved, size] = words.room_columns;
    let columns = [Column::words(name), Column::words(saved), Column::figures(size)];
    let [open, binned] = words.marks;
    let rows = props.entries.iter().map(|it| {
        let mark = if it.id == props.open {
            format!(" · {open}")
        } else if it.binned_at.is_some() {
            format!(" · {binned}")
        } else {
            String::new()
        };
        let cells = vec![
            html! { <>{ &it.name }<span class="note">{ mark }</span></> },
            cell((all.time.when)(it.saved_at, props.now)),
            cell(all.numbers.whole(it.units)),
        ];
        Row::new(it.id.to_string(), cells)
    });
    let note = html! {
        <>
            { (words.room_note)(props.used, props.room) }
            { " " }
            <a href={Route::Home.href()}>{ words.room_hint }</a>
        </>
    };
    html! {
        <Table
            id="room"
            caption={words.room}
            columns={Rc::from(columns)}
            rows={rows.collect::<Rc<[Row]>>()}
            {note}
        />
    }
}
