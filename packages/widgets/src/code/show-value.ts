/** A value as a console writes it, on one line where it is short. */
export function showValue(value: unknown): string {
  return typeof value === 'string' ? value : inside(value, 0)
}

const DEEPEST = 4
const LONGEST = 100
const BROAD = 72

function inside(value: unknown, depth: number): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`
  if (typeof value === 'bigint') return `${value}n`
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  const written = Object.hasOwn(Object.getPrototypeOf(value) ?? {}, 'toString')
  const plain = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))
  if (written && !plain && !ArrayBuffer.isView(value)) return String(value)
  if (depth > DEEPEST) return '…'
  if (value instanceof Map)
    return `Map${list(
      '{',
      [...value].map(([key, one]) => `${inside(key, depth + 1)} => ${inside(one, depth + 1)}`),
      '}',
    )}`
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const all = Array.from(value as ArrayLike<unknown>)
    const shown = all.slice(0, LONGEST).map((one) => inside(one, depth + 1))
    return list('[', all.length > LONGEST ? [...shown, `… ${all.length - LONGEST}`] : shown, ']')
  }
  return list(
    '{',
    Object.entries(value).map(([key, one]) => `${key}: ${inside(one, depth + 1)}`),
    '}',
  )
}

function list(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close
  const short = `${open} ${parts.join(', ')} ${close}`
  if (short.length <= BROAD && !short.includes('\n')) return short
  return `${open}\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`
}
