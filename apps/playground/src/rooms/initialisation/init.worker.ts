import { initializerNamed } from '../../catalogue/initializers.ts'
import { breathe } from '../../worker/breathe.ts'
import { chooseBackend } from '../../worker/choose-backend.ts'
import { serveWorker } from '../../worker/serve-worker.ts'
import { trainLane } from './engine/train-lane.ts'
import type { InitProtocol } from './protocol.ts'

const emit = serveWorker<InitProtocol>({
  async run(state) {
    chooseBackend()
    for (const [lane, { name, settings }] of state.lanes.entries()) {
      try {
        const entry = initializerNamed(name)
        if (!entry) throw new Error(`There is no initializer "${name}".`)
        await trainLane(entry.make(settings), state, {
          begun: (expected) => emit('begun', { lane, expected }),
          sight(sight) {
            emit('sight', { lane, sight })
            return breathe()
          },
        })
      } catch (error) {
        emit('failed', { lane, message: (error as Error).message })
      }
    }
  },
})
