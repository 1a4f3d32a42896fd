import type { Tensor } from '@chainrule/autograd'
import { slice } from '@chainrule/autograd'

/**
 * The steps of a sequence [batch, time, features], each [batch, features].
 *
 * Halves are halved again: the gradient of one cut is as long as what was cut, so that the gradients of all steps cost
 * time · log(time) instead of time².
 */
export function timeSteps(x: Tensor): Tensor[] {
  const [batch, time, features] = x.shape
  if (time === 1) return [x.reshape([batch, features])]
  const middle = Math.floor(time / 2)
  return [...timeSteps(slice(x, [null, [0, middle]])), ...timeSteps(slice(x, [null, [middle]]))]
}
