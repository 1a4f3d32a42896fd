import {
  compile,
  cos,
  type Optimizer,
  optimize,
  type Parameter,
  parameter,
  planCount,
  progressOf,
  referenceBackend,
  resumeFrom,
  settingsOf,
  sin,
  sizeOf,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { expect, vi } from 'vitest'

/** What holds for every optimizer of this package, as cases to run: `it.each(behaviour(adam))('$title', ({ run }) => run())`. */
export function behaviour(make: () => Optimizer): { title: string; run: () => void }[] {
  return [
    { title: 'goes on bit for bit from saved cells and numbers', run: () => resumes(make) },
    { title: 'does the same when it is captured', run: () => equalsCaptured(make) },
    {
      title: 'stays finite for zero, huge and tiny gradients, empty and scalar parameters',
      run: () => staysFinite(make),
    },
    { title: 'makes no new plan when a number changes or a schedule runs', run: () => keepsItsPlan(make) },
    { title: 'leaves a parameter without a gradient as it is', run: () => skips(make) },
    { title: 'has texts in both languages and takes its own defaults', run: () => isDescribed(make()) },
  ]
}

// A size of its own for each graph, so that no plan of another one serves it.
let nextSize = 1009

/** The primitives of the plan of one update of a vector, gradients given, with the sizes of their results. */
export function updateGraph(make: () => Optimizer): { size: number; nodes: { name: string; size: number }[] } {
  const size = nextSize++
  const nodes: { name: string; size: number }[] = []
  const original = referenceBackend.compile
  const w = parameter(tensor(new Float32Array(size).fill(1)))
  const optimizer = optimize({ w }, make())
  const spy = vi.spyOn(referenceBackend, 'compile').mockImplementation((graph) => {
    for (const { primitive, shape } of graph.nodes) {
      if (primitive) nodes.push({ name: primitive.name, size: sizeOf(shape) })
    }
    return original(graph)
  })
  w.grad = tensor(new Float32Array(size).fill(0.5))
  optimizer.step()
  spy.mockRestore()
  return { size, nodes }
}

function model(): { [name: string]: Parameter } {
  return {
    matrix: parameter(
      tensor([
        [0.5, -1.25],
        [2, 0.125],
        [-3, 1],
      ]),
    ),
    vector: parameter(tensor([1, -2, 0.75])),
    scalar: parameter(tensor(0.5)),
    empty: parameter(tensor([], { shape: [0, 2] })),
  }
}

/** A loss whose gradients change from step to step and with the parameters. */
function lossOf(cells: { [name: string]: Parameter }, i: Tensor): Tensor {
  return Object.values(cells)
    .map((cell) =>
      cell
        .sub(sin(i))
        .square()
        .sum()
        .add(cos(cell.mul(i)).sum()),
    )
    .reduce((sum, part) => sum.add(part))
}

function resumes(make: () => Optimizer): void {
  const start = () => {
    const cells = model()
    return { cells, optimizer: optimize(cells, make()) }
  }
  const run = ({ cells, optimizer }: ReturnType<typeof start>, from: number, to: number) => {
    for (let i = from; i < to; i++) optimizer.step(() => lossOf(cells, tensor(i)))
  }
  const values = ({ cells, optimizer }: ReturnType<typeof start>) => ({
    cells: [...Object.values(cells), ...optimizer.cells.values()].map((cell) => [cell.name, cell.data()]),
    progress: progressOf(optimizer),
  })
  const whole = start()
  run(whole, 0, 5)
  const second = start()
  for (const [name, cell] of Object.entries(whole.cells)) second.cells[name].write(cell.data())
  for (const [path, cell] of whole.optimizer.cells) second.optimizer.cells.get(path)?.write(cell.data())
  resumeFrom(second.optimizer, JSON.parse(JSON.stringify(progressOf(whole.optimizer))))
  run(whole, 5, 9)
  run(second, 5, 9)
  expect(values(second)).toEqual(values(whole))
}

function equalsCaptured(make: () => Optimizer): void {
  const run = (captured: boolean) => {
    const cells = model()
    const optimizer = optimize(cells, make())
    const body = (i: Tensor) => optimizer.step(() => lossOf(cells, i)) as Tensor
    const step = captured ? compile(body) : body
    const losses = Array.from({ length: 6 }, (_, i) => step(tensor(i)).item())
    return { losses, values: Object.values(cells).map((cell) => cell.data()), progress: progressOf(optimizer) }
  }
  expect(run(true)).toEqual(run(false))
}

function staysFinite(make: () => Optimizer): void {
  for (const size of [0, 1e18, -1e18, 1e-30, 1e-42]) {
    const cells = model()
    const optimizer = optimize(cells, make())
    for (let i = 0; i < 3; i++) {
      for (const cell of Object.values(cells)) cell.grad = cell.onesLike().mul(size)
      optimizer.step()
    }
    const numbers = [...Object.values(cells), ...optimizer.cells.values()].flatMap((cell) => [...cell.data()])
    expect(numbers.every(Number.isFinite)).toBe(true)
  }
}

function keepsItsPlan(make: () => Optimizer): void {
  const cells = model()
  const optimizer = optimize(cells, make())
  const names = Object.keys(settingsOf(optimizer).all()).filter((name) => name.endsWith('learningRate'))
  const step = (i: number) => optimizer.step(() => lossOf(cells, tensor(i)))
  // The first steps may have plans of their own.
  for (let i = 0; i < 3; i++) step(i)
  const plans = planCount()
  for (const name of names) settingsOf(optimizer).set(name, 0.125)
  step(3)
  for (const name of names) settingsOf(optimizer).set(name, (at) => 1 / (at + 1))
  for (let i = 4; i < 8; i++) step(i)
  expect(planCount()).toBe(plans)
}

function skips(make: () => Optimizer): void {
  const cells = model()
  const optimizer = optimize(cells, make())
  optimizer.step(() => lossOf({ scalar: cells.scalar }, tensor(1)))
  optimizer.step(() => lossOf({ vector: cells.vector }, tensor(2)))
  expect(cells.matrix.data()).toEqual(model().matrix.data())
  expect(cells.vector.data()).not.toEqual(model().vector.data())
  expect(cells.scalar.data()).not.toEqual(model().scalar.data())
}

function isDescribed({ hyperparameters, inner = {} }: Optimizer): void {
  for (const { text } of Object.values(hyperparameters)) {
    expect(text.en).toMatch(/^[A-Z].*\.$/)
    expect(text.pt).toMatch(/^\p{Lu}.*\.$/u)
    expect(text.pt).not.toBe(text.en)
  }
  for (const part of Object.values(inner)) isDescribed(part)
}
