import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Ceilings } from './ceilings.ts'
import type { Outcome } from './contest.ts'

/** When and where something was measured. */
export interface Conditions {
  readonly date: string
  readonly node: string
  readonly processor: string
  readonly cores: number
  /** How many programs wanted to run just before. */
  readonly load: number
  readonly ceilings: Ceilings
}

/** Everything that was measured last, by name: `W1 1` for one thread, or the name of an extra. */
export interface Results {
  readonly contests: Record<string, Conditions & { readonly outcome: Outcome }>
  readonly extras: Record<string, Conditions & { readonly text: string }>
}

const file = new URL('../results.json', import.meta.url)

export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : { contests: {}, extras: {} }
}

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`)
}
