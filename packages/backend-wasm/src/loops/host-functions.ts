import { erf } from '@chainrule/autograd/numeric'

/** What generated code asks the host for, one number at a time: rare functions, and all of them in float64. */
export const hostFunctions = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  erf,
  pow: (a: number, b: number) => a ** b,
  /** Powers of integers: what assigning the number to an array of integers gives. */
  powInteger: (a: number, b: number) => (a ** b) | 0,
  atan2: Math.atan2,
  /** What assigning to an array of integers does. */
  toInteger: (x: number) => x | 0,
}

export type HostFunction = keyof typeof hostFunctions

/** How many numbers it takes. */
export function arityOf(name: HostFunction): number {
  return name === 'pow' || name === 'powInteger' || name === 'atan2' ? 2 : 1
}

/** Those whose result is an integer. */
export function givesInteger(name: HostFunction): boolean {
  return name === 'toInteger' || name === 'powInteger'
}
