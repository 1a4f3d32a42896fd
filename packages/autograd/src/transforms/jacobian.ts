import { arange, stack, zeros } from '../create.ts'
import { equal } from '../functions/comparison.ts'
import type { Tensor } from '../tensor.ts'
import { close, forwardFrom, pullToPlaces, type Run, runOnPlaces } from './places.ts'
import { type TreeOf, treeMap } from './tree.ts'
import { inTree } from './vjp.ts'

/**
 * From a function to its Jacobian with respect to the first argument.
 *
 * For tensors x and f(x) it has the shape [...shape of f(x), ...shape of x]. For trees it is the tree of the outputs,
 * with a tree of the inputs at each leaf. It takes one pass for each element of the smaller side: reverse passes
 * for functions with few outputs, forward ones for functions with few inputs.
 *
 * @throws ChainruleError `gradient-of-integers`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { flip, jacobian, tensor } from '@chainrule/autograd'
 *
 * const products = jacobian((x) => x.mul(flip(x, 0)))
 * console.log(products(tensor([3, 4])).toArray()) // [[4, 3], [4, 3]]
 * ```
 */
export function jacobian<Y, X = Tensor, Rest extends readonly unknown[] = Tensor[]>(
  f: (x: X, ...rest: Rest) => Y,
): (x: X, ...rest: Rest) => TreeOf<Y, TreeOf<X, Tensor>> {
  return (x, ...rest) => {
    const run = runOnPlaces('jacobian', x, (argument: X) => f(argument, ...rest))
    const { columns, own } = sizeOfAll(run.outputs) <= sizeOfAll(run.places) ? byRows(run) : byColumns(run)
    let next = 0
    return treeMap(run.value, () => {
      const i = next++
      return inTree(
        x,
        close(
          columns.map((blocks) => blocks[i]),
          own,
        ),
      )
    }) as TreeOf<Y, TreeOf<X, Tensor>>
  }
}

interface Blocks {
  /** For each input, for each output: all derivatives, of the output's shape and then the input's. */
  readonly columns: readonly (readonly Tensor[])[]
  /** The places that the results hold. */
  readonly own: readonly Tensor[]
}

/** One reverse pass for each element of the outputs. */
function byRows({ outputs, places }: Run<unknown>): Blocks {
  const rows = outputs.map((_, i) =>
    allOf(unitVectors(outputs, i), (seeds) => pullToPlaces(outputs, seeds, places), places),
  )
  const columns = places.map((place, j) => rows.map((row, i) => row[j].reshape([...outputs[i].shape, ...place.shape])))
  return { columns, own: places }
}

/** One forward pass for each element of the inputs. */
function byColumns(run: Run<unknown>): Blocks {
  const { outputs, places } = run
  const { push, cotangents } = forwardFrom(run)
  const columns = places.map((place, j) =>
    allOf(unitVectors(places, j), push, outputs).map((column, i) => {
      const inputLast = column.permute(column.shape.map((_, axis) => (axis + 1) % column.rank))
      return inputLast.reshape([...outputs[i].shape, ...place.shape])
    }),
  )
  return { columns, own: [...places, ...cotangents] }
}

/** For each tensor of `ends`, its results for all seeds along a first axis. */
function allOf(
  seeds: readonly (readonly Tensor[])[],
  pass: (seeds: readonly Tensor[]) => readonly Tensor[],
  ends: readonly Tensor[],
): Tensor[] {
  const passes = seeds.map(pass)
  return ends.map(({ shape, dtype }, i) =>
    passes.length > 0 ? stack(passes.map((results) => results[i])) : zeros([0, ...shape], { dtype }),
  )
}

/** For each element of one tensor of a list: 1 there, 0 everywhere else. */
function unitVectors(tensors: readonly Tensor[], which: number): Tensor[][] {
  const { size, shape, dtype } = tensors[which]
  return Array.from({ length: size }, (_, element) =>
    tensors.map((tensor, i) =>
      i === which ? equal(arange(size), element).cast(dtype).reshape(shape) : tensor.zerosLike(),
    ),
  )
}

function sizeOfAll(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, { size }) => sum + size, 0)
}
