import { gradientDescent } from '@chainrule/optimizers'
import { expect, it } from 'vitest'
import { landscapes } from './landscapes.ts'
import { walk } from './walk.ts'

it('follows the closed form of gradient descent on a quadratic bowl', () => {
  const path = walk(landscapes.valley, gradientDescent({ learningRate: 0.1 }), 5)

  path.forEach(([x, y], step) => {
    expect(x).toBeCloseTo(-2.5 * (1 - 0.1 * 0.2) ** step, 5)
    expect(y).toBeCloseTo(1.5 * (1 - 0.1 * 4) ** step, 5)
  })
})

it('ends where the numbers are no longer finite', () => {
  expect(walk(landscapes.rosenbrock, gradientDescent({ learningRate: 100 }), 60).length).toBeLessThan(20)
})

it.each(Object.entries(landscapes))('has the lowest place of %s where it says', (_, { lowest, height }) => {
  for (const [x, y] of lowest) {
    for (const [dx, dy] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      expect(height(x + dx, y + dy)).toBeGreaterThan(height(x, y))
    }
  }
})
