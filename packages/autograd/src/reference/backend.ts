import type { Backend } from '../backend.ts'
import { referencePlan } from './plan.ts'
import { hostStorage } from './storage.ts'

/**
 * The backend that defines what every operation means: plain loops over typed arrays, one kernel for each operation.
 *
 * It needs no code generation, so it runs under the strictest content policy, and it takes every type.
 */
export const referenceBackend: Backend = {
  name: 'reference',
  synchronous: true,
  supports: () => true,
  allocate: (spec) => hostStorage(referenceBackend, spec),
  compile: referencePlan,
}
