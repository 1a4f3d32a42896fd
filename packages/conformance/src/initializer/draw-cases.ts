import { type DType, type Initializer, initialize, Parameter, randomKey, type Shape, sizeOf } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import { draw, requestFor, wantedFor } from './draws.ts'
import type { InitializerOptions, MakeInitializer } from './options.ts'

const usual: readonly Shape[] = [
  [],
  [1],
  [7],
  [0],
  [5, 3],
  [3, 5],
  [4, 4],
  [1, 6],
  [0, 4],
  [4, 0],
  [3, 2, 5],
  [4, 3, 3, 3],
  [2, 3, 3, 3, 3],
]

/** Its numbers follow from the key alone, in the shape and the type that were asked for. */
export function drawCases(name: string, make: MakeInitializer, options: InitializerOptions): Case[] {
  const { ranks = {}, shapes = usual, deterministic = false } = options
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranks
  const fits = ({ length }: Shape) => length >= min && length <= max
  const full = shapes
    .filter((shape) => fits(shape) && (sizeOf(shape) > 6 || shapes !== usual))
    .map((shape) => wantedFor(shape))
  return [
    {
      id: 'fills-shapes',
      title: 'fills parameters of every shape that it takes with finite numbers, and refuses others',
      run() {
        for (const shape of shapes.filter(fits)) requireFilled(name, make(), shape)
        for (const shape of usual.filter((each) => !fits(each))) requireRefusal(name, make(), shape)
      },
    },
    {
      id: 'deterministic',
      title: 'gives the same numbers for the same key',
      run() {
        for (const wanted of full) {
          const shared = make()
          const first = draw(shared, wanted, 1).values
          expectNumbers(draw(shared, wanted, 1).values, first)
          expectNumbers(draw(make(), wanted, 1).values, first)
        }
      },
    },
    {
      id: 'keys-differ',
      title: deterministic ? 'gives the same numbers for every key' : 'gives other numbers for another key',
      run() {
        for (const wanted of full) {
          const [first, second] = [1, 2].map((seed) => String(draw(make(), wanted, seed).values))
          requireThat(
            (first === second) === deterministic,
            `${name}: two keys gave ${first === second ? 'the same' : 'different'} numbers for [${wanted.shape}].`,
            'Draw from the key of the request; say { deterministic: true } where nothing is drawn.',
          )
        }
      },
    },
    {
      id: 'order-of-calls',
      title: 'does not depend on what it has filled before',
      run() {
        const [forward, backward] = [make(), make()]
        const drawn = new Map(full.map((wanted, i) => [wanted, draw(forward, wanted, i).values]))
        for (const [i, wanted] of [...full.entries()].toReversed()) {
          expectNumbers(draw(backward, wanted, i).values, drawn.get(wanted) as Float32Array)
        }
      },
    },
    {
      id: 'dtype',
      title: 'draws in the type of the parameter, with all its digits',
      run() {
        for (const wanted of full) {
          const { values, dtype } = draw(make(), { ...wanted, dtype: 'float64' as DType }, 3)
          requireThat(
            dtype === 'float64',
            `${name}: it gave ${dtype} for a float64 parameter.`,
            'Pass dtype on to the draw.',
          )
          const digits =
            deterministic ||
            values.every((value) => value === values[0]) ||
            values.some((value) => Math.fround(value) !== value)
          requireThat(digits, `${name}: it gave float32 numbers to a float64 parameter.`, 'Pass dtype on to the draw.')
        }
      },
    },
    {
      id: 'fills-models',
      title: 'fills the parameters of a model, whatever their order',
      run() {
        const shapesOfModel = full.map(({ shape }) => shape)
        const model = (list: readonly Shape[]) =>
          initialize(
            Object.fromEntries(
              list.map((shape) => [`p${shape.join('x')}`, new Parameter(shape, 'float32', { initializer: make() })]),
            ),
            { seed: 5 },
          )
        const [one, other] = [model(shapesOfModel), model(shapesOfModel.toReversed())]
        for (const [key, cell] of Object.entries(one)) expectNumbers(other[key], cell)
      },
    },
    {
      id: 'declares-moments',
      title: 'declares its moments without drawing, the same at every call',
      run() {
        for (const wanted of full) {
          const initializer = make()
          const { random: _, ...request } = requestFor(wanted, 0)
          const before = initializer.expected(request)
          initializer.draw({ ...request, random: randomKey(0) }).data()
          const after = make().expected(request)
          expectNumbers([after.mean, after.variance], [before.mean, before.variance])
        }
      },
    },
  ]
}

function requireFilled(name: string, initializer: Initializer, wanted: Shape): void {
  const { values, shape, dtype } = draw(initializer, wantedFor(wanted), 0)
  requireThat(
    String(shape) === String(wanted) && shape.length === wanted.length && dtype === 'float32',
    `${name}: asked for float32 [${wanted}], it gave ${dtype} [${shape}].`,
    'Give what the request asks for.',
  )
  const wrong = values.find((value) => !Number.isFinite(value))
  requireThat(
    wrong === undefined,
    `${name}: a parameter [${wanted}] holds ${wrong}.`,
    'Mind fans of 0 and matrices without rows.',
  )
}

function requireRefusal(name: string, initializer: Initializer, shape: Shape): void {
  let code: unknown = null
  try {
    draw(initializer, wantedFor(shape), 0)
  } catch (error) {
    code = (error as { code?: unknown }).code ?? String(error)
  }
  requireThat(
    typeof code === 'string' && /^[a-z0-9-]+$/.test(code),
    `${name}: for [${shape}], whose rank it does not take, ${code === null ? 'it gave numbers' : `it threw ${code}`}.`,
    'Throw a ChainruleError that names the shape and the ranks that it takes.',
  )
}
