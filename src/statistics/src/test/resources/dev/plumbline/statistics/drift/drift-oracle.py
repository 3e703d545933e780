#!/usr/bin/env python3
"""Recomputes PSI, Jensen-Shannon and KS under our definitions from raw samples, with NumPy and SciPy only.

Writes drift-oracle.csv beside itself. Samples are integers of 2^-20, so that both sides read the same doubles. A column is
one case: its name, the sizes, psi, js, ks (of the raw samples), then the two samples.
Run: python3 drift-oracle.py   (NumPy 2.4.6, SciPy 1.17.1; the same seed gives the same file)
"""

import pathlib

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.stats import ks_2samp

ZERO_SHARE = 1e-4
UNIT = 2.0**-20


def shares(sample, edges):
    """Share of each group (lower, upper], the outer ones open."""
    groups = np.searchsorted(edges, sample, side="left")
    return np.bincount(groups, minlength=len(edges) + 1) / len(sample)


def psi(p, q):
    p, q = np.where(p == 0, ZERO_SHARE, p), np.where(q == 0, ZERO_SHARE, q)
    return float(np.sum((q - p) * np.log(q / p)))


def case(name, reference, current):
    reference, current = np.rint(reference / UNIT) * UNIT, np.rint(current / UNIT) * UNIT
    # The default of numpy.quantile is definition 7 of Hyndman and Fan.
    edges = np.unique(np.quantile(reference, np.arange(1, 10) / 10))
    p, q = shares(reference, edges), shares(current, edges)
    ks = ks_2samp(reference, current).statistic
    numbers = [len(reference), len(current), psi(p, q), float(jensenshannon(p, q, base=2)), float(ks)]
    units = np.concatenate([reference, current]) / UNIT
    return ",".join([name, *map(repr, numbers), *(str(int(unit)) for unit in units)])


def main():
    random = np.random.default_rng(20261125)
    normal = random.normal(0, 1, 700)
    cases = [
        case("no drift", normal, random.normal(0, 1, 300)),
        case("mean + 0.5", normal, random.normal(0.5, 1, 300)),
        case("deviation x 1.5", normal, random.normal(0, 1.5, 300)),
        case("empty groups", random.uniform(0, 1, 500), random.uniform(0.55, 0.75, 100)),
        case("heavy tail", random.pareto(2.5, 900), random.pareto(2.0, 400)),
        case("skewed", random.lognormal(0, 1, 1000), random.lognormal(0.2, 1.1, 60)),
        case("100 against 100", random.normal(0, 1, 100), random.normal(0, 1, 100)),
    ]
    pathlib.Path(__file__).with_name("drift-oracle.csv").write_text("\n".join(cases) + "\n")


if __name__ == "__main__":
    main()
