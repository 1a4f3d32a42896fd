import type { Formula } from '@chainrule/widgets'
import type { ImportList } from '../../../export/import-list.ts'

/** A formula as code. */
interface Written {
  readonly text: string
  /** Whether it is a plain number, in which no variable occurs. */
  readonly constant: boolean
}

/** A formula as tensor arithmetic of our packages: the calls by which the race builds its graph. */
export function formulaAsTypescript(formula: Formula, imports: ImportList): string {
  const { text, constant } = inTypescript(formula, imports)
  return constant ? tensorText(text, imports) : text
}

/** A formula as arithmetic of PyTorch. */
export function formulaAsPytorch(formula: Formula): string {
  return inPytorch(formula).text
}

const methods = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const

/** Functions of formulas that are free functions of the core; all others are methods of tensors. */
const free = ['sin', 'cos', 'tan', 'tanh', 'sigmoid', 'abs', 'log1p', 'softplus', 'relu', 'maximum', 'minimum']

const otherNames: { readonly [name: string]: string } = { ln: 'log', max: 'maximum', min: 'minimum' }

function inTypescript(formula: Formula, imports: ImportList): Written {
  switch (formula.kind) {
    case 'number':
      return { text: String(formula.value), constant: true }
    case 'variable':
      return { text: formula.name, constant: false }
    case 'negative': {
      const { text, constant } = inTypescript(formula.of, imports)
      return constant ? { text: `-${text}`, constant } : { text: `${text}.neg()`, constant }
    }
    case 'operation': {
      const [left, right] = [inTypescript(formula.left, imports), inTypescript(formula.right, imports)]
      const { sign } = formula
      if (left.constant && right.constant) {
        return { text: `(${left.text} ${sign === '^' ? '**' : sign} ${right.text})`, constant: true }
      }
      if (left.constant && (sign === '+' || sign === '*')) {
        return { text: `${right.text}.${methods[sign]}(${left.text})`, constant: false }
      }
      if (sign === '^' && right.text === '2') return { text: `${left.text}.square()`, constant: false }
      const first = left.constant ? tensorText(left.text, imports) : left.text
      if (sign === '^') {
        imports.add('@chainrule/autograd', 'pow')
        return { text: `pow(${first}, ${right.text})`, constant: false }
      }
      return { text: `${first}.${methods[sign]}(${right.text})`, constant: false }
    }
    case 'call': {
      const given = formula.given.map((one) => formulaAsTypescript(one, imports))
      const name = otherNames[formula.name] ?? formula.name
      if (!free.includes(name)) return { text: `${given[0]}.${name}(${given.slice(1).join('')})`, constant: false }
      imports.add('@chainrule/autograd', name)
      return { text: `${name}(${given.join(', ')})`, constant: false }
    }
  }
}

function tensorText(number: string, imports: ImportList): string {
  imports.add('@chainrule/autograd', 'tensor')
  return `tensor(${number})`
}

function inPytorch(formula: Formula): Written {
  switch (formula.kind) {
    case 'number':
      return { text: String(formula.value), constant: true }
    case 'variable':
      return { text: formula.name, constant: false }
    case 'negative': {
      const { text, constant } = inPytorch(formula.of)
      return { text: `(-${text})`, constant }
    }
    case 'operation': {
      const [left, right] = [inPytorch(formula.left), inPytorch(formula.right)]
      const sign = formula.sign === '^' ? '**' : formula.sign
      return { text: `(${left.text} ${sign} ${right.text})`, constant: left.constant && right.constant }
    }
    case 'call': {
      const given = formula.given.map((one) => {
        const { text, constant } = inPytorch(one)
        return constant ? `torch.tensor(float(${text}))` : text
      })
      const names: { readonly [name: string]: string } = { ...otherNames, softplus: 'nn.functional.softplus' }
      const name = names[formula.name] ?? formula.name
      return { text: `${name.includes('.') ? '' : 'torch.'}${name}(${given.join(', ')})`, constant: false }
    }
  }
}
