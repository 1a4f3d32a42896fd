import { ChainruleError, type Shape, sizeOf } from '@chainrule/autograd'

/** Which axes of a weight are what; negative ones count from the end. */
export interface FanLayout {
  /** The axis, or axes, that the inputs of a unit run along. @default 1 */
  input?: number | readonly number[]
  /** The axis, or axes, that the units run along. @default 0 */
  output?: number | readonly number[]
  /** Axes of weights that have nothing to do with each other: a stack of layers. @default none */
  batch?: number | readonly number[]
}

/** Inputs of one output unit, and outputs of one input unit. */
export interface Fans {
  /** Inputs of one unit. */
  readonly fanIn: number
  /** Units that one input goes to. */
  readonly fanOut: number
}

/**
 * How many inputs a unit has, and how many outputs an input, from the shape of a weight and the meaning of its axes.
 *
 *     fanIn = inputs · window,  fanOut = outputs · window
 *
 * The window is all axes that are neither input, output nor batch. Without a layout it is PyTorch's, [outputs, inputs, ...window];
 * Keras and JAX have [...window, inputs, outputs], which is `{ input: -2, output: -1 }`; transposed convolutions in
 * PyTorch have `{ input: 0, output: 1 }`. Axes that a shape of rank 0 or 1 lacks count as 1 unless they are named. Same as JAX's
 * `in_axis`, `out_axis` and `batch_axis`. For grouped convolutions divide `fanOut` by the groups.
 *
 * @throws ChainruleError `fan-axes` for an axis that does not exist or has two meanings.
 *
 * @example
 * ```ts
 * import { Parameter } from '@chainrule/autograd'
 * import { computeFans, heNormal } from '@chainrule/initializers'
 *
 * const shape = [3, 3, 64, 128]
 * const fans = computeFans(shape, { input: -2, output: -1 })
 * const kernel = new Parameter(shape, 'float32', { ...fans, initializer: heNormal() })
 * console.log(fans, kernel.fanIn) // { fanIn: 576, fanOut: 1152 } 576
 * ```
 */
export function computeFans(shape: Shape, layout: FanLayout = {}): Fans {
  const { rank, input, output, batch } = {
    rank: shape.length,
    input: axesOf(layout.input ?? (shape.length > 1 ? 1 : [])),
    output: axesOf(layout.output ?? (shape.length > 0 ? 0 : [])),
    batch: axesOf(layout.batch ?? []),
  }
  const [inputs, outputs, batches] = [input, output, batch].map((axes) =>
    axes.map((axis) => (axis < 0 ? axis + rank : axis)),
  )
  const named = [...inputs, ...outputs, ...batches]
  if (named.some((axis) => !Number.isInteger(axis) || axis < 0 || axis >= rank) || new Set(named).size < named.length) {
    throw new ChainruleError(
      'fan-axes',
      `computeFans: for the shape [${shape}] the axes are input [${input}], output [${output}], batch [${batch}].`,
      'Name axes that the shape has, each with one meaning.',
    )
  }
  const window = sizeOf(shape.filter((_, axis) => !named.includes(axis)))
  const along = (axes: readonly number[]) => sizeOf(axes.map((axis) => shape[axis]))
  return { fanIn: along(inputs) * window, fanOut: along(outputs) * window }
}

function axesOf(axes: number | readonly number[]): readonly number[] {
  return typeof axes === 'number' ? [axes] : axes
}
