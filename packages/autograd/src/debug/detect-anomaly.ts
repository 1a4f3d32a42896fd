import { isFloat, type TypedArray } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { evaluateAlone, readNow, refuseWhileTracing } from '../evaluate.ts'
import { runtime, withRuntime } from '../runtime.ts'
import { inScope } from '../scope.ts'
import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { callSite } from './call-site.ts'

/** What counts as an anomaly. */
export interface AnomalyOptions {
  /** Whether infinite results count, too. Those written down on purpose, as for masks, never do. @default true */
  infinities?: boolean
}

/**
 * Runs `body` and stops at the first operation whose result is NaN or infinite, forward, backward or in an optimizer.
 *
 * The error names the operation, the shape, the line of your code that asked for it and, on the way back, the
 * forward operation whose gradient it is. Data and weights that come in as NaN are named as such. Every operation is
 * computed on its own and looked at, so it is slow.
 *
 * @throws ChainruleError `not-finite`; `asynchronous-scope` for a function that returns a promise; `read-while-tracing`
 * inside `compile`.
 *
 * @example
 * ```ts
 * import { detectAnomaly, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([4, 0], { requiresGrad: true })
 * try {
 *   detectAnomaly(() => x.sqrt().sum().backward())
 * } catch (error) {
 *   console.log((error as Error).message.includes('in the gradient of sqrt')) // true
 * }
 * ```
 */
export function detectAnomaly<T>(body: () => T, { infinities = true }: AnomalyOptions = {}): T {
  refuseWhileTracing()
  const outer = runtime.inspect
  const intended = new WeakSet<Tensor>()
  const find = (tensor: Tensor) => firstBad(tensor, infinities)

  const inspect = (result: Tensor) => {
    outer?.(result)
    const { inputs, attributes } = result
    result.site = callSite()
    evaluateAlone(result)
    const bad = find(result)
    if (!bad) return
    const carriers = inputs.filter((input) => badLike(find(input), bad))
    const stranger = carriers.find((input) => !intended.has(input) && input.source?.kind !== 'scalar')
    if (stranger) throw alreadyBad(result, stranger, inputs.indexOf(stranger), find(stranger) as Bad)
    const filler = Object.values(attributes).some((value) => typeof value === 'number' && !Number.isFinite(value))
    const passedOn = carriers.length > 0 && (!bad.nan || isMovement(result))
    if (!passedOn && !(filler && !bad.nan)) throw madeBad(result, bad)
    intended.add(result)
  }
  return inScope('detectAnomaly', { inspect }, body)
}

interface Bad {
  readonly nan: boolean
  readonly value: number
  readonly element: number
}

/** The first NaN or, where there is none, the first infinity. */
function firstBad(tensor: Tensor, infinities: boolean): Bad | null {
  if (!isFloat(tensor.dtype)) return null
  const values = valuesOf(tensor)
  let infinite: Bad | null = null
  for (let element = 0; element < values.length; element++) {
    const value = values[element]
    if (Number.isNaN(value)) return { nan: true, value, element }
    if (infinities && !infinite && !Number.isFinite(value)) infinite = { nan: false, value, element }
  }
  return infinite
}

function badLike(candidate: Bad | null, bad: Bad): boolean {
  return candidate !== null && candidate.nan === bad.nan
}

/** The elements, without computing anything that waits beside them. */
function valuesOf(tensor: Tensor): TypedArray {
  if (tensor.storage) return readNow(tensor)
  const copy = withRuntime({ inspect: null, gradients: false }, () => tensor.alias())
  evaluateAlone(copy)
  return readNow(copy)
}

/** Whether the elements of the result are those of the input, so that a NaN in it was not made here. */
function isMovement({ primitive }: Tensor): boolean {
  return primitive !== null && ('view' in primitive.reference || primitive.name === 'cast')
}

function madeBad(result: Tensor, bad: Bad): ChainruleError {
  const { dtype, shape, site, primitive } = result
  return new ChainruleError(
    'not-finite',
    `${primitive?.name}: the result ${dtype} [${shape}] has ${bad.value} at ${placeOf(bad, shape)}, ${passOf(site)}.`,
    'Look at the inputs of that operation: a logarithm or a division at 0, an overflow of exp(), a learning rate that is too large.',
  )
}

function alreadyBad(result: Tensor, input: Tensor, place: number, bad: Bad): ChainruleError {
  const { dtype, shape, source, label } = input
  const what = source?.kind === 'state' ? `the cell "${source.cell.name}"` : label === '' ? 'data' : `"${label}"`
  return new ChainruleError(
    'not-finite',
    `${result.primitive?.name}: input ${place}, ${what} ${dtype} [${shape}], already has ${bad.value} at ${placeOf(bad, shape)}, ${passOf(result.site)}.`,
    'The operations are not to blame: check the data, or the step that wrote these weights.',
  )
}

function passOf(site: string): string {
  const forward = runtime.differentiating
  if (!forward) return `first seen at ${site}`
  const { primitive, dtype, shape } = forward
  const name = forward.label || primitive?.name
  return `in the gradient of ${name} ${dtype} [${shape}]${forward.site === '' ? '' : `, which was computed at ${forward.site}`}`
}

function placeOf({ element }: Bad, shape: Shape): string {
  const index: number[] = []
  let rest = element
  for (const size of [...shape].reverse()) {
    index.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return `[${index}]`
}
