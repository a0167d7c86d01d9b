//! Likert families in their many wordings.

use super::*;

/// The texts in a mixed order must come out in the order given, in this family.
fn check(family: Family, ladder: &[&str]) {
    let mut texts: Vec<(String, usize)> =
        ladder.iter().map(|it| (normal(it).0, 3)).collect();
    texts.reverse();
    let points = recognise(&texts).unwrap_or_else(|| panic!("{ladder:?}"));
    assert_eq!(points.scale.family(), family, "{ladder:?}");
    let mut ranks = points.ranks;
    ranks.reverse();
    let ranks: Vec<i32> =
        ranks.into_iter().map(|it| it.unwrap_or_else(|| panic!("{ladder:?}"))).collect();
    assert!(ranks.is_sorted_by(|a, b| a < b), "{ladder:?}: {ranks:?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of wordings")]
fn families_in_their_wordings() {
    use Family::{
        Agreement, Extent, Frequency, Importance, Likelihood, Other, Quality,
        Satisfaction,
    };
    for (family, ladder) in [
        (
            Agreement,
            &[
                "Strongly disagree",
                "Disagree",
                "Neither agree nor disagree",
                "Agree",
                "Strongly agree",
            ][..],
        ),
        (
            Agreement,
            &["Strongly Disagree", "Disagree", "Neutral", "Agree", "Strongly Agree"],
        ),
        (
            Agreement,
            &["Disagree strongly", "Disagree", "Undecided", "Agree", "Agree strongly"],
        ),
        (Agreement, &["Disagree", "Agree"]),
        (
            Agreement,
            &[
                "Completely disagree",
                "Somewhat disagree",
                "Somewhat agree",
                "Completely agree",
            ],
        ),
        (
            Agreement,
            &[
                "Strongly disagree",
                "Disagree",
                "Somewhat disagree",
                "Neither",
                "Somewhat agree",
                "Agree",
                "Strongly agree",
            ],
        ),
        (
            Agreement,
            &[
                "Strongly disagree",
                "Tend to disagree",
                "Neither agree or disagree",
                "Tend to agree",
                "Strongly agree",
            ],
        ),
        (
            Agreement,
            &[
                "1 - Strongly disagree",
                "2 - Disagree",
                "3 - Neutral",
                "4 - Agree",
                "5 - Strongly agree",
            ],
        ),
        (Frequency, &["Never", "Rarely", "Sometimes", "Often", "Always"]),
        (Frequency, &["Never", "Seldom", "Occasionally", "Frequently", "Almost always"]),
        (
            Frequency,
            &["Never", "Sometimes", "About half the time", "Most of the time", "Always"],
        ),
        (Frequency, &["Never", "Yearly", "Monthly", "Weekly", "Daily"]),
        (
            Satisfaction,
            &[
                "Very dissatisfied",
                "Dissatisfied",
                "Neutral",
                "Satisfied",
                "Very satisfied",
            ],
        ),
        (
            Satisfaction,
            &[
                "Very unsatisfied",
                "Unsatisfied",
                "Neither satisfied nor unsatisfied",
                "Satisfied",
                "Very satisfied",
            ],
        ),
        (
            Satisfaction,
            &[
                "Extremely dissatisfied",
                "Somewhat dissatisfied",
                "Neither satisfied nor dissatisfied",
                "Somewhat satisfied",
                "Extremely satisfied",
            ],
        ),
        (
            Satisfaction,
            &[
                "Not at all satisfied",
                "Slightly satisfied",
                "Moderately satisfied",
                "Very satisfied",
                "Extremely satisfied",
            ],
        ),
        (Quality, &["Very poor", "Poor", "Fair", "Good", "Very good"]),
        (Quality, &["Poor", "Fair", "Good", "Very good", "Excellent"]),
        (Quality, &["Terrible", "Poor", "Average", "Good", "Excellent"]),
        (Likelihood, &["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"]),
        (
            Likelihood,
            &[
                "Extremely unlikely",
                "Somewhat unlikely",
                "Neither likely nor unlikely",
                "Somewhat likely",
                "Extremely likely",
            ],
        ),
        (
            Likelihood,
            &[
                "Definitely not",
                "Probably not",
                "Might or might not",
                "Probably yes",
                "Definitely yes",
            ],
        ),
        (
            Importance,
            &[
                "Not at all important",
                "Slightly important",
                "Moderately important",
                "Very important",
                "Extremely important",
            ],
        ),
        (
            Importance,
            &[
                "Not important",
                "Of little importance",
                "Moderately important",
                "Important",
                "Very important",
            ],
        ),
        (Importance, &["Unimportant", "Neutral", "Important", "Very important"]),
        (Extent, &["Not at all", "A little", "Somewhat", "Quite a bit", "Very much"]),
        (
            Extent,
            &["Not at all", "To a small extent", "To some extent", "To a great extent"],
        ),
        (
            Other,
            &[
                "Not at all helpful",
                "Slightly helpful",
                "Somewhat helpful",
                "Very helpful",
                "Extremely helpful",
            ],
        ),
        (Other, &["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"]),
        (Other, &["Much worse", "Worse", "About the same", "Better", "Much better"]),
        (Other, &["Very low", "Low", "Medium", "High", "Very high"]),
    ] {
        check(family, ladder);
    }
}

#[test]
fn what_is_no_scale() {
    for texts in [
        &["North", "South", "Mobile unit"][..],
        &["Yes", "No"],
        &["Nurse", "Doctor", "Coach", "Quality lead", "Senior manager"],
        &["Very helpful people", "Good", "The board"],
        &["Agree", "North", "South"],
        &["None", "N/A"],
        &[],
    ] {
        let texts: Vec<(String, usize)> =
            texts.iter().map(|it| (normal(it).0, 3)).collect();
        assert_eq!(recognise(&texts), None, "{texts:?}");
    }
}

#[test]
fn off_scale_answers_have_no_rank() {
    let texts: Vec<(String, usize)> =
        ["Agree", "Not sure", "Disagree", "N/A", "Don’t know"]
            .iter()
            .map(|it| (normal(it).0, 1))
            .collect();
    let points = recognise(&texts).unwrap();
    assert_eq!(points.ranks, [Some(20), None, Some(-20), None, None]);
    assert!([1, 3, 4].iter().all(|at| is_off_scale(&texts[*at].0)));
}

#[test]
fn opposites() {
    let scale = Scale::Poles(0);
    for (a, b) in [
        ("Strongly agree", "Strongly disagree"),
        ("Agree", "Disagree"),
        ("agree a lot", "disagree a lot"),
    ] {
        assert_eq!(opposite(a, &scale).as_deref(), Some(b));
        assert_eq!(opposite(b, &scale).as_deref(), Some(a));
    }
}

#[test]
fn normal_texts() {
    for (text, want, number) in [
        ("5 - Strongly agree", "strongly agree", Some(5)),
        ("Strongly agree (5)", "strongly agree", Some(5)),
        ("  Don’t   know. ", "don't know", None),
        ("5", "5", None),
        ("2-3", "2 3", None),
        ("N.A.", "n.a.", None),
        ("…", "…", None),
    ] {
        assert_eq!(normal(text), (want.to_owned(), number), "{text}");
    }
}
