import { type MakePoints, pointsFrom } from './points.ts'

/** Three classes, one around the other. */
export const rings: MakePoints = (count, noise, random) =>
  pointsFrom(count, noise * 0.7, random, (index, u, v) => {
    const ring = index % 3
    const radius = 0.3 + 0.6 * ring + 0.25 * (u - 0.5)
    return [radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v), ring]
  })
