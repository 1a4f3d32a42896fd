/**
 * The gate `docs`: builds the site, looks through every page, and tests pages in Chromium. Ends with `N passed, N failed`.
 *
 * `node --conditions=source apps/docs/browser/main.ts search` runs the files whose name holds `search`; `--built` tests the site
 * as it was built before.
 */
import { startVitest } from 'vitest/node'
import { buildSite } from '../build/build-site.ts'

const args = process.argv.slice(2)
if (!args.includes('--built')) await buildSite()

const vitest = await startVitest(
  'test',
  args.filter((arg) => !arg.startsWith('--')),
  { config: `${import.meta.dirname}/../vitest.config.ts`, watch: false },
)
const modules = vitest.state.getTestModules()
const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
// A file that cannot be loaded, or an error outside of any test, counts as a failed test.
const broken = modules.flatMap((module) => module.errors()).length + vitest.state.getUnhandledErrors().length
await vitest.close()

const failed = results.filter((state) => state === 'failed').length + broken
console.log(`${results.filter((state) => state === 'passed').length} passed, ${failed} failed`)
process.exit(failed > 0 || results.length === 0 ? 1 : 0)
