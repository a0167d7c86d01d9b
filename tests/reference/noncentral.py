"""Intervals of Cramer's V and of epsilon squared: the noncentralities at which the statistic that was found lies at
a tail of 2.5 %, by bisection with 40 digits on the Poisson mixture of central chi-squared tails (mpmath), checked with
scipy.stats.ncx2. Reads crosstab.json and compare.json, which crosstab.py and compare.py write."""

import json
import math

import mpmath
from scipy import stats

from common import OUT, near, save

mpmath.mp.dps = 40
CDF = [(3.0, 2, 1.0), (0.7, 1, 4.0), (25.0, 4, 10.0), (25.0, 4, 60.0), (180.5, 12, 120.0), (5000.0, 3, 4800.0),
       (4500.0, 3, 4800.0), (1e-3, 5, 2.5)]


def below(x, df, apart):
    """P(X <= x): weights from the heaviest outwards, until nothing is added."""
    a, y, mean = mpmath.mpf(df) / 2, mpmath.mpf(x) / 2, mpmath.mpf(apart) / 2
    if mean == 0:
        return mpmath.gammainc(a, 0, y, regularized=True)
    weight = lambda j: mpmath.exp(j * mpmath.log(mean) - mean - mpmath.loggamma(j + 1))
    middle, total = int(mean), mpmath.mpf(0)
    for way in (1, -1):
        j = middle if way == 1 else middle - 1
        while j >= 0:
            w = weight(j)
            if w < mpmath.mpf(10) ** -30:
                break
            total += w * mpmath.gammainc(a + j, 0, y, regularized=True)
            j += way
    return total


def root(x, df, want):
    if below(x, df, 0) < want:
        return None
    low, high = mpmath.mpf(0), mpmath.mpf(max(x, 1))
    while below(x, df, high) > want:
        low, high = high, 2 * high
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(x, df, middle) > want else (low, middle)
    found = float(low)
    # SciPy's own tail there, to as many digits as it has.
    if found > 0:
        near(stats.ncx2.cdf(float(x), df, found), float(want), 1e-6)
    return found


def ends(x, df, of):
    high = root(x, df, mpmath.mpf("0.025"))
    if high is None:
        return [None, None]
    return [min(1.0, of(it)) for it in (root(x, df, mpmath.mpf("0.975")) or 0.0, high)]


def v(case):
    table = case["table"]
    rows = sum(1 for r in table if sum(r))
    columns = sum(1 for c in zip(*table) if sum(c))
    n = sum(map(sum, table))
    return ends(case["chi_squared"], case["df"], lambda it: math.sqrt(it / (n * (min(rows, columns) - 1))))


def epsilon(case):
    n = sum(map(len, case["groups"]))
    return ends(case["h"], len(case["groups"]) - 1, lambda it: it / (n - 1))


read = lambda name: json.loads((OUT / f"{name}.json").read_text())
save("noncentral", {}, cdf={f"{x} {df} {apart}": [x, df, apart, float(below(x, df, apart))] for x, df, apart in CDF},
     v={name: v(case) for name, case in read("crosstab")["cases"].items()},
     epsilon={name: epsilon(case) for name, case in read("compare")["many"].items()})
