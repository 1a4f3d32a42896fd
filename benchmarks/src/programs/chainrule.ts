import { initialize, optimize, setBackend, tensor } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { linear, meanSquaredError, sequential, tanh } from '@chainrule/nn'
import { adam } from '@chainrule/optimizers'

setBackend(wasmBackend())
const model = initialize(sequential(linear(2, 8), tanh, linear(8, 8), tanh, linear(8, 1)), { seed: 1 })
const optimizer = optimize(model, adam())
const input = tensor(
  Float32Array.from({ length: 64 }, (_, i) => Math.sin(i)),
  { shape: [32, 2] },
)
const label = tensor(
  Float32Array.from({ length: 32 }, (_, i) => Math.cos(i)),
  { shape: [32, 1] },
)
const loss = meanSquaredError(model(input), label)
loss.backward()
optimizer.step()
console.log(loss.item())
