import { atEvaluationPoint, type DType, type Optimizer, optimize, type Shape, sizeOf } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { requireThat } from '../shared/require-that.ts'
import { hyperparametersOf, numberOf } from './hyperparameters-of.ts'
import { pathOf } from './path.ts'
import { bowls, namesFor, type Problem, shapesFor, slopes } from './problem.ts'
import type { Subject } from './subject.ts'

const usual: readonly Shape[] = [[3, 4], [5], []]

const gradients: readonly { id: string; title: string; shapes: readonly Shape[]; slope: (i: number) => number }[] = [
  { id: 'finite-on-zero-gradients', title: 'stays finite on gradients of zero', shapes: usual, slope: () => 0 },
  // The square of the largest is still a number in float32.
  {
    id: 'finite-on-huge-gradients',
    title: 'stays finite on gradients of 1e15',
    shapes: usual,
    slope: (i) => (i % 2 ? -1e15 : 1e15),
  },
  // The square of the smallest is not: it becomes 0.
  {
    id: 'finite-on-tiny-gradients',
    title: 'stays finite on gradients of 1e-30',
    shapes: usual,
    slope: (i) => (i % 2 ? -1e-30 : 1e-30),
  },
  {
    id: 'finite-on-sparse-gradients',
    title: 'stays finite where only some elements have a gradient',
    shapes: usual,
    slope: (i) => (i % 3 === 0 ? 1 : 0),
  },
  {
    id: 'finite-on-empty-parameters',
    title: 'takes parameters without elements',
    shapes: [[0], [0, 3], [3, 0], [4]],
    slope: (i) => 1 + i,
  },
  {
    id: 'finite-on-single-elements',
    title: 'takes parameters of one element, of any rank',
    shapes: [[], [1], [1, 1], [1, 1, 1]],
    slope: () => 0.5,
  },
]

/** Gradients at the edges of what there is leave finite parameters, in the type that they had. */
export function gradientCases({ name, make, options }: Subject): Case[] {
  const edges = gradients.map(({ id, title, shapes, slope }) => ({
    id,
    title,
    run: () => requireFinite(name, make(), slopes(shapesFor(options, shapes), slope)),
  }))
  return [
    ...edges,
    {
      id: 'float64',
      title: 'works in float64 on float64 parameters, with all their digits',
      run() {
        const dtype = 'float64' as DType
        requireFinite(name, make(), bowls(namesFor(options), { dtype }))
        const zeros = (shape: Shape) => new Array<number>(sizeOf(shape)).fill(0)
        const straight = slopes(shapesFor(options, usual), (i) => 1 / (3 + i), { dtype, from: zeros })
        const settings = Object.fromEntries(tenths(make()))
        const path = pathOf(make(), straight, { calls: 2, settings })
        const digits = path.flatMap((values) => Object.values(values).flat()).filter((value) => value !== 0)
        requireThat(
          digits.length === 0 || digits.some((value) => Math.fround(value) !== value),
          `${name}: float64 parameters only took values that float32 has too (${digits.slice(0, 3).join(', ')}).`,
          'Do not cast to float32; a scalar() takes the type of what it meets.',
        )
      },
    },
  ]
}

/** Learning rates that float32 has not. */
function tenths(optimizer: Optimizer): [path: string, rate: number][] {
  return hyperparametersOf(optimizer)
    .filter(({ name, declared }) => name === 'learningRate' && !declared.fixed)
    .map((rate) => [rate.path, numberOf(rate) / 3])
}

function requireFinite(name: string, optimizer: Optimizer, problem: Problem): void {
  const { model, loss } = problem
  if (Object.keys(model).length === 0) return
  const running = optimize(model, optimizer)
  for (let call = 1; call <= 5; call++) {
    running.step(loss)
    atEvaluationPoint(running, () => requireNumbers(name, problem, `where it is measured after ${call} steps`))
    requireNumbers(name, problem, `after ${call} steps`)
  }
}

function requireNumbers(name: string, { model }: Problem, when: string): void {
  for (const [key, cell] of Object.entries(model)) {
    const wrong = Array.from(cell.node.data()).find((value) => !Number.isFinite(value))
    requireThat(
      wrong === undefined,
      `${name}: a parameter [${cell.shape}] ("${key}") holds ${wrong} ${when}.`,
      'Keep denominators away from 0 and products away from overflow.',
    )
  }
}
