import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const STEPS = 100_000
const run = promisify(execFile)
const program = fileURLToPath(new URL('./steps.fixture.ts', import.meta.url))

for (const mode of ['lazy', 'captured']) {
  it(`keeps memory flat over 100,000 ${mode} steps`, { timeout: 600_000 }, async () => {
    const { stdout } = await run(process.execPath, ['--expose-gc', '--conditions=source', program, mode, String(STEPS)])
    const { used, finite, steps } = JSON.parse(stdout) as { used: number[]; finite: boolean; steps: number }
    expect({ finite, steps }).toEqual({ finite: true, steps: STEPS })
    // The first tenth holds the engine's own warming up. A leak of one small object in each step would be megabytes.
    const [, first, ...rest] = used
    const growth = Math.max(...rest) - first
    expect(growth).toBeLessThan(1_000_000)
  })
}
