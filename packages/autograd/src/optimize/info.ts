import { mapTree, type ParameterInfo, type Tree } from '../contracts/optimizer.ts'
import type { Parameter } from '../parameter.ts'

/** What optimizers know of parameters beside their values. */
export function infoOf(parameters: ReadonlyMap<string, Parameter>): { [parameter: string]: ParameterInfo } {
  return mapTree(Object.fromEntries(parameters), ({ shape, dtype, role, fanIn, fanOut }, name) => ({
    name,
    shape,
    dtype,
    role,
    fanIn,
    fanOut,
  }))
}

/** The values of parameters, as they are now. */
export function presentIn(parameters: ReadonlyMap<string, Parameter>): Tree {
  return mapTree(Object.fromEntries(parameters), (parameter) => parameter.node)
}
