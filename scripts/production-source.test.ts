import { expect, it } from 'vitest'
import { productionSource } from './production-source.ts'

it('leaves the symbols of hyper-parameters out', () => {
  const definition = (numbers: string) => `const f = defineThing({ hyperparameters: { rate: { ${numbers} } } })`
  expect(productionSource(definition(`symbol: 'η', min: 0`))).toContain('rate: { min: 0 }')
  expect(productionSource(definition(`min: 0, symbol: 'η'`))).toContain('rate: { min: 0,  }')
  expect(productionSource(`const f = { symbol: 'η' }`)).toBe(`const f = { symbol: 'η' }`)
})

it('keeps the code and the values and drops the sentences', () => {
  const source = `throw new ChainruleError('too-long', \`add: \${a.length} is more than \${limit}.\`, 'Cut it.')`
  expect(productionSource(source)).toBe(`throw new ChainruleError('too-long', [a.length, limit])`)
})

it('keeps what decides between two sentences where their values differ', () => {
  const source = `new ChainruleError('x', many ? \`got \${n}\` : 'got none', many ? 'Take some.' : 'Give some.')`
  expect(productionSource(source)).toBe(`new ChainruleError('x', many ? \`\${n}\` : '')`)
})

it('drops words inside a sentence that depend on something', () => {
  const source = `new ChainruleError('x', \`\${a} is \${b ? 'too long' : 'too short'} for \${rangeInWords(c)}.\`, 'Cut.')`
  expect(productionSource(source)).toBe(`new ChainruleError('x', \`\${a}\`)`)
})

it('leaves words alone that are not written at the throw', () => {
  const source = `new ChainruleError('x', seen, hint, { cause })`
  expect(productionSource(source)).toBe(source)
})

it('leaves other code alone', () => {
  const source = `const text = \`a \${b}\`\nthrow new Error('as it is')\n`
  expect(productionSource(source)).toBe(source)
})

it('empties the texts of a definition, however deep they stand', () => {
  const source = `const a = f({ text: { en: 'A.', pt: 'B.' } }, defineThing({ x: { text: { en: 'C.', pt: 'D.' } } }))`
  expect(productionSource(source)).toBe(
    `const a = f({ text: { en: 'A.', pt: 'B.' } }, defineThing({ x: { text: { en: '', pt: '' } } }))`,
  )
})

it('marks what a file defines at its top as free of side effects', () => {
  const source = `export const a = defineThing({})\nfunction f() {\n  const b = defineThing({})\n}\n`
  expect(productionSource(source)).toBe(source.replace('a = defineThing', 'a = /* @__PURE__ */ defineThing'))
})
