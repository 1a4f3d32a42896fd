import { defineWrapper, lerp, mapTree, recurrence, type StateTree, type Tree } from '@chainrule/autograd'

/** What `scheduleFree` remembers of each parameter. */
export type ScheduleFreeState = { anchors: Tree; inner: StateTree }

/**
 * Around an optimizer: gradients are taken near the average of where it has been, which takes the place of a schedule.
 *
 *     z <- what the inner optimizer makes of z, with gradients at y
 *     c =  weight / sum of weights
 *     x <- (1 - c) x + c z
 *     y <- (1 - β) z + β x
 *
 * The parameters are y; x is where the model is measured and saved (`atEvaluationPoint`). Defazio et al., 2024,
 * equations 2 to 4, https://arxiv.org/abs/2405.15682. The inner optimizer should have no momentum of its own. While its
 * learning rate warms up, the paper weighs a point by the square of the rate: pass the same schedule, squared, as
 * `weight`. Optax's `schedule_free` is the same with the rate in its hands.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent, scheduleFree } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, scheduleFree(gradientDescent({ learningRate: 0.25 }), { beta: 0.5 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625
 * ```
 */
export const scheduleFree = defineWrapper({
  name: 'scheduleFree',
  hyperparameters: {
    beta: {
      symbol: 'β',
      default: 0.9,
      above: 0,
      max: 1,
      text: { en: 'How near to the average gradients are taken.', pt: 'Quão perto da média se tomam os gradientes.' },
    },
    weight: {
      default: 1,
      min: 0,
      text: { en: 'Weight of the new point in the average.', pt: 'Peso do novo ponto na média.' },
    },
  },
  text: {
    en: 'Takes gradients near the average of the path, without a schedule.',
    pt: 'Toma os gradientes perto da média do caminho, sem programação.',
  },
  init: ({ parameters, run }): ScheduleFreeState => ({ anchors: parameters, inner: run('inner') }),
  *update({ parameters, state, scalar, part, run }) {
    const { anchors } = state
    const sum = recurrence(part, 'sum of weights', 0, (last, h) => last + h.weight)
    const share = scalar((h) => (sum() === 0 ? 0 : h.weight / sum()))
    const result = yield* run('inner', { state: state.inner, parameters: anchors })
    const added = mapTree(result.change ?? {}, (change, name) => anchors[name].add(change))
    const next = { ...added, ...result.parameters }
    const moved = mapTree(next, (z, name) => {
      const average = lerp(
        parameters[name],
        anchors[name],
        scalar((h) => 1 - 1 / h.beta),
      )
      return lerp(
        z,
        lerp(average, z, share),
        scalar((h) => h.beta),
      )
    })
    return {
      parameters: moved,
      state: { anchors: { ...anchors, ...next }, inner: result.state },
      advance: result.advance,
    }
  },
  evaluationPoint({ parameters, state, scalar }) {
    const share = scalar((h) => 1 - 1 / h.beta)
    return mapTree(parameters, (y, name) => lerp(y, state.anchors[name], share))
  },
})
