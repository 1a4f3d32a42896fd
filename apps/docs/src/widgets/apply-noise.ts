import { ones, randomKey, type Tensor } from '@chainrule/autograd'
import * as family from '@chainrule/regularizers'

/** How many maps (channels, or examples) of how many by how many numbers a widget shows. */
export const MAPS = 4
export const SIDE = 12

type Noise = (x: Tensor, options: { random: ReturnType<typeof randomKey> } & Record<string, unknown>) => Tensor

/** What the numbers of a map belong to: most take the second axis for channels, and paths are dropped by example. */
const shapes: Readonly<Record<string, readonly number[]>> = {
  dropPath: [MAPS, 1, SIDE, SIDE],
  spatialDropout1d: [1, MAPS, SIDE * SIDE],
  spatialDropout3d: [1, MAPS, 1, SIDE, SIDE],
}

/** What a kind of dropout or noise makes of ones; `amount` is its rate, or the deviation of noise that is added. */
export function applyNoise(name: string, amount: number, seed: number): Float32Array {
  const noise = (family as unknown as Record<string, Noise>)[name]
  if (!noise) throw new Error(`There is no member "${name}".`)
  const x = ones([...(shapes[name] ?? [1, MAPS, SIDE, SIDE])])
  const strength = name === 'gaussianNoise' ? { deviation: amount } : { rate: amount }
  const block = name === 'dropBlock' ? { size: 3 } : {}
  return noise(x, { ...strength, ...block, random: randomKey(seed) }).data() as Float32Array
}
