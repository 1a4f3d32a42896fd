import type { Tensor } from '@chainrule/autograd'
import { type LayerCall, report, watchers } from './shared/calls.ts'

export type { LayerCall, Module } from './shared/calls.ts'

/** A function of tensors whose fields hold its parameters, its settings and the layers inside it. */
export interface Layer<Inputs extends readonly unknown[] = [x: Tensor], Output = Tensor> {
  (...inputs: Inputs): Output
  /** What it is, for displays: `linear`. */
  readonly kind: string
}

/**
 * Makes a layer of your own from what it computes and what it holds.
 *
 * Parameters are found by walking the fields, so their paths are the names of the fields. A `forward` that reads them
 * through the layer itself, so that they can be replaced, needs its result type written out.
 *
 * @param kind - Its name in displays.
 * @param forward - What it computes; everything lazy, as with any tensor.
 * @param fields - Parameters, state cells, inner layers, settings. `name` and `length` belong to functions already.
 *
 * @example
 * ```ts
 * import { initialize, Parameter, type Tensor, tensor } from '@chainrule/autograd'
 * import { ones } from '@chainrule/initializers'
 * import { layer } from '@chainrule/nn'
 *
 * function scale(features: number) {
 *   const self = layer('scale', (x: Tensor): Tensor => x.mul(self.weight), {
 *     weight: new Parameter([features], 'float32', { role: 'scale', initializer: ones() }),
 *   })
 *   return self
 * }
 *
 * const twice = initialize(scale(2), { seed: 1 })
 * console.log(twice(tensor([3, 4])).toArray()) // [3, 4]
 * ```
 */
export function layer<Inputs extends readonly unknown[], Output, Fields extends object>(
  kind: string,
  forward: (...inputs: Inputs) => Output,
  fields: Fields,
): Layer<Inputs, Output> & Fields {
  const self = Object.assign((...inputs: Inputs) => report(self, kind, inputs, forward(...inputs)), { kind }, fields)
  return self
}

/**
 * Runs `body` and tells `onCall` of every layer that is called meanwhile, inner ones first.
 *
 * Outputs are lazy: `output.onValue(...)` sees the numbers when they are computed, `output.onGradient(...)` the
 * gradients. Inside a `compile`d step the layers are called once, while it is captured.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { linear, relu, sequential, watchLayers } from '@chainrule/nn'
 *
 * const model = initialize(sequential(linear(2, 3), relu), { seed: 1 })
 * const seen: string[] = []
 * watchLayers(({ kind }) => seen.push(kind), () => model(tensor([[1, 2]])))
 * console.log(seen) // ['linear', 'relu', 'sequential']
 * ```
 */
export function watchLayers<T>(onCall: (call: LayerCall) => void, body: () => T): T {
  watchers.push(onCall)
  try {
    return body()
  } finally {
    watchers.splice(watchers.lastIndexOf(onCall), 1)
  }
}
