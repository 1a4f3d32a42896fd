import { ChainruleError } from '../errors.ts'
import type { Source } from '../graph.ts'
import { sameShape } from '../shape.ts'
import type { Capture } from './capture.ts'

/** Throws unless two captures of one function are the same plan over the same literals. */
export function requireSame(first: Capture, second: Capture): void {
  const before = first.trace.literals
  const after = second.trace.literals
  const changed = before.findIndex(({ source }, i) => after[i] && !sameLiteral(source, after[i].source))
  if (changed >= 0) {
    throw new ChainruleError(
      'frozen-literal',
      `compile: ${describe(before[changed].source)} became ${describe(after[changed].source)} on the second call, at ${after[changed].site}.`,
      'It would stay as it was on the first call. Pass it as an argument, keep it in a state(), or use the scalar() of an optimizer.',
    )
  }
  if (first.key === second.key && before.length === after.length) return
  throw new ChainruleError(
    'capture-differs',
    'compile: the function built another graph on its second call with the same inputs.',
    'What decides the graph must be an argument, or be read through guard().',
  )
}

function sameLiteral(a: Source, b: Source): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return Object.is(a.value, b.value)
  if (a.kind !== 'data' || b.kind !== 'data') return false
  const left = a.storage.read() as ArrayLike<number>
  const right = b.storage.read() as ArrayLike<number>
  if (!sameShape(a.storage.shape, b.storage.shape)) return false
  for (let i = 0; i < left.length; i++) if (!Object.is(left[i], right[i])) return false
  return true
}

function describe(source: Source): string {
  if (source.kind === 'scalar') return `the number ${String(source.value)}`
  return source.kind === 'data' ? `an array [${source.storage.shape}]` : source.kind
}
