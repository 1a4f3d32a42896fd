"""Coefficients of src/numeric/erf.ts. Needs mpmath. Prints the two arrays, highest power first.

    near  erf(x) / x in z = x^2, for z in [0, 1]
    far   (1 + 2 x) exp(x^2) erfc(x) in t = (x - 3.75) / (x + 3.75), for x in [0.75, infinity)

The second form is from Shepherd and Laframboise, 1981, Mathematics of Computation 36(153);
the interval and the coefficients are our own, from Chebyshev interpolation with 60 digits.
"""

from mpmath import chebyfit, erf, erfc, exp, inf, mp, mpf, pi, sqrt

mp.dps = 60
CENTRE = mpf("3.75")


def near(z):
    return erf(sqrt(z)) / sqrt(z) if z > 0 else 2 / sqrt(pi)


def far(t):
    if t >= 1:
        return 2 / sqrt(pi)
    x = CENTRE * (1 + t) / (1 - t)
    if x > 1e5:
        # erfc(x) exp(x^2) = (1 - 1 / (2 x^2) + 3 / (4 x^4) - ...) / (x sqrt(pi))
        y = 1 / (2 * x * x)
        return (1 + 2 * x) / (x * sqrt(pi)) * (1 - y + 3 * y**2 - 15 * y**3 + 105 * y**4 - 945 * y**5)
    return (1 + 2 * x) * exp(x * x) * erfc(x)


def show(name, function, interval, terms):
    coefficients, error = chebyfit(function, interval, terms, error=True)
    print(f"{name}: {terms} terms, largest error {mp.nstr(error, 3)}")
    for coefficient in coefficients:
        print(f"  {float(coefficient)!r},")


show("near", near, [0, 1], 13)
show("far", far, [(mpf("0.75") - CENTRE) / (mpf("0.75") + CENTRE), 1], 23)
