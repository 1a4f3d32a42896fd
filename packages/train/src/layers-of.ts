import type { Tensor } from '@chainrule/autograd'

/** A part of a model that makes one tensor from another. */
export type LayerFunction = (x: Tensor) => Tensor

/** The parts of a sequential model in order, by path; sequential models inside it are taken apart. */
export function layersOf(model: object, prefix = ''): [path: string, layer: LayerFunction][] {
  return Object.entries(model)
    .filter(([name, part]) => /^\d+$/.test(name) && typeof part === 'function')
    .flatMap(([name, part]) => {
      const inner = layersOf(part, `${prefix}${name}.`)
      return inner.length > 0 ? inner : [[`${prefix}${name}`, part]]
    })
}
