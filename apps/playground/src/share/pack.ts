/**
 * Plain data as a short text for an address, and back: JSON, deflated, base64url, with the version of the format before
 * it.
 *
 *     1.<base64url of raw deflate of JSON>
 *
 * Browsers compress by `CompressionStream`; where it is missing, `fflate` is fetched.
 */
const FORMAT = '1'

/** Why a packed text cannot be opened. */
export class UnpackError extends Error {
  /** `version`: made by another format, which is `seen`. `damaged`: not whole. */
  readonly kind: 'version' | 'damaged'
  readonly seen: string

  constructor(kind: 'version' | 'damaged', seen = '') {
    super(`packed state: ${kind} ${seen}`)
    this.name = 'UnpackError'
    this.kind = kind
    this.seen = seen
  }
}

export async function pack(data: unknown): Promise<string> {
  return `${FORMAT}.${toBase64Url(await deflate(new TextEncoder().encode(JSON.stringify(data))))}`
}

/** @throws UnpackError for texts of another version, and for damaged ones. */
export async function unpack(text: string): Promise<unknown> {
  const [, format, content] = /^([^.]*)\.(.*)$/s.exec(text) ?? []
  if (format === undefined) throw new UnpackError('damaged')
  if (format !== FORMAT) throw new UnpackError('version', format)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await inflate(fromBase64Url(content))))
  } catch {
    throw new UnpackError('damaged')
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (typeof CompressionStream === 'function') return through(bytes, new CompressionStream('deflate-raw'))
  return (await import('fflate')).deflateSync(bytes)
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (typeof DecompressionStream === 'function') return through(bytes, new DecompressionStream('deflate-raw'))
  return (await import('fflate')).inflateSync(bytes)
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
