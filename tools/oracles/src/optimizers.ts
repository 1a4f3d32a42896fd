import { type Optimizer, optimize, type Parameter, parameter, type Tensor } from '@chainrule/autograd'
import { readAttributes } from './attributes.ts'
import type { Case } from './cases.ts'
import { compareTensor, compareValues } from './compare.ts'
import { type Numbers, type Precision, precisions, toTensor } from './numbers.ts'
import { rosenbrock } from './objectives.ts'
import { makeOptimizer } from './optimizers-table.ts'
import { collectProblems, type Outcome } from './outcome.ts'
import { toleranceFor } from './tolerance.ts'

interface Named {
  readonly optimizer: string
  readonly options?: { readonly [name: string]: unknown }
  readonly tolerance?: number
}

/** A case of `optimizers.json` that feeds given gradients. */
interface TrajectoryCase extends Named {
  readonly params: readonly Numbers[]
  /** For each step, one for each parameter; null where a parameter has none. */
  readonly gradients: readonly (readonly (Numbers | null)[])[]
  readonly trajectory: readonly (readonly Numbers[])[]
}

/** One that minimises a function, which is worked out at other places too. */
interface SearchCase extends Named {
  readonly objective: string
  readonly start: readonly number[]
  /** After each step. */
  readonly losses: readonly number[]
  readonly end: readonly number[]
}

/** Lets an optimizer run as the reference did and compares the way that it takes. */
export function runOptimizerCase(record: Case): Outcome {
  const reference = record as unknown as TrajectoryCase | SearchCase
  const { optimizer, options = {} } = reference
  const attributes = readAttributes(options)
  const title = `${optimizer} ${JSON.stringify(options)}`
  const departures = new Map<string, number>()
  const attempt = (followsReference: boolean, allowed = 0) => {
    const depart = (because: string, leaves = 0) => {
      if (because !== countsApart || hasGaps(reference)) departures.set(because, leaves)
      return followsReference
    }
    const make = () => makeOptimizer(optimizer, attributes, depart)
    if ('objective' in reference) return collectProblems(() => search(reference, make()))
    const parts = depart(countsApart) && hasGaps(reference) ? eachAlone(reference) : [reference]
    return precisions.flatMap((precision) => {
      const tolerance = Math.max(allowed, toleranceFor(precision, reference.tolerance))
      return collectProblems(() => parts.flatMap((part) => follow(part, make(), precision, tolerance))).map(
        (text) => `${precision}: ${text}`,
      )
    })
  }
  const problems = attempt(false)
  if (problems.length > 0 && departures.size > 0 && attempt(true, Math.max(...departures.values())).length === 0) {
    return { title, problems: [], departure: [...departures.keys()].join('; ') }
  }
  const unread = problems.length > 0 ? attributes.unread() : []
  if (unread.length > 0) problems.push(`the table does not know the option ${unread.join(', ')}`)
  return { title, problems }
}

const countsApart =
  'updates are counted for all parameters together, as in Optax and Keras; PyTorch leaves out those without a gradient'

/** Whether some parameter has no gradient at some step. */
function hasGaps(reference: TrajectoryCase | SearchCase): reference is TrajectoryCase {
  return 'gradients' in reference && reference.gradients.some((step) => step.includes(null))
}

/** A case for each parameter, of the steps at which it has a gradient. */
function eachAlone(reference: TrajectoryCase): TrajectoryCase[] {
  return reference.params.map((start, i) => {
    const steps = [...reference.gradients.keys()].filter((step) => reference.gradients[step][i] !== null)
    return {
      ...reference,
      params: [start],
      gradients: steps.map((step) => [reference.gradients[step][i]]),
      trajectory: steps.map((step) => [reference.trajectory[step][i]]),
    }
  })
}

function follow(
  reference: TrajectoryCase,
  description: Optimizer,
  precision: Precision,
  tolerance: number,
): (string | undefined)[] {
  const parameters = reference.params.map((numbers) => parameter(toTensor(numbers, precision)))
  const optimizer = optimize(parameters, description)
  for (const [step, expected] of reference.trajectory.entries()) {
    const gradients = reference.gradients[step].map((numbers) => numbers && toTensor(numbers, precision))
    optimizer.step(() => lossWithGradients(parameters, gradients))
    const problems = expected.map((numbers, i) =>
      compareTensor(`parameter ${i} after step ${step + 1}`, parameters[i], numbers, tolerance),
    )
    // What follows from a wrong step says nothing more.
    if (problems.some((problem) => problem !== undefined)) return problems
  }
  return []
}

/** A loss that has exactly these gradients wherever the parameters are. */
function lossWithGradients(parameters: readonly Parameter[], gradients: readonly (Tensor | null)[]): Tensor {
  const terms = parameters.flatMap((w, i) => gradients[i]?.mul(w).sum() ?? [])
  return terms.reduce((sum, term) => sum.add(term))
}

/** In float64 only: how a line search goes on hangs on the last digits. */
function search(reference: SearchCase, description: Optimizer): (string | undefined)[] {
  const { objective, start, losses, end } = reference
  if (objective !== 'rosenbrock') throw new Error(`There is no objective "${objective}".`)
  const tolerance = toleranceFor('float64', reference.tolerance)
  const point = parameter(toTensor({ shape: [start.length], dtype: 'float64', data: start }, 'float64'))
  const optimizer = optimize([point], description)
  const values = losses.map(() => {
    optimizer.step(() => rosenbrock(point))
    return rosenbrock(point).item()
  })
  return [compareValues('loss', values, losses, tolerance), compareValues('end', point.data(), end, tolerance)]
}
