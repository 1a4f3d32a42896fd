import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { primitivesBetween } from '../shared/primitives-between.ts'
import { operations } from './operation-cases.ts'
import { sample } from './samples.ts'

const core = join(import.meta.dirname, '../../../autograd/src')

/** The names that stand behind `name:` in the definitions of primitives. */
function primitivesOfTheCore(): string[] {
  return ['primitives', 'linalg']
    .flatMap((folder) => readdirSync(join(core, folder)).map((file) => join(core, folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('.fixture.'))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/define(?:Primitive|Unary|Binary)(?:<[^(]*>)?\(\{\s*name: '(\w+)'/g),
    ])
    .map(([, name]) => name)
}

it('tests every primitive of the core', () => {
  const tested = new Set([...operations.map(({ primitive }) => primitive), 'constant', 'iota', 'random'])
  const names = primitivesOfTheCore()
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !tested.has(name))).toEqual([])
})

it.each(operations.map((operation) => [`${operation.primitive} ${operation.variant ?? ''}`, operation] as const))(
  'uses the primitive that it is called after: %s',
  (_, { primitive, shapes, dtypes, domains = ['any'], inputTypes = [], apply }) => {
    const inputs = shapes[0].map((shape, i) =>
      sample(shape, inputTypes[i] ?? dtypes[0], domains[Math.min(i, domains.length - 1)]),
    )
    const names = primitivesBetween(inputs, [apply(...inputs)] as Tensor[]).map(({ primitive }) => primitive.name)
    expect(names).toContain(primitive)
  },
)
