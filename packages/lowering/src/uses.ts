import type { Value } from './simplify.ts'

/** How often each value is read: by other values and as an output. */
export function usesOf(values: readonly Value[], outputs: readonly number[]): number[] {
  const uses = new Array<number>(values.length).fill(0)
  for (const { inputs } of values) for (const input of inputs) uses[input] += 1
  for (const output of outputs) uses[output] += 1
  return uses
}
