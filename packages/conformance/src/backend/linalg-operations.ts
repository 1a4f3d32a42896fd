import { abs, argSort, concat, cumulativeSum, type Shape, type Tensor, tensor } from '@chainrule/autograd'
import {
  cholesky,
  determinant,
  inverse,
  logDeterminant,
  qr,
  singularValues,
  solve,
  symmetricEigen,
} from '@chainrule/autograd/linalg'
import { exact, floats, numbers, type Operation } from './operation.ts'

const square: readonly (readonly Shape[])[] = [[[1, 1]], [[2, 2]], [[5, 5]], [[2, 3, 3]], [[0, 3, 3]]]
const vectors: readonly (readonly Shape[])[] = [[[1]], [[9]], [[5, 3]], [[2, 4, 3]], [[0]]]

/** Sorting, running sums and decompositions of matrices; where signs are arbitrary, sizes are compared. */
export const linalgOperations: readonly Operation[] = [
  { primitive: 'argSort', dtypes: numbers, shapes: vectors, tolerance: exact, apply: (x) => argSort(x, { axis: 0 }) },
  {
    primitive: 'argSort',
    variant: 'descending, last axis',
    dtypes: numbers,
    shapes: vectors,
    tolerance: exact,
    apply: (x) => argSort(x, { descending: true }),
  },
  ...[0, -1].map(
    (axis): Operation => ({
      primitive: 'cumulativeSum',
      variant: axis === 0 ? 'first axis' : 'last axis',
      dtypes: numbers,
      shapes: vectors,
      tolerance: { kind: 'terms', count: ([x]) => x.size },
      apply: (x) => cumulativeSum(x, axis),
    }),
  ),
  matrix('cholesky', square, (a) => cholesky(positive(a))),
  matrix('determinant', square, (a) => determinant(dominant(a))),
  matrix('logDeterminant', square, (a) => logDeterminant(dominant(a)).logarithm),
  matrix('inverse', square, (a) => inverse(dominant(a))),
  matrix(
    'solve',
    [
      [
        [1, 1],
        [1, 2],
      ],
      [
        [4, 4],
        [4, 3],
      ],
      [
        [2, 3, 3],
        [2, 3, 1],
      ],
    ],
    (a, b) => solve(dominant(a), b),
  ),
  matrix('qr', [[[1, 1]], [[4, 2]], [[3, 3]], [[2, 4, 3]]], (a) => {
    const { q, r } = qr(dominant(a))
    return concat([q.reshape([-1]), r.reshape([-1])])
  }),
  matrix('symmetricEigen', square.slice(0, 4), (a) => {
    const { values, vectors: columns } = symmetricEigen(dominant(a))
    return concat([values.reshape([-1]), abs(columns).reshape([-1])])
  }),
  matrix('singularValues', [[[1, 1]], [[4, 2]], [[2, 4]], [[3, 3]], [[2, 4, 3]]], (a) => {
    const { u, s, v } = singularValues(dominant(a))
    return concat([s, abs(u), abs(v)].map((part) => part.reshape([-1])))
  }),
]

function matrix(primitive: string, shapes: Operation['shapes'], apply: Operation['apply']): Operation {
  return { primitive, dtypes: floats, shapes, tolerance: { kind: 'matrix', count: 256 }, strided: false, apply }
}

/** A matrix with a growing diagonal that is larger than the rest: well conditioned, its values far apart. */
function dominant(a: Tensor): Tensor {
  const [rows, columns] = a.shape.slice(-2)
  const diagonal = Float64Array.from({ length: rows * columns }, (_, i) => (i % (columns + 1) === 0 ? 5 + i : 0))
  return a.div(3 * Math.max(rows, columns)).add(tensor(diagonal, { shape: [rows, columns], dtype: a.dtype }))
}

function positive(a: Tensor): Tensor {
  const matrix = dominant(a)
  return matrix.add(matrix.transpose())
}
