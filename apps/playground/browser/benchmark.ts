/**
 * How fast the room of training is in this machine's browser: `pnpm --filter playground benchmark`.
 *
 * Reports, and never fails: numbers of a shared machine are no test. For the network 2-8-8-1 on the spirals:
 *
 * - the first training frame, from opening the address with everything in the cache to the first picture of a step taken,
 * - frames a second of the page, and pictures of the network a second, while it trains as fast as it can,
 * - steps a second in the worker meanwhile, for some batches and optimizers.
 */
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { provideChromium } from '../../../scripts/chromium.ts'
import { hashOf } from '../src/app/address.ts'
import { firstConfig, type TrainConfig } from '../src/rooms/train/config.ts'
import { wrap } from '../src/share/envelope.ts'
import { pack } from '../src/share/pack.ts'

/** Milliseconds that a run is watched. */
const WATCHED = 4000

const gradientDescent = { name: 'gradientDescent', settings: { learningRate: 0.03 } }
const runs: readonly { readonly title: string; readonly changes: Partial<TrainConfig> }[] = [
  { title: 'batch 32, adam (as the room opens)', changes: {} },
  { title: 'batch 32, gradientDescent', changes: { optimizer: gradientDescent } },
  { title: 'batch 10, gradientDescent', changes: { batchSize: 10, optimizer: gradientDescent } },
  { title: 'batch 1, adam', changes: { batchSize: 1 } },
  { title: 'batch 1, gradientDescent', changes: { batchSize: 1, optimizer: gradientDescent } },
]

process.env.NODE_ENV = 'production'
const [load] = loadavg()
const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
await build({ configFile, logLevel: 'error' })
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } })
const browser = await chromium.launch({
  executablePath: provideChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu'],
})
const address = server.resolvedUrls?.local[0] as string
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })

const firsts: number[] = []
for (let visit = 0; visit < 6; visit++) firsts.push(await firstFrame(page))
console.log(
  `First training frame: ${firsts[0].toFixed(0)} ms on an empty cache, ${middle(firsts.slice(1))} ms on a warm one.`,
)
console.log(
  '\n| 2-8-8-1 on spirals | steps a second | frames a second | pictures a second |\n| --- | ---: | ---: | ---: |',
)
for (const { title, changes } of runs) {
  const { steps, frames, pictures } = await watch(page, { ...firstConfig, ...changes })
  console.log(`| ${title} | ${steps.toLocaleString('en')} | ${frames} | ${pictures} |`)
}
const chips = cpus()
console.log(
  `\n*${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()} without a graphics card, ${chips[0]?.model}, ${chips.length} cores, load before ${load.toFixed(1)}.*`,
)
await browser.close()
await server.close()
process.exit(0)

/** Milliseconds from asking for the page to the first picture of a network that has learned a step. */
async function firstFrame(page: Page): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${address}${hashOf('train')}`, { waitUntil: 'commit' })
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let button: HTMLButtonElement | null = null
    // As soon as the room can be played, it is.
    while (!button || !document.querySelector('.numbers')) {
      await frame()
      button = document.querySelector('.transport-play')
    }
    button.click()
    while (!/[1-9]/.test(document.querySelector('.transport-place strong')?.textContent ?? '')) await frame()
    return performance.now()
  })
}

/** What is counted while a run trains as fast as it can. */
async function watch(page: Page, config: TrainConfig) {
  const shared = await pack(wrap('train', { configs: [config] }))
  await page.goto('about:blank')
  await page.goto(`${address}${hashOf('train', shared)}`)
  await page.locator('.numbers').waitFor()
  await page.locator('.transport-play').click()
  // Until the compilers of the browser have seen enough of it.
  await page.waitForTimeout(2000)
  return page.evaluate(async (watched) => {
    const place = document.querySelector('.transport-place strong') as HTMLElement
    // Numbers follow some times a second: steps are counted from one change of theirs to another.
    const counted = () =>
      new Promise<{ step: number; time: number }>((resolve) => {
        const watcher = new MutationObserver(() => {
          watcher.disconnect()
          resolve({ step: Number(place.textContent?.replace(/\D/g, '')), time: performance.now() })
        })
        watcher.observe(place, { characterData: true, childList: true, subtree: true })
      })
    let [frames, pictures] = [0, 0]
    const { prototype } = CanvasRenderingContext2D
    const { putImageData } = prototype
    prototype.putImageData = function (...painted: unknown[]) {
      if (this.canvas.classList.contains('field-ground')) pictures++
      return Reflect.apply(putImageData, this, painted)
    }
    const first = await counted()
    const begin = await new Promise(requestAnimationFrame)
    pictures = 0
    let now = begin
    while (now - begin < watched) {
      now = await new Promise(requestAnimationFrame)
      frames++
    }
    const seconds = (now - begin) / 1000
    const shown = Math.round(pictures / seconds)
    const last = await counted()
    const steps = Math.round((1000 * (last.step - first.step)) / (last.time - first.time))
    return { steps, frames: Math.round(frames / seconds), pictures: shown }
  }, WATCHED)
}

function middle(values: readonly number[]): string {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)].toFixed(0)
}
