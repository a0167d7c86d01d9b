//! The study as a file: when it was saved last, whether it is time again, and a file that is
//! kept up to date.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::holds;
use crate::app::browser::{clock, kept_file};
use crate::app::context::{
    use_dispatch, use_keeper, use_now, use_saving, use_study, use_words,
};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Look, Message};
use crate::app::{backup, follow};
use crate::store::backup::Reminder;

/// The section.
#[component]
pub(super) fn BackupFile() -> Html {
    let all = use_words();
    let (words, keeping) = (&all.files, &all.keeping);
    let (study, saving, now) = (use_study(), use_saving(), use_now());
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let id = study.about.id;
    let offered = use_state(|| false);
    use_effect_with(offered.setter(), |offered| offered.set(kept_file::offered()));
    let again = use_force_update();
    let onsave = use_event((keeper.clone(), dispatch.clone()), {
        |_: MouseEvent, (keeper, dispatch)| backup::download(keeper, dispatch)
    });
    let onfollow = use_event((keeper.clone(), dispatch.clone()), {
        move |_: MouseEvent, (keeper, dispatch)| {
            let (keeper, dispatch, again) =
                (keeper.clone(), dispatch.clone(), again.clone());
            let Some(study) = dispatch.study() else { return };
            let name = backup::file_name(&study, clock::now());
            spawn_local(async move {
                if let Some(file) = kept_file::choose(&name).await {
                    follow::choose(&keeper, study.about.id, Some(file));
                    follow::saved(&keeper, &dispatch, true);
                    again.force_update();
                }
            });
        }
    });
    let again = use_force_update();
    let onstop = use_event((keeper.clone(), id), move |_: MouseEvent, (keeper, id)| {
        follow::choose(keeper, *id, None);
        again.force_update();
    });
    let again = use_force_update();
    let ongo = use_event(
        (keeper.clone(), dispatch.clone(), id),
        move |_: MouseEvent, (keeper, dispatch, id)| {
            let (going, again) =
                (follow::go_on(keeper.clone(), dispatch.clone(), *id), again.clone());
            spawn_local(async move {
                going.await;
                again.force_update();
            });
        },
    );
    let last = saving.backup.at.map_or_else(
        || words.never_saved.to_owned(),
        |at| (words.saved)(&(all.time.when)(at, now)),
    );
    let due = match backup::reminder(&study, saving.backup, now.at) {
        Reminder::None => None,
        Reminder::Soon(why) => Some((Tone::Info, (keeping.remind)(why, false))),
        Reminder::Now(why) => Some((Tone::Warning, (keeping.remind)(why, true))),
    };
    html! {
        <section class="files-part" aria-labelledby="files-save">
            <h2 id="files-save">{ words.save }</h2>
            <p class="files-text">{ words.save_text }</p>
            <p class="note">{ holds(&study) }</p>
            if let Some((tone, message)) = due {
                <Message {tone} {message} hint={keeping.remind_hint} />
            }
            <div class="row">
                <Button look={Look::Primary} onclick={onsave}>{ words.save_do }</Button>
                <span class="note">{ last }</span>
            </div>
            if let Some((name, written)) = keeper.follow.of(id) {
                <div class="row">
                    <p role="status">
                        { match written {
                            Some(at) => (keeping.follows)(&name, &(all.time.ago)(at, now)),
                            None => (keeping.follows_not_yet)(&name),
                        } }
                    </p>
                    <Button onclick={onstop}>{ keeping.unfollow }</Button>
                </div>
            } else if let Some(name) = keeper.follow.offered(id) {
                <div class="row">
                    <p>{ (keeping.follow_again)(&name).0 }</p>
                    <Button onclick={ongo}>{ keeping.follow_go_on }</Button>
                    <Button look={Look::Quiet} onclick={onstop}>{ keeping.unfollow }</Button>
                </div>
            } else if *offered {
                <div class="row">
                    <Button onclick={onfollow}>{ keeping.follow }</Button>
                    <span class="note">{ keeping.follow_text }</span>
                </div>
            }
        </section>
    }
}
