import { tensor } from '@chainrule/autograd'
import { evaluateFormula, parseFormula } from '@chainrule/widgets'

/** The heights of a landscape at the crossings of a grid, rows from the top. */
export function fieldOf(
  formula: string,
  x: readonly [number, number],
  y: readonly [number, number],
  side: number,
): Float32Array {
  const along = ([low, high]: readonly [number, number], share: number) => low + (high - low) * share
  const across = Float32Array.from({ length: side * side }, (_, i) => along(x, (i % side) / (side - 1)))
  const upward = Float32Array.from({ length: side * side }, (_, i) => along(y, 1 - Math.floor(i / side) / (side - 1)))
  const height = evaluateFormula(parseFormula(formula, ['x', 'y']), { x: tensor(across), y: tensor(upward) })
  return Float32Array.from(height.expandTo([side * side]).data() as Float32Array)
}
