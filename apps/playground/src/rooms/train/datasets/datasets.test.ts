import { randomKey } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { type PlanarName, planar } from './planar.ts'
import { REACH } from './points.ts'

const names = Object.keys(planar) as PlanarName[]

describe.each(names)('%s', (name) => {
  const { make, classes } = planar[name]

  it('makes the same examples from the same key, and others from another', () => {
    expect(make(50, 0.3, randomKey(1))).toEqual(make(50, 0.3, randomKey(1)))
    expect(make(50, 0.3, randomKey(1)).inputs).not.toEqual(make(50, 0.3, randomKey(2)).inputs)
  })

  it('lies in the plane that is shown, with targets of its kind', () => {
    const { inputs, targets } = make(600, 0, randomKey(3))
    expect(Math.max(...inputs.map(Math.abs))).toBeLessThan(REACH)
    if (classes === 0) {
      expect(Math.max(...targets.map(Math.abs))).toBeLessThanOrEqual(1.01)
      return
    }
    for (let label = 0; label < classes; label++) {
      const share = targets.filter((target) => target === label).length / 600
      expect(share, `share of class ${label}`).toBeGreaterThan(0.6 / classes)
    }
  })

  it('moves by noise and keeps its targets', () => {
    const calm = make(200, 0, randomKey(4))
    const noisy = make(200, 1, randomKey(4))
    expect(noisy.targets).toEqual(calm.targets)
    const moved = Math.sqrt(noisy.inputs.reduce((sum, x, i) => sum + (x - calm.inputs[i]) ** 2, 0) / 400)
    expect(moved).toBeGreaterThan(0.15)
  })
})

it('parts classes where no noise moves them: the nearest other example has the same class almost always', () => {
  for (const name of names.filter((one) => planar[one].classes > 0)) {
    const { inputs, targets } = planar[name].make(400, 0, randomKey(5))
    const right = Array.from(targets, (target, i) => targets[nearest(inputs, i)] === target)
    expect(right.filter(Boolean).length / right.length, name).toBeGreaterThan(0.85)
  }
})

function nearest(inputs: Float32Array, index: number): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let other = 0; other < inputs.length / 2; other++) {
    const distance = (inputs[2 * other] - inputs[2 * index]) ** 2 + (inputs[2 * other + 1] - inputs[2 * index + 1]) ** 2
    if (other === index || distance >= least) continue
    best = other
    least = distance
  }
  return best
}
