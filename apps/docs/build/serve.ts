/**
 * `npm run docs`: builds the site, serves it, and prints the address.
 *
 * `npm run docs -- --port 5000` chooses the port; `--build` ends after the build.
 */
import { parseArgs } from 'node:util'
import { preview } from 'astro'
import { buildSite, inline } from './build-site.ts'

const { port, buildOnly } = optionsOf(process.argv.slice(2))
const started = performance.now()
console.log('Building the site …')
await buildSite()
console.log(`Built in ${((performance.now() - started) / 1000).toFixed(0)} s.`)
if (buildOnly) process.exit(0)

const server = await preview({ ...inline, server: { port } })
console.log(`The docs are at http://localhost:${server.port}/ (Ctrl-C ends it)`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.stop().then(() => process.exit(0))
  })
}

function optionsOf(args: string[]): { port: number; buildOnly: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string', default: '4321' }, build: { type: 'boolean', default: false } },
    })
    const number = Number(values.port)
    if (Number.isInteger(number) && number > 0 && number < 65_536) return { port: number, buildOnly: values.build }
    console.error(`--port must be a whole number from 1 to 65535, got "${values.port}".`)
  } catch (error) {
    console.error(`${(error as Error).message} The options are --port <number> and --build.`)
  }
  return process.exit(1)
}
