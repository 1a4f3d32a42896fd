import type { HistoryColumns, RunFrame, RunInfo, ShownPart } from '../protocol.ts'
import type { Examples, Part, Plane } from './examples.ts'
import type { History } from './history.ts'
import type { Timeline } from './timeline.ts'
import type { TrainingRun } from './training-run.ts'

const MOST_PICTURES = 30

/** What the page is told of a run once. */
export function infoOf({ task, inputNames, train, test, plane, picture }: Examples, run: TrainingRun): RunInfo {
  const shown = test.count > 0 ? test : train
  const pixels = picture ? picture * picture : 0
  const some = Math.min(MOST_PICTURES, shown.count)
  return {
    task,
    inputNames,
    train: shownPart(train),
    test: shownPart(test),
    plane: plane && { reach: plane.reach, axes: plane.axes },
    pictures: picture
      ? { side: picture, pixels: shown.inputs.slice(0, some * pixels), targets: shown.targets.slice(0, some) }
      : null,
    layers: run.linears.map(({ weight, bias }) => ({
      weight: weight.name,
      bias: bias?.name ?? '',
      units: weight.shape[0],
      inputs: weight.shape[1],
    })),
  }
}

/** What the page is told of a run each time it draws. */
export function frameOf(timeline: Timeline, examples: Examples, side: number, version: number): RunFrame {
  const { run, history, furthest, divergedAt } = timeline
  const { plane, picture, test, train } = examples
  const shown = test.count > 0 ? test : train
  const pictures = picture ? shown.inputs.subarray(0, Math.min(MOST_PICTURES, shown.count) * picture * picture) : null
  return {
    step: run.steps,
    furthest,
    epoch: run.epoch,
    batchLoss: run.batchLoss,
    evaluation: run.evaluate(),
    divergedAt,
    config: run.config,
    numbers: run.numbers(),
    history: history.version === version ? null : columnsOf(history),
    fields: plane ? run.look(inputsOver(plane, side)) : null,
    predictions: pictures ? (run.look(pictures).at(-1) as Float32Array) : null,
    weights: Object.fromEntries(
      Object.entries(run.weights()).map(([name, { data }]) => [name, Float32Array.from(data as Float32Array)]),
    ),
  }
}

/** Of the last look at each plane. */
const looks = new WeakMap<Plane, { readonly side: number; readonly inputs: Float32Array }>()

function inputsOver(plane: Plane, side: number): Float32Array {
  const last = looks.get(plane)
  if (last?.side === side) return last.inputs
  const inputs = plane.inputsAt(placesOf(plane.reach, side))
  looks.set(plane, { side, inputs })
  return inputs
}

/** The middles of side × side squares that cover the plane, row by row from its top. */
export function placesOf(reach: number, side: number): Float32Array {
  const places = new Float32Array(2 * side * side)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column)
      places[at] = ((2 * column + 1) / side - 1) * reach
      places[at + 1] = (1 - (2 * row + 1) / side) * reach
    }
  }
  return places
}

function shownPart({ count, places, targets }: Part): ShownPart {
  return { count, places, targets }
}

function columnsOf({ version, steps, evaluations }: History): HistoryColumns {
  const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
  return {
    version,
    steps: [...steps],
    trainLoss: evaluations.map(({ trainLoss }) => finite(trainLoss)),
    testLoss: evaluations.map(({ testLoss }) => finite(testLoss)),
    trainAccuracy: evaluations.map(({ trainAccuracy }) => trainAccuracy),
    testAccuracy: evaluations.map(({ testAccuracy }) => testAccuracy),
  }
}
