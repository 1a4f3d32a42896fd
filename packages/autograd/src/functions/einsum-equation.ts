import { ChainruleError } from '../errors.ts'
import type { Shape } from '../shape.ts'

/** The name of each axis. Axes of an ellipsis are called '.1', '.2', ... from the right. */
export type Labels = readonly string[]

/** What an einsum equation says about operands of given shapes. */
export interface Equation {
  readonly inputs: readonly Labels[]
  readonly output: Labels
  readonly sizes: ReadonlyMap<string, number>
}

/** Reads an equation such as 'bij,jk->bik' and checks it against the operands. */
export function parseEquation(equation: string, shapes: readonly Shape[]): Equation {
  const [left, right, ...more] = equation.replaceAll(' ', '').split('->')
  const terms = left.split(',')
  if (more.length > 0 || ![...terms, right ?? ''].every((term) => /^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/.test(term))) {
    throw new ChainruleError(
      'einsum-equation',
      `einsum: cannot read "${equation}".`,
      "Write one letter for each axis and commas between operands, for example 'bij,bjk->bik'; ... stands for further axes.",
    )
  }
  if (terms.length !== shapes.length) {
    throw new ChainruleError(
      'einsum-operands',
      `einsum: "${equation}" has ${terms.length} operands, got ${shapes.length} tensors.`,
      'Name the axes of every tensor, with commas between them.',
    )
  }
  const inputs = terms.map((term, place) => labelsOf(equation, term, shapes[place], place))
  const sizes = sizesOf(equation, inputs, shapes)
  const ellipsis = [...sizes.keys()].filter(isOfEllipsis).sort().reverse()
  const output = right === undefined ? implicitOutput(inputs, ellipsis) : outputLabels(equation, right, sizes, ellipsis)
  return { inputs, output, sizes }
}

export function isOfEllipsis(label: string): boolean {
  return label.startsWith('.')
}

function labelsOf(equation: string, term: string, shape: Shape, place: number): Labels {
  const [before, after] = term.split('...')
  const named = before.length + (after?.length ?? 0)
  if (named > shape.length || (after === undefined && named < shape.length)) {
    throw new ChainruleError(
      'einsum-rank',
      `einsum: "${term}" in "${equation}" names ${named} axes, operand ${place} is [${shape}].`,
      'Name every axis once, or put ... in the place of those that stay as they are.',
    )
  }
  return [...before, ...ellipsisLabels(shape.length - named), ...(after ?? '')]
}

/** Two digits, so that the names sort by their distance from the right. */
function ellipsisLabels(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `.${String(count - i).padStart(2, '0')}`)
}

function sizesOf(equation: string, inputs: readonly Labels[], shapes: readonly Shape[]): Map<string, number> {
  const sizes = new Map<string, number>()
  inputs.forEach((labels, place) => {
    labels.forEach((label, axis) => {
      const size = shapes[place][axis]
      const known = sizes.get(label) ?? size
      const stretches = isOfEllipsis(label) && (known === 1 || size === 1)
      if (known !== size && !stretches) {
        throw new ChainruleError(
          'einsum-sizes',
          `einsum: "${label}" in "${equation}" is ${known} in one place and ${size} on axis ${axis} of operand ${place} ([${shapes[place]}]).`,
          'One letter has one size; only the axes of ... stretch from 1.',
        )
      }
      sizes.set(label, known === 1 ? size : known)
    })
  })
  return sizes
}

/** The axes of the ellipsis, then every letter that occurs once, in alphabetical order. */
function implicitOutput(inputs: readonly Labels[], ellipsis: Labels): Labels {
  const letters = inputs.flat().filter((label) => !isOfEllipsis(label))
  return [...ellipsis, ...letters.filter((label) => letters.indexOf(label) === letters.lastIndexOf(label)).sort()]
}

function outputLabels(equation: string, term: string, sizes: ReadonlyMap<string, number>, ellipsis: Labels): Labels {
  const [before, after] = term.split('...')
  const output = [...before, ...(after === undefined ? [] : ellipsis), ...(after ?? '')]
  const wrong = output.find((label, i) => !sizes.has(label) || output.indexOf(label) !== i)
  if (wrong === undefined) return output
  throw new ChainruleError(
    'einsum-output',
    `einsum: "${wrong}" in the output of "${equation}" ${sizes.has(wrong) ? 'occurs twice' : 'is in no operand'}.`,
    'Every letter of the output occurs once there and in at least one operand.',
  )
}
