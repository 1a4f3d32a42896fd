import { ChainruleError } from '@chainrule/autograd/errors'

/** One line of a table, or several where a quoted field has line breaks. */
export interface CsvRecord {
  /** The number of its first line, from 1. */
  line: number
  /** None for a line without any character. */
  fields: string[]
}

export interface CsvReader {
  /** Takes the next piece of the text, cut anywhere. */
  write(text: string): void
  /** Takes note that the text has ended. */
  end(): void
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * Divides CSV into records as RFC 4180 has it, https://www.rfc-editor.org/rfc/rfc4180. Lines end with CR LF, LF or CR.
 *
 * A quotation mark inside a field without quotes is a character like any other.
 */
export function createCsvReader(delimiter: string, take: (record: CsvRecord) => void): CsvReader {
  if (delimiter.length !== 1 || '"\r\n'.includes(delimiter)) {
    throw new ChainruleError(
      'csv-bad-option',
      `The delimiter is ${JSON.stringify(delimiter)}.`,
      'Use one character: "," or ";" or "\\t".',
    )
  }
  const separator = delimiter.charCodeAt(0)
  let state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin'
  let fields: string[] = []
  let field = ''
  let line = 1
  let firstLine = 1
  let quoteLine = 1
  let afterReturn = false
  let untouched = true

  function endField(): void {
    fields.push(field)
    field = ''
    state = 'begin'
  }

  function endRecord(): void {
    if (fields.length > 0 || state !== 'begin') endField()
    take({ line: firstLine, fields })
    fields = []
  }

  /** Reads one character that means something where it stands. */
  function read(code: number): void {
    const breaks = code === lineFeed || code === carriageReturn
    const secondOfTwo = code === lineFeed && afterReturn
    afterReturn = code === carriageReturn
    if (breaks && !secondOfTwo) line++
    if (state === 'quoted') {
      if (code === quote) state = 'closed'
      else field += String.fromCharCode(code)
    } else if (breaks) {
      if (!secondOfTwo) endRecord()
      firstLine = line
    } else if (code === separator) {
      endField()
    } else if (code === quote && state !== 'plain') {
      if (state === 'begin') quoteLine = line
      else field += '"'
      state = 'quoted'
    } else if (state === 'closed') {
      throw new ChainruleError(
        'csv-text-after-quote',
        `Line ${line}, column ${fields.length + 1}: ${JSON.stringify(String.fromCharCode(code))} follows a closing quotation mark.`,
        'Double the quotation marks inside of quoted fields.',
      )
    } else {
      field += String.fromCharCode(code)
      state = 'plain'
    }
  }

  /** The end of the characters from `begin` on that only make the field longer. */
  function endOfRun(text: string, begin: number): number {
    let end = begin
    while (end < text.length && state !== 'closed') {
      const code = text.charCodeAt(end)
      const means = code === quote || code === lineFeed || code === carriageReturn
      if (means || (code === separator && state !== 'quoted')) break
      end++
    }
    return end
  }

  return {
    write(text) {
      let at = untouched && text.startsWith('\ufeff') ? 1 : 0
      if (text.length > 0) untouched = false
      while (at < text.length) {
        const end = endOfRun(text, at)
        if (end === at) read(text.charCodeAt(at++))
        else {
          field += text.slice(at, end)
          if (state === 'begin') state = 'plain'
          afterReturn = false
          at = end
        }
      }
    },
    end() {
      if (state === 'quoted') {
        throw new ChainruleError(
          'csv-open-quote',
          `The quotation mark of line ${quoteLine}, column ${fields.length + 1} is never closed.`,
          'Close the field, or double the quotation marks inside of it.',
        )
      }
      if (fields.length > 0 || state !== 'begin') endRecord()
    },
  }
}

/**
 * The records of a CSV text one after the other, as texts.
 *
 * @throws ChainruleError `csv-bad-option`, `csv-text-after-quote`, `csv-open-quote`.
 *
 * @example
 * ```ts
 * import { csvRecords } from '@chainrule/data'
 *
 * for (const { line, fields } of csvRecords('1;"a ""b"""', ';')) console.log(line, fields) // 1 [ '1', 'a "b"' ]
 * ```
 */
export function* csvRecords(text: string, delimiter = ','): Generator<CsvRecord, void> {
  const piece = 2 ** 16
  let records: CsvRecord[] = []
  const reader = createCsvReader(delimiter, (record) => records.push(record))
  for (let at = 0; at < text.length; at += piece) {
    reader.write(text.slice(at, at + piece))
    yield* records
    records = []
  }
  reader.end()
  yield* records
}
