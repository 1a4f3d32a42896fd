// What a program with Adam pays before its own layers.
import { optimize, parameter, setBackend, tensor } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { adam } from '@chainrule/optimizers'

setBackend(wasmBackend())
const weight = parameter(tensor([1, 2, 3]))
const optimizer = optimize({ weight }, adam())
const loss = weight.square().sum()
loss.backward()
optimizer.step()
console.log(loss.item())
