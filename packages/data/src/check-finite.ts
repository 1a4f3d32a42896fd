import { ChainruleError } from '@chainrule/autograd/errors'
import { settle } from './settle.ts'
import type { Dataset } from './types.ts'

/**
 * Returns the dataset when all its numbers are finite; otherwise names the first row that holds NaN or an infinity.
 *
 * One such number in a batch makes every weight NaN. A batch is a dataset too.
 *
 * @throws ChainruleError `data-not-finite`.
 *
 * @example
 * ```ts
 * import { batches, checkFinite } from '@chainrule/data'
 *
 * const loader = batches(checkFinite({ inputs: [[0.5, 1], [2, 3]], labels: Int32Array.of(0, 1) }))
 * console.log(loader.examples) // 2
 * ```
 */
export function checkFinite<D extends Dataset>(dataset: D): D {
  for (const [name, { data, shape }] of Object.entries(settle(dataset))) {
    const bad = data.findIndex((value) => !Number.isFinite(value))
    if (bad >= 0) {
      const length = data.length / shape[0]
      const where = shape.length > 1 ? `, number ${bad % length} of [${shape.slice(1)}]` : ''
      throw new ChainruleError(
        'data-not-finite',
        `Column "${name}", row ${Math.floor(bad / length)}${where}: ${data[bad]}.`,
        'Correct the number, or leave the row out with pick().',
      )
    }
  }
  return dataset
}
