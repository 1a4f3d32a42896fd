"""Coefficients of src/math/error-function.ts. Needs mpmath. Prints the two arrays, highest power first.

    near  erf(x) / x - 1 in z = x^2, for z in [0, 1]
    far   log(erfc(x)) in x, for x in [1, 3.95], from where on erf is 1 in float32

Chebyshev interpolation with 40 digits.
"""

from mpmath import chebyfit, erf, erfc, log, mp, mpf, pi, sqrt

mp.dps = 40


def near(z):
    return (erf(sqrt(z)) / sqrt(z) if z > 0 else 2 / sqrt(pi)) - 1


def far(x):
    return log(erfc(x))


def show(name, function, interval, terms):
    coefficients, error = chebyfit(function, interval, terms, error=True)
    print(f"{name}: {terms} terms, largest error {mp.nstr(error, 3)}")
    print("  " + ", ".join(mp.nstr(coefficient, 10) for coefficient in coefficients))


show("near", near, [0, 1], 6)
show("far", far, [1, mpf("3.95")], 9)
