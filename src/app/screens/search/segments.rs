//! Segments by what is true of them, and the queries that are kept.

use std::rc::Rc;

use yew::prelude::*;

use super::ViewProps;
use super::query::GroupFields;
use super::results::Results;
use crate::app::browser::ids;
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_finding, use_layers, use_participants,
    use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextField};
use crate::app::screens::files::say_undoable;
use crate::app::sought::Sought;
use crate::find::{Group, Retrieval, retrieve};
use crate::id::QueryId;
use crate::study::{Command, Refusal};
use crate::themes::{Material, segments};
use crate::words::EN;
use crate::words::numbers::seen;
use crate::words::refusals::refusal;

/// The view.
#[component]
pub(super) fn SegmentsView(props: &ViewProps) -> Html {
    let words = &use_words().search.segments;
    let sought = &props.sought;
    let (transcripts, layers, people, book) =
        (use_transcripts(), use_layers(), use_participants(), use_codebook());
    let dispatch = use_dispatch();
    let few = sought.asks.is_of_few(&people, use_about().disclosure);
    let found = use_memo(
        (sought.asks.clone(), few, (transcripts, layers, people, book)),
        |(asks, few, (transcripts, layers, people, book))| {
            if *few {
                return Rc::default();
            }
            let material = Material { transcripts, layers, participants: people };
            let index = dispatch.index();
            let on = Retrieval { material: &material, book, index: &index };
            Rc::from(retrieve(asks, &on))
        },
    );
    let onasks = use_event((Rc::clone(sought), props.onchange.clone()), {
        |asks: Group, (sought, onchange)| {
            onchange.emit(Sought { asks, ..(**sought).clone() });
        }
    });
    html! {
        <>
            <p class="note search-lead">{ words.lead }</p>
            <div class="query-page">
                <KeptQueries sought={Rc::clone(sought)} onchange={props.onchange.clone()} />
                <section class="card query-build" aria-labelledby="query-asks">
                    <h2 id="query-asks">{ words.asks }</h2>
                    <GroupFields id="ask" group={sought.asks.clone()} onchange={onasks} />
                    if !sought.asks.parts.is_empty() {
                        <Keep
                            key={sought.query.map(|it| it.to_string()).unwrap_or_default()}
                            sought={Rc::clone(sought)}
                            onchange={props.onchange.clone()}
                        />
                    }
                </section>
            </div>
            <Results quotes={Rc::clone(&*found)} {few} asked={!sought.asks.parts.is_empty()} />
        </>
    }
}

/// The kept queries, each with how much it finds now.
#[component]
fn KeptQueries(props: &ViewProps) -> Html {
    let words = &use_words().search.segments;
    let finding = use_finding();
    let (transcripts, layers, people, book) =
        (use_transcripts(), use_layers(), use_participants(), use_codebook());
    let dispatch = use_dispatch();
    let rule = use_about().disclosure;
    let counts = use_memo(
        (finding.clone(), rule, (transcripts, layers, people, book)),
        |(finding, rule, (transcripts, layers, people, book))| -> Vec<Option<usize>> {
            let material = Material { transcripts, layers, participants: people };
            let index = dispatch.index();
            let on = Retrieval { material: &material, book, index: &index };
            let all = finding.by_name();
            let count = |it: &Group| {
                let few = it.is_of_few(people, *rule);
                (!few).then(|| segments(&retrieve(it, &on)))
            };
            all.into_iter().map(|it| count(&it.asks)).collect()
        },
    );
    let onopen =
        use_event((Rc::clone(&props.sought), props.onchange.clone(), finding.clone()), {
            |id: Option<QueryId>, (sought, onchange, finding)| {
                let kept = id.and_then(|it| finding.queries.get(&it));
                let asks = kept.map(|it| it.asks.clone()).unwrap_or_default();
                onchange.emit(Sought { asks, query: id, ..(**sought).clone() });
            }
        });
    let onnew = use_event(onopen.clone(), |_: MouseEvent, onopen| onopen.emit(None));
    let one = |(it, count): (&crate::find::SavedQuery, &Option<usize>)| {
        let id = it.id;
        let onopen = onopen.clone();
        let onclick = Callback::from(move |_: MouseEvent| onopen.emit(Some(id)));
        html! {
            <li key={id.to_string()}>
                <Button look={Look::Quiet} pressed={props.sought.query == Some(id)} {onclick}>
                    <span class="query-name">{ &it.name }</span>
                    { " " }
                    <span class="note figure">{ seen(*count) }</span>
                </Button>
            </li>
        }
    };
    html! {
        <section class="query-kept" aria-labelledby="query-kept">
            <h2 id="query-kept">{ words.kept.0 }</h2>
            if finding.queries.is_empty() {
                <p class="note">{ words.kept.1 }</p>
            } else {
                <ul>{ for finding.by_name().into_iter().zip(counts.iter()).map(one) }</ul>
            }
            <Button look={Look::Quiet} onclick={onnew}>{ words.new }</Button>
        </section>
    }
}

/// Keeps the query under a name, or removes it.
#[component]
fn Keep(props: &ViewProps) -> Html {
    let words = &use_words().search.segments;
    let (finding, dispatch) = (use_finding(), use_dispatch());
    let kept = props.sought.query.and_then(|it| finding.queries.get(&it));
    let own = kept.map(|it| it.name.clone()).unwrap_or_default();
    let name = use_state(|| own);
    let wrong = use_state(AttrValue::default);
    let ontype =
        use_event((name.setter(), wrong.setter()), |it: String, (name, wrong)| {
            name.set(it);
            wrong.set(AttrValue::default());
        });
    let onkeep = use_event(
        (
            (Rc::clone(&props.sought), props.onchange.clone()),
            ((*name).clone(), wrong.setter(), dispatch.clone()),
        ),
        |_: MouseEvent, ((sought, onchange), (name, wrong, dispatch))| {
            let id = sought.query.unwrap_or_else(ids::new_id::<QueryId>);
            let asks = sought.asks.clone();
            match dispatch.attempt(Command::SaveQuery { id, name: name.clone(), asks }) {
                Ok(()) => {
                    say_undoable(dispatch, (EN.search.segments.did_keep)(name.trim()));
                    onchange.emit(Sought { query: Some(id), ..(**sought).clone() });
                }
                Err(Refusal::NothingToDo) => {}
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    wrong.set(format!("{message} {hint}").into());
                }
            }
        },
    );
    let onremove = use_event(
        (Rc::clone(&props.sought), props.onchange.clone(), kept.cloned(), dispatch),
        |_: MouseEvent, (sought, onchange, kept, dispatch)| {
            let Some(kept) = kept else { return };
            dispatch.run(Command::RemoveQuery { id: kept.id });
            say_undoable(dispatch, (EN.search.segments.removed)(&kept.name));
            onchange.emit(Sought { query: None, ..(**sought).clone() });
        },
    );
    let same = kept.is_some_and(|it| it.asks == props.sought.asks && it.name == *name);
    html! {
        <div class="query-keep row">
            <TextField
                id="query-name"
                label={words.name}
                value={(*name).clone()}
                error={(*wrong).clone()}
                oninput={ontype}
            />
            <Button disabled={same} onclick={onkeep}>{ words.keep }</Button>
            if kept.is_some() {
                <Button look={Look::Quiet} onclick={onremove}>{ words.remove }</Button>
            }
        </div>
    }
}
