import { abs, type Backend, concat, flip, referenceBackend, slice, type Tensor } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { planOf } from './run.ts'
import { sample } from './samples.ts'

/** New values of a matrix that take the memory of the old one. */
const updates: readonly { readonly what: string; next(state: Tensor, x: Tensor): Tensor }[] = [
  { what: 'element by element', next: (state, x) => state.mul(0.5).add(x) },
  { what: 'itself', next: (state) => state.detach() },
  { what: 'from another input', next: (_, x) => x },
  { what: 'transposed', next: (state) => state.transpose() },
  { what: 'reversed', next: (state) => flip(state, [0, 1]) },
  { what: 'moved by one row', next: (state) => concat([slice(state, [[1]]), slice(state, [[0, 1]])]) },
  { what: 'divided by its own sum', next: (state) => state.div(abs(state.sum()).add(1)) },
  {
    what: 'minus the means of its rows and columns',
    next: (state) => state.sub(state.mean(0)).sub(state.transpose().mean(0)),
  },
  { what: 'multiplied with itself', next: (state) => state.matmul(state) },
  { what: 'multiplied with its transpose and added', next: (state) => state.matmul(state.transpose()).add(state) },
]

/** State that is overwritten in its own memory is read before it is lost. */
export function stateCases(backend: Backend): Case[] {
  const matrix = (seed: number) => sample([5, 5], 'float32', 'any', seed)
  const compare = async (make: () => { tensor: Tensor; into?: Tensor }[]) => {
    const [actual, expected] = [
      await planOf(backend, make()),
      await planOf(
        referenceBackend,
        make().map(({ tensor }) => ({ tensor })),
      ),
    ]
    for (let turn = 0; turn < 2; turn++)
      expectNumbers(await actual.run(), await expected.run(), { relative: 1e-5, absolute: 1e-5 })
  }
  return [
    ...updates.map(
      ({ what, next }): Case => ({
        id: `state-${what.replaceAll(' ', '-')}`,
        title: `writes a state in its own memory: ${what}`,
        run: () =>
          compare(() => {
            const [state, x] = [matrix(1), matrix(2)]
            return [{ tensor: next(state, x), into: state }]
          }),
      }),
    ),
    {
      id: 'state-read-by-others',
      title: 'gives others the old value of a state that it overwrites',
      run: () =>
        compare(() => {
          const [state, x] = [matrix(1), matrix(2)]
          const next = state.add(x)
          return [
            { tensor: state.mul(2) },
            { tensor: next, into: state },
            { tensor: state.transpose() },
            { tensor: next.sum() },
          ]
        }),
    },
    {
      id: 'state-depends-on-state',
      title: 'overwrites two states that depend on each other',
      run: () =>
        compare(() => {
          const [mean, variance, gradient] = [matrix(1), matrix(2), matrix(3)]
          const difference = gradient.sub(mean)
          const nextMean = mean.add(difference.mul(0.1))
          return [
            { tensor: nextMean, into: mean },
            { tensor: variance.add(difference.mul(gradient.sub(nextMean)).mul(0.1)), into: variance },
          ]
        }),
    },
    {
      id: 'state-exchanged',
      title: 'lets two states change places',
      run: () =>
        compare(() => {
          const [a, b] = [matrix(1), matrix(2)]
          return [
            { tensor: b.detach(), into: a },
            { tensor: a.detach(), into: b },
          ]
        }),
    },
  ]
}
