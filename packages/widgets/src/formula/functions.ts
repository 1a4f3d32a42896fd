import {
  abs,
  cos,
  log1p,
  maximum,
  minimum,
  relu,
  sigmoid,
  sin,
  softplus,
  type Tensor,
  tan,
  tanh,
} from '@chainrule/autograd'

/** A function that formulas may call. */
export interface FormulaFunction {
  readonly arguments: number
  make(...given: Tensor[]): Tensor
}

const one = (make: (x: Tensor) => Tensor): FormulaFunction => ({ arguments: 1, make })
const two = (make: (x: Tensor, y: Tensor) => Tensor): FormulaFunction => ({ arguments: 2, make })

/** What formulas may call, by name. */
export const functions: Readonly<Record<string, FormulaFunction>> = {
  sin: one((x) => sin(x)),
  cos: one((x) => cos(x)),
  tan: one((x) => tan(x)),
  exp: one((x) => x.exp()),
  log: one((x) => x.log()),
  ln: one((x) => x.log()),
  log1p: one((x) => log1p(x)),
  sqrt: one((x) => x.sqrt()),
  abs: one((x) => abs(x)),
  tanh: one((x) => tanh(x)),
  sigmoid: one((x) => sigmoid(x)),
  relu: one(relu),
  softplus: one((x) => softplus(x)),
  square: one((x) => x.square()),
  max: two((x, y) => maximum(x, y)),
  min: two((x, y) => minimum(x, y)),
}

/** Numbers with a name. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E }
