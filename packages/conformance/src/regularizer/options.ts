import type { DType, Regularizer, Shape, Tensor } from '@chainrule/autograd'
import type { Departures } from '../case.ts'

/** Makes the regularizer under test. A factory that `defineRegularizer` made is tested further than `() => l2()`. */
export type MakeRegularizer = (options?: never) => Regularizer

/** What is said of a regularizer, so that the right thing is tested. */
export interface RegularizerOptions {
  /** Ranks of parameters that it measures; others are left out. @default all */
  ranks?: { min?: number; max?: number }
  /** Shapes that it measures, where ranks do not say it. @default of every kind */
  shapes?: readonly Shape[]
  /** The parameter whose penalty is 0; null where there is none. @default zeros */
  zeroAt?: ((shape: Shape, dtype: DType) => Tensor) | null
  /** Least distance of the finite differences from a kink; weights of the tests are at least 0.1 from 0. @default 1e-6 */
  step?: number
  /** Hyper-parameters that decide what the plan looks like, although they need not be whole numbers. @default none */
  structural?: readonly string[]
  /** Hyper-parameters that have no effect on the weights of these tests. @default none */
  inert?: readonly string[]
  departures?: Departures
}
