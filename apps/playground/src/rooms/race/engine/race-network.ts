import {
  atEvaluationPoint,
  compile,
  initialize,
  noGrad,
  type Optimizer,
  optimize,
  randomKey,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { batches } from '@chainrule/data'
import { crossEntropy, linear, sequential, tanh } from '@chainrule/nn'
import { accuracy, tensorsOf } from '@chainrule/train'
import { spirals } from '../../train/datasets/spirals.ts'
import type { Course, RaceOrder } from '../protocol.ts'

const EXAMPLES = 200
export const BATCH = 50
const EVERY = 5

/** The two spirals of a seed. */
export function networkExamples(seed: number) {
  return spirals(EXAMPLES, 0.1, randomKey(seed).fold('data'))
}

/**
 * Trains a small network (2-16-16-2, tanh) on two spirals. The same seed gives every entrant the same first weights, and the
 * same batches in the same order.
 */
export function raceNetwork(
  optimizer: Optimizer,
  { steps, seed }: Pick<RaceOrder, 'steps' | 'seed'>,
  onStep: () => void,
): Omit<Course, 'entrant' | 'error'> {
  const { inputs, targets } = networkExamples(seed)
  const places = tensor(inputs).reshape([EXAMPLES, 2])
  const classes = tensor(Int32Array.from(targets))
  const model = sequential(linear(2, 16), tanh, linear(16, 16), tanh, linear(16, 2))
  initialize(model, { seed })
  const running = optimize(model, optimizer, { seed })
  const take = (point: Tensor, side: Tensor) => {
    running.step(() => crossEntropy(model(point), side))
  }
  // What decides by numbers that it reads cannot be written down once and replayed.
  const learn = optimizer.needs?.includes('read') ? take : compile(take)
  const judge = compile(() =>
    noGrad(() =>
      atEvaluationPoint(running, () => {
        const logits = model(places)
        return { loss: crossEntropy(logits, classes), right: accuracy(logits, classes) }
      }),
    ),
  )
  const measure = () => {
    const { loss, right } = judge()
    return [loss.item(), right.item()]
  }
  const rows = Array.from({ length: EXAMPLES }, (_, i) => [inputs[2 * i], inputs[2 * i + 1]])
  const data = batches({ point: rows, side: Int32Array.from(targets) }, { batchSize: BATCH, seed })
  let [loss, right] = measure()
  const seen = { steps: [0], losses: [loss] }
  let step = 0
  while (step < steps && Number.isFinite(loss)) {
    for (const batch of data) {
      const { point, side } = tensorsOf(batch)
      learn(point, side)
      step++
      onStep()
      if (step % EVERY === 0 || step === steps) {
        ;[loss, right] = measure()
        seen.steps.push(step)
        seen.losses.push(loss)
      }
      if (step === steps || !Number.isFinite(loss)) break
    }
  }
  return { ...seen, points: [], accuracy: right }
}
