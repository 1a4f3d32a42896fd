import { tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { evaluateFormula } from './formula.ts'

const names = {
  x: tensor([[1, 2]], { dtype: 'float64' }),
  w: tensor([[3], [-5]], { dtype: 'float64' }),
  b: tensor([0.5], { dtype: 'float64' }),
}
const value = (text: string) => evaluateFormula(text, names).toArray()

it('binds a matrix product closer than a sum, and reads functions of formulas', () => {
  expect(value('x.w+b')).toEqual([[-6.5]])
  expect(value('relu(x.w+b)-b')).toEqual([[-0.5]])
  expect(value('(x+x).w')).toEqual([[-14]])
})

it('reads penalties', () => {
  expect(value('0.01*sum|w|+0.5*sum w^2')).toBeCloseTo(0.08 + 17, 12)
})

it('says what it cannot read', () => {
  expect(() => value('x.v')).toThrow('"v" is neither a parameter nor data')
  expect(() => value('relu(x')).toThrow('expected ")"')
  expect(() => value('frobnicate(x)')).toThrow('no operation "frobnicate"')
  expect(() => value('x.w )')).toThrow('cannot go on at ")"')
})
