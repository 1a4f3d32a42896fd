import type { TrainConfig } from './config.ts'
import type { Change } from './engine/changes.ts'
import type { Task } from './engine/examples.ts'
import type { TableProblem } from './engine/table-error.ts'
import type { Evaluation } from './engine/training-run.ts'

/** Examples of one part as the page draws them. */
export interface ShownPart {
  readonly count: number
  readonly places: Float32Array | null
  readonly targets: Float32Array
}

/** What does not change while a run goes on. */
export interface RunInfo {
  readonly task: Task
  readonly inputNames: readonly string[]
  readonly train: ShownPart
  readonly test: ShownPart
  readonly plane: { readonly reach: number; readonly axes: readonly [string, string] } | null
  /** Some examples of the test part, where examples are pictures. */
  readonly pictures: { readonly side: number; readonly pixels: Float32Array; readonly targets: Float32Array } | null
  /** Paths of the weight and the bias of each layer, the output layer last. */
  readonly layers: readonly {
    readonly weight: string
    readonly bias: string
    readonly units: number
    readonly inputs: number
  }[]
}

/** What a run looks like at one moment. */
export interface RunFrame {
  readonly step: number
  readonly furthest: number
  readonly epoch: number
  readonly batchLoss: number | null
  readonly evaluation: Evaluation
  readonly divergedAt: number | null
  /** The configuration with what was changed up to this step. */
  readonly config: TrainConfig
  /** Numbers of the optimizer in force, by their names. */
  readonly numbers: Readonly<Record<string, number>>
  /** Evaluations so far; null where the page has this version already. */
  readonly history: HistoryColumns | null
  /** What each layer gives at the places of the plane, the prediction last: [places, units]; null without a plane. */
  readonly fields: readonly Float32Array[] | null
  /** Predictions for the shown pictures; null without pictures. */
  readonly predictions: Float32Array | null
  readonly weights: Readonly<Record<string, Float32Array>>
}

export interface HistoryColumns {
  readonly version: number
  readonly steps: readonly number[]
  readonly trainLoss: readonly (number | null)[]
  readonly testLoss: readonly (number | null)[]
  readonly trainAccuracy: readonly (number | null)[]
  readonly testAccuracy: readonly (number | null)[]
}

export interface Frame {
  readonly runs: readonly RunFrame[]
  readonly playing: boolean
  readonly stepsPerSecond: number
  /** Milliseconds that this picture took to make. */
  readonly cost: number
}

type Started =
  | { readonly infos: readonly RunInfo[]; readonly backend: string; readonly threads: number }
  | { readonly problem: TableProblem; readonly run: number }

/** What the page asks of the training worker. */
export interface TrainProtocol {
  readonly calls: {
    /** Prepares one run, or two side by side, and stands at step 0. */
    start(order: { configs: readonly TrainConfig[]; base: string }): Started
    /** Runs on; `rate` is the number of steps a second at most, Infinity for as many as there can be. */
    play(order: { rate: number }): void
    pause(order: null): void
    /** Goes some steps ahead. */
    advance(order: { steps: number }): void
    seek(order: { step: number }): void
    change(order: { run: number; change: Change }): void
    /** `side`: places along each axis of the plane. `versions`: of the histories that the page has. */
    frame(order: { side: number; versions: readonly number[] }): Frame
    /** The run as a program, up to the step where it stands. */
    program(order: { run: number; language: 'typescript' | 'pytorch' }): string
    /** The weights of a run as a safetensors file. */
    weights(order: { run: number }): Uint8Array<ArrayBuffer>
  }
  readonly events: {
    /** The run stopped by an error. */
    failed: { readonly message: string; readonly code: string | undefined }
  }
}
