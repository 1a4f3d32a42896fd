/**
 * `npm run playground`: builds the playground, serves it, and prints the address.
 *
 * `npm run playground -- --port 5000` chooses the port; when it is taken, the next free one is used.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, preview } from 'vite'

const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const port = portOf(process.argv.slice(2))

console.log('Building the playground …')
await build({ configFile, logLevel: 'warn' })
const server = await preview({ configFile, logLevel: 'warn', preview: { port } })
console.log(`The playground is at ${server.resolvedUrls?.local[0]} (Ctrl-C ends it)`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.close().then(() => process.exit(0))
  })
}

function portOf(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string', default: '4173' } } })
    const number = Number(values.port)
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number
    console.error(`--port must be a whole number from 1 to 65535, got "${values.port}".`)
  } catch (error) {
    console.error(`${(error as Error).message} The one option is --port <number>.`)
  }
  return process.exit(1)
}
