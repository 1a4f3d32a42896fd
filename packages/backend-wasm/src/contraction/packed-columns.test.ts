import { type DType, referenceBackend, setBackend, slice, tensor } from '@chainrule/autograd'
import { afterEach, expect, it } from 'vitest'
import { wasmBackend } from '../backend.ts'

afterEach(() => setBackend(null))

/** Small whole numbers, so that every order of sums gives the same. */
function numbers(shape: readonly number[], dtype: DType) {
  const size = shape.reduce((product, length) => product * length, 1)
  return tensor(
    Array.from({ length: size }, (_, i) => ((i * 7) % 11) - 5),
    { dtype },
  ).reshape(shape)
}

it.each([
  ['float32', 8, 'as many columns as a panel has'],
  ['float32', 7, 'one column less'],
  ['float32', 16, 'two panels'],
  ['float64', 4, 'as many columns as a panel of float64 has'],
  ['float64', 8, 'two panels of float64'],
] as const)('multiplies %s with %i columns, %s, over several blocks, batches and odd rows', (dtype, columns, _) => {
  for (const [batch, rows, inner] of [
    [1, 5, 3],
    [1, 33, 600],
    [3, 7, 257],
    [2, 400, 1],
  ] as const) {
    const product = () =>
      numbers([batch, rows, inner], dtype)
        .matmul(numbers([batch, inner, columns], dtype))
        .data()
    setBackend(referenceBackend)
    const expected = product()
    setBackend(wasmBackend())
    expect(product()).toEqual(expected)
  }
})

it('begins at the right row where the columns are a part of more', () => {
  const product = () =>
    numbers([5, 6], 'float32')
      .matmul(slice(numbers([12, 8], 'float32').mul(2), [[3, 9]]))
      .data()
  setBackend(referenceBackend)
  const expected = product()
  setBackend(wasmBackend())
  expect(product()).toEqual(expected)
})
