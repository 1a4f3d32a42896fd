import { ChainruleError, type Initializer, type Moments, type Shape, sizeOf, type Tensor } from '@chainrule/autograd'

/**
 * Weights that another tensor or parameter has when the draw is made.
 *
 *     w = values
 *
 * They convert to the type of the parameter. A tensor of rank 1 fills any shape of its size, row by row.
 *
 * @throws ChainruleError `initializer-values` where a parameter has another shape.
 *
 * @example
 * ```ts
 * import { initialize, Parameter, tensor } from '@chainrule/autograd'
 * import { fromTensor } from '@chainrule/initializers'
 *
 * const initializer = fromTensor(tensor([[1, 2], [3, 4]]).transpose())
 * const model = initialize({ weight: new Parameter([2, 2], 'float32', { initializer }) }, { seed: 1 })
 * console.log(model.weight.toArray()) // [[1, 3], [2, 4]]
 * ```
 */
export function fromTensor(values: Tensor): Initializer {
  return {
    api: 1,
    name: 'fromTensor',
    settings: {},
    expected: ({ shape }) => momentsOf(fit(values, shape)),
    draw: ({ shape, dtype }) => fit(values, shape).detach().cast(dtype).reshape(shape),
  }
}

/** The moments over the elements, summed in float64. */
function momentsOf(values: Tensor): Moments {
  const elements = Float64Array.from(values.data())
  const mean = elements.reduce((sum, x) => sum + x, 0) / elements.length
  return { mean, variance: elements.reduce((sum, x) => sum + (x - mean) ** 2, 0) / elements.length }
}

function fit(values: Tensor, shape: Shape): Tensor {
  const isFlat = values.rank === 1 && values.size === sizeOf(shape)
  if (isFlat || (values.rank === shape.length && values.shape.every((size, axis) => size === shape[axis])))
    return values
  throw new ChainruleError(
    'initializer-values',
    `The parameter is [${shape}], the values for it are [${values.shape}].`,
    'Give values of its shape, or as many of them in a row.',
  )
}
