import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parameter, snapshot, tensor } from '@chainrule/autograd'
import { afterAll, expect, it } from 'vitest'
import { loadRun, saveRun } from './node.ts'
import { smallRun } from './small-run.fixture.ts'
import { train } from './train.ts'

const folder = mkdtempSync(join(tmpdir(), 'train-'))
const script = fileURLToPath(new URL('./save-forever.fixture.ts', import.meta.url))
afterAll(() => rm(folder, { recursive: true }))

it('writes a run, from which another process goes on', async () => {
  const path = join(folder, 'run.safetensors')
  const { run, data, step } = smallRun()
  const training = train({ data, step, steps: 5 })
  await training.finish()
  await saveRun(path, { ...run, training }, { note: 'five steps' })
  const other = smallRun()
  const resumed = { ...other.run, training: train({ data: other.data, step: other.step, steps: 5 }) }
  expect(await loadRun(path, resumed)).toEqual({ note: 'five steps' })
  expect(snapshot(resumed)).toEqual(snapshot({ ...run, training }))
})

it.skipIf(process.platform === 'win32')('keeps the old checkpoint when the disk takes no more', async () => {
  const path = join(folder, 'kept.safetensors')
  const weight = parameter(tensor(new Float32Array(200_000).fill(7)))
  await saveRun(path, { weight }, { round: 'old' })
  // The system refuses to write more than 32 kB to a file, which is the full disk that any user can have.
  const limited = ['-c', 'ulimit -f 64 && exec "$@"', 'sh', process.execPath, '--conditions=source', script, path]
  const child = spawn('sh', limited, { stdio: ['ignore', 'ignore', 'pipe'] })
  const [message] = await once(child.stderr, 'data')
  expect(String(message)).toContain('could not be written')
  expect(await loadRun(path, { weight })).toEqual({ round: 'old' })
  expect(new Set(weight.data())).toEqual(new Set([7]))
})

it('leaves a whole checkpoint when the process is killed while it saves', { timeout: 60_000 }, async () => {
  const path = join(folder, 'killed.safetensors')
  const weight = parameter(tensor(new Float32Array(200_000)))
  for (const delay of [0, 3, 7, 13]) {
    const child = spawn(process.execPath, ['--conditions=source', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await wait(delay)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { round } = await loadRun(path, { weight })
    expect(new Set(weight.data())).toEqual(new Set([Number(round)]))
  }
})

it('refuses a file that is cut off or foreign, and leaves the run as it is', async () => {
  const path = join(folder, 'cut.safetensors')
  const w = parameter(tensor([1, 2, 3]))
  await saveRun(path, { w })
  await truncate(path, 100)
  await expect(loadRun(path, { w })).rejects.toMatchObject({ code: expect.stringMatching(/^safetensors-/) })
  await writeFile(path, 'hello')
  await expect(loadRun(path, { w })).rejects.toMatchObject({ code: expect.stringMatching(/^safetensors-/) })
  await expect(loadRun(join(folder, 'none'), { w })).rejects.toMatchObject({
    code: expect.stringMatching(/^safetensors-/),
  })
  expect(w.toArray()).toEqual([1, 2, 3])
})
