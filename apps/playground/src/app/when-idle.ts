import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Milliseconds after which it is done in any case. */
const LATEST = 500

/** Does what nobody waits for when there is nothing else to do. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  // Not every browser can tell.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, LATEST / 5)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: LATEST })
  return () => cancelIdleCallback(asked)
}

/** Whether there was time since a component stands, for what it can show a little later. */
export function useIdled(): ReadonlySignal<boolean> {
  const idled = useSignal(false)
  useEffect(
    () =>
      whenIdle(() => {
        idled.value = true
      }),
    [idled],
  )
  return idled
}
