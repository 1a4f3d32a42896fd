import { type DType, drawNormal, eye, gradCheck, randomKey, type Shape, sizeOf, tensor } from '@chainrule/autograd'
import { testRegularizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { elasticNet } from './elastic-net.ts'
import { groupLassoColumns } from './group-lasso-columns.ts'
import { groupLassoRows } from './group-lasso-rows.ts'
import { l1 } from './l1.ts'
import { l2 } from './l2.ts'
import { orthogonalColumns } from './orthogonal-columns.ts'
import { orthogonalRows } from './orthogonal-rows.ts'
import { regularizeActivity } from './regularize-activity.ts'
import { smoothLabels } from './smooth-labels.ts'
import { softOrthogonality } from './soft-orthogonality.ts'
import { spectralNormPenalty } from './spectral-norm-penalty.ts'
import { totalVariation } from './total-variation.ts'

const matrices = { test: it, describe, ranks: { min: 2 } }
const orthonormal = ([rows, ...rest]: Shape, dtype: DType) =>
  eye(rows, sizeOf(rest), { dtype }).reshape([rows, ...rest])

testRegularizer('l1', l1, { test: it, describe })
testRegularizer('l2', l2, { test: it, describe })
testRegularizer('elasticNet', elasticNet, { test: it, describe })
testRegularizer('orthogonalRows', orthogonalRows, matrices)
testRegularizer('orthogonalColumns', orthogonalColumns, matrices)
testRegularizer('softOrthogonality', softOrthogonality, { ...matrices, zeroAt: orthonormal })
testRegularizer('groupLassoRows', groupLassoRows, matrices)
testRegularizer('groupLassoColumns', groupLassoColumns, matrices)
testRegularizer('totalVariation', totalVariation, { test: it, describe, ranks: { min: 1 } })
testRegularizer('spectralNormPenalty', spectralNormPenalty, matrices)

const w = tensor(
  [
    [3, 4, 0],
    [4, -3, 0],
    [3, 4, 0],
  ],
  { dtype: 'float64' },
)

it('measures the mean cosine between rows or between columns', () => {
  expect(orthogonalRows({ strength: 1 }).penalty(w).item()).toBeCloseTo(1 / 3, 12)
  // Columns (3, 4, 3) and (4, -3, 4), and one of zeros, which is at right angles to all.
  expect(orthogonalColumns({ strength: 1 }).penalty(w).item()).toBeCloseTo(12 / Math.sqrt(34 * 41) / 3, 12)
  expect(
    orthogonalRows()
      .penalty(tensor([[1, 2]]))
      .item(),
  ).toBe(0)
})

it('does not depend on the length of rows, where only angles matter', () => {
  const random = drawNormal(randomKey(3), [4, 6], { dtype: 'float64' })
  const stretched = random.mul(tensor([[1], [5], [0.1], [100]], { dtype: 'float64' }))
  expect(orthogonalRows().penalty(stretched).item()).toBeCloseTo(orthogonalRows().penalty(random).item(), 12)
})

it('is zero for rotations alone, where lengths matter too', () => {
  const turn = tensor(
    [
      [0.6, 0.8],
      [-0.8, 0.6],
    ],
    { dtype: 'float64' },
  )
  expect(softOrthogonality({ strength: 1 }).penalty(turn).item()).toBeCloseTo(0, 14)
  expect(softOrthogonality({ strength: 1 }).penalty(turn.mul(2)).item()).toBeCloseTo(2 * 9, 12)
})

it('sums lengths of groups, each times the root of its size', () => {
  expect(groupLassoRows({ strength: 1 }).penalty(w).item()).toBeCloseTo(Math.sqrt(3) * 15, 12)
  const columns = Math.sqrt(3) * (Math.sqrt(34) + Math.sqrt(41))
  expect(groupLassoColumns({ strength: 1 }).penalty(w).item()).toBeCloseTo(columns, 12)
})

it('sums differences between neighbours of each image, not across images', () => {
  const images = tensor([0, 1, 3, 6, 100, 100, 100, 100], { shape: [2, 2, 2], dtype: 'float64' })
  expect(totalVariation({ strength: 1 }).penalty(images).item()).toBe(1 + 3 + 3 + 5)
  expect(
    totalVariation({ strength: 1 })
      .penalty(tensor([1, -1, 2]))
      .item(),
  ).toBe(5)
  expect(totalVariation({ strength: 1 }).penalty(tensor(5)).item()).toBe(0)
})

it('halves the square of the largest singular value', () => {
  const matrix = tensor(
    [
      [3, 0],
      [4, 5],
    ],
    { dtype: 'float64' },
  )
  // The eigenvalues of AᵀA = [[25, 20], [20, 25]] are 45 and 5.
  expect(spectralNormPenalty({ strength: 2 }).penalty(matrix).item()).toBeCloseTo(45, 10)
})

it('refuses vectors where it needs units with weights', () => {
  expect(() => groupLassoRows().penalty(tensor([1, 2]))).toThrow(
    'groupLassoRows: the parameter is [2], it must be [outputs, inputs, ...].',
  )
})

it('divides the penalty of activations by the batch', () => {
  const x = tensor(
    [
      [1, -2],
      [3, 0],
    ],
    { dtype: 'float64' },
  )
  expect(regularizeActivity(x, l1({ strength: 1 })).item()).toBe(3)
  expect(regularizeActivity(tensor(2), l2({ strength: 1 })).item()).toBe(4)
  expect(regularizeActivity(tensor(new Float32Array(0), { shape: [0, 3] }), l1()).item()).toBe(0)
  gradCheck((activations) => regularizeActivity(activations, l2()), [x])
})

it('smooths labels towards equal probabilities and keeps their sum', () => {
  const target = tensor(
    [
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ],
    { dtype: 'float64' },
  )
  const smooth = smoothLabels(target)
  expect(smooth.data()[0]).toBeCloseTo(0.025, 14)
  expect(smooth.data()[1]).toBeCloseTo(0.925, 14)
  expect([...smooth.sum(1).data()]).toEqual([expect.closeTo(1, 14), expect.closeTo(1, 14)])
  expect(smoothLabels(target, { axis: 0, smoothing: 1 }).toArray()).toEqual([Array(4).fill(0.5), Array(4).fill(0.5)])
  expect(smoothLabels(target, { smoothing: 0 })).toBe(target)
  expect(() => smoothLabels(target, { smoothing: 2 })).toThrow('smoothLabels: smoothing must be in [0, 1], got 2.')
  expect(() => smoothLabels(tensor(1))).toThrow(expect.objectContaining({ code: 'no-such-class-axis' }))
})
