//! A study of 1,000,000 words, 50,000 segments and 300 codes: how much room it takes in a
//! browser's storage, and how long saving, opening and counting take natively.

use std::hint::black_box;
use std::rc::Rc;

use criterion::{Criterion, criterion_group, criterion_main};
use heddle::id::Ids;
use heddle::interchange::study_file;
use heddle::stamp::{Moment, Stamp};
use heddle::store::{MemoryDrawer, Shelf};
use heddle::study::{Command, NewSegment, apply};

#[path = "large.rs"]
mod large;

fn load(criterion: &mut Criterion) {
    let study = large::study();
    let words: usize = study.transcripts.values().map(|it| it.words()).sum();
    let segments: usize = study.layers.values().map(|it| it.segments().len()).sum();
    let drawer = Rc::new(MemoryDrawer::default());
    let shelf = Shelf::new(Rc::clone(&drawer));
    assert!(shelf.save(&study, None, Moment(1)).is_ok());
    let used = shelf.used().unwrap_or_default();
    eprintln!(
        "{words} words, {segments} segments: {used} of 5242880 units of storage; {} bytes \
         as a file",
        study_file::write(&study).len()
    );
    let id = study.about.id;
    let mut group = criterion.benchmark_group("1,000,000 words");
    group.sample_size(10);
    group.bench_function("open from storage", |it| {
        it.iter(|| black_box(shelf.open(id).is_ok()));
    });
    group.bench_function("themes by role", |it| {
        it.iter(|| {
            let material = study.material();
            black_box(heddle::themes::tally(&study.themes, &material, Some("role")).len())
        });
    });
    let Some((transcript, coder)) = study.layers.keys().next().copied() else { return };
    let code = study.codebook.codes().next().map(|it| it.id);
    let (Some(code), Some(range)) = (code, heddle::text::TextRange::new(3, 60)) else {
        return;
    };
    let segment = NewSegment {
        id: Ids::seeded(77).make(),
        code,
        range,
        stance: None,
        memo: String::new(),
    };
    let add = Command::AddSegments { transcript, coder, segments: vec![segment] };
    let stamp = Stamp { at: Moment(2), by: coder };
    group.bench_function("add a segment", |it| {
        it.iter(|| black_box(apply(&study, &add, &stamp).is_ok()));
    });
    if let Ok(next) = apply(&study, &add, &stamp) {
        group.bench_function("find what changed and pack it", |it| {
            it.iter(|| {
                let changed = study_file::changed_slices(&study, &next);
                let packed =
                    changed.iter().filter_map(|key| study_file::slice_json(&next, *key));
                black_box(
                    packed
                        .map(|it| {
                            heddle::store::pack(&it, heddle::store::Effort::Quick).len()
                        })
                        .sum::<usize>(),
                )
            });
        });
        group.bench_function("find what the journal is to have", |it| {
            it.iter(|| black_box(study_file::changes(&study, &next).len()));
        });
    }
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
