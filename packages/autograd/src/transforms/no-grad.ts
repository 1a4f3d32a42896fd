import { inScope } from '../scope.ts'

/**
 * Runs `body` without keeping track of gradients: what it computes counts as constant.
 *
 * @throws ChainruleError `asynchronous-scope` for a function that returns a promise.
 *
 * @example
 * ```ts
 * import { noGrad, parameter, tensor } from '@chainrule/autograd'
 *
 * const w = parameter(tensor([1, 2]))
 * const y = noGrad(() => w.mul(3))
 * console.log(w.mul(y).sum().toString()) // Tensor float32 [] 15
 * w.mul(y).sum().backward()
 * console.log(w.grad?.toArray()) // [3, 6]
 * ```
 */
export function noGrad<T>(body: () => T): T {
  return inScope('noGrad', { gradients: false }, body)
}

/**
 * Runs `body` with gradients, inside `noGrad`.
 *
 * @throws ChainruleError `asynchronous-scope` for a function that returns a promise.
 *
 * @example
 * ```ts
 * import { noGrad, parameter, tensor, withGrad } from '@chainrule/autograd'
 *
 * const w = parameter(tensor(2))
 * noGrad(() => withGrad(() => w.square().backward()))
 * console.log(w.grad?.item()) // 4
 * ```
 */
export function withGrad<T>(body: () => T): T {
  return inScope('withGrad', { gradients: true }, body)
}
