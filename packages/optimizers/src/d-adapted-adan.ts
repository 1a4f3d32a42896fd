import { abs, defineTreeOptimizer, lerp, mapTree, maximum, type Tensor } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

type Moments = { mean: Tensor; trend: Tensor; variance: Tensor; previous: Tensor; sum: Tensor }

/** What `dAdaptedAdan` remembers. */
export type DAdaptedAdanState = {
  distance: Tensor
  squares: Tensor
  parameters: { readonly [parameter: string]: Moments }
}

/**
 * Adan with D-Adaptation: it finds its learning rate.
 *
 *     λ          =  d η,  difference = g - previous      (on the first step: 0)
 *     mean       <- β₁ mean + (1 - β₁) λ g
 *     trend      <- β₂ trend + (1 - β₂) λ difference
 *     variance   <- β₃ variance + (1 - β₃) (g + β₂ difference)²
 *     squares    <- β₃ squares + (1 - β₃) λ² Σ g² / (√variance + ε)
 *     sum        <- β₃ sum + (1 - β₃) λ g
 *     distance   <- max(d, (Σ sum² / (√variance + ε) / (1 - β₃) - squares) / ‖sum‖₁),  d being the distance before
 *     change     =  -(mean + β₂ trend) / (√variance + ε)
 *
 * The sums of Defazio and Mishchenko, 2023, section 5, https://arxiv.org/abs/2301.07733, over the moments of Adan (Xie
 * et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677), as in the authors' code, which has no paper of its own.
 * No bias correction.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dAdaptedAdan } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dAdaptedAdan({ learningRate: (step) => 1 / (1 + step / 100) }))
 * for (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 2) // true
 * ```
 */
export const dAdaptedAdan = defineTreeOptimizer({
  name: 'dAdaptedAdan',
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
      default: 0.98,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.92,
      min: 0,
      below: 1,
      text: {
        en: 'Decay of the running mean of differences between gradients.',
        pt: 'Decaimento da média móvel das diferenças entre gradientes.',
      },
    },
    beta3: {
      symbol: 'β₃',
      default: 0.99,
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
    en: 'Adan that finds its learning rate.',
    pt: 'Adan que encontra a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): DAdaptedAdanState {
    const zero = sharedNumber(parameters, 0)
    const moments = mapTree(parameters, (w): Moments => {
      const none = w.zerosLike()
      return { mean: none, trend: none, variance: none, previous: none, sum: none }
    })
    return { distance: zero.add(settings.initialDistance), squares: zero, parameters: moments }
  },
  update({ gradients, state, scalar }) {
    const { distance: d, parameters: before } = state
    const share = scalar((h) => 1 - h.beta3)
    const rate = d.mul(scalar((h) => h.learningRate))
    const moved = mapTree(gradients, (g, name): Moments => {
      const { mean, trend, variance, previous, sum } = before[name]
      const difference = g.sub(previous).mul(scalar((_, t) => (t === 1 ? 0 : 1)))
      const ahead = g.add(difference.mul(scalar((h) => h.beta2)))
      const step = rate.cast(g.dtype)
      return {
        mean: lerp(
          mean,
          g.mul(step),
          scalar((h) => 1 - h.beta1),
        ),
        trend: lerp(
          trend,
          difference.mul(step),
          scalar((h) => 1 - h.beta2),
        ),
        variance: lerp(variance, ahead.square(), share),
        previous: g,
        sum: lerp(sum, g.mul(step), share),
      }
    })
    const over = (x: Tensor, name: string) => x.div(moved[name].variance.sqrt().add(scalar((h) => h.epsilon)))
    const seen = totalOf(
      mapTree(gradients, (g, name) => over(g, name).mul(g)),
      d.dtype,
    )
    const squares = lerp(state.squares, seen.mul(rate.square()), share)
    const reached = totalOf(
      mapTree(moved, ({ sum }, name) => over(sum, name).mul(sum)),
      d.dtype,
    )
    const length = totalOf(
      mapTree(moved, ({ sum }) => abs(sum)),
      d.dtype,
    )
    const distance = maximum(d, overPositive(reached.div(share).sub(squares), length))
    const change = mapTree(moved, ({ mean, trend }, name) =>
      over(mean.add(trend.mul(scalar((h) => h.beta2))), name).neg(),
    )
    return { change, state: { distance, squares, parameters: { ...before, ...moved } } }
  },
})
