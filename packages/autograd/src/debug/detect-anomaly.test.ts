import { expect, it } from 'vitest'
import { max } from '../functions/max.ts'
import {
  checkpoint,
  compile,
  customGradient,
  defineOptimizer,
  detectAnomaly,
  eager,
  equal,
  optimize,
  pad,
  parameter,
  slice,
  state,
  type Tensor,
  tensor,
  where,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const anomaly = (message: RegExp) =>
  expect.objectContaining({ code: 'not-finite', message: expect.stringMatching(message) })
/** The line number of the first line of a file that holds a mark. */
const here = /detect-anomaly\.test\.ts:\d+/

it('lets finite computations pass and returns what the function returns', () => {
  const w = parameter(tensor([1, 2]))
  expect(detectAnomaly(() => w.square().sum()).item()).toBe(5)
  detectAnomaly(() => w.log().sum().backward())
  expect(w.grad?.toArray()).toEqual([1, 0.5])
})

it('names the operation, the shape, the element and the line of a forward NaN', () => {
  const bad = () => {
    const x = tensor([[1, 2, -3]])
    const y = x.sqrt()
    return y.sum()
  }
  expect(() => detectAnomaly(bad)).toThrow(anomaly(/^sqrt: the result float32 \[1,3\] has NaN at \[0,2\]/))
  expect(() => detectAnomaly(bad)).toThrow(anomaly(here))
})

it('points at the line that made it, not at later ones', () => {
  let line = 0
  try {
    detectAnomaly(() => {
      line = Number(/:(\d+):\d+\)?$/.exec((new Error().stack as string).split('\n')[1])?.[1])
      const y = tensor([0]).log() // one line below the mark
      return y.mul(2).add(1)
    })
  } catch (error) {
    expect((error as Error).message).toContain(`detect-anomaly.test.ts:${line + 1}:`)
    expect((error as Error).message).toMatch(/^log: .* has -Infinity at \[0\]/)
  }
  expect.assertions(2)
})

it('names the forward operation whose gradient is not finite, and its line', () => {
  const w = parameter(tensor([4, 0]))
  expect(() => detectAnomaly(() => w.sqrt().sum().backward())).toThrow(
    anomaly(
      /^div: .* has Infinity at \[1\], in the gradient of sqrt float32 \[2\], which was computed at .*detect-anomaly\.test\.ts/,
    ),
  )
})

it('finds what an optimizer computes', () => {
  const divides = defineOptimizer({
    name: 'divides',
    hyperparameters: { learningRate: { default: 1, text } },
    update: ({ gradient, scalar }) => ({
      change: gradient.div(gradient.sub(gradient)).mul(scalar((h) => h.learningRate)),
    }),
  })
  const w = parameter(tensor([1, 2]))
  const optimizer = optimize({ w }, divides())
  expect(() =>
    detectAnomaly(() => {
      w.square().sum().backward()
      optimizer.step()
    }),
  ).toThrow(anomaly(/^div: .* has Infinity at \[0\], first seen at .*detect-anomaly\.test\.ts/))
  expect(w.toArray()).toEqual([1, 2])
})

it('names data and cells that come in as NaN', () => {
  const x = tensor([1, Number.NaN])
  expect(() => detectAnomaly(() => tensor([1, 1]).add(x))).toThrow(
    anomaly(/^add: input 1, data float32 \[2\], already has NaN at \[1\], first seen at .*detect-anomaly/),
  )
  const w = parameter(tensor([Number.POSITIVE_INFINITY]), { name: 'layer.weight' })
  expect(() => detectAnomaly(() => w.mul(2))).toThrow(
    anomaly(/^mul: input 0, the cell "layer\.weight" float32 \[1\], already has Infinity/),
  )
  const before = tensor([0]).log()
  expect(() => detectAnomaly(() => before.mul(2))).toThrow(anomaly(/input 0, .* already has -Infinity/))
})

it('lets infinities pass that were written down on purpose', () => {
  const mask = tensor([true, false, true])
  const scores = parameter(tensor([1, 2, 3]))
  const attention = () => {
    const masked = where(mask, scores, Number.NEGATIVE_INFINITY)
    const shifted = masked.sub(max(masked))
    const weights = shifted.exp()
    return slice(weights.div(weights.sum()), [[0, 1]]).sum()
  }
  expect(detectAnomaly(attention).item()).toBeCloseTo(1 / (1 + Math.E ** 2), 6)
  expect(detectAnomaly(() => max(pad(scores, [[1, 1]], Number.NEGATIVE_INFINITY))).item()).toBe(3)
})

it('finds a NaN made of intended infinities', () => {
  const top = tensor([1]).mul(Number.NEGATIVE_INFINITY)
  expect(() => detectAnomaly(() => tensor([1]).mul(Number.NEGATIVE_INFINITY).sub(Number.NEGATIVE_INFINITY))).toThrow(
    anomaly(/^sub: the result .* has NaN/),
  )
  expect(top.item()).toBe(Number.NEGATIVE_INFINITY)
})

it('takes a NaN for an anomaly wherever it is chosen, even one that was written down', () => {
  const chosen = () => where(tensor([true, false]), Number.NaN, tensor([1, 2])).add(1)
  expect(() => detectAnomaly(chosen)).toThrow(anomaly(/^where: the result float32 \[2\] has NaN at \[0\]/))
  const notChosen = () => where(tensor([false, false]), Number.NaN, tensor([1, 2])).add(1)
  expect(detectAnomaly(notChosen).toArray()).toEqual([2, 3])
})

it('works around and inside other modes', () => {
  expect(() => detectAnomaly(() => eager(() => tensor([0]).log()))).toThrow(anomaly(/^log:/))
  expect(() => eager(() => detectAnomaly(() => tensor([0]).log()))).toThrow(anomaly(/^log:/))
})

it('can look for NaN only', () => {
  expect(detectAnomaly(() => tensor([0]).log(), { infinities: false }).item()).toBe(Number.NEGATIVE_INFINITY)
  expect(() => detectAnomaly(() => tensor([-1]).log(), { infinities: false })).toThrow(anomaly(/has NaN/))
})

it('finds it in compiled steps, in checkpointed parts and in gradient rules of its own', () => {
  const step = compile((x: Tensor) => x.log())
  expect(() => detectAnomaly(() => step(tensor([0])))).toThrow(anomaly(/^log:/))
  const w = parameter(tensor([0]))
  expect(() =>
    detectAnomaly(() =>
      checkpoint((x: Tensor) => x.sqrt().mul(2))(w)
        .sum()
        .backward(),
    ),
  ).toThrow(anomaly(/in the gradient of sqrt/))
  const rule = customGradient(
    (x: Tensor) => x.mul(1),
    (cotangent) => [cotangent.div(0)],
  )
  expect(() => detectAnomaly(() => rule(w).sum().backward())).toThrow(anomaly(/^div: .* in the gradient of identity/))
})

it('leaves integers and masks alone', () => {
  expect(detectAnomaly(() => equal(tensor([3], { dtype: 'int32' }).mul(2), 6)).toArray()).toEqual([true])
})

it('does not store what cells wait for', () => {
  const cell = state(tensor(1))
  detectAnomaly(() => {
    cell.assign(cell.add(1))
    expect(cell.mul(2).storage).not.toBeNull()
    expect(cell.version).toBe(1)
  })
  expect(cell.item()).toBe(2)
})

it('refuses asynchronous functions', () => {
  expect(() => detectAnomaly(async () => 1)).toThrow(expect.objectContaining({ code: 'asynchronous-scope' }))
})
