import { defineWrapper, lerp, mapTree, type StateTree, type Tree } from '@chainrule/autograd'

/** What `lookahead` remembers. */
export type LookaheadState = { slow: Tree; inner: StateTree }

/**
 * Lookahead: around an optimizer, which runs ahead for k updates; then slow weights follow a part of the way.
 *
 *     fast <- what the inner optimizer makes of fast
 *     every k updates: slow <- slow + α (fast - slow),  fast <- slow
 *
 * Zhang et al., 2019, Algorithm 1 with the numbers of its section 5, https://arxiv.org/abs/1907.08610. The parameters
 * are fast; slow is where the model is measured and saved (`atEvaluationPoint`). The inner optimizer keeps its state
 * when fast goes back, as in the paper. Optax's `lookahead` is the same with both weights in the hands of the user.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent, lookahead } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, lookahead(gradientDescent({ learningRate: 1 }), { every: 2 }))
 * const path = Array.from({ length: 4 }, () => (optimizer.step(() => w.sum()), w.item()))
 * console.log(path) // [-1, -1, -2, -2]
 * ```
 */
export const lookahead = defineWrapper({
  name: 'lookahead',
  hyperparameters: {
    every: {
      symbol: 'k',
      default: 5,
      min: 1,
      whole: true,
      text: {
        en: 'Updates between two steps of the slow weights.',
        pt: 'Atualizações entre dois passos dos pesos lentos.',
      },
    },
    share: {
      symbol: 'α',
      default: 0.5,
      min: 0,
      max: 1,
      text: { en: 'Part of the way that the slow weights follow.', pt: 'Parte do caminho que os pesos lentos seguem.' },
    },
  },
  text: {
    en: 'Slow weights that follow a part of the way.',
    pt: 'Pesos lentos que seguem uma parte do caminho.',
  },
  init: ({ parameters, run }): LookaheadState => ({ slow: parameters, inner: run('inner') }),
  *update({ parameters, state, scalar, branch, run }) {
    const { state: inner, advance = true, ...result } = yield* run('inner', { state: state.inner })
    const meets = branch((h, t) => (t % h.every === 0 ? 1 : 0)) === 1
    if (!advance || !meets) return { ...result, state: { slow: state.slow, inner }, advance }
    const moved = mapTree(result.change ?? {}, (change, name) => parameters[name].add(change))
    const fast = { ...parameters, ...moved, ...result.parameters }
    const slow = mapTree(fast, (end, name) =>
      lerp(
        state.slow[name],
        end,
        scalar((h) => h.share),
      ),
    )
    return { parameters: slow, state: { slow: { ...state.slow, ...slow }, inner } }
  },
  evaluationPoint: ({ state }) => state.slow,
})
