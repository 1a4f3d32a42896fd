import {
  atEvaluationPoint,
  compile,
  drawNormal,
  noGrad,
  type Optimizer,
  optimize,
  parameter,
  randomKey,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { evaluateFormula, parseFormula } from '@chainrule/widgets'
import type { Course, SurfaceOrder } from '../protocol.ts'

/** Takes an optimizer over a landscape, from the start of the order and with its noise. */
export function raceSurface(
  optimizer: Optimizer,
  { formula, noise, start, steps, seed }: Omit<SurfaceOrder, 'entrants' | 'code'>,
  onStep: () => void,
): Omit<Course, 'entrant' | 'error'> {
  const height = parseFormula(formula, ['x', 'y'])
  const x = parameter(tensor([start[0]]))
  const y = parameter(tensor([start[1]]))
  const running = optimize({ x, y }, optimizer, { seed })
  const at = () => evaluateFormula(height, { x, y }).sum()
  const take = (across: Tensor | number, upward: Tensor | number) => {
    running.step(() => (noise > 0 ? at().add(x.mul(across).sum()).add(y.mul(upward).sum()) : at()))
  }
  // What decides by numbers that it reads cannot be written down once and replayed.
  const learn = optimizer.needs?.includes('read') ? take : compile((a: Tensor, b: Tensor) => take(a, b))
  const measure = compile(() =>
    noGrad(() => atEvaluationPoint(running, () => ({ x: x.mul(1), y: y.mul(1), height: at() }))),
  )
  const place = () => {
    const { x: across, y: upward, height: loss } = measure()
    return [across.item(), upward.item(), loss.item()] as const
  }
  const slopes = slopesOf(noise, steps, seed)
  const points = [...start]
  const losses = [place()[2]]
  for (let step = 0; step < steps; step++) {
    const [across, upward] = slopes(step)
    learn(across, upward)
    const [atX, atY, loss] = place()
    points.push(atX, atY)
    losses.push(loss)
    onStep()
    if (![atX, atY, loss].every(Number.isFinite)) break
  }
  return { points, losses, steps: losses.map((_, step) => step), accuracy: null }
}

/** What the noise adds to both slopes at a step: the same for every entrant. */
function slopesOf(noise: number, steps: number, seed: number): (step: number) => readonly [number, number] {
  if (noise === 0) return () => [0, 0]
  const drawn = drawNormal(randomKey(seed).fold('slopes'), [steps, 2], { deviation: noise }).data()
  return (step) => [Number(drawn[2 * step]), Number(drawn[2 * step + 1])]
}
