//! Words and patterns in all transcripts: every place with what stands around it, and
//! coding all of them at once.

use std::rc::Rc;

use yew::prelude::*;

use super::code_all::CodeAll;
use super::coding::code_all;
use super::found::{FoundList, MOST, Place};
use super::limits::LimitFields;
use super::{ViewProps, numbered};
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_layers, use_participants, use_transcripts,
    use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Message, Segmented, Select, TextField};
use crate::app::sought::Sought;
use crate::find::{Ask, Hit, Limits, Order, PatternError, in_order, search};
use crate::id::CodeId;
use crate::order;
use crate::themes::{Material, QuoteFilter, is_small_group};
use crate::words::EN;

const ORDERS: [Order; 3] = [Order::Place, Order::Before, Order::After];

/// What came of looking: nothing was asked, or it cannot be read, or these places.
type Looked = Result<Option<Rc<[Hit]>>, PatternError>;

/// The view.
#[component]
pub(super) fn WordsView(props: &ViewProps) -> Html {
    let words = &use_words().search;
    let (transcripts, people) = (use_transcripts(), use_participants());
    let (layers, desk, dispatch) = (use_layers(), use_desk(), use_dispatch());
    let sought = &props.sought;
    let rule = use_about().disclosure;
    let limited =
        QuoteFilter { value: sought.limits.value.clone(), ..QuoteFilter::default() };
    let few = is_small_group(&limited, &people, rule);
    let found = |hits: &[Hit]| {
        let (counts, transcripts) = counts(hits);
        (words.found)(counts, rule.seen(transcripts))
    };
    let left_out = use_state(Vec::<usize>::new);
    let code = use_state(|| None::<CodeId>);
    // Coding changes what is found only where coding is a limit.
    let coded = sought.limits.coded.map(|_| layers.clone());
    let looked = use_memo(
        (
            (sought.typed.clone(), sought.pattern, sought.limits.clone(), few),
            (transcripts.clone(), people, coded, desk.coder),
        ),
        |((typed, pattern, limits, few), (transcripts, people, _, coder))| -> Looked {
            let Some(ask) = Ask::parse(typed, *pattern)? else { return Ok(None) };
            if *few {
                return Ok(Some(Rc::from([])));
            }
            let material =
                Material { transcripts, layers: &layers, participants: people };
            let index = dispatch.index();
            Ok(Some(Rc::from(search(&ask, &index, &material, limits, *coder))))
        },
    );
    let (hits, wrong) = match &*looked {
        Ok(hits) => (hits.clone(), None),
        Err(error) => (None, Some((words.wrong)(error))),
    };
    use_effect_with(hits.clone(), {
        let (sought, onchange) = (Rc::clone(sought), props.onchange.clone());
        move |hits: &Option<Rc<[Hit]>>| {
            let hits = hits.clone().unwrap_or_default();
            if sought.hits != hits {
                onchange.emit(Sought { hits, at: None, ..(*sought).clone() });
            }
        }
    });
    let order = sought.order;
    let many = use_state(|| MOST);
    let onmore = use_event((many.setter(), *many), |_: MouseEvent, (setter, many)| {
        setter.set(many + MOST);
    });
    let places = use_memo(
        (hits.clone(), order, transcripts.clone(), *many),
        |(hits, order, all, many)| -> Rc<[(usize, Place)]> {
            let hits = hits.as_deref().unwrap_or_default();
            let of = |it: &Hit| all.get(&it.transcript).map(|it| &**it);
            let shown = in_order(hits, *order, of).into_iter().take(*many);
            let place = |at: usize| {
                let hit = hits.get(at)?;
                Some((at, Place::new(of(hit)?, *hit)))
            };
            Rc::from(shown.filter_map(place).collect::<Vec<_>>())
        },
    );
    let set =
        use_event((Rc::clone(sought), props.onchange.clone(), left_out.setter()), {
            |change: Rc<dyn Fn(&mut Sought)>, (sought, onchange, left_out)| {
                let mut next = (**sought).clone();
                change(&mut next);
                left_out.set(Vec::new());
                onchange.emit(next);
            }
        });
    let ontype = use_event(set.clone(), |text: String, set| {
        set.emit(Rc::new(move |it: &mut Sought| it.typed.clone_from(&text)));
    });
    let onkind = use_event(set.clone(), |value: AttrValue, set| {
        set.emit(Rc::new(move |it: &mut Sought| it.pattern = value == "1"));
    });
    let onlimits = use_event(set.clone(), |limits: Limits, set| {
        set.emit(Rc::new(move |it: &mut Sought| it.limits.clone_from(&limits)));
    });
    let onorder = use_event(set, |value: AttrValue, set| {
        let at: usize = value.parse().unwrap_or_default();
        let order = ORDERS.get(at).copied().unwrap_or_default();
        set.emit(Rc::new(move |it: &mut Sought| it.order = order));
    });
    let oncode = use_event(code.setter(), |it: Option<CodeId>, code| code.set(it));
    let onpick = use_event(((*left_out).clone(), left_out.setter()), {
        |(at, with): (usize, bool), (out, setter)| {
            let mut next = out.clone();
            next.retain(|it| *it != at);
            if !with {
                next.push(at);
            }
            setter.set(next);
        }
    });
    let onall = use_event(
        (hits.clone(), (*left_out).clone(), *code, desk.coder, dispatch),
        |extent: usize, (hits, out, code, coder, dispatch)| {
            let (Some(hits), Some(code)) = (hits, *code) else { return };
            let with = hits.iter().enumerate().filter(|it| !out.contains(&it.0));
            let mut with = with.map(|it| (it.1.transcript, it.1.range));
            code_all(dispatch, &mut with, code, extent, *coder);
        },
    );
    let order_at = ORDERS.iter().position(|it| *it == order).unwrap_or_default();
    let [plain, pattern] = words.help;
    html! {
        <>
            <div class="search-ask">
                <TextField
                    id="search"
                    kind="search"
                    label={words.field}
                    help={if sought.pattern { pattern } else { plain }}
                    error={wrong.unwrap_or_default()}
                    value={sought.typed.clone()}
                    oncommit={ontype}
                />
                <Segmented
                    id="search-kind"
                    label={words.kind.0}
                    value={usize::from(sought.pattern).to_string()}
                    options={numbered(&words.kind.1)}
                    onchange={onkind}
                />
            </div>
            <LimitFields limits={sought.limits.clone()} onchange={onlimits} />
            if let Some(hits) = &hits {
                if few {
                    <Message message={EN.analysis.hidden.few} />
                } else if hits.is_empty() {
                    <Message message={words.nothing.0} hint={words.nothing.1} />
                } else {
                    <div class="search-sum">
                        <p role="status"><strong>{ found(hits) }</strong></p>
                        <Select
                            id="search-order"
                            label={words.order.0}
                            inline=true
                            value={order_at.to_string()}
                            options={numbered(&words.order.1)}
                            onchange={onorder}
                        />
                    </div>
                    <CodeAll
                        places={hits.len().saturating_sub(left_out.len())}
                        code={*code}
                        {oncode}
                        {onall}
                    />
                    <FoundList
                        places={Rc::clone(&*places)}
                        by_place={order == Order::Place}
                        left={hits.len().saturating_sub(places.len())}
                        left_out={Rc::from(left_out.as_slice())}
                        picking={code.is_some()}
                        {onmore}
                        {onpick}
                    />
                }
            }
        </>
    }
}

/// How many places, turns, transcripts.
fn counts(hits: &[Hit]) -> ([usize; 2], usize) {
    let mut turns: Vec<_> = hits.iter().map(|it| (it.transcript, it.turn)).collect();
    turns.dedup();
    let transcripts = order::set(turns.iter().map(|it| it.0)).len();
    ([hits.len(), turns.len()], transcripts)
}
