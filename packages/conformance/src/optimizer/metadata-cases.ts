import type { Case } from '../case.ts'
import { requireDeclarations, requireName, requireText } from '../shared/description.ts'
import { requireThat } from '../shared/require-that.ts'
import { partsOf } from './hyperparameters-of.ts'
import type { Subject } from './subject.ts'

/** It says what it is. */
export function metadataCases({ bare, definition }: Subject): Case[] {
  return [
    {
      id: 'metadata',
      title: 'describes itself: name, contract, hyper-parameters with ranges and texts in both languages',
      run() {
        for (const { api, name, hyperparameters, settings, init, update } of partsOf(bare())) {
          requireName(name)
          requireThat(api === 1, `${name}: its api is ${String(api)}.`, 'It is the version of the contract: 1.')
          requireThat(
            typeof init === 'function' && typeof update === 'function',
            `${name}: init or update is missing.`,
            'defineOptimizer makes both.',
          )
          requireDeclarations(name, hyperparameters)
          const [declared, set] = [Object.keys(hyperparameters).sort(), Object.keys(settings).sort()]
          requireThat(
            String(declared) === String(set),
            `${name}: it declares ${declared.join(', ') || 'nothing'} and has settings for ${set.join(', ') || 'nothing'}.`,
            'Every declared number has a setting, and nothing else.',
          )
        }
        if (!definition) return
        if ('text' in definition) requireText(definition.name, definition.text)
        requireThat(
          definition.name === bare().name,
          `The factory is called "${definition.name}", what it makes "${bare().name}".`,
          'Both have one name.',
        )
      },
    },
  ]
}
