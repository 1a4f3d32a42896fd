import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCases } from './case-file.ts'
import type { Case } from './cases.ts'
import { runCase } from './run-case.ts'
import { runFile } from './run-file.ts'

const pathOf = (name: string) => new URL(`../${name}`, import.meta.url).pathname
const gradients = readCases(pathOf('fixtures/gradients.json'))
const optimizers = readCases(pathOf('fixtures/optimizers.json'))
const schedules = readCases(pathOf('fixtures/schedules.json'))
const trainings = readCases(pathOf('fixtures/trainings.json'))

const operation = (op: string) => gradients.find((reference) => reference.op === op) as Case
const adam = optimizers.find(({ optimizer }) => optimizer === 'Adam') as Case

/** The case with another value at a path of field names and positions. */
function changed(reference: Case, path: string, change: (value: number) => unknown): Case {
  const copy = structuredClone(reference) as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() as string
  const place = names.reduce((at, name) => at[name] as Record<string, unknown>, copy)
  place[last] = change(place[last] as number)
  return copy
}

it('passes a case that is right', () => {
  expect(runCase(operation('softplus')).problems).toEqual([])
})

it('finds an output that is off by more than the digits of the file', () => {
  const { problems } = runCase(changed(operation('softplus'), 'output.data.4', (value) => value + 1e-7))
  expect(problems).toEqual([expect.stringMatching(/^float64: output\[1, 1\] is .* off by 1\.0e-7/)])
})

it('finds a wrong gradient in both precisions', () => {
  const { problems } = runCase(changed(operation('mul'), 'gradients.1.data.0', (value) => -value))
  expect(problems).toEqual([
    expect.stringMatching(/^float64: gradient of input 1\[0, 0, 0\]/),
    expect.stringMatching(/^float32: gradient of input 1\[0, 0, 0\]/),
  ])
})

it('finds a gradient that should be there where an operation has none', () => {
  const { problems } = runCase(changed(operation('floor'), 'gradients.0.data.2', () => 0.5))
  expect(problems[0]).toMatch(/gradient of input 0\[0, 2\] is 0 instead of 0\.5/)
})

it('finds an infinity where a number is expected, and accepts it where it belongs', () => {
  const pole = changed(operation('log'), 'inputs.0.data.0', () => 0)
  expect(runCase(pole).problems[0]).toMatch(/is -Infinity instead of .*: off by Infinity/)
  const right = changed(pole, 'output.data.0', () => Number.NEGATIVE_INFINITY)
  const cotangent = (right.cotangent as { data: number[] }).data[0]
  expect(runCase(changed(right, 'gradients.0.data.0', () => cotangent / 0)).problems).toEqual([])
})

it('finds an output of another shape', () => {
  const { problems } = runCase(changed(operation('sum'), 'output.shape', () => [1]))
  expect(problems[0]).toBe('float64: output has the shape [] instead of [1]')
})

it('finds a wrong Hessian-vector product', () => {
  const reference = gradients.find(({ hvp }) => hvp) as Case
  expect(runCase(reference).problems).toEqual([])
  expect(runCase(changed(reference, 'hvp.data.0', (value) => value + 1e-3)).problems).toHaveLength(2)
})

it('reports an operation that the table does not know, and an attribute that may be why a case fails', () => {
  expect(runCase({ ...operation('exp'), op: 'frobnicate' }).problems[0]).toMatch(/no operation "frobnicate"/)
  const reference = changed(operation('exp'), 'output.data.0', (value) => value + 1)
  expect(runCase({ ...reference, attrs: { base: 2 } }).problems.at(-1)).toMatch(/does not know the attribute base/)
})

it('reports the error of an operation with its code', () => {
  const { problems } = runCase(changed(operation('matmul'), 'inputs.0.shape', () => [4, 3]))
  expect(problems[0]).toMatch(/^float64: .*\([a-z-]+\)$/)
})

it('lets a known fault of the reference pass, as far as it explains the deviation', () => {
  const reference = operation('hardsigmoid')
  expect(runCase(reference)).toMatchObject({ problems: [], departure: expect.stringMatching(/1 \/ 6 rounded/) })
  const more = changed(reference, 'gradients.0.data.1', (value) => value + 1e-6)
  expect(runCase(more).problems).toHaveLength(1)
  expect(runCase(changed(reference, 'output.data.1', (value) => value + 1e-8)).problems).not.toEqual([])
})

it('finds a step of an optimizer that leads elsewhere', () => {
  expect(runCase(adam).problems).toEqual([])
  const { problems } = runCase(changed(adam, 'trajectory.3.1.data.2', (value) => value + 1e-4))
  expect(problems[0]).toMatch(/^float64: parameter 1 after step 4\[2\]/)
})

it('reports options and optimizers that it does not know', () => {
  const wrong = changed(adam, 'trajectory.0.0.data.0', (value) => value + 1)
  expect(runCase(changed(wrong, 'options.spin', () => 3)).problems.at(-1)).toMatch(/does not know the option spin/)
  expect(runCase({ ...adam, optimizer: 'Perpetuum' })).toMatchObject({ missing: true })
})

it('finds a wrong learning rate', () => {
  const reference = schedules.find(({ schedule }) => schedule === 'CosineAnnealingLR') as Case
  expect(runCase(reference).problems).toEqual([])
  const { problems } = runCase(changed(reference, 'learning_rates.7', (value) => value + 1e-6))
  expect(problems[0]).toMatch(/^rate\[7\]/)
})

it('finds a wrong loss and a wrong final weight of a training', () => {
  const loss = changed(trainings[0], 'losses.14', (value) => value + 1e-6)
  expect(runCase(changed(loss, 'final.w2.data.5', (value) => value + 1e-6)).problems).toEqual([
    expect.stringMatching(/^float64: loss\[14\]/),
    expect.stringMatching(/^float64: final w2\[1, 2\]/),
  ])
})

it('reports a case of no kind, a file without cases and a file that is none', () => {
  expect(runCase({ colour: 'red' }).problems).toEqual(['It has the fields colour.'])
  expect(runFile(pathOf('package.json'))[0].problems[0]).toMatch(/no list of cases/)
  expect(runFile('/nowhere/cases.json')[0].problems[0]).toMatch(/ENOENT/)
})

it('keeps all that the reference wrote, with where it came from', () => {
  expect([gradients, optimizers, schedules, trainings].map(({ length }) => length)).toEqual([183, 50, 13, 9])
  expect(readFileSync(pathOf('fixtures/README.md'), 'utf8')).toMatch(/PyTorch 1\.13\.1/)
})

it.each([
  ['embedding', 'scale_grad_by_freq', true],
  ['embedding', 'max_norm', 1],
  ['upsample2d', 'mode', 'lanczos'],
  ['div', 'rounding_mode', 'up'],
])('%s: names an option that it cannot follow: %s', (op, name, value) => {
  const reference = operation(op)
  const { problems } = runCase({ ...reference, attrs: { ...(reference.attrs as object), [name]: value } })
  expect(problems[0]).toContain(name)
})
