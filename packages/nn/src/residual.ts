import { ChainruleError, type Tensor } from '@chainrule/autograd'
import { type Layer, layer, type Module } from './layer.ts'
import { callPart } from './shared/calls.ts'

/** The way around a body. */
export interface ResidualOptions {
  /** What the input passes through on its way around, where the shapes differ. @default nothing */
  shortcut?: Module | null
}

/** A body with a way around it. */
export interface Residual<Body extends Module = Module> extends Layer {
  readonly body: Body
  readonly shortcut: Module | null
}

/**
 * Adds what goes in to what comes out: x + body(x).
 *
 * He et al., 2016, "Deep residual learning for image recognition", equation 1 (and 2 with a shortcut),
 * https://arxiv.org/abs/1512.03385.
 *
 * @throws ChainruleError `residual-shapes` where body and shortcut give different shapes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { relu, residual } from '@chainrule/nn'
 *
 * console.log(residual(relu)(tensor([-1, 2])).toArray()) // [-1, 4]
 * ```
 */
export function residual<Body extends Module>(body: Body, { shortcut = null }: ResidualOptions = {}): Residual<Body> {
  const self: Residual<Body> = layer(
    'residual',
    (x: Tensor) => {
      const around = self.shortcut ? callPart(self.shortcut, x) : x
      const through = callPart(self.body, x)
      if (around.rank === through.rank && around.shape.every((size, axis) => size === through.shape[axis])) {
        return around.add(through)
      }
      throw new ChainruleError(
        'residual-shapes',
        `residual: the body turns [${x.shape}] into [${through.shape}], what goes around is [${around.shape}].`,
        'Give the body the shape of its input, or pass a shortcut that changes the shape alike.',
      )
    },
    { body, shortcut },
  )
  return self
}
