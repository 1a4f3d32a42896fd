import type { Tensor } from '@chainrule/autograd'
import type { Field2d } from '@chainrule/widgets'

/** A function of two weights to walk down on. */
export interface Landscape {
  readonly text: { readonly en: string; readonly pt: string }
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
  readonly start: readonly [number, number]
  readonly lowest: readonly (readonly [number, number])[]
  loss(x: Tensor, y: Tensor): Tensor
  /** The same in numbers, for the picture. */
  height(x: number, y: number): number
}

export const landscapes: { readonly [N in 'valley' | 'rosenbrock' | 'saddle']: Landscape } = {
  valley: {
    text: { en: 'Long valley', pt: 'Vale comprido' },
    x: [-3, 3],
    y: [-2, 2],
    start: [-2.5, 1.5],
    lowest: [[0, 0]],
    loss: (x, y) => x.square().mul(0.1).add(y.square().mul(2)),
    height: (x, y) => 0.1 * x ** 2 + 2 * y ** 2,
  },
  rosenbrock: {
    text: { en: 'Rosenbrock: a bent valley', pt: 'Rosenbrock: um vale curvo' },
    x: [-2, 2],
    y: [-1, 3],
    start: [-1.5, 2],
    lowest: [[1, 1]],
    loss: (x, y) => x.neg().add(1).square().add(y.sub(x.square()).square().mul(10)),
    height: (x, y) => (1 - x) ** 2 + 10 * (y - x ** 2) ** 2,
  },
  saddle: {
    text: { en: 'Saddle, then a bowl', pt: 'Sela, depois uma bacia' },
    x: [-2, 2],
    y: [-2, 2],
    start: [-1.6, 0.02],
    lowest: [
      [0, -1],
      [0, 1],
    ],
    loss: (x, y) => x.square().add(y.square().square().mul(0.5)).sub(y.square()),
    height: (x, y) => x ** 2 + 0.5 * y ** 4 - y ** 2,
  },
}

export type LandscapeName = keyof typeof landscapes

const POINTS = 120

/** A landscape on a grid, to be drawn. */
export function fieldOf({ x, y, height }: Landscape): Field2d {
  const values = new Float64Array(POINTS * POINTS)
  for (let row = 0; row < POINTS; row++) {
    for (let column = 0; column < POINTS; column++) {
      values[row * POINTS + column] = height(
        x[0] + ((x[1] - x[0]) * column) / (POINTS - 1),
        y[1] - ((y[1] - y[0]) * row) / (POINTS - 1),
      )
    }
  }
  return { x, y, columns: POINTS, rows: POINTS, values }
}
