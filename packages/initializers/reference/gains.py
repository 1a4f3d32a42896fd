"""The gains of activations, for src/gain.ts and its test.

Needs mpmath. Writes gains.json beside this file.

He et al., 2015, equations 7 to 10: a layer keeps the size of signals where fanIn σ² E[f(z)²] = 1 for standard normal z, so that
the gain is 1 / √E[f(z)²]. Integrated with 40 digits.
"""

import json
from pathlib import Path

from mpmath import erfc, exp, mp, mpf, pi, quad, sqrt

mp.dps = 40


def gain(activation):
    pieces = [-40, -20, -8, -4, -1, 0, 1, 4, 8, 20, 40]
    return 1 / sqrt(quad(lambda z: activation(z) ** 2 * exp(-z * z / 2) / sqrt(2 * pi), pieces))


SLOPE = mpf("0.2")
activations = {
    "linear": lambda z: z,
    "relu": lambda z: max(z, mpf(0)),
    "leakyRelu": lambda z: z if z > 0 else SLOPE * z,
    "gelu": lambda z: z * erfc(-z / sqrt(2)) / 2,
    "silu": lambda z: z / (1 + exp(-z)),
}

gains = {name: float(gain(activation)) for name, activation in activations.items()}
(Path(__file__).parent / "gains.json").write_text(json.dumps(gains, indent=2) + "\n")
