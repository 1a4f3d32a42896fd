import { type Optimizer, optimize, parameter, tensor } from '@chainrule/autograd'
import type { Landscape } from './landscapes.ts'

/** The places that an optimizer visits on a landscape, the start first; it ends early where numbers are no longer finite. */
export function walk({ start, loss }: Landscape, optimizer: Optimizer, steps: number): [x: number, y: number][] {
  const weights = { x: parameter(tensor([start[0]])), y: parameter(tensor([start[1]])) }
  const running = optimize(weights, optimizer)
  const path: [number, number][] = [[...start]]
  for (let step = 0; step < steps; step++) {
    running.step(() => loss(weights.x, weights.y).sum())
    const place: [number, number] = [weights.x.item(), weights.y.item()]
    if (!place.every(Number.isFinite)) break
    path.push(place)
  }
  return path
}
