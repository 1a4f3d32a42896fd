import type { Simplified, Value } from './simplify.ts'
import { usesOf } from './uses.ts'

/**
 * Products that are only read transposed are computed transposed: (A B)ᵀ = Bᵀ Aᵀ, and transposed factors cost nothing.
 *
 * So the gradient of a weight lies as the weight does, and the optimizer walks over both in one stride.
 */
export function turnProducts({ values, outputs }: Simplified): Simplified {
  const uses = usesOf(values, outputs)
  const result: Value[] = []
  const add = (value: Value): number => result.push(value) - 1
  const places: number[] = []
  for (const value of values) {
    const product = turnedProduct(value, values, uses)
    if (!product) {
      places.push(add({ ...value, inputs: value.inputs.map((input) => places[input]) }))
      continue
    }
    const [left, right] = product.inputs.map((input) => {
      const shape = swapped(values[input].shape)
      return add({ ...value, shape, attributes: { axes: swapped([...shape.keys()]) }, inputs: [places[input]] })
    })
    const turned = add({ ...product, shape: swapped(product.shape), inputs: [right, left] })
    // What remains of the transposition leaves the elements where they are.
    places.push(add({ ...value, operation: 'reshape', attributes: { shape: value.shape }, inputs: [turned] }))
  }
  return { values: result, outputs: outputs.map((output) => places[output]) }
}

/** The product behind a transposition that nothing else reads; shapes without leading axes of 1 may lie between. */
function turnedProduct(value: Value, values: readonly Value[], uses: readonly number[]): Value | null {
  const { operation, attributes, inputs } = value
  const axes = attributes.axes as readonly number[]
  if (operation !== 'permute' || axes.length < 2 || swapped(axes).some((axis, i) => axis !== i)) return null
  for (let id = inputs[0]; uses[id] === 1; id = values[id].inputs[0]) {
    const source = values[id]
    if (source.operation === 'matmul') return source
    const keeps = source.operation === 'reshape' && sameEnd(source.shape, values[source.inputs[0]].shape)
    if (!keeps) return null
  }
  return null
}

function sameEnd(a: readonly number[], b: readonly number[]): boolean {
  return b.length > 1 && a.slice(-2).join() === b.slice(-2).join()
}

function swapped(list: readonly number[]): number[] {
  return [...list.slice(0, -2), list[list.length - 1], list[list.length - 2]]
}
