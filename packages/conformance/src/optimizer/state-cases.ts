import {
  type Optimizer,
  optimize,
  Parameter,
  progressOf,
  type RunningOptimizer,
  resumeFrom,
  type Shape,
  sizeOf,
} from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { continued, pathOf, valuesOf } from './path.ts'
import { bowls, namesFor, type Problem, shapesFor } from './problem.ts'
import type { Subject } from './subject.ts'

/** What it remembers keeps its form, is all that it remembers, and is as large as it says. */
export function stateCases({ name, make, options }: Subject): Case[] {
  const problem = () => bowls(namesFor(options))
  const { period = 12, statePerParameter } = options
  const cases: Case[] = [
    {
      id: 'state-stable',
      title: 'keeps the structure, shapes and types of its state',
      run() {
        const { model, loss } = problem()
        const running = optimize(model, make())
        const before = specsOf(running)
        for (let call = 0; call < period; call++) running.step(loss)
        requireThat(
          specsOf(running) === before,
          `${name}: the state began as ${before} and became ${specsOf(running)}.`,
          'The state keeps its structure from init on.',
        )
      },
    },
    {
      id: 'resumes-exactly',
      title: 'goes on from a saved state as if it had never stopped, bit for bit',
      run() {
        const calls = period
        const whole = pathOf(make(), problem(), { calls })
        for (const cut of new Set([1, Math.ceil(calls / 2)])) {
          const [first, second] = [problem(), displaced(problem())]
          const before = optimize(first.model, make())
          continued(before, first, cut)
          const saved = save(before, first)
          const after = optimize(second.model, make(), { seed: 9 })
          restore(after, second, saved)
          expectNumbers(continued(after, second, calls - cut), whole.slice(cut))
        }
      },
    },
  ]
  if (statePerParameter === undefined) return cases
  return [
    ...cases,
    {
      id: 'state-size',
      title: 'keeps as many numbers for a parameter as it declares',
      run() {
        const shapes = shapesFor(options, [[], [1], [5], [3, 4], [4, 3], [1, 6], [2, 3, 4], [2, 3, 2, 2]])
        for (const shape of Object.values(shapes)) {
          const own =
            typeof statePerParameter === 'number' ? statePerParameter * sizeOf(shape) : statePerParameter(shape)
          const declared = own + (options.sharedState ?? 0)
          const measured = stateSize(make(), shape)
          requireThat(
            measured === declared,
            `${name}: for a parameter [${shape}] it keeps ${measured} numbers, declared are ${declared}.`,
            'Correct statePerParameter and sharedState, or keep less.',
          )
        }
      },
    },
  ]
}

/** The same problem from another start, so that nothing is right by having begun there. */
function displaced(problem: Problem): Problem {
  for (const [name, values] of Object.entries(valuesOf(problem)))
    problem.model[name].write(values.map((value) => value + 1))
  return problem
}

/** Numbers that an optimizer keeps for one parameter, its random key left out. */
function stateSize(optimizer: Optimizer, shape: Shape): number {
  const w = new Parameter(shape)
  w.write(new Array<number>(w.size).fill(0.5))
  const running = optimize({ w }, optimizer)
  return momentsOf(running).reduce((total, [, cell]) => total + cell.size, 0)
}

function momentsOf(running: RunningOptimizer) {
  return [...running.cells].filter(([name]) => name !== `${progressOf(running).optimizer}.random`)
}

function specsOf(running: RunningOptimizer): string {
  return [...running.cells].map(([name, { dtype, shape }]) => `${name} ${dtype} [${shape}]`).join(', ')
}

interface Saved {
  readonly cells: [string, number[]][]
  readonly parameters: { [name: string]: number[] }
  readonly progress: string
}

function save(running: RunningOptimizer, problem: Problem): Saved {
  return {
    cells: [...running.cells].map(([name, cell]) => [name, Array.from(cell.data())]),
    parameters: valuesOf(problem),
    progress: JSON.stringify(progressOf(running)),
  }
}

function restore(running: RunningOptimizer, { model }: Problem, { cells, parameters, progress }: Saved): void {
  for (const [name, values] of Object.entries(parameters)) model[name].write(values)
  for (const [name, values] of cells) running.cells.get(name)?.write(values)
  resumeFrom(running, JSON.parse(progress))
}
