import { ChainruleError } from '@chainrule/autograd/errors'
import { quote, type TensorInput } from './dtypes.ts'

/** A mask of other bytes would count as more than one each in a sum. */
export function checkMask(name: string, { dtype, data }: TensorInput): void {
  if (dtype !== 'bool') return
  const bad = (data as Uint8Array).findIndex((byte) => byte > 1)
  if (bad >= 0) {
    throw new ChainruleError(
      'safetensors-bad-boolean',
      `Element ${bad} of the mask ${quote(name)} is ${data[bad]}.`,
      'Masks hold 0 and 1; use uint8 for other numbers.',
    )
  }
}
