"""Scales: alpha and its interval from pingouin, alpha without each item and item-rest correlations from NumPy, omega
of one factor by solving the likelihood equations with mpmath at 40 digits (scripts in R fit the same with factanal,
which stops at about 6 digits)."""

import math
import random

import mpmath
import numpy
import pandas
import pingouin

from common import near, save

mpmath.mp.dps = 40
rng = random.Random(17)


def items(n, loadings, noise=1.0, points=5, reverse=()):
    rows = []
    for _ in range(n):
        factor = rng.gauss(0, 1)
        row = []
        for place, loading in enumerate(loadings):
            x = factor * loading + rng.gauss(0, noise * math.sqrt(max(0.1, 1 - loading**2)))
            point = min(points, max(1, round((points + 1) / 2 + 1.1 * x)))
            row.append(float(points + 1 - point if place in reverse else point))
        rows.append(row)
    return rows


DATA = {
    "five items": items(60, [0.8, 0.7, 0.6, 0.75, 0.5]),
    "three items": items(40, [0.7, 0.8, 0.6], points=7),
    "eight items": items(150, [0.5, 0.6, 0.7, 0.8, 0.4, 0.65, 0.55, 0.75], points=4),
    "weak": items(80, [0.3, 0.35, 0.4, 0.3]),
    "one turned": items(70, [0.8, 0.7, 0.75, 0.7], reverse=(2,)),
    "two turned of four": items(70, [0.8, 0.7, 0.75, 0.72, 0.7], reverse=(1, 3)),
    "two items": items(30, [0.8, 0.7]),
    "units": [[a, 10 * b, c / 10, d + 1e6] for a, b, c, d in items(50, [0.7, 0.8, 0.6, 0.7])],
    "yes or no": [[float(x > 3) for x in row] for row in items(90, [0.7, 0.8, 0.6, 0.7])],
}


def alpha(x):
    k = x.shape[1]
    c = numpy.cov(x, rowvar=False)
    return k / (k - 1) * (1 - numpy.trace(c) / c.sum())


def omega(x):
    r = numpy.corrcoef(x, rowvar=False)
    k = len(r)
    # Fixed point to begin with (EM), then Newton on the likelihood equations.
    loading, psi = numpy.full(k, 0.6) * numpy.sign(numpy.linalg.eigh(r)[1][:, -1]), numpy.full(k, 0.5)
    for _ in range(3000):
        beta = (loading / psi) / (1 + (loading**2 / psi).sum())
        second = 1 - beta @ loading + beta @ r @ beta
        loading = r @ beta / second
        psi = 1 - loading * (r @ beta)
    if psi.min() < 0.006:
        return None
    exact = mpmath.matrix([[mpmath.mpf(0)] * k for _ in range(k)])
    columns = [[mpmath.mpf(v) for v in x[:, j]] for j in range(k)]
    means = [sum(c) / len(c) for c in columns]
    cross = [[sum((a - means[i]) * (b - means[j]) for a, b in zip(columns[i], columns[j])) for j in range(k)] for i in range(k)]
    for i in range(k):
        for j in range(k):
            exact[i, j] = cross[i][j] / mpmath.sqrt(cross[i][i] * cross[j][j])

    def equations(*l):
        u = [1 - v * v for v in l]
        w = [v / p for v, p in zip(l, u)]
        top = 1 + sum(a * b for a, b in zip(l, w))
        return [sum(exact[i, j] * w[j] for j in range(k)) - l[i] * top for i in range(k)]

    found = mpmath.findroot(equations, [mpmath.mpf(v) for v in loading], tol=1e-50, maxsteps=50)
    l = [found[i] for i in range(k)]
    if sum(l) < 0:
        l = [-v for v in l]
    s = [mpmath.sqrt(cross[i][i] / (len(x) - 1)) for i in range(k)]

    def total(scale):
        common = sum(a * b for a, b in zip(l, scale)) ** 2
        return float(common / (common + sum((1 - a * a) * b * b for a, b in zip(l, scale))))

    return {"omega": total(s), "omega_standardised": total([mpmath.mpf(1)] * k), "loadings": [float(v) for v in l]}


def of(rows):
    x = numpy.array(rows)
    n, k = x.shape
    r = numpy.corrcoef(x, rowvar=False)
    mean = (r.sum() - k) / (k * (k - 1))
    raw, ci = pingouin.cronbach_alpha(pandas.DataFrame(x))
    near(raw, alpha(x))
    from scipy.stats import f
    low, high = (1 - (1 - raw) * f.isf(q, n - 1, (n - 1) * (k - 1)) for q in (0.025, 0.975))
    assert abs(low - ci[0]) < 1e-3 and abs(high - ci[1]) < 1e-3  # pingouin rounds to three digits
    out = {"rows": rows, "alpha": raw, "low": low, "high": high, "mean_correlation": mean,
           "standardised": k * mean / (1 + (k - 1) * mean),
           "rest": [numpy.corrcoef(x[:, i], numpy.delete(x, i, 1).sum(axis=1))[0, 1] for i in range(k)]}
    if k > 2:
        out["dropped"] = [alpha(numpy.delete(x, i, 1)) for i in range(k)]
        out.update(omega(x) or {})
    return out


save("scale", {"pandas": pandas.__version__, "pingouin": pingouin.__version__},
     cases={name: of(rows) for name, rows in DATA.items()})
