import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { contest } from './contest.ts'
import { writeData } from './data-file.ts'
import { makeData } from './make-data.ts'
import { workloads } from './workloads.ts'

const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tiny = workloads.find(({ name }) => name === 'W1') as (typeof workloads)[number]
const settings = {
  rounds: 2,
  seconds: 0.01,
  python: 'python3',
  only: ['chainrule', 'jax-js', 'tfjs', 'convnetjs', 'loop'],
}

it('times contestants that learn the same from the same numbers', async () => {
  const path = join(folder, 'same.safetensors')
  writeData(path, makeData(tiny))
  const { standings, remarks } = await contest({ workload: tiny, threads: 1, path }, settings)
  expect(remarks).toEqual([])
  expect(standings.map(({ name }) => name)).toEqual(settings.only)
  for (const { rates, memory } of standings) {
    expect(rates).toHaveLength(2)
    expect(Math.min(...rates, memory)).toBeGreaterThan(0)
  }
})

it('does not time who learns something else, and says so', async () => {
  const path = join(folder, 'strict.safetensors')
  writeData(path, makeData(tiny))
  const impossible = { ...tiny, tolerance: 0 }
  const { standings, remarks } = await contest(
    { workload: impossible, threads: 1, path },
    { ...settings, only: ['chainrule', 'loop'] },
  )
  expect(standings.map(({ name }) => name)).toEqual(['chainrule'])
  expect(remarks[0]).toMatch(/^loop is not timed: its results differ from those of chainrule by \d\.\de-\d+\.$/)
})

it('names a contestant that does not run', async () => {
  const path = join(folder, 'absent.safetensors')
  writeData(path, makeData(tiny))
  const missing = { ...settings, only: ['loop', 'pytorch'], python: 'no-such-python' }
  const { standings, remarks } = await contest({ workload: tiny, threads: 1, path }, missing)
  expect(standings.map(({ name }) => name)).toEqual(['loop'])
  expect(remarks).toEqual(['pytorch did not run: spawn no-such-python ENOENT'])
})
