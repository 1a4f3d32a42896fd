import { type MakePoints, pointsFrom } from './points.ts'

const TURNS = 1.6

/** Two arms that wind around each other: hard for few units. */
export const spirals: MakePoints = (count, noise, random) =>
  pointsFrom(count, noise * 0.5, random, (index, u) => {
    const radius = 0.1 + 1.8 * Math.sqrt(u)
    const angle = TURNS * Math.PI * radius + (index % 2) * Math.PI
    return [radius * Math.cos(angle), radius * Math.sin(angle), index % 2]
  })
