import { defaultDevice, init, jit, numpy as np, tree, valueAndGrad } from '@jax-js/jax'

await init('wasm')
defaultDevice('wasm')
type Weights = { [name: string]: np.Array }
const sizes = [2, 8, 8, 1]
let weights: Weights = {}
for (let i = 0; i < 3; i++) {
  const data = Float32Array.from({ length: sizes[i] * sizes[i + 1] }, (_, k) => Math.sin(k))
  weights[`w${i}`] = np.array(data).reshape([sizes[i], sizes[i + 1]])
  weights[`b${i}`] = np.zeros([sizes[i + 1]])
}
const lossOf = (w: Weights, x: np.Array, y: np.Array): np.Array => {
  let h = x
  for (let i = 0; i < 3; i++) {
    h = np.matmul(h, w[`w${i}`]).add(w[`b${i}`])
    if (i < 2) h = np.tanh(h)
  }
  return np.square(h.sub(y)).mean()
}
const mapped = (f: (name: string) => np.Array) =>
  Object.fromEntries(Object.keys(weights).map((name) => [name, f(name)]))
const adam = jit((w: Weights, m: Weights, v: Weights, x: np.Array, y: np.Array) => {
  const [loss, g] = valueAndGrad(lossOf)(tree.ref(w), x, y) as [np.Array, Weights]
  const mean = mapped((name) => m[name].mul(0.9).add(g[name].ref.mul(0.1)))
  const variance = mapped((name) => v[name].mul(0.999).add(np.square(g[name]).mul(0.001)))
  const next = mapped((name) => {
    const step = mean[name].ref.mul(10).div(np.sqrt(variance[name].ref.mul(1000)).add(1e-8))
    return w[name].sub(step.mul(1e-3))
  })
  return [next, mean, variance, loss] as const
})
const x = np.array(Float32Array.from({ length: 64 }, (_, i) => Math.sin(i))).reshape([32, 2])
const y = np.array(Float32Array.from({ length: 32 }, (_, i) => Math.cos(i))).reshape([32, 1])
const zeros = () => mapped((name) => np.zeros(weights[name].shape))
const [next, , , loss] = adam(weights, zeros(), zeros(), x, y) as readonly [Weights, Weights, Weights, np.Array]
weights = next
tree.leaves(weights).forEach((weight) => {
  ;(weight as np.Array).dataSync()
})
console.log(loss.item())
