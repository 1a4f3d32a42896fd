import { expect, it } from 'vitest'
import { expectedOutput, sameOutput } from './expected-output.ts'

it('reads the comments behind console.log', () => {
  expect(expectedOutput('const a = f(1)\nconsole.log(a) // 0.25\nconsole.log(g(a)) // [ 1, 2 ]\n')).toBe(
    '0.25\n[ 1, 2 ]',
  )
})

it('claims nothing where a console.log has no comment', () => {
  expect(expectedOutput('console.log(a) // 1\nconsole.log(b)')).toBeUndefined()
  expect(expectedOutput('const a = 1 // one')).toBeUndefined()
})

it('compares without white space and with everything else', () => {
  expect(sameOutput('[ 1, 2 ]', '[\n  1,\n  2\n]\n')).toBe(true)
  expect(sameOutput('0.25', '0.250001\n')).toBe(false)
})
