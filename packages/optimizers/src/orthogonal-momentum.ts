import { defineOptimizer, lerp, maximum, type Tensor } from '@chainrule/autograd'

/** What `orthogonalMomentum` remembers of each parameter. */
export type OrthogonalMomentumState = { velocity: Tensor }

/**
 * The rule of Muon for matrices: momentum whose steps are made nearly orthogonal, so that all directions move alike.
 *
 *     velocity <- μ velocity + (1 - μ) g
 *     ahead    =  velocity + ν (1 - μ) (g - velocity)
 *     X        <- ahead / ‖ahead‖, then n times X <- a X + (b X Xᵀ + c (X Xᵀ)²) X
 *     change   =  -η (κ √max(rows, columns) / columnsᵖ X + λ w)
 *
 * (a, b, c) = (3.4445, -4.775, 2.0315), which brings singular values to between 0.7 and 1.2. Jordan et al., 2024,
 * https://kellerjordan.github.io/posts/muon. By default steps are √max(1, rows / columns) long (κ = 1, p = ½), as in
 * PyTorch and with its numbers; `presets.matchAdamw` makes them as large as those of AdamW (κ = 0.2, p = 0; Liu et al.,
 * 2025, equation 4, https://arxiv.org/abs/2502.16982), `presets.kellerJordan` has the numbers of the author. Of higher
 * ranks, all axes but the first are columns. The iteration runs in the type of the parameter, not in bfloat16. `muon`
 * puts AdamW beside it for all other parameters.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { orthogonalMomentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[1, 0], [0, 1]]))
 * const optimizer = optimize({ w }, orthogonalMomentum({ learningRate: 0.1, weightDecay: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.data().map((x) => Math.round(10 * x))) // Float32Array(4) [9, 0, 0, 9]
 * ```
 */
export const orthogonalMomentum = defineOptimizer({
  name: 'orthogonalMomentum',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    momentum: {
      symbol: 'μ',
      default: 0.95,
      min: 0,
      below: 1,
      text: {
        en: 'Share of the velocity that lasts from step to step.',
        pt: 'Parcela da velocidade que dura de um passo ao outro.',
      },
    },
    lookAhead: {
      symbol: 'ν',
      default: 1,
      min: 0,
      max: 1,
      text: { en: 'Share of the look ahead of Nesterov.', pt: 'Parcela do olhar adiante de Nesterov.' },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0.1,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
    iterations: {
      symbol: 'n',
      default: 5,
      min: 0,
      whole: true,
      text: { en: 'Newton-Schulz iterations.', pt: 'Iterações de Newton-Schulz.' },
    },
    scale: { symbol: 'κ', default: 1, min: 0, scale: 'log', text: { en: 'Factor of a step.', pt: 'Fator do passo.' } },
    columnPower: {
      symbol: 'p',
      default: 0.5,
      min: 0,
      text: {
        en: 'How much smaller steps are where there are many columns.',
        pt: 'Quanto menores são os passos onde há muitas colunas.',
      },
    },
  },
  text: {
    en: 'Momentum for matrices with nearly orthogonal steps.',
    pt: 'Momento para matrizes com passos quase ortogonais.',
  },
  presets: {
    kellerJordan: { learningRate: 0.02, weightDecay: 0 },
    matchAdamw: { scale: 0.2, columnPower: 0 },
  },
  init: (parameter): OrthogonalMomentumState => ({ velocity: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, info, scalar, branch }) {
    const [rows = 1, ...others] = info.shape
    const columns = others.reduce((product, size) => product * size, 1)
    const velocity = lerp(
      state.velocity,
      g,
      scalar((h) => 1 - h.momentum),
    )
    const ahead = lerp(
      velocity,
      g,
      scalar((h) => h.lookAhead * (1 - h.momentum)),
    )
    const matrix = ahead.reshape([rows, columns])
    const direction = orthogonalized(
      matrix,
      branch((h) => h.iterations),
    ).reshape(info.shape)
    const step = direction.mul(
      scalar((h) => h.scale * Math.sqrt(Math.max(rows, columns) / columns ** (2 * h.columnPower))),
    )
    const change = step.add(w.mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
    return { change, state: { velocity } }
  },
})

function orthogonalized(matrix: Tensor, iterations: number): Tensor {
  const [rows, columns] = matrix.shape
  if (rows > columns) return orthogonalized(matrix.transpose(), iterations).transpose()
  let x = matrix.div(maximum(matrix.square().sum().sqrt(), 1e-7))
  for (let i = 0; i < iterations; i++) {
    const squared = x.matmul(x.transpose())
    const rest = squared.mul(-4.775).add(squared.matmul(squared).mul(2.0315))
    x = x.mul(3.4445).add(rest.matmul(x))
  }
  return x
}
