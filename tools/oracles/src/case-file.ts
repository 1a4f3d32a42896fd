import { readFileSync } from 'node:fs'
import { type Case, casesIn } from './cases.ts'

/**
 * The cases of a file.
 *
 * @throws Error with a sentence for people where the file cannot be read or holds no cases.
 */
export function readCases(path: string): Case[] {
  return casesIn(readFileSync(path, 'utf8'))
}
