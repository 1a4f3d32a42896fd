import { ChainruleError } from '@chainrule/autograd/errors'
import { createCsvReader } from './csv-records.ts'
import { type CsvOptions, type CsvTable, createCsvTable } from './csv-table.ts'

/**
 * Reads a table of numbers and categories from CSV.
 *
 * Quotes and line breaks as in RFC 4180. Numbers are decimal, as `-1.5e-3`; a text in a column of numbers, a missing
 * value, or a line of another length is an error with the line and the column, never a guess.
 *
 * @throws ChainruleError `csv-not-a-number`, `csv-number-out-of-range`, `csv-missing-value`, `csv-unknown-class`,
 * `csv-field-count`, `csv-empty-table`, `csv-duplicate-column`, `csv-no-such-column`, `csv-open-quote`,
 * `csv-text-after-quote`, `csv-bad-option`.
 *
 * @example
 * ```ts
 * import { matrix, parseCsv } from '@chainrule/data'
 *
 * const text = 'length,width,species\n5.1,3.5,setosa\n6.3,2.9,virginica\n'
 * const types = { length: 'float32', width: 'float32', species: 'category' } as const
 * const { columns, classes } = parseCsv(text, { columns: types })
 * const dataset = { features: matrix(columns, ['length', 'width']), labels: columns.species }
 * console.log(dataset.features.shape, classes.species) // [ 2, 2 ] [ 'setosa', 'virginica' ]
 * ```
 */
export function parseCsv<const Name extends string = string>(
  text: string,
  options: CsvOptions<Name> = {},
): CsvTable<Name> {
  const table = createCsvTable(options as CsvOptions)
  const reader = createCsvReader(options.delimiter ?? ',', table.addRecord)
  reader.write(text)
  reader.end()
  return table.finish() as CsvTable<Name>
}

/**
 * As `parseCsv`, of pieces that arrive over time: a stream of a file, or the body of a response.
 *
 * @param chunks - Texts, or bytes in UTF-8, cut anywhere.
 *
 * @throws ChainruleError as `parseCsv` does, and `csv-not-utf8`.
 *
 * @example
 * ```ts
 * import { readCsv } from '@chainrule/data'
 *
 * const { columns } = await readCsv(new Blob(['x,y\n1,2\n', '3,4\n']).stream())
 * console.log(columns.y.data[1]) // 4
 * ```
 */
export async function readCsv<const Name extends string = string>(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: CsvOptions<Name> = {},
): Promise<CsvTable<Name>> {
  const table = createCsvTable(options as CsvOptions)
  const reader = createCsvReader(options.delimiter ?? ',', table.addRecord)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  for await (const chunk of chunks) {
    reader.write(typeof chunk === 'string' ? chunk : decode(chunk))
    if (typeof chunk !== 'string') bytes += chunk.length
  }
  reader.write(decode())
  reader.end()
  return table.finish() as CsvTable<Name>

  function decode(chunk?: Uint8Array): string {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (cause) {
      throw new ChainruleError(
        'csv-not-utf8',
        `The bytes after the first ${bytes} are not UTF-8.`,
        'Decode them before, for example with new TextDecoderStream("windows-1252").',
        { cause },
      )
    }
  }
}
