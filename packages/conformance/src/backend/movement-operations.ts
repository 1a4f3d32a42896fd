import {
  apply,
  checkpoint,
  concat,
  flip,
  gather,
  grad,
  type Primitive,
  pad,
  slice,
  type Tensor,
  tensor,
  unfold,
} from '@chainrule/autograd'
import { primitivesBetween } from '../shared/primitives-between.ts'
import { leafOf } from './layouts.ts'
import { all, exact, floats, numbers, type Operation } from './operation.ts'

const places = [[[]], [[7]], [[3, 5]], [[0]]]

/** Operations that only move elements, or pick them. */
export const movementOperations: readonly Operation[] = [
  move('reshape', [[[6, 4]], [[2, 3, 4]], [[24]], [[0, 5]]], (x) =>
    x.reshape([-1, Math.max(1, x.size / 4)].map((n, i) => (x.size === 0 ? i : n))),
  ),
  move('permute', [[[3, 5]], [[2, 3, 4]], [[0, 3]], [[1, 4, 1]]], (x) =>
    x.permute(x.shape.map((_, axis) => (axis + 1) % x.rank)),
  ),
  move('expand', [[[1]], [[3, 1]], [[1, 4]], [[1, 1]], [[0, 1]]], (x) =>
    x.expand([2, ...x.shape.map((size) => (size === 1 ? 5 : size))]),
  ),
  move('flip', [[[1]], [[7]], [[3, 5]], [[2, 3, 4]], [[0, 2]]], (x) => flip(x, [0, x.rank - 1])),
  move('slice', [[[9]], [[7, 5]], [[5, 4, 6]]], (x) =>
    slice(
      x,
      x.shape.map((size) => [1, size - 1, 2]),
    ),
  ),
  {
    ...move('slice', [[[9]], [[7, 5]]], (x) =>
      slice(
        x,
        x.shape.map(() => [3, 3]),
      ),
    ),
    variant: 'of nothing',
  },
  move('pad', [[[5]], [[3, 4]], [[0, 3]], [[2, 1, 3]]], (x) =>
    pad(
      x,
      x.shape.map((_, axis) => [axis, 2, 1]),
      7,
    ),
  ),
  move(
    'concat',
    [
      [[3], [4]],
      [
        [2, 3],
        [0, 3],
        [5, 3],
      ],
      [
        [1, 2, 2],
        [3, 2, 2],
      ],
    ],
    (...parts) => concat(parts, 0),
  ),
  {
    ...move(
      'concat',
      [
        [
          [2, 3],
          [2, 1],
        ],
        [
          [2, 2, 3],
          [2, 2, 4],
        ],
      ],
      (...parts) => concat(parts, -1),
    ),
    variant: 'last axis',
  },
  move('unfold', [[[9]], [[7, 3]], [[2, 8, 3]]], (x) =>
    unfold(x, x.rank === 3 ? 1 : 0, { size: 3, stride: 2, dilation: 2 }),
  ),
  {
    ...move(
      'gather',
      [
        [[7], [4]],
        [
          [7, 3],
          [5, 3],
        ],
        [
          [0, 3],
          [0, 3],
        ],
      ],
      (x, index) => gather(x, index, 0),
    ),
    inputTypes: [null, 'int32'],
    domains: ['any', { below: 7 }],
  },
  {
    ...move(
      'gather',
      [
        [
          [2, 7, 3],
          [2, 5, 3],
        ],
      ],
      (x, index) => gather(x, index, 1),
    ),
    variant: 'inner axis, uint32 index',
    inputTypes: [null, 'uint32'],
    domains: ['any', { below: 7 }],
  },
  move('identity', places, (x) => x.alias()),
  { ...move('stopGradient', places, (x) => tracked(x).alias().detach()), dtypes: floats },
  { ...move('barrier', places, (x) => apply(barrier(), [x, x.neg()])), dtypes: floats },
]

/** The same elements in a leaf that requires a gradient, so that there is something to stop. */
function tracked(x: Tensor): Tensor {
  const leaf = leafOf(x)
  leaf.requiresGrad = true
  return leaf
}

/** The primitive, which stands before everything that a checkpoint computes again. */
function barrier(): Primitive {
  const slope = grad(checkpoint((x: Tensor) => x.exp().sum()))(tensor([1]))
  const found = primitivesBetween([], [slope]).find(({ primitive }) => primitive.name === 'barrier')
  return found?.primitive as Primitive
}

function move(primitive: string, shapes: Operation['shapes'], apply: Operation['apply']): Operation {
  return { primitive, dtypes: primitive === 'pad' ? numbers : all, shapes, tolerance: exact, apply }
}
