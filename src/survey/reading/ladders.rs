//! The vocabularies of well-known scales: the words that survey tools and their users write
//! for the points of a scale, lowest first. Data to recognise, not words to show.

use super::families::Family;

/// A scale with words of its own: each rung is a list of wordings for one point.
pub(super) struct Ladder {
    pub(super) family: Family,
    pub(super) rungs: &'static [&'static [&'static str]],
}

/// The ladders, the likelier first.
pub(super) const LADDERS: &[Ladder] = &[
    Ladder {
        family: Family::Frequency,
        rungs: &[
            &["never", "not ever"],
            &[
                "almost never",
                "hardly ever",
                "very rarely",
                "very seldom",
                "very infrequently",
            ],
            &["rarely", "seldom", "not often", "infrequently"],
            &["occasionally", "once in a while", "now and then", "a few times"],
            &["sometimes", "some of the time"],
            &[
                "about half the time",
                "about half of the time",
                "half the time",
                "half of the time",
            ],
            &["often", "frequently", "regularly", "many times"],
            &["usually", "most of the time", "mostly", "generally"],
            &["very often", "very frequently", "almost always", "nearly always"],
            &["always", "all the time", "all of the time", "every time", "constantly"],
        ],
    },
    Ladder {
        family: Family::Frequency,
        rungs: &[
            &["never"],
            &["less than once a year"],
            &["yearly", "annually", "once a year", "every year"],
            &["twice a year", "a few times a year", "several times a year"],
            &["quarterly", "every quarter", "once a quarter"],
            &["less than monthly", "less than once a month"],
            &["monthly", "once a month", "every month", "about once a month"],
            &["fortnightly", "every two weeks", "twice a month", "a few times a month"],
            &["weekly", "once a week", "every week", "about once a week"],
            &["twice a week", "a few times a week", "several times a week", "most days"],
            &["daily", "every day", "once a day"],
            &["several times a day", "many times a day", "every shift"],
        ],
    },
    Ladder {
        family: Family::Quality,
        rungs: &[
            &["terrible", "awful", "extremely poor", "extremely bad"],
            &["very poor", "very bad"],
            &["poor", "bad"],
            &["below average"],
            &[
                "fair",
                "average",
                "acceptable",
                "adequate",
                "ok",
                "okay",
                "satisfactory",
                "neutral",
            ],
            &["above average"],
            &["good"],
            &["very good"],
            &["excellent", "outstanding", "exceptional", "extremely good"],
        ],
    },
    Ladder {
        family: Family::Likelihood,
        rungs: &[
            &["definitely not", "certainly not", "definitely no"],
            &["probably not", "probably no"],
            &["possibly", "maybe", "perhaps", "might or might not"],
            &["probably", "probably yes"],
            &["definitely", "certainly", "definitely yes"],
        ],
    },
    Ladder {
        family: Family::Importance,
        rungs: &[
            &["not important", "not at all important", "unimportant", "no importance"],
            &[
                "of little importance",
                "little importance",
                "low importance",
                "slightly important",
            ],
            &["of some importance", "some importance", "somewhat important"],
            &[
                "moderately important",
                "of moderate importance",
                "average importance",
                "neutral",
            ],
            &["important", "of great importance", "high importance", "fairly important"],
            &["very important", "very high importance"],
            &[
                "extremely important",
                "essential",
                "critical",
                "crucial",
                "absolutely essential",
            ],
        ],
    },
    Ladder {
        family: Family::Extent,
        rungs: &[
            &["not at all", "none at all", "to no extent", "nothing"],
            &["very little", "hardly at all", "to a very small extent", "hardly"],
            &[
                "a little",
                "slightly",
                "a little bit",
                "to a small extent",
                "a bit",
                "little",
            ],
            &["somewhat", "to some extent", "some", "partly", "partially"],
            &["moderately", "a moderate amount", "to a moderate extent", "fairly"],
            &[
                "quite a bit",
                "a lot",
                "to a large extent",
                "to a great extent",
                "considerably",
            ],
            &["very", "very much", "mostly", "quite a lot"],
            &[
                "extremely",
                "completely",
                "a great deal",
                "to a very great extent",
                "fully",
                "to a very large extent",
                "entirely",
                "totally",
            ],
        ],
    },
    Ladder {
        family: Family::Other,
        rungs: &[
            &["much worse", "a lot worse", "significantly worse"],
            &["worse"],
            &["somewhat worse", "slightly worse", "a little worse"],
            &[
                "about the same",
                "the same",
                "same",
                "no change",
                "no different",
                "unchanged",
            ],
            &["somewhat better", "slightly better", "a little better"],
            &["better"],
            &["much better", "a lot better", "significantly better"],
        ],
    },
    Ladder {
        family: Family::Other,
        rungs: &[
            &["very low"],
            &["low"],
            &["medium", "moderate", "average", "neutral"],
            &["high"],
            &["very high"],
        ],
    },
];

/// Words with an opposite: the family, the positive word, its opposites.
pub(super) const POLES: &[(Family, &str, &[&str])] = &[
    (Family::Agreement, "agree", &["disagree"]),
    (Family::Satisfaction, "satisfied", &["dissatisfied", "unsatisfied"]),
    (Family::Satisfaction, "happy", &["unhappy"]),
    (Family::Likelihood, "likely", &["unlikely"]),
    (Family::Importance, "important", &["unimportant"]),
    (Family::Other, "helpful", &["unhelpful"]),
    (Family::Other, "useful", &["useless", "unuseful"]),
    (Family::Other, "effective", &["ineffective"]),
    (Family::Other, "easy", &["difficult", "hard"]),
    (Family::Other, "comfortable", &["uncomfortable"]),
    (Family::Other, "clear", &["unclear"]),
    (Family::Other, "safe", &["unsafe"]),
    (Family::Other, "positive", &["negative"]),
    (Family::Other, "confident", &["unconfident"]),
    (Family::Other, "true", &["untrue", "false"]),
];

/// How much a word adds to the pole beside it. "Not at all" and its like begin at nothing.
pub(super) const STRENGTHS: &[(i32, &[&str])] = &[
    (8, &["slightly", "a little", "a bit", "mildly", "a little bit"]),
    (10, &["somewhat", "tend to", "rather", "partly", "partially", "more or less"]),
    (15, &["moderately", "fairly", "quite", "reasonably"]),
    (17, &["mostly", "generally", "largely"]),
    (30, &["strongly", "very", "highly", "very much"]),
    (
        40,
        &[
            "extremely",
            "completely",
            "totally",
            "fully",
            "absolutely",
            "entirely",
            "definitely",
        ],
    ),
];

/// The strength of a pole without any such word.
pub(super) const PLAIN: i32 = 20;

/// Words before a pole that take it (almost) away.
pub(super) const NEGATIONS: &[(i32, &[&str])] = &[
    (0, &["not at all", "not in the least"]),
    (2, &["not"]),
    (5, &["not very", "not so", "not too", "not particularly", "not really"]),
];

/// Words for the middle between two poles.
pub(super) const MIDDLES: &[&str] = &[
    "neutral",
    "neither",
    "undecided",
    "mixed",
    "in the middle",
    "no preference",
    "so so",
    "neither nor",
    "neither/nor",
    "neither one nor the other",
    "50/50",
];

/// Answers that are no point of any scale.
const OFF_SCALE: &[&str] = &[
    "not sure",
    "unsure",
    "i am not sure",
    "i'm not sure",
    "don't know",
    "do not know",
    "dont know",
    "i don't know",
    "i do not know",
    "unknown",
    "not known",
    "not applicable",
    "n/a",
    "na",
    "n.a",
    "n.a.",
    "does not apply",
    "doesn't apply",
    "not relevant",
    "prefer not to say",
    "prefer not to answer",
    "i prefer not to answer",
    "i prefer not to say",
    "rather not say",
    "decline to answer",
    "refused",
    "no opinion",
    "can't say",
    "cannot say",
    "unable to say",
    "unable to rate",
    "unable to judge",
    "no answer",
    "none",
    "no basis to judge",
    "not observed",
    "no experience",
    "not answered",
    "don't know / not applicable",
    "don't know/not applicable",
    "dk",
    "dk/na",
];

/// Cells that may mean "no answer", though nobody has said so.
const LOOKS_MISSING: &[&str] = &[
    "na",
    "n/a",
    "n.a.",
    "n.a",
    "#n/a",
    "none",
    "nil",
    "null",
    "nan",
    "-",
    "--",
    "---",
    ".",
    "..",
    "?",
    "missing",
    "blank",
    "(blank)",
    "empty",
    "no answer",
    "not answered",
    "no response",
    "no data",
    "prefer not to say",
    "prefer not to answer",
    "refused",
    "not applicable",
    "not stated",
    "skipped",
    "-99",
    "-98",
    "-97",
    "-96",
    "-95",
    "-88",
    "-77",
    "-66",
    "-9",
    "-8",
    "-7",
    "-999",
    "-888",
    "99",
    "999",
    "888",
    "9999",
    "8888",
];

/// Tells whether the text, normalised, is an answer off every scale.
pub(super) fn is_off_scale(normal: &str) -> bool {
    OFF_SCALE.contains(&normal)
}

/// Tells whether the text, in lower case, looks like "no answer". Of a number this can only
/// be said among numbers that are far from it, which the caller checks.
pub(super) fn looks_missing(lower: &str) -> bool {
    LOOKS_MISSING.contains(&lower)
}
