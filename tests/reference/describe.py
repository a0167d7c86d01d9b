"""Skewness, kurtosis and their standard errors, standard error and interval of the mean, modes, proportions.

G1 and G2 from fractions (exact, then one square root), checked with pandas and SciPy; the t interval from
scipy.stats.t.interval; proportions from statsmodels."""

import json
import math
import random
from fractions import Fraction

import mpmath
import numpy
import pandas
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from common import HERE, near, save

mpmath.mp.dps = 50
rng = random.Random(11)
NIST = json.loads((HERE.parent / "fixtures" / "stats" / "nist.json").read_text())["sets"]
CASES = {
    "empty": [],
    "one": [4.25],
    "two": [1.0, 2.5],
    "three": [1.0, 2.0, 7.0],
    "four": [1.0, 2.0, 7.0, 8.5],
    "constant": [2.5] * 9,
    "two values": [1.0] * 5 + [2.0],
    "ratings": [5, 4, 4, 3, 5, 2, 1, 4, 3, 3, 5, 4, 2, 4, 4, 3],
    "bimodal": [1, 1, 1, 2, 3, 3, 3, 9],
    "offset 1e12": [1e12 + x for x in (0.5, 1.5, 2.5, 3.5, 14.5)],
    "offset 1e12, thousandths": [1e12 + x * x / 1000 for x in range(1, 60)],
    "large": [1e150, 2e150, 5e150, 5.5e150],
    "small": [1e-100, 2e-100, 5e-100, 5.5e-100],
    "skewed": [round(rng.gammavariate(2, 4), 1) for _ in range(80)],
    **{f"NIST {name}": [float(x) for x in NIST[name]["values"].split()] for name in NIST},
}


def root(fraction):
    return mpmath.sqrt(mpmath.mpf(fraction.numerator) / fraction.denominator)


def describe(values):
    n = len(values)
    out = {"values": [repr(x) for x in values]}
    counts = {x: values.count(x) for x in values}
    most = max(counts.values(), default=0)
    if most > 1:
        out["modes"] = sorted(x for x in counts if counts[x] == most)
    if n < 2:
        return out
    exact = [Fraction(x) for x in values]
    mean = sum(exact) / n
    second, third, fourth = (sum((x - mean) ** k for x in exact) / n for k in (2, 3, 4))
    se = root(second / (n - 1))
    out["se"] = float(se)
    half = mpmath.mpf(float(stats.t.isf(0.025, n - 1))) * se
    middle = mpmath.mpf(mean.numerator) / mean.denominator
    out["low"], out["high"] = float(middle - half), float(middle + half)
    if second:
        low, high = stats.t.interval(0.95, n - 1, loc=float(mean), scale=float(se))
        near(low, out["low"], 1e-12), near(high, out["high"], 1e-12)
    with numpy.errstate(all="ignore"):
        series = pandas.Series(values, dtype=float)
        if n > 2:
            out["skewness_se"] = math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
            if second:
                g1 = root(Fraction(n * (n - 1), (n - 2) ** 2)) * mpmath.mpf(third.numerator) / third.denominator
                out["skewness"] = float(g1 / root(second) ** 3)
                if 1e-50 < abs(mean) < 1e10 and abs(out["skewness"]) > 1e-6:
                    near(series.skew(), out["skewness"], 1e-8)
                    near(stats.skew(values, bias=False), out["skewness"], 1e-8)
        if n > 3:
            out["kurtosis_se"] = 2 * out["skewness_se"] * math.sqrt((n * n - 1) / ((n - 3) * (n + 5)))
            if second:
                out["kurtosis"] = float(Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * fourth / second**2 - 3 * (n - 1)))
                if 1e-50 < abs(mean) < 1e10:
                    near(series.kurt(), out["kurtosis"], 1e-6)
                    near(stats.kurtosis(values, bias=False), out["kurtosis"], 1e-6)
    return out


wilson = [(0, 1), (0, 10), (1, 10), (5, 10), (10, 10), (81, 263), (15, 148), (1, 29), (99999, 100000)]
newcombe = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (10, 10, 0, 10), (10, 10, 0, 20), (7, 34, 1, 34)]
save(
    "describe", {"pandas": pandas.__version__, "statsmodels": statsmodels.__version__},
    cases={name: describe(values) for name, values in CASES.items()},
    wilson=[[k, n, level, *map(float, proportion_confint(k, n, 1 - level, method="wilson"))] for k, n in wilson for level in (0.95, 0.9)],
    newcombe=[[a, m, b, n, *map(float, confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff"))] for a, m, b, n in newcombe],
)
