import { compile, type Optimizer, optimize, type RunningOptimizer, settingsOf } from '@chainrule/autograd'
import type { Settings } from './options.ts'
import type { Problem } from './problem.ts'

/** Parameters by name after each call of `step`. */
export type Path = readonly { readonly [parameter: string]: readonly number[] }[]

export interface PathOptions {
  calls?: number
  seed?: number
  settings?: Settings
  /** Before each call, which counts from 0. */
  before?: (call: number, running: RunningOptimizer) => void
  /** Whether the step is captured by `compile`. */
  captured?: boolean
  /** Counts how often a captured step is written down. */
  onBody?: () => void
}

/** The way that an optimizer takes on a problem. */
export function pathOf(optimizer: Optimizer, problem: Problem, options: PathOptions = {}): Path {
  const { calls = 6, seed = 0, settings = {}, before, captured = false, onBody } = options
  const { model } = problem
  const running = optimize(model, optimizer, { seed })
  for (const [name, value] of Object.entries(settings)) settingsOf(running).set(name, value)
  const body = () => {
    onBody?.()
    return running.step(() => problem.loss())
  }
  const step = captured ? compile(body) : body
  return Array.from({ length: calls }, (_, call) => {
    before?.(call, running)
    problem.turn?.(call)
    step()
    return valuesOf(problem)
  })
}

/** So many steps more. */
export function continued(running: RunningOptimizer, problem: Problem, calls: number): Path {
  return Array.from({ length: calls }, () => {
    running.step(() => problem.loss())
    return valuesOf(problem)
  })
}

/** The present values of all parameters. */
export function valuesOf({ model }: Problem): { [parameter: string]: number[] } {
  return Object.fromEntries(Object.entries(model).map(([name, cell]) => [name, Array.from(cell.node.data())]))
}

export function isFinitePath(path: Path): boolean {
  return path.every((values) => Object.values(values).every((list) => list.every(Number.isFinite)))
}
