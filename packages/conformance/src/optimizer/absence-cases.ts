import { optimize } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { isFinitePath, pathOf, valuesOf } from './path.ts'
import { bowls, namesFor, type Problem } from './problem.ts'
import type { Subject } from './subject.ts'

/** Parameters that take no part are left alone. */
export function absenceCases({ name, make, options }: Subject): Case[] {
  const names = namesFor(options)
  const bystanders = (): Problem => bowls(names, { shift: 0.25 })
  return [
    {
      id: 'frozen-parameters',
      title: 'leaves frozen parameters alone, and is not disturbed by them',
      run() {
        const [moving, frozen] = [bowls(names), bystanders()]
        for (const cell of Object.values(frozen.model)) cell.requiresGrad = false
        const before = valuesOf(frozen)
        const model = { ...moving.model, frozen: frozen.model }
        const running = optimize(model, make())
        const path = Array.from({ length: 4 }, () => {
          running.step(() => moving.loss().add(frozen.loss().mul(0)))
          return valuesOf(moving)
        })
        expectNumbers(valuesOf(frozen), before)
        expectNumbers(path, pathOf(make(), bowls(names), { calls: 4 }), { relative: 1e-6, absolute: 1e-7 })
      },
    },
    {
      id: 'missing-gradients',
      title: 'leaves parameters without a gradient alone, and goes on when the gradient comes back',
      run() {
        const [used, unused] = [bowls(names), bystanders()]
        const before = valuesOf(unused)
        const running = optimize({ used: used.model, unused: unused.model }, make())
        for (let call = 0; call < 4; call++) running.step(() => used.loss())
        expectNumbers(valuesOf(unused), before)
        const path = Array.from({ length: 4 }, (_, call) => {
          running.step(() => (call % 2 ? used : unused).loss())
          return { ...valuesOf(used), ...valuesOf(unused) }
        })
        requireThat(
          isFinitePath(path),
          `${name}: a gradient that comes and goes left a parameter that is not finite.`,
          'Only parameters with a gradient appear among the gradients.',
        )
      },
    },
  ]
}
