import { Worker as NodeWorker } from 'node:worker_threads'

/**
 * Gives a library that only knows the workers of browsers those of Node.js, so that it has threads here too.
 *
 * The programs of such workers come as blobs whose text stands in the first call of `URL.createObjectURL`.
 */
export function shimWorkers(threads: number): void {
  const texts = new Map<string, Promise<string>>()
  const { createObjectURL } = URL
  URL.createObjectURL = (blob) => {
    const address = createObjectURL(blob as Blob)
    texts.set(address, (blob as Blob).text())
    return address
  }
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads })
  const program = `
    const { parentPort } = require('node:worker_threads')
    globalThis.self = globalThis
    globalThis.postMessage = (message) => parentPort.postMessage(message)
    parentPort.once('message', (text) => {
      (0, eval)(text)
      parentPort.on('message', (data) => globalThis.onmessage({ data }))
    })`

  class BrowserWorker {
    onmessage: ((event: { data: unknown }) => void) | null = null
    onerror: ((event: { message: string }) => void) | null = null
    readonly #worker = new NodeWorker(program, { eval: true })
    readonly #ready: Promise<void>
    #waiting = true

    constructor(address: string | URL) {
      this.#worker.unref()
      this.#worker.on('message', (data) => this.onmessage?.({ data }))
      this.#worker.on('error', ({ message }) => this.onerror?.({ message }))
      this.#ready = (texts.get(String(address)) as Promise<string>).then((text) => {
        this.#worker.postMessage(text)
        this.#waiting = false
      })
    }

    postMessage(message: unknown): void {
      if (this.#waiting) this.#ready.then(() => this.#worker.postMessage(message))
      else this.#worker.postMessage(message)
    }

    terminate(): void {
      this.#worker.terminate()
    }
  }
  Object.assign(globalThis, { Worker: BrowserWorker })
}
