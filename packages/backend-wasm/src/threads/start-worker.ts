import { type WorkerStart, workerProgram } from './worker-program.ts'

/** What is needed of a worker of a browser, for those who start their own. */
export interface WorkerLike {
  postMessage(message: unknown): void
  terminate(): unknown
  addEventListener(type: 'message' | 'error', listen: (event: { data?: unknown; message?: string }) => void): void
}

/** A running worker. */
export interface StartedWorker {
  terminate(): void
}

/** The little that is used of Node.js. */
interface NodeWorker {
  on(event: 'message' | 'error' | 'exit', listen: (value: unknown) => void): void
  unref(): void
  terminate(): unknown
}
interface NodeModules {
  'node:worker_threads': { Worker: new (text: string, options: object) => NodeWorker }
  'node:os': { availableParallelism(): number }
}

/** A module of Node.js, without a trace of it in what a bundler sees; `undefined` in browsers and before 20.16. */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: Name) => NodeModules[Name] | undefined } }
  return process?.getBuiltinModule?.(name)
}

/**
 * Starts a worker of Node.js or of a browser with the program as its text.
 *
 * @param make - starts a browser's worker in another way, where a content policy forbids workers from blobs
 * @param lost - called when the worker has ended, whatever the reason
 */
export function startWorker(
  start: WorkerStart,
  lost: (reason: string) => void,
  make?: () => WorkerLike,
): StartedWorker {
  // Some transpilers wrap functions in a helper of this name, which the text would miss.
  const program = `const __name = (value) => value; const program = ${workerProgram};`
  const node = make ? undefined : nodeModule('node:worker_threads')
  if (node) {
    const worker = new node.Worker(
      `const { parentPort, workerData } = require('node:worker_threads'); ${program}
      program(workerData, (text) => parentPort.postMessage(text))`,
      { eval: true, workerData: start, execArgv: [], name: `chainrule ${start.thread}` },
    )
    worker.on('message', (text) => lost(String(text)))
    worker.on('error', (error) => lost(String(error)))
    worker.on('exit', (code) => lost(`exit code ${code}`))
    // A process that has nothing else to do ends. Listening would hold it again, so this comes last.
    worker.unref()
    return { terminate: () => void worker.terminate() }
  }
  const worker = make ? make() : blobWorker(`${program} onmessage = ({ data }) => program(data, postMessage)`)
  worker.addEventListener('message', ({ data }) => lost(String(data)))
  worker.addEventListener('error', ({ message }) => lost(message ?? 'it could not be loaded'))
  worker.postMessage(start)
  return { terminate: () => void worker.terminate() }
}

function blobWorker(text: string): WorkerLike {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  return new Worker(address, { name: 'chainrule' }) as unknown as WorkerLike
}
