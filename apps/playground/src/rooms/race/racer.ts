import { FormulaError, parseFormula } from '@chainrule/widgets'
import { computed, signal } from '@preact/signals'
import { recall, remember } from '../../app/remember.ts'
import { startingSettings } from '../../catalogue/starting-settings.ts'
import { type WorkerClient, workerClient } from '../../worker/worker-client.ts'
import { firstCode } from './first-code.ts'
import { firstState } from './first-state.ts'
import type { Course, Described, RaceProtocol, SuiteCase } from './protocol.ts'
import { OWN, type RaceState, surfaceOf } from './race-state.ts'
import { watch } from './watch.ts'

/** Crossings of the grid along each side. */
const SIDE = 90

/** How long the worker may give no sign of life, in milliseconds: in a race, and in one case of the suite. */
const PATIENCE = { race: 6000, suite: 60_000 }

/** Where the code is kept that ran last by the person's own word. */
const TRUSTED = 'race.trusted'

/** What stands between the page and an answer: nothing, what a person wrote, or a loop without an end. */
export type Trouble =
  | { readonly kind: 'code'; readonly message: string }
  | {
      readonly kind: 'endless'
      readonly what: 'race' | 'suite' | 'describe'
      readonly entrant?: number
      readonly case?: Pick<SuiteCase, 'id' | 'title'>
    }
  | { readonly kind: 'other'; readonly message: string }

export type Racer = ReturnType<typeof createRacer>

/** Everything that the room shows, and what can be done with it. */
export function createRacer() {
  const state = signal<RaceState>({ ...firstState(), code: firstCode })
  const field = signal<Float32Array | null>(null)
  const formulaError = signal<FormulaError | null>(null)
  const courses = signal<readonly Course[]>([])
  const racing = signal(false)
  const own = signal<Described | null>(null)
  const trouble = signal<Trouble | null>(null)
  const suite = signal<{
    readonly cases: readonly SuiteCase[]
    readonly total: number
    readonly running: boolean
  } | null>(null)
  /** Code that came in a link or a file, and that the person has not yet said may run. */
  const untrusted = signal(false)
  let client: WorkerClient<RaceProtocol> | null = null
  let turn = 0

  function workerNow(): WorkerClient<RaceProtocol> {
    if (client) return client
    const made = workerClient<RaceProtocol>(
      new Worker(new URL('./race.worker.ts', import.meta.url), { type: 'module' }),
    )
    client = made
    return made
  }

  function stop(): void {
    client?.stop()
    client = null
  }

  /** Does something in the worker; one that gives no sign of life is ended, and what it was at is named. */
  async function ask<T>(
    what: keyof typeof PATIENCE | 'describe',
    work: (worker: WorkerClient<RaceProtocol>) => Promise<T>,
  ) {
    const worker = workerNow()
    const watching = watch(worker, what === 'suite' ? PATIENCE.suite : PATIENCE.race, ({ entrant, case: one }) => {
      trouble.value = { kind: 'endless', what, entrant, case: one }
      stop()
    })
    try {
      return await work(worker)
    } catch (error) {
      if ((error as Error).name === 'WorkerStopped') return null
      trouble.value = { kind: what === 'race' ? 'other' : 'code', message: (error as Error).message }
      return null
    } finally {
      watching.end()
    }
  }

  const surface = computed(() => surfaceOf(state.value))
  const entrantsNow = computed(() => state.value.entrants.filter(({ name }) => name !== OWN || !untrusted.value))

  /** Runs the race anew, with what is set up. */
  async function race(): Promise<void> {
    const mine = ++turn
    if (racing.value) stop()
    trouble.value = null
    const { track, start, steps, seed, code } = state.value
    const { formula, x, y, noise = 0 } = surface.value
    if (track === 'surface' && !checkFormula(formula)) return
    racing.value = true
    courses.value = []
    const entrants = entrantsNow.value
    const order = { entrants, steps, seed, code: entrants.some(({ name }) => name === OWN) ? code : null }
    await ask('race', async (worker) => {
      const off = worker.on('course', (course) => {
        if (mine === turn) courses.value = [...courses.value, course]
      })
      try {
        if (track === 'network') await worker.call('network', order)
        else {
          const heights = await worker.call('field', { formula, x, y, side: SIDE })
          if (mine === turn) field.value = heights
          await worker.call('surface', { ...order, formula, noise, start })
        }
      } finally {
        off()
      }
    })
    if (mine === turn) racing.value = false
  }

  function checkFormula(formula: string): boolean {
    try {
      parseFormula(formula, ['x', 'y'])
      formulaError.value = null
      return true
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      formulaError.value = error
      return false
    }
  }

  function change(part: Partial<RaceState>): void {
    state.value = { ...state.value, ...part }
    void race()
  }

  /** The person has said that the code of the page may run, now and at the next visit. */
  function trust(): void {
    untrusted.value = false
    remember(TRUSTED, state.value.code)
  }

  async function describe(): Promise<Described | null> {
    stop()
    own.value = await ask('describe', (worker) => worker.call('describe', { code: state.value.code }))
    return own.value
  }

  /** Reads the code of the page, and lets what it exports race. */
  async function enterOwn(): Promise<boolean> {
    trouble.value = null
    trust()
    const described = await describe()
    if (!described) return false
    const entered = {
      name: OWN,
      settings: startingSettings({ hyperparameters: described.hyperparameters, choices: {} }),
    }
    const others = state.value.entrants.filter(({ name }) => name !== OWN)
    change({ entrants: [...others, entered] })
    return true
  }

  async function runSuite(): Promise<void> {
    trouble.value = null
    trust()
    turn++
    racing.value = false
    stop()
    suite.value = { cases: [], total: 0, running: true }
    await ask('suite', async (worker) => {
      worker.on('alive', ({ total = 0 }) => {
        if (suite.value && total) suite.value = { ...suite.value, total }
      })
      worker.on('outcome', (outcome) => {
        if (suite.value) suite.value = { ...suite.value, cases: [...suite.value.cases, outcome] }
      })
      await worker.call('suite', { code: state.value.code })
    })
    if (suite.value) suite.value = { ...suite.value, running: false }
    stop()
  }

  return {
    state,
    surface,
    side: SIDE,
    field,
    formulaError,
    courses,
    entrants: entrantsNow,
    racing,
    own,
    trouble,
    suite,
    untrusted,
    race,
    change,
    checkFormula,
    enterOwn,
    runSuite,
    /** Ends the suite or the race under way. */
    halt(): void {
      turn++
      stop()
      racing.value = false
    },
    /** Keeps the code; it runs when it is asked to. */
    write(code: string): void {
      if (code === state.value.code) return
      state.value = { ...state.value, code }
      suite.value = null
    },
    /** Takes over what a link, a file or the last visit brings. Code that the person did not run before does not run. */
    open(next: RaceState): void {
      own.value = null
      suite.value = null
      untrusted.value = next.code !== firstCode && next.code !== recall(TRUSTED)
      state.value = next
      const enters = entrantsNow.value.some(({ name }) => name === OWN)
      if (enters) void describe().then(race)
      else void race()
    },
    close: stop,
  }
}
