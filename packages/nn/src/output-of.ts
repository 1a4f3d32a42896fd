import type { Tensor } from '@chainrule/autograd'
import { slice } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'

/** A layer over sequences that returns its output beside its states. */
export type Recurrent = Layer<[x: Tensor], { readonly output: Tensor }>

/** A recurrent layer whose states are left out. */
export interface OutputOf<Inner extends Recurrent = Recurrent> extends Layer {
  readonly layer: Inner
}

/**
 * Makes a recurrent layer fit into `sequential`: from tensor to tensor, without the states.
 *
 * @param options - `step`: 'all' for [batch, time, features], 'last' for [batch, features] of the last step. `@default`
 * 'all'
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { gru, linear, outputOf, sequential } from '@chainrule/nn'
 *
 * const model = initialize(sequential(outputOf(gru(3, 5), { step: 'last' }), linear(5, 1)), { seed: 1 })
 * console.log(model(ones([2, 7, 3])).shape) // [2, 1]
 * ```
 */
export function outputOf<Inner extends Recurrent>(
  inner: Inner,
  { step = 'all' }: { step?: 'all' | 'last' } = {},
): OutputOf<Inner> {
  const self: OutputOf<Inner> = layer(
    'outputOf',
    (x: Tensor) => {
      const { output } = self.layer(x)
      const [batch, , features] = output.shape
      return step === 'all' ? output : slice(output, [null, [-1]]).reshape([batch, features])
    },
    { layer: inner },
  )
  return self
}
