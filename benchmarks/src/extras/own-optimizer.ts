/** An optimizer of somebody else beside our Adam, on ten million parameters: prints one line of JSON. */
import {
  abs,
  compile,
  defineOptimizer,
  lerp,
  optimize,
  parameter,
  setBackend,
  state,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { adam } from '@chainrule/optimizers'
import { median } from '../statistics.ts'

export interface OwnOptimizer {
  /** Bytes in a second that each moves, the median over rounds in turns. */
  readonly own: number
  readonly adam: number
  /** Own to Adam, the median over rounds. */
  readonly ratio: number
}

const SIZE = 10_000_000
/** Gradient, weight and one moment are read; weight and moment are written. */
const OWN_BYTES = 4 * 5 * SIZE
/** Gradient, weight and two moments are read; weight and moments are written. */
const ADAM_BYTES = 4 * 7 * SIZE

const decayedSigns = defineOptimizer({
  name: 'decayedSigns',
  hyperparameters: {
    learningRate: { default: 1e-3, min: 0, scale: 'log', text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } },
    memory: { default: 0.9, min: 0, below: 1, text: { en: 'Decay of the mean.', pt: 'Decaimento da média.' } },
  },
  text: { en: 'Steps of a softened sign.', pt: 'Passos de um sinal suavizado.' },
  init: (weight): { mean: Tensor } => ({ mean: weight.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.memory),
    )
    const change = mean.div(abs(mean).add(1)).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean } }
  },
})

setBackend(wasmBackend())
const steps = [stepOf(decayedSigns), stepOf(adam)]
for (const step of steps) for (let i = 0; i < 5; i++) step()
const times = Array.from({ length: 9 }, () => steps.map(timed))
const [own, ours] = [0, 1].map((i) => times.map((round) => [OWN_BYTES, ADAM_BYTES][i] / round[i]))
const result: OwnOptimizer = {
  own: median(own),
  adam: median(ours),
  ratio: median(own.map((rate, i) => rate / ours[i])),
}
console.log(JSON.stringify(result))
process.exit(0)

function stepOf(kind: typeof decayedSigns | typeof adam): () => void {
  const data = (phase: number) => tensor(Float32Array.from({ length: SIZE }, (_, i) => Math.sin(i + phase)))
  const weight = parameter(data(0), { name: 'weight' })
  const gradient = state(data(1))
  const optimizer = kind === adam ? optimize({ weight }, adam()) : optimize({ weight }, decayedSigns())
  return compile(() => {
    weight.mul(gradient).sum().backward()
    optimizer.step()
  })
}

function timed(step: () => void): number {
  const begin = performance.now()
  for (let i = 0; i < 5; i++) step()
  return (performance.now() - begin) / 5000
}
