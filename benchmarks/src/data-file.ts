import { readFileSync, writeFileSync } from 'node:fs'
import { decode, encode } from '@chainrule/safetensors'
import type { Numbers } from './numbers.ts'

/** Writes numbers where every contestant, in whatever language, can read them. */
export function writeData(path: string, data: Readonly<Record<string, Numbers>>): void {
  writeFileSync(path, encode(data))
}

export function readData(path: string): Record<string, Numbers> {
  return decode(readFileSync(path)).tensors as Record<string, Numbers>
}
