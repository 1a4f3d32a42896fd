import type { DType } from '../dtype.ts'
import type { Role } from '../parameter.ts'
import type { RandomKey } from '../random/key.ts'
import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import {
  type Choices,
  type Chosen,
  type Declared,
  type Given,
  resolve,
  type Text,
  type Values,
} from './hyperparameters.ts'

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
  readonly settings: Readonly<Record<string, number | string>>
  expected(request: Omit<InitializerRequest, 'random'>): Moments
  draw(request: InitializerRequest): Tensor
}

/** What a user may pass to an initializer: numbers and words. */
export type InitializerOptions<D extends Declared, C extends Choices> = Given<D, number> & Partial<Chosen<C>>

/** Options by the name of who uses them: the numbers of other frameworks, where they differ from the defaults. */
export type InitializerPresets<D extends Declared, C extends Choices> = {
  readonly [name: string]: Partial<Values<D>> & Partial<Chosen<C>>
}

/** What a kind of initializer declares. */
export interface InitializerDefinition<D extends Declared, C extends Choices> {
  readonly name: string
  readonly hyperparameters: D
  /** Settings that are words: `mode: 'fanOut'`. */
  readonly choices?: C
  readonly text?: Text
  readonly presets?: InitializerPresets<D, C>
}

/** Makes initializers of one kind. */
export interface InitializerFactory<D extends Declared, C extends Choices, P = Record<never, never>> {
  (
    ...options: Record<never, never> extends Given<D, number>
      ? [options?: InitializerOptions<D, C>]
      : [options: InitializerOptions<D, C>]
  ): Initializer
  readonly definition: InitializerDefinition<D, C>
  /** As in `normal(normal.presets.pytorch)`. */
  readonly presets: P
}

/**
 * Defines a kind of initializer from declared settings, the expected moments and a draw.
 *
 * `draw` returns a tensor of the requested shape; it may hand `expected` to `random.normal` as it is. Both see the
 * settings, which are numbers (`hyperparameters`) and words (`choices`), beside the request.
 *
 * @example
 * ```ts
 * import { defineInitializer, drawNormal, randomKey } from '@chainrule/autograd'
 *
 * const small = defineInitializer({
 *   name: 'small',
 *   hyperparameters: { deviation: { default: 0.01, min: 0, text: { en: 'Spread.', pt: 'Dispersão.' } } },
 *   expected: ({ deviation }) => ({ mean: 0, variance: deviation ** 2 }),
 *   draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
 * })
 * const weights = small().draw({ shape: [2, 3], dtype: 'float32', fanIn: 3, fanOut: 2, role: 'weight', random: randomKey(1) })
 * console.log(weights.shape) // [2, 3]
 * ```
 */
export function defineInitializer<
  const D extends Declared,
  const C extends Choices = Record<never, never>,
  const P extends InitializerPresets<D, NoInfer<C>> = Record<never, never>,
>(
  definition: Omit<InitializerDefinition<D, C>, 'presets'> & {
    readonly presets?: P
    expected(request: Omit<InitializerRequest, 'random'> & Values<D> & Chosen<C>): Moments
    draw(request: InitializerRequest & Values<D> & Chosen<C> & { readonly expected: Moments }): Tensor
  },
): InitializerFactory<D, C, P> {
  const { name, hyperparameters, choices = {} as C, text, presets = {} as P } = definition
  const factory = (given: Partial<InitializerOptions<D, C>> = {}): Initializer => {
    const settings = resolve<unknown>(name, hyperparameters, given, choices) as Values<D> & Chosen<C>
    const expected = (request: Omit<InitializerRequest, 'random'>) => definition.expected({ ...request, ...settings })
    return {
      api: 1,
      name,
      settings,
      expected,
      draw: (request) => definition.draw({ ...request, ...settings, expected: expected(request) }),
    }
  }
  const described = { definition: { name, hyperparameters, choices, text, presets }, presets }
  return Object.assign(factory, described) as InitializerFactory<D, C, P>
}
