import {
  type Answer,
  type Context,
  isTensor,
  type Request,
  type Result,
  readValues,
  type StateTree,
} from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { tensorsIn } from '../shared/tensors-in.ts'
import { around } from './compositions/around.ts'
import { pathOf } from './path.ts'
import { bowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

/** An update depends on what it is given and on nothing else, and leaves it as it was. */
export function purityCases({ name, make, options }: Subject): Case[] {
  const problem = () => bowls(namesFor(options))
  const calls = 3
  return [
    {
      id: 'pure',
      title: 'makes the same update from the same input, however often it is asked',
      run() {
        const twice = around(make(), function* (_, run) {
          const first = yield* valuesIn(yield* run())
          const result = yield* run()
          expectNumbers(first, yield* valuesIn(result))
          return result
        })
        pathOf(twice, problem(), { calls })
      },
    },
    {
      id: 'leaves-input',
      title: 'leaves parameters, gradients and state as it found them',
      run() {
        const frozen = around(make(), function* ({ parameters, gradients, state, change, info }, run) {
          const sees = { parameters, gradients, change, state: (state as { inner: StateTree }).inner }
          deepFreeze(sees)
          deepFreeze(info)
          const before = yield* valuesIn(sees)
          const result = yield* run(sees)
          expectNumbers(yield* valuesIn(sees), before)
          return result
        })
        pathOf(frozen, problem(), { calls })
      },
    },
    {
      id: 'ignores-unknown-context',
      title: 'ignores what it does not know among what it is given',
      run() {
        const more = around(make(), (_, run) => run({ somethingOfTheFuture: { scale: 2 }, epoch: 3 }))
        expectNumbers(
          pathOf(more, problem(), { calls }),
          pathOf(
            around(make(), (_, run) => run()),
            problem(),
            { calls },
          ),
        )
      },
    },
    {
      id: 'returns-an-update',
      title: 'returns a state and a change, parameters or gradients for names that it was given',
      run() {
        const strict = around(make(), function* ({ parameters, gradients }, run) {
          const result = yield* run()
          const unknown = Object.keys(result).filter((key) => !resultKeys.includes(key))
          requireThat(
            unknown.length === 0,
            `${name}: the update returned ${unknown.join(', ')}.`,
            `An update returns ${resultKeys.join(', ')}.`,
          )
          for (const part of ['change', 'parameters', 'gradients'] as const)
            requireSpecs(name, result, part, parameters, gradients)
          return result
        })
        pathOf(strict, problem(), { calls })
      },
    },
  ]
}

const resultKeys = ['state', 'change', 'parameters', 'gradients', 'advance', 'condition']

function requireSpecs(
  name: string,
  result: Result,
  part: 'change' | 'parameters' | 'gradients',
  parameters: Context['parameters'],
  gradients: Context['gradients'],
): void {
  for (const [key, value] of Object.entries(result[part] ?? {})) {
    const wanted = parameters[key] ?? gradients[key]
    requireThat(
      wanted && value instanceof Object && String(value.shape) === String(wanted.shape) && value.dtype === wanted.dtype,
      `${name}: the ${part} of "${key}" is ${value?.dtype} [${value?.shape}], the parameter ${wanted?.dtype} [${wanted?.shape}].`,
      'What belongs to a parameter has its name, shape and type.',
    )
  }
}

/** The values of all tensors in a tree, read in the middle of an update. */
function* valuesIn(tree: object): Generator<Request, Record<string, number[]>, Answer> {
  const values: Record<string, number[]> = {}
  for (const [path, tensor] of tensorsIn(tree)) {
    values[path] = Array.from(yield* readValues(tensor))
  }
  return values
}

function deepFreeze(tree: unknown): void {
  if (typeof tree !== 'object' || tree === null || isTensor(tree) || ArrayBuffer.isView(tree)) return
  for (const part of Object.values(tree)) deepFreeze(part)
  Object.freeze(tree)
}
