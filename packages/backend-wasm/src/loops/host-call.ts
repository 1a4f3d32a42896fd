import type { Code } from '../assembler/code.ts'
import type { HostFunction } from './host-functions.ts'

/** Calls a function of the host on the float64 numbers on the stack. */
export type CallHost = (code: Code, name: HostFunction) => void

/** The function of the host that stands for an operation. */
export function hostFunctionFor(operation: string): HostFunction {
  return operation === 'cast' ? 'toInteger' : (operation as HostFunction)
}
