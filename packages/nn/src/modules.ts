/**
 * Every object and function inside a model, the model itself included, with its path.
 *
 * Paths are those of `cellsOf`: field names joined by points. Tensors, cells and arrays of numbers are not entered.
 *
 * @example
 * ```ts
 * import { linear, modulesOf, relu, sequential } from '@chainrule/nn'
 *
 * const model = sequential(linear(2, 3), relu)
 * console.log([...modulesOf(model).keys()]) // ['', '0', '1']
 * ```
 */
export function modulesOf(model: object): Map<string, object> {
  const found = new Map<string, object>()
  const seen = new Set<object>()
  const visit = (value: unknown, path: string) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    if (isTensor(value) || ArrayBuffer.isView(value)) return
    found.set(path, value)
    for (const [name, field] of Object.entries(value)) visit(field, path === '' ? name : `${path}.${name}`)
  }
  visit(model, '')
  return found
}

function isTensor(value: object): boolean {
  return 'dtype' in value && 'shape' in value
}
