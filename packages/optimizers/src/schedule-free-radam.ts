import { defineTreeOptimizer, lerp, mapTree, type Tensor } from '@chainrule/autograd'
import { averagingShare, moved } from './shared/averaging.ts'

/** What `scheduleFreeRadam` remembers of each parameter. */
export type ScheduleFreeRadamState = { readonly [parameter: string]: { z: Tensor; variance: Tensor } }

/**
 * Schedule-Free RAdam: Schedule-Free AdamW that warms up by itself.
 *
 *     variance  <- β₂ variance + (1 - β₂) g²
 *     ρ         =  ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ),  ρ∞ = 2 / (1 - β₂) - 1
 *     r         =  √((ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ)) where ρ > 4, otherwise 0
 *     direction =  g / (√(variance / (1 - β₂ᵗ)) + ε) + λ y
 *     z         <- z - r η direction
 *     c         =  t^q η̄ᵖ / Σ t^q η̄ᵖ      (η̄: largest r η so far)
 *     x         <- (1 - c) x + c z
 *     y         <- (1 - β₁) z + β₁ x
 *
 * The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`).
 * Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682, with the rectification of Liu et al., 2020,
 * Algorithm 2, https://arxiv.org/abs/1908.03265, as in the authors' code with its `silent_sgd_phase` and its defaults:
 * the first few updates, while r is 0, only measure.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { scheduleFreeRadam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, scheduleFreeRadam({ learningRate: 0.25 }))
 * for (let i = 0; i < 4; i++) optimizer.step(() => w.sum())
 * console.log(w.item()) // 1
 * ```
 */
export const scheduleFreeRadam = defineTreeOptimizer({
  name: 'scheduleFreeRadam',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 2.5e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      above: 0,
      max: 1,
      text: { en: 'How near to the average gradients are taken.', pt: 'Quão perto da média se tomam os gradientes.' },
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
    weightPower: {
      symbol: 'q',
      default: 0,
      min: 0,
      text: {
        en: 'How much more later points weigh in the average.',
        pt: 'Quanto mais pesam os pontos posteriores na média.',
      },
    },
    ratePower: {
      symbol: 'p',
      default: 2,
      min: 0,
      text: {
        en: 'How much less points of the warm-up weigh in the average.',
        pt: 'Quanto menos pesam na média os pontos do aquecimento.',
      },
    },
  },
  text: {
    en: 'Schedule-Free AdamW that warms up by itself.',
    pt: 'AdamW sem programação que se aquece sozinho.',
  },
  init: ({ parameters }): ScheduleFreeRadamState => mapTree(parameters, (w) => ({ z: w, variance: w.zerosLike() })),
  update({ parameters, gradients, state, scalar, part }) {
    const rateAt = (h: { learningRate: number; beta2: number }, t: number) => h.learningRate * rectification(h.beta2, t)
    const share = averagingShare(part, rateAt)
    const steps = mapTree(gradients, (g, name) => {
      const [y, { z, variance: before }] = [parameters[name], state[name]]
      const variance = lerp(
        before,
        g.square(),
        scalar((h) => 1 - h.beta2),
      )
      const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
      const step = g.div(deviation.add(scalar((h) => h.epsilon)))
      const direction = step.add(y.mul(scalar((h) => h.weightDecay)))
      return { variance, ...moved({ scalar }, { y, z, direction }, share, rateAt) }
    })
    return {
      change: mapTree(steps, ({ change }) => change),
      state: { ...state, ...mapTree(steps, ({ z, variance }) => ({ z, variance })) },
    }
  },
  evaluationPoint({ parameters, state, scalar }) {
    const share = scalar((h) => 1 - 1 / h.beta1)
    return mapTree(parameters, (y, name) => lerp(y, state[name].z, share))
  },
})

function rectification(beta2: number, t: number): number {
  const end = 2 / (1 - beta2) - 1
  const length = end - (2 * t * beta2 ** t) / (1 - beta2 ** t)
  if (length <= 4) return 0
  return Math.sqrt(((length - 4) * (length - 2) * end) / ((end - 4) * (end - 2) * length))
}
