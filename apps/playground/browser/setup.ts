import { join } from 'node:path'
import { startChromium } from 'browser-tests/setup'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'

/** Builds the playground as people get it, serves it, and starts one browser for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
  // Of vitest it is `test`, which would make another build than people get.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ configFile, logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
  const server = await preview({ configFile, logLevel: 'warn', preview: { port: 0 } })
  const browser = await startChromium()
  provide('address', server.resolvedUrls?.local[0] as string)
  provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.close()
  }
}
