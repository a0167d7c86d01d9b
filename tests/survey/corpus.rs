//! The corpus generator's small survey against the answers it must give.

use std::collections::BTreeMap;

use heddle::interchange::csv;
use heddle::stats::{Detail, Stat, Undefined, describe, split};
use heddle::survey::reading::SurveyDraft;
use heddle::survey::{KindName, Survey};
use serde_json::Value;
use serde_json::value::RawValue;

fn survey() -> Survey {
    let bytes = std::fs::read(super::fixture("corpus/survey.csv")).unwrap();
    let table = csv::read(&bytes);
    assert_eq!(table.notes, []);
    let made = super::finish(SurveyDraft::of(table.value.into()));
    assert_eq!(made.notes, []);
    made.value
}

fn expected() -> Value {
    let bytes = std::fs::read(super::fixture("corpus/expected.json")).unwrap();
    serde_json::from_slice::<Value>(&bytes).unwrap()["survey"].take()
}

/// A number as it is written, to the last digit, where a `Value` may hold the double beside it.
fn exactly(path: &[&str]) -> f64 {
    let bytes = std::fs::read(super::fixture("corpus/expected.json")).unwrap();
    let mut raw: Box<RawValue> = serde_json::from_slice(&bytes).unwrap();
    for name in path {
        let mut all: BTreeMap<String, Box<RawValue>> =
            serde_json::from_str(raw.get()).unwrap();
        raw = all.remove(*name).unwrap();
    }
    raw.get().parse().unwrap()
}

#[test]
fn kinds_are_what_the_generator_meant() {
    let survey = survey();
    assert_eq!((survey.rows(), &*survey.respondents[0]), (60, "R00001"));
    let kinds: Vec<(&str, KindName)> = survey
        .questions
        .iter()
        .map(|(it, _)| (it.name.as_str(), it.kind.name()))
        .collect();
    let mut want = vec![
        ("id", KindName::Identifier),
        ("site", KindName::Single),
        ("role", KindName::Single),
        ("years", KindName::Number),
    ];
    let items: Vec<String> = (1..=8).map(|it| format!("q{it}")).collect();
    want.extend(items.iter().map(|it| (it.as_str(), KindName::Scale)));
    want.extend([("barriers", KindName::Multiple), ("comment", KindName::Text)]);
    assert_eq!(kinds, want);
    // Nobody answered 1 to q4; its neighbours say that it is a point all the same.
    let q4 = survey.by_name("q4").unwrap().0;
    let points: Vec<Option<f64>> = q4.kind.levels().iter().map(|it| it.score).collect();
    assert_eq!(points, [1.0, 2.0, 3.0, 4.0, 5.0].map(Some));
}

#[test]
fn numbers_are_the_expected_ones() {
    let (survey, expected) = (survey(), expected());
    let all = expected["describe"].as_object().unwrap();
    assert_eq!(all.len(), 9);
    for (name, want) in all {
        let (question, column) = survey.by_name(name).unwrap();
        let described = describe(question, column, None);
        assert_eq!(described.base.n as u64, want["n"].as_u64().unwrap());
        assert_eq!(described.base.n + described.base.missing(), 60);
        let (Detail::Scale { summary, .. } | Detail::Number { summary, .. }) =
            described.detail
        else {
            panic!("{name}: {:?}", described.detail);
        };
        let stats: [(&str, Stat); 5] = [
            ("mean", summary.mean),
            ("sd", summary.sd),
            ("median", summary.median),
            ("min", summary.min),
            ("max", summary.max),
        ];
        for (key, found) in stats {
            // To the last digit: the same double.
            let want = exactly(&["survey", "describe", name, key]);
            assert_eq!(found, Ok(want), "{name}, {key}");
        }
    }
}

#[test]
fn counts_are_the_expected_ones() {
    let (survey, expected) = (survey(), expected());
    for (name, want) in expected["frequencies"].as_object().unwrap() {
        let (question, column) = survey.by_name(name).unwrap();
        let rows: Vec<(usize, usize)> = match describe(question, column, None).detail {
            Detail::Single(table) => {
                table.rows.iter().map(|it| (it.level, it.count)).collect()
            }
            Detail::Multiple(table) => {
                table.rows.iter().map(|it| (it.level, it.count)).collect()
            }
            other => panic!("{name}: {other:?}"),
        };
        let levels = question.kind.levels();
        let found: BTreeMap<&str, u64> = rows
            .iter()
            .map(|(level, n)| (levels[*level].value.as_str(), *n as u64))
            .collect();
        let want: BTreeMap<&str, u64> = want
            .as_object()
            .unwrap()
            .iter()
            .map(|(k, n)| (k.as_str(), n.as_u64().unwrap()))
            .collect();
        assert_eq!(found, want, "{name}");
    }
}

#[test]
fn groups_are_the_expected_ones() {
    let (survey, expected) = (survey(), expected());
    let (site, sites) = survey.by_name("site").unwrap();
    let (role, roles) = survey.by_name("role").unwrap();
    let groups = split(site, sites).unwrap();
    assert_eq!((groups.groups.len(), groups.outside.len()), (5, 0));
    for group in &groups.groups {
        let described = describe(role, roles, Some(&group.rows));
        let Detail::Single(table) = &described.detail else { panic!("{described:?}") };
        assert_eq!(table.base, group.rows.len());
        for row in &table.rows {
            let value = role.kind.levels()[row.level].value.as_str();
            let want =
                expected["site_by_role"][&group.value][value].as_u64().unwrap_or(0);
            assert_eq!(row.count as u64, want, "{} {value}", group.value);
        }
        let last = table.rows.last().unwrap();
        assert_eq!(last.cumulative_percent, Ok(100.0));
    }
    let nobody = describe(role, roles, Some(&[]));
    let Detail::Single(table) = nobody.detail else { panic!() };
    assert_eq!(table.rows[0].percent, Err(Undefined::EmptyBase));
}
