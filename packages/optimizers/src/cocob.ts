import { abs, defineOptimizer, maximum, type Tensor } from '@chainrule/autograd'

/** What `cocob` remembers. */
export type CocobState = { start: Tensor; largest: Tensor; sum: Tensor; reward: Tensor; total: Tensor }

/**
 * COCOB: steps as bets on coins, with no learning rate at all.
 *
 *     largest <- max(largest, |g|),  from ε on
 *     sum     <- sum + |g|
 *     reward  <- max(0, reward - g (w - start))
 *     total   <- total - g
 *     w       <- start + total / (largest max(sum + largest, α largest)) (largest + reward)
 *
 * Orabona and Tommasi, 2017, Algorithm 2 with its α, https://arxiv.org/abs/1705.07795; ε, as in Optax and Keras, keeps
 * the first division finite. The paper says -g for g. Five numbers are kept for each weight.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { cocob } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, cocob({ caution: 1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 0.5
 * ```
 */
export const cocob = defineOptimizer({
  name: 'cocob',
  hyperparameters: {
    caution: {
      symbol: 'α',
      default: 100,
      above: 0,
      scale: 'log',
      text: { en: 'How small the first steps are.', pt: 'Quão pequenos são os primeiros passos.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      above: 0,
      fixed: true,
      scale: 'log',
      text: { en: 'What the largest gradient starts from.', pt: 'De que o maior gradiente parte.' },
    },
  },
  text: { en: 'Steps as bets, without a learning rate.', pt: 'Passos como apostas, sem taxa de aprendizado.' },
  init: (parameter, { settings }): CocobState => {
    const zero = parameter.zerosLike()
    return { start: parameter, largest: zero.add(settings.epsilon), sum: zero, reward: zero, total: zero }
  },
  update({ parameter: w, gradient: g, state, scalar }) {
    const largest = maximum(state.largest, abs(g))
    const sum = state.sum.add(abs(g))
    const reward = maximum(state.reward.sub(g.mul(w.sub(state.start))), 0)
    const total = state.total.sub(g)
    const wealth = largest.add(reward)
    const bet = total.div(maximum(sum.add(largest), largest.mul(scalar((h) => h.caution))))
    const next = state.start.add(bet.mul(wealth.div(largest)))
    return { parameter: next, state: { start: state.start, largest, sum, reward, total } }
  },
})
