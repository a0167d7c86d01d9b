//! What to do next, told from what is there.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::route::Route;
use crate::id::CodeId;
use crate::order::{self, Set};
use crate::stamp::Moment;
use crate::study::Study;
use crate::words::overview::Overview as Words;

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its word: see `words::overview`.
    pub word: &'static str,
    /// Whether it is done.
    pub done: bool,
    /// Where it is done.
    pub to: Route,
}

/// Returns the steps that make sense now, in the order in which they are usually taken.
/// `backup` is when the study was last saved as a file.
pub fn next_steps(study: &Study, backup: Option<Moment>) -> Vec<Step> {
    let transcripts = &study.transcripts;
    let book = &study.codebook;
    let coded: Set<_> = order::set(
        study
            .layers
            .values()
            .filter(|it| !it.segments().is_empty())
            .map(|it| it.transcript),
    );
    let coders: Set<_> = order::set(
        study.layers.values().filter(|it| !it.segments().is_empty()).map(|it| it.coder),
    );
    let gathered: Set<CodeId> =
        order::set(study.themes.iter().flat_map(|it| it.codes.iter().copied()));
    let leaf = |id: CodeId| book.children(Some(id)).is_empty();
    let linked = transcripts.values().all(|it| {
        it.participant.is_some()
            || it.speakers.values().any(|it| it.participant.is_some())
    });
    let last = study.log.entries().next_back().map(|it| it.until);
    let safe = backup.is_some_and(|at| last.is_none_or(|last| at >= last));
    let (read, labels) = (!transcripts.is_empty(), !book.is_empty());
    let themes = !study.themes.is_empty();
    let all: [(bool, &'static str, bool, Route); 12] = [
        (true, "survey", !study.surveys.is_empty(), Route::Survey),
        (true, "transcripts", read, Route::Transcripts),
        (true, "participants", !study.participants.is_empty(), Route::Participants),
        (read && !study.participants.is_empty(), "linked", linked, Route::Participants),
        (true, "codes", labels, Route::Codebook),
        (
            labels,
            "defined",
            book.codes().all(|it| !it.definition.is_empty()),
            Route::Codebook,
        ),
        (read, "coding", coded.len() == transcripts.len(), Route::Transcripts),
        (!coded.is_empty(), "second", coders.len() > 1, Route::Overview),
        (labels, "themes", themes, Route::Themes),
        (
            themes,
            "gathered",
            book.codes().all(|it| gathered.contains(&it.id) || !leaf(it.id)),
            Route::Themes,
        ),
        (
            themes && !coded.is_empty(),
            "quotes",
            study.themes.iter().all(|it| !it.quotes.is_empty()),
            Route::Themes,
        ),
        (last.is_some(), "backup", safe, Route::Files),
    ];
    all.into_iter()
        .filter(|(now, ..)| *now)
        .map(|(_, word, done, to)| Step { word, done, to })
        .collect()
}

/// Props of [`Steps`].
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The steps.
    pub steps: Rc<[Step]>,
}

/// The checklist.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let words = &use_words().overview;
    let done = props.steps.iter().filter(|it| it.done).count();
    html! {
        <section class="steps" aria-labelledby="steps-head">
            <h2 id="steps-head">
                { words.steps }
                <span class="note">{ (words.steps_done)(done, props.steps.len()) }</span>
            </h2>
            if done == props.steps.len() {
                <p class="note">{ words.steps_none }</p>
            }
            { list(words, props.steps.iter().filter(|it| !it.done)) }
            if done > 0 {
                <details>
                    <summary>{ (words.steps_behind)(done) }</summary>
                    { list(words, props.steps.iter().filter(|it| it.done)) }
                </details>
            }
        </section>
    }
}

fn list<'a>(words: &Words, steps: impl Iterator<Item = &'a Step>) -> Html {
    let [todo, ready] = words.step_state;
    html! {
            <ol class="step-list">
                for it in steps {
                    <li key={it.word} class={classes!("step", it.done.then_some("done"))}>
                        <span class="step-mark" aria-hidden="true">{ if it.done { "✓" } else { "" } }</span>
                        <span>
                            <a href={it.to.href()}>{ (words.step)(it.word).0 }</a>
                            <span class="unseen">{ format!(" ({})", if it.done { ready } else { todo }) }</span>
                            if !it.done {
                                <span class="step-why">{ (words.step)(it.word).1 }</span>
                            }
                        </span>
                    </li>
                }
            </ol>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::context::empty_study;
    use crate::id::Ids;

    #[test]
    fn steps_follow_what_is_there() {
        let words = |study: &Study, backup| -> Vec<String> {
            let show =
                |it: Step| format!("{}{}", if it.done { "+" } else { "" }, it.word);
            next_steps(study, backup).into_iter().map(show).collect()
        };
        assert_eq!(
            words(&empty_study(), None),
            ["survey", "transcripts", "participants", "codes"]
        );
        let sample = crate::sample::study(Ids::seeded(1).make()).unwrap().value;
        let now = words(&sample, None);
        assert_eq!(now.last().map(String::as_str), Some("backup"));
        let later = words(&sample, Some(Moment(i64::MAX)));
        assert_eq!(later.last().map(String::as_str), Some("+backup"));
        assert!(now.contains(&"+survey".to_owned()), "{now:?}");
    }
}
