import { Worker } from 'node:worker_threads'
import { control, WORKING } from './control.ts'
import type { WorkerLike } from './start-worker.ts'
import { workerProgram } from './worker-program.ts'

/**
 * A worker with the ordinary program, that ends as soon as it has claimed a unit of work: by an error that it can still
 * report, or without a word.
 */
export function dyingWorker(how: 'error' | 'silence'): WorkerLike {
  const end = how === 'error' ? `throw new Error('unreachable')` : 'process.exit(3)'
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const program = ${workerProgram}
     parentPort.once('message', (start) => {
       const tickets = new BigInt64Array(start.memory.buffer, 0, 256)
       const words = new Int32Array(start.memory.buffer, 0, 512)
       const work = (job, state) => {
         const ticket = Atomics.load(tickets, ${control.ticket / 8})
         if (Number(ticket >> 32n) !== job || (ticket & 0xffffffffn) === 0n) return 0
         if (Atomics.compareExchange(tickets, ${control.ticket / 8}, ticket, ticket - 1n) !== ticket) return 0
         Atomics.store(words, state / 4, ${WORKING})
         ${end}
       }
       WebAssembly.Instance = function () { return { exports: { work } } }
       program(start, (text) => parentPort.postMessage(text))
     })`,
    { eval: true, execArgv: [] },
  )
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    addEventListener(type, listen) {
      worker.on(type, (value: unknown) => listen(type === 'message' ? { data: value } : { message: String(value) }))
      worker.unref()
    },
  }
}
