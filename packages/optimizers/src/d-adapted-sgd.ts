import { defineTreeOptimizer, greater, mapTree, maximum, type Tensor, treeNorm, where } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dAdaptedSgd` remembers. */
export type DAdaptedSgdState = {
  distance: Tensor
  numerator: Tensor
  length: Tensor
  parameters: { readonly [parameter: string]: { start: Tensor; sum: Tensor } }
}

/**
 * SGD with D-Adaptation: momentum that finds its learning rate.
 *
 *     G         =  ‖g‖ of the first step,  λ = d η / G
 *     numerator <- numerator + λ ⟨g, sum⟩
 *     sum       <- sum + λ g
 *     distance  <- max(d, 2 numerator / ‖sum‖),  d being the distance before
 *     w         <- β w + (1 - β) (start - sum)
 *
 * Defazio and Mishchenko, 2023, Algorithm 4, https://arxiv.org/abs/2301.07733, with the numbers of the authors' code.
 * Norms and products are over all parameters. η stays at 1, or is a schedule that starts there.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dAdaptedSgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dAdaptedSgd({ learningRate: (step) => 1 / (1 + step / 100) }))
 * for (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 2) // true
 * ```
 */
export const dAdaptedSgd = defineTreeOptimizer({
  name: 'dAdaptedSgd',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: {
        en: 'Size of a step, as a share of the size that it finds.',
        pt: 'Tamanho do passo, como parcela do tamanho que ele encontra.',
      },
    },
    momentum: {
      symbol: 'β',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the weights that stays where it is.', pt: 'Parcela dos pesos que fica onde está.' },
    },
    initialDistance: {
      symbol: 'd₀',
      default: 1e-6,
      above: 0,
      fixed: true,
      scale: 'log',
      text: {
        en: 'First estimate of the distance, less than it is.',
        pt: 'Primeira estimativa da distância, menor que ela.',
      },
    },
  },
  text: {
    en: 'Momentum that finds its learning rate.',
    pt: 'Momento que encontra a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): DAdaptedSgdState {
    const zero = sharedNumber(parameters, 0)
    const sums = mapTree(parameters, (w) => ({ start: w, sum: w.zerosLike() }))
    return { distance: zero.add(settings.initialDistance), numerator: zero, length: zero, parameters: sums }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d, parameters: before } = state
    const length = where(greater(state.length, 0), state.length, treeNorm(gradients).cast(d.dtype))
    const rate = overPositive(d, length).mul(scalar((h) => h.learningRate))
    const aligned = totalOf(
      mapTree(gradients, (g, name) => g.mul(before[name].sum)),
      d.dtype,
    )
    const numerator = state.numerator.add(aligned.mul(rate))
    const sums = mapTree(gradients, (g, name) => before[name].sum.add(g.mul(rate.cast(g.dtype))))
    const norm = totalOf(
      mapTree(sums, (sum) => sum.square()),
      d.dtype,
    ).sqrt()
    const distance = maximum(d, overPositive(numerator.mul(2), norm))
    const share = scalar((h) => 1 - h.momentum)
    const change = mapTree(sums, (sum, name) => before[name].start.sub(sum).sub(parameters[name]).mul(share))
    const moved = mapTree(sums, (sum, name) => ({ start: before[name].start, sum }))
    return { change, state: { distance, numerator, length, parameters: { ...before, ...moved } } }
  },
})
