/** Name of the store in which fetched files stay for the next visits; goes up when the files change. */
const STORE = 'chainrule-files-1'

/**
 * A file that is fetched once and kept by the browser, so that it is there without a network too.
 *
 * @param onProgress - Hears how many bytes of how many have come; the whole is not known before the first.
 */
export async function fetchOnce(
  address: URL,
  onProgress: (loaded: number, total: number | null) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const store = await openStore()
  const kept = await store?.match(address)
  if (kept) return bytesOf(kept)
  const answer = await fetch(address)
  if (!answer.ok || !answer.body) throw new Error(`${address.pathname}: ${answer.status} ${answer.statusText}`)
  const bytes = await readWithProgress(answer, onProgress)
  await store?.put(address, new Response(bytes)).catch(() => {
    // A full disk: it will be fetched again the next time.
  })
  return bytes
}

async function openStore(): Promise<Cache | null> {
  // Not in private windows of some browsers, and not on addresses without https.
  return 'caches' in self ? caches.open(STORE).catch(() => null) : null
}

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await answer.arrayBuffer())
}

async function readWithProgress(
  answer: Response,
  onProgress: (loaded: number, total: number | null) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = Number(answer.headers.get('Content-Length'))
  const chunks: BlobPart[] = []
  let loaded = 0
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    loaded += next.value.byteLength
    onProgress(loaded, length > 0 ? length : null)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
