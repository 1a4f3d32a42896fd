import type { Optimizer, Result } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { primitivesBetween } from '../shared/primitives-between.ts'
import { requireThat } from '../shared/require-that.ts'
import { tensorsIn } from '../shared/tensors-in.ts'
import { around } from './compositions/around.ts'
import { needsOf } from './needs-cases.ts'
import { pathOf } from './path.ts'
import { bowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

/** A captured step is the step. */
export function captureCases({ name, make, options }: Subject): Case[] {
  const problem = () => bowls(namesFor(options))
  const { period = 12, elementwise = false } = options
  const reads = () => needsOf(make()).includes('read')
  const captured: Case = {
    id: 'captured-equals-lazy',
    title: 'does the same when its step is captured',
    run() {
      if (!reads()) {
        const calls = 2 * period
        return expectNumbers(pathOf(make(), problem(), { calls, captured: true }), pathOf(make(), problem(), { calls }))
      }
      let code: unknown
      try {
        pathOf(make(), problem(), { captured: true })
      } catch (error) {
        code = (error as { code?: string }).code
      }
      requireThat(
        code === 'read-while-tracing',
        `${name}: capturing it gave ${code ?? 'no error'}.`,
        'It reads values, or says that it does: needs.',
      )
    },
  }
  if (!elementwise) return [captured]
  return [
    captured,
    {
      id: 'elementwise-plan',
      title: 'updates with elementwise operations alone, in one plan',
      run() {
        pathOf(watched(name, make()), problem(), { calls: 2, captured: true })
      },
    },
  ]
}

/** Elementwise primitives, and those that only say where a value stands in the graph. */
const elementwisePrimitives: readonly string[] = [
  ...['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'atan2', 'less', 'equal', 'where'],
  ...['neg', 'abs', 'exp', 'expm1', 'log', 'log1p', 'sqrt', 'sin', 'cos', 'tanh', 'erf', 'floor', 'cast'],
  ...['constant', 'identity', 'stopGradient', 'barrier'],
]

function watched(name: string, optimizer: Optimizer): Optimizer {
  return around(optimizer, ({ parameters, gradients, state, loss }, run) => {
    const inputs = tensorsIn({ parameters, gradients, state, loss })
    const update = run()
    const turn = update.next()
    requireThat(
      turn.done === true,
      `${name}: it asked for something in the middle of its update.`,
      'Leave elementwise out.',
    )
    const result = turn.value as Result
    for (const node of primitivesBetween(
      inputs.map(([, tensor]) => tensor),
      tensorsIn(result).map(([, tensor]) => tensor),
    )) {
      const primitive = node.primitive.name
      const stretched = ['expand', 'reshape'].includes(primitive) && node.reads[0].shape.every((size) => size === 1)
      requireThat(
        stretched || elementwisePrimitives.includes(primitive),
        `${name}: its update contains ${primitive} [${node.shape}].`,
        'An elementwise update uses elementwise operations and numbers alone.',
      )
    }
    return result
  })
}
