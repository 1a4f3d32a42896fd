import {
  ChainruleError,
  type DType,
  defineInitializer,
  drawNormal,
  equal,
  type Parameter,
  pad,
  slice,
  type Tensor,
  take,
  where,
} from '@chainrule/autograd'
import { normal } from '@chainrule/initializers'
import { type Layer, layer } from './layer.ts'
import { requireSizes } from './shared/checks.ts'
import { type Initial, parameterOf } from './shared/parameter-of.ts'
import { requireIndices } from './shared/require-indices.ts'

/** First values of a table, and its row for padding. */
export interface EmbeddingOptions {
  /** The number of a row that begins as zeros and does not learn, for filling up short sequences. */
  paddingIndex?: number
  /**
   * An initializer, or a parameter [count, features] to share. @default normal numbers, 0 in the row of `paddingIndex`
   */
  weight?: Initial
  /** @default 'float32' */
  dtype?: DType
}

/** A table of vectors. */
export interface Embedding extends Layer {
  /** [count, features], as in PyTorch. */
  readonly weight: Parameter
}

/**
 * A table with a vector for each of `count` things: words, letters, users.
 *
 * Indices [...] (int32 or uint32) become [..., features]. As PyTorch's `Embedding`.
 *
 * @throws ChainruleError `embedding-indices` for indices that are not integers; `index-out-of-range` for one outside
 * the table: at once where the indices have values, otherwise when they get them.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { embedding } from '@chainrule/nn'
 *
 * const words = initialize(embedding(1000, 16), { seed: 1 })
 * console.log(words(tensor([[5, 999]], { dtype: 'int32' })).shape) // [1, 2, 16]
 * ```
 */
export function embedding(count: number, features: number, options: EmbeddingOptions = {}): Embedding {
  requireSizes('embedding', { count, features })
  const { paddingIndex, weight, dtype } = options
  if (paddingIndex !== undefined) requireRow(paddingIndex, count)
  const self: Embedding = layer('embedding', (indices: Tensor) => embed(indices, self.weight, { paddingIndex }), {
    weight: parameterOf({
      name: 'embedding.weight',
      shape: [count, features],
      given: weight,
      dtype,
      role: 'embedding',
      fanIn: count,
      fanOut: features,
      initializer: paddingIndex === undefined ? normal() : normalWithZeros({ row: paddingIndex }),
    }),
  })
  return self
}

/**
 * Looks rows up in a table [count, features]: indices [...] become [..., features].
 *
 * @param options - `paddingIndex`: the number of a row through which no gradient flows.
 * @throws ChainruleError `embedding-indices`; `index-out-of-range`, at once or when the indices get values.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { embed } from '@chainrule/nn'
 *
 * const table = tensor([[1, 2], [3, 4]])
 * console.log(embed(tensor([1, 1], { dtype: 'int32' }), table).toArray()) // [[3, 4], [3, 4]]
 * ```
 */
export function embed(indices: Tensor, table: Tensor, { paddingIndex }: { paddingIndex?: number } = {}): Tensor {
  if (indices.dtype !== 'int32' && indices.dtype !== 'uint32') {
    throw new ChainruleError(
      'embedding-indices',
      `embed: the indices are ${indices.dtype} [${indices.shape}].`,
      "Indices are whole numbers: tensor([...], { dtype: 'int32' }) or indices.cast('int32').",
    )
  }
  requireIndices('embed', indices, table.shape[0])
  const rows = take(table, indices, 0)
  if (paddingIndex === undefined) return rows
  return where(equal(indices, paddingIndex).reshape([...indices.shape, 1]), rows.detach(), rows)
}

const normalWithZeros = defineInitializer({
  name: 'normalWithZeros',
  hyperparameters: {
    row: {
      min: 0,
      whole: true,
      text: { en: 'The row that is all zeros.', pt: 'A linha que é toda de zeros.' },
    },
  },
  text: {
    en: 'Normal numbers, with one row of zeros for padding.',
    pt: 'Números normais, com uma linha de zeros para preenchimento.',
  },
  expected: ({ shape: [rows] }) => ({ mean: 0, variance: (rows - 1) / rows }),
  draw: ({ shape, dtype, random, row }) => {
    const drawn = drawNormal(random, shape, { dtype })
    const above = pad(slice(drawn, [[0, row]]), [
      [0, shape[0] - row],
      [0, 0],
    ])
    return above.add(
      pad(slice(drawn, [[row + 1, shape[0]]]), [
        [row + 1, 0],
        [0, 0],
      ]),
    )
  },
})

function requireRow(paddingIndex: number, count: number): void {
  if (Number.isSafeInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < count) return
  throw new ChainruleError(
    'padding-index',
    `embedding: paddingIndex is ${paddingIndex} in a table of ${count} rows.`,
    `Choose a row from 0 to ${count - 1}.`,
  )
}
