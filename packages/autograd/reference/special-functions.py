"""Reference values for the tests of src/numeric and src/random.

Needs mpmath. Writes special-functions.json beside this file; `biome check --write` gives it its layout.

Every input is an exact float64 and every output is the float64 nearest to the true value, worked out with 60 digits.
"""

import json
import random
from pathlib import Path

from mpmath import erf, erfc, erfinv, findroot, log, mp, mpf, sqrt

mp.dps = 60


def lower_tail(x):
    return erfc(-x / sqrt(2)) / 2


def inverse_normal(p):
    """The root of lower_tail(x) = p, by Newton's method on the logarithm where p is small."""
    p = mpf(p)
    if p > mpf("0.1"):
        return sqrt(2) * erfinv(2 * p - 1) if p < mpf("0.9") else -inverse_normal(1 - p)
    start = -sqrt(-2 * log(p) - log(-2 * log(p) * 2 * mp.pi)) if p < mpf("0.01") else mpf(-2)
    return findroot(lambda x: log(lower_tail(x)) - log(p), start)


generator = random.Random(20)

probabilities = [10.0**-k for k in (300, 250, 200, 150, 100, 50, 30, 20, 16, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2)]
probabilities += [5e-324, 1e-320, 2.0**-1022, 2.0**-25, 2.0**-54, 0.025, 0.05, 0.0749999, 0.075, 0.0750001, 0.1, 0.25]
probabilities += [0.4, 0.49, 0.4999999, 0.5 - 2.0**-54, 0.5, 0.5 + 2.0**-53, 0.5000001, 0.6, 0.75, 0.9, 0.925]
probabilities += [0.95, 0.975, 0.99, 0.999, 0.999999, 1 - 2.0**-25, 1 - 2.0**-53]
probabilities += [generator.random() for _ in range(60)] + [10 ** generator.uniform(-300, -1) for _ in range(60)]

arguments = [1e-300, 1e-10, 1e-5, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.75, 0.7500001, 0.9, 1.0, 1.0000001, 1.2, 1.5, 1.8]
arguments += [2.0, 2.5, 3.0, 3.75, 4.0, 5.0, 5.8, 6.0, 7.0, 10.0, 15.0, 20.0, 26.0]
arguments += [generator.uniform(0, 6) for _ in range(60)] + [generator.uniform(6, 26) for _ in range(30)]
arguments += [-x for x in arguments]

positives = [5e-324, 1e-310, 2.0**-1022, 1e-300, 1e-100, 1e-16, 1e-3, 0.1, 0.5, 0.7, 0.7071067811865475]
positives += [0.7071067811865476, 0.9, 1 - 2.0**-53, 1 + 2.0**-52, 1.4142135623730951, 1.5, 2.0, 3.0, 10.0, 1e5, 1e100]
positives += [1.7976931348623157e308]
positives += [10 ** generator.uniform(-300, 300) for _ in range(60)] + [generator.uniform(0.4, 2.5) for _ in range(60)]

tables = {
    "inverseNormal": [[p, float(inverse_normal(p))] for p in probabilities],
    "erf": [[x, float(erf(mpf(x)))] for x in arguments],
    "erfc": [[x, float(erfc(mpf(x)))] for x in arguments],
    "log": [[x, float(log(mpf(x)))] for x in positives],
}

(Path(__file__).parent / "special-functions.json").write_text(json.dumps(tables) + "\n")
