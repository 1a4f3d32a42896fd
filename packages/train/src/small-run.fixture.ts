import {
  argMax,
  compile,
  defineInitializer,
  defineOptimizer,
  drawNormal,
  gather,
  initialize,
  lerp,
  less,
  max,
  optimize,
  Parameter,
  randomKey,
  randomState,
  recurrence,
  relu,
  slice,
  type Tensor,
} from '@chainrule/autograd'
import { type Batch, batches } from '@chainrule/data'
import { accuracy } from './accuracy.ts'
import { tensorsOf } from './tensors-of.ts'

const text = { en: 'x', pt: 'x' }

const fan = defineInitializer({
  name: 'fan',
  hyperparameters: {},
  expected: ({ fanIn }) => ({ mean: 0, variance: 1 / fanIn }),
  draw: ({ shape, random, expected }) => drawNormal(random, shape, expected),
})

/** Moments, a bias correction, a host recurrence and noise: all that an optimizer can carry from step to step. */
const noisyAdam = defineOptimizer({
  name: 'noisyAdam',
  hyperparameters: { learningRate: { default: 0.01, min: 0, text }, noise: { default: 1e-3, min: 0, text } },
  init: (w) => ({ mean: w.zerosLike(), variance: w.zerosLike() }),
  update({ gradient: g, state, scalar, part, random }) {
    const noisy = g.add(drawNormal(random, g.shape).mul(scalar((h) => h.noise)))
    const mean = lerp(state.mean, noisy, 0.1)
    const variance = lerp(state.variance, noisy.square(), 0.01)
    const weight = recurrence(part, 'weight', 0, (last) => 0.9 * last + 1)
    const change = mean
      .div(scalar(() => 0.1 * weight()))
      .div(
        variance
          .div(scalar((_, t) => 1 - 0.99 ** t))
          .sqrt()
          .add(1e-8),
      )
      .mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})

const examples = 60

/** A classifier with dropout, a noisy optimizer on a schedule, and shuffled batches, the last of them smaller. */
export function smallRun({ compiled = false, learningRate = 0.05 as number | ((step: number) => number) } = {}) {
  const weight = (shape: [number, number]) => new Parameter(shape, 'float32', { initializer: fan() })
  const layers = { first: weight([8, 4]), second: weight([3, 8]) }
  const model = Object.assign((x: Tensor, mask?: Tensor) => {
    const hidden = relu(x.matmul(layers.first.transpose()))
    return (mask ? hidden.mul(mask) : hidden).matmul(layers.second.transpose())
  }, layers)
  initialize(model, { seed: 1 })
  const random = randomState(2)
  const optimizer = optimize(model, noisyAdam({ learningRate }), { seed: 3 })
  const points = drawNormal(randomKey(4), [examples, 4])
  const labels = argMax(slice(points, [null, [0, 3]]))
  const x = { data: points.data(), shape: [examples, 4] }
  const y = { data: labels.data(), shape: [examples] }
  const data = batches({ x, y }, { batchSize: 16, seed: 5 })

  const lossOf = (logits: Tensor, classes: Tensor) => {
    const shifted = logits.sub(max(logits, 1, { keepAxes: true }).detach())
    const logSum = shifted.exp().sum(1).log()
    return logSum.sub(gather(shifted, classes.reshape([-1, 1]), 1).reshape([-1])).mean()
  }
  const learn = (x: Tensor, y: Tensor) => {
    const mask = less(random.next().uniform([x.shape[0], 8]), 0.8).cast('float32')
    const logits = model(x, mask)
    const loss = lossOf(logits, y)
    loss.backward()
    optimizer.step()
    return { loss, accuracy: accuracy(logits, y) }
  }
  const update = compiled ? compile(learn) : learn
  return {
    run: { model, optimizer, random },
    data,
    all: { x: points, y: labels },
    lossOf,
    step(batch: Batch<'x' | 'y'>) {
      const { x, y } = tensorsOf(batch)
      return update(x, y)
    },
  }
}
