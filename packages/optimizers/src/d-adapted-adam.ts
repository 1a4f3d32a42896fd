import { abs, defineTreeOptimizer, lerp, mapTree, maximum, type Tensor } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dAdaptedAdam` remembers. */
export type DAdaptedAdamState = {
  distance: Tensor
  numerator: Tensor
  parameters: { readonly [parameter: string]: { mean: Tensor; variance: Tensor; sum: Tensor } }
}

/**
 * Adam with D-Adaptation: it finds its learning rate.
 *
 *     λ         =  d η
 *     mean      <- β₁ mean + (1 - β₁) λ g
 *     variance  <- β₂ variance + (1 - β₂) g²
 *     numerator <- √β₂ numerator + (1 - √β₂) λ Σ g sum / (√variance + ε)
 *     sum       <- √β₂ sum + (1 - √β₂) λ g
 *     distance  <- max(d, numerator / ((1 - √β₂) ‖sum‖₁)),  d being the distance before
 *     change    =  -mean / (√variance + ε) - λ decay w
 *
 * Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, without bias correction, as there. Sums
 * are over all parameters. η stays at 1, or is a schedule that starts there. Prodigy, by the same authors, is its
 * successor.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dAdaptedAdam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dAdaptedAdam({ learningRate: (step) => 1 / (1 + step / 100) }))
 * for (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 2) // true
 * ```
 */
export const dAdaptedAdam = defineTreeOptimizer({
  name: 'dAdaptedAdam',
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
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
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
    en: 'Adam that finds its learning rate.',
    pt: 'Adam que encontra a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): DAdaptedAdamState {
    const zero = sharedNumber(parameters, 0)
    const moments = mapTree(parameters, (w) => ({ mean: w.zerosLike(), variance: w.zerosLike(), sum: w.zerosLike() }))
    return { distance: zero.add(settings.initialDistance), numerator: zero, parameters: moments }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d, parameters: before } = state
    const share = scalar((h) => 1 - Math.sqrt(h.beta2))
    const rate = d.mul(scalar((h) => h.learningRate))
    const moved = mapTree(gradients, (g, name) => {
      const { mean, variance, sum } = before[name]
      const scaled = g.mul(rate.cast(g.dtype))
      return {
        mean: lerp(
          mean,
          scaled,
          scalar((h) => 1 - h.beta1),
        ),
        variance: lerp(
          variance,
          g.square(),
          scalar((h) => 1 - h.beta2),
        ),
        sum: lerp(sum, scaled, share),
      }
    })
    const over = (x: Tensor, name: string) => x.div(moved[name].variance.sqrt().add(scalar((h) => h.epsilon)))
    const aligned = totalOf(
      mapTree(gradients, (g, name) => over(g, name).mul(before[name].sum)),
      d.dtype,
    )
    const numerator = lerp(state.numerator, aligned.mul(rate), share)
    const length = totalOf(
      mapTree(moved, ({ sum }) => abs(sum)),
      d.dtype,
    ).mul(share)
    const distance = maximum(d, overPositive(numerator, length))
    const decay = rate.mul(scalar((h) => h.weightDecay))
    const change = mapTree(moved, ({ mean }, name) =>
      over(mean, name)
        .add(parameters[name].mul(decay.cast(mean.dtype)))
        .neg(),
    )
    return { change, state: { distance, numerator, parameters: { ...before, ...moved } } }
  },
})
