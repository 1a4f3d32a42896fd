import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { around } from './compositions/around.ts'
import { average } from './compositions/average.ts'
import { clip } from './compositions/clip.ts'
import { everySecond } from './compositions/every-second.ts'
import { halve } from './compositions/halve.ts'
import { sequence } from './compositions/sequence.ts'
import { split } from './compositions/split.ts'
import { descent } from './descent.ts'
import { drawsNumbers } from './determinism-cases.ts'
import { needsOf } from './needs-cases.ts'
import { isFinitePath, type Path, pathOf, valuesOf } from './path.ts'
import { bowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

const calls = 5

/** Inside compositions that change nothing it takes the same path, bit for bit; inside others it stays finite. */
export function compositionCases(subject: Subject): Case[] {
  const { name, make, options } = subject
  const names = namesFor(options)
  const problem = () => bowls(names)
  const plain = () => pathOf(make(), problem(), { calls })
  // A composition draws from a key of its own, so only what draws nothing takes the very same path.
  const requireSame = (path: Path, expected: Path) => {
    if (!drawsNumbers(subject)) return expectNumbers(path, expected)
    requireThat(isFinitePath(path), `${name}: a parameter is not finite.`, 'Look at what it does inside a composition.')
  }
  return [
    {
      id: 'accumulates',
      title: 'inside accumulation, takes two equal micro-batches as one batch',
      run() {
        const path = pathOf(everySecond(make()), problem(), { calls: 2 * calls })
        requireSame(
          path.filter((_, call) => call % 2 === 1),
          plain(),
        )
      },
    },
    {
      id: 'clips',
      title: 'behind clipping, takes the same path where nothing is clipped',
      run: () => requireSame(pathOf(sequence({ clip: clip(1e30), inner: make() }), problem(), { calls }), plain()),
    },
    {
      id: 'uses-given-gradients',
      title: 'behind a link that halves the gradients, takes the path of half the loss',
      run() {
        if (needsOf(make()).length > 0) return
        const halved = sequence({ halve: halve(), inner: make() })
        requireSame(pathOf(halved, problem(), { calls }), pathOf(make(), bowls(names, { scale: 0.5 }), { calls }))
      },
    },
    {
      id: 'chains',
      title: 'in a chain, hands its change on to the next link',
      run() {
        const seen: string[] = []
        const last = around(descent(), ({ state, change = {} }) => {
          seen.push(...Object.keys(change))
          return { state: (state as { inner: object }).inner as never }
        })
        requireSame(pathOf(sequence({ inner: make(), last }), problem(), { calls }), plain())
        const missing = names.find((each) => !seen.includes(each))
        requireThat(
          missing === undefined,
          `${name}: no change of "${missing}" reached the link behind it.`,
          'Return change or parameters.',
        )
      },
    },
    {
      id: 'partitions',
      title: 'beside another optimizer, works on its own parameters as if they were all',
      run() {
        const [own, other] = [problem(), parameter(tensor([1, 2]))]
        const alone = () => own.loss().add(other.sum().mul(0))
        const running = optimize({ ...own.model, other }, split(names, make(), descent()))
        const path = Array.from({ length: calls }, () => {
          running.step(alone)
          return valuesOf(own)
        })
        requireSame(path, plain())
        expectNumbers(other, [1, 2])
      },
    },
    {
      id: 'averages',
      title: 'inside an average of the weights, takes the same path',
      run: () => requireSame(pathOf(average(make()), problem(), { calls }), plain()),
    },
    {
      id: 'evaluation-point',
      title: 'says where to measure without moving the parameters',
      run() {
        const own = problem()
        const running = optimize(own.model, make())
        for (let call = 0; call < calls; call++) {
          running.step(() => own.loss())
          const before = valuesOf(own)
          const [first, second] = [0, 1].map(() => atEvaluationPoint(running, () => valuesOf(own)))
          expectNumbers(second, first)
          expectNumbers(valuesOf(own), before)
        }
      },
    },
  ]
}
