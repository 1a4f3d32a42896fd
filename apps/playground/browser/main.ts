/**
 * The gate `playground`: the tests in Chromium, and the size of the first load. Ends with `N passed, N failed`.
 *
 * `node apps/playground/browser/main.ts train` runs the files whose name holds `train`.
 */
import { startVitest } from 'vitest/node'
import { firstLoad } from './first-load.ts'

const BUDGET = 150_000

const vitest = await startVitest('test', process.argv.slice(2), {
  config: `${import.meta.dirname}/../vitest.config.ts`,
  watch: false,
})
const modules = vitest.state.getTestModules()
const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
// A file that cannot be loaded, or an error outside of any test, counts as a failed test.
const broken = modules.flatMap((module) => module.errors()).length + vitest.state.getUnhandledErrors().length
await vitest.close()

const size = firstLoad()
console.log(`First load: ${(size / 1000).toFixed(1)} kB gzip of at most ${BUDGET / 1000} kB.`)
const outcomes = [...results, size <= BUDGET ? 'passed' : 'failed']
const failed = outcomes.filter((state) => state === 'failed').length + broken
console.log(`${outcomes.filter((state) => state === 'passed').length} passed, ${failed} failed`)
process.exit(failed > 0 || results.length === 0 ? 1 : 0)
