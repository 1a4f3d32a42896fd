import { defineTreeOptimizer, lerp, mapTree, type Tensor } from '@chainrule/autograd'
import { averagingShare, moved } from './shared/averaging.ts'

/** What `scheduleFreeSgd` remembers of each parameter. */
export type ScheduleFreeSgdState = { readonly [parameter: string]: { z: Tensor } }

/**
 * Schedule-Free SGD: gradient descent beside a running average, which needs no falling learning rate.
 *
 *     g <- gradient at y + λ y
 *     z <- z - η g
 *     c =  tʳ η̄ᵖ / Σ tʳ η̄ᵖ      (η̄: largest η so far)
 *     x <- (1 - c) x + c z
 *     y <- (1 - β) z + β x
 *
 * The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`).
 * Defazio et al., 2024, equations 2 to 4 and section 4.2, https://arxiv.org/abs/2405.15682. Defaults of the authors'
 * code; its `warmup_steps` is the schedule `warmup(1, { steps })`. x is not stored: it is (y - (1 - β) z) / β.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { scheduleFreeSgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, scheduleFreeSgd({ learningRate: 0.25, beta1: 0.5 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625
 * ```
 */
export const scheduleFreeSgd = defineTreeOptimizer({
  name: 'scheduleFreeSgd',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β',
      default: 0.9,
      above: 0,
      max: 1,
      text: { en: 'How near to the average gradients are taken.', pt: 'Quão perto da média se tomam os gradientes.' },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'How much of the weights is added to the gradient.', pt: 'Quanto dos pesos se soma ao gradiente.' },
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
    en: 'Gradient descent beside an average, without a schedule.',
    pt: 'Descida do gradiente ao lado de uma média, sem programação.',
  },
  init: ({ parameters }): ScheduleFreeSgdState => mapTree(parameters, (w) => ({ z: w })),
  update({ parameters, gradients, state, scalar, part }) {
    const share = averagingShare(part)
    const steps = mapTree(gradients, (g, name) => {
      const y = parameters[name]
      const direction = g.add(y.mul(scalar((h) => h.weightDecay)))
      return moved({ scalar }, { y, z: state[name].z, direction }, share, (h) => h.learningRate)
    })
    return {
      change: mapTree(steps, ({ change }) => change),
      state: { ...state, ...mapTree(steps, ({ z }) => ({ z })) },
    }
  },
  evaluationPoint({ parameters, state, scalar }) {
    const share = scalar((h) => 1 - 1 / h.beta1)
    return mapTree(parameters, (y, name) => lerp(y, state[name].z, share))
  },
})
