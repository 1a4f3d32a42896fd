import { defineInitializer, type Shape, sizeOf } from '@chainrule/autograd'
import { orthonormal } from './shared/orthonormal.ts'
import { requireRank } from './shared/require-rank.ts'

/**
 * A random rotation: rows (or columns, whichever are fewer) of length g at right angles to each other.
 *
 *     A ~ N(0, 1),  A = Q R with R's diagonal positive,  w = g Q        variance g² / max(rows, columns)
 *
 * The rows are the outputs, the columns all other axes together. Saxe, McClelland and Ganguli, 2014, "Exact solutions to the
 * nonlinear dynamics of learning in deep linear neural networks", https://arxiv.org/abs/1312.6120; the signs are
 * those of Mezzadri, 2007, section 5, https://arxiv.org/abs/math-ph/0609050, without which the rotations would not be evenly
 * distributed. As in PyTorch; Keras and JAX take the last axis for the outputs.
 *
 * @throws ChainruleError `initializer-rank` for a parameter of rank 0 or 1.
 *
 * @example
 * ```ts
 * import { abs, eye, initialize, max, Parameter } from '@chainrule/autograd'
 * import { orthogonal } from '@chainrule/initializers'
 *
 * const { weight } = initialize({ weight: new Parameter([2, 5], 'float64', { initializer: orthogonal() }) }, { seed: 1 })
 * const products = weight.matmul(weight.transpose())
 * console.log(max(abs(products.sub(eye(2, 2, { dtype: 'float64' })))).item() < 1e-14) // true
 * ```
 */
export const orthogonal = defineInitializer({
  name: 'orthogonal',
  hyperparameters: {
    gain: {
      symbol: 'g',
      default: 1,
      min: 0,
      text: { en: 'For the activation that follows: see gain().', pt: 'Conforme a ativação que segue: ver gain().' },
    },
  },
  text: {
    en: 'A random rotation, which keeps lengths on the way forward and back.',
    pt: 'Uma rotação aleatória, que mantém comprimentos na ida e na volta.',
  },
  expected({ shape, gain }) {
    requireRank('orthogonal', shape, 2)
    return { mean: 0, variance: gain ** 2 / Math.max(...matrixOf(shape)) }
  },
  draw: ({ shape, dtype, random, gain }) => orthonormal(random, matrixOf(shape), dtype).mul(gain).reshape(shape),
})

function matrixOf([rows, ...others]: Shape): [rows: number, columns: number] {
  return [rows, sizeOf(others)]
}
