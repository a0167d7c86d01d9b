"""Crosstabs: chi-squared, expected counts and Cramer's V from SciPy, adjusted residuals from statsmodels, odds
ratio and its interval from statsmodels, Fisher's p by counting all tables in fractions (and 2 x 2 from SciPy),
Bergsma's V from its formula, in plain Python."""

import math
from fractions import Fraction
from functools import lru_cache

import numpy
import statsmodels
from scipy import stats
from scipy.stats.contingency import association
from statsmodels.stats.contingency_tables import Table, Table2x2

from common import near, save

TABLES = {
    "tea": [[3, 1], [1, 3]],
    "two by two": [[12, 5], [7, 16]],
    "two by two, large": [[1200, 911], [1034, 1310]],
    "an empty cell": [[0, 6], [9, 4]],
    "small": [[2, 0, 1], [1, 3, 0], [0, 1, 2]],
    "job satisfaction": [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]],
    "three by two": [[7, 2], [3, 9], [4, 4]],
    "two by five": [[4, 7, 1, 0, 2], [1, 3, 6, 8, 5]],
    "sparse": [[1, 0, 0, 0, 3], [0, 2, 0, 1, 0], [0, 0, 5, 0, 1], [2, 0, 0, 1, 0]],
    "equal": [[5, 5], [5, 5]],
    "wards": [[14, 22, 9, 31], [8, 19, 17, 25], [21, 11, 13, 18]],
}


def fisher(table):
    """All tables with the same totals, column by column, with exact probabilities."""
    rows = [sum(r) for r in table]
    columns = [sum(c) for c in zip(*table)]
    fact = math.factorial
    weight = math.prod(fact(x) for r in table for x in r)

    def fills(open_, left):
        if len(left) == 1:
            if open_ <= left[0]:
                yield (open_,)
            return
        for x in range(min(open_, left[0]) + 1):
            for rest in fills(open_ - x, left[1:]):
                yield (x, *rest)

    @lru_cache(None)
    def products(place, left):
        """Each product of factorials that filling the columns from here can give, with how many tables give it."""
        if place == len(columns) - 1:
            return {math.prod(fact(x) for x in left): 1}
        found = {}
        for fill in fills(columns[place], left):
            own = math.prod(fact(x) for x in fill)
            for product, count in products(place + 1, tuple(a - b for a, b in zip(left, fill))).items():
                found[own * product] = found.get(own * product, 0) + count
        return found

    top = math.prod(map(fact, rows)) * math.prod(map(fact, columns))
    bottom = fact(sum(rows))
    total, p = Fraction(0), Fraction(0)
    for product, count in products(0, tuple(rows)).items():
        share = Fraction(count * top, bottom * product)
        total += share
        if product * (1 + 1e-7) >= weight:
            p += share
    assert total == 1
    return float(p)


def bergsma(table):
    n, r, c = table.sum(), *table.shape
    phi = stats.chi2_contingency(table, correction=False).statistic / n
    phi = max(0, phi - (r - 1) * (c - 1) / (n - 1))
    r, c = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    return math.sqrt(phi / min(r - 1, c - 1))


def of(rows):
    table = numpy.array(rows)
    it = stats.chi2_contingency(table, correction=False)
    out = {
        "table": rows, "chi_squared": it.statistic, "df": it.dof, "p": it.pvalue,
        "expected": it.expected_freq.flatten().tolist(),
        "residuals": Table(table, shift_zeros=False).standardized_resids.flatten().tolist(),
        "v": association(table, method="cramer", correction=False),
        "v_corrected": bergsma(table),
    }
    if table.sum() < 120:
        out["fisher"] = fisher(rows)
    if table.shape == (2, 2):
        out["fisher"] = near(stats.fisher_exact(table).pvalue, out.get("fisher", stats.fisher_exact(table).pvalue))
        yates = stats.chi2_contingency(table, correction=True)
        out["yates"], out["yates_p"] = yates.statistic, yates.pvalue
        if table.min() > 0:
            two = Table2x2(table, shift_zeros=False)
            out["odds_ratio"] = [two.oddsratio, *two.oddsratio_confint(0.05)]
    return out


save("crosstab", {"statsmodels": statsmodels.__version__}, cases={name: of(rows) for name, rows in TABLES.items()})
