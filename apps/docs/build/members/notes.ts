import type { Kind, Member, Words } from '@chainrule/catalogue'
import { initializerNotes } from './notes/initializer-notes.ts'
import { optimizerNotes } from './notes/optimizer-notes.ts'
import { regularizerNotes } from './notes/regularizer-notes.ts'
import { scheduleNotes } from './notes/schedule-notes.ts'
import { transformNotes } from './notes/transform-notes.ts'
import { wrapperNotes } from './notes/wrapper-notes.ts'

/** When to use a member and when not. */
export function noteOf({ name, kind }: Pick<Member, 'name' | 'kind'>): Words {
  const note = notes[kind][name]
  if (note) return note
  throw new Error(`${name} has no note: say in notes/${kind}-notes.ts when to use it and when not.`)
}

const notes: Record<Kind, Record<string, Words>> = {
  initializer: initializerNotes,
  optimizer: optimizerNotes,
  regularizer: regularizerNotes,
  schedule: scheduleNotes,
  transform: transformNotes,
  wrapper: wrapperNotes,
}
