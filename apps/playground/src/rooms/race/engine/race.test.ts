import { expect, it } from 'vitest'
import { optimizers } from '../../../catalogue/optimizers.ts'
import { firstCode } from '../first-code.ts'
import { enter, firstState } from '../first-state.ts'
import { surfaceNames, surfaces } from '../surfaces.ts'
import { fieldOf } from './field-of.ts'
import { loadOptimizer, makeEntrant } from './load-optimizer.ts'
import { raceNetwork } from './race-network.ts'
import { raceSurface } from './race-surface.ts'

const order = { formula: 'x^2 + y^2', noise: 0, start: [-2, 1.5] as const, steps: 30, seed: 1 }

it.each(surfaceNames)('knows the lowest points of %s', (name) => {
  const { formula, x, y, minima } = surfaces[name]
  const heights = fieldOf(formula, x, y, 41)
  const lowest = Math.min(...heights)
  for (const [across, upward] of minima) {
    const [height] = fieldOf(formula, [across, across], [upward, upward], 2)
    expect(height).toBeLessThanOrEqual(lowest + 1e-4)
  }
})

it('takes plain gradient descent where its formula says', () => {
  const { points, losses } = raceSurface(
    makeEntrant({ name: 'gradientDescent', settings: { learningRate: 0.1 } }, null),
    order,
    () => {},
  )
  expect(points.slice(0, 2)).toEqual([-2, 1.5])
  expect(points[2]).toBeCloseTo(-1.6, 5)
  expect(points[5]).toBeCloseTo(0.96, 5)
  expect(losses[0]).toBeCloseTo(6.25, 5)
  expect(losses).toHaveLength(31)
})

it.each(optimizers().map(({ name }) => name))('takes %s over a bowl', (name) => {
  const chosen = enter(name)
  if (!chosen) throw new Error(name)
  const { losses } = raceSurface(makeEntrant(chosen, null), { ...order, steps: 4 }, () => {})
  expect(losses).toHaveLength(5)
  expect(losses.every(Number.isFinite)).toBe(true)
})

it('gives every entrant the same noise', () => {
  const noisy = { ...order, noise: 2 }
  const entrant = () => makeEntrant({ name: 'gradientDescent', settings: { learningRate: 0.1 } }, null)
  const [first, second] = [raceSurface(entrant(), noisy, () => {}), raceSurface(entrant(), noisy, () => {})]
  expect(first.points).toEqual(second.points)
  expect(first.points).not.toEqual(raceSurface(entrant(), order, () => {}).points)
})

it('trains the network of the race from the same weights', () => {
  const courses = firstState()
    .entrants.slice(0, 2)
    .map((chosen) => raceNetwork(makeEntrant(chosen, null), { steps: 10, seed: 1 }, () => {}))
  expect(courses[0].losses[0]).toBe(courses[1].losses[0])
  expect(courses[0].steps).toEqual([0, 5, 10])
  expect(courses[1].losses.at(-1)).not.toBe(courses[0].losses.at(-1))
})

it('takes the optimizer out of code, with its declared numbers', () => {
  const own = loadOptimizer(firstCode)
  expect(own.entry.name).toBe('momentum')
  const known = enter('momentum', { learningRate: 0.01 })
  const same = raceSurface(
    makeEntrant({ name: 'own', settings: { learningRate: 0.01, decay: 0.9 } }, own),
    order,
    () => {},
  )
  expect(known).not.toBeNull()
  expect(same.losses.at(-1)).toBeLessThan(same.losses[0])
  expect(() => loadOptimizer('export const a = 1')).toThrow('exports no optimizer')
})
