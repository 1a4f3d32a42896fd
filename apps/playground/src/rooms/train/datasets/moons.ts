import { type MakePoints, pointsFrom } from './points.ts'

/** Two half moons that reach into each other. */
export const moons: MakePoints = (count, noise, random) =>
  pointsFrom(count, noise, random, (index, u, v) => {
    const lower = index % 2 === 1
    const radius = 1.05 + 0.16 * (v - 0.5)
    const x = radius * Math.cos(Math.PI * u) - 0.5
    const y = radius * Math.sin(Math.PI * u) - 0.25
    return lower ? [-x, -y, 1] : [x, y, 0]
  })
