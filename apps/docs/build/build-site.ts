import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type AstroInlineConfig, build } from 'astro'
import { root } from '../../../scripts/packages.ts'
import { checkTranslations } from './check-translations.ts'
import { generatePages } from './generate-pages.ts'

process.env.ASTRO_TELEMETRY_DISABLED = '1'

/** How Astro is called from programs. */
export const inline: AstroInlineConfig = {
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
}

/** Builds the packages, whose declarations the reference is made of, writes the generated pages, and builds the site into `dist`. */
export async function buildSite(): Promise<void> {
  checkTranslations()
  buildPackages()
  generatePages()
  await build(inline)
}

/** Turbo keeps what is up to date: seconds after the first time. */
function buildPackages(): void {
  const { status } = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only', '--filter=./packages/*'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
    },
  })
  if (status !== 0) throw new Error('The packages do not build; `npm run build` shows why.')
}
