import { defineTreeOptimizer, mapTree, maximum, type Tensor, type Tree } from '@chainrule/autograd'

/**
 * A link for chains: limits the norm of all gradients together and keeps their direction.
 *
 *     norm     = √(Σ g²) over all parameters
 *     gradient = g · maxNorm / max(norm, maxNorm)
 *
 * Pascanu, Mikolov and Bengio, 2013, Algorithm 1, https://arxiv.org/abs/1211.5063. PyTorch's `clip_grad_norm_` adds 1e-6 to
 * the norm; here a gradient that is too long gets exactly the largest norm. Where the norm itself overflows the gradients
 * become 0. `monitor` before it keeps the norm to look at.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, clipByGlobalNorm, gradientDescent } from '@chainrule/optimizers'
 *
 * const model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }
 * const optimizer = optimize(model, chain(clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => model.a.mul(3).add(model.b.mul(4)).sum())
 * console.log(model.a.item().toFixed(2), model.b.item().toFixed(2)) // -0.60 -0.80
 * ```
 */
export const clipByGlobalNorm = defineTreeOptimizer({
  name: 'clipByGlobalNorm',
  hyperparameters: {
    maxNorm: {
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest norm of all gradients together.', pt: 'Maior norma de todos os gradientes juntos.' },
    },
  },
  text: { en: 'Limits the norm of all gradients together.', pt: 'Limita a norma de todos os gradientes juntos.' },
  init: () => ({}),
  update({ gradients, state, scalar }) {
    const maxNorm = scalar((h) => h.maxNorm)
    const norm = globalNorm(gradients)
    return { state, gradients: mapTree(gradients, (g) => g.mul(maxNorm.div(maximum(norm, maxNorm)).cast(g.dtype))) }
  },
})

/** In float64 where any of the tensors is. */
function globalNorm(tree: Tree): Tensor {
  const squares = Object.values(tree).map((tensor) => tensor.square().sum())
  const dtype = squares.find((square) => square.dtype === 'float64')?.dtype ?? 'float32'
  return squares
    .reduce((total, square) => total.cast(dtype).add(square.cast(dtype)))
    .cast(dtype)
    .sqrt()
}
