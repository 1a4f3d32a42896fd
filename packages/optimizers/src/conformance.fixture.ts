import type { Shape } from '@chainrule/autograd'
import type { OptimizerOptions } from '@chainrule/conformance'

/** What the papers say that an optimizer remembers of a parameter. */
export const memory = {
  /** Sums over rows and over columns of the last two axes; everything of a vector. Shazeer and Stern, 2018, section 3. */
  factored: (shape: Shape) =>
    shape.length < 2
      ? sizeOf(shape)
      : sizeOf(shape) / (shape.at(-1) as number) + sizeOf(shape) / (shape.at(-2) as number),
  /** One number for each slice along each axis. Anil et al., 2019, section 4. */
  covers: (shape: Shape) => (shape.length === 0 ? 1 : shape.reduce((sum, size) => sum + size, 0)),
  /** A matrix and what is made of it for each axis. Gupta, Koren and Singer, 2018, Algorithm 2. */
  sides: (shape: Shape) => (shape.length === 0 ? 2 : shape.reduce((sum, size) => sum + 2 * size ** 2, 0)),
  /** So many numbers as the parameter has. */
  whole: (shape: Shape) => sizeOf(shape),
} as const

/** All targets but the valley, where the default serves, with one learning rate. */
export function atRate(learningRate: number): NonNullable<OptimizerOptions['converge']> {
  const allowance = { settings: { learningRate } }
  return { parabola: allowance, matrix: allowance, mixed: allowance }
}

function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}
