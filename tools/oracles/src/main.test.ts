import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'oracles-'))
afterAll(() => rmSync(folder, { recursive: true }))

function oracles(args: string[], environment: Record<string, string> = {}) {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, ['--conditions=source', main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { lines: stdout.trimEnd().split('\n'), status }
}

const scalar = (value: number) => ({ shape: [], dtype: 'float64', data: [value] })
const squared = (output: number) => ({
  op: 'square',
  attrs: {},
  inputs: [scalar(3)],
  output: scalar(output),
  cotangent: scalar(1),
  gradients: [scalar(6)],
})

it('finds files from where npm was started, and ends with status 0 where all cases pass', () => {
  writeFileSync(join(folder, 'good.json'), JSON.stringify([squared(9)]))
  expect(oracles(['good.json'], { INIT_CWD: folder })).toEqual({ lines: ['1 passed, 0 failed'], status: 0 })
})

it('prints a line for each case that fails, a file that is not there among them, and ends with status 1', () => {
  writeFileSync(join(folder, 'bad.json'), JSON.stringify([squared(9), squared(10)]))
  expect(oracles([join(folder, 'bad.json'), join(folder, 'nowhere.json')])).toEqual({
    lines: [
      expect.stringMatching(/^bad\.json 2: square {}: float64: output is 9 instead of 10/),
      expect.stringMatching(/^nowhere\.json 1: the file itself: ENOENT/),
      '1 passed, 2 failed',
    ],
    status: 1,
  })
})

it('skips what this version does not have, but only when asked', () => {
  const file = join(folder, 'unknown.json')
  writeFileSync(file, JSON.stringify([{ optimizer: 'Perpetuum', params: [], gradients: [], trajectory: [[]] }]))
  expect(oracles([file])).toMatchObject({ status: 1 })
  expect(oracles(['--existing', file])).toEqual({ lines: ['0 passed, 0 failed, 1 skipped'], status: 0 })
})
