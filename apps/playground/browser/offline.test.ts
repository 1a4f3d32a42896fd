import { join } from 'node:path'
import { openPage } from 'browser-tests'
import type { Page } from 'playwright-core'
import { preview } from 'vite'
import { expect, it } from 'vitest'

/** A server of its own, which can be ended while a page is open. */
async function serve() {
  const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
  const server = await preview({ configFile, logLevel: 'warn', preview: { port: 0 } })
  return { address: server.resolvedUrls?.local[0] as string, close: () => server.close() }
}

/** Waits until everything is kept and the worker answers for this page. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  })

it('opens every room without a network after the first load, and the full digits once they were fetched', async () => {
  const server = await serve()
  const page = await openPage('', { offline: true, address: server.address })
  await kept(page)
  await page.goto(`${server.address}#/digits`)
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await expect.poll(() => train.isEnabled(), { timeout: 60_000 }).toBe(true)
  await server.close()
  await expect(fetch(server.address)).rejects.toThrow()

  await page.reload()
  await expect.poll(() => train.isEnabled(), { timeout: 60_000 }).toBe(true)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await train.click()
  await page.locator('.numbers div', { hasText: 'Right on 1,000' }).waitFor({ timeout: 60_000 })
  for (const [room, place] of [
    ['train', '.numbers'],
    ['initialisation', '.init-lane .notice.good'],
    ['race', '.cm-content'],
    ['backward', '.graph-node'],
  ]) {
    await page.goto(`${server.address}#/${room}`)
    await page.reload()
    await page.locator(place).first().waitFor({ timeout: 60_000 })
  }
})
