/** A landscape to descend: a formula in x and y, and what is known of it. */
export interface Surface {
  readonly formula: string
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly start: readonly [number, number]
  readonly minima: readonly (readonly [number, number])[]
  /** Deviation of what is added to each slope, anew at each step. @default 0 */
  readonly noise?: number
}

const wide = [-5, 5] as const
const medium = [-2.5, 2.5] as const

/** The landscapes, by the names that links keep. */
export const surfaces = {
  bowl: { formula: 'x^2 + y^2', x: medium, y: medium, start: [-2, 1.5], minima: [[0, 0]] },
  valley: { formula: '0.5 x^2 + 15 y^2', x: wide, y: wide, start: [-4.5, 1.5], minima: [[0, 0]] },
  rosenbrock: { formula: '(1 - x)^2 + 100 (y - x^2)^2', x: [-2, 2], y: [-1, 3], start: [-1.5, 2], minima: [[1, 1]] },
  himmelblau: {
    formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    x: wide,
    y: wide,
    start: [-0.5, -0.5],
    minima: [
      [3, 2],
      [-2.805118, 3.131312],
      [-3.77931, -3.283186],
      [3.584428, -1.848126],
    ],
  },
  beale: {
    formula: '(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2',
    x: [-4.5, 4.5],
    y: [-4.5, 4.5],
    start: [-1, 1.8],
    minima: [[3, 0.5]],
  },
  rastrigin: {
    formula: '20 + x^2 + y^2 - 10 (cos(2 pi x) + cos(2 pi y))',
    x: medium,
    y: medium,
    start: [-1.7, 1.3],
    minima: [[0, 0]],
  },
  ackley: {
    formula: '20 - 20 exp(-0.2 sqrt(0.5 (x^2 + y^2) + 1e-9)) + e - exp(0.5 (cos(2 pi x) + cos(2 pi y)))',
    x: wide,
    y: wide,
    start: [-3.4, 2.3],
    minima: [[0, 0]],
  },
  booth: { formula: '(x + 2 y - 7)^2 + (2 x + y - 5)^2', x: [-6, 6], y: [-6, 6], start: [-5, 4], minima: [[1, 3]] },
  camel: {
    formula: '2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2',
    x: [-2.2, 2.2],
    y: [-2.2, 2.2],
    start: [-1.9, 1.6],
    minima: [[0, 0]],
  },
  saddle: {
    formula: '0.5 x^2 - 0.5 y^2 + 0.1 y^4',
    x: medium,
    y: medium,
    start: [-2, 0.002],
    minima: [
      [0, 1.5811388],
      [0, -1.5811388],
    ],
  },
  plateau: {
    formula: '1 - exp(-0.4 (x^2 + y^2)) + 0.002 (x^2 + y^2)',
    x: wide,
    y: wide,
    start: [-3.2, 2.2],
    minima: [[0, 0]],
  },
  ravine: { formula: 'abs(x) + 10 abs(y)', x: medium, y: medium, start: [-2, 1.2], minima: [[0, 0]] },
  noisy: { formula: '0.5 x^2 + 2 y^2', x: medium, y: medium, start: [-2, 1.6], minima: [[0, 0]], noise: 3 },
  steps: {
    formula: 'sigmoid(8 (x^2 + y^2 - 1)) + sigmoid(8 (x^2 + y^2 - 4)) + 0.05 (x^2 + y^2)',
    x: medium,
    y: medium,
    start: [-1.9, 1.5],
    minima: [[0, 0]],
  },
} as const satisfies Record<string, Surface>

export type SurfaceName = keyof typeof surfaces

export const surfaceNames = Object.keys(surfaces) as SurfaceName[]
