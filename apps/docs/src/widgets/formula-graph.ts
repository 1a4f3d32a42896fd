import { parameter, tensor } from '@chainrule/autograd'
import { evaluateFormula, type Formula, parseFormula } from '@chainrule/widgets'

/** One operation or variable of a formula, its value, and the slope of the formula with respect to it. */
export interface FormulaNode {
  readonly id: number
  readonly title: string
  readonly inputs: readonly number[]
  readonly value: number
  readonly gradient: number
}

interface Found {
  title: string
  inputs: number[]
  /** What the node alone computes, of variables named `i0`, `i1`. */
  own: Formula
  value: number
}

/**
 * The computation graph of a formula: nodes in the order in which they are computed, variables once. Slopes are made as
 * backpropagation makes them, from the last node on: what arrives times the derivative of the node alone.
 */
export function formulaGraph(expression: string, variables: Readonly<Record<string, number>>): FormulaNode[] {
  const nodes: Found[] = []
  const places = new Map<string, number>()
  const add = (node: Found) => nodes.push(node) - 1

  function visit(formula: Formula): number {
    if (formula.kind === 'number' || formula.kind === 'variable') {
      const title = formula.kind === 'number' ? String(formula.value) : formula.name
      const known = places.get(title)
      if (known !== undefined) return known
      const value = formula.kind === 'number' ? formula.value : (variables[formula.name] ?? 0)
      const place = add({ title, inputs: [], own: formula, value })
      places.set(title, place)
      return place
    }
    const { title, children, own } = partsOf(formula)
    const inputs = children.map(visit)
    return add({
      title,
      inputs,
      own,
      value: run(
        own,
        inputs.map((input) => nodes[input].value),
      ).value,
    })
  }

  visit(parseFormula(expression.replaceAll('**', '^')))
  const gradients = nodes.map(() => 0)
  gradients[nodes.length - 1] = 1
  for (let id = nodes.length - 1; id >= 0; id--) {
    const { own, inputs } = nodes[id]
    const { slopes } = run(
      own,
      inputs.map((input) => nodes[input].value),
    )
    inputs.forEach((input, place) => {
      gradients[input] += gradients[id] * slopes[place]
    })
  }
  return nodes.map(({ title, inputs, value }, id) => ({ id, title, inputs, value, gradient: gradients[id] }))
}

function partsOf(formula: Exclude<Formula, { kind: 'number' | 'variable' }>) {
  const name = (place: number): Formula => ({ kind: 'variable', name: `i${place}` })
  switch (formula.kind) {
    case 'negative':
      return { title: '−', children: [formula.of], own: { kind: 'negative', of: name(0) } as Formula }
    case 'operation': {
      const { sign, left, right } = formula
      // A power with a number is one operation, as people read it.
      if (sign === '^' && right.kind === 'number') {
        return { title: `( )^${right.value}`, children: [left], own: { ...formula, left: name(0) } as Formula }
      }
      const title = { '+': '+', '-': '−', '*': '×', '/': '÷', '^': '^' }[sign]
      return { title, children: [left, right], own: { ...formula, left: name(0), right: name(1) } as Formula }
    }
    case 'call': {
      const given = formula.given.map((_, place) => name(place))
      return { title: formula.name, children: [...formula.given], own: { ...formula, given } as Formula }
    }
  }
}

function run(own: Formula, values: readonly number[]): { value: number; slopes: number[] } {
  if (values.length === 0) return { value: 0, slopes: [] }
  const leaves = values.map((value) => parameter(tensor(value, { dtype: 'float64' })))
  const out = evaluateFormula(own, Object.fromEntries(leaves.map((leaf, place) => [`i${place}`, leaf])))
  out.backward()
  return { value: out.item(), slopes: leaves.map((leaf) => leaf.grad?.item() ?? 0) }
}
