/**
 * Pictures of rooms to look at: `node --conditions=source browser/shots.ts train out/`.
 *
 * Every room, desktop and phone, light and dark, after what `prepare` does in it.
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'
import { provideChromium } from '../../../scripts/chromium.ts'

const [rooms = 'train', folder = join(tmpdir(), 'shots'), ...only] = process.argv.slice(2)
const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const server = await preview({ configFile, logLevel: 'warn', preview: { port: 0 } })
const browser = await chromium.launch({ executablePath: provideChromium(), args: ['--disable-gpu', '--no-sandbox'] })
mkdirSync(folder, { recursive: true })
for (const room of rooms.split(',')) {
  for (const look of ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark'].filter(
    (one) => only.length === 0 || only.includes(one),
  )) {
    const [size, theme] = look.split('-') as ['desktop' | 'phone', 'light' | 'dark']
    const page = await browser.newPage({
      viewport: size === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      deviceScaleFactor: 1,
      isMobile: size === 'phone',
      colorScheme: theme,
      locale: size === 'phone' ? 'pt-BR' : 'en-US',
    })
    page.on('pageerror', (error) => console.log(look, 'pageerror', error.stack))
    page.on('console', (message) => message.type() === 'error' && console.log(look, message.text()))
    await page.goto(`${server.resolvedUrls?.local[0]}#/${room}`)
    await page.waitForTimeout(1500)
    if (room === 'digits') {
      await page.waitForTimeout(2500)
      await page.locator('.training-play').click()
      await page.waitForTimeout(6000)
      await page.locator('.training-play').click()
      const board = await page.locator('.digit-board').boundingBox()
      if (board) {
        const at = (x: number, y: number) => [board.x + board.width * x, board.y + board.height * y] as const
        await page.mouse.move(...at(0.3, 0.25))
        await page.mouse.down()
        await page.mouse.move(...at(0.7, 0.25), { steps: 8 })
        await page.mouse.move(...at(0.45, 0.8), { steps: 8 })
        await page.mouse.up()
      }
      await page.waitForTimeout(1500)
    }
    if (room === 'train') {
      await page.locator('.transport-play').click()
      await page.waitForTimeout(4000)
      await page.locator('.transport-play').click()
      await page.waitForTimeout(500)
    }
    // The others run by themselves, for some seconds.
    if (room !== 'train') await page.waitForTimeout(6000)
    if (room === 'backward') await page.locator('.backward-walk .button').nth(3).click()
    await page.screenshot({ path: join(folder, `${room}-${look}.png`), fullPage: true })
    await page.close()
  }
}
await browser.close()
await server.close()
process.exit(0)
