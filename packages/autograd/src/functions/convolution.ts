import { type ConvAttributes, conv } from '../primitives/conv.ts'
import { apply, type Tensor } from '../tensor.ts'

export type { ConvAttributes }

/**
 * Cross-correlation of x [N, C, ...space] with kernels w [O, C/groups, ...window] to [N, O, ...space'].
 *
 * The primitive with all its attributes; `convolve2d` and its relatives in `@chainrule/nn` have defaults for people.
 *
 * @throws ChainruleError `conv-ranks`, `conv-channels`, `window-too-large`.
 *
 * @example
 * ```ts
 * import { convolution, tensor } from '@chainrule/autograd'
 *
 * const [x, w] = [tensor([[[1, 2, 3, 4]]]), tensor([[[1, 1]]])]
 * const attributes = { stride: [1], padding: [[0, 0]] as const, dilation: [1], inputDilation: [1], groups: 1 }
 * console.log(convolution(x, w, attributes).toArray()) // [[[3, 5, 7]]]
 * ```
 */
export function convolution(x: Tensor, w: Tensor, attributes: ConvAttributes): Tensor {
  return apply(conv, [x, w], attributes)
}
