/**
 * Lets other work run (drawing, input, signals, timers) whenever so many milliseconds have passed since the last time.
 */
export function breather(milliseconds: number): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < milliseconds) return undefined
    return nextTask().then(() => {
      last = performance.now()
    })
  }
}

interface Tasks {
  setImmediate?(task: () => void): unknown
  scheduler?: { yield?(): Promise<void> }
}

/** Promises alone would keep everything else waiting: what is needed is another turn of the event loop. */
function nextTask(): Promise<void> {
  const { setImmediate, scheduler } = globalThis as Tasks
  if (setImmediate) return new Promise((resolve) => setImmediate(resolve))
  if (scheduler?.yield) return scheduler.yield()
  return new Promise((resolve) => {
    // Timers of browsers wait for 4 ms when they are nested.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
