import {
  type Backend,
  convolution,
  type DType,
  evaluate,
  fold,
  max,
  maximum,
  parameter,
  setBackend,
  type Tensor,
  tensor,
  unfold,
} from '@chainrule/autograd'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { wasmBackend } from './backend.ts'

afterEach(() => setBackend(null))

const numRuns = Number(process.env.RANDOM_PROGRAMS ?? 60)
const window = fc.record({
  size: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 2 }),
  low: fc.integer({ min: -1, max: 2 }),
  high: fc.integer({ min: 0, max: 2 }),
  /** Of the axis, beyond what the window needs. */
  more: fc.constantFrom<number>(0, 1, 2, 5, 7, 13),
})
const channels = fc.constantFrom(1, 2, 3, 8, 11, 17)
const network = fc.record({
  batch: fc.constantFrom(0, 1, 2, 3),
  groups: fc.constantFrom(1, 1, 1, 2, 3),
  channels,
  outputs: channels,
  windows: fc.array(window, { minLength: 1, maxLength: 2 }),
  pool: fc.constantFrom(1, 2, 3),
  poolStride: fc.constantFrom(1, 2, 3),
  outputsAfter: channels,
})
/** Without padding and with many channels: gradients toward the input are scattered. */
const valid = network.map((one) => ({
  ...one,
  groups: 1 as const,
  channels: 8 + one.channels,
  outputs: 16 + one.outputs,
  windows: one.windows.map((each) => ({ ...each, low: 0, high: 0 })),
}))
type Network =
  typeof network extends fc.Arbitrary<infer T> ? { [K in keyof T]: T[K] extends number ? number : T[K] } : never

describe('convolutions in all directions', () => {
  for (const fused of [true, false]) {
    it(`agree with the reference backend in any shape, ${fused ? 'with' : 'without'} fused additions`, () => {
      const wasm = wasmBackend({ fusedMultiplyAdd: fused })
      fc.assert(
        fc.property(fc.oneof({ weight: 2, arbitrary: network }, { weight: 1, arbitrary: valid }), (one) => {
          const exact = trained(one, 'float64', null)
          expectClose(trained(one, 'float64', wasm), exact, 1e-11)
          expectClose(trained(one, 'float32', wasm), exact, 2e-5)
        }),
        { numRuns },
      )
    }, 60_000)
  }
})

it('gives the same bits on several threads, where units share rows of one kernel', () => {
  // Few panels and many rows: units are parts of the batch, in the scattered gradient too.
  const wide: Network = {
    batch: 8,
    groups: 1,
    channels: 8,
    outputs: 16,
    windows: [3, 3].map((size) => ({ size, stride: 1, dilation: 1, low: 0, high: 0, more: 8 })),
    pool: 2,
    poolStride: 2,
    outputsAfter: 8,
  }
  const alone = trained(wide, 'float32', wasmBackend({ threads: 1 }))
  for (const threads of [2, 3]) {
    const together = trained(wide, 'float32', wasmBackend({ threads, share: 'always' }))
    expect(together.map(({ data }) => Array.from(data))).toEqual(alone.map(({ data }) => Array.from(data)))
  }
})

describe('windows', () => {
  it('are taken and added back as on the reference backend, whether they meet or not', () => {
    const wasm = wasmBackend()
    const shape = fc.array(fc.constantFrom(0, 1, 2, 3, 7, 9), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(shape, fc.nat(2), window, fc.boolean(), (sizes, at, { size, stride, dilation, more }, added) => {
        const axis = at % sizes.length
        const lengths = sizes.map((length, i) => (i === axis ? (size - 1) * dilation + 1 + more : length))
        const result = (backend: Backend | null) => {
          setBackend(backend)
          const windows = unfold(varied(lengths, 1, 'float32').add(1), axis, { size, stride, dilation })
          const several = added ? windows.mul(varied(windows.shape, 2, 'float32')) : windows
          const sum = fold(several, axis, lengths[axis], { size, stride, dilation })
          return { shape: sum.shape, data: sum.square().data() }
        }
        expectClose([result(wasm)], [result(null)], 1e-6)
      }),
      { numRuns },
    )
  }, 60_000)
})

interface Computed {
  readonly shape: readonly number[]
  readonly data: ArrayLike<number>
}

/** Convolution, ReLU, maximum over windows, another convolution: values and all gradients. */
function trained(one: Network, dtype: DType, backend: Backend | null): Computed[] {
  setBackend(backend)
  const { batch, groups, windows, pool, poolStride } = one
  const [inputs, outputs] = [one.channels * groups, one.outputs * groups]
  const lengths = windows.map(({ size, dilation, low, high, more }) =>
    Math.max(1, (size - 1) * dilation + 1 + more - low - high),
  )
  const x = leaf([batch, inputs, ...lengths], 1, dtype)
  const w = leaf([outputs, one.channels, ...windows.map(({ size }) => size)], 2, dtype)
  const bias = leaf([outputs, ...windows.map(() => 1)], 3, dtype)
  const convolved = convolution(x, w, {
    stride: windows.map(({ stride }) => stride),
    padding: windows.map(({ low, high }) => [low, high] as const),
    dilation: windows.map(({ dilation }) => dilation),
    inputDilation: windows.map(() => 1),
    groups,
  }).add(bias)
  const active = maximum(convolved, 0)
  let pooled = active
  windows.forEach((_, axis) => {
    const size = Math.min(pool, active.shape[axis + 2])
    pooled = unfold(pooled, axis + 2, { size, stride: poolStride })
  })
  pooled = max(
    pooled,
    windows.map((_, axis) => -1 - axis),
  )
  const last = leaf([one.outputsAfter, outputs, ...windows.map(() => 1)], 4, dtype)
  const plain = { stride: windows.map(() => 1), dilation: windows.map(() => 1), inputDilation: windows.map(() => 1) }
  const scores = convolution(pooled, last, { ...plain, padding: windows.map(() => [0, 0] as const), groups: 1 })
  const loss = scores.square().sum()
  loss.backward()
  const wanted = [active, pooled, scores, loss, ...[x, w, bias, last].map(({ grad }) => grad as Tensor)]
  evaluate(...wanted)
  return wanted.map((tensor) => ({ shape: tensor.shape, data: tensor.data() }))
}

function leaf(shape: number[], seed: number, dtype: DType): Tensor {
  return parameter(varied(shape, seed, dtype))
}

/** Numbers that differ by more than rounding, so that a maximum is the same one in both precisions. */
function varied(shape: readonly number[], seed: number, dtype: DType): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  const data = Float32Array.from({ length: size }, (_, i) => (((i + 1) * 7919 * seed + 13 * seed) % 1009) / 512 - 1)
  return tensor(data, { shape: [...shape], dtype })
}

function expectClose(actual: readonly Computed[], expected: readonly Computed[], relative: number): void {
  expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape))
  actual.forEach(({ data }, i) => {
    const scale = Math.max(1, ...Array.from(expected[i].data, Math.abs))
    const worst = Math.max(0, ...Array.from(data, (value, at) => Math.abs(value - expected[i].data[at])))
    expect(worst / scale, `result ${i} of shape [${expected[i].shape}]`).toBeLessThanOrEqual(relative)
  })
}
