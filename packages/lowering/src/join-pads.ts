import type { Simplified, Value } from './simplify.ts'
import { usesOf } from './uses.ts'

/** Arrays side by side along an axis; a part may have its elements under another shape. */
export interface JoinAttributes {
  readonly axis: number
  /** The shape of each part where it is put. */
  readonly shapes: readonly (readonly number[])[]
}

/**
 * Sums of arrays that are padded with zeros, so that each has a stretch of one axis for itself, are the arrays side by side.
 *
 * That is what the gradient of something is that was cut into pieces, as queries, keys and values are.
 */
export function joinPads({ values, outputs }: Simplified): Simplified {
  const uses = usesOf(values, outputs)
  const once = (id: number) => uses[id] === 1
  const joined = values.map((value): Value => {
    if (value.operation !== 'add') return value
    const pads = summands(value, values, once)?.map((id) => values[id])
    const axis = pads ? axisOfParts(pads, values) : -1
    if (!pads || axis < 0) return value
    const start = (pad: Value) => (pad.attributes.low as readonly number[])[axis]
    const parts = [...pads].sort((a, b) => start(a) - start(b)).map(({ inputs: [part] }) => part)
    const attributes = { axis, shapes: parts.map((part) => values[part].shape) }
    // A copy into another shape would come before the copy into its place.
    const inputs = parts.map((part) => (values[part].operation === 'reshape' ? values[part].inputs[0] : part))
    return { ...value, operation: 'join', primitive: null, inputs, attributes }
  })
  return { values: joined, outputs }
}

/** What a sum adds up, where all of it is padded with zeros and read by the sum alone. */
function summands(value: Value, values: readonly Value[], once: (id: number) => boolean): number[] | null {
  const found: number[] = []
  const open = [...value.inputs]
  while (open.length > 0) {
    const id = open.pop() as number
    const { operation, attributes, inputs, shape } = values[id]
    const { value: filling, interior } = attributes as { value?: number; interior?: readonly number[] }
    const same = shape.join() === value.shape.join()
    if (!once(id) || !same) return null
    if (operation === 'add') open.push(...inputs)
    else if (operation === 'pad' && filling === 0 && interior?.every((between) => between === 0)) found.push(id)
    else return null
  }
  return found
}

/** The axis along which padded arrays lie side by side without gaps; -1 where they do not. */
function axisOfParts(pads: readonly Value[], values: readonly Value[]): number {
  const lows = pads.map(({ attributes }) => attributes.low as readonly number[])
  const sizes = pads.map(({ inputs: [part] }) => values[part].shape)
  const { shape } = pads[0]
  return shape.findIndex((length, axis) => {
    const whole = sizes.every((size, i) =>
      size.every((n, other) => other === axis || (n === shape[other] && lows[i][other] === 0)),
    )
    const stretches = lows.map((low, i) => ({ from: low[axis], to: low[axis] + sizes[i][axis] }))
    stretches.sort((a, b) => a.from - b.from)
    const sided = stretches.every(({ from }, i) => from === (i === 0 ? 0 : stretches[i - 1].to))
    return whole && sided && stretches[stretches.length - 1].to === length
  })
}
