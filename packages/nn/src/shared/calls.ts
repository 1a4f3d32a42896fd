import type { Tensor } from '@chainrule/autograd'

/** Anything that makes one tensor from another: a layer, an activation, a function of your own. */
export type Module = (x: Tensor) => Tensor

/** One call of a layer while somebody watches. */
export interface LayerCall {
  /** The layer itself; `modulesOf(model)` knows its path. */
  readonly layer: object
  readonly kind: string
  readonly inputs: readonly unknown[]
  readonly output: unknown
}

/** Those who watch at this moment; watching opens and closes synchronously. */
export const watchers: ((call: LayerCall) => void)[] = []

/** Tells of a call and passes its output on. */
export function report<Output>(layer: object, kind: string, inputs: readonly unknown[], output: Output): Output {
  for (const watcher of watchers) watcher({ layer, kind, inputs, output })
  return output
}

/** Calls a part of a model; a plain function is reported under its own name. */
export function callPart(part: Module, x: Tensor): Tensor {
  const output = part(x)
  return 'kind' in part ? output : report(part, part.name || 'function', [x], output)
}
