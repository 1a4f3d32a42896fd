import { max, parameter, setBackend, tanh, tensor } from '@chainrule/autograd'
import { afterEach, expect, it } from 'vitest'
import { explain } from './explain.ts'
import { programOf } from './program-of.fixture.ts'

afterEach(() => setBackend(null))

it('prints kernels, shapes, memory, and about how long each takes', () => {
  const weight = parameter(tensor(new Float32Array(32 * 8), { shape: [32, 8] }), { name: 'weight' })
  const x = tensor(new Float32Array(64 * 32), { shape: [64, 32] })
  const program = programOf(tanh(x.matmul(weight)).sum(1))
  expect(explain(program).split('\n')).toEqual([
    '0  product [64 (32)] [(32) 8]  arena+0, state 1 -> arena+8192  32.8 k op, 11.3 kB, 1.13 µs',
    '1  loop [64 (8)] tanh sum      arena+8192 -> result 0          12.8 k op, 2.3 kB, 427 ns',
    'about 1.55 µs on one core',
    '2 kernels, 10240 bytes of intermediates, at most 10240 alive at once',
  ])
})

it('shows the stages of rows, and of their memory what comes from outside', () => {
  const x = tensor(new Float32Array(60), { shape: [6, 10] })
  const [line] = explain(programOf(x.sub(max(x, -1, { keepAxes: true })))).split('\n')
  expect(line).toMatch(/^0 {2}6 rows: loop \[6 \(10\)\] max; loop \[6 10\] sub {2}arena\+0 -> arena\+256, result 0 /)
})

it('names everything that is not a loop or a product', () => {
  const x = tensor(new Float32Array(60), { shape: [3, 4, 5] })
  const text = explain(programOf(x.matmul(tensor(new Float32Array(60), { shape: [3, 5, 4] }))))
  expect(text).toMatch(/^0 {2}product 3 of \[4 \(5\)\] \[\(5\) 4\]/)
})
