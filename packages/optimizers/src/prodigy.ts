import {
  abs,
  defineTreeOptimizer,
  full,
  greater,
  mapTree,
  maximum,
  type Tensor,
  type Tree,
  where,
} from '@chainrule/autograd'

/** What `prodigy` remembers of each parameter. */
export type ProdigyState = {
  distance: Tensor
  numerator: Tensor
  parameters: { readonly [parameter: string]: { mean: Tensor; variance: Tensor; slope: Tensor; start: Tensor } }
}

/**
 * Prodigy: Adam that finds its learning rate, by an estimate of how far the weights have to go.
 *
 *     mean      <- β₁ mean + (1 - β₁) d g
 *     variance  <- β₂ variance + (1 - β₂) d² g²
 *     numerator <- √β₂ numerator + η d² / d₀ ⟨g, start - w⟩
 *     slope     <- √β₂ slope + η d² / d₀ g
 *     distance  <- max(d, c numerator / ‖slope‖₁)
 *     change    =  -η d (mean / (√variance + ε distance) + λ w),  d being the distance before
 *
 * Products and norms are over all parameters, which share one distance. Mishchenko and Defazio, 2023, Algorithm 4,
 * https://arxiv.org/abs/2306.06101, in the form of the authors' code (√β₂ as their β₃, division by d₀) with its
 * defaults. η stays at 1, or is a schedule that starts there. Their bias correction is the schedule `η √(1 - β₂ᵗ) / (1
 * - β₁ᵗ)`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { prodigy } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, prodigy())
 * for (let i = 0; i < 200; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 0.5) // true
 * ```
 */
export const prodigy = defineTreeOptimizer({
  name: 'prodigy',
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
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
    caution: {
      symbol: 'c',
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Multiplies estimates of the distance.', pt: 'Multiplica as estimativas da distância.' },
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
    en: 'Adam that finds its learning rate by itself.',
    pt: 'Adam que encontra sozinho a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): ProdigyState {
    const distance = full([], settings.initialDistance, { dtype: widest(parameters) })
    return {
      distance,
      numerator: distance.zerosLike(),
      parameters: mapTree(parameters, (w) => {
        const zero = w.zerosLike()
        return { mean: zero, variance: zero, slope: zero, start: w }
      }),
    }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d } = state
    const decay = scalar((h) => Math.sqrt(h.beta2))
    const rate = d.mul(scalar((h) => h.learningRate))
    const weight = rate.mul(d.div(scalar((h) => h.initialDistance)))

    const moved = mapTree(gradients, (g, name) => {
      const { mean, variance, slope, start } = state.parameters[name]
      const scaled = g.mul(d.cast(g.dtype))
      return {
        mean: mean.mul(scalar((h) => h.beta1)).add(scaled.mul(scalar((h) => 1 - h.beta1))),
        variance: variance.mul(scalar((h) => h.beta2)).add(scaled.square().mul(scalar((h) => 1 - h.beta2))),
        slope: slope.mul(decay).add(g.mul(weight.cast(g.dtype))),
        start,
      }
    })
    const total = (tree: Tree) => Object.values(tree).reduce((sum, part) => sum.add(part.cast(d.dtype)), d.zerosLike())
    const aligned = mapTree(gradients, (g, name) => g.mul(state.parameters[name].start.sub(parameters[name])).sum())
    const numerator = state.numerator.mul(decay).add(total(aligned).mul(weight))
    const denominator = total(mapTree(moved, ({ slope }) => abs(slope).sum()))
    const estimate = numerator.div(denominator).mul(scalar((h) => h.caution))
    const distance = where(greater(denominator, 0), maximum(d, estimate), d)

    const change = mapTree(moved, ({ mean, variance }, name) => {
      const w = parameters[name]
      const smallest = distance.mul(scalar((h) => h.epsilon)).cast(w.dtype)
      const step = mean.div(variance.sqrt().add(smallest)).add(w.mul(scalar((h) => h.weightDecay)))
      return step.mul(rate.neg().cast(w.dtype))
    })
    return { change, state: { distance, numerator, parameters: { ...state.parameters, ...moved } } }
  },
})

function widest(tree: Tree): 'float32' | 'float64' {
  return Object.values(tree).some(({ dtype }) => dtype === 'float64') ? 'float64' : 'float32'
}
