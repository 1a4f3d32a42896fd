import {
  compile,
  optimize,
  parameter,
  restore,
  sin,
  snapshot,
  type Tensor,
  treeDot,
  treeNorm,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { vector } from './cases.fixture.ts'
import { cellsNamed } from './cells-named.ts'
import { chain } from './chain.ts'
import { clipByGlobalNorm } from './clip-by-global-norm.ts'
import { gradientDescent } from './gradient-descent.ts'
import { monitor } from './monitor.ts'

describe.each([
  ['lazily', false],
  ['in a captured step', true],
])('monitor, %s', (_, captured) => {
  it('keeps what it measures of each update, before a link and behind it', () => {
    const model = { a: parameter(vector(1)), b: parameter(vector(2)) }
    const norm = ({ gradients }: { gradients: Parameters<typeof treeNorm>[0] }) => treeNorm(gradients)
    const optimizer = optimize(
      model,
      chain(
        monitor({ norm, loss: ({ loss }) => (loss as Tensor).reshape([]) }),
        clipByGlobalNorm({ maxNorm: 1 }),
        monitor({ norm }),
        gradientDescent({ learningRate: 0.5 }),
        monitor({ change: ({ change }) => treeNorm(change), weights: ({ parameters }) => parameters.b.mul(1) }),
      ),
    )
    const read = () =>
      [
        ...cellsNamed(optimizer, 'monitor'),
        ...cellsNamed(optimizer, 'monitor2'),
        ...cellsNamed(optimizer, 'monitor3'),
      ].map(([path, cell]) => [path.slice('chain.'.length), Number(cell.data()[0].toFixed(9))])
    expect(read().map(([, value]) => value)).toEqual([0, 0, 0, 0, 0])
    const body = (a: Tensor, b: Tensor) => optimizer.step(() => model.a.mul(a).add(model.b.mul(b)).sum()) as Tensor
    const step = captured ? compile(body) : body
    for (const scale of [10, 1, 0.1]) {
      const b = model.b.item()
      const loss = step(vector(3 * scale), vector(4 * scale))
      const clipped = Math.min(1, 5 * scale)
      expect(read()).toEqual([
        ['monitor.norm', Number((5 * scale).toFixed(9))],
        ['monitor.loss', Number(loss.item().toFixed(9))],
        ['monitor2.norm', clipped],
        ['monitor3.change', clipped / 2],
        ['monitor3.weights', Number(b.toFixed(9))],
      ])
    }
  })
})

describe('monitor', () => {
  it('changes nothing in the updates', () => {
    const path = (watched: boolean) => {
      const w = parameter(vector(1, -2))
      const watch = monitor({ alignment: ({ gradients, change }) => treeDot(gradients, change) })
      const optimizer = optimize({ w }, watched ? chain(adam(), watch) : adam())
      for (let i = 0; i < 4; i++) optimizer.step(() => sin(w).sum())
      return w.data()
    }
    expect(path(true)).toEqual(path(false))
  })

  it('measures whole tensors, which are saved with the rest', () => {
    const make = () => {
      const w = parameter(vector(1, 2))
      const optimizer = optimize({ w }, chain(monitor({ gradient: ({ gradients }) => gradients.w.mul(1) }), adam()))
      return { w, optimizer }
    }
    const [first, second] = [make(), make()]
    first.optimizer.step(() => first.w.square().sum())
    restore(second, snapshot(first))
    expect(second.optimizer.cells.get('chain.monitor.gradient')?.toArray()).toEqual([2, 4])
  })
})

describe('cellsNamed', () => {
  it('finds cells by any whole names in their path', () => {
    const model = [{ weight: parameter(vector(1)), bias: parameter(vector(2)) }]
    const optimizer = optimize(model, adam())
    const names = (name: string) => [...cellsNamed(optimizer, name).keys()]
    expect(names('variance')).toEqual(['adam.0.weight.variance', 'adam.0.bias.variance'])
    expect(names('0.weight')).toEqual(['adam.0.weight.mean', 'adam.0.weight.variance'])
    expect(names('adam').length).toBe(5)
    expect(names('mea')).toEqual([])
  })
})
