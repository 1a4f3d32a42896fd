import { defineWrapper, lerp, mapTree, type StateTree, type Tree } from '@chainrule/autograd'
import { afterResult, whereCounted } from './shared/after-result.ts'

/** The running mean of the parameters, beside the state of the inner optimizer. */
export type AverageParametersState = { average: Tree; inner: StateTree }

/**
 * Around an optimizer: a running mean of the parameters, which is what is measured and saved as the model (EMA).
 *
 *     w       <- what the inner optimizer makes of w
 *     average <- β average + (1 - β) w      (after the first update: w)
 *
 * Polyak and Juditsky, 1992, https://doi.org/10.1137/0330046, with the exponential weights of Tarvainen and Valpola,
 * 2017, https://arxiv.org/abs/1703.01780. PyTorch's `AveragedModel` with `get_ema_multi_avg_fn(β)`; Keras's `use_ema`
 * has β = 0.99 and starts from the first weights. To forget faster at the beginning give the decay a schedule:
 * `(t) => Math.min(0.999, (1 + t) / (10 + t))`.
 *
 * Training goes on from `w`; `atEvaluationPoint(optimizer, body)` runs `body` with the average.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { averageParameters, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, averageParameters(gradientDescent({ learningRate: 1 }), { decay: 0.5 }))
 * for (let i = 0; i < 3; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -3 -2.25
 * ```
 */
export const averageParameters = defineWrapper({
  name: 'averageParameters',
  hyperparameters: {
    decay: {
      symbol: 'β',
      default: 0.999,
      min: 0,
      max: 1,
      text: { en: 'What the mean keeps of itself.', pt: 'O que a média guarda de si.' },
    },
  },
  text: { en: 'A running mean of the parameters.', pt: 'Uma média móvel dos parâmetros.' },
  init: ({ parameters, run }): AverageParametersState => ({ average: parameters, inner: run('inner') }),
  *update({ parameters, state, scalar, run }) {
    const result = yield* run('inner', { state: state.inner })
    if (result.advance === false) return { ...result, state: { average: state.average, inner: result.state } }
    const share = scalar((h, t) => (t === 1 ? 1 : 1 - h.decay))
    const next = mapTree(afterResult(parameters, result), (w, name) => lerp(state.average[name], w, share))
    const average = whereCounted(result.condition, next, state.average)
    return { ...result, state: { average, inner: result.state } }
  },
  evaluationPoint: ({ state }) => state.average,
})
