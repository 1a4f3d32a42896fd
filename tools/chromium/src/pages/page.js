/** Trains a little on four threads and says on the console what came of it. `?own` starts workers from a file. */
import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { train } from './train.js'

const worker = location.search === '?own' ? ownWorker : undefined
const backend = wasmBackend({ threads: 4, share: 'always', worker })
setBackend(backend)
const first = train()
// Until the workers have started: from then on they take part.
await new Promise((resolve) => setTimeout(resolve, 700))
const second = train()

setBackend(wasmBackend({ threads: 1 }))
const alone = train()
setBackend(null)
const reference = train()

console.log(
  `report ${JSON.stringify({
    isolated: crossOriginIsolated,
    backend: backend.name,
    threads: backend.threads ?? 1,
    sameBits: String(first) === String(alone) && String(second) === String(alone),
    largestError: Math.max(...alone.map((value, i) => Math.abs(value - reference[i]))),
  })}`,
)

function ownWorker() {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
}
