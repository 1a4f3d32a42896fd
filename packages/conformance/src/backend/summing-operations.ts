import {
  argMax,
  type ConvAttributes,
  convolution,
  fold,
  max,
  type Shape,
  scatterAdd,
  type Tensor,
} from '@chainrule/autograd'
import { all, exact, floats, numbers, type Operation } from './operation.ts'
import type { Tolerance } from './tolerance.ts'

const reduced: readonly (readonly Shape[])[] = [[[1]], [[7]], [[33]], [[257]], [[3, 5]], [[2, 3, 4]], [[5, 1, 3]]]

/** Operations that add up, or compare, many elements. */
export const summingOperations: readonly Operation[] = [
  ...(
    [
      ['all axes', undefined],
      ['first axis', [0]],
      ['last axis', [-1]],
    ] as const
  ).map(
    ([variant, axes]): Operation => ({
      primitive: 'sum',
      variant,
      dtypes: numbers,
      shapes: [...reduced, [[0]], [[0, 3]], [[3, 0]]],
      tolerance: terms(([x]) => x.size),
      apply: (x) => x.sum(axes),
    }),
  ),
  { ...sum('outer axes together', (x) => x.sum([0, 2])), shapes: [[[2, 3, 4]], [[3, 1, 5]], [[4, 0, 2]]] },
  { ...order('max', (x) => max(x, [0])), variant: 'first axis' },
  { ...order('max', (x) => max(x, [-1])), variant: 'last axis' },
  { ...order('max', (x) => max(x)), variant: 'all axes', edges: true },
  { ...order('argMax', (x) => argMax(x, 0)), variant: 'first axis' },
  { ...order('argMax', (x) => argMax(x, -1)), variant: 'last axis', edges: true },
  {
    primitive: 'matmul',
    dtypes: floats,
    shapes: [
      ...[
        [1, 1, 1],
        [2, 3, 4],
        [5, 1, 7],
        [1, 9, 1],
        [17, 13, 11],
        [33, 65, 3],
      ].map(([m, k, n]) => [
        [m, k],
        [k, n],
      ]),
      ...[
        [0, 3, 2],
        [2, 0, 3],
        [2, 3, 0],
      ].map(([m, k, n]) => [
        [m, k],
        [k, n],
      ]),
      [
        [2, 3, 4],
        [2, 4, 5],
      ],
      [
        [2, 1, 3, 4],
        [2, 1, 4, 3],
      ],
    ],
    tolerance: terms(([a]) => a.shape[a.rank - 1]),
    apply: (a, b) => a.matmul(b),
  },
  {
    ...sum('', (x) => fold(x, 0, 9, { size: 3, stride: 2, dilation: 2 })),
    primitive: 'fold',
    variant: undefined,
    shapes: [[[3, 3]], [[2, 4, 3]]],
  },
  {
    ...sum('', (x, index) => scatterAdd(x, index, 0, 6)),
    primitive: 'scatterAdd',
    variant: undefined,
    shapes: [
      [[9], [9]],
      [
        [7, 3],
        [7, 3],
      ],
      [
        [0, 2],
        [0, 2],
      ],
    ],
    inputTypes: [null, 'int32'],
    domains: ['any', { below: 6 }],
  },
  ...convolutions(),
]

function convolutions(): Operation[] {
  const plain = {
    stride: [1, 1],
    padding: [
      [0, 0],
      [0, 0],
    ],
    dilation: [1, 1],
    inputDilation: [1, 1],
    groups: 1,
  } as const
  const conv = (variant: string, shapes: Operation['shapes'], attributes: Partial<ConvAttributes>): Operation => ({
    primitive: 'conv',
    variant,
    dtypes: floats,
    shapes,
    tolerance: terms(([, w]) => w.size / Math.max(1, w.shape[0])),
    strided: variant === 'plain',
    apply: (x, w) => convolution(x, w, { ...plain, ...attributes }),
  })
  return [
    conv(
      'plain',
      [
        [
          [1, 1, 3, 3],
          [1, 1, 2, 2],
        ],
        [
          [2, 3, 7, 5],
          [4, 3, 3, 3],
        ],
        [
          [1, 2, 4, 4],
          [3, 2, 1, 1],
        ],
        [
          [0, 2, 4, 4],
          [3, 2, 2, 2],
        ],
      ],
      {},
    ),
    conv(
      'stride and padding',
      [
        [
          [2, 2, 7, 6],
          [3, 2, 3, 2],
        ],
      ],
      {
        stride: [2, 3],
        padding: [
          [1, 2],
          [0, 1],
        ],
      },
    ),
    conv(
      'dilation',
      [
        [
          [1, 2, 9, 8],
          [2, 2, 3, 3],
        ],
      ],
      { dilation: [2, 3] },
    ),
    conv(
      'input dilation',
      [
        [
          [1, 2, 4, 3],
          [2, 2, 3, 2],
        ],
      ],
      {
        inputDilation: [2, 3],
        padding: [
          [2, 1],
          [1, 1],
        ],
      },
    ),
    conv(
      'negative padding',
      [
        [
          [1, 1, 6, 6],
          [1, 1, 2, 2],
        ],
      ],
      {
        padding: [
          [-1, 0],
          [0, -2],
        ],
      },
    ),
    conv(
      'groups',
      [
        [
          [2, 6, 4, 5],
          [4, 3, 2, 2],
        ],
      ],
      { groups: 2 },
    ),
    conv(
      'one channel to a group',
      [
        [
          [1, 5, 5, 4],
          [5, 1, 3, 3],
        ],
      ],
      {
        groups: 5,
        padding: [
          [1, 1],
          [1, 1],
        ],
      },
    ),
    conv(
      'one axis',
      [
        [
          [2, 3, 9],
          [4, 3, 3],
        ],
      ],
      { stride: [2], padding: [[1, 1]], dilation: [1], inputDilation: [1] },
    ),
    conv(
      'three axes',
      [
        [
          [1, 2, 4, 3, 5],
          [2, 2, 2, 3, 2],
        ],
      ],
      {
        stride: [1, 1, 2],
        padding: [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
        dilation: [1, 1, 1],
        inputDilation: [1, 1, 1],
      },
    ),
  ]
}

function sum(variant: string, apply: Operation['apply']): Operation {
  return { primitive: 'sum', variant, dtypes: numbers, shapes: [], tolerance: terms(([x]) => x.size), apply }
}

function order(primitive: string, apply: (x: Tensor) => Tensor): Operation {
  return { primitive, dtypes: all, shapes: reduced, tolerance: exact, apply }
}

function terms(count: (inputs: readonly Tensor[]) => number): Tolerance {
  return { kind: 'terms', count }
}
