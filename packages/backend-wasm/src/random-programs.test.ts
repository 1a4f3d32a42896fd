import { type Backend, type DType, evaluate, setBackend, type Tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { wasmBackend } from './backend.ts'
import { describeProgram, type RandomProgram } from './random-program.fixture.ts'

// `npm run fuzz` looks further: RANDOM_PROGRAMS of them, from PROPERTY_SEED.
const numRuns = Number(process.env.RANDOM_PROGRAMS ?? 200)

const length = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constantFrom(0, 1, 7, 16, 17, 33))
const programs: fc.Arbitrary<RandomProgram> = fc.record({
  leaves: fc.array(fc.array(length, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  instructions: fc.array(fc.tuple(fc.nat(999), fc.nat(99), fc.nat(99), fc.nat(99)), { maxLength: 14 }),
})

// A region that reads a sum, and whose results are read beside a later region.
const backAndForth: RandomProgram = {
  leaves: [[2], [], [3]],
  instructions: [
    [343, 68, 0, 0],
    [209, 63, 0, 0],
  ],
}

afterEach(() => setBackend(null))

it(
  'computes random programs and their gradients as the reference backend does',
  () => {
    const wasm = wasmBackend()
    const property = fc.property(programs, (program) => {
      const double = computed(program, 'float64', null)
      const single = computed(program, 'float32', null)
      expectClose(computed(program, 'float64', wasm), double, () => 1e-11)
      // Sums of as many functions as there are elements, each within some ulp; beside them what rounding does to the
      // reference backend itself.
      const sums = 1e-5 + 8e-7 * double.largest
      const bound = (i: number) => sums + 64 * distance(single.values[i], double.values[i])
      expectClose(computed(program, 'float32', wasm), single, bound)
    })
    fc.assert(property, { numRuns, examples: [[backAndForth]] })
  },
  60_000 + numRuns * 100,
)

interface Computed {
  readonly shape: readonly number[]
  readonly data: ArrayLike<number>
}

interface Outcome {
  readonly error: string | null
  readonly values: readonly Computed[]
  /** Integers and truth values. */
  readonly whole: readonly Computed[]
  /** Elements of the largest value. */
  readonly largest: number
}

/** Last values and gradients of a program, or why there are none. */
function computed(program: RandomProgram, dtype: DType, backend: Backend | null): Outcome {
  setBackend(backend)
  try {
    const { inputs, outputs, loss, whole, largest } = describeProgram(program, dtype)
    if (loss.requiresGrad || loss.tracked) loss.backward()
    const wanted: Tensor[] = [...outputs, loss, ...inputs.flatMap(({ grad }) => (grad ? [grad] : []))]
    evaluate(...wanted, ...whole)
    const read = (tensors: readonly Tensor[]) => tensors.map((one) => ({ shape: one.shape, data: one.data() }))
    return { error: null, values: read(wanted), whole: read(whole), largest }
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error
    // A position outside of an axis is met by what picks there and by what adds there: either may come first.
    return { error: (error as Error).message.replace(/^(gather|scatterAdd): /, ''), values: [], whole: [], largest: 0 }
  }
}

function expectClose(actual: Outcome, expected: Outcome, relative: (i: number) => number): void {
  expect(actual.error).toBe(expected.error)
  expect(actual.whole).toEqual(expected.whole)
  expect(actual.values.map(({ shape }) => shape)).toEqual(expected.values.map(({ shape }) => shape))
  actual.values.forEach((one, i) => {
    expect(distance(one, expected.values[i])).toBeLessThanOrEqual(relative(i))
  })
}

/** The largest difference, relative to the largest element or to 1; infinite where one is no number and the other is. */
function distance({ data: a }: Computed, { data: b }: Computed): number {
  let [largest, scale] = [0, 1]
  for (let i = 0; i < b.length; i++) {
    scale = Math.max(scale, Math.abs(b[i]) || 0)
    if (Object.is(a[i], b[i])) continue
    const difference = Math.abs(a[i] - b[i])
    largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference)
  }
  return largest / scale
}
