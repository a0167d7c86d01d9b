"""Comparisons and correlations. Statistics and probabilities from SciPy, statsmodels, pingouin and scikit-posthocs;
exact probabilities with ties by counting all orders or signs in whole numbers; Welch's t and Pearson's r with 50
digits (mpmath), so that large offsets are held to the same digits, checked with SciPy where SciPy has them; the
interval of Cliff's delta from the matrix of all pairs."""

import json
import math
import random
import warnings
from collections import Counter
from fractions import Fraction

import mpmath
import numpy
import pandas
import pingouin
import scikit_posthocs
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

from common import near, save

mpmath.mp.dps = 50
warnings.simplefilter("ignore")
rng = random.Random(5)


def likert(n, *weights):
    return rng.choices(range(1, len(weights) + 1), weights, k=n)


TWO = {
    "no ties": ([1.1, 2.4, 3.3, 8.1, 0.2], [2.2, 5.5, 6.1, 7.7]),
    "ties": ([1, 2, 2, 3, 5], [2, 3, 3, 4, 4, 5]),
    "one and two": ([3.0], [1.0, 2.0]),
    "two and two": ([1, 2], [3, 5]),
    "apart": ([1, 2, 3], [7, 8, 9, 9]),
    "likert, small": (likert(18, 1, 2, 4, 3, 2), likert(20, 3, 3, 3, 1, 1)),
    "likert, large": (likert(120, 1, 2, 4, 3, 2), likert(75, 1, 1, 2, 2, 3)),
    "unequal spread": ([round(rng.gauss(50, 3), 2) for _ in range(30)], [round(rng.gauss(54, 14), 2) for _ in range(60)]),
    "offset 1e12": ([1e12 + x for x in (0.5, 1.25, 2.0, 4.5)], [1e12 + x for x in (1.75, 3.0, 5.5, 6.25, 9.0)]),
    "offset 1e12, large": ([1e12 + x for x in likert(30, 1, 1, 1, 1)], [1e12 + x for x in likert(31, 1, 2, 3, 4)]),
    "a constant group": ([4.0, 4.0, 4.0], [1.0, 2.0, 4.0]),
}
MANY = {
    "three": [[1.1, 2.4, 3.3, 8.1], [2.2, 5.5, 6.1, 7.7, 9.1], [0.3, 0.9, 1.2]],
    "ties": [likert(30, 1, 2, 4, 3, 2), likert(25, 3, 3, 3, 1, 1), likert(41, 1, 1, 2, 2, 3), likert(12, 1, 1, 1, 1, 1)],
    "two": [[1, 2, 2, 3], [2, 4, 4, 5]],
    "offset 1e12": [[1e12 + 1, 1e12 + 2], [1e12 + 2, 1e12 + 4], [1e12 + 7, 1e12 + 9, 1e12 + 1]],
    "singles": [[1], [2], [3], [3]],
}
base = [round(rng.gauss(10, 3), 3) for _ in range(40)]
PAIRS = {
    "numbers": [(x, round(0.6 * x + rng.gauss(0, 2), 3)) for x in base],
    "likert": list(zip(likert(90, 1, 2, 3, 2, 1), likert(90, 2, 2, 3, 2, 2))),
    "likert, near": [(x, min(5, max(1, x + rng.choice([-1, 0, 0, 1, 1])))) for x in likert(35, 1, 2, 3, 2, 1)],
    "short": [(1, 2), (2, 1.5), (3, 5), (4, 4.5), (6, 5)],
    "three": [(1, 3), (2, 2), (4, 7)],
    "offset 1e12": [(1e12 + a, b) for a, b in ((0.5, 1), (1.5, 3), (2.25, 2), (4.5, 8), (3, 7))],
    "many": [(rng.randint(0, 50), rng.randint(0, 50)) for _ in range(300)],
    "downward": [(x, round(20 - x + rng.gauss(0, 0.5), 2)) for x in range(15)],
}
MCNEMAR = [(1, 1), (0, 5), (5, 0), (3, 9), (12, 4), (121, 59), (6, 6)]


def exact_orders(a, b):
    """All choices of len(a) of the doubled mid-ranks, counted by their sum."""
    ranks = [int(2 * r) for r in stats.rankdata([*a, *b])]
    ways = Counter({(0, 0): 1})
    for rank in ranks:
        for (count, total), n in list(ways.items()):
            if count < len(a):
                ways[count + 1, total + rank] += n
    sums = {total: n for (count, total), n in ways.items() if count == len(a)}
    middle = Fraction(sum(ranks) * len(a), len(ranks))
    found = sum(ranks[: len(a)])
    far = sum(n for total, n in sums.items() if abs(total - middle) >= abs(found - middle))
    return float(Fraction(far, sum(sums.values())))


def exact_signs(differences):
    ranks = [int(2 * r) for r in stats.rankdata(numpy.abs(differences))]
    ways = Counter({0: 1})
    for rank in ranks:
        for total, n in list(ways.items()):
            ways[total + rank] += n
    # list(...) above copies, so each sign is taken once
    middle = Fraction(sum(ranks), 2)
    found = sum(r for r, d in zip(ranks, differences) if d > 0)
    far = sum(n for total, n in ways.items() if abs(total - middle) >= abs(found - middle))
    return float(Fraction(far, 2 ** len(ranks)))


def cliff(a, b):
    d = numpy.sign(numpy.subtract.outer(a, b))
    n, m = d.shape
    delta = d.mean()
    out = [delta]
    if n > 1 and m > 1 and abs(delta) < 1:
        rows, columns = d.mean(axis=1), d.mean(axis=0)
        s = (m**2 * ((rows - delta) ** 2).sum() + n**2 * ((columns - delta) ** 2).sum() - ((d - delta) ** 2).sum())
        s = max(s / (n * m * (n - 1) * (m - 1)), (1 - delta**2) / (n * m - 1))
        z = stats.norm.isf(0.025)
        root = z * math.sqrt(s) * math.sqrt((1 - delta**2) ** 2 + z**2 * s)
        out += [(delta - delta**3 - root) / (1 - delta**2 + z**2 * s), (delta - delta**3 + root) / (1 - delta**2 + z**2 * s)]
    return out


def moments(values):
    values = [mpmath.mpf(x) for x in values]
    mean = sum(values) / len(values)
    return mean, sum((x - mean) ** 2 for x in values)


def welch(a, b, plain):
    (ma, sa), (mb, sb) = moments(a), moments(b)
    n, m = len(a), len(b)
    va, vb = sa / (n - 1) / n, sb / (m - 1) / m
    t = (ma - mb) / mpmath.sqrt(va + vb)
    df = (va + vb) ** 2 / (va**2 / (n - 1) + vb**2 / (m - 1))
    p = mpmath.betainc(df / 2, 0.5, 0, df / (df + t * t), regularized=True)
    half = mpmath.mpf(float(stats.t.isf(0.025, float(df)))) * mpmath.sqrt(va + vb)
    d = (ma - mb) / mpmath.sqrt((sa + sb) / (n + m - 2))
    g = float(d * (1 - mpmath.mpf(3) / (4 * (n + m) - 9)))
    ci = pingouin.compute_esci(g, nx=n, ny=m, eftype="hedges", decimals=15)
    if plain:
        it = stats.ttest_ind(a, b, equal_var=False)
        near(it.statistic, float(t)), near(it.pvalue, float(p), 1e-8), near(it.df, float(df))
        near(it.confidence_interval().low, float(ma - mb - half), 1e-8)
        near(pingouin.compute_effsize(a, b, eftype="hedges"), g)
    return {"t": float(t), "df": float(df), "p": float(p), "difference": [float(x) for x in (ma - mb, ma - mb - half, ma - mb + half)],
            "g": [g, *map(float, ci)]}


def two(name, a, b):
    it = stats.mannwhitneyu(a, b, use_continuity=False, method="asymptotic")
    out = {"first": a, "second": b, "u": it.statistic, "p_normal": it.pvalue, "cliff": cliff(a, b)}
    if len(a) * len(b) <= 400:
        out["p_exact"] = exact_orders(a, b)
        if len(set(a + b)) == len(a) + len(b):
            near(stats.mannwhitneyu(a, b, method="exact").pvalue, out["p_exact"])
    if len(a) > 1 and len(b) > 1:
        out["welch"] = welch(a, b, "offset" not in name)
    return out


def many(groups):
    it = stats.kruskal(*groups)
    n = sum(map(len, groups))
    out = {"groups": groups, "h": it.statistic, "p": it.pvalue, "epsilon": it.statistic / (n - 1)}
    for key, adjust in (("dunn", None), ("dunn_holm", "holm")):
        table = scikit_posthocs.posthoc_dunn(groups, p_adjust=adjust).to_numpy()
        out[key] = [table[i][j] for i in range(len(groups)) for j in range(i + 1, len(groups))]
    return out


def z_interval(r, variance):
    z, half = math.atanh(r), stats.norm.isf(0.025) * math.sqrt(variance)
    return [math.tanh(z - half), math.tanh(z + half)]


def pair(name, pairs):
    a, b = (list(x) for x in zip(*pairs))
    n = len(pairs)
    (ma, sa), (mb, sb) = moments(a), moments(b)
    r = sum((x - ma) * (y - mb) for x, y in pairs) / mpmath.sqrt(sa * sb)
    t2 = r * r * (n - 2) / (1 - r * r)
    p = mpmath.betainc(mpmath.mpf(n - 2) / 2, 0.5, 0, (n - 2) / (n - 2 + t2), regularized=True)
    rho, tau = stats.spearmanr(a, b), stats.kendalltau(a, b, method="asymptotic")
    out = {"first": a, "second": b, "r": float(r), "r_p": float(p), "rho": rho.statistic, "rho_p": rho.pvalue,
           "tau": tau.statistic, "tau_p": tau.pvalue}
    if n > 3:
        out["r_interval"] = z_interval(float(r), 1 / (n - 3))
        out["rho_interval"] = z_interval(rho.statistic, (1 + rho.statistic**2 / 2) / (n - 3))
    if n > 4:
        out["tau_interval"] = z_interval(tau.statistic, 0.437 / (n - 4))
    if "offset" not in name:
        it = stats.pearsonr(a, b)
        near(it.statistic, float(r)), near(it.pvalue, float(p), 1e-8)
        if n > 3:
            near(it.confidence_interval().low, out["r_interval"][0], 1e-8)
    # Decimals: 1.1 - 1.0 and 0.6 - 0.5 are the same difference.
    differences = [d for d in (round(y - x, 9) for x, y in pairs) if d]
    it = stats.wilcoxon(differences, zero_method="wilcox", correction=False, method="asymptotic", alternative="greater")
    both = stats.wilcoxon(differences, zero_method="wilcox", correction=False, method="asymptotic")
    ranks = stats.rankdata(numpy.abs(differences))
    positive = sum(r for r, d in zip(ranks, differences) if d > 0)
    near(it.statistic, positive)
    out["w"], out["w_p_normal"] = positive, both.pvalue
    r, m = (2 * positive - sum(ranks)) / sum(ranks), len(ranks)
    out["w_size"] = [r]
    if abs(r) < 1:
        variance = (2 * m**3 + 3 * m**2 + m) / 6 / ((m**2 + m) / 2) ** 2
        out["w_size"] += z_interval(r, variance)
    if len(differences) <= 50:
        out["w_p_exact"] = exact_signs(differences)
    return out


def changed(up, down):
    it = mcnemar([[0, up], [down, 0]], exact=True)
    out = {"up": up, "down": down, "p": it.pvalue}
    if down:
        ci = stats.binomtest(up, up + down).proportion_ci(method="exact")
        out["odds_ratio"] = [up / down, ci.low / (1 - ci.low), ci.high / (1 - ci.high)]
    return out


versions = {"pandas": pandas.__version__, "statsmodels": statsmodels.__version__, "pingouin": pingouin.__version__,
            "scikit-posthocs": scikit_posthocs.__version__}
save("compare", versions,
     two={name: two(name, [float(x) for x in a], [float(x) for x in b]) for name, (a, b) in TWO.items()},
     many={name: many([[float(x) for x in g] for g in groups]) for name, groups in MANY.items()},
     pairs={name: pair(name, [(float(x), float(y)) for x, y in it]) for name, it in PAIRS.items()},
     mc_nemar=[changed(*it) for it in MCNEMAR])
