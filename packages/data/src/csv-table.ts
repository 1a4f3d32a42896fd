import type { DType, TypedArray } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import { describePlace, type FieldColumn, quoteText, readNumber } from './csv-fields.ts'
import type { CsvRecord } from './csv-records.ts'
import { allocate } from './number-array.ts'
import type { BatchColumn } from './types.ts'

/** How to read a column; a category becomes int32, the index of its text among the classes. */
export type CsvType = DType | 'category'

/** How a CSV file is read. */
export interface CsvOptions<Name extends string = string> {
  /** @default ',' */
  delimiter?: string
  /** Whether the first line has the names of the columns, or these names. Without any they are '0', '1', … @default true */
  header?: boolean | readonly string[]
  /** The columns to read, all as float32 or each with its type. @default all columns as float32 */
  columns?: readonly Name[] | Readonly<Record<Name, CsvType>>
  /** The texts of categories in the order of their indices. @default those found, sorted */
  classes?: Readonly<Partial<Record<Name, readonly string[]>>>
  /** The fields that stand for a missing value, apart from white space around them. @default [''] */
  missing?: readonly string[]
  /** What to do about a missing value: throw, store NaN (floats only), or leave out its line. @default 'error' */
  onMissing?: 'error' | 'nan' | 'drop'
}

/** The columns of a CSV file. */
export interface CsvTable<Name extends string = string> {
  /** One number for each line. They are a dataset for `batches`, and `matrix` joins some to the rows of one column. */
  readonly columns: Record<Name, BatchColumn>
  /** The texts of each category by index. Give them as `classes` to read other files alike. */
  readonly classes: Partial<Record<Name, string[]>>
  /** The number of lines in the columns. */
  readonly rows: number
  /** The number of lines left out for a missing value. */
  readonly dropped: number
}

const types: readonly CsvType[] = ['float32', 'float64', 'int32', 'uint32', 'bool', 'category']

interface Reading extends FieldColumn {
  type: CsvType
  values: number[]
  /** The index of each text; grows where the classes are not given. */
  indices: Map<string, number>
  open: boolean
}

/** Collects records to columns. */
export function createCsvTable(options: CsvOptions) {
  const { header = true, missing = [''], onMissing = 'error' } = options
  let names: readonly string[] | undefined = typeof header === 'object' ? header : undefined
  let readings: Reading[] = names ? createReadings(names, options) : []
  let rows = 0
  let dropped = 0

  function addRecord({ line, fields: read }: CsvRecord): void {
    // A line without any character is a missing value where one value makes a line.
    const fields = read.length === 0 && names?.length === 1 ? [''] : read
    if (fields.length === 0) return
    if (!names) {
      names = header ? fields : fields.map((_, index) => String(index))
      readings = createReadings(names, options)
      if (header) return
    }
    if (fields.length !== names.length) {
      throw new ChainruleError(
        'csv-field-count',
        `Line ${line} has ${fields.length} fields, where ${names.length} columns are.`,
        'Quote fields that hold the delimiter, or choose another delimiter.',
      )
    }
    if (onMissing === 'drop' && readings.some(({ at }) => missing.includes(fields[at].trim()))) {
      dropped++
      return
    }
    for (const reading of readings) {
      reading.values.push(readField(fields[reading.at], line, reading))
    }
    rows++
  }

  function readField(field: string, line: number, reading: Reading): number {
    const text = field.trim()
    if (missing.includes(text)) {
      if (onMissing === 'nan' && (reading.type === 'float32' || reading.type === 'float64')) return Number.NaN
      throw new ChainruleError(
        'csv-missing-value',
        `${describePlace(line, reading)}: the value is missing${onMissing === 'nan' ? `, and ${reading.type} has no NaN` : ''}.`,
        'Fill it in, or choose what to do: onMissing "nan" (floats) or "drop" (leaves out the line).',
      )
    }
    return reading.type === 'category'
      ? classIndex(field, line, reading)
      : readNumber(text, reading.type, line, reading)
  }

  return {
    addRecord,
    finish(): CsvTable {
      if (!names) {
        throw new ChainruleError(
          'csv-empty-table',
          'The table is empty.',
          'Its first line names the columns; or give { header: [...names] }.',
        )
      }
      const columns: Record<string, BatchColumn> = Object.create(null)
      const classes: Record<string, string[]> = Object.create(null)
      for (const { name, type, values, indices, open } of readings) {
        const data = allocate(type === 'category' ? 'int32' : type, rows)
        data.set(values)
        if (type === 'category') {
          classes[name] = [...indices.keys()]
          if (open) sortClasses(classes[name], data)
        }
        columns[name] = { data, shape: [rows], dtype: type === 'category' ? 'int32' : type }
      }
      return { columns, classes, rows, dropped }
    },
  }
}

/** Sorts classes that were numbered as they appeared, so that the order of the lines does not matter. */
function sortClasses(classes: string[], data: TypedArray): void {
  const appeared = [...classes]
  classes.sort()
  const sorted = new Map(classes.map((text, index) => [text, index]))
  const moved = appeared.map((text) => sorted.get(text) as number)
  for (let row = 0; row < data.length; row++) data[row] = moved[data[row]]
}

function createReadings(names: readonly string[], { columns = names, classes = {} }: CsvOptions): Reading[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new ChainruleError(
      'csv-duplicate-column',
      `Two columns have the name ${quoteText(twice)}.`,
      'Give names of your own: { header: [...names] }, after removing the first line.',
    )
  }
  const wanted = (Array.isArray(columns) ? columns.map((name) => [name, 'float32']) : Object.entries(columns)) as [
    string,
    CsvType,
  ][]
  return wanted.map(([name, type]) => {
    const at = names.indexOf(name)
    if (at < 0) {
      throw new ChainruleError(
        'csv-no-such-column',
        `There is no column ${quoteText(name)}.`,
        `The columns are ${names.slice(0, 20).map(quoteText).join(', ')}. Names are compared with their white space.`,
      )
    }
    if (!types.includes(type)) {
      throw new ChainruleError(
        'csv-bad-option',
        `Column ${quoteText(name)} is asked for as ${type}.`,
        `The types are ${types.join(', ')}.`,
      )
    }
    const given = Object.hasOwn(classes, name) ? classes[name] : undefined
    const indices = new Map(given?.map((text, index) => [text, index]))
    if (given && indices.size !== given.length) {
      throw new ChainruleError(
        'csv-bad-option',
        `The ${given.length} classes of column ${quoteText(name)} are only ${indices.size} different ones.`,
        'Name each class once.',
      )
    }
    return { name, type, at, values: [], indices, open: !given }
  })
}

function classIndex(text: string, line: number, reading: Reading): number {
  const { indices, open } = reading
  if (open && !indices.has(text)) indices.set(text, indices.size)
  const index = indices.get(text)
  if (index === undefined) {
    throw new ChainruleError(
      'csv-unknown-class',
      `${describePlace(line, reading)}: ${quoteText(text)} is none of the ${indices.size} classes.`,
      `They are ${[...indices.keys()].slice(0, 20).map(quoteText).join(', ')}.`,
    )
  }
  return index
}
