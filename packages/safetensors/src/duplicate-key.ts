/**
 * The first key that stands twice in one object of a JSON text, or `null`. `JSON.parse` would keep the last silently.
 *
 * Returns `undefined` for nesting deeper than `maxDepth`, which costs a parser memory. Any text is allowed, valid or
 * not; the only exception is the `SyntaxError` of a key with a bad escape.
 */
export function duplicateKey(text: string, maxDepth: number): string | null | undefined {
  const seen: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{' || character === '[') {
      if (seen.push(undefined) > maxDepth) return undefined
    } else if (character === '}' || character === ']') {
      seen.pop()
    } else if (character === '"') {
      const begin = at
      while (++at < text.length && text[at] !== '"') if (text[at] === '\\') at++
      const quoted = text.slice(begin, at + 1)
      let next = at + 1
      while (' \t\r\n'.includes(text[next] ?? '.')) next++
      if (text[next] !== ':' || seen.length === 0) continue
      const key: string = JSON.parse(quoted)
      const keys = seen.pop() ?? new Set()
      if (keys.has(key)) return key
      seen.push(keys.add(key))
    }
  }
  return null
}
