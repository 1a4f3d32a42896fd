import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../../scripts/packages.ts'

/** The code of a member without its docstring: from its export to the end of that statement. */
export function sourceCode({ name, source }: { name: string; source: string }): string | null {
  const text = readFileSync(join(root, source), 'utf8')
  const start = text.search(new RegExp(`^export (const|function) ${name}\\b`, 'm'))
  if (start < 0) return null
  const rest = text.slice(start)
  const end = rest.search(/^[})\]]+.*$/m)
  if (end < 0) return null
  const code = rest.slice(0, rest.indexOf('\n', end) < 0 ? undefined : rest.indexOf('\n', end))
  return code.split('\n').length <= 160 ? code : null
}
