import type { Code, FunctionIndex, Local } from '../assembler/code.ts'
import type { ModuleBuilder } from '../assembler/module.ts'
import { control, LOOKING, WORKING } from './control.ts'
import type { Phase } from './phases.ts'

/** Looks at the done-counter before the caller asks whether it may go on waiting. */
const CALLER_SPINS = 20_000
/** How long the caller sleeps at most before it asks again, in nanoseconds. */
const NAP = 100_000_000

/** Functions of a module by which threads share its phases. */
export interface ThreadFunctions {
  /** `(job, phase, units, scratch)`, for the caller: gives 1 when a worker has failed. */
  readonly share: FunctionIndex
}

/**
 * Writes what lets all threads work on the phases of a plan, and exports `work` for the workers.
 *
 * A phase ends when its units are done, not when all threads have arrived: the caller can do everything alone, and waits
 * only for what somebody has begun.
 *
 * @param patience - imported from the host, `() => 1` when the caller should give up waiting
 * @param mayWait - whether the caller may sleep; the main thread of a browser has to look again and again
 */
export function emitThreads(
  module: ModuleBuilder,
  phases: readonly Phase[],
  { patience, mayWait, threads }: { patience: FunctionIndex; mayWait: boolean; threads: number },
): ThreadFunctions {
  const dispatch = module.function({ parameters: ['i32', 'i32', 'i32', 'i32'] }, (code) =>
    emitDispatch(code, phases, 0, phases.length),
  )
  module.function(
    { parameters: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] },
    (code) => emitWork(code, dispatch, threads),
    'work',
  )
  const share = module.function({ parameters: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] }, (code) =>
    emitShare(code, dispatch, patience, mayWait, threads),
  )
  return { share }
}

/** `(phase, first, last, scratch)`: finds the phase by halving and does some of its units. */
function emitDispatch(code: Code, phases: readonly Phase[], from: number, to: number): void {
  const [phase, first, last, scratch] = [0, 1, 2, 3].map((place) => code.parameter(place))
  if (to - from > 1) {
    const middle = (from + to) >> 1
    code.get(phase).i32(middle).op('i32.lt_s')
    code.if(
      () => emitDispatch(code, phases, from, middle),
      () => emitDispatch(code, phases, middle, to),
    )
    return
  }
  let before = 0
  for (const { index, units } of phases[from].kernels) {
    const start = before
    before += units
    if (phases[from].kernels.length === 1) {
      code.get(first).get(last).get(scratch).call(index)
      return
    }
    code.get(last).i32(start).op('i32.gt_s')
    code.get(first).i32(before).op('i32.lt_s').op('i32.and')
    code.if(() => {
      // The larger of first and start, the smaller of last and end, counted from start.
      code.get(first).i32(start).get(first).i32(start).op('i32.gt_s').op('select').i32(start).op('i32.sub')
      code.get(last).i32(before).get(last).i32(before).op('i32.lt_s').op('select').i32(start).op('i32.sub')
      code.get(scratch).call(index)
    })
  }
}

/** `(job, state, scratch, spins)`, for workers: claims units while there are any, looks `spins` times for more. */
function emitWork(code: Code, dispatch: FunctionIndex, threads: number): void {
  const [job, state, scratch, spins] = [0, 1, 2, 3].map((place) => code.parameter(place))
  const [ticket, remaining, take, rest, did] = claimLocals(code)
  code.get(spins).set(rest)
  code.loop((repeat) => {
    code.i32(0).memory('i64.atomic.load', control.ticket).tee(ticket)
    code.i64(32).op('i64.shr_u').op('i32.wrap_i64').get(job).op('i32.ne')
    code.if(() => code.get(did).op('return'))
    code.get(ticket).op('i32.wrap_i64').tee(remaining)
    code.if(
      () => {
        emitClaim(code, ticket, remaining, take, threads)
        code.if(() => {
          code.get(state).i32(WORKING).memory('i32.atomic.store')
          emitUnits(code, dispatch, remaining, take, scratch)
          code.get(state).i32(LOOKING).memory('i32.atomic.store')
          code.i32(0).memory('i32.atomic.load', control.callerSleeps)
          code.if(() => code.i32(0).i32(1).memory('memory.atomic.notify', control.done).op('drop'))
          code.i32(1).set(did)
          code.get(spins).set(rest)
        })
      },
      () => code.get(rest).i32(1).op('i32.sub').set(rest),
    )
    code.get(rest)
    repeat()
  })
  code.get(did)
}

/** `(job, phase, units, scratch)`, for the caller: publishes a phase, takes part in it, waits for what others hold. */
function emitShare(
  code: Code,
  dispatch: FunctionIndex,
  patience: FunctionIndex,
  mayWait: boolean,
  threads: number,
): void {
  const [job, phase, units, scratch] = [0, 1, 2, 3].map((place) => code.parameter(place))
  const [ticket, remaining, take, rest] = claimLocals(code)
  code.i32(0).i32(0).memory('i32.atomic.store', control.done)
  code.i32(0).get(phase).memory('i32.atomic.store', control.phase)
  code.i32(0).get(units).memory('i32.atomic.store', control.units)
  code.i32(0).get(job).op('i64.extend_i32_u').i64(32).op('i64.shl')
  code.get(units).op('i64.extend_i32_u').op('i64.or').memory('i64.atomic.store', control.ticket)
  code.i32(0).i32(1).memory('i32.atomic.rmw.add', control.bell).op('drop')
  code.i32(0).memory('i32.atomic.load', control.sleepers)
  code.if(() => code.i32(0).i32(-1).memory('memory.atomic.notify', control.bell).op('drop'))

  code.loop((repeat) => {
    code.i32(0).memory('i64.atomic.load', control.ticket).tee(ticket).op('i32.wrap_i64').tee(remaining)
    code.if(() => {
      emitClaim(code, ticket, remaining, take, threads)
      code.if(() => emitUnits(code, dispatch, remaining, take, scratch))
    })
    code.get(remaining)
    repeat()
  })

  const isDone = () => code.i32(0).memory('i32.atomic.load', control.done).get(units).op('i32.eq')
  code.i32(CALLER_SPINS).set(rest)
  code.loop((repeat) => {
    isDone()
    code.if(() => code.i32(0).op('return'))
    code.get(rest).i32(1).op('i32.sub').tee(rest)
    repeat()
  })
  if (mayWait) code.i32(0).i32(1).memory('i32.atomic.store', control.callerSleeps)
  const finish = (result: number) => {
    if (mayWait) code.i32(0).i32(0).memory('i32.atomic.store', control.callerSleeps)
    code.i32(result).op('return')
  }
  code.loop((repeat) => {
    if (mayWait) {
      code.i32(0).memory('i32.atomic.load', control.done).tee(remaining).get(units).op('i32.eq')
      code.if(() => finish(0))
      code.i32(0).get(remaining).i64(NAP).memory('memory.atomic.wait32', control.done).op('drop')
    } else {
      code.i32(CALLER_SPINS).set(rest)
      code.loop((again) => {
        isDone()
        code.if(() => finish(0))
        code.get(rest).i32(1).op('i32.sub').tee(rest)
        again()
      })
    }
    code.call(patience).op('i32.eqz')
    repeat()
  })
  finish(1)
  code.op('unreachable')
}

function claimLocals(code: Code): [Local, Local, Local, Local, Local] {
  return [code.local('i64'), code.local('i32'), code.local('i32'), code.local('i32'), code.local('i32')]
}

/**
 * Tries to take some of the remaining units, fewer towards the end, and pushes whether it was successful.
 *
 * Nobody can claim after the last unit is gone, whatever the next phase writes beside the ticket.
 */
function emitClaim(code: Code, ticket: Local, remaining: Local, take: Local, threads: number): void {
  code
    .get(remaining)
    .i32(3 * threads)
    .op('i32.div_u')
    .set(take)
  code.get(take).i32(1).get(take).op('select').set(take)
  code.i32(0).get(ticket).get(ticket).get(take).op('i64.extend_i32_u').op('i64.sub')
  code.memory('i64.atomic.rmw.cmpxchg', control.ticket).get(ticket).op('i64.eq')
}

/** Does the units that have been claimed. */
function emitUnits(code: Code, dispatch: FunctionIndex, remaining: Local, take: Local, scratch: Local): void {
  const first = code.local('i32')
  code.i32(0).memory('i32.atomic.load', control.units).get(remaining).op('i32.sub').set(first)
  code.i32(0).memory('i32.atomic.load', control.phase)
  code.get(first).get(first).get(take).op('i32.add').get(scratch).call(dispatch)
  code.i32(0).get(take).memory('i32.atomic.rmw.add', control.done).op('drop')
  code.release('i32', first)
}
