import { catalogue } from '@chainrule/catalogue'
import { expect, it } from 'vitest'
import { noteOf } from './notes.ts'

it('says of every member when to use it, in both languages', () => {
  for (const member of catalogue) {
    const { en, pt } = noteOf(member)
    expect(en.length, member.name).toBeGreaterThan(20)
    expect(pt.length, member.name).toBeGreaterThan(20)
    expect(pt, member.name).not.toBe(en)
  }
})

it('names the file where a note is missing', () => {
  expect(() => noteOf({ name: 'unheardOf', kind: 'optimizer' })).toThrow('notes/optimizer-notes.ts')
})
