import { optimize } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { pathOf, valuesOf } from './path.ts'
import { bowls, namesFor, type Problem } from './problem.ts'
import type { Subject } from './subject.ts'

/** Whether the path depends on the seed. */
export function drawsNumbers({ make, options }: Subject): boolean {
  const [one, other] = [0, 1].map((seed) => pathOf(make(), bowls(namesFor(options)), { seed }))
  return JSON.stringify(one) !== JSON.stringify(other)
}

/** The same run gives the same numbers, whatever else runs before it or beside it. */
export function determinismCases({ make, options }: Subject): Case[] {
  const names = namesFor(options)
  const problem = () => bowls(names)
  return [
    {
      id: 'deterministic',
      title: 'takes the same path again from the same start and seed',
      run: () => expectNumbers(pathOf(make(), problem()), pathOf(make(), problem())),
    },
    {
      id: 'keeps-runs-apart',
      title: 'may serve several models, one after the other and at the same time',
      run() {
        const expected = pathOf(make(), problem())
        const shared = make()
        pathOf(shared, bowls(names, { shift: 0.5 }))
        expectNumbers(pathOf(shared, problem()), expected)
        const [first, second] = [problem(), bowls(names, { shift: 0.5 })]
        const steps = [first, second].map((each) => stepper(shared, each))
        const path = expected.map(() => {
          for (const step of steps) step()
          return valuesOf(first)
        })
        expectNumbers(path, expected)
      },
    },
    {
      id: 'order-of-parameters',
      title: 'does not depend on the order of the parameters',
      run() {
        const reversed = bowls(names.toReversed())
        expectNumbers(pathOf(make(), reversed), pathOf(make(), problem()), { relative: 1e-4, absolute: 1e-6 })
      },
    },
  ]
}

function stepper(optimizer: ReturnType<Subject['make']>, problem: Problem): () => void {
  const running = optimize(problem.model, optimizer)
  return () => void running.step(() => problem.loss())
}
