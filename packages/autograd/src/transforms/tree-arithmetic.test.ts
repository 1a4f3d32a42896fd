import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  grad,
  randomKey,
  type Tensor,
  tensor,
  treeAddScaled,
  treeClamp,
  treeDot,
  treeLeaves,
  treeNorm,
  treeNormalLike,
  treeScale,
  treeZerosLike,
  zeros,
} from '../index.ts'

const f64 = (values: readonly number[]) => tensor(Float64Array.from(values))
const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 4, maxLength: 4 })
const treeOf = ([a, b, c, d]: readonly number[]) => ({ first: f64([a, b]), rest: [{ c: f64([c]) }, f64([d])] as const })
const flat = (tree: unknown) => treeLeaves(tree).flatMap((leaf) => [...leaf.data()])
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('treeDot and treeNorm', () => {
  it('are those of all elements in one row', () => {
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const dot = sum(x.map((value, i) => value * y[i]))
        expect(treeDot(treeOf(x), treeOf(y)).item()).toBeCloseTo(dot, 6)
        expect(treeNorm(treeOf(x)).item()).toBeCloseTo(Math.hypot(...x), 9)
        expect(treeNorm(treeOf(x), { p: 1 }).item()).toBeCloseTo(sum(x.map(Math.abs)), 9)
        expect(treeNorm(treeOf(x), { p: Number.POSITIVE_INFINITY }).item()).toBe(Math.max(...x.map(Math.abs)))
      }),
      { numRuns: 25 },
    )
  })

  it('take both precisions together, and are 0 for nothing at all', () => {
    const mixed = { single: tensor([3]), double: f64([4]) }
    expect(treeNorm(mixed).dtype).toBe('float64')
    expect(treeNorm(mixed).item()).toBe(5)
    expect(treeDot(mixed, mixed).item()).toBe(25)
    expect([treeNorm({}).item(), treeDot([], []).item()]).toEqual([0, 0])
    expect(treeNorm([zeros([0, 3]), tensor([2])], { p: Number.POSITIVE_INFINITY }).item()).toBe(2)
  })

  it('can be differentiated, also where all is 0', () => {
    const direction = grad((tree: { a: Tensor; b: Tensor }) => treeNorm(tree))({ a: f64([3]), b: f64([4]) })
    expect(flat(direction).map((value) => value.toFixed(12))).toEqual(['0.600000000000', '0.800000000000'])
    expect(grad((tree: { a: Tensor }) => treeNorm(tree))({ a: f64([0, 0]) }).a.toArray()).toEqual([0, 0])
  })

  it('refuse trees of different structure', () => {
    expect(() => treeDot({ a: tensor(1) }, { b: tensor(1) })).toThrow(expect.objectContaining({ code: 'trees-differ' }))
  })
})

it('adds a multiple of a tree to a tree, element by element', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.double({ min: -9, max: 9, noNaN: true }), (x, y, factor) => {
      expect(flat(treeAddScaled(treeOf(x), factor, treeOf(y)))).toEqual(x.map((value, i) => value + y[i] * factor))
      expect(flat(treeScale(treeOf(x), factor))).toEqual(x.map((value) => value * factor))
    }),
    { numRuns: 25 },
  )
})

it('takes a tensor for the factor, for leaves of both precisions', () => {
  const scaled = treeScale({ single: tensor([3]), double: f64([4]) }, tensor(2))
  expect([scaled.single.dtype, scaled.double.dtype]).toEqual(['float32', 'float64'])
  expect(flat(scaled)).toEqual([6, 8])
})

it('limits every element, and only those that are outside', () => {
  expect(flat(treeClamp({ a: tensor([-3, 0.5]), b: tensor(2) }, -1, 1))).toEqual([-1, 0.5, 1])
})

it('makes trees of the same structure, shapes and types', () => {
  const tree = { a: zeros([2, 3]), b: [f64([1])] as const }
  const noise = treeNormalLike(tree, randomKey(1))
  for (const other of [treeZerosLike(tree), noise]) {
    expect([other.a.shape, other.b[0].shape, other.b[0].dtype]).toEqual([[2, 3], [1], 'float64'])
  }
  expect(flat(treeZerosLike(tree)).every((value) => value === 0)).toBe(true)
  expect(new Set(flat(noise)).size).toBe(7)
  expect(flat(treeNormalLike(tree, randomKey(1)))).toEqual(flat(noise))
})
