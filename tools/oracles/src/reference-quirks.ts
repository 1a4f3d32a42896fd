/** What references do around an algorithm that its paper does not. */
import { defineOptimizer, defineWrapper, mapTree, type Optimizer, type StateTree, type Tree } from '@chainrule/autograd'

/** The first gradient counts twice: it starts the state and then updates it too. */
export const firstGradientTwice = defineWrapper({
  name: 'firstGradientTwice',
  hyperparameters: {},
  init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
  *update({ state, branch, run }) {
    const once = branch((_, t) => (t === 1 ? 1 : 0)) ? (yield* run('inner', { state: state.inner })).state : state.inner
    const { state: inner, ...result } = yield* run('inner', { state: once })
    return { ...result, state: { inner } }
  },
})

/** Two optimizers that both see all gradients: one makes the changes of the first steps, the other all later ones. */
export function firstThen(steps: number, early: Optimizer, late: Optimizer): Optimizer {
  return composite('firstThen', { early, late }, ([first, second], isEarly) => (isEarly ? first : second), steps)
}

/** The sum of the changes that several optimizers make of the same gradients. */
export function sumOf(optimizers: readonly Optimizer[]): Optimizer {
  const inner = Object.fromEntries(optimizers.map((optimizer, i) => [`part${i}`, optimizer]))
  return composite('sumOf', inner, (changes) =>
    mapTree(changes[0], (change, key) => changes.slice(1).reduce((sum, other) => sum.add(other[key]), change)),
  )
}

function composite(
  name: string,
  inner: { readonly [name: string]: Optimizer },
  merge: (changes: readonly Tree[], isEarly: boolean) => Tree,
  steps = 0,
): Optimizer<{ readonly [name: string]: StateTree }> {
  return {
    api: 1,
    name,
    hyperparameters: {},
    settings: {},
    inner,
    init: ({ run }) => mapTree(inner, (_, part) => run(part)),
    *update({ state, branch, run }) {
      const states = { ...state }
      const changes: Tree[] = []
      for (const part of Object.keys(inner)) {
        const result = yield* run(part, { state: states[part] })
        states[part] = result.state
        changes.push(result.change ?? {})
      }
      return { state: states, change: merge(changes, branch((_, t) => (t <= steps ? 1 : 0)) === 1) }
    },
  }
}

/** Weights lose a share of what they have become, not of what they were. */
export const decaysAfterwards = defineOptimizer({
  name: 'decaysAfterwards',
  hyperparameters: {
    share: { min: 0, text: { en: 'Share of itself that a weight loses.', pt: 'Parcela de si que um peso perde.' } },
  },
  update: ({ parameter: w, change, scalar }) => {
    const moved = change ? w.add(change) : w
    return { parameter: moved.mul(scalar((h) => 1 - h.share)) }
  },
})
