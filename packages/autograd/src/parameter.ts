import type { Initializer } from './contracts/initializer.ts'
import { requireContract } from './contracts/require-contract.ts'
import type { DType } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { evaluateOn } from './evaluate.ts'
import type { RandomKey } from './random/key.ts'
import { referenceBackend } from './reference/backend.ts'
import { type Shape, sizeOf } from './shape.ts'
import { State, type StateOptions } from './state.ts'
import type { Tensor } from './tensor.ts'

/** What a weight is for; regularizers, optimizers and initializers choose by it. */
export type Role = 'weight' | 'bias' | 'scale' | 'embedding' | 'other'

/** What a parameter is for, and how it gets its first value. */
export interface ParameterOptions extends StateOptions {
  /** @default 'weight' for rank 2 and more, else 'other' */
  role?: Role
  /** Inputs of one output unit. The layer knows; a shape does not tell. @default size of all axes but the first */
  fanIn?: number
  /** Outputs of one input unit. @default size of all axes but the second, for rank 1 the size */
  fanOut?: number
  /** How `initialize` fills it. */
  initializer?: Initializer
}

/**
 * A cell that training changes: it requires a gradient, and knows what it is for.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 *
 * const weight = parameter(tensor([1, 2, 3]))
 * weight.square().sum().backward()
 * console.log(weight.grad?.toArray()) // [2, 4, 6]
 * ```
 */
export class Parameter extends State {
  readonly role: Role
  readonly fanIn: number
  readonly fanOut: number
  initializer: Initializer | null

  constructor(shape: Shape, dtype: DType = 'float32', options: ParameterOptions = {}) {
    super(shape, dtype, { name: 'parameter', ...options })
    const { role = shape.length >= 2 ? 'weight' : 'other', initializer = null } = options
    this.role = role
    this.fanIn = options.fanIn ?? sizeOf(shape.slice(1))
    this.fanOut = options.fanOut ?? (shape.length < 2 ? sizeOf(shape) : shape[0] * sizeOf(shape.slice(2)))
    this.initializer = initializer
    this.requiresGrad = true
  }

  /** Draws its first value with its initializer, from a key of its own. */
  override initialize(random: RandomKey): void {
    if (!this.initializer) {
      if (this.initialized) return
      throw new ChainruleError(
        'no-initializer',
        `initialize: "${this.name}" [${this.shape}] has neither a value nor an initializer.`,
        'Give the parameter an initializer, or write() its value.',
      )
    }
    requireContract('initializer', this.initializer)
    const { shape, dtype, fanIn, fanOut, role } = this
    const drawn = this.initializer.draw({ shape, dtype, fanIn, fanOut, role, random })
    this.write(evaluateOn(referenceBackend, drawn))
  }
}

/** A parameter with a first value. See {@link Parameter}. */
export function parameter(value: Tensor, options?: ParameterOptions): Parameter {
  const cell = new Parameter(value.shape, value.dtype, options)
  cell.write(value.data())
  return cell
}
