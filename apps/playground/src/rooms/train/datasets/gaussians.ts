import { type MakePoints, pointsFrom } from './points.ts'

/** Two round clouds, which one line can part. */
export const gaussians: MakePoints = (count, noise, random) =>
  pointsFrom(count, noise, random, (index, u, v) => {
    const side = index % 2 === 1 ? 1 : -1
    // Box and Muller: a normal cloud from two even numbers.
    const radius = 0.25 * Math.sqrt(-2 * Math.log(1 - u))
    return [0.9 * side + radius * Math.cos(2 * Math.PI * v), 0.9 * side + radius * Math.sin(2 * Math.PI * v), index % 2]
  })
