import { type Need, type Optimizer, optimize, type Request } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { around } from './compositions/around.ts'
import { partsOf } from './hyperparameters-of.ts'
import { pathOf, valuesOf } from './path.ts'
import { bowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

const known: readonly Need[] = ['loss', 'evaluate', 'hvp', 'sampledGradient', 'read']

/** What an optimizer and those inside it say that they need. */
export function needsOf(optimizer: Optimizer): Need[] {
  return [...new Set(partsOf(optimizer).flatMap(({ needs = [] }) => needs))]
}

/** What it asks of its caller is what it says that it needs, and is refused at once where it cannot be given. */
export function needsCases({ name, make, options }: Subject): Case[] {
  const problem = () => bowls(namesFor(options))
  return [
    {
      id: 'declares-needs',
      title: 'asks for nothing that it has not declared',
      run() {
        const declared = needsOf(make())
        const unknown = declared.find((need) => !known.includes(need))
        requireThat(unknown === undefined, `${name}: it needs "${unknown}".`, `There are: ${known.join(', ')}.`)
        for (const asked of requestsOf(make(), problem())) {
          requireThat(
            declared.includes(asked),
            `${name}: it asked for "${asked}" in the middle of an update.`,
            `Declare it: needs: ['${asked}'].`,
          )
        }
        if (declared.includes('loss')) return
        const blind = around(make(), (_, run) => run({ loss: undefined }))
        const seeing = around(make(), (_, run) => run())
        expectNumbers(pathOf(blind, problem()), pathOf(seeing, problem()))
      },
    },
    {
      id: 'steps-after-backward',
      title: 'steps after loss.backward() as with a closure, or says at once that it needs one',
      run() {
        const first = problem()
        const running = optimize(first.model, make())
        const step = () => {
          first.loss().backward()
          running.step()
          return valuesOf(first)
        }
        if (needsOf(make()).some((need) => need === 'evaluate' || need === 'hvp' || need === 'sampledGradient')) {
          const code = codeThrownBy(step)
          requireThat(
            code === 'optimizer-needs-closure',
            `${name}: step() without a closure ${code ? `threw "${code}"` : 'went on'}.`,
            'Declare what it needs, so that the core refuses: needs.',
          )
          return
        }
        expectNumbers([step(), step(), step()], pathOf(make(), problem(), { calls: 3 }), {
          relative: 1e-6,
          absolute: 1e-7,
        })
      },
    },
  ]
}

function requestsOf(optimizer: Optimizer, problem: ReturnType<typeof bowls>): Need[] {
  const asked = new Set<Need>()
  const listening = around(optimizer, function* (_, run) {
    const update = run()
    let turn = update.next()
    while (!turn.done) {
      asked.add(needOf(turn.value))
      turn = update.next(yield turn.value)
    }
    return turn.value
  })
  pathOf(listening, problem, { calls: 3 })
  return [...asked]
}

function needOf(request: Request): Need {
  if ('evaluate' in request) return 'evaluate'
  if ('hvp' in request) return 'hvp'
  return 'read' in request ? 'read' : 'sampledGradient'
}

function codeThrownBy(body: () => void): string | null {
  try {
    body()
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
