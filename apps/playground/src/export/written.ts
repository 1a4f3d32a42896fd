import type { Settings } from '../catalogue/entry.ts'

/** Numbers in lines of `width`; where that is 1, as many as fit. */
export function writtenNumbers(values: ArrayLike<number>, width: number, indent = '  '): string {
  const texts = Array.from(values, writtenFloat)
  const each = width > 1 ? width : 16
  const lines: string[] = []
  for (let at = 0; at < texts.length; at += each) lines.push(`${indent}${texts.slice(at, at + each).join(', ')},`)
  return lines.join('\n')
}

/** Pictures as bytes in base64, which is the shortest that a program can hold them. */
export function writtenPictures(inputs: Float32Array): string {
  const bytes = Array.from(inputs, (value) => String.fromCharCode(Math.round(value * 255))).join('')
  return btoa(bytes)
}

/** Settings as the options of a factory: `{ learningRate: 0.02 }`; nothing where there are none. */
export function writtenOptions(settings: Settings, others: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries(settings)
    .filter(([name]) => !(name in others))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}`)
  const all = [...entries, ...Object.entries(others).map(([name, text]) => `${name}: ${text}`)]
  return all.length === 0 ? '' : `{ ${all.join(', ')} }`
}

/** Numbers as short as they can be written and still be the same float32. */
function writtenFloat(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === Math.fround(value)) return String(short)
  }
  return String(value)
}
