import type { DType } from '../dtype.ts'
import type { RandomKey } from '../random/key.ts'
import type { Shape } from '../shape.ts'
import type { Role } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import { type Declared, type Options, resolve, type Text, type Values } from './hyperparameters.ts'

/** What an initializer is told of the parameter that it fills. The layer works out the fans: a shape does not tell. */
export interface InitializerRequest {
  readonly shape: Shape
  readonly dtype: DType
  readonly fanIn: number
  readonly fanOut: number
  readonly role: Role
  /** A key of this parameter's own. */
  readonly random: RandomKey
}

/** Mean and variance of the weights that an initializer draws for a shape; NaN where they are not defined. */
export interface Moments {
  readonly mean: number
  readonly variance: number
}

/** Draws the first values of a parameter, and says beforehand how they will be distributed. */
export interface Initializer {
  readonly api: 1
  readonly name: string
  readonly settings: Readonly<Record<string, number>>
  expected(request: Omit<InitializerRequest, 'random'>): Moments
  draw(request: InitializerRequest): Tensor
}

export interface InitializerFactory<D extends Declared> {
  (...options: Options<D, number>): Initializer
  readonly definition: { readonly name: string; readonly hyperparameters: D; readonly text?: Text }
}

/**
 * Defines a kind of initializer from declared settings, the expected moments and a draw.
 *
 * `draw` returns a tensor of the requested shape; it may hand `expected` to `random.normal` as it is.
 *
 * @example
 * ```ts
 * import { defineInitializer, randomKey } from '@chainrule/autograd'
 *
 * const small = defineInitializer({
 *   name: 'small',
 *   hyperparameters: { deviation: { default: 0.01, min: 0, text: { en: 'Spread.', pt: 'Dispersão.' } } },
 *   expected: ({ deviation }) => ({ mean: 0, variance: deviation ** 2 }),
 *   draw: ({ shape, dtype, random, expected }) => random.normal(shape, { dtype, ...expected }),
 * })
 * const weights = small().draw({ shape: [2, 3], dtype: 'float32', fanIn: 3, fanOut: 2, role: 'weight', random: randomKey(1) })
 * console.log(weights.shape) // [2, 3]
 * ```
 */
export function defineInitializer<const D extends Declared>(definition: {
  name: string
  hyperparameters: D
  text?: Text
  expected(request: Omit<InitializerRequest, 'random'> & Values<D>): Moments
  draw(request: InitializerRequest & Values<D> & { readonly expected: Moments }): Tensor
}): InitializerFactory<D> {
  const { name, hyperparameters, text } = definition
  const factory = (...[options]: Options<D, number>): Initializer => {
    const settings = resolve<number>(name, hyperparameters, options ?? {}) as Values<D>
    const expected = (request: Omit<InitializerRequest, 'random'>) => definition.expected({ ...request, ...settings })
    return {
      api: 1,
      name,
      settings,
      expected,
      draw: (request) => definition.draw({ ...request, ...settings, expected: expected(request) }),
    }
  }
  return Object.assign(factory, { definition: { name, hyperparameters, text } })
}
