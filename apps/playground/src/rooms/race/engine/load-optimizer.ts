import * as autograd from '@chainrule/autograd'
import * as family from '@chainrule/optimizers'
import { CodeError, runTypeScript } from '@chainrule/widgets/code'
import { type Chosen, type Entry, entriesOf, type Settings } from '../../../catalogue/entry.ts'
import { optimizerNamed, optimizerSettings } from '../../../catalogue/optimizers.ts'
import { OWN } from '../race-state.ts'

/** What code of the page may import. */
const modules = { '@chainrule/autograd': autograd, '@chainrule/optimizers': family }

/** The factory that code exports: the default, or the only one that describes itself. */
export interface LoadedOptimizer {
  readonly factory: (settings?: Settings) => autograd.Optimizer
  readonly entry: Entry<autograd.Optimizer>
}

/**
 * Runs code and takes the optimizer out of its exports.
 *
 * @throws CodeError where the code fails or exports none.
 */
export function loadOptimizer(code: string): LoadedOptimizer {
  const exports = runTypeScript(code, modules)
  const [entry] = entriesOf(exports) as Entry<autograd.Optimizer>[]
  if (!entry) throw new CodeError('The code exports no optimizer made by defineOptimizer or defineTreeOptimizer.', null)
  return { factory: exports[entry.name] as LoadedOptimizer['factory'], entry }
}

/** Makes the optimizer of an entrant. @throws ChainruleError for settings out of range, CodeError for bad code. */
export function makeEntrant({ name, settings }: Chosen, own: LoadedOptimizer | null): autograd.Optimizer {
  if (name === OWN) {
    if (!own) throw new CodeError('There is no code.', null)
    const known = Object.entries(settings).filter(([key]) => key in own.entry.hyperparameters)
    return own.entry.make(Object.fromEntries(known))
  }
  const entry = optimizerNamed(name)
  if (!entry) throw new Error(`There is no optimizer "${name}".`)
  return entry.make({ ...optimizerSettings(entry, 1), ...settings })
}

/** What a person reads of an error: the line first. */
export function errorText(error: unknown): string {
  if (error instanceof CodeError) return error.line === null ? error.message : `${error.line}: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}
