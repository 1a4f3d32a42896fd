/**
 * Ctrl-C (or a request of the system to end) once: stop after the step under way. Twice: at once.
 *
 * @returns The signal, and a function that gives Ctrl-C its usual meaning back.
 */
export function watchInterrupt(leaveAtOnce: () => void): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) leaveAtOnce()
    else controller.abort(name)
  }
  // Whoever reads the output has gone: there is nobody left to train for.
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') controller.abort('EPIPE')
    else throw error
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of signals) process.on(name, onSignal)
  process.stdout.on('error', onError)
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, onSignal)
    },
  }
}
