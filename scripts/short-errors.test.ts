import { expect, it } from 'vitest'
import { shortErrors } from './short-errors.ts'

it('keeps the code and the values and drops the sentences', () => {
  const source = `throw new ChainruleError('too-long', \`add: \${a.length} is more than \${limit}.\`, 'Cut it.')`
  expect(shortErrors(source)).toBe(`throw new ChainruleError('too-long', \`\${a.length}; \${limit}\`, '')`)
})

it('keeps what decides between two sentences where their values differ', () => {
  const source = `new ChainruleError('x', many ? \`got \${n}\` : 'got none', many ? 'Take some.' : 'Give some.')`
  expect(shortErrors(source)).toBe(`new ChainruleError('x', many ? \`\${n}\` : '', '')`)
})

it('leaves words alone that are not written at the throw', () => {
  const source = `new ChainruleError('x', seen, hint, { cause })`
  expect(shortErrors(source)).toBe(source)
})

it('leaves other code alone', () => {
  const source = `const text = \`a \${b}\`\nthrow new Error('as it is')\n`
  expect(shortErrors(source)).toBe(source)
})
