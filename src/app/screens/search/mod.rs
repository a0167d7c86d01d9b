//! Words in all transcripts: every place in its sentence, and coding all of them at once.

mod coding;
mod found;

use std::rc::Rc;

use yew::prelude::*;

pub use self::found::{FoundList, FoundListProps, Place};
use crate::app::context::{use_codebook, use_desk, use_dispatch, use_study, use_words};
use crate::app::event::use_event;
use crate::app::parts::{
    Button, Choice, Empty, Look, Message, PageHead, Select, TextField,
};
use crate::app::route::Route;
use crate::app::screens::files::say_undoable;
use crate::app::session::Action;
use crate::id::{CodeId, Id as _};
use crate::order;
use crate::study::Study;
use crate::transcript::Query;
use crate::words::EN;

/// Whose words are searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SaidBy {
    #[default]
    All,
    Participants,
    Interviewers,
}

impl SaidBy {
    const ALL: [Self; 3] = [Self::All, Self::Participants, Self::Interviewers];

    fn takes(self, interviewer: bool) -> bool {
        match self {
            Self::All => true,
            Self::Participants => !interviewer,
            Self::Interviewers => interviewer,
        }
    }
}

fn find(study: &Study, query: &Query, by: SaidBy) -> Vec<Place> {
    let mut places = Vec::new();
    for transcript in study.transcripts_by_name() {
        let speaker = |turn: usize| {
            let id = transcript.turns.get(turn).and_then(|it| it.speaker);
            id.and_then(|id| transcript.speakers.get(&id))
        };
        let said = |turn: usize| by.takes(speaker(turn).is_some_and(|it| it.interviewer));
        for hit in transcript.find(query, said) {
            let name = speaker(hit.turn).map_or("", |it| it.name.as_str());
            places.push(Place::new(transcript, hit, name));
        }
    }
    places
}

fn chosen(values: &[&'static str; 3], options: impl Fn(usize) -> String) -> Rc<[Choice]> {
    values.iter().enumerate().map(|(at, it)| Choice::new(options(at), *it)).collect()
}

/// The screen.
#[component]
pub fn SearchScreen() -> Html {
    let words = &use_words().search;
    let (study, codebook, desk) = (use_study(), use_codebook(), use_desk());
    let dispatch = use_dispatch();
    // What was looked for is there again when one comes back from a place.
    let typed = use_state(|| {
        dispatch.session().map(|it| it.sought().to_owned()).unwrap_or_default()
    });
    let by = use_state(SaidBy::default);
    let left_out = use_state(Vec::<usize>::new);
    let code = use_state(|| None::<CodeId>);
    let extent = use_state(|| 0_usize);
    let places =
        use_memo((study.transcripts.clone(), (*typed).clone(), *by), |(_, typed, by)| {
            Query::parse(typed).map(|it| Rc::from(find(&study, &it, *by)))
        });
    let places: Option<Rc<[Place]>> = (*places).clone();
    let ontype = use_event((typed.setter(), left_out.setter(), dispatch.clone()), {
        |text: String, (typed, left_out, dispatch)| {
            dispatch.act(Action::Seek(text.clone()));
            typed.set(text);
            left_out.set(Vec::new());
        }
    });
    let onby = use_event((by.setter(), left_out.setter()), {
        |value: AttrValue, (by, left_out)| {
            let at = value.parse::<usize>().unwrap_or_default();
            by.set(SaidBy::ALL.get(at).copied().unwrap_or_default());
            left_out.set(Vec::new());
        }
    });
    let oncode = use_event(code.setter(), |value: AttrValue, code| {
        code.set(CodeId::parse(&value));
    });
    let onextent = use_event(extent.setter(), |value: AttrValue, extent| {
        extent.set(value.parse().unwrap_or_default());
    });
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
        (places.clone(), (*left_out).clone(), *code, *extent, desk.coder, dispatch),
        |_: MouseEvent, (places, out, code, extent, coder, dispatch)| {
            let (Some(study), Some(places), Some(code)) =
                (dispatch.study(), places, *code)
            else {
                return;
            };
            let with = places.iter().enumerate().filter(|it| !out.contains(&it.0));
            let plan = coding::plan(&study, with.map(|it| it.1), code, *extent, *coder);
            let said = (EN.search.coded)(plan.new, plan.had);
            if plan.new == 0 {
                dispatch.notify(crate::app::notice::Notice::info(said));
            } else if dispatch.attempt(plan.command).is_ok() {
                say_undoable(dispatch, said);
            }
        },
    );
    if study.transcripts.is_empty() {
        return html! {
            <div class="page search">
                <PageHead title={words.title} />
                <Empty title={words.none.0} text={words.none.1}>
                    <a class="button" href={Route::Transcripts.href()}>{ EN.transcripts.title }</a>
                </Empty>
            </div>
        };
    }
    let value_of = |at: usize| at.to_string();
    let by_at = SaidBy::ALL.iter().position(|it| it == &*by).unwrap_or_default();
    let mut codes: Vec<Choice> = vec![Choice::new("", words.choose)];
    let active = codebook.entries().iter().filter(|it| it.code.is_active());
    codes.extend(active.map(|it| {
        let path = codebook.path(it.code.id).join(" › ");
        Choice::new(it.code.id.to_string(), path)
    }));
    html! {
        <div class="page search">
            <PageHead title={words.title} />
            <div class="search-ask">
                <TextField
                    id="search"
                    kind="search"
                    label={words.field}
                    help={words.help}
                    value={(*typed).clone()}
                    oncommit={ontype}
                />
                <Select
                    id="search-by"
                    label={words.said_by.0}
                    value={value_of(by_at)}
                    options={chosen(&words.said_by.1, value_of)}
                    onchange={onby}
                />
            </div>
            if let Some(places) = &places {
                if places.is_empty() {
                    <Message message={words.nothing.0} hint={words.nothing.1} />
                } else {
                    <p role="status"><strong>{ (words.found)(counts(places)) }</strong></p>
                    <section class="search-code card" aria-labelledby="search-code-head">
                        <h2 id="search-code-head">{ words.code_all }</h2>
                        <div class="row">
                            <Select
                                id="search-code"
                                label={words.code}
                                value={code.map(|it| it.to_string()).unwrap_or_default()}
                                options={Rc::from(codes)}
                                onchange={oncode}
                            />
                            <Select
                                id="search-extent"
                                label={words.extent.0}
                                value={value_of(*extent)}
                                options={chosen(&words.extent.1, value_of)}
                                onchange={onextent}
                            />
                            <Button look={Look::Primary} disabled={code.is_none()} onclick={onall}>
                                { (words.code_do)(places.len().saturating_sub(left_out.len())) }
                            </Button>
                        </div>
                    </section>
                    <FoundList
                        places={Rc::clone(places)}
                        left_out={Rc::from(left_out.as_slice())}
                        picking={code.is_some()}
                        {onpick}
                    />
                }
            }
        </div>
    }
}

/// How many places, turns, transcripts.
fn counts(places: &[Place]) -> [usize; 3] {
    let turns = order::set(places.iter().map(|it| (it.transcript, it.hit.turn))).len();
    let transcripts = order::set(places.iter().map(|it| it.transcript)).len();
    [places.len(), turns, transcripts]
}
