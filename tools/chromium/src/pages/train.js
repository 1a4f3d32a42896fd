import { compile, randomKey, state, tanh, tensor } from '@chainrule/autograd'

/** The losses of a few captured steps and the weights after them, on the backend that is set. */
export function train() {
  const first = state(uniform([131, 67], 1))
  const second = state(uniform([67, 5], 2))
  const [x, y] = [uniform([259, 131], 3), uniform([259, 5], 4)]
  for (const weight of [first, second]) weight.requiresGrad = true
  const step = compile((/** @type {import('@chainrule/autograd').Tensor} */ input) => {
    const loss = tanh(input.matmul(first)).matmul(second).sub(y).square().mean()
    loss.backward()
    for (const weight of [first, second]) if (weight.grad) weight.assign(weight.sub(weight.grad.mul(0.5)))
    return loss
  })
  const losses = Array.from({ length: 5 }, () => step(x).item())
  return [...losses, ...first.data(), ...second.data()]
}

/** @param {number[]} shape @param {number} seed */
function uniform(shape, seed) {
  return tensor(randomKey(seed).uniform(shape, { min: -0.5, max: 0.5 }).data(), { shape })
}
