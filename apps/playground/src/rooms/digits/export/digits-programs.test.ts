import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { type DigitsConfig, firstConfig } from '../config.ts'
import { readDigits } from '../engine/digits.fixture.ts'
import { startDigitsRun } from '../engine/digits-run.ts'
import { digitsPytorchProgram } from './digits-pytorch-program.ts'
import { digitsTypescriptProgram } from './digits-typescript-program.ts'

const folder = join(fileURLToPath(new URL('../../../..', import.meta.url)), '.exported-digits')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dense: DigitsConfig = { ...firstConfig, width: 16, examples: 300, dropout: 0.1 }
const convolution: DigitsConfig = { ...firstConfig, network: 'convolution', width: 2, examples: 100, batchSize: 20 }

it.each([
  ['dense', dense, 7],
  ['convolution', convolution, 3],
] as const)('writes a program with our packages that makes the same training: %s', (name, config, steps) => {
  const run = startDigitsRun(config, readDigits())
  for (let step = 0; step < steps; step++) run.step()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.ts`)
  writeFileSync(file, digitsTypescriptProgram(config, steps))
  const printed = execFileSync(process.execPath, ['--conditions=source', file], { encoding: 'utf8' })
  expect(printed).toContain(`step ${steps} of ${steps}: loss ${run.loss}\n`)
  expect(printed).toMatch(/Right on \d+ of 10000 test digits/)
})

it('writes the same network and method for PyTorch', () => {
  const program = digitsPytorchProgram(dense, 100)
  expect(program).toContain(
    '    nn.Flatten(),\n    nn.Linear(784, 16),\n    nn.ReLU(),\n    nn.Dropout(0.1),\n    nn.Linear(16, 10),\n',
  )
  expect(program).toContain("weight = model[1].weight\n    nn.init.kaiming_normal_(weight, a=0, mode='fan_in')")
  expect(program).toContain('torch.optim.Adam(parameters, lr=0.003')
  const windows = digitsPytorchProgram({ ...convolution, initializer: { name: 'lecunNormal', settings: {} } }, 100)
  expect(windows).toContain('nn.Conv2d(2, 4, kernel_size=3, padding=1)')
  expect(windows).toContain(`nn.init.normal_(weight, 0, ${Math.sqrt(1 / 9)})  # for lecunNormal`)
  expect(windows).toContain('nn.Linear(196, 10)')
})
