//! The key: who is who. Kept here, saved by itself on request, forgotten on request.

use yew::prelude::*;

use crate::app::browser::{clock, files};
use crate::app::context::{use_dispatch, use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::parts::{ConfirmButton, Look};
use crate::app::screens::files::table_file_name;
use crate::interchange::table_out::{self, OutCell};
use crate::store::NameKey;

/// Props of [`KeyPart`].
#[derive(Properties, PartialEq)]
pub(super) struct KeyPartProps {
    /// The key.
    pub name_key: NameKey,
    /// Hears the key that there is afterwards.
    pub onkey: Callback<NameKey>,
}

/// The key.
#[component]
pub(super) fn KeyPart(props: &KeyPartProps) -> Html {
    let words = &use_words().pseudonyms;
    let (dispatch, keeper) = (use_dispatch(), use_keeper());
    let all = &props.name_key.names;
    let onsave = use_event((props.name_key.clone(), dispatch.clone()), {
        |(), (key, dispatch)| {
            let words = &crate::words::EN.pseudonyms;
            let study = dispatch.study().map(|it| it.about.name.clone());
            let name =
                table_file_name(&study.unwrap_or_default(), words.file, clock::now());
            let header: Vec<String> =
                words.columns.iter().map(|it| (*it).to_owned()).collect();
            let rows: Vec<Vec<OutCell>> = key
                .names
                .iter()
                .map(|(a, b)| vec![OutCell::text(a), OutCell::text(b)])
                .collect();
            let bytes = table_out::csv(&header, rows.iter().map(Vec::as_slice));
            files::download(&name, "text/csv", &bytes);
        }
    });
    let onforget = use_event((props.onkey.clone(), dispatch), {
        move |(), (onkey, dispatch)| {
            if let Some(study) = dispatch.study() {
                NameKey::forget(&**keeper.vault(), study.about.id).ok();
                onkey.emit(NameKey::default());
            }
        }
    });
    html! {
        <section class="files-part name-key" aria-labelledby="name-key">
            <h2 id="name-key">{ words.key[0] }</h2>
            <p class="files-text">{ words.key[1] }</p>
            if all.is_empty() {
                <p class="note">{ words.key[2] }</p>
            } else {
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ words.columns[0] }</th>
                        <th scope="col">{ words.columns[1] }</th>
                    </tr></thead>
                    <tbody>
                        for (pseudonym, stands_for) in all.iter() {
                            <tr><th scope="row">{ pseudonym }</th><td>{ stands_for }</td></tr>
                        }
                    </tbody>
                </table>
                <div class="row">
                    <ConfirmButton label={words.save_key[0]} question={words.save_key[1]} yes={words.save_key[2]} onyes={onsave} />
                    <ConfirmButton look={Look::Danger} label={words.forget_key[0]} question={words.forget_key[1]} yes={words.forget_key[2]} onyes={onforget} />
                </div>
            }
        </section>
    }
}
