import { contractions } from './contractions.ts'
import { convolutions } from './convolutions.ts'
import { elementwise } from './elementwise.ts'
import { losses } from './losses.ts'
import { matrices } from './matrices.ts'
import { movement } from './movement.ts'
import { normalizations } from './normalizations.ts'
import { pairs } from './pairs.ts'
import { pooling } from './pooling.ts'
import { reductions } from './reductions.ts'
import { selection } from './selection.ts'
import { sequences } from './sequences.ts'
import type { Operations } from './table.ts'

/** All that a case may name. */
export const operations: Operations = {
  ...elementwise,
  ...pairs,
  ...reductions,
  ...movement,
  ...selection,
  ...contractions,
  ...convolutions,
  ...pooling,
  ...normalizations,
  ...losses,
  ...sequences,
  ...matrices,
}
