//! How results were computed, in a sentence each, as a methods section says it.

use super::EN as WORDS;
use crate::stats::{Method, Size};

/// Words of tests and of their sizes.
#[derive(Debug)]
pub struct Methods {
    /// What a test is called, with its statistic.
    pub name: fn(Method) -> &'static str,
    /// How a result was computed.
    pub sentence: fn(Method) -> &'static str,
    /// What a size is called.
    pub size: fn(Size) -> &'static str,
    /// The chi-squared distribution cannot be trusted.
    pub doubtful: &'static str,
}

/// Differences between groups.
#[derive(Debug)]
pub struct Compare {
    /// Caption of the tests: of what, by what.
    pub caption: fn(&str, &str) -> String,
    /// Caption of the pairs.
    pub pairs: fn(&str, &str) -> String,
    /// Test.
    pub test: &'static str,
    /// Statistic.
    pub statistic: &'static str,
    /// Degrees of freedom.
    pub df: &'static str,
    /// Probability.
    pub p: &'static str,
    /// Size of the difference.
    pub size: &'static str,
    /// Its value.
    pub value: &'static str,
    /// Its interval.
    pub between: &'static str,
    /// An interval's ends.
    pub interval: fn(&str, &str) -> String,
    /// The two groups of a pair.
    pub groups: &'static str,
    /// A pair's names.
    pub pair: fn(&str, &str) -> String,
    /// Difference of mean ranks.
    pub ranks: &'static str,
    /// Its standard score.
    pub z: &'static str,
    /// Probability after Holm's correction.
    pub holm: &'static str,
    /// Who is compared: how many, of how many; without an answer, not shown, off the scale.
    pub base: fn(usize, usize, [usize; 3]) -> String,
    /// The mean rank of each group.
    pub mean_ranks: fn(&[(String, String)]) -> String,
    /// Which of two groups has the larger numbers when a difference is above 0.
    pub first_less: fn(&str, &str) -> String,
    /// Of which answer, and of which two groups, shares and odds are compared.
    pub of_first: fn(&str, &str, &str) -> String,
    /// That nothing is called significant.
    pub judge: &'static str,
}

/// How well a mean is known, and how numbers lie around it.
#[derive(Debug)]
pub struct ShapeWords {
    /// Caption: of what.
    pub caption: fn(&str) -> String,
    /// Standard error of the mean.
    pub se: &'static str,
    /// Lower end of the mean's interval.
    pub low: &'static str,
    /// Its upper end.
    pub high: &'static str,
    /// Skewness.
    pub skewness: &'static str,
    /// Standard error of the skewness.
    pub of_skewness: &'static str,
    /// Excess kurtosis.
    pub kurtosis: &'static str,
    /// Standard error of the kurtosis.
    pub of_kurtosis: &'static str,
    /// The most frequent numbers.
    pub modes: &'static str,
    /// No number occurs twice.
    pub none: &'static str,
    /// How it was computed.
    pub note: &'static str,
}

/// English.
pub const SHAPE: ShapeWords = ShapeWords {
    caption: |what| format!("{what}: the mean's precision, and the shape"),
    se: "SE of the mean",
    low: "95% from",
    high: "to",
    skewness: "Skewness",
    of_skewness: "SE",
    kurtosis: "Kurtosis",
    of_kurtosis: "SE",
    modes: "Modes",
    none: "none",
    note: "SE: SD / √n. Interval of the mean: t with n − 1 degrees of freedom. Skewness G1 and \
           excess kurtosis G2, as SPSS, SAS and Excel have them. Modes: all most frequent numbers.",
};

/// English.
pub const COMPARE: Compare = Compare {
    caption: |what, by| format!("Differences in “{what}” by {by}"),
    pairs: |what, by| format!("“{what}”: every two groups of {by}"),
    test: "Test",
    statistic: "Statistic",
    df: "df",
    p: "p",
    size: "Size of the difference",
    value: "Value",
    between: "95% interval",
    interval: |low, high| format!("{low} to {high}"),
    groups: "Groups",
    pair: |first, second| format!("{first} – {second}"),
    ranks: "Difference of mean ranks",
    z: "z",
    holm: "p (Holm)",
    base: |n, rows, [missing, not_shown, off_scale]| {
        let out = [
            (missing, "without an answer or a group"),
            (not_shown, "not shown"),
            (off_scale, "off the scale"),
        ];
        let out = out.into_iter().filter(|it| it.0 > 0);
        let mut parts = vec![format!(
            "n = {} of {}",
            WORDS.numbers.whole(n),
            WORDS.numbers.whole(rows)
        )];
        parts.extend(
            out.map(|(count, why)| format!("{} {why}", WORDS.numbers.whole(count))),
        );
        format!("{}.", parts.join("; "))
    },
    mean_ranks: |all| {
        let all: Vec<String> =
            all.iter().map(|(name, rank)| format!("{name} {rank}")).collect();
        format!("Mean ranks: {}.", all.join(", "))
    },
    first_less: |first, second| {
        format!("Above 0 means larger numbers in “{first}” than in “{second}”.")
    },
    of_first: |answer, first, second| {
        format!("Shares and odds are those of “{answer}”: “{first}” against “{second}”.")
    },
    judge: "Whether a difference matters is for readers to judge: by its size, its interval and what was meant to change.",
};

/// English.
pub const EN: Methods = Methods {
    name,
    sentence,
    size,
    doubtful: "More than a fifth of the expected counts are below 5, or one is below 1: look at \
               Fisher's test rather than at chi-squared.",
};

fn name(method: Method) -> &'static str {
    match method {
        Method::ChiSquared => "Pearson's chi-squared, χ²",
        Method::Yates => "Chi-squared after Yates, χ²",
        Method::FisherExact => "Fisher's exact test, P of this table",
        Method::FisherSampled => "Fisher's test, sampled, P of this table",
        Method::MannWhitney => "Mann–Whitney, U",
        Method::MannWhitneyExact => "Mann–Whitney, exact, U",
        Method::KruskalWallis => "Kruskal–Wallis, H",
        Method::Dunn => "Dunn, z",
        Method::Welch => "Welch, t",
        Method::Pearson => "Pearson, r",
        Method::Spearman => "Spearman, ρ",
        Method::Kendall => "Kendall, τ-b",
        Method::Wilcoxon => "Wilcoxon signed ranks, W",
        Method::WilcoxonExact => "Wilcoxon signed ranks, exact, W",
        Method::McNemar => "McNemar, exact",
    }
}

fn sentence(method: Method) -> &'static str {
    match method {
        Method::ChiSquared => {
            "Pearson's chi-squared test, without continuity correction; Cramér's V, with the interval of \
             the noncentrality (Smithson)."
        }
        Method::Yates => "Chi-squared test with Yates' continuity correction.",
        Method::FisherExact => {
            "Fisher's exact test (Freeman and Halton): all tables with these totals were counted."
        }
        Method::FisherSampled => {
            "Fisher's exact test (Freeman and Halton), p from a seeded sample of tables with these \
             totals, with its standard error."
        }
        Method::MannWhitney => {
            "Mann–Whitney U test, p from the normal distribution with correction for ties and \
             without continuity correction; rank-biserial correlation (Cliff's delta) with the \
             interval of Feng and Cliff."
        }
        Method::MannWhitneyExact => {
            "Mann–Whitney U test, exact p from all orders of the ranks, ties included; \
             rank-biserial correlation (Cliff's delta) with the interval of Feng and Cliff."
        }
        Method::KruskalWallis => {
            "Kruskal–Wallis test, corrected for ties; epsilon squared, H / (n − 1), with the interval of \
             the noncentrality (approximate)."
        }
        Method::Dunn => {
            "Dunn's comparisons of mean ranks, corrected for ties, p corrected by Holm's method."
        }
        Method::Welch => {
            "Welch's t test, which does not take the groups to be equally spread; Hedges' g."
        }
        Method::Pearson => "Pearson's correlation, interval by Fisher's z.",
        Method::Spearman => {
            "Spearman's rank correlation, interval by Fisher's z as Bonett and Wright have it."
        }
        Method::Kendall => {
            "Kendall's tau-b, p from the normal distribution with correction for ties, interval by \
             Fisher's z as Bonett and Wright have it."
        }
        Method::Wilcoxon => {
            "Wilcoxon signed-rank test, differences of 0 dropped, p from the normal distribution \
             with correction for ties; matched-pairs rank-biserial correlation."
        }
        Method::WilcoxonExact => {
            "Wilcoxon signed-rank test, differences of 0 dropped, exact p from all signs of the \
             ranks, ties included; matched-pairs rank-biserial correlation."
        }
        Method::McNemar => {
            "McNemar's exact test; odds ratio of those who changed, with the interval of Clopper \
             and Pearson."
        }
    }
}

fn size(size: Size) -> &'static str {
    match size {
        Size::CramersV => "Cramér's V",
        Size::CramersVCorrected => "Cramér's V, corrected for bias",
        Size::OddsRatio => "Odds ratio",
        Size::DifferenceOfShares => "Difference of shares",
        Size::RankBiserial => "Rank-biserial correlation",
        Size::EpsilonSquared => "Epsilon squared",
        Size::DifferenceOfMeans => "Difference of means",
        Size::HedgesG => "Hedges' g",
        Size::Correlation => "Correlation",
    }
}
