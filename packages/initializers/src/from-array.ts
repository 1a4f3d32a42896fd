import { type Initializer, type NestedArray, type Tensor, tensor } from '@chainrule/autograd'
import { fromTensor } from './from-tensor.ts'

/**
 * Weights that are given as numbers: nested arrays of the parameter's shape, or a typed array of its size.
 *
 *     w = values
 *
 * Keras's `Constant` with an array. They convert to the type of the parameter. For the weights of a whole model there is
 * `loadWeights` in `@chainrule/nn`.
 *
 * @throws ChainruleError `initializer-values` where a parameter has another shape or size; `ragged-array` and others for values
 * that make no tensor.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { fromArray } from '@chainrule/initializers'
 *
 * const initializer = fromArray([[1, 2], [3, 4]])
 * const model = initialize({ weight: new Parameter([2, 2], 'float32', { initializer }) }, { seed: 1 })
 * console.log(model.weight.toArray()) // [[1, 2], [3, 4]]
 * ```
 */
export function fromArray(values: NestedArray | readonly NestedArray[] | ArrayBufferView): Initializer {
  return { ...fromTensor(tensorOf(values)), name: 'fromArray' }
}

/** With all digits; typed arrays are flat. */
function tensorOf(values: NestedArray | readonly NestedArray[] | ArrayBufferView): Tensor {
  return ArrayBuffer.isView(values) ? tensor(values) : tensor(values, { dtype: 'float64' })
}
