import { expect, it } from 'vitest'
import { readAttributes } from './attributes.ts'

it('reads axes by each of their names, one or several', () => {
  expect(readAttributes({ dim: -1 }).axes()).toBe(-1)
  expect(readAttributes({ axes: [0, 2] }).axes()).toEqual([0, 2])
  expect(readAttributes({ axis: null }).axes()).toBeUndefined()
  expect(readAttributes({}).axis(-1)).toBe(-1)
})

it('repeats one number for every axis', () => {
  expect(readAttributes({ stride: 2 }).each(2, 'stride')).toEqual([2, 2])
  expect(readAttributes({ stride: [2, 1] }).each(2, 'stride')).toEqual([2, 1])
})

it('reads numbers that are written as words, and no other words', () => {
  expect(readAttributes({ p: 'inf' }).number('p')).toBe(Number.POSITIVE_INFINITY)
  expect(() => readAttributes({ p: 'fro' }).number('p')).toThrow('"p" is "fro", not a number')
})

it('remembers what nobody asked for', () => {
  const attributes = readAttributes({ stride: 2, twist: 1, note: 'for people' })
  attributes.each(2, 'stride')
  expect(attributes.unread()).toEqual(['twist'])
})
