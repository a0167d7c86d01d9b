//! How often each word is said within the limits.

use std::rc::Rc;

use yew::prelude::*;

use super::ViewProps;
use super::limits::LimitFields;
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_finding, use_layers, use_participants,
    use_transcripts, use_words,
};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::parts::{Button, Column, Look, Message, Row, Table, TextArea, cell};
use crate::app::screens::files::{copy_table, save_table, say_undoable};
use crate::app::screens::themes::noted;
use crate::app::sought::{Sought, View};
use crate::find::{Frequencies, Limits, Scope, english, frequencies, list};
use crate::interchange::findings::{OutTable, words_table};
use crate::stats::Disclosure;
use crate::study::Command;
use crate::text::capitalised;
use crate::themes::Material;
use crate::words::numbers::seen;
use crate::words::{EN, actions};

/// So many words are drawn before one asks for more.
const SHOWN: usize = 100;

fn out(counts: &Frequencies, rule: Disclosure) -> OutTable {
    words_table(counts, rule, EN.analysis.hidden.sign)
}

/// The view.
#[component]
pub(super) fn CountsView(props: &ViewProps) -> Html {
    let words = &use_words().search.counts;
    let (transcripts, people, layers) =
        (use_transcripts(), use_participants(), use_layers());
    let (desk, dispatch, finding) = (use_desk(), use_dispatch(), use_finding());
    let sought = &props.sought;
    let many = use_state(|| SHOWN);
    let coded = sought.limits.coded.map(|_| layers.clone());
    let counts = use_memo(
        (sought.limits.clone(), (transcripts, people, coded, desk.coder, finding)),
        |(limits, (transcripts, people, _, coder, finding))| {
            let material =
                Material { transcripts, layers: &layers, participants: people };
            let scope = Scope { limits, material: &material, coder: *coder };
            frequencies(&dispatch.index(), &scope, &finding.stop_words())
        },
    );
    let onlimits = use_event((Rc::clone(sought), props.onchange.clone()), {
        |limits: Limits, (sought, onchange)| {
            onchange.emit(Sought { limits, ..(**sought).clone() });
        }
    });
    let onword = use_event((Rc::clone(sought), props.onchange.clone()), {
        |word: String, (sought, onchange)| {
            let next = (**sought).clone();
            let (view, pattern) = (View::Words, false);
            onchange.emit(Sought { view, pattern, typed: word, ..next });
        }
    });
    let onmore = use_event((many.setter(), *many), |_: MouseEvent, (setter, many)| {
        setter.set(many + 4 * SHOWN);
    });
    let rule = use_about().disclosure;
    let given = (Rc::clone(&counts), dispatch, rule);
    let oncsv = use_event(given.clone(), |(), (counts, dispatch, rule)| {
        save_table(dispatch, EN.search.counts.file, &out(counts, *rule));
    });
    let oncopy = use_event(given, |(), (counts, dispatch, rule)| {
        copy_table(dispatch, &out(counts, *rule));
    });
    let [word, times, share, texts, persons] = words.columns;
    let columns = [
        Column::words(word),
        Column::figures(times),
        Column::figures(share),
        Column::figures(texts),
        Column::figures(persons),
    ];
    let row = |it: &crate::find::Frequency| {
        let onclick = {
            let (onword, word) = (onword.clone(), it.word.to_string());
            Callback::from(move |_: MouseEvent| onword.emit(word.clone()))
        };
        let label = (words.open)(&it.word);
        let word = html! {
            <Button look={Look::Quiet} class="count-word" label={AttrValue::from(label)} {onclick}>
                { &*it.word }
            </Button>
        };
        let figure = |n: usize| cell(EN.numbers.whole(n));
        let share = format!("{:.2} %", counts.share(it.count) * 100.0);
        let [_, transcripts, people, _] = counts.reach(it, rule);
        let cells = vec![
            word,
            figure(it.count),
            cell(share),
            cell(seen(transcripts)),
            cell(seen(people)),
        ];
        Row::new(it.word.to_string(), cells)
    };
    let rows: Vec<Row> = counts.words.iter().take(*many).map(row).collect();
    let rest = counts.words.len().saturating_sub(*many);
    let base = (words.base)(
        counts.said,
        counts.left_out,
        counts.transcripts,
        (!rule.is_small(counts.participants)).then(|| rule.shown(counts.participants)),
    );
    let base = noted(&base, rule);
    html! {
        <>
            <LimitFields limits={sought.limits.clone()} onchange={onlimits} />
            if counts.words.is_empty() {
                <Message message={words.nothing} />
            } else {
                <Table
                    id="word-counts"
                    caption={words.caption}
                    columns={Rc::<[Column]>::from(columns)}
                    rows={Rc::from(rows)}
                    note={html! { <p role="status">{ base }</p> }}
                    {oncopy}
                    {oncsv}
                />
                if rest > 0 {
                    <p><Button onclick={onmore}>{ (words.more)(rest) }</Button></p>
                }
            }
            <StopWords />
        </>
    }
}

/// The list of stop words, to change.
#[component]
fn StopWords() -> Html {
    let words = &use_words().search.counts;
    let (finding, dispatch) = (use_finding(), use_dispatch());
    let open = use_state(|| false);
    let onopen = use_event((open.setter(), *open), |_: MouseEvent, (setter, open)| {
        setter.set(!open);
    });
    let onchange = use_event(dispatch.clone(), |typed: String, dispatch| {
        let words = list(&typed);
        // The built-in list is nobody's own.
        let own = (words != english()).then_some(words);
        if dispatch.attempt(Command::SetStopWords(own)).is_ok() {
            say_changed(dispatch);
        }
    });
    let onagain = use_event(dispatch, |_: MouseEvent, dispatch| {
        dispatch.run(Command::SetStopWords(None));
        say_changed(dispatch);
    });
    html! {
        <div class="stop-words">
            <Button look={Look::Quiet} expanded={*open} onclick={onopen}>{ words.stop }</Button>
            if *open {
                <TextArea
                    id="stop-words"
                    label={words.stop}
                    help={words.stop_help}
                    rows={8}
                    value={finding.stop_words().join(" ")}
                    oncommit={onchange}
                />
                if finding.stop_words.is_some() {
                    <p><Button onclick={onagain}>{ words.stop_again }</Button></p>
                }
            }
        </div>
    }
}

fn say_changed(dispatch: &Dispatch) {
    let done = capitalised(actions::action("stop_words.changed"));
    say_undoable(dispatch, format!("{done}."));
}
