import { type MakePoints, pointsFrom } from './points.ts'

/** A disc of one class inside a ring of the other. */
export const circles: MakePoints = (count, noise, random) =>
  pointsFrom(count, noise, random, (index, u, v) => {
    const inner = index % 2 === 1
    const radius = inner ? 0.8 * Math.sqrt(u) : 1.3 + 0.5 * u
    return [radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v), inner ? 1 : 0]
  })
