import { defineTreeOptimizer, lerp, mapTree, type Tensor } from '@chainrule/autograd'
import { averagingShare, moved } from './shared/averaging.ts'

/** What `scheduleFreeAdamW` remembers of each parameter. */
export type ScheduleFreeAdamWState = { readonly [parameter: string]: { z: Tensor; variance: Tensor } }

/**
 * Schedule-Free AdamW: AdamW with a running average in place of momentum, which needs no falling learning rate.
 *
 *     variance  <- β₂ variance + (1 - β₂) g²
 *     direction =  g / (√(variance / (1 - β₂ᵗ)) + ε) + λ y
 *     z         <- z - η direction
 *     c         =  tʳ η̄ᵖ / Σ tʳ η̄ᵖ      (η̄: largest η so far)
 *     x         <- (1 - c) x + c z
 *     y         <- (1 - β₁) z + β₁ x
 *
 * The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`).
 * Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682. Defaults of the authors' code; its
 * `warmup_steps`, which the paper recommends, is the schedule `warmup(2.5e-3, { steps })`. x is not stored: it is (y -
 * (1 - β₁) z) / β₁.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { scheduleFreeAdamW } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, scheduleFreeAdamW({ learningRate: 0.25, beta1: 0.5 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625
 * ```
 */
export const scheduleFreeAdamW = defineTreeOptimizer({
  name: 'scheduleFreeAdamW',
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
      symbol: 'r',
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
    en: 'AdamW with an average in place of momentum, without a schedule.',
    pt: 'AdamW com uma média em lugar do momento, sem programação.',
  },
  init: ({ parameters }): ScheduleFreeAdamWState => mapTree(parameters, (w) => ({ z: w, variance: w.zerosLike() })),
  update({ parameters, gradients, state, scalar, part }) {
    const share = averagingShare(part)
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
      return { variance, ...moved({ scalar }, { y, z, direction }, share, (h) => h.learningRate) }
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
