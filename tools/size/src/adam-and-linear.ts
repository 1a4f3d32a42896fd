// The smallest program that trains: what it bundles to is what the core costs an application.
import { initialize, optimize, tensor } from '@chainrule/autograd'
import { linear } from '@chainrule/nn/linear'
import { adam } from '@chainrule/optimizers/adam'

const model = initialize(linear(4, 1), { seed: 1 })
const optimizer = optimize(model, adam())
const loss = model(tensor([[1, 2, 3, 4]]))
  .square()
  .mean()
loss.backward()
optimizer.step()
console.log(loss.item())
