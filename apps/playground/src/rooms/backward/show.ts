import { formatNumber } from '@chainrule/widgets'
import type { Numbers, TracedNode } from './trace-graph.ts'

/** Numbers of a node as they are written; tables row by row. */
export function showNumbers(numbers: Numbers, shape: readonly number[] = []): string {
  if (numbers.length === 1) return brief(numbers[0])
  const width = shape.at(-1) ?? numbers.length
  const rows = Array.from({ length: numbers.length / width }, (_, row) =>
    numbers
      .slice(row * width, (row + 1) * width)
      .map(brief)
      .join('  '),
  )
  return `[${rows.join(' | ')}]`
}

/** What a node is called: its name, its operation, or its number. */
export function titleOf({ name, operation, numbers, shape }: TracedNode): string {
  return name ?? (operation ? (signs[operation] ?? operation) : showNumbers(numbers, shape))
}

const signs: Readonly<Record<string, string>> = { add: '+', sub: '−', mul: '×', div: '÷', neg: '−a', pow: 'aᵇ' }

function brief(value: number): string {
  return formatNumber(Number.isFinite(value) ? Number(value.toPrecision(4)) : value)
}
