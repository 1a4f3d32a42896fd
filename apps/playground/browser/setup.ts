import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { provideChromium } from '../../../scripts/chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built playground is served. */
    address: string
    /** How to reach the browser. */
    browser: string
  }
}

/** Builds the playground as people get it, serves it, and starts one browser for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = provideChromium()
  const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
  // Of vitest it is `test`, which would make another build than people get.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ configFile, logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
  const server = await preview({ configFile, logLevel: 'warn', preview: { port: 0 } })
  const browser = await chromium.launchServer({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  provide('address', server.resolvedUrls?.local[0] as string)
  provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.close()
  }
}
