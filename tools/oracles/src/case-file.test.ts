import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readCases } from './case-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'oracles-'))
afterAll(() => rmSync(folder, { recursive: true }))

function cases(text: string) {
  const path = join(folder, 'cases.json')
  writeFileSync(path, text)
  return readCases(path)
}

it('reads a list of cases with and without a wrapper', () => {
  expect(cases('[{"op": "exp"}]')).toEqual([{ op: 'exp' }])
  expect(cases('{"source": "somewhere", "cases": [{"op": "exp"}]}')).toEqual([{ op: 'exp' }])
})

it('reads the numbers that Python writes and JSON does not have, but not inside texts', () => {
  expect(cases('[{"a": [NaN, Infinity, -Infinity, -1], "b": "NaN or Infinity"}]')).toEqual([
    { a: [null, Infinity, -Infinity, -1], b: 'NaN or Infinity' },
  ])
})

it('refuses what holds no cases', () => {
  expect(() => cases('{"cases": 3}')).toThrow('no list of cases')
  expect(() => cases('null')).toThrow('no list of cases')
  expect(() => cases('[{]')).toThrow(SyntaxError)
})
