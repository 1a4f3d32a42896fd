import { randomKey } from '@chainrule/autograd'
import { split } from '@chainrule/data'
import type { TrainConfig } from '../config.ts'
import { type PlanarName, planar } from '../datasets/planar.ts'
import { type Points, REACH } from '../datasets/points.ts'
import { featureSymbols, featuresOf } from '../features.ts'
import type { Examples, Part, Task } from './examples.ts'
import { TableError } from './table-error.ts'
import { tableExamples } from './table-examples.ts'

/** Small pictures with their classes, as they were fetched. */
export interface Pictures {
  readonly side: number
  /** Numbers from 0 to 255, one picture after the other. */
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
}

/** The examples that a configuration describes, divided into those to train with and those to test with. @throws TableError */
export function prepareExamples(config: TrainConfig, pictures: Pictures | null): Examples {
  const { data, seed } = config
  if (data.name === 'csv') return tableExamples(data.csv, data.testShare, seed)
  if (data.name === 'digits') {
    if (!pictures) throw new Error('The pictures of digits have not been fetched.')
    return pictureExamples(config, pictures)
  }
  return planeExamples(config, data.name === 'drawn' ? drawnPoints(config) : madePoints(config, data.name))
}

function madePoints({ data, seed }: TrainConfig, name: PlanarName): { points: Points; task: Task } {
  const { make, classes } = planar[name]
  const points = make(data.count, data.noise, randomKey(seed).fold('data').fold(name))
  return { points, task: classes === 0 ? { kind: 'number', name: 'y' } : classNames(classes) }
}

function drawnPoints({ data: { drawn } }: TrainConfig): { points: Points; task: Task } {
  if (drawn.length < 4) throw new TableError({ kind: 'few', count: drawn.length })
  const inputs = Float32Array.from(drawn.flatMap(({ x, y }) => [x, y]))
  const targets = Float32Array.from(drawn, ({ target }) => target)
  return { points: { inputs, targets }, task: classNames(Math.max(2, ...drawn.map(({ target }) => target + 1))) }
}

function planeExamples(
  { features, data, seed }: TrainConfig,
  { points: { inputs, targets }, task }: { points: Points; task: Task },
): Examples {
  const count = targets.length
  const whole = { places: { data: inputs, shape: [count, 2] }, targets: { data: targets, shape: [count] } }
  const [train, test] = divide(whole, count, data.testShare, seed)
  const partOf = (part: typeof train): Part => {
    const places = part.places.data as Float32Array
    const length = part.targets.data.length
    return { count: length, inputs: featuresOf(places, features), targets: part.targets.data as Float32Array, places }
  }
  return {
    task,
    inputNames: features.map((name) => featureSymbols[name]),
    train: partOf(train),
    test: partOf(test),
    plane: { reach: REACH, axes: ['x₁', 'x₂'], inputsAt: (places) => featuresOf(places, features) },
    picture: null,
  }
}

function pictureExamples({ data, seed }: TrainConfig, { side, pixels, labels }: Pictures): Examples {
  const size = side * side
  const count = Math.min(data.count, labels.length)
  const whole = {
    pictures: { data: pixels.subarray(0, count * size), shape: [count, size] },
    targets: { data: labels.subarray(0, count), shape: [count] },
  }
  const [train, test] = divide(whole, count, data.testShare, seed)
  const partOf = (part: typeof train): Part => ({
    count: part.targets.data.length,
    inputs: Float32Array.from(part.pictures.data, (value) => Number(value) / 255),
    targets: Float32Array.from(part.targets.data, Number),
    places: null,
  })
  const names = Array.from({ length: 10 }, (_, digit) => String(digit))
  const inputNames = Array.from({ length: size }, (_, index) => `${Math.floor(index / side)}, ${index % side}`)
  return {
    task: { kind: 'classes', names },
    inputNames,
    train: partOf(train),
    test: partOf(test),
    plane: null,
    picture: side,
  }
}

function divide<D extends Parameters<typeof split>[0]>(whole: D, count: number, testShare: number, seed: number) {
  const testCount = Math.min(count - 2, Math.round(count * testShare))
  return split<keyof D & string, readonly [number, number]>(whole, { counts: [count - testCount, testCount], seed })
}

function classNames(count: number): Task {
  return { kind: 'classes', names: Array.from({ length: count }, (_, index) => 'ABCDEFGHIJ'[index]) }
}
