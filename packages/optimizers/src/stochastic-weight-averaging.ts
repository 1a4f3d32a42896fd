import { defineWrapper, equal, lerp, mapTree, type StateTree, type Tree, where } from '@chainrule/autograd'
import { afterResult, whereCounted } from './shared/after-result.ts'

/** The mean of the weights so far, beside the state of the inner optimizer. */
export type StochasticWeightAveragingState = { average: Tree; inner: StateTree }

/**
 * Around an optimizer: the plain mean of the parameters at the ends of cycles, which is what is measured and saved
 * (SWA).
 *
 *     w       <- what the inner optimizer makes of w
 *     after the updates start, start + c, start + 2c, …:  n <- n + 1,  average <- average + (w - average) / n
 *
 * Izmailov et al., 2018, Algorithm 1, https://arxiv.org/abs/1803.05407. PyTorch's `AveragedModel` and `SWALR`; the rate
 * in the cycles is a schedule of the inner optimizer: constant, or `triangularCycle`. Before the first sample the model
 * is measured where it is. Running statistics (batch normalisation) have to be taken anew at the average before it is
 * used: run a pass over the data in training mode inside `atEvaluationPoint`.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent, stochasticWeightAveraging } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const settings = { start: 2, every: 2 }
 * const optimizer = optimize({ w }, stochasticWeightAveraging(gradientDescent({ learningRate: 1 }), settings))
 * for (let i = 0; i < 5; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -5 -3
 * ```
 */
export const stochasticWeightAveraging = defineWrapper({
  name: 'stochasticWeightAveraging',
  hyperparameters: {
    start: {
      default: 1,
      min: 1,
      whole: true,
      text: { en: 'Updates until the first sample.', pt: 'Atualizações até a primeira amostra.' },
    },
    every: {
      symbol: 'c',
      default: 1,
      min: 1,
      whole: true,
      text: { en: 'Updates from one sample to the next.', pt: 'Atualizações de uma amostra à próxima.' },
    },
  },
  text: {
    en: 'The mean of the parameters at the ends of cycles.',
    pt: 'A média dos parâmetros nos fins de ciclos.',
  },
  init: ({ parameters, run }): StochasticWeightAveragingState => ({ average: parameters, inner: run('inner') }),
  *update({ parameters, state, scalar, run }) {
    const result = yield* run('inner', { state: state.inner })
    if (result.advance === false) return { ...result, state: { average: state.average, inner: result.state } }
    const share = scalar(({ start, every }, t) => {
      if (t < start) return 1
      return (t - start) % every === 0 ? 1 / ((t - start) / every + 1) : 0
    })
    const isFirst = equal(share, 1)
    const next = mapTree(afterResult(parameters, result), (w, name) =>
      where(isFirst, w, lerp(state.average[name], w, share)),
    )
    const average = whereCounted(result.condition, next, state.average)
    return { ...result, state: { average, inner: result.state } }
  },
  evaluationPoint: ({ state }) => state.average,
})
