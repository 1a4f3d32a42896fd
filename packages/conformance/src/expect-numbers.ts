import { ChainruleError, type Tensor } from '@chainrule/autograd'

/** Numbers in any arrangement: one, an array, a typed array, a tensor, nested arrays or objects of those. */
export type Numbers =
  | number
  | boolean
  | ArrayLike<number>
  | Tensor
  | readonly Numbers[]
  | { readonly [name: string]: Numbers }

/** How far numbers may be apart. */
export interface NumbersOptions {
  /** Allowed distance. @default 0 */
  absolute?: number
  /** Allowed distance as a share of the expected number. @default 0 */
  relative?: number
}

/**
 * Throws unless two arrangements of numbers have the same form and numbers that are close: without a matcher, for any
 * test runner.
 *
 * Two numbers are close where |actual - expected| ≤ absolute + relative · |expected|. NaN is close to NaN only, an infinity to
 * itself; 0 and -0 are the same.
 *
 * @throws ChainruleError `numbers-differ` with the place, both numbers and how many differ.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { expectNumbers } from '@chainrule/conformance'
 *
 * expectNumbers(tensor([[0.1, 0.2]]), [[0.1, 0.2]], { relative: 1e-6 })
 * ```
 */
export function expectNumbers(actual: Numbers, expected: Numbers, options: NumbersOptions = {}): void {
  const { absolute = 0, relative = 0 } = options
  const pairs = [...pairUp(plain(actual), plain(expected), '')]
  const different = pairs.filter(({ a, e }) => !isClose(a, e, absolute + relative * Math.abs(e)))
  if (different.length === 0) return
  const [{ place, a, e }] = different
  throw new ChainruleError(
    'numbers-differ',
    `${place === '' ? 'The number' : place} is ${a}, expected ${e} within ${absolute} + ${relative}·|${e}|; ${different.length} of ${pairs.length} differ.`,
    'Compare the formula, then the tolerance.',
  )
}

interface Pair {
  readonly place: string
  readonly a: number
  readonly e: number
}

type Plain = number | readonly Numbers[] | { readonly [name: string]: Numbers }

function plain(value: Numbers): Plain {
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'object') return value
  if ('toArray' in value && typeof value.toArray === 'function') return plain((value as Tensor).toArray() as Numbers)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  return value as Plain
}

function* pairUp(actual: Plain, expected: Plain, place: string): Generator<Pair> {
  if (typeof actual === 'number' && typeof expected === 'number') {
    yield { place, a: actual, e: expected }
    return
  }
  const [left, right] = [Object.keys(actual), Object.keys(expected)]
  const alike = typeof actual === typeof expected && Array.isArray(actual) === Array.isArray(expected)
  if (!alike || left.length !== right.length || right.some((name) => !Object.hasOwn(actual as object, name))) {
    throw new ChainruleError(
      'numbers-arranged-differently',
      `${place === '' ? 'The whole' : place} is ${inWords(actual)}, expected ${inWords(expected)}.`,
      'Give the expected numbers in the arrangement of the actual ones.',
    )
  }
  for (const name of right) {
    const [a, e] = [(actual as Record<string, Numbers>)[name], (expected as Record<string, Numbers>)[name]]
    yield* pairUp(
      plain(a),
      plain(e),
      Array.isArray(expected) ? `${place}[${name}]` : place === '' ? name : `${place}.${name}`,
    )
  }
}

function isClose(actual: number, expected: number, distance: number): boolean {
  if (actual === expected || Object.is(actual, expected)) return true
  return Number.isFinite(expected) && Math.abs(actual - expected) <= distance
}

function inWords(value: Plain): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  return `an object with ${Object.keys(value).join(', ') || 'no fields'}`
}
