"""Weights and moments for src/golden.test.ts, worked out without the library.

Needs mpmath and scipy. Writes golden.json beside this file.

Random words are Threefry-2x32 with 20 rounds as in packages/autograd/reference/threefry.py; uniform numbers their upper bits (24
of one word for float32, 53 of two for float64), normal ones the quantiles of the middles of the parts. Each initializer is
written from its formula, with 40 digits and one rounding at the end.
"""

import json
import math
from itertools import product
from pathlib import Path

from mpmath import erfc, erfinv, exp, log, matrix, mp, mpf, pi, quad, sqrt
from scipy.linalg import hadamard

mp.dps = 40

MASK = 0xFFFFFFFF
ROTATIONS = (13, 15, 26, 6, 17, 29, 16, 24)


def threefry(key, counter):
    schedule = (key[0], key[1], 0x1BD11BDA ^ key[0] ^ key[1])
    x = [(counter[0] + key[0]) & MASK, (counter[1] + key[1]) & MASK]
    for number in range(20):
        x[0] = (x[0] + x[1]) & MASK
        rotation = ROTATIONS[number % 8]
        x[1] = ((x[1] << rotation | x[1] >> (32 - rotation)) & MASK) ^ x[0]
        if number % 4 == 3:
            group = number // 4 + 1
            x[0] = (x[0] + schedule[group % 3]) & MASK
            x[1] = (x[1] + schedule[(group + 1) % 3] + group) & MASK
    return x


def word(key, index):
    return threefry(key, (index // 2, 0))[index % 2]


def fold(key, name):
    units = name.encode("utf-16-le")
    padded = units + b"\0" * (-len(units) % 4)
    for start in range(0, len(padded), 4):
        key = threefry(key, (int.from_bytes(padded[start : start + 4], "little"), 0xA0000000))
    return threefry(key, (len(units) // 2, 0xB0000000))


def parts(key, count, dtype):
    """Numbers of equal parts of [0, 1), and how many parts there are."""
    if dtype == "float32":
        return [word(key, i) >> 8 for i in range(count)], 2**24
    return [(word(key, 2 * i) << 21) + (word(key, 2 * i + 1) >> 11) for i in range(count)], 2**53


def uniform(key, count, dtype):
    numbers, of = parts(key, count, dtype)
    return [mpf(number) / of for number in numbers]


def quantile(p):
    return sqrt(2) * erfinv(2 * p - 1)


def normal(key, count, dtype):
    numbers, of = parts(key, count, dtype)
    return [quantile((mpf(number) + mpf("0.5")) / of) for number in numbers]


def size(shape):
    return math.prod(shape)


def fan(mode, fan_in, fan_out):
    return {
        "fanIn": mpf(fan_in),
        "fanOut": mpf(fan_out),
        "average": mpf(fan_in + fan_out) / 2,
        "geometric": sqrt(mpf(fan_in) * fan_out),
    }[mode]


def spread(key, request, variance, distribution):
    count, dtype = size(request["shape"]), request["dtype"]
    if distribution == "normal":
        return [z * sqrt(variance) for z in normal(key, count, dtype)]
    if distribution == "uniform":
        return [(2 * u - 1) * sqrt(3 * variance) for u in uniform(key, count, dtype)]
    _, cut_variance = cut_moments(-2, 2)
    return [z * sqrt(variance / cut_variance) for z in cut_normal(key, count, -2, 2)]


def density(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def lower_tail(z):
    return erfc(-z / sqrt(2)) / 2


def cut_moments(low, high):
    """By integration, not by the closed form."""
    mass = quad(density, [low, high])
    mean = quad(lambda z: z * density(z), [low, high]) / mass
    return mean, quad(lambda z: (z - mean) ** 2 * density(z), [low, high]) / mass


def cut_normal(key, count, low, high):
    """Above the middle from the upper end, as the source says; always 53 bits."""
    sign = -1 if low + high > 0 else 1
    start, end = (low, high) if sign > 0 else (-high, -low)
    mass = lower_tail(end) - lower_tail(start)
    return [
        sign * quantile(lower_tail(start) + (u + mpf(2) ** -54) * mass) for u in uniform(key, count, "float64")
    ]


def orthonormal(key, rows, columns, dtype):
    """By Gram and Schmidt, which leaves the diagonal of R positive."""
    if rows < columns:
        tall = orthonormal(key, columns, rows, dtype)
        return [[tall[j][i] for j in range(columns)] for i in range(rows)]
    drawn = normal(key, rows * columns, dtype)
    q = []
    for j in range(columns):
        v = [drawn[i * columns + j] for i in range(rows)]
        for u in q:
            along = sum(a * b for a, b in zip(u, v))
            v = [b - along * a for a, b in zip(u, v)]
        length = sqrt(sum(a * a for a in v))
        q.append([a / length for a in v])
    return [[q[j][i] for j in range(columns)] for i in range(rows)]


def flat(rows):
    return [x for row in rows for x in row]


def kernel(shape, at):
    """All elements of a kernel from those in the middle of its window."""
    centre = [(length - 1) // 2 for length in shape[2:]]
    places = product(*[range(length) for length in shape])
    return [at(p[0], p[1]) if list(p[2:]) == centre else mpf(0) for p in places]


def over_elements(values):
    mean = sum(values) / len(values)
    return mean, sum((x - mean) ** 2 for x in values) / len(values)


def orthogonal(key, r, gain=1):
    rows, columns = r["shape"][0], size(r["shape"][1:])
    values = [gain * x for x in flat(orthonormal(key, rows, columns, r["dtype"]))]
    return values, (0, mpf(gain) ** 2 / max(rows, columns))


def delta_orthogonal(key, r, gain=1):
    outputs, inputs, *window = r["shape"]
    q = orthonormal(key, outputs, inputs, r["dtype"])
    return kernel(r["shape"], lambda o, i: gain * q[o][i]), (0, mpf(gain) ** 2 / max(outputs, inputs) / size(window))


def sparse(key, r, sparsity, deviation=0.01):
    rows, inputs = r["shape"][0], size(r["shape"][1:])
    zeros = round(sparsity * inputs)
    drawn = normal(fold(key, "weights"), rows * inputs, r["dtype"])
    places = uniform(fold(key, "places"), rows * inputs, "float32")
    values = []
    for row in range(rows):
        lane = places[row * inputs : (row + 1) * inputs]
        empty = sorted(range(inputs), key=lambda i: lane[i])[:zeros]
        values += [mpf(0) if i in empty else drawn[row * inputs + i] * deviation for i in range(inputs)]
    return values, (0, mpf(deviation) ** 2 * (inputs - zeros) / inputs)


def identity(key, r, gain=1):
    rows, columns = r["shape"]
    values = [mpf(gain) if i == j else mpf(0) for i in range(rows) for j in range(columns)]
    return values, over_elements(values)


def dirac(key, r, groups=1):
    outputs = r["shape"][0] // groups
    values = kernel(r["shape"], lambda o, i: mpf(1 if o % outputs == i else 0))
    return values, over_elements(values)


def zero_hadamard(key, r, gain=math.sqrt(2)):
    outputs, inputs = r["shape"][:2]
    order = 2 ** math.ceil(math.log2(outputs))
    h = hadamard(order)
    scale = mpf(gain) / sqrt(order)
    grown = outputs > inputs
    values = kernel(r["shape"], lambda o, i: int(h[o][i]) * scale if grown else mpf(1 if o == i else 0))
    return values, over_elements(values)


def forget_gate_one(key, r, value=1):
    quarter = r["shape"][0] // 4
    values = [mpf(value) if quarter <= i < 2 * quarter else mpf(0) for i in range(4 * quarter)]
    return values, over_elements(values)


def truncated_normal(key, r, mean=0, deviation=0.05, low=-2, high=2, deviationOf="normal"):
    m, v = cut_moments(low, high)
    scale = mpf(deviation) if deviationOf == "normal" else deviation / sqrt(v)
    values = [mean + scale * z for z in cut_normal(key, size(r["shape"]), low, high)]
    return values, (mean + scale * m, scale**2 * v)


def scaled(distribution, variance):
    """An initializer whose variance follows from the fans and the options alone."""

    def initializer(key, r, **options):
        v = variance(mpf(r["fanIn"]), mpf(r["fanOut"]), **options)
        return spread(key, r, v, distribution), (0, v)

    return initializer


def variance_scaling(key, r, scale=1, mode="fanIn", distribution="truncated"):
    v = scale / fan(mode, r["fanIn"], r["fanOut"])
    return spread(key, r, v, distribution), (0, v)


def constant(value):
    def initializer(key, r, **options):
        v = value(**options)
        return [v] * size(r["shape"]), (v, 0)

    return initializer


def plain_uniform(key, r, min=-0.05, max=0.05):
    low, width = mpf(min), mpf(max) - mpf(min)
    return [low + u * width for u in uniform(key, size(r["shape"]), r["dtype"])], (low + width / 2, width**2 / 12)


def plain_normal(key, r, mean=0, deviation=0.05):
    values = [mean + z * deviation for z in normal(key, size(r["shape"]), r["dtype"])]
    return values, (mean, mpf(deviation) ** 2)


def he(fan_in, fan_out, negativeSlope=0, mode="fanIn"):
    return 2 / ((1 + mpf(negativeSlope) ** 2) * (fan_in if mode == "fanIn" else fan_out))


def xavier(fan_in, fan_out, gain=1):
    return 2 * mpf(gain) ** 2 / (fan_in + fan_out)


initializers = {
    "zeros": constant(lambda: mpf(0)),
    "ones": constant(lambda: mpf(1)),
    "constant": constant(lambda value: mpf(value)),
    "reZero": constant(lambda: mpf(0)),
    "skipInit": constant(lambda value=0: mpf(value)),
    "priorProbability": constant(lambda probability=0.01: -log((1 - mpf(probability)) / mpf(probability))),
    "uniform": plain_uniform,
    "normal": plain_normal,
    "truncatedNormal": truncated_normal,
    "xavierUniform": scaled("uniform", xavier),
    "xavierNormal": scaled("normal", xavier),
    "heUniform": scaled("uniform", he),
    "heNormal": scaled("normal", he),
    "lecunUniform": scaled("uniform", lambda i, o: 1 / i),
    "lecunNormal": scaled("normal", lambda i, o: 1 / i),
    "varianceScaling": variance_scaling,
    "siren": scaled("uniform", lambda i, o, frequency=30: 2 / (i * mpf(frequency) ** 2)),
    "sirenFirst": scaled("uniform", lambda i, o: 1 / (3 * i**2)),
    "fixup": scaled("normal", lambda i, o, branches, layers=2: 2 / i * mpf(branches) ** (-mpf(2) / (2 * layers - 2))),
    "gpt2Residual": scaled("normal", lambda i, o, blocks, deviation=0.02: mpf(deviation) ** 2 / (2 * blocks)),
    "orthogonal": orthogonal,
    "deltaOrthogonal": delta_orthogonal,
    "sparse": sparse,
    "identity": identity,
    "dirac": dirac,
    "zeroHadamard": zero_hadamard,
    "forgetGateOne": forget_gate_one,
}

MATRIX = {"shape": [3, 4], "fanIn": 4, "fanOut": 3}
TALL = {"shape": [5, 2], "fanIn": 2, "fanOut": 5}
KERNEL = {"shape": [4, 2, 3, 2], "fanIn": 12, "fanOut": 24}

wanted = [
    ("zeros", {}, MATRIX),
    ("ones", {}, MATRIX),
    ("constant", {"value": 0.3}, MATRIX),
    ("reZero", {}, MATRIX),
    ("skipInit", {"value": 0.25}, MATRIX),
    ("priorProbability", {}, MATRIX),
    ("priorProbability", {"probability": 0.7}, MATRIX),
    ("uniform", {}, MATRIX),
    ("uniform", {"min": -1, "max": 3}, KERNEL),
    ("normal", {}, MATRIX),
    ("normal", {"mean": 2, "deviation": 0.5}, KERNEL),
    ("truncatedNormal", {}, MATRIX),
    ("truncatedNormal", {"deviationOf": "weights", "deviation": 1}, MATRIX),
    ("truncatedNormal", {"mean": 1, "deviation": 2, "low": -0.5, "high": 3}, MATRIX),
    ("truncatedNormal", {"deviation": 1, "low": 4, "high": 6, "deviationOf": "weights"}, MATRIX),
    ("truncatedNormal", {"deviation": 1, "low": -9, "high": -8.5}, MATRIX),
    ("xavierUniform", {"gain": 2}, MATRIX),
    ("xavierNormal", {}, KERNEL),
    ("heUniform", {"mode": "fanOut"}, MATRIX),
    ("heNormal", {"negativeSlope": 0.5}, KERNEL),
    ("lecunUniform", {}, MATRIX),
    ("lecunNormal", {}, KERNEL),
    ("varianceScaling", {}, MATRIX),
    ("varianceScaling", {"scale": 3, "mode": "geometric", "distribution": "uniform"}, TALL),
    ("varianceScaling", {"scale": 2, "mode": "fanOut", "distribution": "normal"}, KERNEL),
    ("varianceScaling", {"mode": "average"}, TALL),
    ("siren", {}, MATRIX),
    ("siren", {"frequency": 5}, TALL),
    ("sirenFirst", {}, TALL),
    ("fixup", {"branches": 16}, MATRIX),
    ("fixup", {"branches": 10, "layers": 3}, KERNEL),
    ("gpt2Residual", {"blocks": 12}, MATRIX),
    ("orthogonal", {}, MATRIX),
    ("orthogonal", {"gain": 1.5}, TALL),
    ("orthogonal", {}, KERNEL),
    ("deltaOrthogonal", {}, KERNEL),
    ("deltaOrthogonal", {"gain": 2}, {"shape": [2, 3, 4], "fanIn": 12, "fanOut": 8}),
    ("sparse", {"sparsity": 0.5}, MATRIX),
    ("sparse", {"sparsity": 0.7, "deviation": 1}, KERNEL),
    ("identity", {"gain": 0.5}, MATRIX),
    ("identity", {}, TALL),
    ("dirac", {}, KERNEL),
    ("dirac", {"groups": 2}, KERNEL),
    ("zeroHadamard", {}, TALL),
    ("zeroHadamard", {"gain": 1}, {"shape": [13, 6], "fanIn": 6, "fanOut": 13}),
    ("zeroHadamard", {"gain": 1}, {"shape": [12, 9], "fanIn": 9, "fanOut": 12}),
    ("zeroHadamard", {}, MATRIX),
    ("zeroHadamard", {}, KERNEL),
    ("forgetGateOne", {}, {"shape": [8], "fanIn": 2, "fanOut": 2}),
    ("forgetGateOne", {"value": 3}, {"shape": [12], "fanIn": 3, "fanOut": 3}),
]

cases = []
for seed, (name, options, request) in enumerate(wanted, start=1):
    for dtype in ("float64", "float32"):
        asked = {**request, "dtype": dtype}
        values, (mean, variance) = initializers[name]((seed, 0), asked, **options)
        moments = {"mean": float(mean), "variance": float(variance)}
        cases.append({"name": name, "options": options, "seed": seed, **asked, **moments, "values": [float(x) for x in values]})

lines = ",\n".join(json.dumps(case) for case in cases)
(Path(__file__).parent / "golden.json").write_text(f"[\n{lines}\n]\n")
