import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'
const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
await page.goto(`${server.resolvedUrls?.local[0]}#/train`)
await page.locator('.numbers').waitFor()
await page.locator('.transport-play').click()
await page.waitForTimeout(1000)
const cdp = await page.context().newCDPSession(page)
await cdp.send('DOM.enable')
await cdp.send('DOM.getDocument', { depth: -1 })
const got = new Promise<any>((r) => cdp.on('LayerTree.layerTreeDidChange', (e) => e.layers && r(e.layers)))
await cdp.send('LayerTree.enable')
const layers = await got
console.log(layers.length)
for (const l of layers) {
  let reasons = ''
  try { reasons = (await cdp.send('LayerTree.compositingReasons', { layerId: l.layerId })).compositingReasonIds.join(',') } catch {}
  let node = ''
  try { if (l.backendNodeId) { const { node: n } = await cdp.send('DOM.describeNode', { backendNodeId: l.backendNodeId }); node = n.nodeName + ' ' + (n.attributes ?? []).join(' ').slice(0, 60) } } catch {}
  console.log(l.offsetX | 0, l.offsetY | 0, l.width, l.height, 'paints', l.paintCount, l.drawsContent ? '' : 'nodraw', reasons, node)
}
await browser.close(); await server.close(); process.exit(0)
