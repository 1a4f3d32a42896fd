import { compile, evaluate, type State, state, type Tensor, type TypedArray, zeros } from '@chainrule/autograd'

/** Examples that lie in a row, one after the other. */
export interface Column {
  readonly data: Float32Array | Int32Array
  /** The first size counts the examples. */
  readonly shape: readonly number[]
}

/**
 * A step on two cells that take the examples of a batch in turns: memory of its own for each size of a batch, asked
 * for once.
 */
export function createFeed(
  columns: readonly [Column, Column],
  step: (inputs: Tensor, targets: Tensor) => Tensor,
  capturable: boolean,
): (rows: ArrayLike<number>) => Tensor {
  const feeds = new Map<number, { fill(rows: ArrayLike<number>): void; run(): Tensor }>()

  function feedFor(size: number) {
    const holders = columns.map((column) => holderOf(column, size))
    const [inputs, targets] = holders.map(({ cell }) => cell)
    const once = () => step(inputs, targets)
    const fill = (rows: ArrayLike<number>) => {
      for (const holder of holders) holder.fill(rows)
    }
    // Outside of a capture the last update may still wait for its batch.
    const fillLater = (rows: ArrayLike<number>) => {
      evaluate()
      fill(rows)
    }
    return capturable ? { fill, run: compile(once) } : { fill: fillLater, run: once }
  }

  return (rows) => {
    let feed = feeds.get(rows.length)
    if (!feed) {
      feed = feedFor(rows.length)
      feeds.set(rows.length, feed)
    }
    feed.fill(rows)
    return feed.run()
  }
}

/** A cell for some examples of a column, and the array through which they go there. */
function holderOf({ data, shape }: Column, size: number): { cell: State; fill(rows: ArrayLike<number>): void } {
  const length = data.length / shape[0]
  const dtype = data instanceof Float32Array ? 'float32' : 'int32'
  const cell = state(zeros([size, ...shape.slice(1)], { dtype }), { name: 'batch', keepPrevious: false })
  const picked: TypedArray = cell.data()
  return {
    cell,
    fill(rows) {
      for (let row = 0; row < rows.length; row++) {
        for (let place = 0; place < length; place++) picked[row * length + place] = data[rows[row] * length + place]
      }
      cell.write(picked)
    },
  }
}
