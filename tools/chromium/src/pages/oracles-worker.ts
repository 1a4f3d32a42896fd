import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { casesIn, runCase } from 'oracles'

const backend = wasmBackend({ threads: 4, share: 'always' })
setBackend(backend)
const problems: string[] = []
let passed = 0
for (const name of ['gradients', 'optimizers', 'schedules', 'trainings']) {
  const response = await fetch(`/fixtures/${name}.json`)
  for (const one of casesIn(await response.text())) {
    const outcome = runCase(one)
    if (outcome.problems.length === 0) passed += 1
    else problems.push(`${name}: ${outcome.title}: ${outcome.problems.join('; ')}`)
  }
}
postMessage({ isolated: crossOriginIsolated, backend: backend.name, threads: backend.threads ?? 1, passed, problems })
