import type { Buffer } from '@chainrule/lowering'
import type { Code } from '../assembler/code.ts'
import type { CallHost } from './host-call.ts'

/** How kernels find their memory and the host. */
export interface Surroundings {
  readonly buffers: readonly Buffer[]
  /** Pushes the address of the first element of a buffer. */
  address(code: Code, buffer: number): void
  readonly callHost: CallHost
  /** Whether multiplication and addition are done in one instruction. */
  readonly fused: boolean
}
