/**
 * The gate `chromium`: the WebAssembly backend in Chromium, from the bundles of several tools, with and without shared
 * memory, and under strict content policies. Closes with `N passed, N failed`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { provideChromium } from '../../../scripts/chromium.ts'
import { bundlers, pages } from './bundles.ts'
import { isolation, serve } from './serve.ts'
import { type Visit, visit } from './visit.ts'

const folder = mkdtempSync(join(tmpdir(), 'chainrule-chromium-'))
const browser = await chromium.launch({
  executablePath: provideChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
})
let [passed, failed] = [0, 0]
try {
  await runAll()
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

async function runAll(): Promise<void> {
  for (const [name, bundle] of Object.entries(bundlers)) await bundle(join(folder, name))
  cpSync(join(import.meta.dirname, '..', '..', 'oracles', 'fixtures'), join(folder, 'vite', 'fixtures'), {
    recursive: true,
  })
  const policy = (text: string) => ({ ...isolation, 'Content-Security-Policy': text })

  for (const name of Object.keys(bundlers)) {
    await check(`workers start from a bundle of ${name}`, name, isolation, '', onThreads)
    const noBlobs = policy("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'")
    await check(`workers start from a file of ${name}, where blobs are forbidden`, name, noBlobs, '?own', onThreads)
  }
  await checkDevelopment()
  await check('where memory cannot be shared there is one thread, and one warning', 'esbuild', {}, '', (seen) => [
    ...differences(seen.report, { isolated: false, backend: 'wasm', threads: 1, sameBits: true }),
    ...onlyWarning(seen, 'one thread, because memory cannot be shared'),
  ])
  const noWasm = policy("script-src 'self'; worker-src 'self' blob:")
  await check('a policy without WebAssembly leaves the reference backend', 'esbuild', noWasm, '', (seen) => [
    ...differences(seen.report, { backend: 'reference', threads: 1, sameBits: true, largestError: 0 }),
    ...onlyWarning(seen, "'wasm-unsafe-eval'"),
  ])
  const noWorkers = policy("script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'")
  await check('a policy without workers leaves one thread', 'esbuild', noWorkers, '', (seen) => [
    ...differences(seen.report, { backend: 'wasm', sameBits: true }),
    ...onlyWarning(seen, 'one thread goes on'),
  ])
  for (const [headers, threads] of [
    [isolation, 4],
    [{}, 1],
  ] as const) {
    await check(
      `all reference cases pass in a worker on ${threads} threads`,
      'vite',
      headers,
      'oracles.html',
      (seen) => {
        const { passed: cases, problems } = seen.report as { passed?: number; problems: string[] }
        console.log(`  ${cases ?? 0} cases passed`)
        return [
          ...differences(seen.report, { backend: 'wasm', threads }),
          ...problems,
          ...(cases ? [] : ['No case ran.']),
        ]
      },
    )
  }
}

/** Visits a page of a bundle under some headers, and counts what is wrong with it. */
async function check(
  title: string,
  bundle: string,
  headers: Readonly<Record<string, string>>,
  place: string,
  complaintsOf: (seen: Visit) => string[],
): Promise<void> {
  const server = await serve(join(folder, bundle), headers)
  await count(title, async () => complaintsOf(await visit(browser, server.address + place)))
  server.close()
}

async function checkDevelopment(): Promise<void> {
  const server = await createServer({ root: pages, logLevel: 'warn', server: { port: 0, headers: { ...isolation } } })
  await server.listen()
  const address = server.resolvedUrls?.local[0] as string
  await count('workers start from a development server of vite', async () => onThreads(await visit(browser, address)))
  await server.close()
}

async function count(title: string, complain: () => Promise<string[]>): Promise<void> {
  const complaints = await complain().catch((error: Error) => [error.message])
  console.log(`${complaints.length === 0 ? '✓' : '✗'} ${title}`)
  for (const complaint of complaints) console.log(`    ${complaint}`)
  if (complaints.length === 0) passed += 1
  else failed += 1
}

function onThreads(seen: Visit): string[] {
  const largest = seen.report.largestError as number
  return [
    ...differences(seen.report, { isolated: true, backend: 'wasm', threads: 4, sameBits: true }),
    ...differences({ workers: seen.workers, warnings: seen.warnings.join() }, { workers: 3, warnings: '' }),
    ...(largest < 1e-5 ? [] : [`Differs from the reference backend by ${largest}.`]),
  ]
}

function onlyWarning({ warnings }: Visit, words: string): string[] {
  if (warnings.length === 1 && warnings[0].includes(words)) return []
  return [`There should be one warning with "${words}", and there are ${JSON.stringify(warnings)}.`]
}

function differences(seen: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(wanted).flatMap(([key, value]) =>
    seen[key] === value ? [] : [`${key} is ${JSON.stringify(seen[key])} instead of ${JSON.stringify(value)}.`],
  )
}
