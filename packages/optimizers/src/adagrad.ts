import { defineOptimizer, full, type Tensor } from '@chainrule/autograd'

/** What `adagrad` remembers of each parameter. */
export type AdagradState = { sum: Tensor }

/**
 * Adagrad: each weight's steps shrink with all the gradients that it has had.
 *
 *     sum    <- sum + g²
 *     change =  -η g / (√sum + ε)
 *
 * Duchi, Hazan and Singer, 2011, figure 1 (diagonal matrices), https://jmlr.org/papers/v12/duchi11a.html. Same defaults
 * as PyTorch; its `lr_decay` is the schedule `inverseTimeDecay`. Keras and Optax start the sum at 0.1 and put ε = 1e-7
 * inside the root.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adagrad, inverseTimeDecay } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, adagrad({ learningRate: inverseTimeDecay({ start: 0.5, rate: 0.1 }) }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, 99.5]
 * ```
 */
export const adagrad = defineOptimizer({
  name: 'adagrad',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Size of the first step.', pt: 'Tamanho do primeiro passo.' },
    },
    initialSum: {
      default: 0,
      min: 0,
      fixed: true,
      text: { en: 'Where the sum of squares starts.', pt: 'Onde a soma dos quadrados começa.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-10,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: {
    en: 'Steps that shrink, for each weight, with all the gradients it has had.',
    pt: 'Passos que encolhem, para cada peso, com todos os gradientes que ele já teve.',
  },
  presets: {
    keras: { learningRate: 1e-3, initialSum: 0.1, epsilon: 1e-7 },
    optax: { initialSum: 0.1, epsilon: 1e-7 },
  },
  init: ({ shape, dtype }, { settings }): AdagradState => ({ sum: full(shape, settings.initialSum, { dtype }) }),
  update({ gradient: g, state, scalar }) {
    const sum = state.sum.add(g.square())
    const change = g.div(sum.sqrt().add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { sum } }
  },
})
