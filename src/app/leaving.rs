//! What is said when a file leaves the page: which of its words may tell who somebody is. It
//! blocks nothing and asks nothing; the screen Pseudonyms is one press away.

use yew::Callback;

use super::browser::{page, timers};
use super::dispatch::Dispatch;
use super::notice::Notice;
use super::route::Route;
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::store::NameKey;
use crate::study::Study;
use crate::study::identifying::{candidates, leaks_in};
use crate::words::EN;
use crate::words::pseudonyms::LABELS;

/// Returns what this browser knows of a study's names.
fn key_of(dispatch: &Dispatch, study: &Study) -> NameKey {
    let keeper = dispatch.keeper();
    keeper.map(|it| NameKey::of(&**it.vault(), study.about.id)).unwrap_or_default()
}

fn say(dispatch: &Dispatch, said: String) {
    let look = Callback::from(|()| page::go(&Route::Pseudonyms.href()));
    dispatch.notify(Notice::info(said).with(EN.pseudonyms.to_screen, look));
}

/// Says what in a table that is saved may tell who somebody is, if anything.
pub fn say_leaks(dispatch: &Dispatch, table: &OutTable) {
    let cells = table.1.iter().flatten().filter_map(|it| match it {
        OutCell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    say_leaks_in(dispatch, &mut table.0.iter().map(String::as_str).chain(cells));
}

/// Says what in texts that are saved may tell who somebody is, if anything.
pub fn say_leaks_in(dispatch: &Dispatch, texts: &mut dyn Iterator<Item = &str>) {
    let Some(study) = dispatch.study() else { return };
    let found = leaks_in(&study, &key_of(dispatch, &study).own_words(), texts);
    if !found.is_empty() {
        say(dispatch, (EN.pseudonyms.in_table)(&found));
    }
}

/// Says it of a file that is HTML or SVG: of what is read in it, not of its marks.
pub fn say_leaks_in_markup(dispatch: &Dispatch, markup: &str) {
    say_leaks_in(dispatch, &mut read_in(markup));
}

/// Says how much in the study that was saved may tell who somebody is. Coders who are named
/// nowhere else do not count: the study is theirs.
pub fn say_leaks_of_study(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    // The file first: a million words take a moment.
    timers::after(50, move || {
        let Some(study) = dispatch.study() else { return };
        let key = key_of(&dispatch, &study);
        let all = candidates(&study, &key.own_words(), &key.names, &LABELS);
        let count = all.iter().filter(|it| !it.is_only_coders()).count();
        if count > 0 {
            say(&dispatch, (EN.pseudonyms.in_study)(count));
        }
    });
}

/// Returns the texts between the marks, without those of styles.
fn read_in(markup: &str) -> impl Iterator<Item = &str> {
    let mut style = false;
    markup.split('<').filter_map(move |it| {
        let (mark, text) = it.split_once('>').unwrap_or(("", it));
        style = mark.starts_with("style") || (style && !mark.starts_with("/style"));
        (!style && !text.trim().is_empty()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_in_a_page() {
        let page = "<!doctype html><head><style>p { font: Segoe UI }</style></head>\
                    <p class=\"A B\">Then <q>Jones</q> said</p>";
        let all: Vec<&str> = read_in(page).collect();
        assert_eq!(all, ["Then ", "Jones", " said"]);
    }
}
