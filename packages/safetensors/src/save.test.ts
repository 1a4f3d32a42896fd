import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { decode, encode } from './index.ts'
import { load, openFile, save } from './node.ts'

const root = mkdtempSync(join(tmpdir(), 'safetensors-'))
let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(root, 'test-'))
  path = join(folder, 'model.safetensors')
})

afterAll(() => rm(root, { recursive: true }))

function filled(value: number, size = 100) {
  return { weight: { dtype: 'float32', shape: [size], data: new Float32Array(size).fill(value) } } as const
}

describe('save', () => {
  it('writes the bytes that encode gives, and nothing beside them', async () => {
    await save(path, filled(1), { epoch: '3' })
    expect(readFileSync(path)).toEqual(Buffer.from(encode(filled(1), { epoch: '3' })))
    expect(readdirSync(folder)).toEqual(['model.safetensors'])
  })

  it('takes the place of an old file and keeps its rights', async () => {
    await save(pathToFileURL(path), filled(1))
    chmodSync(path, 0o600)
    await save(path, filled(2))
    expect(await load(path)).toMatchObject({ tensors: filled(2) })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('writes the numbers of the moment of the call', async () => {
    const tensors = filled(1)
    const saving = save(path, tensors)
    tensors.weight.data.fill(2)
    await saving
    expect(await load(path)).toMatchObject({ tensors: filled(1) })
  })

  it('leaves one whole file when called many times at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, value) => save(path, filled(value, 10_000))))
    const { data } = (await load(path)).tensors.weight
    expect(new Set(data as Float32Array).size).toBe(1)
    expect(readdirSync(folder)).toEqual(['model.safetensors'])
  })

  it('follows a link', async () => {
    const link = join(folder, 'latest')
    await save(path, filled(1))
    symlinkSync(path, link)
    await save(link, filled(2))
    expect(await load(path)).toMatchObject({ tensors: filled(2) })
  })

  it('refuses a folder that is not there', async () => {
    const failure = save(join(folder, 'none', 'a'), filled(1))
    await expect(failure).rejects.toMatchObject({ code: 'safetensors-not-written', cause: { code: 'ENOENT' } })
  })

  it('does not replace what is not a file', async () => {
    mkdirSync(path)
    await expect(save(path, filled(1))).rejects.toThrow('could not be written: it is not a file.')
    expect(readdirSync(folder)).toEqual(['model.safetensors'])
  })

  it('touches nothing when the tensors are wrong', async () => {
    await save(path, filled(1))
    const wrong = { weight: { ...filled(2).weight, shape: [7] } }
    await expect(save(path, wrong)).rejects.toMatchObject({ code: 'safetensors-wrong-size' })
    expect(await load(path)).toMatchObject({ tensors: filled(1) })
  })

  it.skipIf(process.platform === 'win32')('keeps the old file when the system refuses to write more', () => {
    // The kernel stops the write midway, with EFBIG, which is the full disk that any user can have.
    const result = saveTwice('sh', ['-c', 'ulimit -f 64 && exec "$@"', 'sh'])
    expect(result).toEqual({
      failure: { code: 'safetensors-not-written', cause: 'EFBIG' },
      files: ['model.safetensors'],
      kept: [1],
    })
  })

  it.runIf(canMount())('keeps the old file on a full disk', () => {
    const result = saveTwice(...inNamespace('mount -t tmpfs -o size=256k tmpfs "$0" && exec "$@"', folder))
    expect(result).toEqual({
      failure: { code: 'safetensors-not-written', cause: 'ENOSPC' },
      files: ['model.safetensors'],
      kept: [1],
    })
  })

  it('keeps the old file when the process is killed in the middle', async () => {
    await save(path, filled(1))
    const old = readFileSync(path)
    // The write is caught in the middle when its hidden file is left; once it was too quick, try again.
    for (let attempt = 0; attempt < 20 && hiddenFiles().length === 0; attempt++) {
      writeFileSync(path, old)
      await killWhileSaving()
    }
    expect(hiddenFiles()).toEqual([expect.stringMatching(/^\.model\.safetensors\..+\.tmp$/)])
    expect(readFileSync(path)).toEqual(old)

    await save(path, filled(3))
    expect(await load(path)).toMatchObject({ tensors: filled(3) })
  })

  /** In a process of its own: saves a small file, then one of 4 MB, and tells what happened. */
  function saveTwice(command: string, args: string[]): unknown {
    const program = `
      import { readdirSync } from 'node:fs'
      import { load, save } from ${JSON.stringify(new URL('./node.ts', import.meta.url))}
      const [folder, path] = ${JSON.stringify([folder, path])}
      const filled = (value, size) => ({ weight: { dtype: 'float32', shape: [size], data: new Float32Array(size).fill(value) } })
      await save(path, filled(1, 100))
      const failure = await save(path, filled(2, 1e6)).catch(({ code, cause }) => ({ code, cause: cause.code }))
      const kept = [...new Set((await load(path)).tensors.weight.data)]
      console.log(JSON.stringify({ failure, files: readdirSync(folder), kept }))
    `
    return JSON.parse(execFileSync(command, [...args, process.execPath, ...nodeOptions, program], { encoding: 'utf8' }))
  }

  async function killWhileSaving(): Promise<void> {
    const program = `
      import { save } from ${JSON.stringify(new URL('./node.ts', import.meta.url))}
      const data = new Float32Array(2 ** 24).fill(2)
      await save(${JSON.stringify(path)}, { weight: { dtype: 'float32', shape: [2 ** 24], data } })
    `
    const child = spawn(process.execPath, [...nodeOptions, program], { stdio: ['ignore', 'ignore', 'inherit'] })
    const ended = once(child, 'exit')
    while (child.exitCode === null && !hiddenFiles().some((name) => sizeOf(join(folder, name)) > 0)) {
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    child.kill('SIGKILL')
    await ended
  }

  function hiddenFiles(): string[] {
    return readdirSync(folder).filter((name) => name.startsWith('.'))
  }
})

describe('load and openFile', () => {
  it('give what decode gives, each tensor in memory of its own', async () => {
    const half = { dtype: 'float16', shape: [1], data: Uint16Array.of(0x3c00) } as const
    await save(path, { ...filled(1), half, ['__proto__']: half }, { epoch: '3' })
    const expected = decode(readFileSync(path))

    expect(await load(path)).toEqual(expected)
    expect(await load(pathToFileURL(path), { widen: false })).toEqual(decode(readFileSync(path), { widen: false }))
    const file = await openFile(path)
    expect(await file.read('weight')).toEqual(expected.tensors.weight)
    expect((await file.read('weight')).data.buffer.byteLength).toBe(400)
    await file.close()
  })

  it.each<[string, () => string, string]>([
    ['no file', () => join(folder, 'none'), 'safetensors-not-readable'],
    ['a folder', () => folder, 'safetensors-not-readable'],
    ['another file', () => written('{"not": "safetensors"}'), 'safetensors-header-too-large'],
    ['an empty file', () => written(''), 'safetensors-truncated'],
    ['a file cut short', () => written(encode(filled(1)).subarray(0, -1)), 'safetensors-truncated'],
  ])('refuse %s', async (_, place, code) => {
    await expect(load(place())).rejects.toMatchObject({ name: 'ChainruleError', code })
  })

  it('say when a file shrinks while it is read', async () => {
    await save(path, filled(1))
    const file = await openFile(path)
    writeFileSync(path, readFileSync(path).subarray(0, 200))
    await expect(file.read('weight')).rejects.toMatchObject({
      code: 'safetensors-not-readable',
      message: expect.stringContaining('the file ends at byte 200'),
    })
    await file.close()
  })

  function written(content: string | Uint8Array): string {
    writeFileSync(path, content)
    return path
  }
})

const nodeOptions = ['--conditions=source', '--input-type=module', '--eval']

/** A shell with mounts of its own, which the system takes away with it. */
function inNamespace(script: string, argument: string): [string, string[]] {
  const options = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user']
  return ['unshare', [...options, 'sh', '-c', script, argument]]
}

/** Whether this user may mount a small disk: root may, others where the system has user namespaces. */
function canMount(): boolean {
  try {
    const [command, args] = inNamespace('mount -t tmpfs -o size=256k tmpfs "$0"', root)
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
