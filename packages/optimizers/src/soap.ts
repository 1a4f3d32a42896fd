import { defineTreeOptimizer, eye, flip, lerp, mapTree, type Tensor, take, zeros } from '@chainrule/autograd'
import { argSort, qr, symmetricEigen } from '@chainrule/autograd/linalg'
import { appliedAlong, covarianceAlong } from './shared/axes.ts'

type Side = { covariance: Tensor; basis: Tensor }
type Sides = { readonly [axis: string]: Side }
type Moments = { mean: Tensor; variance: Tensor; sides: Sides }

/** What `soap` remembers. */
export type SoapState = { readonly [parameter: string]: Moments }

const [start, refine, keep] = [0, 1, 2]

/**
 * SOAP: Adam in the directions in which gradients vary, which are found as Shampoo finds them.
 *
 *     L, R     <- β₂ L + (1 - β₂) g gᵀ,  β₂ R + (1 - β₂) gᵀ g
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) (Qₗᵀ g Qᵣ)²
 *     change   =  -η √(1 - β₂ᵗ) / (1 - β₁ᵗ) Qₗ (Qₗᵀ mean Qᵣ / (√variance + ε)) Qᵣᵀ
 *     every f updates: Q <- QR of L Q, one step of a power iteration towards the eigenvectors of L; R alike
 *
 * Vyas et al., 2024, Algorithms 3 and 4, https://arxiv.org/abs/2409.11321. As in the authors' code, whose defaults
 * these are, the first call only starts the bases, with eigenvectors, and counts as no update; all axes of higher ranks
 * have bases; vectors, and axes larger than `largestAxis`, have none. Weights decay by `chain(soap(), decayWeights())`,
 * 0.01 in the authors' code.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { soap } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[1, 2], [3, 4]]))
 * const optimizer = optimize({ w }, soap({ learningRate: (step) => 0.1 / (1 + step / 50) }))
 * for (let i = 0; i < 200; i++) optimizer.step(() => w.square().sum())
 * console.log(max(abs(w)).item() < 0.1) // true
 * ```
 */
export const soap = defineTreeOptimizer({
  name: 'soap',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 3e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.95,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.95,
      min: 0,
      below: 1,
      text: {
        en: 'Decay of the running means of squares and covariances.',
        pt: 'Decaimento das médias móveis dos quadrados e covariâncias.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    every: {
      symbol: 'f',
      default: 10,
      min: 1,
      whole: true,
      text: {
        en: 'Updates between two corrections of the directions.',
        pt: 'Atualizações entre duas correções das direções.',
      },
    },
    largestAxis: {
      default: 10_000,
      min: 0,
      whole: true,
      fixed: true,
      scale: 'log',
      text: { en: 'Longer axes keep their own directions.', pt: 'Eixos mais longos mantêm as próprias direções.' },
    },
  },
  text: {
    en: 'Adam in the directions that Shampoo finds.',
    pt: 'Adam nas direções que Shampoo encontra.',
  },
  init: ({ parameters, settings }): SoapState =>
    mapTree(parameters, (w) => {
      const { shape, dtype } = w
      const axes = w.rank < 2 || w.size === 0 ? [] : shape.map((_, axis) => axis)
      const turning = axes.filter((axis) => shape[axis] <= settings.largestAxis)
      const side = (size: number) => ({ covariance: zeros([size, size], { dtype }), basis: eye(size, size, { dtype }) })
      const sides = Object.fromEntries(turning.map((axis) => [axis, side(shape[axis])]))
      return { mean: w.zerosLike(), variance: w.zerosLike(), sides }
    }),
  update({ gradients, state, scalar, branch }) {
    const share = scalar((h) => 1 - h.beta2)
    const work = branch((h, t, call) => (call === 1 ? start : t % h.every === 0 ? refine : keep))
    const seen = mapTree(gradients, (g, name) =>
      mapTree(state[name].sides, ({ covariance, basis }, axis) => ({
        covariance: lerp(covariance, covarianceAlong(g, Number(axis)), share),
        basis,
      })),
    )
    if (work === start) {
      const started = mapTree(seen, (sides, name) => ({ ...state[name], sides: mapTree(sides, decomposed) }))
      return { state: { ...state, ...started }, advance: false }
    }
    const rate = scalar((h, t) => (-h.learningRate * Math.sqrt(1 - h.beta2 ** t)) / (1 - h.beta1 ** t))
    const moved = mapTree(gradients, (g, name) => {
      const sides = seen[name]
      const mean = lerp(
        state[name].mean,
        g,
        scalar((h) => 1 - h.beta1),
      )
      const variance = lerp(state[name].variance, turned(g, sides).square(), share)
      const step = turned(mean, sides).div(variance.sqrt().add(scalar((h) => h.epsilon)))
      const moments = { mean, variance, sides }
      return { change: turnedBack(step, sides).mul(rate), moments: work === refine ? refined(moments) : moments }
    })
    return {
      change: mapTree(moved, ({ change }) => change),
      state: { ...state, ...mapTree(moved, ({ moments }) => moments) },
    }
  },
})

function turned(x: Tensor, sides: Sides): Tensor {
  return Object.entries(sides).reduce((part, [axis, { basis }]) => appliedAlong(part, basis, Number(axis)), x)
}

function turnedBack(x: Tensor, sides: Sides): Tensor {
  return Object.entries(sides).reduce(
    (part, [axis, { basis }]) => appliedAlong(part, basis.transpose(), Number(axis)),
    x,
  )
}

/** Eigenvectors, that of the largest eigenvalue first. */
function decomposed({ covariance }: Side): Side {
  return { covariance, basis: flip(symmetricEigen(covariance).vectors, -1) }
}

/** One power iteration for each side, made orthogonal again, after the directions were put in order of their size. */
function refined({ mean, variance, sides }: Moments): Moments {
  let ordered = variance
  const next = mapTree(sides, ({ covariance, basis }, axis) => {
    const order = argSort(basis.mul(covariance.matmul(basis)).sum(0), { descending: true })
    ordered = take(ordered, order, Number(axis))
    return { covariance, basis: qr(covariance.matmul(take(basis, order, 1))).q }
  })
  return { mean, variance: ordered, sides: next }
}
