import { clamp, defineOptimizer, full, greater, less, sign, type Tensor, where, zeros } from '@chainrule/autograd'

/** What `rprop` remembers of each parameter. */
export type RpropState = { step: Tensor; direction: Tensor }

/**
 * Rprop: a step for each weight that grows while the sign of its gradient stays, and shrinks where it turns.
 *
 *     agreement = sign(g) direction
 *     step      <- clamp(step · (η⁺ where agreement > 0, η⁻ where agreement < 0, else 1), smallest, largest)
 *     direction <- sign(g)      (0 where agreement < 0)
 *     change    =  -direction step
 *
 * Riedmiller and Braun, 1993, https://doi.org/10.1109/ICNN.1993.298623, without its step back where the sign turns: iRprop⁻
 * of Igel and Hüsken, 2000, as in PyTorch and Optax, with PyTorch's defaults. Only for gradients of the whole data: those of
 * mini-batches turn at random.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { rprop } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, rprop({ initialStep: 0.25, growth: 2 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.25, 99.25]
 * ```
 */
export const rprop = defineOptimizer({
  name: 'rprop',
  hyperparameters: {
    initialStep: {
      symbol: 'Δ₀',
      default: 1e-2,
      min: 0,
      fixed: true,
      scale: 'log',
      text: { en: 'Size of the first step.', pt: 'Tamanho do primeiro passo.' },
    },
    shrinkage: {
      symbol: 'η⁻',
      default: 0.5,
      above: 0,
      below: 1,
      text: { en: 'Factor of a step where the gradient turns.', pt: 'Fator do passo onde o gradiente vira.' },
    },
    growth: {
      symbol: 'η⁺',
      default: 1.2,
      above: 1,
      text: {
        en: 'Factor of a step where the gradient keeps its sign.',
        pt: 'Fator do passo onde o gradiente mantém o sinal.',
      },
    },
    smallestStep: {
      default: 1e-6,
      min: 0,
      scale: 'log',
      text: { en: 'No step becomes smaller.', pt: 'Nenhum passo fica menor.' },
    },
    largestStep: {
      default: 50,
      above: 0,
      scale: 'log',
      text: { en: 'No step becomes larger.', pt: 'Nenhum passo fica maior.' },
    },
  },
  text: {
    en: 'Steps that grow while the gradient keeps its sign.',
    pt: 'Passos que crescem enquanto o gradiente mantém o sinal.',
  },
  init: ({ shape, dtype }, { settings }): RpropState => ({
    step: full(shape, settings.initialStep, { dtype }),
    direction: zeros(shape, { dtype }),
  }),
  update({ gradient: g, state, scalar }) {
    const slope = sign(g)
    const agreement = slope.mul(state.direction)
    const turned = less(agreement, 0)
    const kept = where(greater(agreement, 0), state.step.mul(scalar((h) => h.growth)), state.step)
    const step = clamp(
      where(turned, state.step.mul(scalar((h) => h.shrinkage)), kept),
      scalar((h) => h.smallestStep),
      scalar((h) => h.largestStep),
    )
    const direction = where(turned, 0, slope)
    return { change: direction.mul(step).neg(), state: { step, direction } }
  },
})
