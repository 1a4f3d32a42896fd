import { preview } from 'astro'
import { startChromium } from 'browser-tests/setup'
import type { TestProject } from 'vitest/node'
import { inline } from '../build/build-site.ts'

/** Serves the built site, and starts one browser for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await preview({ ...inline, server: { port: 4399 } })
  const browser = await startChromium()
  provide('address', `http://localhost:${server.port}/`)
  provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.stop()
  }
}
