import { isTensor } from './is-tensor.ts'
import type { Parameter } from './parameter.ts'
import type { State } from './state.ts'

/** A model, a list of parameters, or anything made of objects, arrays and functions with fields that holds cells. */
export type Model = object

/**
 * Every cell of a model with its path, in the order in which the model holds them.
 *
 * A model is a plain object: its cells are found by walking its fields. Paths join field names with points, as in
 * PyTorch: `0.weight`. A cell that is shared appears once, under its first path.
 */
export function cellsOf(model: Model): Map<string, State> {
  const found = new Map<string, State>()
  const seen = new Set<object>()
  const visit = (value: unknown, path: string) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    if (isCell(value)) {
      found.set(path, value)
      return
    }
    // A tensor is no part of a model; its graph leads to cells that may belong to another.
    if (ArrayBuffer.isView(value) || isTensor(value)) return
    for (const [name, field] of Object.entries(value)) visit(field, path === '' ? name : `${path}.${name}`)
  }
  visit(model, '')
  return found
}

/**
 * The parameters among the cells of a model.
 *
 * @example
 * ```ts
 * import { parameter, parametersOf, tensor } from '@chainrule/autograd'
 *
 * const model = { layers: [{ weight: parameter(tensor([[1]])) }], scale: 2 }
 * console.log([...parametersOf(model).keys()]) // ['layers.0.weight']
 * ```
 */
export function parametersOf(model: Model): Map<string, Parameter> {
  const found = new Map<string, Parameter>()
  for (const [path, cell] of cellsOf(model)) if (isParameter(cell)) found.set(path, cell)
  return found
}

/** Whether something is a cell, whichever copy of the library it comes from. */
export function isCell(value: object): value is State {
  return 'assign' in value && 'version' in value && 'dtype' in value
}

/** Whether a cell is a parameter. */
export function isParameter(cell: State): cell is Parameter {
  return 'role' in cell && 'fanIn' in cell
}
