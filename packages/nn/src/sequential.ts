import { ChainruleError, type Tensor } from '@chainrule/autograd'
import { type Layer, layer, type Module } from './layer.ts'
import { callPart } from './shared/calls.ts'

/** Its parts are fields: `model[0].weight`, with the path `0.weight`. */
export type Sequential<Parts extends readonly Module[]> = Layer & {
  readonly [Place in keyof Parts & `${number}`]: Parts[Place]
}

/**
 * One part after the other: layers, activations, or functions of your own.
 *
 * Parts are named by their places, as in PyTorch: the weight of the first is `0.weight`.
 *
 * @throws ChainruleError `not-a-module` for a part that is not a function.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { linear, relu, sequential } from '@chainrule/nn'
 *
 * const model = initialize(sequential(linear(784, 128), relu, linear(128, 10)), { seed: 1 })
 * console.log(model(ones([32, 784])).shape) // [32, 10]
 * ```
 */
export function sequential<const Parts extends readonly Module[]>(...parts: Parts): Sequential<Parts> {
  parts.forEach((part, place) => {
    if (typeof part === 'function') return
    throw new ChainruleError(
      'not-a-module',
      `sequential: part ${place} is ${part === null ? 'null' : `of type ${typeof part}`}.`,
      'Every part is a function from tensor to tensor: a layer such as linear(2, 3), or an activation such as relu.',
    )
  })
  const self: Layer & Record<number, Module> = layer(
    'sequential',
    (x: Tensor) => parts.reduce((value, _, place) => callPart(self[place], value), x),
    { ...parts },
  )
  return self as unknown as Sequential<Parts>
}
