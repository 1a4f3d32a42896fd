import { drawNormal, type RandomKey } from '@chainrule/autograd'

/** Examples in a plane: two coordinates each, and a class or a number to predict. */
export interface Points {
  /** x₁, x₂ of each example, one after the other. */
  readonly inputs: Float32Array
  /** A class from 0 on, or a number. */
  readonly targets: Float32Array
}

/** Makes examples. The same key gives the same examples; `noise` from 0 to 1 moves them. */
export type MakePoints = (count: number, noise: number, random: RandomKey) => Points

/** Everything in the plane lies between minus this and this on both axes. */
export const REACH = 2

/** How far noise of 1 moves a point: the deviation in each direction. */
const NOISE = 0.45

/** Points from a function of the number of the example and of random numbers in [0, 1). */
export function pointsFrom(
  count: number,
  noise: number,
  random: RandomKey,
  place: (index: number, u: number, v: number) => readonly [x: number, y: number, target: number],
): Points {
  const uniform = random.fold('place').uniform([count, 2]).data()
  const shift = drawNormal(random.fold('noise'), [count, 2], { deviation: NOISE }).data()
  const inputs = new Float32Array(2 * count)
  const targets = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    const [x, y, target] = place(index, Number(uniform[2 * index]), Number(uniform[2 * index + 1]))
    inputs[2 * index] = x + noise * Number(shift[2 * index])
    inputs[2 * index + 1] = y + noise * Number(shift[2 * index + 1])
    targets[index] = target
  }
  return { inputs, targets }
}

/** Points anywhere in the plane whose target follows from the place; noise moves them after that. */
export function anywhere(target: (x: number, y: number) => number): MakePoints {
  return (count, noise, random) =>
    pointsFrom(count, noise, random, (_, u, v) => {
      const x = (2 * u - 1) * REACH * 0.95
      const y = (2 * v - 1) * REACH * 0.95
      return [x, y, target(x, y)]
    })
}
