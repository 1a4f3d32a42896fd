/** The first line of user code on the stack. */
export function callSite(): string {
  const engine = Error as { stackTraceLimit?: number }
  const { stackTraceLimit } = engine
  // Ten lines, as is usual, may all be ours.
  engine.stackTraceLimit = 100
  const lines = (new Error().stack ?? '').split('\n').slice(1)
  engine.stackTraceLimit = stackTraceLimit
  const own = /[\\/](?:packages[\\/]|@chainrule[\\/])[a-z-]+[\\/](?:src|dist)[\\/](?!.*\.test\.)/
  return (lines.find((line) => !own.test(line)) ?? lines.at(-1) ?? '').trim().replace(/^at /, '')
}
