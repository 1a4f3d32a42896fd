import { ChainruleError } from '../errors.ts'
import { runtime, withRuntime } from '../runtime.ts'
import { sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

/** What a gradient rule sees: the tensors that the function was called with, and what it returned. */
export interface GradientCall<Inputs extends readonly Tensor[]> {
  readonly inputs: Inputs
  readonly output: Tensor
}

/** The cotangent of each input, in their order; `null` where no gradient flows. */
export type Cotangents<Inputs extends readonly Tensor[]> = { readonly [I in keyof Inputs]: Tensor | null }

/**
 * A function of tensors with a gradient rule of its own.
 *
 * The rule is written in tensor arithmetic, so gradients of any order follow from it. Gradients reach the inputs only: a
 * parameter that `f` uses without taking it as an input gets none.
 *
 * @param f - Computes one tensor; how it does that is not differentiated.
 * @param vjp - From the cotangent of the output to the cotangents of the inputs.
 * @throws ChainruleError `custom-gradient` during the backward pass, where the rule returns too few cotangents or one of another shape.
 *
 * @example
 * ```ts
 * import { customGradient, grad, log1p, sigmoid, tensor } from '@chainrule/autograd'
 *
 * // log(1 + eˣ), whose own steps would give NaN for large x.
 * const softplus = customGradient(
 *   (x) => log1p(x.exp()),
 *   (cotangent, { inputs: [x] }) => [cotangent.mul(sigmoid(x))],
 * )
 * console.log(grad(softplus)(tensor(100)).item()) // 1
 * ```
 */
export function customGradient<Inputs extends readonly Tensor[] = Tensor[]>(
  f: (...inputs: Inputs) => Tensor,
  vjp: (cotangent: Tensor, call: GradientCall<Inputs>) => Cotangents<Inputs>,
): (...inputs: Inputs) => Tensor {
  return (...inputs) => {
    const nodes = inputs.map((input) => input.node)
    const output = withRuntime({ gradients: false }, () => f(...inputs).alias())
    if (!runtime.gradients || !nodes.some((node) => node.tracked)) return output
    output.tracked = true
    output.rule = {
      inputs: nodes,
      vjp(cotangent, call) {
        const cotangents = vjp(cotangent, call as unknown as GradientCall<Inputs>) as readonly (Tensor | null)[]
        requireFit(cotangents, call.inputs)
        return cotangents
      },
    }
    return output
  }
}

function requireFit(cotangents: readonly (Tensor | null)[], inputs: readonly Tensor[]): void {
  const wrong = inputs.findIndex((input, i) => {
    const cotangent = cotangents[i]
    if (cotangent === null) return false
    return !cotangent || !sameShape(cotangent.shape, input.shape) || cotangent.dtype !== input.dtype
  })
  if (wrong < 0) return
  const { dtype, shape } = inputs[wrong]
  const got = cotangents[wrong]
  throw new ChainruleError(
    'custom-gradient',
    `customGradient: input ${wrong} is ${dtype} [${shape}], its cotangent ${got ? `${got.dtype} [${got.shape}]` : 'is missing'}.`,
    'Return one cotangent for each input, of its shape and type, or null where no gradient flows.',
  )
}
