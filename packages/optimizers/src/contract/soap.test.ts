import {
  defineOptimizer,
  flip,
  lerp,
  optimize,
  parameter,
  referenceBackend,
  type Tensor,
  take,
  tensor,
  zeros,
} from '@chainrule/autograd'
import { argSort, qr, symmetricEigen } from '@chainrule/autograd/linalg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { caseOf, errorOf } from '../cases.fixture.ts'

type Side = { covariance: Tensor; basis: Tensor }
type SoapState = { mean: Tensor; variance: Tensor; left: Side; right: Side }

const text = { en: 'A number.', pt: 'Um número.' }
const [start, refine, keep] = [0, 1, 2]

/**
 * Adam in the eigenbasis of Shampoo's covariances, which is worked out anew every few steps; for matrices.
 *
 * Vyas et al., 2024, Algorithms 3 and 4, https://arxiv.org/abs/2409.11321. As in the authors' code the first call only
 * starts the bases.
 */
const soap = defineOptimizer({
  name: 'soap',
  hyperparameters: {
    learningRate: { default: 3e-3, min: 0, text },
    beta1: { default: 0.95, min: 0, below: 1, text },
    beta2: { default: 0.95, min: 0, below: 1, text },
    epsilon: { default: 1e-8, min: 0, text },
    every: { default: 10, min: 1, whole: true, text },
  },
  init(parameter): SoapState {
    const side = (size: number) => {
      const empty = zeros([size, size], { dtype: parameter.dtype })
      return { covariance: empty, basis: empty }
    }
    const [rows, columns] = parameter.shape
    return { mean: parameter.zerosLike(), variance: parameter.zerosLike(), left: side(rows), right: side(columns) }
  },
  update({ gradient: g, state, scalar, branch }) {
    const share = scalar((h) => 1 - h.beta2)
    const left = { ...state.left, covariance: lerp(state.left.covariance, g.matmul(g.transpose()), share) }
    const right = { ...state.right, covariance: lerp(state.right.covariance, g.transpose().matmul(g), share) }
    const work = branch((h, t) => (t === 1 ? start : t % h.every === 0 ? refine : keep))
    if (work === start)
      return { change: g.zerosLike(), state: { ...state, left: started(left), right: started(right) } }

    const turned = left.basis.transpose().matmul(g).matmul(right.basis)
    const mean = lerp(
      state.mean,
      turned,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(state.variance, turned.square(), share)
    const size = scalar((h, t) => (-h.learningRate * Math.sqrt(1 - h.beta2 ** t)) / (1 - h.beta1 ** t))
    const step = mean.div(variance.sqrt().add(scalar((h) => h.epsilon))).mul(size)
    const change = left.basis.matmul(step).matmul(right.basis.transpose())
    if (work === keep) return { change, state: { mean, variance, left, right } }

    const next = { left: refined(left), right: refined(right) }
    const fromLeft = next.left.basis.transpose().matmul(left.basis)
    const fromRight = right.basis.transpose().matmul(next.right.basis)
    return {
      change,
      state: {
        mean: fromLeft.matmul(mean).matmul(fromRight),
        variance: take(take(variance, next.left.order, 0), next.right.order, 1),
        left: { covariance: left.covariance, basis: next.left.basis },
        right: { covariance: right.covariance, basis: next.right.basis },
      },
    }
  },
})

/** Eigenvectors, that of the largest eigenvalue first. */
function started({ covariance }: Side): Side {
  return { covariance, basis: flip(symmetricEigen(covariance).vectors, -1) }
}

/** One power iteration, made orthogonal again, after the directions were put in order of their size. */
function refined({ covariance, basis }: Side): { basis: Tensor; order: Tensor } {
  const order = argSort(basis.mul(covariance.matmul(basis)).sum(0), { descending: true })
  return { basis: qr(covariance.matmul(take(basis, order, 1))).q, order }
}

describe('SOAP', () => {
  afterEach(() => vi.restoreAllMocks())

  it('keeps its bases as state and follows the reference', () => {
    const entry = caseOf('SOAP')
    // The reference factorises in float32.
    expect(errorOf(entry, soap({ learningRate: 0.02, every: 3 }))).toBeLessThan(1e-7)
    expect(errorOf(entry, soap({ learningRate: 0.02, every: 3 }), 'float32')).toBeLessThan(entry.tolerance)
  })

  it('does the work of a decomposition only in the steps that its branch names, each kind with one plan', () => {
    const kinds: string[][] = []
    const { compile } = referenceBackend
    vi.spyOn(referenceBackend, 'compile').mockImplementation((graph) => {
      kinds.push(graph.nodes.map(({ primitive }) => primitive?.name ?? 'input'))
      return compile(graph)
    })
    const w = parameter(tensor([[1, 2, 3, 4, 5]]))
    const optimizer = optimize({ w }, soap({ every: 3 }))
    kinds.length = 0
    const heavy = (names: string[]) => names.filter((name) => name === 'qr' || name === 'symmetricEigen')
    for (let i = 0; i < 12; i++) optimizer.step(() => w.square().sum())
    expect(kinds.map(heavy)).toEqual([['symmetricEigen', 'symmetricEigen'], [], ['qr', 'qr']])
  })
})
