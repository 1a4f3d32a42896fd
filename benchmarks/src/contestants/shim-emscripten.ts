import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker as NodeWorker, type Transferable } from 'node:worker_threads'

/**
 * Lets the threads of TensorFlow.js start in Node.js.
 *
 * What it is built with knows Node.js, but the library hands it programs as blobs, which workers of Node.js cannot
 * load: they get the same programs as text and as a file.
 */
export function shimEmscripten(): void {
  const require = createRequire(import.meta.url)
  const folder = join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'wasm-out')
  const name = 'tfjs-backend-wasm-threaded-simd'
  const { wasmWorkerContents: program } = require(join(folder, `${name}.worker.js`)) as { wasmWorkerContents: string }
  class FileWorker extends NodeWorker {
    constructor() {
      super(program.replaceAll('\n', '\\n'), { eval: true })
    }

    override postMessage(message: { urlOrBlob?: unknown }, transfer?: readonly Transferable[]): void {
      super.postMessage(
        'urlOrBlob' in message ? { ...message, urlOrBlob: join(folder, `${name}.js`) } : message,
        transfer,
      )
    }
  }
  require('node:worker_threads').Worker = FileWorker
}
