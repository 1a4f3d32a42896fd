import {
  type Backend,
  type Executable,
  full,
  referenceBackend,
  type Tensor,
  type TypedArray,
  tensor,
} from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { randomGraph } from './random-graph.ts'
import { type Fed, type Plan, planOf } from './run.ts'
import { sample } from './samples.ts'

/** Sums and products of a few numbers, in any order. */
const close = { relative: 1e-5, absolute: 1e-5 }

/** A plan may run again and again, on other inputs, beside others. */
export function planCases(backend: Backend): Case[] {
  return [
    {
      id: 'plan-reuse',
      title: 'runs a plan again on other tensors and other numbers',
      async run() {
        const [a, b] = [sample([3, 5], 'float32', 'any', 1), sample([5], 'float32', 'any', 2)]
        const rate = full([], () => 0.5)
        const expression = a.mul(rate).add(b).sum([0]).sub(b.mul(rate))
        const [plan, reference] = await both(backend, [expression])
        const scalar = leafOf(plan, (leaf) => leaf.shape.length === 0)
        for (const [run, value] of [0.5, -2, 1e-3, 0].entries()) {
          const fed = new Map<Tensor, Fed>([
            [a, sample([3, 5], 'float32', 'any', run).data()],
            [scalar, value],
          ])
          expectNumbers(await plan.run(fed), await reference.run(fed), close)
        }
        expectNumbers(await plan.run(), await reference.run(), close)
      },
    },
    {
      id: 'plans-interleaved',
      title: 'keeps plans apart that run in turns',
      async run() {
        const x = sample([33], 'float32', 'any')
        const plans = await Promise.all(
          [x.exp().sum(), x.square().add(1).sqrt(), x.neg().exp()].map((each) => both(backend, [each])),
        )
        for (let turn = 0; turn < 3; turn++) {
          for (const [plan, reference] of plans) {
            const fed = new Map<Tensor, Fed>([[x, sample([33], 'float32', 'any', turn).data()]])
            expectNumbers(await plan.run(fed), await reference.run(fed), close)
          }
        }
      },
    },
    {
      id: 'released',
      title: 'compiles a plan anew after it was released',
      async run() {
        const expression = sample([7], 'float32', 'any').square().sum()
        const [first, reference] = await both(backend, [expression])
        await first.run()
        first.release()
        const [second] = await both(backend, [expression])
        expectNumbers(await second.run(), await reference.run(), close)
      },
    },
    {
      id: 'several-outputs',
      title: 'gives one value out twice, inputs and constants out as they are, and nothing at all',
      async run() {
        const x = sample([4], 'float32', 'any')
        const twice = x.mul(2)
        const outputs = [twice, x, twice, x.onesLike(), twice.reshape([2, 2]), twice.sum()]
        const [plan, reference] = await both(backend, outputs)
        expectNumbers(await plan.run(), await reference.run(), close)
        const [empty] = await both(backend, [])
        expectNumbers(await empty.run(), [])
      },
    },
    {
      id: 'leaves-inputs',
      title: 'does not write to its inputs',
      async run() {
        const [x, y] = [sample([5, 5], 'float32', 'any', 1), sample([5, 5], 'float32', 'any', 2)]
        const [plan] = await both(backend, [x, x.add(y).mul(3).sub(x), x.transpose().add(y), y.neg()])
        await plan.run()
        const held = new Map(plan.leaves.map((leaf, i) => [leaf, i]))
        const after = await plan.inputs()
        for (const leaf of [x, y]) expectNumbers(after[held.get(leaf) as number], leaf.data())
      },
    },
    {
      id: 'random-graphs',
      title: 'computes random graphs of up to 40 operations',
      async run() {
        for (let seed = 0; seed < 40; seed++) {
          const outputs = randomGraph(seed)
          const [plan, reference] = await both(backend, outputs)
          const [actual, expected] = [await plan.run(), await reference.run()]
          try {
            expectNumbers(actual, expected, { absolute: 1e-4, relative: 1e-4 })
          } catch (error) {
            requireThat(
              false,
              `${backend.name}: random graph ${seed}: ${String(error)}`,
              'randomGraph(seed) makes it again.',
            )
          }
          plan.release()
        }
      },
    },
    {
      id: 'storage',
      title: 'keeps what is written to its memory and hands out copies',
      async run() {
        await backend.start?.()
        for (const dtype of (['float32', 'float64', 'int32', 'uint32', 'bool'] as const).filter(backend.supports)) {
          for (const shape of [[], [0], [7], [3, 5]]) {
            const data = sample(shape, dtype, 'any').data()
            const storage = backend.allocate({ shape, dtype })
            requireThat(
              storage.dtype === dtype && String(storage.shape) === String(shape) && storage.backend === backend,
              `${backend.name}: asked for ${dtype} [${shape}], it allocated ${storage.dtype} [${storage.shape}].`,
              'A storage says what it holds, and whose it is.',
            )
            storage.write(data)
            const first: TypedArray = await storage.read()
            expectNumbers(first, data)
            first.fill(0)
            expectNumbers(await storage.read(), data)
            storage.release?.()
          }
        }
      },
    },
    {
      id: 'describes-itself',
      title: 'has a name, takes float32, and says what a plan does',
      run() {
        requireThat(
          /^[a-z][a-z0-9-]*$/.test(backend.name),
          `The name is "${backend.name}".`,
          'A short word in lower case.',
        )
        requireThat(backend.supports('float32'), `${backend.name}: it does not take float32.`, 'Every backend does.')
        const { graph } = { graph: { nodes: [], inputs: [], outputs: [], key: 'empty' } }
        const executable: Executable = backend.compile(graph)
        const lines = executable.describe?.() ?? []
        requireThat(
          lines.every((line) => typeof line === 'string'),
          `${backend.name}: describe() gave ${lines}.`,
          'Lines of text.',
        )
      },
    },
  ]
}

async function both(backend: Backend, tensors: readonly Tensor[]): Promise<[Plan, Plan]> {
  const wanted = tensors.map((each) => ({ tensor: each }))
  return [await planOf(backend, wanted), await planOf(referenceBackend, wanted)]
}

function leafOf({ leaves }: Plan, found: (leaf: Tensor) => boolean): Tensor {
  return leaves.find(found) ?? tensor(0)
}
