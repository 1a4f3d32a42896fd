import { testInitializer } from '@chainrule/conformance'
import { describe, test } from 'vitest'
import * as members from './index.ts'

const runner = { test, describe }
const deterministic = { ...runner, deterministic: true }
const matrices = { ranks: { min: 2 } }
const kernels = { ranks: { min: 3 } }

testInitializer('zeros', members.zeros, deterministic)
testInitializer('ones', members.ones, deterministic)
testInitializer('constant', () => members.constant({ value: 0.3 }), deterministic)
testInitializer('uniform', members.uniform, runner)
testInitializer('normal', members.normal, runner)
testInitializer('truncatedNormal', members.truncatedNormal, runner)
testInitializer(
  'truncatedNormal of given deviation',
  () => members.truncatedNormal({ deviationOf: 'weights', high: 1 }),
  runner,
)
testInitializer('xavierUniform', members.xavierUniform, runner)
testInitializer('xavierNormal', members.xavierNormal, runner)
testInitializer('heUniform', members.heUniform, runner)
testInitializer('heNormal', members.heNormal, runner)
testInitializer('heNormal by outputs', () => members.heNormal({ mode: 'fanOut' }), runner)
testInitializer('lecunUniform', members.lecunUniform, runner)
testInitializer('lecunNormal', members.lecunNormal, runner)
testInitializer('varianceScaling', members.varianceScaling, runner)
testInitializer(
  'varianceScaling by both',
  () => members.varianceScaling({ mode: 'geometric', distribution: 'uniform' }),
  runner,
)
testInitializer('siren', members.siren, runner)
testInitializer('sirenFirst', members.sirenFirst, runner)
testInitializer('fixup', () => members.fixup({ branches: 8 }), runner)
testInitializer('gpt2Residual', () => members.gpt2Residual({ blocks: 8 }), runner)
testInitializer('orthogonal', members.orthogonal, { ...runner, ...matrices })
testInitializer('deltaOrthogonal', members.deltaOrthogonal, { ...runner, ...kernels })
testInitializer('sparse', () => members.sparse({ sparsity: 0.7 }), { ...runner, ...matrices })
testInitializer('identity', members.identity, { ...deterministic, ranks: { min: 2, max: 2 } })
testInitializer('dirac', members.dirac, { ...deterministic, ...kernels })
testInitializer('zeroHadamard', members.zeroHadamard, { ...deterministic, ...matrices })
testInitializer('reZero', members.reZero, deterministic)
testInitializer('skipInit', members.skipInit, deterministic)
testInitializer('priorProbability', members.priorProbability, deterministic)
testInitializer('forgetGateOne', members.forgetGateOne, { ...deterministic, shapes: [[4], [8], [12]] })
testInitializer('dirac in groups', () => members.dirac({ groups: 2 }), {
  ...deterministic,
  shapes: [
    [4, 2, 3],
    [6, 3, 2, 3],
  ],
})
testInitializer(
  'fromArray',
  () =>
    members.fromArray([
      [0.1, 2],
      [3, 5],
    ]),
  { ...deterministic, shapes: [[2, 2]] },
)
