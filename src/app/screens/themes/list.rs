//! All themes, and the tables that compare them.

use std::rc::Rc;

use yew::prelude::*;

use super::form::NewThemeForm;
use super::split::longest;
use super::tables::{by_value, by_value_out, noted, supports, supports_out};
use super::{Card, quotes::attributes_to_begin_with};
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_layers, use_participants, use_themes,
    use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Empty, Look, PageHead, Section, Select, Table};
use crate::app::route::{Route, use_go};
use crate::app::screens::files::{copy_table, save_table};
use crate::id::ThemeId;
use crate::order;
use crate::study::Command;
use crate::themes::{Counts, Material, Tally, described, hide, quotes, support, tally};
use crate::words::EN;

/// The list.
#[component]
pub(super) fn List() -> Html {
    let words = &use_words().themes;
    let (themes, book, dispatch) = (use_themes(), use_codebook(), use_dispatch());
    let (layers, transcripts, people) =
        (use_layers(), use_transcripts(), use_participants());
    let making = use_state(|| false);
    let rule = use_about().disclosure;
    let tallies = use_memo(
        (themes.clone(), layers.clone(), transcripts.clone(), people.clone()),
        |(themes, layers, transcripts, participants)| {
            tally(themes, &Material { transcripts, layers, participants }, None)
        },
    );
    let chosen = use_memo(
        (themes.clone(), layers, transcripts, people.clone(), rule),
        |(themes, layers, transcripts, participants, rule)| {
            let material = Material { transcripts, layers, participants };
            let attributes = attributes_to_begin_with(participants);
            let speaks = themes.iter().map(|theme| {
                let id = theme.quotes.first()?;
                let all = quotes(theme, &material);
                let quote =
                    all.iter().find(|it| it.tags.iter().any(|it| it.segment == *id))?;
                let text = transcripts.get(&quote.transcript)?.text.slice(quote.range);
                let who = described(quote.participant, &attributes, participants, *rule);
                Some((AttrValue::from(text.to_owned()), AttrValue::from(who)))
            });
            speaks.collect::<Vec<_>>()
        },
    );
    let onnew = use_event(making.setter(), |_: MouseEvent, making| making.set(true));
    let go = use_go();
    let ondone =
        use_event((making.setter(), go), |made: Option<ThemeId>, (making, go)| {
            making.set(false);
            if let Some(id) = made {
                go.emit(Route::Theme { id });
            }
        });
    let onmove = use_event(dispatch, |(id, up): (ThemeId, bool), dispatch| {
        let Some(study) = dispatch.study() else { return };
        let at = study.themes.iter().position(|it| it.id == id).unwrap_or_default();
        let before = if up { at.checked_sub(1) } else { Some(at + 2) };
        let before = before.and_then(|it| study.themes.get(it)).map(|it| it.id);
        dispatch.run(Command::MoveTheme { id, before });
    });
    let most = tallies.iter().map(|it| longest(&it.stances)).fold(0.0, f64::max);
    let mut gathered: Vec<_> = themes.iter().flat_map(|it| it.codes.clone()).collect();
    order::sort(&mut gathered);
    gathered.dedup();
    let last = themes.len().saturating_sub(1);
    html! {
        <div class="page">
            <PageHead
                title={words.title}
                about={(words.about)(themes.len(), gathered.len(), book.len())}
                section={Section::Join}
            >
                <Button look={Look::Primary} expanded={*making} onclick={onnew.clone()}>
                    { words.new }
                </Button>
            </PageHead>
            if *making {
                <NewThemeForm {ondone} />
            }
            if themes.is_empty() && !*making {
                <Empty title={words.none} text={words.none_text}>
                    <Button onclick={onnew}>{ words.new }</Button>
                </Empty>
            }
            <div class="themes">
                for (at, theme) in themes.iter().enumerate() {
                    if let Some(tally) = tallies.get(at) {
                        <Card
                            key={theme.id.to_string()}
                            theme={Rc::clone(theme)}
                            tally={tally.clone()}
                            {rule}
                            {most}
                            book={book.clone()}
                            quote={chosen.get(at).cloned().flatten()}
                            near={(at > 0, at < last)}
                            onmove={onmove.clone()}
                        />
                    }
                }
            </div>
            if !themes.is_empty() {
                <Support key="support" tallies={Rc::clone(&tallies)} />
                <ByAttribute key="by" />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SupportProps {
    tallies: Rc<Vec<Tally>>,
}

/// The table of what supports each theme.
#[component]
fn Support(props: &SupportProps) -> Html {
    let words = &use_words().themes;
    let (themes, dispatch) = (use_themes(), use_dispatch());
    let rule = use_about().disclosure;
    let (columns, rows) = supports(words, &themes, &props.tallies, rule);
    let base = props.tallies.first().map_or(0, |it| it.base);
    let [.., base] = support(&Counts::default(), base, rule);
    let note = noted(&(words.table_note)(base), rule);
    let out = (themes.clone(), Rc::clone(&props.tallies), dispatch, rule);
    let oncsv = use_event(out.clone(), |(), (themes, tallies, dispatch, rule)| {
        let [name, ..] = EN.themes.files;
        save_table(dispatch, name, &supports_out(themes, tallies, *rule));
    });
    let oncopy = use_event(out, |(), (themes, tallies, dispatch, rule)| {
        copy_table(dispatch, &supports_out(themes, tallies, *rule));
    });
    html! {
        <Table
            id="themes-support"
            number={(words.table_number)(1)}
            caption={words.table}
            {columns}
            {rows}
            note={html! { { note } }}
            {oncsv}
            {oncopy}
        />
    }
}

/// The table of themes by an attribute that one chooses.
#[component]
fn ByAttribute() -> Html {
    let words = &use_words().themes;
    let (themes, dispatch, people) = (use_themes(), use_dispatch(), use_participants());
    let (layers, transcripts) = (use_layers(), use_transcripts());
    let chosen = use_state(|| None::<AttrValue>);
    let rule = use_about().disclosure;
    let attribute = (*chosen)
        .clone()
        .or_else(|| people.attributes.first().map(|it| AttrValue::from(it.clone())));
    let tallies = use_memo(
        (themes.clone(), layers, transcripts, people.clone(), (attribute.clone(), rule)),
        |(themes, layers, transcripts, participants, (attribute, rule))| {
            let material = Material { transcripts, layers, participants };
            let mut all = tally(themes, &material, attribute.as_deref());
            hide(&mut all, *rule);
            all
        },
    );
    let onchange = use_event(chosen.setter(), |it: AttrValue, chosen| {
        chosen.set(Some(it));
    });
    let out = (themes.clone(), Rc::clone(&tallies), dispatch, attribute.clone());
    let oncsv = use_event(out.clone(), |(), (themes, tallies, dispatch, attribute)| {
        let Some(attribute) = attribute else { return };
        let [_, name, ..] = EN.themes.files;
        let table = by_value_out(&EN.themes, attribute, themes, tallies);
        save_table(dispatch, &format!("{name} {attribute}"), &table);
    });
    let oncopy = use_event(out, |(), (themes, tallies, dispatch, attribute)| {
        let Some(attribute) = attribute else { return };
        let table = by_value_out(&EN.themes, attribute, themes, tallies);
        copy_table(dispatch, &table);
    });
    let Some(attribute) = attribute else { return html! {} };
    let (columns, rows) = by_value(words, &themes, &tallies);
    let options: Rc<[Choice]> =
        people.attributes.iter().map(|it| Choice::new(it.clone(), it.clone())).collect();
    html! {
        <div class="themes-by">
            <Select
                id="themes-by-select"
                label={words.by}
                value={attribute.clone()}
                {options}
                {onchange}
                inline=true
            />
            <Table
                id="themes-by"
                number={(words.table_number)(2)}
                caption={(words.by_table)(&attribute)}
                {columns}
                {rows}
                note={html! { { noted(words.by_note, rule) } }}
                {oncsv}
                {oncopy}
            />
        </div>
    }
}
