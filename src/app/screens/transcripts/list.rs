//! The list of transcripts: what each is, how far it is coded and by whom.

use std::rc::Rc;

use yew::prelude::*;

use super::edit::EditPanel;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Look};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::coding::{Coverage, Layers};
use crate::id::{CoderId, TranscriptId};
use crate::participants::Participants;
use crate::study::About;
use crate::transcript::Transcript;

/// A transcript as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// Whom it is about.
    pub participant: AttrValue,
    /// How many words it has.
    pub words: usize,
    /// How far it is coded.
    pub coverage: Coverage,
    /// Each coder's name, and how many segments they made; those with any.
    pub coders: Vec<(AttrValue, usize)>,
}

/// Returns a transcript as the list shows it.
pub fn line(
    transcript: &Rc<Transcript>,
    layers: &Layers,
    about: &About,
    participants: &Participants,
) -> Line {
    let on = || layers.values().filter(|it| it.transcript == transcript.id);
    let name =
        |id: CoderId| about.coders.get(&id).map(|it| it.name.clone()).unwrap_or_default();
    let coders = on()
        .filter(|it| !it.segments().is_empty())
        .map(|it| (name(it.coder).into(), it.segments().len()));
    let person = transcript.participant.and_then(|it| participants.get(it));
    Line {
        transcript: Shared::from(transcript),
        participant: person.map(|it| it.name.clone()).unwrap_or_default().into(),
        words: transcript.words(),
        coverage: Coverage::of_layers(transcript, on()),
        coders: coders.collect(),
    }
}

/// Props of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The transcripts, by name.
    pub lines: Rc<Vec<Line>>,
    /// The participants, to choose from; nobody first.
    pub people: Rc<[Choice]>,
}

/// The list of transcripts.
#[component]
pub fn List(props: &ListProps) -> Html {
    let words = &use_words().transcripts.list;
    let open = use_state(|| None::<TranscriptId>);
    let ontoggle = use_event(*open, {
        let setter = open.setter();
        move |id: TranscriptId, open| setter.set((*open != Some(id)).then_some(id))
    });
    html! {
        <div class="transcript-list">
            <div class="table-scroll" role="region" tabindex="0" aria-label={words.caption}>
                <table class="transcript-table">
                    <thead>
                        <tr>
                            for (at, head) in words.columns.iter().enumerate() {
                                <th scope="col" class={(3..5).contains(&at).then_some("figure")}>{ *head }</th>
                            }
                            <th><span class="unseen">{ words.edit }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        for it in props.lines.iter() {
                            <Row
                                key={it.transcript.id.to_string()}
                                line={it.clone()}
                                open={*open == Some(it.transcript.id)}
                                people={props.people.clone()}
                                ontoggle={ontoggle.clone()}
                            />
                        }
                    </tbody>
                </table>
            </div>
            <p class="table-note">{ words.note }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    line: Line,
    open: bool,
    people: Rc<[Choice]>,
    ontoggle: Callback<TranscriptId>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let all = use_words();
    let words = &all.transcripts.list;
    let Line { transcript, participant, words: count, coverage, coders } = &props.line;
    let id = transcript.id;
    let toggle = use_event((id, props.ontoggle.clone()), |_: MouseEvent, (id, it)| {
        it.emit(*id);
    });
    let close = use_event((id, props.ontoggle.clone()), |(), (id, it)| it.emit(*id));
    let by: Vec<String> =
        coders.iter().map(|(name, count)| (words.by_coder)(name, *count)).collect();
    html! {
        <>
            <tr key="row">
                <th scope="row"><a href={Route::Transcript { id }.href()}>{ &transcript.name }</a></th>
                <td>{ (all.transcripts.kind)(transcript.kind) }</td>
                <td>{ participant }</td>
                <td class="figure">{ all.numbers.whole(transcript.turns.len()) }</td>
                <td class="figure">{ all.numbers.whole(*count) }</td>
                <td class="transcript-coded">
                    <Bar coverage={*coverage} />
                    { (words.coverage)(coverage.coded, coverage.of) }
                </td>
                <td>{ if by.is_empty() { words.none.to_owned() } else { by.join(", ") } }</td>
                <td>
                    <Button
                        look={Look::Quiet}
                        id={AttrValue::from(format!("edit-{id}"))}
                        label={AttrValue::from((words.edit_what)(&transcript.name))}
                        expanded={props.open}
                        onclick={toggle}
                    >
                        { words.edit }
                    </Button>
                </td>
            </tr>
            if props.open {
                <tr key="edit" class="transcript-edit">
                    <td colspan="8">
                        <EditPanel
                            transcript={transcript.clone()}
                            segments={coders.iter().map(|it| it.1).sum::<usize>()}
                            people={props.people.clone()}
                            onclose={close}
                        />
                    </td>
                </tr>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct BarProps {
    coverage: Coverage,
}

/// Coverage as a bar; the words beside it say the same.
#[component]
fn Bar(props: &BarProps) -> Html {
    let Coverage { coded, of } = props.coverage;
    let width = (coded * 48).checked_div(of).unwrap_or_default();
    html! {
        <svg class="coverage" width="48" height="6" aria-hidden="true">
            <rect class="coverage-all" width="48" height="6" rx="2" />
            <rect class="coverage-coded" width={width.to_string()} height="6" rx="2" />
        </svg>
    }
}
