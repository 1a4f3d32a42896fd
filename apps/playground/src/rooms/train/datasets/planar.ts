import { checkerboard } from './checkerboard.ts'
import { circles } from './circles.ts'
import { gaussians } from './gaussians.ts'
import { hills } from './hills.ts'
import { moons } from './moons.ts'
import { plane } from './plane.ts'
import type { MakePoints } from './points.ts'
import { rings } from './rings.ts'
import { spirals } from './spirals.ts'
import { xor } from './xor.ts'

/** A data set in the plane: what is to be predicted, and how examples are made. */
export interface Planar {
  /** Number of classes; 0 where a number is to be predicted. */
  readonly classes: number
  readonly make: MakePoints
}

/** The data sets in the plane, by the names that links keep. */
export const planar = {
  circles: { classes: 2, make: circles },
  xor: { classes: 2, make: xor },
  gaussians: { classes: 2, make: gaussians },
  spirals: { classes: 2, make: spirals },
  moons: { classes: 2, make: moons },
  checkerboard: { classes: 2, make: checkerboard },
  rings: { classes: 3, make: rings },
  plane: { classes: 0, make: plane },
  hills: { classes: 0, make: hills },
} as const satisfies Record<string, Planar>

export type PlanarName = keyof typeof planar
