import { tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { showValue } from './show-value.ts'

it('writes values as a console does', () => {
  expect(showValue('text')).toBe('text')
  expect(showValue(['a', 1, null])).toBe("[ 'a', 1, null ]")
  expect(showValue({ x: 1, f: Math.max })).toBe('{ x: 1, f: [Function: max] }')
  expect(showValue(new Float32Array([1, 2]))).toBe('[ 1, 2 ]')
  expect(showValue(new Map([['a', 1]]))).toBe("Map{ 'a' => 1 }")
})

it('lets tensors write themselves', () => {
  const x = tensor([1, 2])
  expect(showValue(x)).toBe(String(x))
})

it('breaks what is long, and ends what has no end', () => {
  expect(showValue(Array.from({ length: 40 }, (_, i) => i)).split('\n')).toHaveLength(42)
  const ring: { self?: unknown } = {}
  ring.self = ring
  expect(showValue(ring)).toContain('…')
})
