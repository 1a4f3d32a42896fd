import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'
import { hashOf } from '../src/app/address.ts'
import { firstConfig } from '../src/rooms/train/config.ts'
import { wrap } from '../src/share/envelope.ts'
import { pack } from '../src/share/pack.ts'
const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 }, build: { outDir: process.env.DIST ?? 'dist' } })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
const shared = await pack(wrap('train', { configs: [firstConfig] }))
await page.goto(`${server.resolvedUrls?.local[0]}${hashOf('train', shared)}`)
await page.locator('.numbers').waitFor()
await page.locator('.transport-play').click()
await page.waitForTimeout(2000)
const cdp = await page.context().newCDPSession(page)
await cdp.send('Profiler.enable')
await cdp.send('Profiler.setSamplingInterval', { interval: 100 })
await cdp.send('Profiler.start')
const n = await page.evaluate(async (ms) => { let n = 0; const b = performance.now(); while (performance.now() - b < ms) { await new Promise((r) => requestAnimationFrame(r)); n++ } return n }, 4000)
const { profile } = await cdp.send('Profiler.stop')
const nodes = new Map(profile.nodes.map((x: any) => [x.id, x]))
const self = new Map<number, number>()
profile.samples!.forEach((id: number, i: number) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas![i]))
const parent = new Map<number, number>()
for (const x of profile.nodes) for (const c of x.children ?? []) parent.set(c, x.id)
const name = (x: any) => `${x.callFrame.functionName || '(anon)'} ${x.callFrame.url.split('/').pop()}:${x.callFrame.lineNumber + 1}`
const selfBy = new Map<string, number>(), totalBy = new Map<string, number>()
for (const [id, t] of self) {
  const k = name(nodes.get(id)); selfBy.set(k, (selfBy.get(k) ?? 0) + t)
  const seen = new Set<string>()
  for (let p: number | undefined = id; p !== undefined; p = parent.get(p)) { const q = name(nodes.get(p)); if (!seen.has(q)) { seen.add(q); totalBy.set(q, (totalBy.get(q) ?? 0) + t) } }
}
console.log('frames', n)
const show = (m: Map<string, number>, c: number) => { for (const [k, v] of [...m].sort((a, b) => b[1] - a[1]).slice(0, c)) console.log((v / 1000 / n).toFixed(3).padStart(8), k) }
console.log('SELF'); show(selfBy, 30)
console.log('TOTAL'); show(totalBy, 60)
await browser.close(); await server.close(); process.exit(0)
