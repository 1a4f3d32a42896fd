import type { DType, Parameter, Shape } from '@chainrule/autograd'
import { ones, zeros } from '@chainrule/initializers'
import { biasOf, type Initial, parameterOf } from './parameter-of.ts'

/** Scale and shift after a normalisation. */
export interface AffineOptions {
  /** An initializer, a parameter to share, or false for no scale. @default ones() */
  weight?: Initial | false
  /** An initializer, a parameter to share, or false for no shift. @default zeros() */
  bias?: Initial | false
  /** @default 'float32' */
  dtype?: DType
}

/** The parameters of a scale and a shift. */
export interface Affine {
  readonly weight: Parameter | null
  readonly bias: Parameter | null
}

/** Scale and shift after a normalisation. */
export function affine(kind: string, shape: Shape, { weight, bias, dtype }: AffineOptions): Affine {
  const shared = { shape, dtype, fanIn: 1, fanOut: 1 }
  return {
    weight:
      weight === false
        ? null
        : parameterOf({ name: `${kind}.weight`, given: weight, role: 'scale', initializer: ones(), ...shared }),
    bias: biasOf({ name: `${kind}.bias`, given: bias, initializer: zeros(), ...shared }),
  }
}
