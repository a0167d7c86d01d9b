//! One theme: what it states, what supports it, and all its quotes.

use std::rc::Rc;

use yew::prelude::*;

use super::CodePicker;
use super::quotes::Quotes;
use super::split::{Split, longest};
use super::tables::{by_value_one, by_value_out, noted};
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_layers, use_participants, use_themes,
    use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{
    Button, Choice, Column, Dot, PageHead, Row, Section, Select, Table, TextArea,
    TextField, cell,
};
use crate::app::route::{Route, use_go};
use crate::app::screens::files::{copy_table, save_table, say_undoable};
use crate::app::screens::overview::Memos;
use crate::id::CodeId;
use crate::study::{Command, MemoTarget};
use crate::themes::{Material, Tally, Theme, hide, support, tally};
use crate::words::EN;
use crate::words::refusals::refusal;

#[derive(Properties, PartialEq)]
pub(super) struct DetailProps {
    pub(super) theme: Rc<Theme>,
}

/// One theme.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let words = &use_words().themes;
    let theme = &props.theme;
    let (themes, dispatch, people) = (use_themes(), use_dispatch(), use_participants());
    let editing = use_state(|| false);
    let rule = use_about().disclosure;
    let by = use_state(|| None::<AttrValue>);
    let attribute = (*by)
        .clone()
        .or_else(|| people.attributes.first().map(|it| AttrValue::from(it.clone())));
    let (layers, transcripts) = (use_layers(), use_transcripts());
    let tallied = use_memo(
        (
            Rc::clone(theme),
            layers,
            transcripts,
            people.clone(),
            (attribute.clone(), rule),
        ),
        |(theme, layers, transcripts, participants, (attribute, rule))| {
            let material = Material { transcripts, layers, participants };
            let theme = std::slice::from_ref(theme);
            let mut all = tally(theme, &material, attribute.as_deref());
            hide(&mut all, *rule);
            all
        },
    );
    let onedit = use_event((editing.setter(), *editing), {
        |_: MouseEvent, (setter, now)| setter.set(!now)
    });
    let go = use_go();
    let onremove = use_event((Rc::clone(theme), dispatch, go), {
        |_: MouseEvent, (theme, dispatch, go)| {
            dispatch.run(Command::RemoveTheme { id: theme.id });
            say_undoable(dispatch, (EN.themes.removed)(&theme.name));
            go.emit(Route::Themes);
        }
    });
    let onby = use_event(by.setter(), |it: AttrValue, by| by.set(Some(it)));
    let at = themes.iter().position(|it| it.id == theme.id).map_or(0, |it| it + 1);
    let Some(tally) = tallied.first() else { return html! {} };
    let [_, transcripts, people, base] = support(&tally.counts, tally.base, rule);
    html! {
        <div class="page theme-page">
            <p class="crumb"><a href={Route::Themes.href()}>{ words.all }</a></p>
            <PageHead
                title={theme.name.clone()}
                about={(words.place)(at, themes.len())}
                section={Section::Join}
            >
                <Button expanded={*editing} onclick={onedit}>
                    { if *editing { words.done } else { words.edit } }
                </Button>
                <Button onclick={onremove}>{ words.remove }</Button>
            </PageHead>
            if *editing {
                <Edit key="edit" theme={Rc::clone(theme)} />
            } else if !theme.statement.is_empty() {
                <p key="statement" class="theme-statement">{ &theme.statement }</p>
            }
            <div key="support" class="theme-support">
                <p class="theme-counts">
                    <b class="figure">{ (words.segments)(tally.counts.segments) }</b>
                    { " · " }
                    { (words.transcripts)(transcripts) }
                    { " · " }
                    { (words.participants)(people, base) }
                </p>
                <Split counts={tally.stances} most={longest(&tally.stances)} />
            </div>
            <div key="tables" class="theme-tables">
                <Codes theme={Rc::clone(theme)} tally={tally.clone()} />
                if let Some(attribute) = attribute {
                    <By theme={Rc::clone(theme)} tally={tally.clone()} {attribute} onchange={onby} />
                }
            </div>
            <Quotes key="quotes" theme={Rc::clone(theme)} />
            <Memos key="memos" on={MemoTarget::Theme(theme.id)} id="theme-memos" />
        </div>
    }
}

/// Name, statement and codes, to change.
#[component]
fn Edit(props: &DetailProps) -> Html {
    let words = &use_words().themes;
    let (dispatch, book) = (use_dispatch(), use_codebook());
    let theme = &props.theme;
    let wrong = use_state(AttrValue::default);
    let change = use_event((theme.id, dispatch.clone(), wrong.setter()), {
        |(name, statement): (Option<String>, Option<String>), (id, dispatch, wrong)| {
            // What it is now, not as it was drawn.
            let Some(now) = dispatch.study().and_then(|it| it.theme(*id).cloned()) else {
                return;
            };
            let edit = Command::EditTheme {
                id: *id,
                name: name.unwrap_or_else(|| now.name.clone()),
                statement: statement.unwrap_or_else(|| now.statement.clone()),
            };
            let said = match dispatch.attempt(edit) {
                Ok(()) | Err(crate::study::Refusal::NothingToDo) => String::new(),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    format!("{message} {hint}")
                }
            };
            wrong.set(said.into());
        }
    });
    let onname = use_event(change.clone(), |it: String, change| {
        change.emit((Some(it), None));
    });
    let onstatement = use_event(change, |it: String, change| {
        change.emit((None, Some(it)));
    });
    let oncodes = use_event((theme.id, dispatch), |codes: Vec<CodeId>, (id, it)| {
        it.run(Command::SetThemeCodes { id: *id, codes });
    });
    html! {
        <section class="card theme-form" aria-label={words.edit}>
            <TextField
                id="theme-name"
                label={words.name}
                value={theme.name.clone()}
                error={(*wrong).clone()}
                oncommit={onname}
            />
            <TextArea
                id="theme-statement"
                label={words.statement}
                help={words.statement_help}
                value={theme.statement.clone()}
                oncommit={onstatement}
            />
            <CodePicker id="theme-codes" {book} codes={Rc::from(theme.codes.as_slice())} onchange={oncodes} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TallyProps {
    theme: Rc<Theme>,
    tally: Tally,
}

/// The theme's codes with their segments.
#[component]
fn Codes(props: &TallyProps) -> Html {
    let words = &use_words().themes;
    let book = use_codebook();
    let columns = [Column::words(words.codes), Column::figures(words.columns_segments)];
    let rows = props.tally.codes.iter().filter_map(|(id, count)| {
        let code = book.get(*id)?;
        let name =
            html! { <><Dot colour={code.colour} />{ format!(" {}", (EN.codebook.named)(code)) }</> };
        Some(Row::new(id.to_string(), vec![name, cell(EN.numbers.whole(*count))]))
    });
    let total = Row::new(
        "total",
        vec![cell(words.total), cell(EN.numbers.whole(props.tally.counts.segments))],
    );
    let rows: Vec<Row> = rows.chain([total.total()]).collect();
    html! {
        <Table
            id="theme-codes-table"
            caption={words.codes}
            columns={Rc::from(columns)}
            rows={Rc::from(rows)}
        />
    }
}

#[derive(Properties, PartialEq)]
struct ByProps {
    theme: Rc<Theme>,
    tally: Tally,
    attribute: AttrValue,
    onchange: Callback<AttrValue>,
}

/// The theme by an attribute.
#[component]
fn By(props: &ByProps) -> Html {
    let words = &use_words().themes;
    let (people, dispatch) = (use_participants(), use_dispatch());
    let rule = use_about().disclosure;
    let name = &props.theme.name;
    let (columns, rows) = by_value_one(words, &props.attribute, &props.tally);
    let out =
        (Rc::clone(&props.theme), props.tally.clone(), props.attribute.clone(), dispatch);
    let oncsv = use_event(out.clone(), |(), (theme, tally, attribute, dispatch)| {
        let table = by_value_out(
            &EN.themes,
            attribute,
            std::slice::from_ref(theme),
            std::slice::from_ref(tally),
        );
        save_table(dispatch, &format!("{} {attribute}", theme.name), &table);
    });
    let oncopy = use_event(out, |(), (theme, tally, attribute, dispatch)| {
        let table = by_value_out(
            &EN.themes,
            attribute,
            std::slice::from_ref(theme),
            std::slice::from_ref(tally),
        );
        copy_table(dispatch, &table);
    });
    let options: Rc<[Choice]> =
        people.attributes.iter().map(|it| Choice::new(it.clone(), it.clone())).collect();
    html! {
        <div>
            <Select
                id="theme-by-select"
                label={words.by}
                value={props.attribute.clone()}
                {options}
                onchange={props.onchange.clone()}
                inline=true
            />
            <Table
                id="theme-by"
                caption={(words.by_table_one)(name, &props.attribute)}
                {columns}
                {rows}
                note={html! { { noted(words.by_note_one, rule) } }}
                {oncsv}
                {oncopy}
            />
        </div>
    }
}
