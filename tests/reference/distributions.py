"""Tails and quantiles from SciPy, each checked with mpmath at 40 digits; where SciPy has fewer than 13 digits,
mpmath's number is kept and the case listed under "mpmath"."""

import math

import mpmath
from scipy import special, stats

from common import save

mpmath.mp.dps = 40
kept = []


def check(name, arguments, found, exact):
    exact = float(exact)
    if not math.isclose(found, exact, rel_tol=1e-13):
        kept.append([name, *arguments])
    return [*arguments, exact]


def beta(a, b, x):
    return mpmath.betainc(a, b, 0, x, regularized=True)


def t_both(t, df):
    t, df = mpmath.mpf(t), mpmath.mpf(df)
    return beta(df / 2, mpmath.mpf(1) / 2, df / (df + t * t))


def f_upper(f, a, b):
    f, a, b = map(mpmath.mpf, (f, a, b))
    return beta(b / 2, a / 2, b / (b + a * f))


def chi(x, df):
    return mpmath.gammainc(mpmath.mpf(df) / 2, mpmath.mpf(x) / 2, mpmath.inf, regularized=True)


def root(f, start):
    return mpmath.findroot(f, mpmath.mpf(start), tol=1e-60)


normal = [0.0, 0.1, 0.5, 1.0, 1.4, 1.959963984540054, 3.0, 5.0, 8.0, 20.0, 37.0]
ts = [(t, df) for t in (0.001, 0.5, 1.0, 2.0, 4.5, 12.0, 40.0) for df in (1, 2, 3.7, 10, 57.25, 400, 20000, 1e6)]
chis = [(x, df) for x in (0.001, 0.5, 2.0, 7.3, 40.0, 250.0) for df in (1, 2, 3, 8, 30, 300)]
fs = [(f, a, b) for f in (0.01, 0.6, 1.0, 2.5, 11.0) for a, b in
      ((1, 1), (2, 5), (9, 3.5), (59, 413), (199, 1791), (1, 50000))]
binomials = [(k, n, p) for k, n, p in ((0, 5, 0.5), (3, 10, 0.5), (12, 40, 0.5), (40, 100, 0.45), (2, 7, 0.1), (480, 1000, 0.5))]
levels = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]

save(
    "distributions", {},
    exp=[[x, float(mpmath.exp(x))] for x in (-740.0, -300.5, -20.0, -0.7, -1e-9, 0.3, 1.0, 2.5, 88.8, 600.0, 709.0)],
    ln=[[x, float(mpmath.log(x))] for x in (5e-324, 1e-308, 1e-20, 0.1, 0.5, 0.72, 0.999999, 1.0000001, 1.5, 3.0, 1e10, 1.7e308)],
    ln_gamma=[check("ln_gamma", [x], special.gammaln(x), mpmath.loggamma(x))
              for x in (0.001, 0.5, 1.5, 3.0, 4.25, 10.0, 31.5, 1000.0, 123456.7)],
    normal_upper=[check("normal_upper", [z], stats.norm.sf(z), mpmath.erfc(mpmath.mpf(z) / mpmath.sqrt(2)) / 2) for z in normal],
    t_both=[check("t_both", [t, df], 2 * stats.t.sf(t, df), t_both(t, df)) for t, df in ts],
    chi_squared_upper=[check("chi_squared_upper", [x, df], stats.chi2.sf(x, df), chi(x, df)) for x, df in chis],
    f_upper=[check("f_upper", [f, a, b], stats.f.sf(f, a, b), f_upper(f, a, b)) for f, a, b in fs],
    binomial_up_to=[check("binomial_up_to", [k, n, p], stats.binom.cdf(k, n, p), beta(n - k, k + 1, 1 - mpmath.mpf(p)))
                    for k, n, p in binomials],
    normal_within=[check("normal_within", [x], stats.norm.isf((1 - x) / 2),
                         root(lambda z: mpmath.erfc(z / mpmath.sqrt(2)) - (1 - mpmath.mpf(x)), stats.norm.isf((1 - x) / 2)))
                   for x in levels],
    t_within=[check("t_within", [x, df], stats.t.isf((1 - x) / 2, df),
                    root(lambda t: t_both(t, df) - (1 - mpmath.mpf(x)), stats.t.isf((1 - x) / 2, df)))
              for x in (0.9, 0.95, 0.99) for df in (1, 2, 3.7, 10, 57.25, 400, 50000, 1e6)],
    chi_squared_point=[check("chi_squared_point", [q, df], stats.chi2.isf(q, df),
                             root(lambda y: chi(y, df) - mpmath.mpf(q), stats.chi2.isf(q, df)))
                       for q in (0.975, 0.5, 0.05, 0.001) for df in (1, 4, 30)],
    f_point=[check("f_point", [q, a, b], stats.f.isf(q, a, b),
                   root(lambda y: f_upper(y, a, b) - mpmath.mpf(q), stats.f.isf(q, a, b)))
             for q in (0.975, 0.5, 0.025) for a, b in ((1, 9), (59, 413), (199, 1791))],
    mpmath=kept,
)
