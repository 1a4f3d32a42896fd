// scratch: not committed
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'
import { hashOf } from '../src/app/address.ts'
import { firstConfig } from '../src/rooms/train/config.ts'
import { wrap } from '../src/share/envelope.ts'
import { pack } from '../src/share/pack.ts'
process.env.NODE_ENV = 'production'
const dist = process.env.DIST
const seconds = Number(process.env.SECONDS ?? 4)
const traced = process.env.TRACE
const width = Number(process.env.WIDTH ?? 1440)
const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 }, ...(dist ? { build: { outDir: dist } } : {}) })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-gpu'] })
const root = (browser as any)._connection ? undefined : undefined
const address = server.resolvedUrls?.local[0] as string
const page = await browser.newPage({ viewport: { width, height: 900 } })
if (process.env.INIT) await page.addInitScript(process.env.INIT)
page.on('pageerror', (e) => console.log('pageerror', e.stack))
const config = { ...firstConfig, ...(process.env.CHANGES ? JSON.parse(process.env.CHANGES) : {}) }
const configs = process.env.TWO ? [config, config] : [config]
const shared = await pack(wrap('train', { configs }))
await page.goto(`${address}${hashOf('train', shared)}`)
await page.locator('.numbers').waitFor()
await page.locator('.transport-play').click()
await page.waitForTimeout(2000)
const cdp = await browser.newBrowserCDPSession()
const chunks: any[] = []
if (traced) {
  cdp.on('Tracing.dataCollected', ({ value }) => chunks.push(...value))
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'cc', 'viz', 'blink', 'v8', 'toplevel', 'benchmark', 'disabled-by-default-cc.debug', 'disabled-by-default-v8.gc', 'loading', '__metadata'] },
  } as any)
}
const before = threads()
const result = await page.evaluate(async (watched) => {
  const place = document.querySelector('.transport-place strong') as HTMLElement
  const stepNow = () => Number(place.textContent?.replace(/\D/g, ''))
  let pictures = 0
  const { prototype } = CanvasRenderingContext2D
  const { putImageData } = prototype
  prototype.putImageData = function (...a: unknown[]) { if (this.canvas.classList.contains('field-ground')) pictures++; return Reflect.apply(putImageData, this, a) }
  const [begin, first] = [performance.now(), stepNow()]
  const gaps: number[] = []
  let last = 0
  while (performance.now() - begin < watched) {
    const t = await new Promise<number>((r) => requestAnimationFrame(r))
    if (last) gaps.push(t - last)
    last = t
  }
  const s = (performance.now() - begin) / 1000
  gaps.sort((a, b) => a - b)
  return { frames: (gaps.length + 1) / s, pictures: pictures / s, steps: (stepNow() - first) / s, n: gaps.length + 1,
    late: gaps.filter((g) => g > 18).length, p50: gaps[gaps.length >> 1], p95: gaps[Math.floor(gaps.length * 0.95)], max: gaps.at(-1) }
}, seconds * 1000)
const after = threads()
console.log(Object.entries(result).map(([k, v]) => `${k} ${Number(v).toFixed(1)}`).join('  '))
const rows = [...after].map(([key, ms]) => [key, ms - (before.get(key) ?? 0)] as const).filter(([, ms]) => ms > 20).sort((a, b) => b[1] - a[1])
for (const [key, ms] of rows) console.log(`${(ms / result.n).toFixed(2).padStart(7)} ms/frame  ${(ms / seconds / 10).toFixed(1).padStart(5)} %  ${key}`)
if (traced) {
  const done = new Promise((r) => cdp.once('Tracing.tracingComplete', r))
  await cdp.send('Tracing.end')
  await done
  writeFileSync(traced, JSON.stringify({ traceEvents: chunks }))
  console.log('events', chunks.length)
}
await browser.close()
await server.close()
process.exit(0)

function threads() {
  const result = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      const cmd = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (!cmd.includes('chromium')) continue
      const kind = /--type=([\w-]+)/.exec(cmd)?.[1] ?? 'browser'
      for (const tid of readdirSync(`/proc/${pid}/task`)) {
        const stat = readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')
        const name = readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8').trim()
        result.set(`${kind} ${pid} ${name} ${tid}`, Number(stat[0]) / 1e6)
      }
    } catch {}
  }
  return result
}
