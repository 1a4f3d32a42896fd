import { scalarLeaf, type Tensor } from '../tensor.ts'
import { type Declared, type Options, resolve, type Text } from './hyperparameters.ts'
import { liveSettings, type Settable } from './live-settings.ts'
import type { Schedule } from './schedule.ts'

/** What a regularizer is given: one parameter, and its own settings as numbers that may change between runs. */
export type RegularizerRequest<D extends Declared> = { readonly parameter: Tensor } & {
  readonly [K in keyof D]: Tensor
}

/** Measures how far a parameter is from what is wanted of it. */
export interface Regularizer {
  readonly api: 1
  readonly name: string
  /** Read and set while training runs; a schedule may take a number's place. */
  readonly settings: Settable
  /** One number (rank 0) to add to the loss. */
  penalty(parameter: Tensor): Tensor
}

/** Makes regularizers of one kind. */
export interface RegularizerFactory<D extends Declared> {
  (...options: Options<D, number | Schedule>): Regularizer
  readonly definition: { readonly name: string; readonly hyperparameters: D; readonly text?: Text }
}

/**
 * Defines a kind of regularizer from declared settings and a penalty.
 *
 * @example
 * ```ts
 * import { defineRegularizer, tensor } from '@chainrule/autograd'
 *
 * const ridge = defineRegularizer({
 *   name: 'ridge',
 *   hyperparameters: { strength: { default: 0.01, min: 0, text: { en: 'Weight of the penalty.', pt: 'Peso da penalidade.' } } },
 *   penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
 * })
 * console.log(ridge({ strength: 0.5 }).penalty(tensor([1, 2])).item()) // 2.5
 * ```
 */
export function defineRegularizer<const D extends Declared>(definition: {
  name: string
  hyperparameters: D
  text?: Text
  penalty(request: RegularizerRequest<D>): Tensor
}): RegularizerFactory<D> {
  const { name, hyperparameters, text } = definition
  const factory = (...[options]: Options<D, number | Schedule>): Regularizer => {
    const settings = liveSettings(
      name,
      hyperparameters,
      resolve<number | Schedule>(name, hyperparameters, options ?? {}),
    )
    const scalars = () =>
      Object.fromEntries(
        Object.keys(hyperparameters).map((key) => {
          const scalar = scalarLeaf(() => settings.get(key), 'float32')
          scalar.weak = true
          return [key, scalar]
        }),
      )
    return {
      api: 1,
      name,
      settings,
      penalty: (parameter) => definition.penalty({ parameter, ...scalars() } as unknown as RegularizerRequest<D>),
    }
  }
  return Object.assign(factory, { definition: { name, hyperparameters, text } })
}
