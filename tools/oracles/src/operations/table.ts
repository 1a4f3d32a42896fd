import type { Tensor } from '@chainrule/autograd'
import type { Attributes } from '../attributes.ts'

/**
 * Operations by the names of the reference files, with the attributes that PyTorch gives them.
 *
 * Optional inputs may be missing at the end of the list, or undefined within it.
 */
export type Operations = { readonly [name: string]: (inputs: Tensor[], attributes: Attributes) => Tensor }
