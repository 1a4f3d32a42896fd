import { normalFloat32, normalFloat64 } from '../random/inverse-normal.ts'
import { defineRandom } from './random.ts'

/** Standard normal numbers. */
export const randomNormal = defineRandom(normalFloat32, normalFloat64)
