import {
  arange,
  type Backend,
  drawNormal,
  eye,
  full,
  keyOfTensor,
  type RandomKey,
  referenceBackend,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { computeOn } from './run.ts'
import { requireClose } from './tolerance.ts'

const shapes = [[], [1], [2], [3], [7], [64], [65], [3, 5], [0]]

/** Numbers that no input gives are those of the reference backend: random ones bit for bit, the normal ones but for rounding. */
export function randomCases(backend: Backend): Case[] {
  const draws = (
    title: string,
    id: string,
    count: number,
    draw: (key: RandomKey, shape: readonly number[]) => Tensor,
  ): Case => ({
    id,
    title,
    async run() {
      for (const words of [
        [0, 0],
        [1, 2],
        [0xffffffff, 0x12345678],
      ]) {
        const key = keyOfTensor(tensor(new Uint32Array(words)))
        for (const from of [key, key.fold('a name'), key.split(3)[2]]) {
          for (const shape of shapes) await compare(backend, `${title}, [${shape}]`, draw(from, shape), count)
        }
      }
    },
  })
  const floats = (['float32', 'float64'] as const).filter(backend.supports)
  return [
    draws('draws random bits', 'random-bits', 0, (key, shape) => key.bits(shape)),
    ...floats.flatMap((dtype) => [
      draws(`draws uniform numbers in ${dtype}`, `random-uniform-${dtype}`, 0, (key, shape) =>
        key.uniform(shape, { dtype }),
      ),
      draws(`draws normal numbers in ${dtype}`, `random-normal-${dtype}`, 8, (key, shape) =>
        drawNormal(key, shape, { dtype }),
      ),
    ]),
    {
      id: 'constants',
      title: 'fills constants and counts upwards, in every type',
      async run() {
        for (const dtype of (['float32', 'float64', 'int32', 'uint32', 'bool'] as const).filter(backend.supports)) {
          await compare(backend, `zeros in ${dtype}`, full([3, 2], 0, { dtype }).reshape([6]), 0)
          await compare(backend, `ones in ${dtype}`, full([], 1, { dtype }), 0)
          await compare(backend, `eye in ${dtype}`, eye(3, 4, { dtype }), 0)
          if (dtype !== 'bool') await compare(backend, `arange in ${dtype}`, arange(17, { dtype }), 0)
          await compare(backend, `nothing in ${dtype}`, full([0, 3], 1, { dtype }), 0)
        }
      },
    },
  ]
}

async function compare(backend: Backend, what: string, result: Tensor, count: number): Promise<void> {
  const [[actual], [expected]] = [await computeOn(backend, [result]), await computeOn(referenceBackend, [result])]
  const kind = count === 0 ? 'exact' : 'ulps'
  requireClose({ what, backend, dtype: result.dtype, actual, expected, sizes: null, count, kind })
}
