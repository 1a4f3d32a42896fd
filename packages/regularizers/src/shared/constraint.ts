import {
  type Declared,
  defineOptimizer,
  equal,
  type Given,
  type Optimizer,
  or,
  type Schedule,
  type Tensor,
  type Text,
  type Values,
  where,
} from '@chainrule/autograd'

/** What is measured together. */
export interface ConstraintOptions {
  /**
   * The axes of the numbers that are measured together.
   *
   * @default all but the first: the incoming weights of each unit of a layer [outputs, inputs, ...]; all for rank 1
   */
  axes?: number | readonly number[]
}

/** Makes constraints of one kind: links for chains, to stand after an optimizer. */
export interface ConstraintFactory<D extends Declared> {
  (options?: Given<D, number | Schedule> & ConstraintOptions): Optimizer
  readonly definition: { readonly name: string; readonly hyperparameters: D; readonly text: Text }
}

interface ConstraintDefinition<D extends Declared> {
  readonly name: string
  readonly hyperparameters: D
  readonly text: Text
  /** The nearest allowed length of vectors, from their length. */
  length(norm: Tensor, scalar: (f: (h: Values<D>) => number) => Tensor): Tensor
}

/** A constraint on the length of vectors: each keeps its direction, and one of length 0 stays as it is. */
export function constrainLength<const D extends Declared>({
  length,
  ...definition
}: ConstraintDefinition<D>): ConstraintFactory<D> {
  const factory = ({ axes, ...options }: ConstraintOptions & Partial<Given<D, number | Schedule>> = {}) => {
    const make = defineOptimizer({
      ...definition,
      update({ parameter, change, scalar }) {
        const w = change ? parameter.add(change) : parameter
        const norm = w
          .square()
          .sum(axes ?? unitAxes(w), { keepAxes: true })
          .sqrt()
        const zero = equal(norm, 0)
        const wanted = length(norm, scalar as (f: (h: Values<D>) => number) => Tensor)
        // Multiplied by exactly 1 where nothing is to be done, so that a second projection changes nothing.
        const same = or(zero, equal(wanted, norm))
        return { parameter: w.mul(where(same, 1, wanted.div(where(zero, 1, norm)))) }
      },
    })
    return make(...([options] as unknown as Parameters<typeof make>))
  }
  return Object.assign(factory as (options?: object) => Optimizer, { definition }) as ConstraintFactory<D>
}

function unitAxes({ shape }: Tensor): number[] {
  const axes = shape.map((_, axis) => axis)
  return axes.length < 2 ? axes : axes.slice(1)
}
