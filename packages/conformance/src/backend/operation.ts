import type { DType, Shape, Tensor } from '@chainrule/autograd'
import type { Domain } from './samples.ts'
import type { Tolerance } from './tolerance.ts'

/** An operation that backends must have, and what it is tested on. */
export interface Operation {
  /** The primitive. */
  readonly primitive: string
  /** Tells several operations of one primitive apart. */
  readonly variant?: string
  readonly dtypes: readonly DType[]
  /** Shapes of its inputs; one list for each test. */
  readonly shapes: readonly (readonly Shape[])[]
  /** For each input; the last one holds for all that follow. @default any */
  readonly domains?: readonly Domain[]
  /** Types of inputs that are not the type under test. */
  readonly inputTypes?: readonly (DType | null)[]
  readonly tolerance: Tolerance
  /** Whether it also is tested on numbers at the edges: NaN, infinities, largest and smallest. @default false */
  readonly edges?: boolean
  /** Whether inputs that lie in another order are tested. @default true */
  readonly strided?: boolean
  apply(...inputs: Tensor[]): Tensor
}

export const floats: readonly DType[] = ['float32', 'float64']
export const numbers: readonly DType[] = ['float32', 'float64', 'int32', 'uint32']
export const all: readonly DType[] = ['float32', 'float64', 'int32', 'uint32', 'bool']

/** Sizes around those of vectors and blocks, and none, for operations on one tensor. */
export const odd: readonly Shape[] = [
  [],
  [1],
  [2],
  [3],
  [5],
  [8],
  [17],
  [33],
  [130],
  [0],
  [3, 0, 2],
  [3, 5],
  [2, 3, 4],
  [1, 7, 1],
]

/** The same shape for several inputs. */
export function alike(shapes: readonly Shape[], count: number): Shape[][] {
  return shapes.map((shape) => new Array<Shape>(count).fill(shape))
}

export const exact: Tolerance = { kind: 'exact' }
export function ulps(count: number): Tolerance {
  return { kind: 'ulps', count }
}
