import { ChainruleError } from '@chainrule/autograd/errors'
import { allocate } from './number-array.ts'
import { settle } from './settle.ts'
import type { BatchColumn, Dataset } from './types.ts'

/**
 * Joins columns side by side, so that one row holds the numbers of all of them in the order of the names.
 *
 * @throws ChainruleError `data-dtypes-differ`, and `data-not-a-column` for a name that is not there.
 *
 * @example
 * ```ts
 * import { matrix } from '@chainrule/data'
 *
 * const { data, shape } = matrix({ x: [1, 2], y: [3, 4] }, ['y', 'x'])
 * console.log(shape, Array.from(data)) // [ 2, 2 ] [ 3, 1, 4, 2 ]
 * ```
 */
export function matrix<Name extends string>(columns: Dataset<Name>, names: readonly NoInfer<Name>[]): BatchColumn {
  const chosen: Dataset = Object.fromEntries(names.map((name) => [name, columns[name]]))
  const settled = settle(chosen)
  const { dtype, shape } = settled[names[0]]
  const rows = shape[0]
  const other = names.find((name) => settled[name].dtype !== dtype)
  if (other !== undefined) {
    throw new ChainruleError(
      'data-dtypes-differ',
      `matrix: column "${names[0]}" is ${dtype}, "${other}" is ${settled[other].dtype}.`,
      'Give the columns one type.',
    )
  }
  const widths = names.map((name) => settled[name].data.length / (rows || 1))
  const width = widths.reduce((sum, part) => sum + part, 0)
  const joined = allocate(dtype, rows * width)
  let offset = 0
  for (const [index, name] of names.entries()) {
    const part = widths[index]
    for (let row = 0; row < rows; row++) {
      joined.set(settled[name].data.subarray(row * part, (row + 1) * part), row * width + offset)
    }
    offset += part
  }
  return { data: joined, shape: [rows, width], dtype }
}
