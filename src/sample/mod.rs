//! The sample study: an evaluation of a safety collaborative in a hard winter. Its people
//! and hospitals are invented (`data/README.md`). It is read from plain files by the same
//! readers that people's own files go through.

use serde::Deserialize;

use crate::id::{CoderId, Ids, StudyId};
use crate::interchange::bundle::{Bundle, FileIn};
use crate::interchange::csv;
use crate::parsed::Parsed;
use crate::stamp::{Moment, Stamp};
use crate::study::{Command, MemoTarget, NewTheme, Refusal, Study, apply};
use crate::survey::Table;
use crate::text::find_quote;

macro_rules! data {
    ($name:literal) => {
        FileIn {
            name: $name.rsplit('/').next().unwrap_or($name).to_owned(),
            bytes: include_bytes!(concat!("data/", $name)).to_vec(),
        }
    };
}

#[derive(Deserialize)]
struct Title {
    name: String,
    description: String,
    coders: Vec<String>,
    survey_name: String,
}

/// When the sample was made: 2025-06-02T09:00:00Z.
const MADE: Moment = Moment(1_748_854_800_000);

/// Returns the sample study. It is the same each time, but for the study's own id, which is
/// handed in: several copies can stand side by side.
pub fn study(id: StudyId) -> Result<Parsed<Study>, Refusal> {
    let title = include_str!("data/study.json");
    let title: Title = serde_json::from_str(title).map_err(|_damaged| Refusal::Gone)?;
    let mut ids = Ids::seeded(0x0005_a3b1_e000);
    let first: CoderId = ids.make();
    let stamp = Stamp { at: MADE, by: first };
    let mut coders = title.coders.iter();
    let study = Study::new(id, &title.name, coders.next().map_or("", |it| it), &stamp);
    let mut commands = vec![Command::DescribeStudy {
        name: title.name.clone(),
        description: title.description,
    }];
    commands.extend(
        coders.map(|name| Command::AddCoder { id: ids.make(), name: name.clone() }),
    );
    let study = apply(&study, &Command::Together(commands), &stamp)?;
    let bundle = Bundle {
        transcripts: vec![
            data!("interviews/P01.txt"),
            data!("interviews/P02.txt"),
            data!("interviews/P03.txt"),
            data!("interviews/P04.txt"),
            data!("interviews/P05.txt"),
            data!("interviews/P06.txt"),
        ],
        survey: Some((data!("survey.csv"), title.survey_name)),
        sheet: None,
        dictionary: None,
        participants: Some(data!("participants.csv")),
        codebook: Some(data!("codebook.csv")),
        codings: Some(data!("codings.csv")),
    };
    let Parsed { value: study, notes } = bundle.add_to(study, &mut ids, &stamp)?;
    let themes = add_themes(&study, &mut ids);
    let study = apply(&study, &Command::Together(themes), &stamp)?;
    let more: Vec<Command> =
        quotes(&study).into_iter().chain(memos(&study, &mut ids)).collect();
    let study = apply(&study, &Command::Together(more), &stamp)?;
    Ok(Parsed { value: study, notes })
}

fn rows<const N: usize>(bytes: &[u8], columns: [&str; N]) -> Vec<[String; N]> {
    let table: Table = csv::read(bytes).value;
    let places = columns.map(|it| table.column(it));
    let cell = |row, place: Option<usize>| place.map_or("", |it| table.cell(row, it));
    (0..table.rows())
        .map(|row| places.map(|it| cell(row, it).trim().to_owned()))
        .collect()
}

fn add_themes(study: &Study, ids: &mut Ids) -> Vec<Command> {
    rows(include_bytes!("data/themes.csv"), ["theme", "statement", "codes"])
        .into_iter()
        .map(|[name, statement, codes]| {
            let known = |it: &str| study.codebook.by_name(it.trim()).map(|it| it.id);
            let codes = codes.split('|').filter_map(known).collect();
            Command::AddTheme(NewTheme { id: ids.make(), name, statement, codes })
        })
        .collect()
}

/// Chooses the first coder's passage that begins with the words, of one of the theme's codes.
fn quotes(study: &Study) -> Vec<Command> {
    let all = rows(include_bytes!("data/quotes.csv"), ["theme", "document", "from"]);
    let found = all.into_iter().filter_map(|[theme, document, from]| {
        let theme = study.themes.iter().find(|it| it.name == theme)?;
        let transcript = study.transcripts.values().find(|it| it.name == document)?;
        let start = find_quote(&transcript.text, &from, 0)?.start();
        let segments = study.layers_on(transcript.id).flat_map(|it| it.segments());
        let mut fitting = segments
            .filter(|it| it.range.start() == start && theme.codes.contains(&it.code));
        let segment = fitting.next()?.id;
        Some(Command::PinQuote { theme: theme.id, segment, pinned: true })
    });
    found.collect()
}

fn memos(study: &Study, ids: &mut Ids) -> Vec<Command> {
    let all = rows(include_bytes!("data/memos.csv"), ["on_kind", "on", "text"]);
    let found = all.into_iter().filter_map(|[kind, on, text]| {
        let on = match kind.as_str() {
            "transcript" => {
                let mut all = study.transcripts.values();
                MemoTarget::Transcript(all.find(|it| it.name == on)?.id)
            }
            "code" => MemoTarget::Code(study.codebook.by_name(&on)?.id),
            "theme" => {
                MemoTarget::Theme(study.themes.iter().find(|it| it.name == on)?.id)
            }
            _ => MemoTarget::Study(study.about.id),
        };
        Some(Command::WriteMemo { id: ids.make(), on, text })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::tally;

    #[test]
    fn the_sample_is_read_without_a_remark() {
        let parsed = study(Ids::seeded(1).make()).unwrap();
        let losses: Vec<_> = parsed.notes.iter().collect();
        assert!(losses.is_empty(), "{losses:#?}");
        let it = parsed.value;
        assert_eq!((it.transcripts.len(), it.about.coders.len()), (6, 2));
        assert_eq!(it.surveys.values().next().unwrap().rows(), 60);
        let words: Vec<usize> = it.transcripts.values().map(|it| it.words()).collect();
        assert!(words.iter().all(|it| *it > 1_500), "{words:?}");
        let lines = |bytes: &[u8]| csv::read(bytes).value.rows();
        let segments: usize = it.layers.values().map(|it| it.segments().len()).sum();
        assert_eq!(segments, lines(include_bytes!("data/codings.csv")));
        let pinned: usize = it.themes.iter().map(|it| it.quotes.len()).sum();
        assert_eq!(pinned, lines(include_bytes!("data/quotes.csv")));
        assert_eq!(it.memos.len(), lines(include_bytes!("data/memos.csv")));
        assert_eq!(it.themes.len(), 4);
        for theme in tally(&it.themes, &it.material(), Some("role")) {
            assert!(theme.counts.participants >= 4 && theme.base == 6, "{theme:?}");
        }
    }

    #[test]
    fn interviewers_are_marked_and_never_coded() {
        let it = study(Ids::seeded(1).make()).unwrap().value;
        for layer in it.layers.values() {
            let transcript = it.transcript(layer.transcript).unwrap();
            for segment in layer.segments() {
                let turn = transcript.turn_at(segment.range.start()).unwrap();
                assert!(!transcript.is_interviewer(&transcript.turns[turn]));
            }
        }
    }
}
