import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from '@chainrule/safetensors/node'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'mnist-'))
const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const small = [
  '--examples',
  '2000',
  '--epochs',
  '1',
  '--hidden',
  '32',
  '--learning-rate',
  '0.01',
  '--schedule',
  'constant',
]
const escapeCode = String.fromCharCode(27)

afterAll(() => rm(folder, { recursive: true }))

function start(args: readonly string[]): {
  child: ChildProcess
  done: Promise<{ code: number | null; out: string; err: string }>
} {
  const child = spawn(process.execPath, ['--conditions=source', main, ...args], { cwd: folder })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  return { child, done: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))) }
}

/** Ends a training in its third epoch. */
async function interrupted(args: readonly string[], signal: NodeJS.Signals = 'SIGINT') {
  const { child, done } = start(args)
  let seen = ''
  child.stdout?.on('data', (chunk) => {
    const before = seen
    seen += chunk
    if (seen.includes('epoch 2/') && !before.includes('epoch 2/')) child.kill(signal)
  })
  return done
}

describe('npm start', { timeout: 120_000 }, () => {
  it('trains, reports and saves, in plain lines on a pipe', async () => {
    const { code, out, err } = await start([...small, '--checkpoint', 'small.safetensors']).done
    expect([code, err]).toEqual([0, ''])
    expect(out).not.toContain(escapeCode)
    expect(out).not.toContain('\r')
    expect(out).toContain('Network   784 → 32 → 10 with ReLU, 25,450 parameters, weights from heNormal')
    // A network that has learned nothing reaches 11 %; this one saw 2,000 digits once.
    expect(Number(/Test accuracy (\d+\.\d+) % on 10,000 digits/.exec(out)?.[1])).toBeGreaterThan(75)
    expect(out.match(/^\d( +[\d·]+){10} +\d+\.\d %$/gm)).toHaveLength(10)
    expect(out).toMatch(/^1 relu +32 /m)
    expect(out).toContain('The run is kept in small.safetensors.')
    const { tensors, metadata } = await load(join(folder, 'small.safetensors'))
    expect(tensors['model.0.weight']).toMatchObject({ dtype: 'float32', shape: [32, 784] })
    expect(metadata).toMatchObject({ program: 'chainrule mnist', optimizer: 'adam', hidden: '32' })
  })

  it('keeps the checkpoint on Ctrl-C, from which --resume goes on exactly', async () => {
    const long = [...small, '--epochs', '8', '--dropout', '0.1', '--optimizer', 'adamw', '--schedule', 'cosine']
    const whole = await start([...long, '--checkpoint', 'whole.safetensors']).done
    expect(whole.code).toBe(0)

    const part = await interrupted([...long, '--checkpoint', 'part.safetensors'])
    expect(part).toMatchObject({ code: 130, err: '' })
    const step = Number(/Stopped after step (\d+) of 160/.exec(part.out)?.[1])
    expect(step).toBeGreaterThanOrEqual(40)
    expect(step).toBeLessThan(160)
    expect(part.out).toContain('npm start -- --resume --checkpoint part.safetensors')

    const resumed = await start(['--resume', '--checkpoint', 'part.safetensors', '--hidden', '32']).done
    expect(resumed).toMatchObject({ code: 0, err: '' })
    expect(resumed.out).toContain(`Going on after step ${step} of 160`)
    expect(readFileSync(join(folder, 'part.safetensors'))).toEqual(readFileSync(join(folder, 'whole.safetensors')))
    const testLine = /Test accuracy.*/
    expect(testLine.exec(resumed.out)?.[0]).toBe(testLine.exec(whole.out)?.[0])
  })

  it('keeps the checkpoint when the system asks it to end, and when nobody reads its lines any more', async () => {
    const long = [...small, '--epochs', '1000', '--checkpoint', 'ended.safetensors']
    expect((await interrupted(long, 'SIGTERM')).code).toBe(130)
    expect((await load(join(folder, 'ended.safetensors'))).metadata.epochs).toBe('1000')

    const { child, done } = start([...small, '--epochs', '1000', '--checkpoint', 'unread.safetensors'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect((await done).code).toBe(130)
    expect((await load(join(folder, 'unread.safetensors'))).metadata.epochs).toBe('1000')
  })

  it('keeps an earlier run that another one replaces', async () => {
    const args = [...small, '--examples', '200', '--checkpoint', 'again.safetensors']
    await start(args).done
    const first = readFileSync(join(folder, 'again.safetensors'))
    const { out } = await start([...args, '--seed', '2']).done
    expect(out).toContain('The earlier run in again.safetensors will be kept as again.previous.safetensors.')
    expect(readFileSync(join(folder, 'again.previous.safetensors'))).toEqual(first)
    expect(readFileSync(join(folder, 'again.safetensors'))).not.toEqual(first)
  })

  it('refuses what it cannot do before it begins, with what to do', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'dear diary')
    const cases: [string[], RegExp][] = [
      [['--optimizer', 'sgd'], /--optimizer is "sgd"; give one of gradientDescent/],
      [['--checkpoint', 'nowhere/a.safetensors'], /the folder nowhere is not there/],
      [['--checkpoint', 'notes.txt'], /something else would be lost/],
      [['--resume', '--checkpoint', 'none.safetensors'], /no checkpoint at none.safetensors. Start without --resume/],
      [['--resume', '--checkpoint', 'notes.txt'], /notes.txt is not a checkpoint of this program/],
      [['--resume', '--checkpoint', 'small.safetensors', '--hidden', '64'], /where --hidden is 32. Leave it out/],
    ]
    for (const [args, message] of cases) {
      const { code, out, err } = await start(args).done
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(message)
      expect(err).not.toContain('    at ')
    }
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('dear diary')
  })

  it('says at which step a training diverged', async () => {
    const bad = '--optimizer gradientDescent --learning-rate 0.1 --initializer normal:1 --hidden 64,64,64,64,64'
    const args = [...small, ...bad.split(' '), '--checkpoint', 'bad.safetensors']
    const { code, err } = await start(args).done
    expect(code).toBe(1)
    expect(err).toMatch(/the loss of step \d+ \(batch \d+ of epoch 1\) is (NaN|Infinity).*\(loss-not-finite\)\n$/)
  })

  it('compares initializers, and says what the table shows', async () => {
    const { code, out } = await start(
      '--compare initializer --examples 1000 --hidden 32,32,32 --batch-size 25 --learning-rate 0.05'.split(' '),
    ).done
    expect(code).toBe(0)
    expect(out).not.toContain(escapeCode)
    const accuracy = (name: string) => Number(new RegExp(`^${name} .* (\\d+\\.\\d+) % .* s$`, 'm').exec(out)?.[1])
    for (const name of ['zeros', 'constant:0.1', 'normal:0.01']) expect(accuracy(name)).toBeLessThan(12)
    expect(accuracy('heNormal')).toBeGreaterThan(50)
    expect(out).toContain('Bad first weights kill learning: zeros, constant:0.1, normal:0.01')
  })
})

/** Gives a program a terminal of its own; not every system has it. */
const terminal = 'script'
const hasTerminal = spawnSync(terminal, ['-qec', 'true', '/dev/null']).status === 0

describe.runIf(hasTerminal)('on a terminal', { timeout: 60_000 }, () => {
  it('shows a bar, stops on Ctrl-C and gives the cursor back', async () => {
    const args = [...small, '--epochs', '1000', '--checkpoint', 'terminal.safetensors'].join(' ')
    // Ctrl-C reaches every program of the terminal, and some shells end by it, so that nothing behind it would be run.
    const command = `stty cols 80; exec '${process.execPath}' --conditions=source '${main}' ${args}`
    const child = spawn(terminal, ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { ...process.env, SHELL: '/bin/sh' },
    })
    let out = ''
    let asked = false
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (asked || !out.includes('epoch 3/1000')) return
      asked = true
      child.stdin.write('\x03')
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(130)
    expect(out).toMatch(/epoch 1\/1000 {2}░+ {2}loss \d/)
    expect(out.lastIndexOf(`${escapeCode}[?25h`)).toBeGreaterThan(out.lastIndexOf(`${escapeCode}[?25l`))
    expect(out.indexOf('Stopped after step')).toBeGreaterThan(out.lastIndexOf(`${escapeCode}[?25h`))
    expect((await load(join(folder, 'terminal.safetensors'))).metadata.epochs).toBe('1000')
  })
})
