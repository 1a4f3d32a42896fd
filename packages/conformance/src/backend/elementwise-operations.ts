import {
  abs,
  atan2,
  cos,
  type DType,
  equal,
  erf,
  expm1,
  floor,
  less,
  log1p,
  maximum,
  pow,
  sin,
  type Tensor,
  tanh,
  where,
} from '@chainrule/autograd'
import { alike, all, exact, floats, numbers, type Operation, odd, ulps } from './operation.ts'
import type { Domain } from './samples.ts'

const pairs = alike(odd, 2)
const single = alike(odd, 1)

/** Operations on each element. What IEEE 754 rounds correctly must be so; the rest may be off by a few last places. */
export const elementwiseOperations: readonly Operation[] = [
  binary('add', numbers, (a, b) => a.add(b)),
  binary('sub', numbers, (a, b) => a.sub(b)),
  binary('mul', numbers, (a, b) => a.mul(b)),
  binary('div', floats, (a, b) => a.div(b)),
  { ...binary('pow', floats, (a, b) => pow(a, b)), domains: ['positive', 'any'], tolerance: ulps(16), edges: false },
  { ...binary('pow', ['int32', 'uint32'], (a, b) => pow(a, b)), domains: [{ below: 7 }], edges: false },
  binary('maximum', all, (a, b) => maximum(a, b)),
  { ...binary('atan2', floats, (a, b) => atan2(a, b)), tolerance: ulps(8), edges: false },
  binary('less', all, (a, b) => less(a, b)),
  binary('equal', all, (a, b) => equal(a, b)),
  {
    primitive: 'where',
    dtypes: all,
    shapes: alike(odd, 3),
    inputTypes: ['bool'],
    tolerance: exact,
    apply: (condition, a, b) => where(condition, a, b),
  },
  unary('neg', numbers, (x) => x.neg(), exact),
  unary('abs', numbers, (x) => abs(x), exact),
  unary('floor', floats, (x) => floor(x), exact),
  unary('sqrt', floats, (x) => x.sqrt(), ulps(0.5)),
  unary('exp', floats, (x) => x.exp(), ulps(4)),
  unary('expm1', floats, (x) => expm1(x), ulps(8)),
  { ...unary('expm1', floats, (x) => expm1(x), ulps(8), 'small'), variant: 'near 0' },
  unary('log', floats, (x) => x.log(), ulps(4), 'positive'),
  unary('log1p', floats, (x) => log1p(x), ulps(8), 'positive'),
  { ...unary('log1p', floats, (x) => log1p(x), ulps(8), 'small'), variant: 'near 0' },
  { ...unary('sin', floats, (x) => sin(x), ulps(8)), edges: false },
  { ...unary('cos', floats, (x) => cos(x), ulps(8)), edges: false },
  unary('tanh', floats, (x) => tanh(x), ulps(8)),
  { ...unary('tanh', floats, (x) => tanh(x), ulps(8), 'small'), variant: 'near 0' },
  unary('erf', floats, (x) => erf(x), ulps(8)),
  { ...unary('erf', floats, (x) => erf(x), ulps(8), 'small'), variant: 'near 0' },
  ...all.map((to) => ({
    ...unary(
      'cast',
      all.filter((from) => from !== to),
      (x) => x.cast(to),
      exact,
      to === 'uint32' ? 'positive' : 'any',
    ),
    variant: `to ${to}`,
    edges: false,
  })),
]

function unary(
  primitive: string,
  dtypes: readonly DType[],
  apply: (x: Tensor) => Tensor,
  tolerance: Operation['tolerance'],
  domain: Domain = primitive === 'sqrt' ? 'positive' : 'any',
): Operation {
  return { primitive, dtypes, shapes: single, domains: [domain], tolerance, edges: true, apply }
}

/** Correctly rounded, or exact for integers. */
function binary(primitive: string, dtypes: readonly DType[], apply: (a: Tensor, b: Tensor) => Tensor): Operation {
  return { primitive, dtypes, shapes: pairs, tolerance: exact, edges: true, apply }
}
