import { defineTreeOptimizer, greater, mapTree, maximum, minimum, type Tensor, where } from '@chainrule/autograd'

/**
 * Gradient descent with Polyak's step, which the loss itself decides.
 *
 *     step   = min((loss - lowest) / (c ‖g‖²), η)      (0 where ‖g‖ is)
 *     change = -step g
 *
 * `‖g‖²` is over all parameters. Polyak, 1987, Introduction to optimization, section 5.3, where c = 1; Loizou et al., 2021,
 * SPSmax in section 3, https://arxiv.org/abs/2002.10542, which wants c ≥ ½. The paper's `lowest` is that of the mini-batch,
 * often 0. As in Optax's `polyak_sgd(variant='sps+')`, a loss below `lowest` makes no step.
 *
 * @throws ChainruleError `optimizer-needs-closure` where `step()` gets no closure and `backward()` left no loss.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { polyakStep } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, polyakStep())
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 2
 * ```
 */
export const polyakStep = defineTreeOptimizer({
  name: 'polyakStep',
  hyperparameters: {
    learningRate: { symbol: 'η', default: 1, min: 0, scale: 'log', text: { en: 'Largest step.', pt: 'Maior passo.' } },
    lowest: {
      symbol: 'f*',
      default: 0,
      text: { en: 'Smallest value that the loss can have.', pt: 'Menor valor que a perda pode ter.' },
    },
    caution: { symbol: 'c', default: 1, above: 0, text: { en: 'Divides every step.', pt: 'Divide todos os passos.' } },
  },
  text: {
    en: 'Gradient descent whose steps the loss decides.',
    pt: 'Descida do gradiente cujos passos a perda decide.',
  },
  needs: ['loss'],
  init: () => ({}),
  update({ gradients, state, loss, scalar }) {
    const all = Object.values(gradients)
    const dtype = all.find((g) => g.dtype === 'float64')?.dtype ?? 'float32'
    const total = all.map((g) => g.square().sum().cast(dtype)).reduce((sum, square) => sum.add(square))
    // Declared in `needs`: there is a loss.
    const gap = maximum(
      (loss as Tensor)
        .cast(dtype)
        .reshape([])
        .sub(scalar((h) => h.lowest)),
      0,
    )
    const step = minimum(
      gap.div(total.mul(scalar((h) => h.caution))),
      scalar((h) => h.learningRate),
    )
    const rate = where(greater(total, 0), step, 0).neg()
    return { state, change: mapTree(gradients, (g) => g.mul(rate.cast(g.dtype))) }
  },
})
