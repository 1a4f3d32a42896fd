import { ChainruleError } from '@chainrule/autograd/errors'
import { settleColumn } from './settle.ts'
import type { Column, ColumnInput } from './types.ts'

/** Mean and deviation of each column, to standardize by. */
export interface Statistics {
  /** One for all numbers, or one for each number of a row. */
  readonly mean: number | ArrayLike<number>
  /** The square root of the variance over n, not over n - 1. */
  readonly deviation: number | ArrayLike<number>
}

/**
 * Mean and standard deviation of each number of a row over all rows, or of all numbers together.
 *
 * Computed in float64 with the update of Welford, 1962, which stays accurate where the mean is large.
 *
 * @param options - `shared`: one mean and deviation for all numbers of the column, as is usual for images.
 *
 * @example
 * ```ts
 * import { statistics } from '@chainrule/data'
 *
 * const { mean, deviation } = statistics([[1, 10], [3, 30]])
 * console.log(mean, deviation) // [ 2, 20 ] [ 1, 10 ]
 * ```
 */
export function statistics(input: ColumnInput, { shared = false } = {}): { mean: number[]; deviation: number[] } {
  const { data, shape } = settleColumn('values', input)
  const width = shared ? 1 : data.length / (shape[0] || 1)
  const mean = new Array<number>(width).fill(0)
  const squares = new Array<number>(width).fill(0)
  for (let index = 0; index < data.length; index++) {
    const at = index % width
    const count = (index - at) / width + 1
    const difference = data[index] - mean[at]
    mean[at] += difference / count
    squares[at] += difference * (data[index] - mean[at])
  }
  return { mean, deviation: squares.map((sum) => Math.sqrt((sum * width) / data.length)) }
}

/**
 * The column with its mean subtracted and divided by its standard deviation, as float32, or float64 if it was.
 *
 * Give the statistics of the training data to the test data too. Where the deviation is 0 the result is 0 for the mean
 * itself: such a number is not divided.
 *
 * @throws ChainruleError `data-wrong-statistics` where there is not one of each for a number of a row.
 *
 * @example
 * ```ts
 * import { standardize, statistics } from '@chainrule/data'
 *
 * const train = [[1, 10], [3, 30]]
 * const fitted = statistics(train)
 * console.log(standardize(train, fitted).data) // Float32Array(4) [ -1, -1, 1, 1 ]
 * console.log(standardize([[2, 40]], fitted).data) // Float32Array(2) [ 0, 2 ]
 * ```
 */
export function standardize(input: ColumnInput, { mean, deviation }: Statistics = statistics(input)): Column {
  const { data, shape } = settleColumn('values', input)
  const width = data.length / (shape[0] || 1)
  const means = spread(mean, width)
  const deviations = spread(deviation, width)
  const result = data instanceof Float64Array ? new Float64Array(data.length) : new Float32Array(data.length)
  for (let index = 0; index < data.length; index++) {
    result[index] = (data[index] - means[index % width]) / (deviations[index % width] || 1)
  }
  return { data: result, shape, dtype: data instanceof Float64Array ? 'float64' : 'float32' }
}

function spread(values: number | ArrayLike<number>, width: number): ArrayLike<number> {
  const list = typeof values === 'number' ? [values] : values
  if (list.length !== width && list.length !== 1) {
    throw new ChainruleError(
      'data-wrong-statistics',
      `standardize: there are ${list.length} statistics for rows of ${width} numbers.`,
      'Give one for all, or one for each number of a row.',
    )
  }
  return list.length === width ? list : new Float64Array(width).fill(list[0])
}
