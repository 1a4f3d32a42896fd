import type { Text } from '@chainrule/autograd'

/** What is wrong in a formula, in both languages, and where: the first and the last character, counted from 0. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError'
  readonly text: Text
  readonly from: number
  readonly to: number

  constructor(text: Text, from: number, to: number) {
    super(text.en)
    this.text = text
    this.from = from
    this.to = to
  }
}
