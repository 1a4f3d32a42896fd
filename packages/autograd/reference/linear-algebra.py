"""Reference values for the tests of src/linalg/host.

Needs mpmath and numpy. Writes linear-algebra.json beside this file; `biome check --write` gives it its layout.

Singular values, eigenvalues and determinants are worked out with 60 digits and rounded once, from matrices whose
elements are exact float64 numbers. QR factors are numpy's, that is LAPACK's dgeqrf and dorgqr, for the signs.
"""

import json
from pathlib import Path

import numpy
from mpmath import det, eigsy, matrix, mp, svd_r

mp.dps = 60


def hilbert(n):
    return [[1.0 / (1 + i + j) for j in range(n)] for i in range(n)]


def wilkinson(n):
    """Wilkinson's W+: a tridiagonal matrix whose larger eigenvalues come in nearly equal pairs."""
    return [[abs(i - n // 2) * 1.0 if i == j else 1.0 if abs(i - j) == 1 else 0.0 for j in range(n)] for i in range(n)]


def graded(n):
    """Columns of very different lengths, none of them close to depending on the others."""
    return [[((i * j + i + 2 * j) % 7 + (5 if i == j else 0)) * 2.0 ** (-12 * j) for j in range(n)] for i in range(n)]


def case(rows, **values):
    return {"rows": len(rows), "columns": len(rows[0]), "matrix": [x for row in rows for x in row], **values}


def singular(rows):
    values = svd_r(matrix(rows), compute_uv=False)
    return case(rows, values=[float(x) for x in values])


def eigen(rows):
    return case(rows, values=[float(x) for x in eigsy(matrix(rows), eigvals_only=True)])


def determinant(rows):
    value = det(matrix(rows))
    return case(rows, sign=int(mp.sign(value)), logAbs=float(mp.log(abs(value))))


def factors(rows):
    q, r = numpy.linalg.qr(numpy.array(rows))
    return case(rows, q=q.flatten().tolist(), r=r.flatten().tolist())


signed = [[2.0, -1.0, 0.5, 3.0], [-4.0, 1.0, 2.0, -0.5], [1.0, 5.0, -3.0, 2.0], [0.25, -2.0, 1.0, 4.0]]

tables = {
    "singularValues": {
        "hilbert": singular(hilbert(10)),
        "tall": singular([row[:3] for row in hilbert(6)]),
        "wide": singular(hilbert(6)[:2]),
        "graded": singular(graded(6)),
    },
    "eigenvalues": {
        "hilbert": eigen(hilbert(10)),
        "wilkinson": eigen(wilkinson(21)),
        "signed": eigen([[signed[max(i, j)][min(i, j)] for j in range(4)] for i in range(4)]),
    },
    "determinants": {
        "hilbert": determinant(hilbert(6)),
        "signed": determinant(signed),
        "wilkinson": determinant(wilkinson(7)),
    },
    "qr": {
        "square": factors(signed),
        "tall": factors([row[:2] for row in signed]),
        "wide": factors(signed[:2]),
        "upper": factors([[1.0, 2.0, 3.0], [0.0, 4.0, 5.0], [0.0, 0.0, 6.0]]),
        "zeroColumn": factors([[0.0, 1.0], [0.0, 2.0], [0.0, -2.0]]),
        "negative": factors([[-3.0, 1.0], [4.0, 2.0]]),
    },
}
(Path(__file__).parent / "linear-algebra.json").write_text(json.dumps(tables, indent=1) + "\n")
