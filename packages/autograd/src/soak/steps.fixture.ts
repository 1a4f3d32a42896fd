// Run with --expose-gc: takes small training steps and prints the memory in use after each tenth of them, as JSON.
import { setImmediate as idle } from 'node:timers/promises'
import {
  compile,
  defineOptimizer,
  less,
  optimize,
  parameter,
  randomState,
  type Tensor,
  tensor,
  where,
} from '../index.ts'

const [mode, count] = [process.argv[2], Number(process.argv[3])]
const text = { en: 'A number.', pt: 'Um número.' }

const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: { learningRate: { default: 1e-4, min: 0, text } },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = state.velocity.mul(0.9).add(gradient)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})

const weight = parameter(tensor([0.3, -0.2, 0.1]))
const bias = parameter(tensor(0))
const optimizer = optimize({ weight, bias }, momentum({ learningRate: (step) => 1e-4 / (1 + step / 1e5) }))
const random = randomState(1)
let total = tensor(0)

const body = (x: Tensor) => {
  const kept = where(less(random.next().uniform([3]), 0.9), x, 0)
  const output = kept.mul(weight).sum().add(bias)
  const loss = output.sub(1).square()
  loss.backward()
  optimizer.step()
  return { loss, output }
}
const step = mode === 'captured' ? compile(body) : body

const used: number[] = []
for (let i = 1; i <= count; i++) {
  const { loss, output } = step(tensor([1, i % 7, 2]))
  // The habits of real loops: a running sum that is never read, and a value read after the update.
  total = total.add(loss)
  if (i % 10 === 0) output.item()
  if (i % (count / 10) === 0) {
    await idle()
    ;(globalThis as unknown as { gc: () => void }).gc()
    const { heapUsed, external } = process.memoryUsage()
    used.push(heapUsed + external)
  }
}
console.log(JSON.stringify({ used, finite: Number.isFinite(total.item()), steps: optimizer.steps }))
