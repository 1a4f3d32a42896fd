import * as v from 'valibot'
import { type Entry, entryOf } from './entry.ts'

/** A plugin with its settings in data from outside: its name has to be known, and it has to take the settings. */
export function pluginSchema(entries: () => readonly Entry<unknown>[]) {
  const finite = v.pipe(v.number(), v.finite())
  const setting = v.union([finite, v.string(), v.array(finite)])
  return v.pipe(
    v.object({ name: v.string(), settings: v.record(v.string(), setting) }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const { name, settings } = dataset.value
      const entry = entryOf(entries(), name)
      if (!entry) return addIssue({ message: `“${name}”?` })
      try {
        entry.make(settings)
      } catch (error) {
        addIssue({ message: (error as Error).message })
      }
    }),
  )
}
