import type { HostKernel, Kernel, Program } from '@chainrule/lowering'
import type { Code, FunctionIndex } from '../assembler/code.ts'
import { ModuleBuilder } from '../assembler/module.ts'
import { emitContraction } from '../contraction/emit-contraction.ts'
import { emitIndex } from '../indexing/emit-index.ts'
import { type Emitted, emitLoop, type Surroundings } from '../loops/emit-loop.ts'
import { emitRows } from '../loops/emit-rows.ts'
import { arityOf, givesInteger, type HostFunction, hostFunctions } from '../loops/host-functions.ts'
import { FAILURE_ADDRESS, SCRATCH_ADDRESS } from '../memory/heap.ts'
import { emitRandom } from '../random/emit-random.ts'
import { costOfKernel } from '../threads/cost.ts'
import { emitThreads } from '../threads/emit-threads.ts'
import { type Phase, type Stage, stagesOf, type WrittenKernel } from '../threads/phases.ts'
import type { PlanContext } from './executable.ts'
import type { PlanMemory } from './layout.ts'

/** A segment of kernels in generated code, or a kernel on the host. */
export type Step =
  | {
      /** On the caller alone. */
      readonly run: () => void
      /** On all threads, where that is worth it: takes the number of the job, gives 1 when a worker was lost. */
      readonly share?: (job: number) => number
    }
  | { readonly host: HostKernel }

/** A plan in code, or a part of it. */
export interface PlanCode {
  readonly steps: readonly Step[]
  /** The module as bytes, for the workers. */
  readonly bytes: Uint8Array
  /** Memory that each thread needs for packing. */
  readonly scratchBytes: number
  /** How many pieces of work all threads can take part in; 0 where the plan stays on the caller. */
  readonly phases: number
  /** The kernel that the next part begins with. */
  readonly next: number
}

type Segment = WrittenKernel[] | HostKernel

/**
 * Bytes of code after which a plan goes on in another module. On the main thread of a page, Chromium compiles modules of
 * more than 8 MB only asynchronously.
 */
const LARGEST_MODULE = 2 ** 22

/** Writes and compiles the code of a plan: one module, or several for one of tens of thousands of operations. */
export function planCode(program: Program, memory: PlanMemory, context: PlanContext): PlanCode[] {
  const parts: PlanCode[] = []
  for (let first = 0; first < program.kernels.length; first = parts[parts.length - 1].next) {
    parts.push(partFrom(first, program, memory, context))
  }
  return parts
}

function partFrom(first: number, program: Program, memory: PlanMemory, context: PlanContext): PlanCode {
  const { threads, heap, largestModule = LARGEST_MODULE } = context
  const module = new ModuleBuilder(threads ? { minimum: 1, maximum: 2 ** 16, shared: true } : { minimum: 1 })
  const host = importHost(module)
  const patience = threads && module.importFunction('patience', { parameters: [], results: ['i32'] })
  const { segments, scratchBytes, next } = writeKernels(
    { first, largestModule, fused: context.fused },
    program,
    memory,
    module,
    host,
  )
  segments.forEach((segment, place) => {
    if (!Array.isArray(segment)) return
    module.function({ parameters: [] }, (code) => emitCalls(code, segment), `run${place}`)
  })
  let phaseCount = 0
  if (threads && patience !== null) {
    const stages = segments.map((segment) =>
      Array.isArray(segment) ? stagesOf(program, segment, threads.pool.threads, threads.worth) : [],
    )
    const phases = stages.flat().flatMap((stage) => ('phase' in stage ? [stage.phase] : []))
    const cost = phases.flatMap(({ kernels }) => kernels).reduce((sum, kernel) => sum + kernel.cost, 0)
    if (phases.length > 0 && cost >= threads.worth.plan) {
      phaseCount = phases.length
      writeShares(module, stages, phases, { ...threads, patience, threads: threads.pool.threads })
    }
  }
  const bytes = module.encode()
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory: heap.memory, ...hostFunctions, ...(threads && { patience: threads.pool.patience }) },
  })
  const steps = segments.map((segment, place): Step => {
    if (!Array.isArray(segment)) return { host: segment }
    return {
      run: exports[`run${place}`] as () => void,
      share: exports[`share${place}`] as ((job: number) => number) | undefined,
    }
  })
  return { steps, bytes, scratchBytes, phases: phaseCount, next }
}

/** Writes a function for each kernel from the first on, and gathers them in segments between kernels on the host. */
function writeKernels(
  { first, largestModule, fused }: { first: number; largestModule: number; fused: boolean },
  program: Program,
  memory: PlanMemory,
  module: ModuleBuilder,
  host: ReadonlyMap<HostFunction, FunctionIndex>,
): { segments: Segment[]; scratchBytes: number; next: number } {
  let callsHost = false
  const around: Surroundings = {
    buffers: program.buffers,
    address: (code, buffer) => memory.push(code, buffer),
    callHost: (code, name) => {
      callsHost = true
      code.call(host.get(name) as FunctionIndex)
    },
    fused,
  }
  let scratchBytes = 0
  const segments: Segment[] = []
  let number = first
  for (; number < program.kernels.length && module.codeBytes <= largestModule; number++) {
    const kernel = program.kernels[number]
    if (kernel.kind === 'host') {
      segments.push(kernel)
      continue
    }
    const failure = number + 1
    const emitted = emitKernel(kernel, around, module, fused, (code) => {
      code.i32(0).i32(failure).memory('i32.store', FAILURE_ADDRESS).op('return')
    })
    if (emitted.units === 0) continue
    if ('scratchBytes' in emitted) scratchBytes = Math.max(scratchBytes, emitted.scratchBytes as number)
    callsHost = false
    const index = module.function({ name: `kernel ${number}`, parameters: ['i32', 'i32', 'i32'] }, (code) =>
      emitted.write(code),
    )
    const mayFail = kernel.kind === 'index'
    const { units } = emitted
    const written = { kernel, index, units, cost: costOfKernel(kernel), mayFail, onCaller: callsHost || mayFail }
    const last = segments.at(-1)
    if (Array.isArray(last)) last.push(written)
    else segments.push([written])
  }
  return { segments, scratchBytes: Math.ceil(scratchBytes / 64) * 64, next: number }
}

function emitKernel(
  kernel: Exclude<Kernel, HostKernel>,
  around: Surroundings,
  module: ModuleBuilder,
  fused: boolean,
  fail: (code: Code) => void,
): Emitted {
  if (kernel.kind === 'loop') return emitLoop(kernel, around)
  if (kernel.kind === 'rows') return emitRows(kernel, around)
  if (kernel.kind === 'index') return emitIndex(kernel, around, fail)
  if (kernel.kind === 'random') return emitRandom(kernel, around)
  return emitContraction(kernel, around, module, fused)
}

/** All kernels one after the other, up to one that fails; `result` is what the function then gives. */
function emitCalls(code: Code, kernels: readonly WrittenKernel[], result?: number): void {
  for (const { index, units, mayFail } of kernels) {
    code.i32(0).i32(units)
    pushScratch(code).call(index)
    if (!mayFail) continue
    code.i32(0).memory('i32.load', FAILURE_ADDRESS)
    code.if(() => (result === undefined ? code : code.i32(result)).op('return'))
  }
}

interface Sharing {
  readonly patience: FunctionIndex
  readonly mayWait: boolean
  readonly threads: number
}

/** Writes `share…` for each segment that all threads can work on. */
function writeShares(
  module: ModuleBuilder,
  stages: readonly (readonly Stage[])[],
  phases: readonly Phase[],
  sharing: Sharing,
): void {
  const { share } = emitThreads(module, phases, sharing)
  stages.forEach((own, place) => {
    if (!own.some((stage) => 'phase' in stage)) return
    module.function(
      { parameters: ['i32'], results: ['i32'] },
      (code) => emitStages(code, own, phases, share),
      `share${place}`,
    )
  })
}

/** `(job)`: the stages of a segment in order; gives 1 as soon as a worker is lost. */
function emitStages(code: Code, stages: readonly Stage[], phases: readonly Phase[], share: FunctionIndex): void {
  for (const stage of stages) {
    if ('alone' in stage) emitCalls(code, stage.alone, 0)
    else {
      code.get(code.parameter(0)).i32(phases.indexOf(stage.phase)).i32(stage.phase.units)
      pushScratch(code).call(share)
      code.if(() => code.i32(1).op('return'))
    }
  }
  code.i32(0)
}

function pushScratch(code: Code): Code {
  return code.i32(0).memory('i32.load', SCRATCH_ADDRESS)
}

function importHost(module: ModuleBuilder): Map<HostFunction, FunctionIndex> {
  const names = Object.keys(hostFunctions) as HostFunction[]
  return new Map(
    names.map((name) => [
      name,
      module.importFunction(name, {
        parameters: Array.from({ length: arityOf(name) }, () => 'f64' as const),
        results: [givesInteger(name) ? 'i32' : 'f64'],
      }),
    ]),
  )
}
