"""What the commands must say of the corpus's survey and of two small files: pandas, SciPy, pingouin on the same CSV."""

import pandas
import pingouin
import scikit_posthocs
import statsmodels
from scipy import stats
from scipy.stats.contingency import association
from statsmodels.stats.proportion import proportion_confint

from common import HERE, save

survey = pandas.read_csv(HERE.parent / "fixtures" / "corpus" / "survey.csv")
years = survey["years"].dropna()
table = pandas.crosstab(survey["site"], survey["role"])
chi = stats.chi2_contingency(table, correction=False)
groups = [g.dropna() for _, g in survey.groupby("role")["q1"]]
two = [survey.loc[survey["role"] == role, "q1"].dropna() for role in ("Doctor", "Nurse")]
u = stats.mannwhitneyu(*two, use_continuity=False, method="asymptotic")
pair = survey[["q1", "q2"]].dropna()
rho = stats.spearmanr(pair["q1"], pair["q2"])
paired = pair[pair["q1"] != pair["q2"]]
items = survey[["q1", "q2", "q3", "q4"]]
complete = items.dropna()
mean = items.mean(axis=1)[items.notna().sum(axis=1) >= 2]
h = stats.kruskal(*groups)
dunn = scikit_posthocs.posthoc_dunn([list(g) for g in groups], p_adjust="holm").to_numpy()
alpha, _ = pingouin.cronbach_alpha(items, nan_policy="listwise")
twos = int((survey["q1"] == 2).sum())
low, high = proportion_confint(twos, int(survey["q1"].notna().sum()), method="wilson")

save(
    "cli", {"pandas": pandas.__version__, "statsmodels": statsmodels.__version__, "pingouin": pingouin.__version__},
    years={"skewness": years.skew(), "kurtosis": years.kurt(), "se": years.sem(), "modes": sorted(years.mode().tolist())},
    q1={"twos": twos, "low": 100 * low, "high": 100 * high},
    crosstab={"statistic": chi.statistic, "df": chi.dof, "p": chi.pvalue, "v": association(table), "expected": chi.expected_freq[0][0],
              "smallest": chi.expected_freq.min()},
    kruskal={"statistic": h.statistic, "p": h.pvalue, "n": int(sum(map(len, groups))), "holm": dunn[2][4], "median": groups[1].median()},
    spearman={"statistic": rho.statistic, "p": rho.pvalue, "n": len(pair)},
    wilcoxon={"statistic": float(sum(r for r, d in zip(stats.rankdata((paired["q2"] - paired["q1"]).abs()), paired["q2"] - paired["q1"]) if d > 0)),
              "n": len(paired)},
    scale={"alpha": alpha, "n": len(complete), "mean": mean.mean(), "sd": mean.std(), "valid": len(mean),
           "rest": complete["q3"].corr(complete[["q1", "q2", "q4"]].sum(axis=1))},
)
