//! What can be done with a chart: saving it, and going to the table with its figures.

use yew::prelude::*;

use crate::app::browser::{focus, picture};
use crate::app::context::{use_about, use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in_markup;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Look};
use crate::words::EN;

/// Props of [`ChartTools`].
#[derive(Properties, PartialEq)]
pub(super) struct ChartToolsProps {
    /// The chart's id.
    pub(super) id: AttrValue,
    /// What it shows.
    pub(super) title: AttrValue,
    /// What this chart alone offers.
    pub(super) tool: Html,
}

/// Returns a title as the name of a file.
fn file_of(title: &str) -> String {
    let mut name = String::new();
    for it in title.chars().take(80) {
        if it.is_alphanumeric() {
            name.extend(it.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "chart".to_owned() } else { name.to_owned() }
}

/// What can be done with a chart.
#[component]
pub(super) fn ChartTools(props: &ChartToolsProps) -> Html {
    let words = &use_words().parts;
    let dispatch = use_dispatch();
    let rule = use_about().disclosure;
    let note = rule.is_on().then(|| (EN.analysis.hidden.note)(rule));
    let save = use_event(
        (props.id.clone(), props.title.clone(), dispatch, note),
        |png: bool, (id, title, dispatch, note)| {
            let teller = dispatch.clone();
            let done = Callback::from(move |saved: bool| {
                if !saved {
                    let [message, hint] = EN.parts.no_picture;
                    teller.notify(Notice::warning(message, hint));
                }
            });
            let Some(made) = picture::picture(id, note.as_deref()) else {
                return done.emit(false);
            };
            say_leaks_in_markup(dispatch, made.svg());
            let file = file_of(title);
            if png {
                made.save_png(&file, done);
            } else {
                done.emit(made.save_svg(&file));
            }
        },
    );
    let svg = use_event(save.clone(), |_: MouseEvent, save| save.emit(false));
    let png = use_event(save, |_: MouseEvent, save| save.emit(true));
    let table = use_event((), |_: MouseEvent, ()| {
        focus::focus("main .table-scroll");
    });
    html! {
        <div class="chart-tools" role="group" aria-label={props.title.clone()}>
            { props.tool.clone() }
            <Button look={Look::Quiet} onclick={table}>{ words.to_table }</Button>
            <Button look={Look::Quiet} onclick={svg}>{ words.picture[0] }</Button>
            <Button look={Look::Quiet} onclick={png}>{ words.picture[1] }</Button>
        </div>
    }
}
