import { compile, type Initializer, initialize, optimize, randomKey, type Tensor, tensor } from '@chainrule/autograd'
import { zeros } from '@chainrule/initializers'
import { crossEntropy, type Linear, linear, type Module, sequential } from '@chainrule/nn'
import { gradientDescent } from '@chainrule/optimizers'
import { layerHealth } from '@chainrule/train'
import { activations } from '../../train/activations.ts'
import { circles } from '../../train/datasets/circles.ts'
import type { InitState } from '../init-state.ts'
import type { LayerSight, Sight } from '../protocol.ts'
import { activationScale, gradientScale, histogram } from '../scales.ts'

const EXAMPLES = 128
const SIGHTS = 16

/** Trains one deep network from the weights of an initializer, and looks at its layers as it goes. */
export async function trainLane(
  initializer: Initializer,
  { activation, depth, width, learningRate, steps, seed }: InitState,
  tell: { begun(expected: readonly number[]): void; sight(sight: Sight): Promise<void> },
): Promise<void> {
  const { inputs, targets } = circles(EXAMPLES, 0.1, randomKey(seed).fold('data'))
  const places = tensor(inputs).reshape([EXAMPLES, 2])
  const classes = tensor(Int32Array.from(targets))
  const linears = Array.from({ length: depth }, (_, i) =>
    linear(i === 0 ? 2 : width, width, { weight: initializer, bias: zeros() }),
  )
  const last = linear(width, 2, { weight: initializer, bias: zeros() })
  // Of its own at each place, so that layers which share a function are told apart.
  const bends = linears.map((): Module => (x: Tensor) => activations[activation](x))
  const parts: Module[] = linears.flatMap((layer, i) => [layer, bends[i]])
  const model = sequential(...parts, last)
  initialize(model, { seed })
  const optimizer = optimize(model, gradientDescent({ learningRate }))
  const lossOf = (logits: Tensor) => crossEntropy(logits, classes)
  const learn = compile(() => {
    optimizer.step(() => lossOf(model(places)))
  })
  tell.begun(linears.map((layer) => expectedVariance(initializer, layer)))

  const every = Math.max(1, Math.ceil(steps / SIGHTS))
  for (let step = 0; ; step++) {
    if (step % every === 0 || step === steps || step === 1) {
      const sight = { step, ...(await look([...parts, last], places, lossOf)) }
      const health = await layerHealth(model, { inputs: places, loss: lossOf, optimizer })
      const layers = linears.map(
        ({ weight }, i): LayerSight => ({
          ...sight.layers[i],
          deviation: health[2 * i + 1].deviation,
          gradient: health[2 * i + 1].outputGradient ?? 0,
          dead: health[2 * i + 1].dead,
          saturated: health[2 * i + 1].saturated ?? 0,
          ratio: health[2 * i].updateRatio ?? 0,
          weightVariance: varianceOf(weight.data()),
        }),
      )
      await tell.sight({ step, loss: sight.loss, layers })
      if (!Number.isFinite(sight.loss)) return
    }
    if (step === steps) return
    learn()
  }
}

/** The histograms of one pass forward and backward; nothing is changed by it. */
async function look(parts: readonly Module[], inputs: Tensor, lossOf: (logits: Tensor) => Tensor) {
  const outputs: Tensor[] = []
  const gradients: (Tensor | null)[] = parts.map(() => null)
  let flow = inputs
  for (const [i, part] of parts.entries()) {
    // Of its own, so that a function which returns its input does not share the hook.
    flow = part(flow).mul(1)
    flow.onGradient((gradient) => {
      gradients[i] = gradient
    })
    outputs.push(flow)
  }
  const loss = lossOf(flow)
  const weights = parts.flatMap((part) => ('weight' in part ? [(part as Linear).weight] : []))
  const kept = weights.map((weight) => weight.grad)
  loss.backward()
  const layers = outputs.flatMap((output, i) =>
    i % 2 === 0
      ? []
      : [
          {
            activations: histogram(activationScale, output.data()),
            gradients: histogram(gradientScale, gradients[i]?.data() ?? []),
          },
        ],
  )
  const value = loss.item()
  for (const [i, weight] of weights.entries()) weight.grad = kept[i]
  for (const part of parts) if ('bias' in part && (part as Linear).bias) ((part as Linear).bias as Tensor).grad = null
  return { loss: value, layers }
}

function expectedVariance(initializer: Initializer, { weight }: Linear): number {
  const [fanOut, fanIn] = weight.shape
  return initializer.expected({ shape: weight.shape, dtype: weight.dtype, fanIn, fanOut, role: 'weight' }).variance
}

function varianceOf(values: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    sum += values[i]
    squares += values[i] ** 2
  }
  return squares / values.length - (sum / values.length) ** 2
}
