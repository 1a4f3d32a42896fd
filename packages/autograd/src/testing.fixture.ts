import { expect } from 'vitest'
import { tensor } from './create.ts'
import type { DType } from './dtype.ts'
import { flip } from './functions/flip.ts'
import { pad } from './functions/pad.ts'
import { slice } from './functions/slice.ts'
import type { NestedArray } from './nest.ts'
import { randomKey } from './random/key.ts'
import { type Shape, sizeOf } from './shape.ts'
import type { Tensor } from './tensor.ts'
import { type CheckedFunction, gradCheck, gradGradCheck } from './transforms/gradient-check.ts'

/** A float64 tensor. */
export function float64(values: NestedArray): Tensor {
  return tensor(values, { dtype: 'float64' })
}

export function int32(values: NestedArray): Tensor {
  return tensor(values, { dtype: 'int32' })
}

export function uint32(values: NestedArray): Tensor {
  return tensor(values, { dtype: 'uint32' })
}

/** Different numbers from `min` to `max`, the same for the same shape and seed. */
export function varied(shape: Shape, { seed = 0, min = -2, max = 2, dtype = 'float64' as DType } = {}): Tensor {
  const values = randomKey(seed).fold(String(shape)).uniform(shape, { min, max, dtype: 'float64' }).data()
  return tensor(values, { shape, dtype })
}

/**
 * Compares first and second derivatives with finite differences in float64, closer than the default.
 *
 * Central differences with step h are off by about h² and ε/h, so a wrong rule cannot hide within these bounds.
 */
export function checkDerivatives(f: CheckedFunction, ...inputs: Tensor[]): void {
  const bounds = { absolute: 1e-7, relative: 1e-6 }
  expect(gradCheck(f, inputs, bounds).comparisons).toBeGreaterThan(0)
  expect(gradGradCheck(f, inputs, bounds).comparisons).toBeGreaterThan(0)
}

/** The same elements in arrays where they do not lie row-major: permuted, reversed, with gaps. */
export function layoutsOf(x: Tensor): { layout: string; view: Tensor }[] {
  const order = x.shape.map((_, axis) => x.rank - 1 - axis)
  const all = x.shape.map((_, axis) => axis)
  const copy = (tensorLike: Tensor) => tensor(tensorLike.data(), { shape: tensorLike.shape, dtype: x.dtype })
  const spread = pad(
    x,
    all.map(() => [1, 2, 1]),
    9,
  )
  return [
    { layout: 'dense', view: x },
    { layout: 'permuted', view: copy(x.permute(order)).permute(order) },
    { layout: 'reversed', view: flip(copy(flip(x, all)), all) },
    {
      layout: 'with gaps',
      view: slice(
        copy(spread),
        x.shape.map((size) => [1, 1 + Math.max(0, 2 * size - 1), 2]),
      ),
    },
  ]
}

/** Calls `visit` with every index into a shape, row-major. */
export function eachIndex(shape: Shape, visit: (index: number[], place: number) => void): void {
  const count = sizeOf(shape)
  for (let place = 0; place < count; place++) {
    const index: number[] = []
    let rest = place
    for (const size of [...shape].reverse()) {
      index.unshift(rest % size)
      rest = Math.floor(rest / size)
    }
    visit(index, place)
  }
}

/** The element of a tensor at an index. */
export function elementAt(x: Tensor, index: readonly number[]): number {
  return x.data()[index.reduce((place, position, axis) => place * x.shape[axis] + position, 0)]
}

/** A tensor from a function of the index. */
export function build(shape: Shape, element: (index: number[]) => number, dtype: DType = 'float64'): Tensor {
  const values = new Float64Array(sizeOf(shape))
  eachIndex(shape, (index, place) => {
    values[place] = element(index)
  })
  return tensor(values, { shape, dtype })
}

/** Compares shapes and elements; numbers may differ by `within`, relative to the larger of 1 and their size. */
export function expectNumbers(actual: Tensor, expected: Tensor, within = 0): void {
  expect(actual.shape).toEqual(expected.shape)
  const [got, wanted] = [actual.data(), expected.data()]
  for (let i = 0; i < wanted.length; i++) {
    const close =
      Object.is(got[i] + 0, wanted[i] + 0) || Math.abs(got[i] - wanted[i]) <= within * Math.max(1, Math.abs(wanted[i]))
    if (!close) expect.fail(`element ${i}: ${got[i]} is not ${wanted[i]} within ${within}`)
  }
}
