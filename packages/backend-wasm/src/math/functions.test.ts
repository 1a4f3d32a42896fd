import { erf, expm1, log1p, setBackend, type Tensor, tanh, tensor } from '@chainrule/autograd'
import { erf as exactErf } from '@chainrule/autograd/numeric'
import { afterEach, expect, it } from 'vitest'
import { wasmBackend } from '../backend.ts'

afterEach(() => setBackend(null))

/** float32 numbers over the whole range, by their bits, and those where functions turn. */
function numbers(keep: (x: number) => boolean): Float32Array {
  const found: number[] = []
  const bits = new Uint32Array(1)
  const value = new Float32Array(bits.buffer)
  for (let i = 0; i < 2 ** 32; i += 39_769) {
    bits[0] = i
    if (keep(value[0])) found.push(value[0])
  }
  for (let i = -20_000; i <= 20_000; i++) if (keep(i / 200)) found.push(i / 200)
  return new Float32Array(found)
}

/** The distance from float64 in units in the last place of float32. */
function worst(
  apply: (x: Tensor) => Tensor,
  exact: (x: number) => number,
  inputs: Float32Array,
  fusedMultiplyAdd = true,
): number {
  setBackend(wasmBackend({ fusedMultiplyAdd }))
  const results = apply(tensor(inputs)).data()
  let largest = 0
  inputs.forEach((x, i) => {
    const truth = exact(x)
    const rounded = Math.fround(truth)
    if (!Number.isFinite(rounded)) {
      expect(results[i], `of ${x}`).toBe(rounded)
      return
    }
    const unit = Math.max(2 ** -149, 2 ** (Math.floor(Math.log2(Math.abs(rounded))) - 23))
    largest = Math.max(largest, Math.abs(results[i] - truth) / unit)
  })
  return largest
}

const everything = numbers(() => true)

it('computes exp within 1.1 ulp, from 0 through subnormal numbers to infinity', () => {
  expect(worst((x) => x.exp(), Math.exp, everything)).toBeLessThan(1.1)
})

it('computes log within 1 ulp, of subnormal numbers too', () => {
  expect(worst((x) => x.log(), Math.log, everything)).toBeLessThan(1)
})

it('computes log1p within 2 ulp, from -1 on', () => {
  expect(worst(log1p, Math.log1p, everything)).toBeLessThan(2)
})

it('computes tanh within 5 ulp', () => {
  expect(worst((x) => tanh(x), Math.tanh, everything)).toBeLessThan(5)
})

it('computes erf within 2 ulp', () => {
  expect(worst(erf, exactErf, everything)).toBeLessThan(2)
})

it.each([
  ['exp', (x: Tensor) => x.exp(), Math.exp, 1.2],
  ['log', (x: Tensor) => x.log(), Math.log, 1],
  ['log1p', log1p, Math.log1p, 2],
  ['tanh', (x: Tensor) => tanh(x), Math.tanh, 5],
  ['erf', erf, exactErf, 2],
] as const)('computes %s as well where products and sums are apart', (_, apply, exact, bound) => {
  expect(worst(apply, exact, everything, false)).toBeLessThan(bound)
})

it('rounds what it leaves to the host once', () => {
  expect(worst(expm1, Math.expm1, everything)).toBeLessThanOrEqual(0.5)
})
