import fc from 'fast-check'
import { expect, it } from 'vitest'
import { duplicateKey } from './duplicate-key.ts'

it('finds none where JSON.parse and JSON.stringify agree on the text', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(duplicateKey(JSON.stringify(JSON.parse(text)), 99)).toBe(null)
    }),
  )
})

it('names the key that stands twice in one object, and in one object only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.json(), fc.json(), (key, first, second) => {
      const name = JSON.stringify(key)
      fc.pre(!first.includes(name) && !second.includes(name))
      expect(duplicateKey(`[{${name}:${first} , ${name} : ${second}}]`, 99)).toBe(key)
      expect(duplicateKey(`[{${name}:${first}},{${name}:${second}},${name}]`, 99)).toBe(null)
    }),
  )
})

it('gives up beyond the depth', () => {
  expect(duplicateKey('{"a":[[]]}', 3)).toBe(null)
  expect(duplicateKey('{"a":[[]]}', 2)).toBe(undefined)
})

it('survives texts that are not JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'a', '\\', ' ') }), (text) => {
      try {
        expect([null, undefined, expect.any(String)]).toContainEqual(duplicateKey(text, 8))
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError)
      }
    }),
    { numRuns: 1000 },
  )
})
