import {
  apply,
  type Backend,
  definePrimitive,
  gather,
  referenceBackend,
  scatterAdd,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { cholesky, solve } from '@chainrule/autograd/linalg'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { type Fed, planOf } from './run.ts'

/** Runs that fail for what an input holds. */
const failures: readonly {
  readonly what: string
  make(): { result: Tensor; leaf: Tensor; good: Float32Array | Int32Array }
}[] = [
  {
    what: 'a gather beyond the end of an axis',
    make: () => {
      const leaf = tensor([0, 3], { dtype: 'int32' })
      return { result: gather(tensor([1, 2, 3]), leaf, 0), leaf, good: Int32Array.of(2, 0) }
    },
  },
  {
    what: 'a gather before the start of an axis',
    make: () => {
      const leaf = tensor([-1], { dtype: 'int32' })
      return { result: gather(tensor([1, 2, 3]), leaf, 0), leaf, good: Int32Array.of(2) }
    },
  },
  {
    what: 'a scatter beyond the end of an axis',
    make: () => {
      const leaf = tensor([1, 4], { dtype: 'int32' })
      return { result: scatterAdd(tensor([1, 2]), leaf, 0, 4), leaf, good: Int32Array.of(3, 3) }
    },
  },
  {
    what: 'a Cholesky factor of a matrix that has none',
    make: () => {
      const leaf = tensor([
        [1, 2],
        [2, 1],
      ])
      return { result: cholesky(leaf), leaf, good: Float32Array.of(4, 2, 2, 2) }
    },
  },
  {
    what: 'a system of equations without a single solution',
    make: () => {
      const leaf = tensor([
        [1, 2],
        [2, 4],
      ])
      return { result: solve(leaf, tensor([[1], [1]])), leaf, good: Float32Array.of(2, 0, 0, 4) }
    },
  },
]

/** What cannot be computed is the same error as on the reference backend, and operations from outside work. */
export function errorCases(backend: Backend): Case[] {
  return [
    ...failures.map(
      ({ what, make }): Case => ({
        id: `error-${what.toLowerCase().replaceAll(' ', '-')}`,
        title: `fails as the reference backend for ${what}, and runs again on better numbers`,
        async run() {
          const { result, leaf, good } = make()
          const [plan, reference] = [
            await planOf(backend, [{ tensor: result }]),
            await planOf(referenceBackend, [{ tensor: result }]),
          ]
          const [code, expected] = [await codeOf(plan.run()), await codeOf(reference.run())]
          requireThat(
            code === expected,
            `${backend.name}: ${what} gave ${code}, expected the error "${expected}".`,
            'Throw the same code.',
          )
          const fed = new Map<Tensor, Fed>([[leaf, good]])
          expectNumbers(await plan.run(fed), await reference.run(fed), { relative: 1e-5 })
        },
      }),
    ),
    {
      id: 'own-primitives',
      title: 'runs a primitive that it does not know by its reference kernel',
      async run() {
        const x = tensor([1, 2, 3])
        const wanted = [{ tensor: apply(cubed, [x.add(1)]).mul(2) }]
        expectNumbers(await (await planOf(backend, wanted)).run(), await (await planOf(referenceBackend, wanted)).run())
      },
    },
  ]
}

const cubed = definePrimitive({
  name: 'cubedByConformance',
  infer: ([x]) => x,
  reference: {
    accepts: 'dense',
    kernel([x], out) {
      for (let i = 0; i < out.size; i++) out.data[i] = x.data[x.offset + i] ** 3
    },
  },
})

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'no error'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
