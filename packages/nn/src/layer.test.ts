import { initialize, Parameter, parametersOf, type Tensor, tensor } from '@chainrule/autograd'
import { ones } from '@chainrule/initializers'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Layer, type Linear, layer, linear, relu, residual, sequential, watchLayers } from './index.ts'

describe('layer', () => {
  it('makes a function whose parameters are found by walking', () => {
    const weight = new Parameter([2], 'float32', { initializer: ones() })
    const scale = layer('scale', (x: Tensor) => x.mul(weight), { weight })
    expect([...parametersOf(scale).keys()]).toEqual(['weight'])
    expect(initialize(scale, { seed: 1 })(tensor([3, 4])).toArray()).toEqual([3, 4])
    expect(scale.kind).toBe('scale')
  })

  it('keeps the types of arguments, result and fields', () => {
    const pair = layer('pair', (x: Tensor, n: number) => [x, n] as const, { factor: 2 })
    expectTypeOf(pair).parameters.toEqualTypeOf<[Tensor, number]>()
    expectTypeOf(pair).returns.toEqualTypeOf<readonly [Tensor, number]>()
    expectTypeOf(pair.factor).toEqualTypeOf<number>()
  })
})

describe('watchLayers', () => {
  it('tells of each call, inner layers first, and stops with the body', () => {
    const model = initialize(sequential(linear(2, 3), residual(relu)), { seed: 1 })
    const seen: [string, readonly number[]][] = []
    watchLayers(
      ({ kind, output }) => seen.push([kind, (output as Tensor).shape]),
      () => model(tensor([[1, 2]])),
    )
    model(tensor([[1, 2]]))
    expect(seen).toEqual([
      ['linear', [1, 3]],
      ['relu', [1, 3]],
      ['residual', [1, 3]],
      ['sequential', [1, 3]],
    ])
  })

  it('stops when the body throws', () => {
    const seen: string[] = []
    expect(() =>
      watchLayers(
        ({ kind }) => seen.push(kind),
        () => linear(2, 3)(tensor([1])),
      ),
    ).toThrow()
    initialize(linear(1, 1), { seed: 1 })(tensor([1]))
    expect(seen).toEqual([])
  })

  it('lets several watch at once', () => {
    const [outer, inner]: [string[], string[]] = [[], []]
    const one = linear(1, 1)
    watchLayers(
      ({ kind }) => outer.push(kind),
      () => {
        watchLayers(
          ({ kind }) => inner.push(kind),
          () => one(tensor([1])),
        )
        one(tensor([1]))
      },
    )
    expect([outer, inner]).toEqual([['linear', 'linear'], ['linear']])
  })
})

describe('sequential', () => {
  it('names its parts by their places', () => {
    const model = sequential(linear(2, 3), relu, sequential(linear(3, 1, { bias: false })))
    expect([...parametersOf(model).keys()]).toEqual(['0.weight', '0.bias', '2.0.weight'])
    expectTypeOf(model[0]).toEqualTypeOf<Linear>()
    expectTypeOf(model).toExtend<Layer>()
    // @ts-expect-error there is no fourth part
    expect(model[3]).toBeUndefined()
  })

  it('keeps the order of more than ten parts', () => {
    const steps = Array.from({ length: 12 }, (_, i) => (x: Tensor) => x.mul(2).add(i))
    const expected = steps.reduce((value, _, i) => 2 * value + i, 1)
    expect(sequential(...steps)(tensor(1)).item()).toBe(expected)
  })

  it('passes its input on when it is empty', () => {
    expect(sequential()(tensor([1, 2])).toArray()).toEqual([1, 2])
  })

  it('refuses what is not a function and says where it stands', () => {
    expect(() => sequential(relu, 'relu' as never)).toThrow(
      expect.objectContaining({ code: 'not-a-module', message: expect.stringContaining('part 1 is of type string') }),
    )
  })
})

describe('residual', () => {
  it('sends the input around through a shortcut', () => {
    const model = residual((x) => x.mul(10), { shortcut: (x) => x.neg() })
    expect(model(tensor([1, 2])).toArray()).toEqual([9, 18])
  })

  it('does not stretch one side to the other', () => {
    expect(() => residual((x) => x.sum(0, { keepAxes: true }))(tensor([[1], [2]]))).toThrow(
      expect.objectContaining({ code: 'residual-shapes' }),
    )
  })
})
