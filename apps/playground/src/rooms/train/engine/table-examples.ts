import { split, standardize, statistics } from '@chainrule/data'
import type { CsvData } from '../config.ts'
import type { Examples, Part, Task } from './examples.ts'
import { numbersOf, readTable, type Table } from './read-table.ts'
import { TableError } from './table-error.ts'

const MOST_CLASSES = 10
const FEWEST_ROWS = 4

/** How far the plane of standardized columns is shown, in deviations. */
const REACH = 3

/** A table of the person's own: all other columns, brought to mean 0 and deviation 1, predict one. @throws TableError */
export function tableExamples({ text, target, task: kind }: CsvData, testShare: number, seed: number): Examples {
  const table = readTable(text)
  if (!table.columns.includes(target)) throw new TableError({ kind: 'no-target', columns: table.columns })
  const inputNames = table.columns.filter((column) => column !== target)
  if (inputNames.length === 0) throw new TableError({ kind: 'no-inputs' })
  const count = table.rows.length
  if (count < FEWEST_ROWS) throw new TableError({ kind: 'few', count })
  const columns = inputNames.map((column) => numbersOf(table, column))
  const { task, targets } = kind === 'classes' ? classesOf(table, target) : numberOf(table, target)
  const rows = Float32Array.from({ length: count * columns.length }, (_, index) => {
    return columns[index % columns.length][Math.floor(index / columns.length)]
  })
  const whole = { inputs: { data: rows, shape: [count, columns.length] }, targets: { data: targets, shape: [count] } }
  const testCount = Math.min(count - 2, Math.round(count * testShare))
  const [train, test] = split(whole, { counts: [count - testCount, testCount], seed })
  // What the test part is like must not be known beforehand.
  const fitted = statistics(train.inputs)
  const partOf = (part: typeof train): Part => {
    const inputs = standardize(part.inputs, fitted).data as Float32Array
    const length = part.targets.data.length
    return { count: length, inputs, targets: part.targets.data as Float32Array, places: placesOf(inputs, length) }
  }
  return {
    task,
    inputNames,
    train: partOf(train),
    test: partOf(test),
    plane: {
      reach: REACH,
      axes: [inputNames[0], inputNames[1] ?? ''],
      inputsAt: (places) => sliceAt(places, columns.length),
    },
    picture: null,
  }
}

function classesOf(table: Table, target: string): { task: Task; targets: Float32Array } {
  const at = table.columns.indexOf(target)
  const texts = table.rows.map(({ fields }) => fields[at].trim())
  const names = [...new Set(texts)].sort()
  if (names.length < 2) throw new TableError({ kind: 'one-class', column: target })
  if (names.length > MOST_CLASSES) throw new TableError({ kind: 'many-classes', column: target, count: names.length })
  return { task: { kind: 'classes', names }, targets: Float32Array.from(texts, (text) => names.indexOf(text)) }
}

/** The number to predict, brought to mean 0 and deviation 1. */
function numberOf(table: Table, target: string): { task: Task; targets: Float32Array } {
  const scaled = standardize({ data: numbersOf(table, target), shape: [table.rows.length] })
  return { task: { kind: 'number', name: target }, targets: scaled.data as Float32Array }
}

/** The first two inputs of each row. */
function placesOf(inputs: Float32Array, count: number): Float32Array {
  const width = inputs.length / count
  return Float32Array.from({ length: 2 * count }, (_, index) => {
    const row = Math.floor(index / 2)
    return index % 2 < width ? inputs[row * width + (index % 2)] : 0
  })
}

/** Places of the plane as whole rows: the first two inputs there, the others at their mean. */
function sliceAt(places: Float32Array, width: number): Float32Array {
  const inputs = new Float32Array((places.length / 2) * width)
  for (let row = 0; row < places.length / 2; row++) {
    for (let column = 0; column < Math.min(2, width); column++) inputs[row * width + column] = places[2 * row + column]
  }
  return inputs
}
