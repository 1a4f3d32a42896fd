import { ChainruleError } from '@chainrule/autograd'

/** How one case ended. */
export interface Outcome {
  /** What the case is about: operation and attributes, optimizer and options. */
  readonly title: string
  /** What is wrong, one sentence each; a case without problems has passed. */
  readonly problems: readonly string[]
  /** Why it agrees less closely than others must: the reference itself is off. */
  readonly departure?: string
  /** It is about something that this version does not have. */
  readonly missing?: boolean
}

/** Something that a case names and this version does not have. */
export class Missing extends Error {}

/** What `check` finds wrong, an error that it throws included. */
export function collectProblems(check: () => readonly (string | undefined)[]): string[] {
  try {
    return check().filter((problem) => problem !== undefined)
  } catch (error) {
    if (error instanceof Missing) throw error
    return [describeError(error)]
  }
}

/** An error on one line; ours carry their code in the message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`
  const text = error.message.replaceAll(/\s+/g, ' ')
  return error instanceof ChainruleError || error.name === 'Error' ? text : `${error.name}: ${text}`
}
