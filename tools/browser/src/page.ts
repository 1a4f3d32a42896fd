import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, expect, inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, with a slash at its end. */
    address: string
    /** How to reach the browser. */
    browser: string
  }
}

/** How a page is looked at. */
export interface Look {
  /** @default 'desktop' */
  size?: 'desktop' | 'phone'
  /** @default 'light' */
  theme?: 'light' | 'dark'
  /** @default 'en-US' */
  locale?: 'en-US' | 'pt-BR'
}

/** What else a page may have. */
interface PageOptions extends Look {
  /** Whether its service worker is installed. @default false */
  offline?: boolean
  /** Where it is opened. @default the built playground that all tests share */
  address?: string
}

/** Everything that a room must look right in. */
export const looks: readonly Required<Look>[] = [
  { size: 'desktop', theme: 'light', locale: 'en-US' },
  { size: 'desktop', theme: 'dark', locale: 'pt-BR' },
  { size: 'phone', theme: 'light', locale: 'pt-BR' },
  { size: 'phone', theme: 'dark', locale: 'en-US' },
]

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} satisfies Record<string, BrowserContextOptions>

let browser: Promise<Browser> | null = null
const opened: { page: Page; troubles: string[] }[] = []

/**
 * Opens a place of the site (`#/train`, `learn/`) in a profile of its own. Errors of the page and in its console fail the
 * test in the end; {@link takeTroubles} takes those that a test is about.
 */
export async function openPage(
  place = '',
  {
    size = 'desktop',
    theme = 'light',
    locale = 'en-US',
    offline = false,
    address = inject('address'),
  }: PageOptions = {},
) {
  browser ??= chromium.connect(inject('browser'))
  const context = await (await browser).newContext({
    ...sizes[size],
    colorScheme: theme,
    locale,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    serviceWorkers: offline ? 'allow' : 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  opened.push({ page, troubles })
  await page.goto(`${address}${place}`)
  return page
}

/** What is downloaded by an action. */
export async function downloaded(page: Page, action: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The part behind `#` of the link that a room shares. */
export async function sharedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = page.getByRole('dialog').getByLabel('Link', { exact: true })
  // It is packed before the dialog opens.
  await link.waitFor()
  const hash = new URL(await link.inputValue()).hash
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  return hash
}

/** Takes the errors that a page has had so far, so that they do not fail the test. */
export function takeTroubles(page: Page): string[] {
  const found = opened.find((one) => one.page === page)
  return found?.troubles.splice(0) ?? []
}

afterEach(async () => {
  const troubles = opened.flatMap((one) => one.troubles)
  for (const { page } of opened.splice(0)) await page.context().close()
  expect(troubles).toEqual([])
})

afterAll(async () => {
  await (await browser)?.close()
  browser = null
})
