import type { Optimizer } from '@chainrule/autograd'
import { chain, maximize } from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import { adaptingOptimizers } from './optimizers-adapting.ts'
import { adaptiveOptimizers } from './optimizers-adaptive.ts'
import { classicOptimizers } from './optimizers-classic.ts'
import { departingOptimizers } from './optimizers-departing.ts'
import { layerwiseOptimizers } from './optimizers-layerwise.ts'
import { torchOptimizers } from './optimizers-torch.ts'
import { Missing } from './outcome.ts'

/** Our optimizers by the names of the reference files, from the options that PyTorch gives them. */
export type OptimizerTable = { readonly [name: string]: (options: Attributes, depart: Depart) => Optimizer }
/**
 * Says what the paper has where the reference has something else; true where the reference is to be followed. What cannot
 * be followed may leave a deviation in float64, relative to max(1, |value|).
 */
export type Depart = (because: string, allowed?: number) => boolean

const table: OptimizerTable = {
  ...classicOptimizers,
  ...torchOptimizers,
  ...adaptiveOptimizers,
  ...departingOptimizers,
  ...layerwiseOptimizers,
  ...adaptingOptimizers,
}

/**
 * Our optimizer for the name and the options of a reference.
 *
 * @throws Missing where this version has none of that name.
 */
export function makeOptimizer(name: string, options: Attributes, depart: Depart = () => false): Optimizer {
  if (!Object.hasOwn(table, name)) throw new Missing(`There is no optimizer "${name}" in this version.`)
  // About how the reference computes, not about what.
  options.flag('foreach', 'fused', 'capturable', 'differentiable')
  const optimizer = table[name](options, depart)
  return options.flag('maximize') ? chain(maximize(), optimizer) : optimizer
}
