//! Finding in a study of 1,000,000 words, 50,000 segments and 300 codes: making the index,
//! searching, counting, retrieving, proposing.

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use heddle::find::{
    Ask, Group, Index, Is, Like, Limits, Method, Near, Order, Part, Retrieval, SaidBy,
    Scope, english, frequencies, in_order, more_like_these, retrieve, search,
};
use heddle::order::Set;
use heddle::study::Study;

#[path = "large.rs"]
mod large;

fn find(criterion: &mut Criterion) {
    let study = large::study();
    let words: usize = study.transcripts.values().map(|it| it.words()).sum();
    let segments: usize = study.layers.values().map(|it| it.segments().len()).sum();
    let index = Index::default().renewed(&study.transcripts);
    eprintln!("{words} words, {} of them different, {segments} segments", index.len());
    let material = study.material();
    let Some(by) = study.about.coders.keys().next().copied() else { return };
    let limits = Limits::default();
    let mut group = criterion.benchmark_group("1,000,000 words");
    group.sample_size(10);
    group.bench_function("make the index", |it| {
        it.iter(|| black_box(Index::default().renewed(&study.transcripts).len()));
    });
    group.bench_function("renew it unchanged", |it| {
        it.iter(|| black_box(index.renewed(&study.transcripts).len()));
    });
    for (name, typed, pattern) in [
        ("a word", "leadership", false),
        ("a phrase with a star", "\"team me*\"", false),
        ("a pattern", r"\bteam\s\w+ing\b", true),
        ("a pattern that begins with anything", r"\w+ward\d*", true),
    ] {
        let Ok(Some(ask)) = Ask::parse(typed, pattern) else { return };
        let found = search(&ask, &index, &material, &limits, by);
        eprintln!("{name}: {} places", found.len());
        group.bench_function(name, |it| {
            it.iter(|| black_box(search(&ask, &index, &material, &limits, by).len()));
        });
        if name == "a word" {
            group.bench_function("its places by the words before", |it| {
                let of = |hit: &heddle::find::Hit| {
                    study.transcript(hit.transcript).map(|it| &**it)
                };
                it.iter(|| black_box(in_order(&found, Order::Before, of).len()));
            });
        }
    }
    let scope = Scope { limits: &limits, material: &material, coder: by };
    let stop = english();
    group.bench_function("count all words", |it| {
        it.iter(|| black_box(frequencies(&index, &scope, &stop).words.len()));
    });
    retrieval(&study, &index, &scope, &stop, &mut group);
    group.finish();
}

/// Segments by what is true of them, and turns like those of a code.
fn retrieval(
    study: &Study,
    index: &Index,
    scope: &Scope<'_>,
    stop: &[String],
    group: &mut BenchmarkGroup<'_, WallTime>,
) {
    let codes: Vec<_> = study.codebook.codes().map(|it| it.id).collect();
    let (Some(&a), Some(&b)) = (codes.first(), codes.get(1)) else { return };
    let on = Retrieval { material: scope.material, book: &study.codebook, index };
    let is = |is| Part { not: false, is };
    let near = |how| is(Is::Near { code: b, under: true, how });
    let asks = |any, parts| Group { any, parts };
    for (name, query) in [
        ("segments of a code", asks(false, vec![is(Is::Code { code: a, under: true })])),
        (
            "all segments within 20 words of a code",
            asks(false, vec![near(Near::Words(20))]),
        ),
        (
            "barriers that say a word, not of a coder",
            asks(
                false,
                vec![
                    is(Is::Stance(Some(heddle::coding::Stance::Barrier))),
                    is(Is::Words("leadership".into())),
                    Part { not: true, is: Is::Coder(scope.coder) },
                ],
            ),
        ),
    ] {
        eprintln!("{name}: {} passages", retrieve(&query, &on).len());
        group.bench_function(name, |it| {
            it.iter(|| black_box(retrieve(&query, &on).len()));
        });
    }
    let others = Limits { said_by: SaidBy::Others, ..Limits::default() };
    let scope = Scope { limits: &others, ..*scope };
    let dismissed = Set::new();
    let like = Like {
        codes: &[a],
        stop,
        dismissed: &dismissed,
        method: Method::default(),
        most: 20,
    };
    group.bench_function("more like these", |it| {
        it.iter(|| black_box(more_like_these(&like, index, &scope).len()));
    });
}

criterion_group!(benches, find);
criterion_main!(benches);
