import {
  atEvaluationPoint,
  compile,
  noGrad,
  optimize,
  settingsOf,
  softmax,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { batches } from '@chainrule/data'
import { crossEntropy, evaluationMode, trainMode, weightsOf } from '@chainrule/nn'
import { optimizerNamed } from '../../../catalogue/optimizers.ts'
import { drawLabels } from '../../../training/draw-labels.ts'
import { CLASSES, type DigitsConfig, PIXELS } from '../config.ts'
import { buildDigitsNetwork } from './build-digits-network.ts'
import type { DigitPart, Digits } from './fetch-digits.ts'

export type DigitsRun = ReturnType<typeof startDigitsRun>

/** Digits that are looked at together when a network is measured. */
const CHUNK = 500

/** A network that learns digits, batch by batch; the same configuration takes the same way. */
export function startDigitsRun(config: DigitsConfig, { train }: Pick<Digits, 'train'>) {
  const entry = optimizerNamed(config.optimizer.name)
  if (!entry) throw new Error(`There is no optimizer "${config.optimizer.name}".`)
  const model = buildDigitsNetwork(config)
  const method = entry.make(config.optimizer.settings)
  const optimizer = optimize(model, method, { seed: config.seed })
  const count = Math.min(config.examples, train.count)
  const loader = batches(
    {
      pixels: { data: train.pixels.subarray(0, count * PIXELS), shape: [count, PIXELS], dtype: 'float32' },
      labels: { data: train.labels.subarray(0, count), shape: [count], dtype: 'int32' },
    },
    { batchSize: Math.min(config.batchSize, count), seed: config.seed },
  )
  let pending = loader[Symbol.iterator]()
  let steps = 0
  let lastLoss: Tensor | null = null

  const takeStep = (pixels: Tensor, labels: Tensor) =>
    optimizer.step((request) => {
      const scores = model(pixels)
      return crossEntropy(scores, request ? drawLabels(scores, request.sample) : labels)
    }) as Tensor
  const learn = method.needs?.includes('read') ? takeStep : compile(takeStep)
  const see = compile((pixels: Tensor) => noGrad(() => atEvaluationPoint(optimizer, () => softmax(model(pixels)))))

  return {
    model,
    get steps() {
      return steps
    },
    get position() {
      return loader.position
    },
    examples: count,
    /** Steps in an epoch. */
    batches: loader.batches,
    get loss() {
      return lastLoss ? lastLoss.item() : null
    },
    /** Sets a number of the optimizer, from the next step on. */
    set(name: string, value: number) {
      if (!entry.hyperparameters[name]?.fixed) settingsOf(optimizer).set(name, value)
    },
    step() {
      let next = pending.next()
      if (next.done) {
        pending = loader[Symbol.iterator]()
        next = pending.next()
      }
      if (next.done) throw new Error('An epoch without batches.')
      const { pixels, labels } = next.value
      lastLoss = learn(tensor(pixels.data, pixels), tensor(labels.data, labels))
      steps += 1
    },
    /** Probabilities of the classes for rows of 784 bytes: [rows, 10]. */
    predict(pixels: ArrayLike<number>): Float32Array {
      const rows = pixels.length / PIXELS
      evaluationMode(model)
      try {
        const found = new Float32Array(rows * CLASSES)
        for (let first = 0; first < rows; first += CHUNK) {
          const some = Math.min(CHUNK, rows - first)
          const part = Float32Array.from({ length: some * PIXELS }, (_, at) => pixels[first * PIXELS + at])
          found.set(see(tensor(part, { shape: [some, PIXELS] })).data() as Float32Array, first * CLASSES)
        }
        return found
      } finally {
        trainMode(model)
      }
    },
    weights: () => weightsOf(model),
  }
}

/** Share of a part's first digits that are taken for what they are. */
export function accuracyOn(run: DigitsRun, { pixels, labels }: DigitPart, count: number): number {
  const found = run.predict(pixels.subarray(0, count * PIXELS))
  let right = 0
  for (let index = 0; index < count; index++) if (likeliest(found, index) === labels[index]) right += 1
  return right / count
}

/** The likeliest class of one row of probabilities. */
export function likeliest(probabilities: Float32Array, row: number): number {
  const scores = probabilities.subarray(row * CLASSES, (row + 1) * CLASSES)
  return scores.indexOf(Math.max(...scores))
}
