//! What was understood of a file, for the person to check and change before it is taken.

mod checked;
mod column_detail;
mod column_row;
mod missing;
mod summary;

use std::rc::Rc;

use yew::prelude::*;

pub use self::checked::{Act, Checked};
pub use self::column_detail::{ColumnDetail, ColumnDetailProps};
pub use self::column_row::{ColumnRow, ColumnRowProps};
pub use self::missing::{MissingCodes, MissingCodesProps};
pub use self::summary::{Notes, NotesProps, rows, sheets, source, summary};
use super::job::Ready;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{
    Button, Checkbox, Choice, Look, Progress as Bar, Select, TextField,
};
use crate::app::shared::Shared;
use crate::app::steps::use_drawn;
use crate::id::{Id as _, SurveyId};
use crate::interchange::exports::Layout;
use crate::survey::reading::{ColumnDraft, Progress, SurveyDraft};
use crate::words::EN;

/// Up to so many columns need no search.
const FEW: usize = 15;

/// So many columns are drawn at once.
const ROWS: usize = 30;

/// The choice that makes a survey of its own.
const NEW: &str = "new";

/// How a file is to be read again: what is said about its rows, and which sheet.
pub type Again = (Layout, Option<String>);

/// Props of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The file.
    pub ready: Shared<Ready>,
    /// How far taking it in is, if that is under way: nothing is changed meanwhile.
    #[prop_or_default]
    pub taking: Option<Progress>,
    /// The ids and names of the study's surveys, one of which the file may update.
    pub surveys: Rc<[Choice]>,
    /// Hears the survey's name, the draft as it was changed, and which survey it updates.
    pub onimport: Callback<(String, SurveyDraft, Option<SurveyId>)>,
    /// Hears that nothing is to be imported.
    pub oncancel: Callback<()>,
    /// Hears that the file is to be read again.
    pub onagain: Callback<Again>,
}

/// Returns the survey's name that a file's name suggests.
fn stem(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    stem.replace('_', " ").trim().to_owned()
}

/// What was understood of a file.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let all = use_words();
    let words = &all.survey;
    let ready = &props.ready;
    let checked = use_reducer(|| Checked::new(ready.draft.clone()));
    let name = use_state(|| stem(&ready.name));
    let into =
        use_state(|| ready.into.map_or(AttrValue::from(NEW), |it| it.to_string().into()));
    let typed = use_state(String::new);
    let asking = use_state(|| false);
    let opened = use_state(|| None::<usize>);

    let onact = use_event(props.taking.is_some(), {
        let dispatcher = checked.dispatcher();
        move |act: Act, taking| {
            if !taking {
                dispatcher.dispatch(act);
            }
        }
    });
    let dispatch = use_dispatch();
    use_effect_with(checked.spread(), move |spread| {
        if let Some((_, count)) = spread {
            dispatch.notify(Notice::info((EN.survey.column.spread)(*count)));
        }
    });
    let onopen = use_event((), {
        let opened = opened.setter();
        move |at: Option<usize>, ()| opened.set(at)
    });
    let onname = use_event((), {
        let name = name.setter();
        move |text: String, ()| name.set(text)
    });
    let oninto = use_event((), {
        let into = into.setter();
        move |id: AttrValue, ()| into.set(id)
    });
    let ontyped = use_event((), {
        let typed = typed.setter();
        move |text: String, ()| typed.set(text)
    });
    let onasking = use_event((), {
        let asking = asking.setter();
        move |on: bool, ()| asking.set(on)
    });
    let onrespondent = use_event(onact.clone(), |value: AttrValue, onact| {
        onact.emit(Act::Respondent(value.parse().ok()));
    });
    let cancel = use_event(props.oncancel.clone(), |_: MouseEvent, it| it.emit(()));
    let import = {
        let (onimport, checked) = (props.onimport.clone(), checked.clone());
        let (name, into) = ((*name).clone(), SurveyId::parse(&into));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onimport.emit((name.clone(), checked.draft().clone(), into));
        })
    };

    let sheet = ready.sheets.0.get(ready.sheets.1).map(|it| it.name.clone());
    let onlayout = props.onagain.reform(move |layout| (layout, sheet.clone()));
    let columns = checked.columns();
    let respondent = checked.draft().respondent;
    let choices: Rc<[Choice]> =
        std::iter::once(Choice::new("none", words.respondent_none))
            .chain(
                columns
                    .iter()
                    .enumerate()
                    .map(|(at, it)| Choice::new(at.to_string(), it.name.clone())),
            )
            .collect();
    let newer =
        |it: &Choice| Choice::new(it.value.clone(), (all.update.newer)(&it.label));
    let ways: Rc<[Choice]> = std::iter::once(Choice::new(NEW, all.update.new))
        .chain(props.surveys.iter().map(newer))
        .collect();
    let wanted = typed.trim().to_lowercase();
    let fits = |at: usize, it: &Shared<ColumnDraft>| {
        let found = it.name.to_lowercase().contains(&wanted)
            || it.text.to_lowercase().contains(&wanted);
        found && (!*asking || checked.asks(at) || *opened == Some(at))
    };
    let shown: Vec<(usize, Shared<ColumnDraft>)> =
        columns.iter().cloned().enumerate().filter(|(at, it)| fits(*at, it)).collect();
    let kept = columns.iter().filter(|it| !it.dropped).count();
    let asks = (0..columns.len()).filter(|it| checked.asks(*it)).count();
    let heads = words.column.heads;
    let listed = shown.len();
    let drawn = use_drawn(listed, ROWS, ROWS);
    html! {
        <form class="preview" onsubmit={import}>
            <header class="preview-lead">
                <h2>{ words.check }</h2>
                <p>{ words.check_lead }</p>
            </header>
            <p class="note preview-file">
                <strong>{ &ready.name }</strong>
                { " · " }
                { summary(ready, words) }
            </p>
            { sheets((&ready.sheets.0, ready.sheets.1), ready.layout, &props.onagain, words) }
            { source((ready.draft.tool, ready.draft.headers), ready.layout, &onlayout, all) }
            { rows(&ready.notes, ready.layout, &onlayout, &all.exports) }
            <Notes notes={ready.clone()} />
            <div class="preview-top">
                if !props.surveys.is_empty() {
                    <Select
                        id="survey-into"
                        label={all.update.into}
                        value={(*into).clone()}
                        options={ways}
                        onchange={oninto}
                    />
                }
                <TextField
                    id="survey-name"
                    label={words.name}
                    value={(*name).clone()}
                    oninput={onname}
                />
                <Select
                    id="survey-respondent"
                    label={words.respondent}
                    help={words.respondent_help}
                    value={respondent.map_or_else(|| "none".to_owned(), |it| it.to_string())}
                    options={choices}
                    onchange={onrespondent}
                />
            </div>
            if columns.len() > FEW || asks > 0 {
                <div class="preview-find">
                    if columns.len() > FEW {
                        <TextField
                            id="survey-find"
                            kind="search"
                            label={words.filter}
                            hide_label=true
                            placeholder={words.filter}
                            value={(*typed).clone()}
                            oninput={ontyped}
                        />
                    }
                    if asks > 0 {
                        <Checkbox
                            id="survey-asking"
                            label={(words.only_asking)(asks)}
                            checked={*asking}
                            onchange={onasking}
                        />
                    }
                    <p class="note" role="status">{ (words.listed)(listed, columns.len()) }</p>
                </div>
            }
            <table class="columns">
                <caption class="unseen">{ words.check }</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="unseen">{ words.column.keep_short }</span></th>
                        for head in heads {
                            <th scope="col">{ head }</th>
                        }
                        <td></td>
                    </tr>
                </thead>
                for (at, column) in shown.into_iter().take(drawn) {
                    <ColumnRow
                        key={at.to_string()}
                        {at}
                        {column}
                        respondent={respondent == Some(at)}
                        open={*opened == Some(at)}
                        onact={onact.clone()}
                        onopen={onopen.clone()}
                    />
                }
            </table>
            if let Some(it) = props.taking {
                <Bar label={words.importing} done={it.done} of={it.total} />
            }
            <div class="preview-end">
                <Button submit=true look={Look::Primary} disabled={name.trim().is_empty() || kept == 0}>
                    { (words.import)(kept) }
                </Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </form>
    }
}
