import { abs, defineTreeOptimizer, lerp, mapTree, maximum, sign, type Tensor } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dAdaptedLion` remembers. */
export type DAdaptedLionState = {
  distance: Tensor
  numerator: Tensor
  parameters: { readonly [parameter: string]: { mean: Tensor; sum: Tensor } }
}

/**
 * Lion with D-Adaptation: it finds its learning rate.
 *
 *     λ         =  d η
 *     direction =  sign(β₁ mean + (1 - β₁) g)
 *     mean      <- β₂ mean + (1 - β₂) g
 *     numerator <- √β₂ numerator + (1 - √β₂) λ ⟨direction, sum⟩
 *     sum       <- √β₂ sum + (1 - √β₂) λ direction
 *     distance  <- max(d, numerator / ((1 - √β₂) ‖sum‖₁)),  d being the distance before
 *     change    =  -λ (direction + decay w)
 *
 * The sums of Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, over the directions of Lion
 * (Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675), as in the authors' code, which has no paper of
 * its own. That code mixes λ into the mean but not into the gradient beside it, and drops the numerator after every
 * step; here both are as in the papers.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dAdaptedLion } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dAdaptedLion({ learningRate: (step) => 1 / (1 + step / 100) }))
 * for (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 2) // true
 * ```
 */
export const dAdaptedLion = defineTreeOptimizer({
  name: 'dAdaptedLion',
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
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the mean in a direction.', pt: 'Parcela da média em uma direção.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.99,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    weightDecay: {
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
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
    en: 'Lion that finds its learning rate.',
    pt: 'Lion que encontra a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): DAdaptedLionState {
    const zero = sharedNumber(parameters, 0)
    const moments = mapTree(parameters, (w) => ({ mean: w.zerosLike(), sum: w.zerosLike() }))
    return { distance: zero.add(settings.initialDistance), numerator: zero, parameters: moments }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d, parameters: before } = state
    const share = scalar((h) => 1 - Math.sqrt(h.beta2))
    const rate = d.mul(scalar((h) => h.learningRate))
    const directions = mapTree(gradients, (g, name) =>
      sign(
        lerp(
          before[name].mean,
          g,
          scalar((h) => 1 - h.beta1),
        ),
      ),
    )
    const moved = mapTree(directions, (direction, name) => ({
      mean: lerp(
        before[name].mean,
        gradients[name],
        scalar((h) => 1 - h.beta2),
      ),
      sum: lerp(before[name].sum, direction.mul(rate.cast(direction.dtype)), share),
    }))
    const aligned = totalOf(
      mapTree(directions, (direction, name) => direction.mul(before[name].sum)),
      d.dtype,
    )
    const numerator = lerp(state.numerator, aligned.mul(rate), share)
    const length = totalOf(
      mapTree(moved, ({ sum }) => abs(sum)),
      d.dtype,
    ).mul(share)
    const distance = maximum(d, overPositive(numerator, length))
    const change = mapTree(directions, (direction, name) => {
      const step = direction.add(parameters[name].mul(scalar((h) => h.weightDecay)))
      return step.mul(rate.neg().cast(step.dtype))
    })
    return { change, state: { distance, numerator, parameters: { ...before, ...moved } } }
  },
})
