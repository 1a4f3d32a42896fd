/** A schedule as it is written in the name of a case: `SequentialLR(LinearLR(0.1, 1, 10), StepLR(5, gamma=0.5))`. */
export interface Call {
  readonly kind: string
  /** Arguments by place, and by name. */
  readonly values: readonly unknown[]
  readonly named: { readonly [name: string]: unknown }
  /** Arguments that are calls themselves. */
  readonly inner: readonly Call[]
}

/** Reads a name; what follows a dash is left out. */
export function readCall(text: string): Call {
  const found = /^\s*(\w+)\s*(?:\((.*)\))?/s.exec(text)
  const [, kind = text.trim(), list = ''] = found ?? []
  const values: unknown[] = []
  const named: Record<string, unknown> = {}
  const inner: Call[] = []
  for (const part of split(list)) {
    const [, name, value] = /^(\w+)\s*=\s*(.*)$/s.exec(part) ?? []
    if (name !== undefined) named[name] = literalOf(value)
    else if (/^[A-Za-z_]\w*\s*\(/.test(part)) inner.push(readCall(part))
    else values.push(literalOf(part))
  }
  return { kind, values, named, inner }
}

/** The arguments, which commas divide that stand in no further brackets. */
function split(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of list) {
    if ('(['.includes(letter)) depth += 1
    if (')]'.includes(letter)) depth -= 1
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Python's numbers, lists, truth values and texts. */
function literalOf(text: string): unknown {
  const words: { readonly [word: string]: unknown } = { True: true, False: false, None: undefined }
  if (Object.hasOwn(words, text)) return words[text]
  const listed = /^[[(](.*)[\])]$/s.exec(text)
  if (listed) return split(listed[1]).map(literalOf)
  const number = Number(text)
  return Number.isNaN(number) ? text.replace(/^['"]|['"]$/g, '') : number
}
