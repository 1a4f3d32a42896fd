import {
  atEvaluationPoint,
  compile,
  noGrad,
  parametersOf,
  restore,
  type Snapshot,
  snapshot,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { batches } from '@chainrule/data'
import { evaluationMode, trainMode, weightsOf } from '@chainrule/nn'
import type { TrainConfig } from '../config.ts'
import { buildNetwork } from './build-network.ts'
import { buildOptimizer } from './build-optimizer.ts'
import { type Change, type LiveSettings, noted, withChanges } from './changes.ts'
import { type Examples, outputsFor, type Part } from './examples.ts'
import { createFeed } from './feed.ts'
import { objectiveOf } from './objective.ts'

/** How a network does on both parts of its examples. */
export interface Evaluation {
  readonly trainLoss: number
  readonly testLoss: number | null
  /** Null where a number is predicted. */
  readonly trainAccuracy: number | null
  readonly testAccuracy: number | null
}

/** A run as it was at one step, in memory. */
export interface SavedRun {
  readonly step: number
  readonly bytes: number
  readonly cells: Snapshot
  readonly position: { readonly epoch: number; readonly batch: number }
  readonly live: LiveSettings
}

export type TrainingRun = ReturnType<typeof startRun>

/** A network, its optimizer and its data, at work step by step; the same configuration takes the same way. */
export function startRun(config: TrainConfig, examples: Examples) {
  const { task, train, test } = examples
  const network = buildNetwork(config, examples.inputNames.length, outputsFor(task))
  const { model, layers, linears } = network
  const method = buildOptimizer(config, network)
  const { optimizer, penalties } = method
  const objective = objectiveOf(task)
  const loader = batches(train.count, { batchSize: Math.min(config.batchSize, train.count), seed: config.seed })
  const run = { model, optimizer }
  let pending = loader[Symbol.iterator]()
  let steps = 0
  let lastLoss: Tensor | null = null
  let live: LiveSettings = new Map()

  const takeStep = (inputs: Tensor, targets: Tensor): Tensor => {
    let dataLoss: Tensor | null = null
    optimizer.step((request) => {
      const output = model(inputs)
      const loss = objective.loss(output, request ? objective.sample(output, request.sample) : targets)
      dataLoss ??= loss
      return penalties.reduce(
        (sum, penalty, layer) => (penalty ? sum.add(penalty.penalty(linears[layer].weight)) : sum),
        loss,
      )
    })
    return dataLoss as unknown as Tensor
  }
  const learn = createFeed(
    [
      { data: train.inputs, shape: [train.count, examples.inputNames.length] },
      { data: objective.targets(train.targets), shape: objective.targetShape(train.count) },
    ],
    takeStep,
    method.capturable,
  )

  const judge = compile((inputs: Tensor, targets: Tensor) =>
    noGrad(() =>
      atEvaluationPoint(optimizer, () => {
        const output = model(inputs)
        return { loss: objective.loss(output, targets), accuracy: objective.accuracy?.(output, targets) ?? null }
      }),
    ),
  )

  const see = compile((inputs: Tensor) =>
    noGrad(() =>
      atEvaluationPoint(optimizer, () => {
        const seen: Tensor[] = []
        let value = inputs
        for (const modules of layers) {
          for (const module of modules) value = module(value) as Tensor
          seen.push(value)
        }
        seen[seen.length - 1] = objective.predict(value)
        return seen
      }),
    ),
  )

  const inputsOf = (part: Part) => tensor(part.inputs, { shape: [part.count, examples.inputNames.length] })
  const targetsOf = (part: Part) =>
    tensor(objective.targets(part.targets), { shape: objective.targetShape(part.count) })
  const parts = [train, test].map((part) =>
    part.count > 0 ? { inputs: inputsOf(part), targets: targetsOf(part) } : null,
  )

  /** Measures without dropout, and leaves the run as it was. */
  function measured<T>(body: () => T): T {
    evaluationMode(model)
    try {
      return body()
    } finally {
      trainMode(model)
    }
  }

  function nextBatch() {
    let next = pending.next()
    if (next.done) {
      pending = loader[Symbol.iterator]()
      next = pending.next()
    }
    if (next.done) throw new Error('An epoch without batches.')
    return next.value
  }

  return {
    model,
    optimizer,
    linears,
    get steps() {
      return steps
    },
    get epoch() {
      return loader.position.epoch
    },
    /** The loss of the batch of the last step, without penalties; null before the first. */
    get batchLoss() {
      return lastLoss ? lastLoss.item() : null
    },
    step() {
      lastLoss = learn(nextBatch().rows)
      steps += 1
    },
    evaluate(): Evaluation {
      return measured(() => {
        const [onTrain, onTest] = parts.map((part) => {
          if (!part) return null
          const { loss, accuracy } = judge(part.inputs, part.targets)
          return { loss: loss.item(), accuracy: accuracy ? accuracy.item() : null }
        })
        return {
          trainLoss: onTrain?.loss ?? Number.NaN,
          testLoss: onTest?.loss ?? null,
          trainAccuracy: onTrain?.accuracy ?? null,
          testAccuracy: onTest?.accuracy ?? null,
        }
      })
    },
    /** What every layer gives for rows of inputs, the prediction last: [rows, units] each. */
    look(inputs: Float32Array): Float32Array[] {
      const width = examples.inputNames.length
      return measured(() =>
        see(tensor(inputs, { shape: [inputs.length / width, width] })).map((output) => output.data() as Float32Array),
      )
    },
    apply(change: Change) {
      live = noted(live, change)
      if (change.kind === 'optimizer') method.set(change.name, change.value)
      else if (change.kind === 'rule') method.setRule(change.layer, change.name, change.value)
      else {
        const cell = parametersOf(model).get(change.parameter)
        if (!cell) return
        const values = cell.data().slice()
        values[change.index] = change.value
        cell.write(values)
      }
    },
    /** The configuration with what was changed up to this step. */
    get config() {
      return withChanges(config, live.values())
    },
    weights: () => weightsOf(model),
    /** The numbers of the optimizer in force, by their own names. */
    numbers: () => method.numbers(),
    save(): SavedRun {
      const cells = snapshot(run)
      const bytes = [...cells.cells.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
      return { step: steps, bytes, cells, position: loader.position, live }
    },
    load(saved: SavedRun) {
      restore(run, saved.cells)
      loader.position = saved.position
      pending = loader[Symbol.iterator]()
      steps = saved.step
      lastLoss = null
      putBack(saved.live)
    },
  }

  /** Numbers that were changed after the saved step go back to what the configuration or an earlier change says. */
  function putBack(saved: LiveSettings): void {
    for (const [key, change] of [...live, ...saved]) {
      const before = saved.get(key) ?? configured(change)
      if (before?.kind === 'optimizer') method.set(before.name, before.value)
      if (before?.kind === 'rule') method.setRule(before.layer, before.name, before.value)
    }
    live = saved
  }

  function configured(change: Change): Change | null {
    if (change.kind === 'optimizer') {
      return { ...change, value: config.schedules[change.name] ?? (config.optimizer.settings[change.name] as number) }
    }
    if (change.kind === 'rule') {
      const { regularizer } = config.layers[change.layer] ?? config.output
      return { ...change, value: regularizer?.settings[change.name] as number }
    }
    return null
  }
}
