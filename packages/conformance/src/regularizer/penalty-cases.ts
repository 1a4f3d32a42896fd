import { compile, gradCheck, type Regularizer, type Tensor, tensor, zeros } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import type { MakeRegularizer, RegularizerOptions } from './options.ts'
import { shapesFor, weights } from './weights.ts'

const usual = [[], [1], [5], [3, 4], [4, 3], [2, 3, 2], [2, 3, 3, 3]]

/** It is one number, not negative, smooth where it should be, and zero where nothing is to be wished for. */
export function penaltyCases(name: string, make: MakeRegularizer, options: RegularizerOptions): Case[] {
  const { zeroAt = (shape, dtype) => zeros(shape, { dtype }), step = 1e-6 } = options
  const shapes = shapesFor(options, usual)
  const cases: Case[] = [
    {
      id: 'one-number',
      title: 'is one finite number of at least 0, in the type of the parameter',
      run() {
        for (const shape of [...shapes, ...shapesFor(options, [[0], [0, 3], [3, 0]])]) {
          for (const dtype of ['float32', 'float64'] as const) requirePenalty(name, make(), weights(shape, dtype))
          for (const scale of [0, 1e-15, 1e6]) requirePenalty(name, make(), weights(shape, 'float32', scale))
        }
      },
    },
    {
      id: 'gradient',
      title: 'has the gradient that finite differences show',
      run() {
        for (const shape of shapes) {
          const { comparisons } = gradCheck((w) => make().penalty(w), [weights(shape, 'float64')], { step })
          requireThat(comparisons > 0, `${name}: nothing was compared for [${shape}].`, 'Use the parameter.')
        }
      },
    },
    {
      id: 'finite-gradient',
      title: 'has a finite gradient everywhere, at zero and at its reference point too',
      run() {
        for (const shape of shapes) {
          const points = [zeros(shape), weights(shape, 'float32', 1e-15), weights(shape, 'float32', 1e6)]
          if (zeroAt) points.push(zeroAt(shape, 'float32'))
          for (const point of points) requireFiniteGradient(name, make(), point)
        }
      },
    },
    {
      id: 'pure',
      title: 'gives the same number again, lazily and captured, whatever it has measured before',
      run() {
        for (const shape of shapes) {
          const shared = make()
          const first = shared.penalty(weights(shape)).item()
          shared.penalty(weights(shape, 'float32', 3)).item()
          expectNumbers([shared.penalty(weights(shape)), make().penalty(weights(shape))], [first, first])
          const captured = compile((w: Tensor) => shared.penalty(w))
          for (let call = 0; call < 3; call++) expectNumbers(captured(weights(shape)), first)
        }
      },
    },
  ]
  if (zeroAt === null) return cases
  return [
    ...cases,
    {
      id: 'zero-at-reference',
      title: 'is zero at its reference point',
      run() {
        for (const shape of shapes) {
          const penalty = make().penalty(zeroAt(shape, 'float64')).item()
          requireThat(
            Math.abs(penalty) <= 1e-12,
            `${name}: its penalty for [${shape}] at its reference point is ${penalty}.`,
            'Say where it is zero, { zeroAt: (shape, dtype) => tensor }, or null where nowhere.',
          )
        }
      },
    },
  ]
}

function requirePenalty(name: string, regularizer: Regularizer, parameter: Tensor): void {
  const penalty = regularizer.penalty(parameter)
  requireThat(
    penalty.rank === 0 && penalty.dtype === parameter.dtype,
    `${name}: the penalty of ${parameter.dtype} [${parameter.shape}] is ${penalty.dtype} [${penalty.shape}].`,
    'A penalty has rank 0 and the type of its parameter.',
  )
  const value = penalty.item()
  requireThat(
    Number.isFinite(value) && value >= 0,
    `${name}: the penalty of [${parameter.shape}] is ${value}, for ${parameter}.`,
    'A penalty is a finite number of at least 0.',
  )
}

function requireFiniteGradient(name: string, regularizer: Regularizer, point: Tensor): void {
  const leaf = tensor(point.data(), { shape: point.shape, dtype: point.dtype, requiresGrad: true })
  // A penalty that is constant for a shape has a gradient of zero.
  regularizer.penalty(leaf).add(leaf.mul(0).sum()).backward()
  const gradient = leaf.grad?.data() ?? []
  const wrong = Array.from(gradient).find((value) => !Number.isFinite(value))
  requireThat(
    wrong === undefined,
    `${name}: the gradient for ${point} holds ${wrong}.`,
    'A root has an infinite slope at 0: choose its gradient there, with where().',
  )
}
