//! The study as a file: what every backup, hand-over and rescue is.

use yew::Callback;

use super::browser::{clock, files, ids};
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::leaving;
use super::notice::Notice;
use super::session::{Action, NotSaved};
use super::shared::Shared;
use crate::interchange::study_file;
use crate::stamp::Moment;
use crate::store::backup::{self, Backup, Reminder};
use crate::study::Study;
use crate::words::EN;
use crate::words::time::Now;

/// Returns the file's bytes.
pub fn file(study: &Study) -> Vec<u8> {
    study_file::write(study).into_bytes()
}

/// Returns the file's name: the study's, with the day, and nothing a disk would refuse.
pub fn file_name(study: &Study, now: Now) -> String {
    let name: String = study
        .about
        .name
        .chars()
        .map(|it| if it.is_control() || r#"/\:*?"<>|"#.contains(it) { ' ' } else { it })
        .take(80)
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches('.');
    let name = if name.is_empty() { "study" } else { name };
    let day = Moment(now.at.0 + i64::from(now.ahead) * 60_000).day();
    format!("{name} {day}.heddle.json")
}

/// Saves the open study as a file, and remembers when.
pub fn download(keeper: &Keeper, dispatch: &Dispatch) {
    let Some(study) = dispatch.study() else { return };
    let now = clock::now();
    // Saved whole, so that it is known how many changes are in the file.
    keeper.flush();
    if files::download(&file_name(&study, now), "application/json", &file(&study)) {
        keeper.backed_up(study.about.id, now.at);
        dispatch.act(Action::BackedUp(keeper.backup(study.about.id)));
        leaving::say_leaks_of_study(dispatch);
    }
}

/// Returns whether it is time to save the study as a file.
pub fn reminder(study: &Study, last: Backup, now: Moment) -> Reminder {
    // Only just opened: a moment later more is known.
    if last == Backup::default() {
        return Reminder::None;
    }
    // How much room it takes matters only for studies that have just begun.
    let begun = study.transcripts.is_empty() && study.surveys.is_empty();
    let units = if begun { 0 } else { backup::SMALL };
    backup::reminder(backup::since(study, last, now), units)
}

/// Goes on with what is in this tab as a study of its own, beside the one that another tab
/// saved.
fn keep_mine(dispatch: &Dispatch) {
    let (Some(study), coder) = (dispatch.study(), dispatch.coder()) else { return };
    let name = (EN.notices.mine)(&study.about.name);
    dispatch.open_study(study.as_copy(ids::new_id(), &name), coder);
}

/// Saves every study that is kept, those in the bin too, as files.
pub fn download_all(keeper: &Keeper) {
    let now = clock::now();
    for entry in keeper.list().unwrap_or_default() {
        if let Some(study) = keeper.peek(entry.id) {
            files::download(&file_name(&study, now), "application/json", &file(&study));
        }
    }
}

/// Returns what to say when the last changes could not be saved.
pub fn not_saved(why: &NotSaved, keeper: &Shared<Keeper>, dispatch: &Dispatch) -> Notice {
    let words = &EN.notices;
    let said = |(message, hint)| Notice::error(message, hint);
    let notice = match why {
        NotSaved::Full if dispatch.study().is_some_and(|it| keeper.is_too_large(&it)) => {
            said(words.too_large)
        }
        NotSaved::Full => said(words.full),
        NotSaved::Blocked => said(words.blocked),
        NotSaved::Elsewhere => said(words.elsewhere),
        NotSaved::Locked => said(words.locked),
        NotSaved::Other(text) => {
            Notice::error((words.not_saved)(text), words.not_saved_hint)
        }
    };
    let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
    if *why == NotSaved::Elsewhere {
        return notice
            .with(words.keep_mine, Callback::from(move |()| keep_mine(&dispatch)));
    }
    notice.with(words.download, Callback::from(move |()| download(&keeper, &dispatch)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::context::empty_study;

    #[test]
    fn file_names_suit_every_disk() {
        let now = Now { at: Moment::parse("2026-11-23T23:30:00Z").unwrap(), ahead: 60 };
        for (name, file) in [
            ("Winter falls", "Winter falls 2026-11-24.heddle.json"),
            ("a/b: \"c\"?", "a b c 2026-11-24.heddle.json"),
            ("..", "study 2026-11-24.heddle.json"),
            ("", "study 2026-11-24.heddle.json"),
        ] {
            let mut study = empty_study();
            Rc::make_mut(&mut study.about).name = name.to_owned();
            assert_eq!(file_name(&study, now), file);
        }
    }
}
