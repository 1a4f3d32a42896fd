/** Special functions of plain numbers, with the same bits on every engine where they say so. */
export { erf, erfc } from './numeric/erf.ts'
export { inverseNormal } from './random/inverse-normal.ts'
