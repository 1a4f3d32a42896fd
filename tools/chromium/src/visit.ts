import type { Browser } from 'playwright-core'

/** What a page says on its console, and how many workers it has at the end. */
export interface Visit {
  readonly report: Readonly<Record<string, unknown>>
  readonly warnings: readonly string[]
  readonly workers: number
}

/** Milliseconds until a page that says nothing has failed. */
const PATIENCE = 120_000

/** Opens a page in a profile of its own, and waits for its report. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const warnings: string[] = []
    const heard: string[] = []
    const report = new Promise<Visit['report']>((resolve, reject) => {
      page.on('pageerror', reject)
      page.on('console', (message) => {
        const text = message.text()
        heard.push(text)
        if (text.startsWith('report ')) resolve(JSON.parse(text.slice(7)))
        else if (message.type() === 'warning' && text.startsWith('Chainrule')) warnings.push(text)
      })
      setTimeout(() => reject(new Error(`The page says nothing but: ${heard.join('; ')}`)), PATIENCE).unref()
    })
    await page.goto(address)
    return { report: await report, warnings, workers: page.workers().length }
  } finally {
    await context.close()
  }
}
