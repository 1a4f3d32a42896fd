/** The derivative of an operation by each of its inputs, as it is written: a and b are the inputs, y is the result. */
export const localRules: Readonly<Record<string, readonly string[]>> = {
  add: ['1', '1'],
  sub: ['1', '−1'],
  mul: ['b', 'a'],
  div: ['1 / b', '−a / b²'],
  neg: ['−1'],
  pow: ['b · aᵇ⁻¹', 'aᵇ · ln a'],
  exp: ['eᵃ'],
  log: ['1 / a'],
  sqrt: ['1 / (2 √a)'],
  tanh: ['1 − y²'],
  abs: ['±1'],
  sin: ['cos a'],
  cos: ['−sin a'],
  maximum: ['1 if a > b, else 0', '1 if b > a, else 0'],
}
