/**
 * The browser that tests drive: `CHROME_PATH`, else the Chromium or Chrome of this machine. On Debian and its relatives it is
 * installed when it is missing and we are root.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Finds the browser, or installs it; throws with the command to run where neither can be done. */
export function provideChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    throw new Error('No Chromium was found. Install Chromium or Google Chrome, or set CHROME_PATH to its program.')
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      'No Chromium was found. Install it with `sudo apt-get install -y chromium`, or set CHROME_PATH to its program.',
    )
  }
  console.log('Installing Debian’s package chromium, which tests of pages drive: once, about a minute.')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
    const { status, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) throw new Error(`\`apt-get ${args.join(' ')}\` failed:\n${stderr}`)
  }
  const installed = findChromium()
  if (!installed) throw new Error('The package chromium was installed, and yet there is no program `chromium`.')
  return installed
}

function findChromium(): string | null {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROME_PATH is ${chosen}, and there is no such file.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places]
  return candidates.find((path) => existsSync(path)) ?? null
}
