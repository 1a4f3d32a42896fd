import { concat, type DType, defineInitializer, eye, ones, sizeOf, slice, type Tensor } from '@chainrule/autograd'
import { inCentre } from './shared/in-centre.ts'
import { requireRank } from './shared/require-rank.ts'
import { spikes } from './shared/spikes.ts'

/**
 * ZerO: weights without chance, from the identity and Hadamard matrices.
 *
 *     outputs ≤ inputs: w = I, as much of the diagonal as there is
 *     outputs > inputs: w = c H, the first rows and columns of the Hadamard matrix of size 2ᵐ
 *                       m = ⌈log₂ outputs⌉,  c = g 2^(-m / 2)
 *
 * For a kernel the matrix stands in the middle of the window. Hadamard matrices fill all units where the identity would leave
 * some equal for ever. Zhao, Schäfer and Anandkumar, 2022, "ZerO initialization: initializing neural networks with only zeros and
 * ones", algorithms 1 and 2, https://arxiv.org/abs/2110.12661. There c = 2^(-(m - 1) / 2), which is g = √2; with g = 1, as in
 * the authors' code (`zeroHadamard.presets.reference`), columns have the length 1 where outputs are a power of two. In
 * residual networks the paper sets the last layer of each branch to 0.
 *
 * @throws ChainruleError `initializer-rank` for a parameter of rank 0 or 1.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { zeroHadamard } from '@chainrule/initializers'
 *
 * const initializer = zeroHadamard(zeroHadamard.presets.reference)
 * const { weight } = initialize({ weight: new Parameter([4, 2], 'float32', { initializer }) }, { seed: 1 })
 * console.log(weight.toArray()) // [[0.5, 0.5], [0.5, -0.5], [0.5, 0.5], [0.5, -0.5]]
 * ```
 */
export const zeroHadamard = defineInitializer({
  name: 'zeroHadamard',
  hyperparameters: {
    gain: {
      symbol: 'g',
      default: Math.SQRT2,
      min: 0,
      text: { en: 'Factor of the Hadamard matrix.', pt: 'Fator da matriz de Hadamard.' },
    },
  },
  text: {
    en: 'Weights without chance, from the identity and Hadamard matrices.',
    pt: 'Pesos sem acaso, da identidade e de matrizes de Hadamard.',
  },
  presets: { reference: { gain: 1 } },
  expected({ shape, gain }) {
    requireRank('zeroHadamard', shape, 2)
    const [outputs, inputs] = shape
    if (outputs <= inputs) return spikes(1, outputs, sizeOf(shape))
    const order = orderFor(outputs)
    const value = gain / Math.sqrt(order)
    const mean = (value * hadamardSum(outputs, inputs, order)) / sizeOf(shape)
    return { mean, variance: (value ** 2 * outputs * inputs) / sizeOf(shape) - mean ** 2 }
  },
  draw({ shape, dtype, gain }) {
    const [outputs, inputs] = shape
    if (outputs <= inputs) return inCentre(eye(outputs, inputs, { dtype }), shape)
    const order = orderFor(outputs)
    const matrix = slice(hadamard(order, dtype), [
      [0, outputs],
      [0, inputs],
    ])
    return inCentre(matrix.mul(gain / Math.sqrt(order)), shape)
  },
})

/** The power of two that is not below a number. */
function orderFor(outputs: number): number {
  let order = 1
  while (order < outputs) order *= 2
  return order
}

/** H₁ = [1], H₂ₙ = [[Hₙ, Hₙ], [Hₙ, -Hₙ]] */
function hadamard(order: number, dtype: DType): Tensor {
  if (order === 1) return ones([1, 1], { dtype })
  const half = hadamard(order / 2, dtype)
  return concat([concat([half, half], 1), concat([half, half.neg()], 1)])
}

/** The sum of the first rows and columns of a Hadamard matrix. A whole row or column but the first sums to 0. */
function hadamardSum(rows: number, columns: number, order: number): number {
  if (rows === 0 || columns === 0) return 0
  if (order === 1) return 1
  const half = order / 2
  if (rows <= half && columns <= half) return hadamardSum(rows, columns, half)
  if (rows <= half) return half + hadamardSum(rows, columns - half, half)
  if (columns <= half) return half + hadamardSum(rows - half, columns, half)
  return 3 * half - hadamardSum(rows - half, columns - half, half)
}
