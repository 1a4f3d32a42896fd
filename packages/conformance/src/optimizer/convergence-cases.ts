import { atEvaluationPoint, compile, type Optimizer, optimize, settingsOf } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { requireThat } from '../shared/require-that.ts'
import { hyperparametersOf, numberOf } from './hyperparameters-of.ts'
import { needsOf } from './needs-cases.ts'
import type { Allowance, Settings } from './options.ts'
import type { Subject } from './subject.ts'
import { type Target, targets } from './targets.ts'

/** It finds the lowest point of the standard functions. */
export function convergenceCases({ name, make, options }: Subject): Case[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = options.ranks ?? {}
  return targets
    .filter(({ ranks }) => ranks.every((rank) => rank >= min && rank <= max))
    .filter((target) => target.name !== 'rosenbrock' || !options.link)
    .map((target) => ({
      id: `converges-${target.name}`,
      title: `descends ${target.text}`,
      run() {
        const { converge = {} } = options
        const allowance: Allowance = { ...converge, ...converge[target.name] }
        const usual = needsOf(make()).includes('read') ? 100 : 500
        const { steps = usual, tolerance = target.name === 'rosenbrock' ? 0.15 : 0.01 } = allowance
        const { first, last, at } = descend(make(), target, steps, allowance.settings)
        requireThat(
          last <= tolerance * first,
          `${name}: after ${steps} steps the loss is ${last}, more than ${tolerance} of the ${first} at the start (at ${at}).`,
          'Check the sign and the size of the change; where the method needs more, allow it: { converge: { steps, settings, tolerance } }.',
        )
      },
    }))
}

function descend(optimizer: Optimizer, target: Target, steps: number, settings = usualRates(optimizer, steps)) {
  const problem = target.make()
  const running = optimize(problem.model, optimizer)
  for (const [path, value] of Object.entries(settings)) settingsOf(running).set(path, value)
  const first = problem.loss().item()
  const body = () => running.step(() => problem.loss())
  const step = needsOf(optimizer).includes('read') ? body : compile(body)
  for (let i = 0; i < steps; i++) step()
  return atEvaluationPoint(running, () => ({
    first,
    last: problem.loss().item(),
    at: Object.entries(problem.model)
      .map(([name, cell]) => `${name} = [${cell.node.data().join(', ')}]`)
      .join(', '),
  }))
}

/** Learning rates of at least 0.1 that fall linearly to 0: defaults are made for networks, and are slow here. */
function usualRates(optimizer: Optimizer, steps: number): Settings {
  const rates = hyperparametersOf(optimizer).filter(({ name, declared }) => name === 'learningRate' && !declared.fixed)
  return Object.fromEntries(
    rates.map((rate) => {
      const start = Math.max(0.1, numberOf(rate))
      return [rate.path, (step: number) => start * Math.max(0, 1 - step / steps)]
    }),
  )
}
