import { abs, type Backend, type DType, referenceBackend, type Tensor, tensor } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { elementwiseOperations } from './elementwise-operations.ts'
import { dense, type Layout, layouts, stretched } from './layouts.ts'
import { linalgOperations } from './linalg-operations.ts'
import { movementOperations } from './movement-operations.ts'
import type { Operation } from './operation.ts'
import { computeByReference, computeOn } from './run.ts'
import { type Domain, edges, sample } from './samples.ts'
import { summingOperations } from './summing-operations.ts'
import { requireClose } from './tolerance.ts'

/** All operations that a backend is tested on. */
export const operations: readonly Operation[] = [
  ...elementwiseOperations,
  ...movementOperations,
  ...summingOperations,
  ...linalgOperations,
]

/** Every operation, in every type that the backend takes, gives what the reference backend gives. */
export function operationCases(backend: Backend, ulps: { readonly [primitive: string]: number }): Case[] {
  return operations.flatMap((operation) =>
    operation.dtypes.filter(backend.supports).map((dtype): Case => {
      const { primitive, variant } = operation
      const words = [primitive, ...(variant?.split(/[^a-z0-9]+/i) ?? []), dtype]
      const limits = { ...operation, tolerance: allowed(operation, ulps) }
      return {
        id: words.filter(Boolean).join('-').toLowerCase(),
        title: `computes ${primitive}${variant ? ` (${variant})` : ''} in ${dtype}`,
        async run() {
          for (const { what, inputs } of inputsFor(limits, dtype)) await compare(backend, limits, dtype, what, inputs)
        },
      }
    }),
  )
}

function allowed(
  { primitive, tolerance }: Operation,
  ulps: { readonly [primitive: string]: number },
): Operation['tolerance'] {
  const count = ulps[primitive]
  return count === undefined || tolerance.kind === 'terms' ? tolerance : { kind: 'ulps', count }
}

interface Inputs {
  readonly what: string
  readonly inputs: readonly Tensor[]
}

function* inputsFor(operation: Operation, dtype: DType): Generator<Inputs> {
  const { primitive, shapes, domains = ['any'], inputTypes = [], strided = true } = operation
  for (const list of shapes) {
    const inputs = list.map((shape, i) =>
      sample(shape, inputTypes[i] ?? dtype, domains[Math.min(i, domains.length - 1)] as Domain, i),
    )
    yield { what: `${primitive} of ${list.map((shape) => `[${shape}]`).join(' and ')}`, inputs }
    if (!strided) continue
    for (const [i, layout] of layouts.entries()) {
      for (const choose of combinations(inputs.length, layout, layouts[(i + 1) % layouts.length])) {
        const laid = inputs.map((input, place) => choose(place).lay(input))
        if (laid.includes(null)) continue
        const names = inputs.map((_, place) => choose(place).name).join(' and ')
        yield {
          what: `${primitive} of ${list.map((shape) => `[${shape}]`).join(' and ')}, ${names}`,
          inputs: laid as Tensor[],
        }
      }
    }
    const rows = inputs.map((input, place) => (place === 0 ? stretched(input) : input))
    if (list[0]?.length > 0 && list[0][0] > 0)
      yield { what: `${primitive} of a row stretched to [${list[0]}]`, inputs: rows }
  }
  if (operation.edges) yield { what: `${primitive} at the edges of ${dtype}`, inputs: edgeInputs(operation, dtype) }
}

/** Which input lies in which layout: all, only one, and two that differ. */
function combinations(count: number, layout: Layout, next: Layout): ((place: number) => Layout)[] {
  if (layout === dense) return []
  if (count === 1) return [() => layout]
  return [
    () => layout,
    (place) => (place === 0 ? layout : dense),
    (place) => (place === 0 ? dense : layout),
    (place) => (place % 2 === 0 ? layout : next),
  ]
}

/** Every number at an edge, or every pair of them. */
function edgeInputs({ shapes }: Operation, dtype: DType): Tensor[] {
  const list = edges(dtype)
  if (shapes[0].length === 1) return [tensor(Float64Array.from(list), { dtype })]
  const left = list.flatMap((a) => list.map(() => a))
  const right = list.flatMap(() => list)
  return [left, right].map((values) => tensor(Float64Array.from(values), { dtype }))
}

async function compare(
  backend: Backend,
  { tolerance, apply }: Operation,
  dtype: DType,
  what: string,
  inputs: readonly Tensor[],
): Promise<void> {
  const result = apply(...inputs)
  const [actual] = await computeOn(backend, [result])
  const inType = tolerance.kind === 'exact' || !dtype.startsWith('float')
  const oracle = inType ? inputs : inputs.map(wide)
  const [expected] = await computeOn(referenceBackend, [apply(...oracle)])
  const summed = tolerance.kind === 'terms' && !inType
  const [sizes] = summed ? await computeOn(referenceBackend, [apply(...oracle.map(size))]) : [null]
  const count =
    tolerance.kind === 'exact' ? 0 : tolerance.kind === 'terms' ? tolerance.count(inputs) + 2 : tolerance.count
  requireClose({
    what,
    backend,
    dtype: result.dtype,
    actual,
    expected,
    sizes,
    // The reference is itself rounded in float64.
    count: dtype === 'float64' ? 2 * count : count,
    kind: inType ? 'exact' : tolerance.kind,
  })
}

/** The same numbers in float64; positions and masks stay as they are. */
function wide(x: Tensor): Tensor {
  if (!x.dtype.startsWith('float')) return x
  return tensor(Float64Array.from(computeByReference(x)), { shape: x.shape })
}

function size(x: Tensor): Tensor {
  return x.dtype.startsWith('float') ? abs(x) : x
}
