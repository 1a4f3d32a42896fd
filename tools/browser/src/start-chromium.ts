import { type BrowserServer, chromium } from 'playwright-core'
import { provideChromium } from '../../../scripts/chromium.ts'

/** Starts the Chromium of this machine for all tests of a site; pages of tests connect to its `wsEndpoint()`. */
export function startChromium(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: provideChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
