import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import * as o from './index.ts'
const run = { test: it, describe }
testOptimizer('lamb', o.lamb, run as never)
testOptimizer('adafactor', o.adafactor, run as never)
testOptimizer('came', o.came, run as never)
testOptimizer('sm3', o.sm3, run as never)
testOptimizer('shampoo', o.shampoo, run as never)
testOptimizer('soap', o.soap, run as never)
testOptimizer('orthogonalMomentum', o.orthogonalMomentum, run as never)
testOptimizer('scheduleFreeAdamW', o.scheduleFreeAdamW, run as never)
testOptimizer('prodigy', o.prodigy, run as never)
testOptimizer('lbfgs', o.lbfgs, run as never)
testOptimizer('cocob', o.cocob, run as never)
