import { defineTreeOptimizer, lerp, mapTree, type Tensor } from '@chainrule/autograd'

/** What `averagedSgd` remembers of each parameter. */
export type AveragedSgdState = { readonly [parameter: string]: { average: Tensor } }

/**
 * Averaged SGD: gradient descent whose result is the average of where it has been.
 *
 *     ηₜ      =  η / (1 + λ η (t - 1))^α
 *     w       <- w - ηₜ (λ w + g)
 *     average <- average + (w - average) / max(1, t - t₀ - 1)
 *
 * The average is where the model is measured and saved (`atEvaluationPoint`); training goes on at w. Polyak and Juditsky,
 * 1992, https://doi.org/10.1137/0330046, with the rate and the decay of PyTorch's `ASGD` and its defaults: with t₀ = 10⁶ the
 * average only follows w, so set `start` to about where the loss stops falling; the first mean of two is that of step t₀ + 3.
 * In PyTorch the average is a buffer (`ax`) that nothing reads by itself.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { averagedSgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, averagedSgd({ learningRate: 1, decay: 0, start: 0 }))
 * for (let i = 0; i < 5; i++) optimizer.step(() => w.square().sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -1 0
 * ```
 */
export const averagedSgd = defineTreeOptimizer({
  name: 'averagedSgd',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Size of the first step.', pt: 'Tamanho do primeiro passo.' },
    },
    decay: {
      symbol: 'λ',
      default: 1e-4,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, and how fast steps shrink.',
        pt: 'Parcela de si que um peso perde, e quão rápido os passos encolhem.',
      },
    },
    power: {
      symbol: 'α',
      default: 0.75,
      min: 0,
      text: { en: 'How steeply steps shrink.', pt: 'Quão íngreme é a queda dos passos.' },
    },
    start: {
      symbol: 't₀',
      default: 1e6,
      min: 0,
      whole: true,
      scale: 'log',
      text: { en: 'Updates before the average begins.', pt: 'Atualizações antes de a média começar.' },
    },
  },
  text: {
    en: 'Gradient descent whose result is the average of its path.',
    pt: 'Descida do gradiente cujo resultado é a média do caminho.',
  },
  init: ({ parameters }): AveragedSgdState => mapTree(parameters, (w) => ({ average: w })),
  update({ parameters, gradients, state, scalar }) {
    const rate = scalar((h, t) => -rateAt(h, t))
    const decay = scalar((h, t) => -rateAt(h, t) * h.decay)
    const share = scalar((h, t) => 1 / Math.max(1, t - h.start - 1))
    const change = mapTree(gradients, (g, name) => g.mul(rate).add(parameters[name].mul(decay)))
    const moved = mapTree(change, (step, name) => ({
      average: lerp(state[name].average, parameters[name].add(step), share),
    }))
    return { change, state: { ...state, ...moved } }
  },
  evaluationPoint: ({ state }) => mapTree(state, ({ average }) => average),
})

function rateAt(h: { learningRate: number; decay: number; power: number }, t: number): number {
  return h.learningRate / (1 + h.decay * h.learningRate * (t - 1)) ** h.power
}
