import { expect, it } from 'vitest'
import { CodeError, runScript, runTypeScript } from './run-typescript.ts'

const modules = { shapes: { area: (side: number) => side ** 2 } }

it('gives the exports of a module that has types and imports', () => {
  const exports = runTypeScript(
    `import { area } from 'shapes'
     type Side = number
     export const small: number = area(2 as Side)
     export default function large(side: Side) { return area(side * 10) }`,
    modules,
  )
  expect(exports.small).toBe(4)
  expect((exports.default as (side: number) => number)(1)).toBe(100)
})

it('says where a sentence cannot be read', () => {
  expect(caught('const a = 1\nconst b = = 2')).toMatchObject({ line: 2 })
})

it('says what is thrown, and in which line', () => {
  expect(caught("const a = 1\n\nthrow new RangeError('too far')")).toMatchObject({
    message: 'RangeError: too far',
    line: 3,
  })
})

it('names what can be imported', () => {
  expect(caught("import { x } from 'elsewhere'\nx()")?.message).toBe('Cannot import "elsewhere". There are: shapes.')
})

it('runs scripts that wait, with a console of their own', async () => {
  const lines: unknown[] = []
  await runScript(
    `import { area } from 'shapes'
     const side: number = await Promise.resolve(3)
     console.log(area(side))`,
    modules,
    { console: { log: (value: unknown) => lines.push(value) } },
  )
  expect(lines).toEqual([9])
})

function caught(code: string): CodeError | null {
  try {
    runTypeScript(code, modules)
  } catch (error) {
    if (error instanceof CodeError) return error
    throw error
  }
  return null
}
