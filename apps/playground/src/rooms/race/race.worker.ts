import { optimizerCases, runCases } from '@chainrule/conformance'
import { chooseBackend } from '../../worker/choose-backend.ts'
import { serveWorker } from '../../worker/serve-worker.ts'
import { fieldOf } from './engine/field-of.ts'
import { errorText, type LoadedOptimizer, loadOptimizer, makeEntrant } from './engine/load-optimizer.ts'
import { raceNetwork } from './engine/race-network.ts'
import { raceSurface } from './engine/race-surface.ts'
import type { Course, RaceOrder, RaceProtocol } from './protocol.ts'
import { OWN } from './race-state.ts'

/** Milliseconds between two signs of life. */
const PULSE = 200

const emit = serveWorker<RaceProtocol>({
  field: ({ formula, x, y, side }) => fieldOf(formula, x, y, side),
  surface: (order) => race(order, (optimizer, onStep) => raceSurface(optimizer, order, onStep)),
  network: (order) => race(order, (optimizer, onStep) => raceNetwork(optimizer, order, onStep)),
  describe({ code }) {
    const { name, text, hyperparameters } = load(code).entry
    return { name, text, hyperparameters }
  },
  async suite({ code }) {
    const { entry, factory } = load(code)
    const cases = optimizerCases(entry.name, factory as never)
    for (const one of cases) {
      emit('alive', { case: { id: one.id, title: one.title }, total: cases.length })
      const [{ id, title, error }] = await runCases([one])
      emit('outcome', { id, title, error: error ? errorText(error) : null })
    }
  },
})

chooseBackend()
emit('alive', {})

type Racer = (optimizer: ReturnType<typeof makeEntrant>, onStep: () => void) => Omit<Course, 'entrant' | 'error'>

async function race({ entrants, code }: RaceOrder, run: Racer): Promise<void> {
  let own: LoadedOptimizer | null = null
  for (const [entrant, chosen] of entrants.entries()) {
    emit('alive', { entrant })
    let last = performance.now()
    const onStep = () => {
      if (performance.now() - last < PULSE) return
      last = performance.now()
      emit('alive', { entrant })
    }
    try {
      if (chosen.name === OWN) own ??= load(code ?? '')
      emit('course', { entrant, error: null, ...run(makeEntrant(chosen, own), onStep) })
    } catch (error) {
      emit('course', { entrant, error: errorText(error), points: [], losses: [], steps: [], accuracy: null })
    }
  }
}

/** Errors of the person's code go to the page with their line. */
function load(code: string): LoadedOptimizer {
  try {
    return loadOptimizer(code)
  } catch (error) {
    throw new Error(errorText(error))
  }
}
