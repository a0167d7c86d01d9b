//! Taking tables out of the page: saved as CSV or copied, and what is said after something
//! was removed. Used by every screen that has tables.

use crate::app::browser::{clipboard, clock, files};
use crate::app::dispatch::Dispatch;
use crate::app::leaving::say_leaks;
use crate::app::notice::Notice;
use crate::interchange::findings::{OutTable, tsv};
use crate::interchange::table_out;
use crate::stamp::Moment;
use crate::words::EN;
use crate::words::time::Now;

/// Returns the name of a table's file.
pub fn table_file_name(study: &str, what: &str, now: Now) -> String {
    out_file_name(study, what, now, "csv")
}

/// Returns a file's name: the study's, what it holds, the day; nothing a disk would refuse.
pub(super) fn out_file_name(study: &str, what: &str, now: Now, ending: &str) -> String {
    let plain: String = format!("{study} {what}")
        .chars()
        .map(|it| if it.is_control() || r#"/\:*?"<>|"#.contains(it) { ' ' } else { it })
        .take(100)
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let day = Moment(now.at.0 + i64::from(now.ahead) * 60_000).day();
    format!("{} {day}.{ending}", plain.trim_matches('.'))
}

/// Saves a table as a CSV file.
pub fn save_table(dispatch: &Dispatch, what: &str, table: &OutTable) {
    let study = dispatch.study().map(|it| it.about.name.clone()).unwrap_or_default();
    let name = table_file_name(&study, what, clock::now());
    say_leaks(dispatch, table);
    let (header, rows) = table;
    let bytes = table_out::csv(header, rows.iter().map(Vec::as_slice));
    files::download(&name, "text/csv", &bytes);
}

/// Saves a text as a file with this ending. `said` is what can be read in it.
pub fn save_text(
    dispatch: &Dispatch,
    what: &str,
    (ending, kind): (&str, &str),
    text: &str,
    said: &OutTable,
) {
    let study = dispatch.study().map(|it| it.about.name.clone()).unwrap_or_default();
    let name = out_file_name(&study, what, clock::now(), ending);
    say_leaks(dispatch, said);
    files::download(&name, kind, text.as_bytes());
}

/// Copies a table, to be pasted into a document or a spreadsheet.
pub fn copy_table(dispatch: &Dispatch, table: &OutTable) {
    say_leaks(dispatch, table);
    let dispatch = dispatch.clone();
    clipboard::copy(
        tsv(table),
        (move |done: bool| {
            let words = &EN.notices;
            let (message, hint) = words.not_copied;
            dispatch.notify(if done {
                Notice::info(words.copied)
            } else {
                Notice::warning(message, hint)
            });
        })
        .into(),
    );
}

/// Says what was done, with a button that takes it back.
pub fn say_undoable(dispatch: &Dispatch, message: String) {
    let undo = {
        let dispatch = dispatch.clone();
        (move |()| dispatch.undo()).into()
    };
    dispatch.notify(Notice::info(message).with(EN.shell.undo, undo));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_suit_every_disk() {
        let now = Now { at: Moment::parse("2026-11-23T23:30:00Z").unwrap(), ahead: 60 };
        assert_eq!(
            table_file_name("Winter: falls?", "quotes", now),
            "Winter falls quotes 2026-11-24.csv"
        );
    }
}
