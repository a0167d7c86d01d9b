//! What every test gives: what was computed, of how many, the statistic, its probability,
//! and how large the difference is. Nothing is ever called significant; readers judge.

use super::{Effect, Stat, Undefined};

/// How a result was computed; the sentence for each is in `words/methods.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Pearson's chi-squared test.
    ChiSquared,
    /// The same with Yates' correction, for two rows and two columns.
    Yates,
    /// Fisher's exact test, all tables counted.
    FisherExact,
    /// Fisher's exact test, tables sampled.
    FisherSampled,
    /// Mann and Whitney's U, from the normal distribution.
    MannWhitney,
    /// Mann and Whitney's U, all orders counted.
    MannWhitneyExact,
    /// Kruskal and Wallis' H.
    KruskalWallis,
    /// Dunn's comparisons of pairs of groups, with Holm's correction.
    Dunn,
    /// Welch's t.
    Welch,
    /// Pearson's correlation.
    Pearson,
    /// Spearman's rank correlation.
    Spearman,
    /// Kendall's tau-b.
    Kendall,
    /// Wilcoxon's signed ranks, from the normal distribution.
    Wilcoxon,
    /// Wilcoxon's signed ranks, all signs counted.
    WilcoxonExact,
    /// `McNemar`'s exact test.
    McNemar,
}

impl Method {
    /// Returns the word for it in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ChiSquared => "chi_squared",
            Self::Yates => "chi_squared_yates",
            Self::FisherExact => "fisher_exact",
            Self::FisherSampled => "fisher_sampled",
            Self::MannWhitney => "mann_whitney",
            Self::MannWhitneyExact => "mann_whitney_exact",
            Self::KruskalWallis => "kruskal_wallis",
            Self::Dunn => "dunn_holm",
            Self::Welch => "welch",
            Self::Pearson => "pearson",
            Self::Spearman => "spearman",
            Self::Kendall => "kendall",
            Self::Wilcoxon => "wilcoxon",
            Self::WilcoxonExact => "wilcoxon_exact",
            Self::McNemar => "mc_nemar",
        }
    }
}

/// What a size is a size of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Cramér's V, 0 to 1.
    CramersV,
    /// The same with Bergsma's correction of its bias.
    CramersVCorrected,
    /// The odds of the first column in the first row, by those in the second.
    OddsRatio,
    /// The share of the first column in the first row, less that in the second.
    DifferenceOfShares,
    /// Rank-biserial correlation, the same as Cliff's delta, −1 to 1.
    RankBiserial,
    /// Epsilon squared, 0 to 1.
    EpsilonSquared,
    /// The difference of the means, first less second, in the answers' unit.
    DifferenceOfMeans,
    /// Hedges' g: that difference in standard deviations.
    HedgesG,
    /// A correlation, −1 to 1: the statistic itself, with its interval.
    Correlation,
}

impl Size {
    /// Tells whether it cannot be above 1.
    pub fn is_bounded(self) -> bool {
        !matches!(self, Self::OddsRatio | Self::DifferenceOfMeans | Self::HedgesG)
    }

    /// Returns the word for it in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CramersV => "cramers_v",
            Self::CramersVCorrected => "cramers_v_corrected",
            Self::OddsRatio => "odds_ratio",
            Self::DifferenceOfShares => "difference_of_shares",
            Self::RankBiserial => "rank_biserial",
            Self::EpsilonSquared => "epsilon_squared",
            Self::DifferenceOfMeans => "difference_of_means",
            Self::HedgesG => "hedges_g",
            Self::Correlation => "correlation",
        }
    }
}

/// The result of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// How it was computed.
    pub method: Method,
    /// Respondents, or pairs, that it rests on.
    pub n: usize,
    /// The statistic that is the method's: χ², U, H, t, r, W.
    pub statistic: Stat,
    /// Degrees of freedom, where the method has them.
    pub df: Option<f64>,
    /// The two-sided probability of such a statistic, or one farther out, if there were no
    /// difference.
    pub p: Stat,
    /// The standard error of `p`, when it was sampled.
    pub p_error: Option<f64>,
    /// Sizes, with intervals where one is defined.
    pub effects: Vec<(Size, Effect)>,
}

impl Test {
    /// Returns a test that nothing has been computed of for this reason.
    pub fn undefined(method: Method, n: usize, why: Undefined) -> Self {
        Self {
            method,
            n,
            statistic: Err(why),
            df: None,
            p: Err(why),
            p_error: None,
            effects: Vec::new(),
        }
    }

    /// Returns a test with this statistic and probability, yet without sizes.
    pub fn new(method: Method, n: usize, statistic: f64, p: f64) -> Self {
        // Rounding may carry a sum of probabilities beyond 1.
        let p = if p.is_nan() { Err(Undefined::TooLarge) } else { Ok(p.clamp(0.0, 1.0)) };
        let statistic =
            if statistic.is_finite() { Ok(statistic) } else { Err(Undefined::TooLarge) };
        Self { method, n, statistic, df: None, p, p_error: None, effects: Vec::new() }
    }

    /// Returns the same test with degrees of freedom.
    pub fn with_df(self, df: f64) -> Self {
        Self { df: Some(df), ..self }
    }

    /// Returns the same test with one more size.
    pub fn with(mut self, size: Size, effect: Effect) -> Self {
        self.effects.push((size, effect));
        self
    }

    /// Returns a size of this test.
    pub fn effect(&self, size: Size) -> Option<Effect> {
        self.effects.iter().find(|it| it.0 == size).map(|it| it.1)
    }
}
