import type { Tensor } from '@chainrule/autograd'
import * as core from '@chainrule/autograd'
import { abs, clamp, greater, reciprocal, rsqrt, sigmoid, sign, tanh, where } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Operations } from './table.ts'

/** One number to one number. */
export const elementwise: Operations = {
  ...each({
    neg: (x) => x.neg(),
    exp: (x) => x.exp(),
    exp2: (x) => x.mul(Math.LN2).exp(),
    expm1: core.expm1,
    log: (x) => x.log(),
    log1p: core.log1p,
    log2: core.log2,
    log10: core.log10,
    abs: (x) => abs(x),
    sign: (x) => sign(x),
    square: (x) => x.square(),
    sqrt: (x) => x.sqrt(),
    rsqrt: (x) => rsqrt(x),
    reciprocal: (x) => reciprocal(x),
    floor: core.floor,
    ceil: core.ceil,
    round: core.round,
    trunc: core.truncate,
    sin: core.sin,
    cos: core.cos,
    tan: core.tan,
    asin: core.asin,
    acos: core.acos,
    atan: core.atan,
    sinh: core.sinh,
    cosh: core.cosh,
    tanh: (x) => tanh(x),
    asinh: core.asinh,
    acosh: core.acosh,
    'acosh(x+1)': (x) => core.acosh(x.add(1)),
    atanh: core.atanh,
    erf: (x) => core.erf(x),
    erfc: (x) => core.erf(x).neg().add(1),
    sigmoid: (x) => sigmoid(x),
    logsigmoid: nn.logSigmoid,
    relu: nn.relu,
    relu6: nn.relu6,
    silu: nn.silu,
    mish: nn.mish,
    selu: nn.selu,
    softsign: nn.softsign,
    tanhshrink: nn.tanhShrink,
    hardswish: nn.hardSwish,
    hardsigmoid: nn.hardSigmoid,
  }),
  softplus: ([x], a) => {
    const beta = a.number('beta') ?? 1
    const soft = core.softplus(x.mul(beta)).div(beta)
    return where(greater(x.mul(beta), a.number('threshold') ?? 20), x, soft)
  },
  elu: ([x], a) => nn.elu(x, { alpha: a.number('alpha') }),
  celu: ([x], a) => nn.celu(x, { alpha: a.number('alpha') }),
  gelu: ([x], a) => nn.gelu(x, a.text('approximate') === 'tanh' ? { approximate: 'tanh' } : {}),
  leakyRelu: ([x], a) => nn.leakyRelu(x, { slope: a.number('negative_slope', 'alpha') }),
  hardtanh: ([x], a) => nn.hardTanh(x, { min: a.number('min_val', 'min'), max: a.number('max_val', 'max') }),
  softshrink: ([x], a) => nn.softShrink(x, { lambda: a.number('lambd', 'lambda') }),
  hardshrink: ([x], a) => nn.hardShrink(x, { lambda: a.number('lambd', 'lambda') }),
  threshold: ([x], a) => nn.threshold(x, { above: a.number('threshold') ?? 0, otherwise: a.number('value') ?? 0 }),
  clamp: ([x], a) => clamp(x, a.number('min') ?? -Infinity, a.number('max') ?? Infinity),
  glu: ([x], a) => nn.glu(x, a.axis(-1)),
  prelu: ([x, slope], a) => nn.prelu(x, slope, { axis: a.number('channel_axis') }),
}

function each(functions: { readonly [name: string]: (x: Tensor) => Tensor }): Operations {
  return Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, ([x]: Tensor[]) => f(x)]))
}
