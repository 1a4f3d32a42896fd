import {
  defineOptimizer,
  defineTreeOptimizer,
  defineWrapper,
  drawNormal,
  evaluateAt,
  inherited,
  lerp,
  mapTree,
  maximum,
  minimum,
  type Optimizer,
  readValues,
  type StateTree,
  type Tensor,
  type Tree,
  zeros,
} from '@chainrule/autograd'

// One right optimizer of each kind that the contract allows.

export const text = { en: 'A number.', pt: 'Um número.' }
export const learningRate = { symbol: 'η', default: 0.05, min: 0, scale: 'log', text } as const
export const beta = { symbol: 'β', default: 0.9, min: 0, below: 1, text } as const

export const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: { learningRate, beta },
  text,
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.beta)).add(gradient)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})

export type Moments = { mean: Tensor; variance: Tensor }

/** Kingma and Ba, 2015, Algorithm 1. */
export const adam = defineOptimizer({
  name: 'adam',
  hyperparameters: {
    learningRate,
    beta1: { ...beta, symbol: 'β₁' },
    beta2: { ...beta, symbol: 'β₂', default: 0.999 },
    epsilon: { symbol: 'ε', default: 1e-8, min: 0, scale: 'log', text },
  },
  text,
  init: (parameter): Moments => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const change = meanHat.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})

/** A second moment of rank one for matrices: its state follows the shape. */
export const factored = defineOptimizer({
  name: 'factored',
  hyperparameters: { learningRate },
  text,
  init(w): { rows: Tensor; columns: Tensor } | { square: Tensor } {
    if (w.rank !== 2) return { square: w.zerosLike() }
    return { rows: zeros([w.shape[0], 1], { dtype: w.dtype }), columns: zeros([1, w.shape[1]], { dtype: w.dtype }) }
  },
  update({ gradient: g, state, scalar }) {
    const size = scalar((h) => -h.learningRate)
    const tiny = scalar(() => 1e-20)
    if ('square' in state) {
      const square = state.square.add(g.square())
      return { change: g.div(square.add(tiny).sqrt()).mul(size), state: { square } }
    }
    const rows = state.rows.add(g.square().sum(1, { keepAxes: true }))
    const columns = state.columns.add(g.square().sum(0, { keepAxes: true }))
    const share = rows.div(rows.sum().add(tiny))
    return { change: g.div(share.mul(columns).add(tiny).sqrt()).mul(size), state: { rows, columns } }
  },
})

/** Shared state of rank 0, and a number from all parameters together. */
export const normalized = defineTreeOptimizer({
  name: 'normalized',
  hyperparameters: { learningRate, beta },
  text,
  init: ({ parameters }) => ({ norm: zeros([], { dtype: Object.values(parameters)[0].dtype }) }),
  update({ gradients, state, scalar }) {
    const squares = Object.values(gradients).map((g) => g.square().sum())
    const square = squares.reduce((sum, each) => sum.add(each))
    const norm = lerp(
      state.norm,
      square,
      scalar((h) => 1 - h.beta),
    )
    const size = scalar((h, t) => -h.learningRate * Math.sqrt(1 - h.beta ** t)).div(
      norm.sqrt().add(scalar(() => 1e-20)),
    )
    return { state: { norm }, change: mapTree(gradients, (g) => g.mul(size)) }
  },
})

/** Foret et al., 2021, Algorithm 1: another look at the loss, where it is worst nearby. */
const sharpness = defineWrapper({
  name: 'sharpness',
  hyperparameters: { radius: { symbol: 'ρ', default: 0.05, min: 0, text } },
  text,
  needs: ['evaluate'],
  init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, run }) {
    const squares = Object.values(gradients).map((g) => g.square().sum())
    const norm = squares
      .reduce((sum, square) => sum.add(square))
      .sqrt()
      .add(scalar(() => 1e-12))
    const worst = mapTree(gradients, (g, name) => parameters[name].add(g.div(norm).mul(scalar((h) => h.radius))))
    const { gradients: there, loss } = yield* evaluateAt(worst)
    const result = yield* run('inner', { state: state.inner, gradients: there, loss })
    return { ...result, state: { inner: result.state } }
  },
})

/** Zhang et al., 2019, Algorithm 1: work done every few steps, parameters instead of a change. */
const lookahead = defineWrapper({
  name: 'lookahead',
  hyperparameters: {
    share: { symbol: 'α', default: 0.5, above: 0, max: 1, text },
    every: { symbol: 'k', default: 3, min: 1, whole: true, text },
  },
  text,
  init: ({ parameters, run }): { slow: Tree; inner: StateTree } => ({ slow: parameters, inner: run('inner') }),
  *update({ parameters, state, scalar, branch, run }) {
    const result = yield* run('inner', { state: state.inner })
    const fast = mapTree(result.change ?? {}, (change, name) => parameters[name].add(change))
    if (branch((h, t) => t % h.every)) return { parameters: fast, state: { slow: state.slow, inner: result.state } }
    const share = scalar((h) => h.share)
    const next = mapTree(fast, (w, name) => lerp(state.slow[name], w, share))
    return { parameters: next, state: { slow: { ...state.slow, ...next }, inner: result.state } }
  },
})

/** Looks at the loss: the step size of Polyak for a lowest loss of 0. */
export const polyak = defineTreeOptimizer({
  name: 'polyak',
  hyperparameters: { most: { default: 1, above: 0, text } },
  text,
  needs: ['loss'],
  init: () => ({}),
  update({ gradients, loss, state, scalar }) {
    const squares = Object.values(gradients).map((g) => g.square().sum())
    const square = squares.reduce((sum, each) => sum.add(each))
    const size = minimum(
      maximum(loss as Tensor, 0).div(square.add(scalar(() => 1e-12))),
      scalar((h) => h.most),
    )
    return { state, change: mapTree(gradients, (g) => g.mul(size).neg()) }
  },
})

/** Decides on the host: halves the step until the loss falls. */
export const searching = defineTreeOptimizer({
  name: 'searching',
  hyperparameters: { learningRate: { ...learningRate, default: 1 } },
  text,
  needs: ['loss', 'evaluate', 'read'],
  init: () => ({}),
  *update({ parameters, gradients, loss, state, scalar }) {
    const [before] = yield* readValues(loss as Tensor)
    for (let halvings = 0; halvings < 20; halvings++) {
      const size = scalar((h) => -h.learningRate / 2 ** halvings)
      const next = mapTree(gradients, (g, name) => parameters[name].add(g.mul(size)))
      const there = yield* evaluateAt({ ...parameters, ...next })
      const [after] = yield* readValues(there.loss)
      if (after < before) return { parameters: next, state }
    }
    return { parameters: {}, state, change: mapTree(gradients, (g) => g.zerosLike()) }
  },
})

/** Measured at the average of all points. */
export const averaged = defineOptimizer({
  name: 'averaged',
  hyperparameters: { learningRate },
  text,
  init: (parameter) => ({ mean: parameter }),
  update({ parameter, gradient, state, scalar }) {
    const next = parameter.add(gradient.mul(scalar((h) => -h.learningRate)))
    const share = scalar((_, t) => 1 / Math.min(t, 10))
    return { parameter: next, state: { mean: lerp(state.mean, next, share) } }
  },
})

/** A link before an optimizer that draws random numbers. */
export const noise = defineOptimizer({
  name: 'noise',
  hyperparameters: { deviation: { symbol: 'σ', default: 0.01, min: 0, text } },
  text,
  update: ({ gradient, random, scalar }) => ({
    gradient: gradient.add(
      drawNormal(random, gradient.shape, { dtype: gradient.dtype }).mul(scalar((h) => h.deviation)),
    ),
  }),
})

/** A link behind an optimizer. */
export const decay = defineOptimizer({
  name: 'decay',
  hyperparameters: { weightDecay: { symbol: 'λ', default: 0.01, min: 0, text } },
  text,
  update({ parameter, change, scalar, part }) {
    const rate = inherited(part, 'learningRate')
    const own = parameter.mul(scalar((h) => -h.weightDecay * rate()))
    return { change: change ? change.add(own) : own }
  },
})

export const lookingAhead = (): Optimizer => lookahead(momentum())
export const sharp = (): Optimizer => sharpness(adam())
