//! The study in six figures, each a way to what it counts.

use yew::prelude::*;

use crate::app::context::{use_about, use_words};
use crate::app::parts::Section;
use crate::app::route::Route;
use crate::order::{self, Set};
use crate::study::Study;
use crate::themes::code_reach;
use crate::words::numbers::seen;

/// What the study holds, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Respondents of all surveys.
    pub respondents: usize,
    /// Questions.
    pub questions: usize,
    /// Transcripts.
    pub transcripts: usize,
    /// Their words.
    pub words: usize,
    /// Turns that are not an interviewer's.
    pub turns: usize,
    /// Those among them with at least one segment of any coder.
    pub coded: usize,
    /// Segments of all coders.
    pub segments: usize,
    /// Codes.
    pub codes: usize,
    /// Codes with at least one segment.
    pub used: usize,
    /// Themes.
    pub themes: usize,
    /// Codes in at least one theme.
    pub gathered: usize,
    /// Participants.
    pub participants: usize,
    /// Those among them with a transcript.
    pub interviewed: usize,
}

impl Glance {
    /// Counts what is in a study.
    pub fn of(study: &Study) -> Self {
        let (mut turns, mut coded, mut words) = (0, 0, 0);
        let mut interviewed = Set::new();
        for transcript in study.transcripts.values() {
            words += transcript.words();
            let mut touched = Set::new();
            for segment in study.layers_on(transcript.id).flat_map(|it| it.segments()) {
                let first = transcript.turn_at(segment.range.start()).unwrap_or_default();
                let last = transcript.turn_at(segment.range.end() - 1).unwrap_or(first);
                touched.extend(first..=last);
            }
            for (at, turn) in transcript.turns.iter().enumerate() {
                if !transcript.is_interviewer(turn) {
                    turns += 1;
                    coded += usize::from(touched.contains(&at));
                }
            }
            interviewed.extend(transcript.participant);
            interviewed
                .extend(transcript.speakers.values().filter_map(|it| it.participant));
        }
        let gathered: Set<_> =
            order::set(study.themes.iter().flat_map(|it| it.codes.iter().copied()));
        Self {
            respondents: study.surveys.values().map(|it| it.rows()).sum(),
            questions: study.surveys.values().map(|it| it.questions.len()).sum(),
            transcripts: study.transcripts.len(),
            words,
            turns,
            coded,
            segments: study.layers.values().map(|it| it.segments().len()).sum(),
            codes: study.codebook.len(),
            used: code_reach(&study.layers).len(),
            themes: study.themes.len(),
            gathered: gathered.len(),
            participants: study.participants.len(),
            interviewed: interviewed.len(),
        }
    }
}

/// Props of [`Figures`].
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// What is counted.
    pub glance: Glance,
}

/// The figures.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let all = use_words();
    let words = &all.overview;
    let rule = use_about().disclosure;
    let it = &props.glance;
    let number = |n: usize| all.numbers.whole(n);
    let [respondents, transcripts, turns, codes, themes, people] = words.labels;
    let figure = |to: Route, section: Section, figure: String, label, beside: String| {
        html! {
            <a key={label} class={classes!("glance", section.class())} href={to.href()}>
                <b class="figure">{ figure }</b>
                <span class="glance-label">{ label }</span>
                <span class="glance-beside">{ beside }</span>
            </a>
        }
    };
    html! {
        <div class="glances" role="group" aria-label={words.figures}>
            { figure(Route::Survey, Section::Warp, number(it.respondents), respondents, (words.questions)(it.questions)) }
            { figure(Route::Transcripts, Section::Weft, number(it.transcripts), transcripts, (words.spoken)(it.words)) }
            { figure(Route::Transcripts, Section::Weft, (words.coded)(it.coded, it.turns), turns, (words.segments)(it.segments)) }
            { figure(Route::Codebook, Section::Weft, number(it.codes), codes, (words.used)(it.used)) }
            { figure(Route::Themes, Section::Join, number(it.themes), themes, (words.gathered)(it.gathered)) }
            { figure(Route::Participants, Section::Plain, seen(rule.seen(it.participants)), people, (words.interviewed)(rule.seen_of(it.interviewed, it.participants))) }
        </div>
    }
}
