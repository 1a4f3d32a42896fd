import { diagonal, eye, less, Parameter, State, type Tensor, where, zeros } from '@chainrule/autograd'
import { qr, solve } from '@chainrule/autograd/linalg'
import { replaceWeight, type Weighted, weightOf } from './shared/replace-weight.ts'
import { unitMatrix } from './shared/unit-matrix.ts'

/** What a weight is made of that stays orthogonal. */
export interface OrthogonalWeightsParts {
  /** X, square, of the longer side; 0 at first. Its role is 'other'. */
  readonly rotation: Parameter
  /** B, the weight at first, with orthonormal columns. */
  readonly base: State
}

/**
 * Keeps weights orthogonal while they are trained: orthonormal rows, or columns where there are fewer of them.
 *
 *     A = X - Xᵀ,    W = (I - A)⁻¹ (I + A) B
 *
 * The Cayley map of Helfrich, Willmott and Ye, 2018, https://arxiv.org/abs/1707.09520, from a base point as
 * in Lezcano-Casado, 2019, https://arxiv.org/abs/1909.09501. `parametrizations.orthogonal` of PyTorch with
 * `orthogonal_map="cayley"`. Weights [outputs, ...] count as a matrix with one row for each output. B is the orthogonal
 * factor of the first weights, which stay what they are if they are orthogonal. The system of equations is solved on
 * the host.
 *
 * @param layer - An initialized layer; it is changed.
 * @returns The layer, whose parameter is now `orthogonalWeights.rotation`.
 * @throws ChainruleError `weight-not-replaceable`, `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { orthogonalWeights } from '@chainrule/regularizers'
 *
 * const layer = orthogonalWeights({ weight: parameter(tensor([[3, 0], [0, -2]])) })
 * console.log(layer.weight.toArray()) // [[1, 0], [0, -1]]
 * ```
 */
export function orthogonalWeights<L extends Weighted>(
  layer: L,
): L & { readonly orthogonalWeights: OrthogonalWeightsParts } {
  const weight = weightOf('orthogonalWeights', layer)
  const { shape, dtype } = weight
  const matrix = unitMatrix('orthogonalWeights', weight).detach()
  const wide = matrix.shape[0] < matrix.shape[1]
  const upright = orthonormal(wide ? matrix.transpose() : matrix)
  const [size] = upright.shape
  const base = new State(upright.shape, dtype, { name: 'base' })
  base.write(upright.data())
  const rotation = new Parameter([size, size], dtype, { role: 'other', name: 'rotation' })
  rotation.write(zeros([size, size], { dtype }).data())
  return replaceWeight(layer, 'orthogonalWeights', { rotation, base }, () => {
    const skew = rotation.sub(rotation.transpose())
    const identity = eye(size, size, { dtype })
    const turned = solve(identity.sub(skew), identity.add(skew)).matmul(base)
    return (wide ? turned.transpose() : turned).reshape(shape)
  })
}

/** The orthogonal factor, with signs for which an orthogonal matrix is its own. */
function orthonormal(matrix: Tensor): Tensor {
  const { q, r } = qr(matrix)
  return q.mul(where(less(diagonal(r), 0), -1, q.onesLike()))
}
