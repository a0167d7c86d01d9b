//! Speed of what can be slow: reading, drafting and describing a survey of 5,000 x 120.

use std::hint::black_box;
use std::rc::Rc;

use criterion::{Criterion, criterion_group, criterion_main};
use heddle::id::{CoderId, Id as _, Ids};
use heddle::interchange::csv;
use heddle::stamp::{Moment, Stamp};
use heddle::stats::describe;
use heddle::survey::Survey;
use heddle::survey::reading::SurveyDraft;

/// Makes a survey file: ids, sites, years, 115 ratings with gaps, options and comments.
fn file(rows: u32) -> Vec<u8> {
    const SITES: [&str; 5] =
        ["Northfield", "Sainte-Agnès", "Harbour", "Königsberg Road", "Lakeview"];
    let mut state = 7_u32;
    let mut random = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut text = String::from("id,site,years");
    for item in 1..=115 {
        text.push_str(&["q", &item.to_string()].join(""));
        text.insert(text.len() - item.to_string().len() - 1, ',');
    }
    text.push_str(",barriers,comment\r\n");
    for row in 0..rows {
        let site = SITES.get(random(5) as usize).copied().unwrap_or_default();
        let years = f64::from(random(300)) / 10.0;
        text.push_str(
            &["R", &row.to_string(), ",", site, ",", &years.to_string()].concat(),
        );
        for _ in 0..115 {
            let answer = random(26);
            text.push(',');
            if answer > 0 {
                text.push_str(&(answer % 5 + 1).to_string());
            }
        }
        let ticks = ["Time", "Money", "Trust"].iter().filter(|_| random(2) == 0);
        text.push(',');
        text.push_str(&ticks.copied().collect::<Vec<_>>().join(";"));
        text.push_str(
            &[",\"What helped, in row ", &row.to_string(), ", was time.\"\r\n"].concat(),
        );
    }
    text.into_bytes()
}

fn survey(bytes: &[u8]) -> Survey {
    let table = csv::read(bytes).value;
    let stamp = Stamp { at: Moment(0), by: CoderId::from_uuid(uuid::Uuid::nil()) };
    let draft = SurveyDraft::of(Rc::new(table));
    draft.into_survey("survey", "survey.csv", &mut Ids::seeded(1), &stamp).value
}

fn runs(criterion: &mut Criterion) {
    let bytes = file(5000);
    let mut group = criterion.benchmark_group("survey of 5,000 x 120");
    group.sample_size(20);
    group.bench_function("read", |it| it.iter(|| csv::read(black_box(&bytes))));
    let table = Rc::new(csv::read(&bytes).value);
    group.bench_function("draft", |it| {
        it.iter(|| SurveyDraft::of(black_box(table.clone())));
    });
    let made = survey(&bytes);
    assert_eq!((made.rows(), made.questions.len()), (5000, 120));
    group.bench_function("describe", |it| {
        it.iter(|| {
            for (question, column) in &made.questions {
                black_box(describe(question, column, None));
            }
        });
    });
    group.bench_function("all", |it| it.iter(|| survey(black_box(&bytes))));
    group.finish();
}

criterion_group!(benches, runs);
criterion_main!(benches);
