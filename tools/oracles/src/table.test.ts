import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runFile } from './run-file.ts'

const folder = new URL('../reference/', import.meta.url).pathname
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

it.each(files)('reads other shapes, attributes, options and words than the fixtures have: %s', (name) => {
  const failed = runFile(folder + name).filter(({ problems, missing }) => problems.length > 0 && !missing)
  expect(failed).toEqual([])
})
