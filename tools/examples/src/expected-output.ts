/**
 * What an example says that it prints: the comments behind its `console.log(...)`, one after the other.
 *
 * Undefined when it prints nothing, or when a `console.log` has no comment behind it: then nothing is claimed.
 */
export function expectedOutput(code: string): string | undefined {
  const prints = code.split('\n').filter((line) => /^\s*console\.log\(/.test(line))
  const claims = prints.map((line) => /\) \/\/ (.+)$/.exec(line)?.[1])
  if (claims.length === 0 || claims.includes(undefined)) return undefined
  return claims.join('\n')
}

/** Equal but for white space, which a comment on one line cannot show. */
export function sameOutput(expected: string, actual: string): boolean {
  return expected.replace(/\s+/g, '') === actual.replace(/\s+/g, '')
}
