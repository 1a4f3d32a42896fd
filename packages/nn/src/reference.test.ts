import { type Parameter, parametersOf, Tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
// From reference/nn.py.
import functions from '../reference/functions.json' with { type: 'json' }
import layers from '../reference/layers.json' with { type: 'json' }
import * as nn from './index.ts'
import { expectClose, leafOf, type Plain, precisions } from './reference.fixture.ts'

type Named<T> = { readonly [name: string]: T }

interface FunctionCase {
  readonly function: string
  readonly options: Named<unknown>
  readonly inputs: Plain[]
  readonly tensors: Named<Plain>
  readonly output: Plain
  readonly cotangent: Plain
  readonly gradients: (Plain | null)[]
  readonly tensorGradients: Named<Plain | null>
}

interface LayerCase {
  readonly layer: string
  readonly arguments: unknown[]
  readonly weights: Named<Plain>
  readonly inputs: Plain[]
  readonly calls: number
  readonly outputs: Plain[]
  readonly cotangent: Plain
  readonly gradients: Named<Plain>
  readonly inputGradients: (Plain | null)[]
  readonly after: Named<Plain> | null
}

const exported = nn as unknown as Named<(...inputs: unknown[]) => unknown>

describe.each(precisions)('in $dtype', ({ dtype, tolerance }) => {
  const functionCases = functions.cases as unknown as FunctionCase[]
  it.each(functionCases.map((one) => [one.function, JSON.stringify(one.options), one] as const))(
    '%s %s gives the values and gradients of PyTorch',
    (name, _, one) => {
      const inputs = one.inputs.map((input) => leafOf(input, dtype))
      const tensors = mapNamed(one.tensors, (input) => leafOf(input, dtype))
      const { amounts, ...rest } = one.options
      const options = { ...rest, ...tensors }
      const further = [amounts, Object.keys(options).length > 0 ? options : undefined]
      const output = exported[name](...inputs, ...further.filter((argument) => argument !== undefined)) as Tensor

      expectClose(output, one.output, tolerance, 'output')
      output.backward(leafOf(one.cotangent, dtype).detach())
      one.gradients.forEach((gradient, i) => {
        if (gradient) expectClose(inputs[i].grad, gradient, tolerance, `gradient of input ${i}`)
      })
      for (const [key, gradient] of Object.entries(one.tensorGradients)) {
        if (gradient) expectClose(tensors[key].grad, gradient, tolerance, `gradient of ${key}`)
      }
    },
  )

  const layerCases = layers.cases as unknown as LayerCase[]
  it.each(layerCases.map((one) => [one.layer, JSON.stringify(one.arguments), one] as const))(
    '%s %s has the names, values, gradients and running statistics of PyTorch',
    (name, _, one) => {
      const layer = exported[name](...withType(one.arguments, dtype)) as (...inputs: unknown[]) => unknown
      expect(nn.loadWeights(layer, one.weights)).toEqual({ missing: [], unexpected: [] })
      const inputs = one.inputs.map((input) => leafOf(input, dtype))
      let outputs: Tensor[] = []
      for (let call = 0; call < one.calls; call++) outputs = tensorsOf(layer(...argumentsOf(name, inputs)))

      one.outputs.forEach((output, i) => {
        expectClose(outputs[i], output, tolerance, `output ${i}`)
      })
      outputs[0].backward(leafOf(one.cotangent, dtype).detach())
      const parameters: Map<string, Parameter> = parametersOf(layer)
      for (const [key, gradient] of Object.entries(one.gradients)) {
        expectClose(parameters.get(key)?.grad ?? null, gradient, tolerance, `gradient of ${key}`)
      }
      one.inputGradients.forEach((gradient, i) => {
        if (gradient) expectClose(inputs[i].grad, gradient, tolerance, `gradient of input ${i}`)
      })
      const after = one.after && nn.weightsOf(layer)
      for (const [key, value] of Object.entries(one.after ?? {})) {
        const data = Array.from(after?.[key].data ?? [])
        value.data.forEach((number, i) => {
          expect(Math.abs(data[i] - number)).toBeLessThan(tolerance)
        })
      }
    },
  )
})

/** The arguments of a factory with the type of its parameters among its options. */
function withType(all: readonly unknown[], dtype: string): unknown[] {
  const last = all.at(-1)
  const hasOptions = typeof last === 'object' && !Array.isArray(last)
  return hasOptions ? [...all.slice(0, -1), { ...last, dtype }] : [...all, { dtype }]
}

/** The reference passes states and keys one by one, we by name. */
function argumentsOf(name: string, [x, ...rest]: Tensor[]): unknown[] {
  if (rest.length === 0) return [x]
  return name === 'multiHeadAttention' ? [x, { key: rest[0], value: rest[1] }] : [x, { hidden: rest[0], cell: rest[1] }]
}

function tensorsOf(output: unknown): Tensor[] {
  if (output instanceof Tensor) return [output]
  const { output: first, hidden, cell } = output as Named<Tensor>
  return [first, hidden, cell].filter((part) => part !== undefined)
}

function mapNamed<A, B>(values: Named<A>, f: (value: A) => B): Named<B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, f(value)]))
}
