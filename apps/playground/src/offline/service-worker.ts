/**
 * Keeps the whole playground for the time without a network. What it was built of is fetched when it is installed; the full
 * digits, which are large, are kept once a person has opened them.
 *
 * A new build has other files, and so another worker: it takes over when no page of the old one is open any more, and no
 * page ever sees files of two builds.
 */
import { offlineFiles } from './offline-files.ts'

const { version, files } = offlineFiles()
const CACHE = `chainrule-${version}`
/** The digits do not change from build to build. */
const DIGITS = 'chainrule-digits'
const scope = self as unknown as WorkerScope

scope.addEventListener('install', (event) => event.waitUntil(keepAll()))
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) event.respondWith(answer(request))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll(files)
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('chainrule-') && name !== CACHE && name !== DIGITS) await caches.delete(name)
  }
  // The page that installed it was loaded before there was a worker: what it fetches from now on is kept as well.
  await scope.clients.claim()
}

async function answer(request: Request): Promise<Response> {
  // The one page has many addresses (`/`, `/index.html`, with a query); servers vary by headers that change nothing here.
  const wanted = request.mode === 'navigate' ? './' : request
  const kept = await caches.match(wanted, { ignoreSearch: true, ignoreVary: true })
  if (kept) return kept
  const fetched = await fetch(request)
  if (fetched.ok && new URL(request.url).pathname.includes('/mnist/')) {
    const cache = await caches.open(DIGITS)
    await cache.put(request, fetched.clone())
  }
  return fetched
}

/** What is used of the scope of a service worker, which the compiler knows only in place of that of a page. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  addEventListener(
    kind: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<void>): void }) => void,
  ): void
  addEventListener(
    kind: 'fetch',
    listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void
}
