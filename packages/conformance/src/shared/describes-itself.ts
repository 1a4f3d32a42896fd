import type { Case } from '../case.ts'
import type { Definition } from './definition.ts'
import { requireChoices, requireDeclarations, requireName, requireText } from './description.ts'
import { requireThat } from './require-that.ts'

/** What a plugin and its factory say is complete. */
export function describesItself(make: () => { name: string; api?: number }, definition: Definition | null): Case {
  return {
    id: 'metadata',
    title: 'describes itself: name, contract, hyper-parameters with ranges and texts in both languages',
    run() {
      const made = make()
      requireName(made.name)
      requireThat(
        made.api === undefined || made.api === 1,
        `${made.name}: its api is ${String(made.api)}.`,
        'It is the version of the contract: 1.',
      )
      if (!definition) return
      requireDeclarations(definition.name, definition.hyperparameters)
      requireChoices(definition.name, definition.choices ?? {})
      if ('text' in definition) requireText(definition.name, definition.text)
      requireThat(
        definition.name === made.name,
        `The factory is called "${definition.name}", what it makes "${made.name}".`,
        'Both have one name.',
      )
    },
  }
}
