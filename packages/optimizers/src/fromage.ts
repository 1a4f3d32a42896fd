import { defineOptimizer, greater, minimum, type Tensor, where } from '@chainrule/autograd'

/**
 * Fromage: steps as long as the weights of their layer say, whatever the gradient's length.
 *
 *     w <- (w - η g ‖w‖ / ‖g‖) / √(1 + η²)      (‖w‖ / ‖g‖ = 1 where one of them is 0)
 *
 * Bernstein et al., 2020, Algorithm 1, https://arxiv.org/abs/2002.03432; a layer is a parameter. Nothing is remembered. The
 * paper uses η = 0.01 everywhere. Optax has a smallest norm of 1e-6 instead of the case of 0. Biases that start at 0 barely
 * move as long as they are small: initialise them, or give them another optimizer with `partition`.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { fromage } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, 4]))
 * const optimizer = optimize({ w }, fromage({ learningRate: 0.75 }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([0.6, 0.8])))).item() < 1e-6) // true
 * ```
 */
export const fromage = defineOptimizer({
  name: 'fromage',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: {
        en: 'Length of a step, as a share of the norm of the weights.',
        pt: 'Comprimento do passo, como parcela da norma dos pesos.',
      },
    },
  },
  text: {
    en: 'Steps as long as the norm of the weights says.',
    pt: 'Passos do comprimento que a norma dos pesos indica.',
  },
  update({ parameter: w, gradient: g, scalar }) {
    const [weight, slope] = [norm(w), norm(g)]
    const ratio = where(greater(minimum(weight, slope), 0), weight.div(slope), 1)
    const step = g.mul(ratio).mul(scalar((h) => -h.learningRate / Math.hypot(1, h.learningRate)))
    return { change: step.add(w.mul(scalar((h) => 1 / Math.hypot(1, h.learningRate) - 1))) }
  },
})

function norm(x: Tensor): Tensor {
  return x.square().sum().sqrt()
}
