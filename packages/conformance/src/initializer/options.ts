import type { DType, Initializer, Shape } from '@chainrule/autograd'
import type { Departures } from '../case.ts'

/** Makes the initializer under test. A factory that `defineInitializer` made is tested further than `() => heNormal()`. */
export type MakeInitializer = (options?: never) => Initializer

/** A parameter that asks for its first values. */
export interface Wanted {
  readonly shape: Shape
  readonly fanIn: number
  readonly fanOut: number
  /** @default 'float32' */
  readonly dtype?: DType
}

/** What is said of an initializer, so that the right thing is tested. */
export interface InitializerOptions {
  /** Ranks of parameters that it fills; it must refuse others. @default all */
  ranks?: { min?: number; max?: number }
  /** Shapes that it fills, where ranks do not say it: `[[8], [12]]` for the biases of four gates. @default of every kind */
  shapes?: readonly Shape[]
  /** Parameters for which the moments are compared. @default matrices and kernels, with fans that their shape does not tell; or the `shapes` */
  wanted?: readonly Wanted[]
  /** Whether it draws nothing, and gives every key the same. @default false */
  deterministic?: boolean
  departures?: Departures
}
