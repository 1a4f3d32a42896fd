import {
  ChainruleError,
  type DType,
  type Initializer,
  isCell,
  Parameter,
  type ParameterOptions,
  type Shape,
} from '@chainrule/autograd'

/** How a parameter begins: drawn by an initializer, or shared with another layer. */
export type Initial = Initializer | Parameter

interface Wanted<Given> extends ParameterOptions {
  /** `linear.weight`, for errors until the model has been initialized. */
  name: string
  shape: Shape
  dtype?: DType
  given: Given | undefined
}

/** A new parameter, or the given one if it fits. */
export function parameterOf({ name, shape, dtype, given, ...options }: Wanted<Initial>): Parameter {
  if (given === undefined || !isCell(given)) {
    return new Parameter(shape, dtype, { name, ...options, initializer: given ?? options.initializer })
  }
  if (given.shape.length !== shape.length || given.shape.some((size, axis) => size !== shape[axis])) {
    throw new ChainruleError(
      'shared-parameter-shape',
      `${name}: the shared parameter "${given.name}" is [${given.shape}], the layer needs [${shape}].`,
      'Share a parameter of the same shape, or pass an initializer for one of its own.',
    )
  }
  return given
}

/** Like {@link parameterOf} with the role of a bias, or null where none is wanted. */
export function biasOf({ given, ...wanted }: Wanted<Initial | false>): Parameter | null {
  return given === false ? null : parameterOf({ role: 'bias', ...wanted, given })
}
