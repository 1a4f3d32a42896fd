/**
 * Pictures of pages to look at: `node --conditions=source apps/docs/browser/shots.ts out/ optimizer,home phone-dark`.
 *
 * Of the site as it was built before: every kind of page, desktop and phone, light and dark, phones in Portuguese.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { preview } from 'astro'
import { chromium } from 'playwright-core'
import { provideChromium } from '../../../scripts/chromium.ts'
import { inline } from '../build/build-site.ts'
import { kinds } from './kinds.ts'

const looks = ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark']
const [folder = 'shots', chosen = Object.keys(kinds).join(), chosenLooks = looks.join()] = process.argv.slice(2)
const server = await preview({ ...inline, server: { port: 4398 } })
const browser = await chromium.launch({ executablePath: provideChromium(), args: ['--disable-gpu', '--no-sandbox'] })
mkdirSync(folder, { recursive: true })
for (const kind of chosen.split(',')) {
  for (const look of chosenLooks.split(',')) {
    const [size, theme] = look.split('-') as ['desktop' | 'phone', 'light' | 'dark']
    const page = await browser.newPage({
      viewport: size === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      isMobile: size === 'phone',
      colorScheme: theme,
    })
    page.on('pageerror', ({ stack }) => console.log(kind, look, stack))
    const place = kinds[kind as keyof typeof kinds] ?? kind
    await page.goto(`http://localhost:${server.port}/${size === 'phone' ? 'pt-br/' : ''}${place}`)
    for (const widget of await page.locator('chain-widget').all()) {
      await widget.scrollIntoViewIfNeeded()
      await page.waitForTimeout(1500)
    }
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForTimeout(300)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.screenshot({
      path: join(folder, `${kind.replaceAll(/[ /]/g, '-')}-${look}.png`),
      fullPage: true,
      clip: {
        x: 0,
        y: 0,
        width: size === 'phone' ? 390 : 1440,
        height: Math.min(height, size === 'phone' ? 5000 : 3200),
      },
    })
    await page.close()
  }
}
await browser.close()
await server.stop()
process.exit(0)
