"""Sites: t intervals of means from SciPy, Wilson's of shares from statsmodels, the funnel's limits of shares from
scipy.stats.binom (interpolated as in Spiegelhalter 2005, appendix A.1.1), of means from scipy.stats.norm."""

import math
import random

import numpy
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from common import near, save

rng = random.Random(29)
LEVELS = [0.95, 0.998]


def share_limits(p, n, level):
    ends = []
    for tail in [(1 - level) / 2, 1 - (1 - level) / 2]:
        r = int(stats.binom.ppf(tail, n, p))
        # ppf steps back or forth by one where the tail is met all but exactly: the definition decides.
        while r > 0 and stats.binom.cdf(r - 1, n, p) >= tail:
            r -= 1
        while stats.binom.cdf(r, n, p) < tail:
            r += 1
        part = (stats.binom.cdf(r, n, p) - tail) / stats.binom.pmf(r, n, p)
        ends.append(min(1.0, max(0.0, (r - part) / n)))
    return ends


def mean_limits(mean, sd, n, level):
    half = stats.norm.ppf((1 + level) / 2) * sd / math.sqrt(n)
    return [mean - half, mean + half]


def numbers_case(sizes, points, shift=0.0):
    groups = []
    for size in sizes:
        centre = rng.gauss((points + 1) / 2, 0.6)
        groups.append([float(min(points, max(1, round(rng.gauss(centre, 1.1))))) + shift for _ in range(size)])
    everyone = [x for g in groups for x in g]
    mean, sd = float(numpy.mean(everyone)), float(numpy.std(everyone, ddof=1))
    sites = []
    for g in groups:
        row = {"n": len(g), "value": float(numpy.mean(g)), "sd": None, "low": None, "high": None}
        if len(g) > 1:
            row["sd"] = float(numpy.std(g, ddof=1))
            if row["sd"] > 0:
                low, high = stats.t.interval(0.95, len(g) - 1, loc=numpy.mean(g), scale=stats.sem(g))
                half = stats.t.ppf(0.975, len(g) - 1) * row["sd"] / math.sqrt(len(g))
                near(float(low), row["value"] - half)
                row["low"], row["high"] = float(low), float(high)
            else:
                row["low"] = row["high"] = row["value"]
        row["limits"] = [mean_limits(mean, sd, len(g), level) for level in LEVELS]
        sites.append(row)
    return {"groups": groups, "overall": mean, "sd": sd, "sites": sites}


def shares_case(pairs):
    p = sum(k for k, _ in pairs) / sum(n for _, n in pairs)
    sites = []
    for k, n in pairs:
        low, high = proportion_confint(k, n, method="wilson")
        sites.append({"count": k, "n": n, "value": k / n, "low": float(low), "high": float(high),
                      "limits": [share_limits(p, n, level) for level in LEVELS]})
    return {"overall": p, "sites": sites}


MEANS = {
    "eight sites": numbers_case([12, 31, 8, 25, 44, 19, 3, 60], 5),
    "one of one": numbers_case([15, 1, 22], 7),
    "offset": numbers_case([20, 30, 25], 5, shift=1e6),
}
SHARES = {
    "eight sites": shares_case([(9, 12), (20, 31), (3, 8), (24, 25), (21, 44), (10, 19), (0, 3), (58, 60)]),
    "rare": shares_case([(0, 40), (1, 55), (6, 48), (0, 4)]),
    "common": shares_case([(40, 40), (54, 55), (41, 48)]),
}
GRID = [[p, n, level, *share_limits(p, n, level)]
        for p in [0.03, 0.2, 0.5, 0.83, 0.98] for n in [1, 2, 5, 10, 37, 120, 1000] for level in LEVELS]

save("sites", {"statsmodels": statsmodels.__version__}, means=MEANS, shares=SHARES, grid=GRID)
